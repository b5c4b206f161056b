"""The columns of a progress table that its terms ask for, and the tables that explain them."""

from collections.abc import Iterator

from projledger.exports.columns import Column, Kind, Table, Value, yuan_in
from projledger.foundation.money import MONEY_UNITS
from projledger.measures.basis import CHINESE_BASIS
from projledger.measures.grouping import By
from projledger.measures.progress_rows import YI_DECIMALS, ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.reconciliation import Altered, Line, Reconciliation

_UNIT = "万元"
_OPENING, _COMPUTED = "年初的年度计划表", "计算"


def terms_columns(table: Progress) -> tuple[Column, ...]:
    """The columns beside those of every table: the period alone, the opening plan, the other bases."""
    return tuple(column for column in _all(table) if table.by is not By.PROJECT or not _counts(column))


def terms_values(row: ProgressRow, money_unit: str) -> dict[str, Value]:
    """The values of ``row`` in these columns, amounts exactly in ``money_unit``."""
    unit = MONEY_UNITS[money_unit]
    values: dict[str, Value] = {}
    if row.own is not None:
        values |= {"own_completed": yuan_in(row.own.amount, unit), "own_rate": row.own.rate.shown}
    if (then := row.opening) is not None:
        values |= {
            "opening_projects": then.projects,
            "opening_plan": yuan_in(then.annual_plan, unit) if then.projects else None,
            "opening_completed": yuan_in(then.completed, unit)
            if then.projects and not then.unstated
            else None,
            "opening_rate": then.rate.shown,
        }
    for one in row.beside:
        values[f"{one.basis}_projects"] = one.projects
        for name in ("reported", "stated", "difference"):
            amount: int = getattr(one, name)
            values[f"{one.basis}_{name}"] = yuan_in(amount, unit) if one.projects else None
    return values


def terms_tables(table: Progress) -> Iterator[Table]:
    """Sheets of their own: which projects differ by basis and why; what the adjustment changed."""
    if table.terms.compare:
        yield _differences(table)
    if table.reconciliation is not None:
        yield _reconciliation(table.reconciliation)
        if not table.reconciliation.nothing:
            yield _altered(table.reconciliation)


def _all(table: Progress) -> Iterator[Column]:
    def money(key: str, title: str, meaning: str, basis: str, source: str) -> Column:
        unit = table.money_unit
        places = YI_DECIMALS if unit == "亿元" else None
        title = f"{title}\n（{unit}）"
        return Column(key, title, Kind.AMOUNT, meaning, places=places, unit=unit, basis=basis, source=source)

    def count(key: str, title: str, meaning: str, basis: str, source: str) -> Column:
        return Column(key, f"{title}\n（个）", Kind.COUNT, meaning, unit="个", basis=basis, source=source)

    def rate(key: str, title: str, meaning: str, source: str) -> Column:
        return Column(key, f"{title}\n（%）", Kind.RATE, meaning, unit="%", basis=_COMPUTED, source=source)

    if table.terms.single:
        months = f"{table.own_span.numbers}月"
        of = CHINESE_BASIS[table.terms.basis].removesuffix("口径")
        meaning = f"{months}单独完成的投资：期末累计数减期初累计数；未报的按沿用的累计数。"
        yield money("own_completed", f"{months}\n完成", meaning, of, "本年累计完成投资")
        yield rate("own_rate", f"{months}\n占年度计划", f"{months}完成投资÷年度计划，四舍五入。", "本表")
    if table.terms.opening:
        yield count("opening_projects", "年初计划\n项目", "年初计划中有年度计划的项目数。", "计划", _OPENING)
        yield money("opening_plan", "年初\n计划", "1月底有效的年度计划投资之和。", "计划", _OPENING)
        meaning = "年初计划中的项目（含已调出的）1月至期末累计完成投资。"
        of = CHINESE_BASIS[table.terms.basis].removesuffix("口径")
        yield money("opening_completed", "年初项目\n累计完成", meaning, of, "本年累计完成投资")
        meaning = "年初项目累计完成÷年初计划，四舍五入；“占年度计划”为占调整后计划。"
        yield rate("opening_rate", "占年初\n计划", meaning, "本表“年初项目累计完成”“年初计划”")
    for one in table.total.beside:
        word = CHINESE_BASIS[one.basis].removesuffix("口径")
        carried = f"有{word}数的项目，当月没有的沿用本年最近一次。"
        source = f"月报表“{CHINESE_BASIS[one.basis]}本年累计”"
        yield count(f"{one.basis}_projects", f"有{word}数\n项目", carried, word, source)
        meaning = f"上述有{word}数的项目的上报累计完成投资。"
        yield money(f"{one.basis}_reported", "其上报", meaning, "上报", "月报表“本年累计完成投资”")
        yield money(f"{one.basis}_stated", f"{word}数", f"上述项目的{word}口径本年累计。", word, source)
        meaning = f"上述项目的上报数减{word}数。"
        yield money(f"{one.basis}_difference", f"上报\n减{word}", meaning, _COMPUTED, "本表")


def _counts(column: Column) -> bool:
    """Whether the column counts projects, which says nothing in a table by project."""
    return column.key == "opening_projects"


def _amount(key: str, title: str) -> Column:
    return Column(key, f"{title}\n（{_UNIT}）", Kind.AMOUNT)


def _differences(table: Progress) -> Table:
    columns = (
        Column("name", "项目", width=34),
        Column("unit", "责任单位", width=20),
        Column("basis", "对照口径", width=10),
        _amount("reported", "上报"),
        _amount("stated", "该口径"),
        _amount("difference", "上报减该口径"),
        Column("reason", "口径差异原因", width=30),
        Column("said", "说明于", width=10),
        Column("figure", "该口径数截至", width=12),
    )
    rows: list[dict[str, Value]] = [
        {
            "name": one.name,
            "unit": one.unit,
            "basis": CHINESE_BASIS[one.basis],
            **{
                name: yuan_in(getattr(one, name), MONEY_UNITS[_UNIT])
                for name in ("reported", "stated", "difference")
            },
            "reason": one.reason or "未说明",
            "said": f"{one.reason_month.month}月" if one.reason_month else "",
            "figure": f"{(one.figure_month or table.period.last).month}月",
        }
        for one in table.differences
    ]
    return Table("口径差异", columns, rows, title="上报数与其他口径不一致的项目", right=f"单位：{_UNIT}")


def _reconciliation(found: Reconciliation) -> Table:
    columns = (
        Column("item", "事项", width=24),
        Column("projects", "项目\n（个）", Kind.COUNT),
        _amount("total_investment", "总投资"),
        _amount("annual_plan", "年度计划"),
    )
    lines = (
        ("年初计划", found.opening),
        ("调出", found.out),
        ("调入", found.came),
        ("变更项目：调整前", found.changed_before),
        ("变更项目：调整后", found.changed_now),
        ("调整后计划", found.closing),
    )
    rows = [{"item": item, **_of_line(line)} for item, line in lines]
    title = "年度计划调整情况"
    return Table(
        "计划调整", columns, rows, title=title, right=f"单位：{_UNIT}", bold=frozenset({len(rows) - 1})
    )


def _of_line(line: Line) -> dict[str, Value]:
    unit = MONEY_UNITS[_UNIT]
    return {
        "projects": line.projects,
        "total_investment": yuan_in(line.total_investment, unit),
        "annual_plan": yuan_in(line.annual_plan, unit),
    }


def _altered(found: Reconciliation) -> Table:
    columns = (
        Column("kind", "调整", width=8),
        Column("name", "项目", width=34),
        Column("unit", "责任单位", width=20),
        *(_amount(key, title) for key, title in _CHANGES.items()),
    )
    kinds = (("调出", found.left), ("调入", found.joined), ("变更", found.altered))
    rows: list[dict[str, Value]] = [
        {"kind": kind, "name": one.name, "unit": one.unit, **_changes(one)}
        for kind, projects in kinds
        for one in projects
    ]
    return Table("计划调整明细", columns, rows, title="调出、调入、变更的项目", right=f"单位：{_UNIT}")


_CHANGES = {
    "total_before": "原总投资",
    "total_now": "现总投资",
    "plan_before": "原年度计划",
    "plan_now": "现年度计划",
}


def _changes(one: Altered) -> dict[str, Value]:
    return {key: yuan_in(getattr(one, key), MONEY_UNITS[_UNIT]) for key in _CHANGES}
