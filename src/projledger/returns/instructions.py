"""The sheet 填写说明: how to fill in each column, from the form's own definitions."""

from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from projledger.forms.field import Form
from projledger.returns import look
from projledger.returns.columns import ADDED, CHECK, LAST, Columns, FormColumn
from projledger.returns.frame import lines_needed, put_page_numbers

SHEET = "填写说明"
_WIDTHS = (34, 8, 64, 40)
_OWN_HELP = {
    LAST: (
        "本办掌握的本年截至上月底的累计完成投资，已填好。空着的是上月未报或待核，请直接填本年累计。"
        "新增项目自行填写。"
    ),
    ADDED: "本年累计减上月底累计，自动计算。",
    CHECK: "自动核对本行，显示“通过”后再报送；显示其他文字的，按文字改正。",
}
_GENERAL = {
    "report": (
        "每月填报一次，一个项目一行，逐项填写；浅黄色格填写，灰色格已填好或自动计算，不能改动。",
        "金额单位一律为万元，格内只填数字，不写“约”“万元”等文字；文字写在“备注”栏。",
        "“本月完成投资”和“本年累计完成投资”填一项即可。填本月数，累计数自动算出；只掌握累计数的，直接在累计格内填数（覆盖公式）。",
        "本月没有新完成投资的，“本月完成投资”填0；不填的项目按未报处理。累计数比上月减少的，必须写明更正原因。",
        "新增项目填在表内空行，项目名称与批复或备案文件一致；年度计划的调整另行报批，不在本表中改动。",
        "文字较多时可自行拉高行、拉宽列，也可筛选；不要增删列、改列名或改工作表名。",
        "填完后打印，经审核人审核、单位负责人签字盖章；电子表和盖章件同时报送。",
    ),
    "plan": (
        "一个项目一行。金额单位一律为万元，格内只填数字，文字写在“备注”栏。",
        "红色栏目必须填写。没有年度计划的项目，“年度计划投资”不填，不要填0。",
        "时间填到年月即可，如 2021-06；各月累计计划按从1月起累计填写，不分月安排的不填。",
        "涉密项目不得录入；含涉密项目的文件将被拒收。不写个人姓名和电话，只写职务或岗位。",
        "中期调整另填一份，只填有变化的项目，并写明生效日期。",
    ),
    "targets": (
        "一个单位一行，单位名称与单位登记表一致；金额单位一律为万元，格内只填数字。",
        "各期末目标从1月起累计填写，后期不小于前期；金额和百分比填一项即可，没有的期末不填。",
        "表中只列季末；按月下达目标的，可在表中加列，列名写明月份，如“截至4月底累计目标（万元）”。",
        "没有列入本表的单位，按设置中的其他曲线衡量。目标调整的，改好后重新导入，以最后一次为准。",
    ),
    "units": (
        "一个单位一行，名称与公章一致。红色栏目必须填写。",
        "简称填各单位报表中常用的其他写法，多个用“、”隔开，用于认出是哪个单位报送的。",
        "单位改名或撤并的，原单位填停用日期，新单位填启用日期和前身单位。",
    ),
}


def put_instructions(workbook: Workbook, form: Form, columns: Columns) -> None:
    """Add the sheet of instructions."""
    sheet: Worksheet = workbook.create_sheet(SHEET)
    for letter, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    across = sum(_WIDTHS)
    sheet.merge_cells("A1:D1")
    title = sheet.cell(1, 1, f"{form.title}怎样填写")
    title.font, title.alignment = look.TITLE_FONT, look.CENTRE
    sheet.row_dimensions[1].height = 38
    row = 2
    for number, sentence in enumerate(_GENERAL.get(form.name, ()), start=1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=4)
        cell = sheet.cell(row, 1, f"{number}．{sentence}")
        cell.font, cell.alignment = look.LINE_FONT, look.LEFT
        sheet.row_dimensions[row].height = 5 + 17 * lines_needed(sentence, across * 0.9)
        row += 1
    row += 1
    _line(sheet, row, ("栏目", "必填", "怎样填", "举例"), header=True)
    head = row
    for column in columns:
        if not (help_text := _help(column)):
            continue
        row += 1
        required = "是" if column.spec is not None and column.spec.required else ""
        name = f"{column.title}（{column.unit}）" if column.unit else column.title
        _line(sheet, row, (name, required, help_text, column.spec.example if column.spec else ""))
    setup = sheet.page_setup
    setup.orientation, setup.paperSize, setup.fitToWidth, setup.fitToHeight = "portrait", 9, 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{head}:{head}"
    put_page_numbers(sheet)
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True


def _help(column: FormColumn) -> str:
    if column.spec is None:
        return _OWN_HELP.get(column.title, "")
    words = column.spec.help or "需要说明的其他情况。"
    if not column.choices:
        return words
    offered = "、".join(column.choices)
    return f"{words}{'可选' if column.open_choice else '只能选'}：{offered}。"


def _line(sheet: Worksheet, row: int, words: tuple[str, ...], *, header: bool = False) -> None:
    height = 1
    for number, text in enumerate(words, start=1):
        cell = sheet.cell(row, number, text or None)
        cell.number_format = look.TEXT_FORMAT
        cell.border, cell.font = look.GRID, look.HEADER_FONT if header else look.BODY_FONT
        cell.alignment = look.CENTRE if header or number == 2 else look.LEFT  # noqa: PLR2004 - 必填
        if header:
            cell.fill = look.HEADER_FILL
        height = max(height, lines_needed(text, _WIDTHS[number - 1]))
    sheet.row_dimensions[row].height = 8 + 14.5 * height
