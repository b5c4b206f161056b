"""The report workbook's formulas, and the same computed here.

Both say the same thing in two languages: the formula for Excel, the function for the results that
stand beside the formulas in the file. A test recalculates with LibreOffice and compares.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from projledger.forms.report import FINISHED, NOT_STARTED
from projledger.returns.columns import ADDED, CHECK, LAST, Columns

PASSED, EMPTY = "通过", "未填"
#: In a row whose figure by the end of last month is not known: this month's alone would lose last month's.
ASKED = "上月未报（待核），请填本年累计"
_FINISHED = tuple(status for status in ("完工", "竣工验收", "投产") if status in FINISHED)
_NOT_STARTED = tuple(status for status in ("前期", "未开工", "未进场") if status in NOT_STARTED)
_SLACK = Decimal("0.00005")  # half of one yuan, in 万元

Typed = Decimal | str | None


def formulas(columns: Columns, row: int, *, carries: bool) -> dict[str, str]:
    """The formulas of one row by field or own title.

    ``carries``: whether this year's figure may be built on 上月底累计; without a known figure of last
    month the unit has to write the cumulative figure itself, and the check says so. No formula refers
    to a cell that refers back to it: the month is never computed from the cumulative figure in its own cell.
    """

    def at(name: str) -> str:
        return f"${columns.of(name).letter}{row}"

    month, year, last = at("completed_month"), at("completed_ytd"), at(LAST)
    plan, before = at("annual_plan"), at("completed_before")
    found = {
        ADDED: f'=IF(AND(ISNUMBER({last}),ISNUMBER({year})),ROUND({year}-{last},4),"")',
        "stated_rate": (
            f'=IF(AND(ISNUMBER({plan}),ISNUMBER({year})),IF({plan}>0,ROUND({year}/{plan}*100,2),""),"")'
        ),
        "completed_total": f'=IF(AND(ISNUMBER({before}),ISNUMBER({year})),ROUND({before}+{year},4),"")',
        CHECK: _check_formula(columns, row, carries=carries),
    }
    if carries:
        found["completed_ytd"] = f'=IF(ISNUMBER({month}),ROUND(N({last})+{month},4),"")'
    return found


def _check_formula(columns: Columns, row: int, *, carries: bool) -> str:
    def at(name: str) -> str:
        return f"${columns.of(name).letter}{row}"

    def one_of(cell: str, words: tuple[str, ...]) -> str:
        return "OR(" + ",".join(f'{cell}="{word}"' for word in words) + ")"

    month, year, last = at("completed_month"), at("completed_ytd"), at(LAST)
    whole, total, status = at("total_investment"), at("completed_total"), at("status")
    steps = (
        (f'{at("project")}=""', ""),
        (f'AND({month}="",{year}="")', EMPTY if carries else ASKED),
        (
            f'OR(AND({month}<>"",NOT(ISNUMBER({month}))),AND({year}<>"",NOT(ISNUMBER({year}))))',
            "应填数字",
        ),
        (f"NOT(ISNUMBER({year}))", "请填本年累计" if carries else ASKED),
        (f'AND({year}<N({last})-{_SLACK},{at("correction_reason")}="")', "累计小于上月"),
        (f"{year}<N({last})-{_SLACK}", "累计减少，已说明"),
        (
            f"AND(ISNUMBER({month}),ISNUMBER({last}),ABS({year}-N({last})-N({month}))>{_SLACK})",
            "本月与累计不符",
        ),
        (f"AND(ISNUMBER({whole}),ISNUMBER({total}),N({total})>N({whole})+{_SLACK})", "超过总投资"),
        (f'{status}=""', "未选项目状态"),
        (f"AND({one_of(status, _NOT_STARTED)},{year}>0)", "状态与数字不符"),
        (f'AND({status}="停工",N({month})>0)', "状态与数字不符"),
        (f'AND({status}="在建",{at("actual_start")}="")', "未填开工时间"),
        (f'AND({one_of(status, _FINISHED)},{at("actual_finish")}="")', "未填完工时间"),
    )
    formula = f'"{PASSED}"'
    for condition, words in reversed(steps):
        formula = f'IF({condition},"{words}",{formula})'
    return "=" + formula


def computed(
    row: Mapping[str, Typed], given: frozenset[str], *, carries: bool = True
) -> dict[str, Decimal | str]:
    """The results of one row's formulas, by field or own title.

    ``row`` is what is written in the row by field or own title (amounts in 万元); ``given`` names the
    formula fields that are written over or have no formula, whose value then stands in ``row``.
    ``carries`` as in :func:`formulas`.
    """
    month, last = row.get("completed_month"), row.get(LAST)
    found: dict[str, Decimal | str] = {}
    if "completed_ytd" in given:
        year = row.get("completed_ytd")
    else:
        base = last if isinstance(last, Decimal) else Decimal(0)
        year = found["completed_ytd"] = _rounded(base + month, 4) if isinstance(month, Decimal) else ""
    plan, before = row.get("annual_plan"), row.get("completed_before")
    numeric = isinstance(year, Decimal)
    found[ADDED] = _rounded(year - last, 4) if isinstance(year, Decimal) and isinstance(last, Decimal) else ""
    found["stated_rate"] = (
        _rounded(100 * year / plan, 2)
        if isinstance(year, Decimal) and isinstance(plan, Decimal) and plan > 0
        else ""
    )
    total: Typed
    if "completed_total" in given:
        total = row.get("completed_total")
    else:
        total = found["completed_total"] = (
            _rounded(before + year, 4) if numeric and isinstance(before, Decimal) else ""  # type: ignore[operator]
        )
    words = _check(row, month, year, last, total)
    found[CHECK] = ASKED if not carries and words in {EMPTY, "请填本年累计"} else words
    return found


def _check(row: Mapping[str, Typed], month: Typed, year: Typed, last: Typed, total: Typed) -> str:
    if not row.get("project"):
        return ""
    if not isinstance(year, Decimal) or _words(month):
        if not _written(month) and not _written(year):
            return EMPTY
        return "应填数字" if _words(month) or _words(year) else "请填本年累计"
    return _check_amounts(row, month, year, last, total) or _check_status(row, month, year) or PASSED


def _check_amounts(row: Mapping[str, Typed], month: Typed, year: Decimal, last: Typed, total: Typed) -> str:
    base = last if isinstance(last, Decimal) else Decimal(0)
    if year < base - _SLACK:
        return "累计减少，已说明" if row.get("correction_reason") else "累计小于上月"
    if isinstance(month, Decimal) and isinstance(last, Decimal) and abs(year - last - month) > _SLACK:
        return "本月与累计不符"
    whole = row.get("total_investment")
    if isinstance(whole, Decimal) and isinstance(total, Decimal) and total > whole + _SLACK:
        return "超过总投资"
    return ""


def _check_status(row: Mapping[str, Typed], month: Typed, year: Decimal) -> str:
    status = row.get("status")
    if not status:
        return "未选项目状态"
    if (status in _NOT_STARTED and year > 0) or (
        status == "停工" and isinstance(month, Decimal) and month > 0
    ):
        return "状态与数字不符"
    if status == "在建" and not _written(row.get("actual_start")):
        return "未填开工时间"
    if status in _FINISHED and not _written(row.get("actual_finish")):
        return "未填完工时间"
    return ""


def _words(value: Typed) -> bool:
    """Whether words stand where a number should."""
    return _written(value) and not isinstance(value, Decimal)


def _written(value: Typed) -> bool:
    return value is not None and value != ""


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP).normalize()
