"""Blank workbooks of the forms, made from the forms' own definitions."""

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from projledger.forms.field import Form
from projledger.forms.plan import FORM as PLAN
from projledger.forms.report import FORM as REPORT
from projledger.forms.units import FORM as UNITS
from projledger.returns import look
from projledger.returns.columns import NUMBER, columns_of
from projledger.returns.frame import (
    FIRST_ROW,
    HEADER_ROW,
    Label,
    put_head,
    put_labels,
    put_page,
    put_stamp,
)
from projledger.returns.instructions import put_instructions
from projledger.returns.report_sheet import report_workbook
from projledger.returns.rules import Dictionaries, add_rules
from projledger.returns.seal import sealed

#: How many rows a blank form offers; in the register and the plan more can be added below.
ROWS = {"units": 40, "plan": 40, "targets": 40, "report": 20}
#: Drop-downs and limits reach this far in the register and the plan, which an office fills at length.
_RULES_TO = 2000
_SHEETS = {"units": "单位登记", "plan": "年度计划", "targets": "时序目标"}
_HINT = "红色栏目必须填写，其余栏目没有的不填；怎样填见“填写说明”。"


def blank_workbook(form: Form) -> bytes:
    """``form`` as a blank .xlsx; the same bytes every time.

    The report is protected like a pre-filled one; the registers, the plan and the table of targets, which
    the office itself keeps, are not.
    """
    if form.name == REPORT.name:
        return report_workbook(county="", unit="", month=None, rows=(), spare=ROWS[form.name])
    workbook = Workbook()
    sheet: Worksheet = workbook.active  # type: ignore[assignment]  # a new workbook has a worksheet
    sheet.title = _SHEETS.get(form.name, form.title)
    columns = columns_of(form)
    small = form.name != PLAN.name
    pages = 1 if small else 2
    # A plan is printed on two pages side by side: its title and lines stay on the first.
    across = len(columns) if small else columns.of("plan_12").number
    put_head(sheet, columns, form.title, _labels(form, across), _HINT, across=across)
    last = FIRST_ROW + ROWS.get(form.name, 40) - 1
    for column in columns:
        if column.spec is not None and column.spec.required:
            sheet.cell(HEADER_ROW, column.number).font = look.REQUIRED_FONT
        for row in range(FIRST_ROW, last + 1):
            cell = sheet.cell(row, column.number)
            cell.font, cell.border = look.BODY_FONT, look.GRID
            cell.alignment = look.CENTRE if column.title == NUMBER else look.alignment(column.kind)
            cell.number_format = look.number_format(column.kind)
    for row in range(FIRST_ROW, last + 1):
        sheet.row_dimensions[row].height = 24 if small else 30
    put_labels(sheet, last + 2, _foot(across))
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{columns[-1].letter}{last}"
    freeze = columns.of(form.subject).number + 1
    put_page(sheet, last + 2, len(columns), freeze, small=small, wide=pages)
    put_instructions(workbook, form, columns)
    add_rules(sheet, columns, Dictionaries(workbook), FIRST_ROW, _RULES_TO)
    put_stamp(workbook, {"form": form.name, "version": str(form.version), "unit": "", "period": ""})
    return sealed(workbook, {})


def _labels(form: Form, across: int) -> list[Label]:
    if form.name == UNITS.name:
        return [Label("填报日期：", 1, 2, (3, 3), right=True)]
    return [
        Label("年度：", 1, 2, (3, 3), right=True),
        Label("填报日期：", 5, 5, (6, 7), right=True),
        Label("单位：万元", across - 1, across, right=True),
    ]


def _foot(across: int) -> list[Label]:
    if across <= 12:  # noqa: PLR2004 - registers and targets are narrow
        return [
            Label("填表人：", 1, 1, (2, 2), right=True),
            Label("审核人：", 3, 3, (4, 4), right=True),
            Label("单位负责人（盖章）：", 5, 6, (7, 8), right=True),
        ]
    return [
        Label("填表人：", 1, 2, (3, 3), right=True),
        Label("审核人：", 6, 7, (8, 9), right=True),
        Label("单位负责人（盖章）：", 11, 12, (13, 14), right=True),
    ]
