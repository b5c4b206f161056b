"""The sheet of the monthly report: rows filled in beforehand, spare rows, a total, formulas and colours."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from projledger.forms.field import Kind
from projledger.forms.report import FORM
from projledger.foundation.period import Month
from projledger.returns import look
from projledger.returns.cell_values import is_formula, put, typed
from projledger.returns.columns import ADDED, CHECK, LAST, NUMBER, Columns, columns_of
from projledger.returns.frame import (
    FIRST_ROW,
    HEADER_ROW,
    LINE_HEIGHT,
    LINES_ROW,
    UNLOCKED,
    Label,
    fit_height,
    lines_needed,
    protect,
    put_head,
    put_labels,
    put_page,
    put_stamp,
)
from projledger.returns.instructions import put_instructions
from projledger.returns.rules import Dictionaries, add_rules
from projledger.returns.seal import Results, sealed
from projledger.returns.selfcheck import ASKED, EMPTY, PASSED, Typed, computed, formulas

SHEET = "月报"
TOTAL = "合计"
#: What a pre-filled row takes from the plan and the ledger: locked.
TAKEN = frozenset({"code", "project", "total_investment", "completed_before", "annual_plan", LAST})
#: What the workbook always computes: locked in every row.
COMPUTED = frozenset({CHECK, ADDED, "stated_rate"})
_HINT = (
    "浅黄色格由单位填写，灰色格已填好或自动计算。“本月完成投资”与“本年累计完成投资”填一项即可："
    "填本月数的，累计数自动算出；要填累计数的，直接覆盖该格。没有进展的，“本月完成投资”填0。"
)
_MARGIN_ROWS = 1  # blank rows between the total and the foot


def report_workbook(
    *, county: str, unit: str, month: Month | None, rows: Sequence[Mapping[str, Any]], spare: int
) -> bytes:
    """A report workbook. ``rows`` hold cell values by field (and :data:`LAST`); ``spare`` rows are free.

    ``unit`` "" and ``month`` None make the blank form, whose lines the unit fills in itself.
    """
    workbook = Workbook()
    sheet: Worksheet = workbook.active  # type: ignore[assignment]  # a new workbook has a worksheet
    sheet.title = SHEET
    columns = columns_of(FORM)
    title = f"{county}重点项目{month.year}年{month.month}月月报表" if month else FORM.title
    put_head(sheet, columns, title, _labels(unit, month, len(columns)), _HINT, across=len(columns))
    sheet.cell(LINES_ROW, columns.of("completed_month").number).number_format = look.DATE_FORMAT
    for number, row in enumerate(rows, start=1):
        _put_row(sheet, columns, FIRST_ROW + number - 1, {NUMBER: number, **row}, month=month, taken=True)
    last = FIRST_ROW + len(rows) + spare - 1
    for row_number in range(FIRST_ROW + len(rows), last + 1):
        _put_row(sheet, columns, row_number, {}, month=month, taken=False)
    _put_total(sheet, columns, last)
    put_labels(sheet, last + 2 + _MARGIN_ROWS, _foot())
    _colour(sheet, columns, last)
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{columns[-1].letter}{last}"
    put_page(
        sheet,
        last + 2 + _MARGIN_ROWS,
        len(columns),
        columns.of(CHECK).number + 1,
        small=False,
        wide=1,
    )
    protect(sheet)
    put_instructions(workbook, FORM, columns)
    latest = month.last_day if month else None
    add_rules(sheet, columns, Dictionaries(workbook), FIRST_ROW, last, latest=latest)
    put_stamp(
        workbook,
        {
            "form": FORM.name,
            "version": str(FORM.version),
            "unit": unit,
            "period": str(month) if month else "",
        },
    )
    return sealed(workbook, {SHEET: results(sheet, columns)})


def total_row(sheet: Worksheet, columns: Columns) -> int:
    """The row of the total; the rows between the header and it are the projects'."""
    name = columns.of("project").number
    for row in range(FIRST_ROW, sheet.max_row + 1):
        if sheet.cell(row, name).value == TOTAL:
            return row
    raise ValueError("not a report workbook of projledger: it has no row 合计")


def results(sheet: Worksheet, columns: Columns) -> Results:
    """The results of all formulas of a report sheet as it now stands."""
    found: dict[str, Decimal | int | str] = {}
    last = total_row(sheet, columns) - 1
    sums: dict[str, list[Decimal]] = {}
    for row in range(FIRST_ROW, last + 1):
        cells = [(column, sheet.cell(row, column.number)) for column in columns]
        given = frozenset(column.field for column, cell in cells if column.field and not is_formula(cell))
        values: dict[str, Typed] = {
            column.field or column.title: None if is_formula(cell) else typed(cell.value)
            for column, cell in cells
        }
        carries = ASKED not in str(sheet.cell(row, columns.of(CHECK).number).value)
        outcome = computed(values, given, carries=carries)
        for column, cell in cells:
            name = column.field or column.title
            if is_formula(cell):
                found[cell.coordinate] = outcome[name]
            shown = outcome[name] if is_formula(cell) else values[name]
            if isinstance(shown, Decimal) and _summed(column.kind):
                sums.setdefault(name, []).append(shown)
    totals = {name: sum(numbers, Decimal(0)) for name, numbers in sums.items()}
    for column in columns:
        cell = sheet.cell(last + 1, column.number)
        if is_formula(cell):
            name = column.field or column.title
            found[cell.coordinate] = totals.get(name, "")
            if name == "stated_rate":
                row_totals: dict[str, Typed] = {
                    key: totals.get(key) for key in ("annual_plan", "completed_ytd")
                }
                found[cell.coordinate] = computed(row_totals, frozenset(row_totals))[name]
    return found


def _labels(unit: str, month: Month | None, across: int) -> list[Label]:
    unit_label = Label(f"填报单位：{unit}", 1, 3) if unit else Label("填报单位：", 1, 2, (3, 3))
    period = (
        Label(f"报告期：{month.year}年{month.month}月", 5, 6)
        if month
        else Label("报告期：", 5, 5, (6, 7), right=True)
    )
    return [
        unit_label,
        period,
        Label("填报日期：", 8, 8, (9, 10), right=True),
        Label("单位：万元", across - 1, across, right=True),
    ]


def _foot() -> list[Label]:
    return [
        Label("填表人：", 1, 2, (3, 3), right=True),
        Label("审核人：", 8, 8, (9, 10), right=True),
        Label("单位负责人（盖章）：", 14, 15, (16, 17), right=True),
    ]


def _put_row(
    sheet: Worksheet,
    columns: Columns,
    row: int,
    values: Mapping[str, Any],
    *,
    month: Month | None,
    taken: bool,
) -> None:
    known = values.get(LAST) is not None or not taken or (month is not None and month.month == 1)
    computing = formulas(columns, row, carries=known)
    for column in columns:
        name = column.field or column.title
        cell = sheet.cell(row, column.number)
        cell.font, cell.border = look.BODY_FONT, look.GRID
        cell.alignment = look.CENTRE if name in {NUMBER, CHECK} else look.alignment(column.kind)
        cell.number_format = look.number_format(column.kind)
        locked = name in COMPUTED or name == NUMBER or (taken and name in TAKEN)
        cell.fill = look.LOCKED_FILL if locked else look.INPUT_FILL
        if not locked:
            cell.protection = UNLOCKED
        if name in computing and values.get(name) is None:
            cell.value = computing[name]
        else:
            put(cell, values.get(name))
    fit_height(sheet, row, columns)
    if not known:
        needed = 6 + LINE_HEIGHT * lines_needed(ASKED, columns.of(CHECK).width)
        sheet.row_dimensions[row].height = max(sheet.row_dimensions[row].height or 0, needed)


def _put_total(sheet: Worksheet, columns: Columns, last: int) -> None:
    row = last + 1
    for column in columns:
        cell = sheet.cell(row, column.number)
        cell.font, cell.border, cell.fill = look.TOTAL_FONT, look.GRID, look.LOCKED_FILL
        cell.alignment, cell.number_format = look.alignment(column.kind), look.number_format(column.kind)
        if _summed(column.kind):
            span = f"{column.letter}{FIRST_ROW}:{column.letter}{last}"
            cell.value = f'=IF(COUNT({span})=0,"",ROUND(SUM({span}),4))'
        elif column.field == "stated_rate":
            cell.value = formulas(columns, row, carries=False)["stated_rate"]
    name = sheet.cell(row, columns.of("project").number, TOTAL)
    name.alignment = look.CENTRE
    sheet.row_dimensions[row].height = 28


def _summed(kind: Kind) -> bool:
    return kind in {Kind.MONEY, Kind.AREA}


def _colour(sheet: Worksheet, columns: Columns, last: int) -> None:
    """The self-check's colours: passed green, not filled in yet yellow, anything else red."""
    letter = columns.of(CHECK).letter
    at, span = f"${letter}{FIRST_ROW}", f"{letter}{FIRST_ROW}:{letter}{last}"
    for condition, fill, font in (
        (f'OR({at}="{PASSED}",{at}="累计减少，已说明")', look.GOOD_FILL, look.GOOD_FONT),
        (f'{at}="{EMPTY}"', look.OPEN_FILL, None),
        (f'{at}<>""', look.BAD_FILL, look.BAD_FONT),
    ):
        shown = DifferentialStyle(fill=fill, font=font)
        rule = Rule(type="expression", dxf=shown, stopIfTrue=True, formula=[condition])
        sheet.conditional_formatting.add(span, rule)


def put_return_date(sheet: Worksheet, day: date) -> None:
    """Write the return date on its line above the table."""
    sheet.cell(LINES_ROW, 9).value = day
    sheet.cell(LINES_ROW, 9).number_format = look.DATE_FORMAT
