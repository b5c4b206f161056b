"""The list of open questions (待核对.xlsx): which project does a held row speak of?

The list goes to the clerk, who chooses an answer from a drop-down; the filled list is imported like
any other file and :func:`projledger.returns.answers.read_answers` reads it.
"""

from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from projledger.checks.known import Known, KnownProject
from projledger.checks.match import match_project
from projledger.forms.field import Kind
from projledger.ledger.records import HeldRecord
from projledger.returns import look
from projledger.returns.cell_values import put
from projledger.returns.columns import Columns, FormColumn
from projledger.returns.frame import FIRST_ROW, UNLOCKED, fit_height, protect, put_head, put_page, put_stamp
from projledger.returns.question import (
    DECISION,
    DECISIONS,
    FORM,
    KEY,
    NAME,
    PROJECT,
    SHEET,
    UNKNOWN_PROJECT,
    LikelyProject,
    Question,
)
from projledger.returns.rules import Dictionaries
from projledger.returns.seal import sealed

_COLUMNS = (
    ("序号", 5.0),
    ("来自文件", 26.0),
    ("填报单位", 16.0),
    ("报告期", 11.0),
    ("位置", 16.0),
    ("表中写的项目", 34.0),
    ("计划中相近的项目", 46.0),
    ("处理", 13.0),
    ("对应项目", 40.0),
    ("备注", 20.0),
    ("标识", 60.0),
)
_HINT = (
    "请在“处理”栏选择：同一项目（并在“对应项目”栏选定是哪一个）、新项目（计划中没有，待补列）、不收（该行不录入）。"
    "填好后保存，用 projledger import 导入本表；未选的行下次再问。"
)


def open_questions(held: Iterable[HeldRecord], known: Known) -> list[Question]:
    """A question for each held row whose project is not known, with the projects that are near."""
    found = []
    for record in held:
        if record.project is not None or not record.name:
            continue
        code = record.values.get("code") or record.raw.get("code")
        match = match_project(known, str(code) if code else None, record.name, record.unit)
        likely = [_likely(candidate.project, candidate.likeness) for candidate in match.candidates]
        if match.project is not None:
            likely.insert(0, _likely(match.project, 100))
        place = next((one.cell for one in record.findings if one.code in UNKNOWN_PROJECT and one.cell), None)
        found.append(
            Question(
                entry=record.entry,
                form=record.form,
                file_name=record.file_name,
                unit=record.unit or "",
                period=record.period or "",
                sheet=record.sheet,
                cell=str(place) if place else f"第{record.row}行",
                name=record.name,
                likely=tuple(likely),
            )
        )
    return found


def _likely(project: KnownProject, likeness: int) -> LikelyProject:
    return LikelyProject(project.id, project.key, project.name, likeness)


def questions_workbook(questions: Sequence[Question]) -> bytes:
    """The list as an .xlsx; equal questions give equal bytes."""
    workbook = Workbook()
    sheet: Worksheet = workbook.active  # type: ignore[assignment]  # a new workbook has a worksheet
    sheet.title = SHEET
    columns = question_columns()
    put_head(sheet, columns, "待核对的项目", [], _HINT, across=len(columns) - 1)
    dictionaries = Dictionaries(workbook)
    last = FIRST_ROW + max(1, len(questions)) - 1
    rule = _choice(dictionaries.place(DECISION, DECISIONS), "请从下拉列表中选择：同一项目、新项目、不收。")
    rule.promptTitle, rule.prompt = (
        "怎样处理",
        "同一项目：就是计划中的这个项目。\n新项目：计划中没有。\n不收：该行不录入。",
    )
    rule.showInputMessage = True
    rule.add(f"{columns.of(DECISION).letter}{FIRST_ROW}:{columns.of(DECISION).letter}{last}")
    sheet.add_data_validation(rule)
    for number, question in enumerate(questions, start=1):
        _put_question(sheet, columns, dictionaries, number, question)
    sheet.column_dimensions[columns.of(KEY).letter].hidden = True
    sheet.auto_filter.ref = f"A{FIRST_ROW - 1}:{columns[-2].letter}{last}"
    put_page(sheet, last, len(columns) - 1, columns.of(NAME).number + 1, small=True)
    protect(sheet)
    put_stamp(workbook, {"form": FORM, "version": "1", "unit": "", "period": ""})
    return sealed(workbook, {})


def question_columns() -> Columns:
    """The columns of the list."""
    return Columns(
        FormColumn(number, title, Kind.TEXT, width) for number, (title, width) in enumerate(_COLUMNS, start=1)
    )


def _put_question(
    sheet: Worksheet, columns: Columns, dictionaries: Dictionaries, number: int, question: Question
) -> None:
    row = FIRST_ROW + number - 1
    near = "\n".join(f"{one.label}（相似度{one.likeness}%）" for one in question.likely)
    words: tuple[int | str | None, ...] = (
        number,
        question.file_name,
        question.unit,
        question.period,
        f"“{question.sheet}”表{question.cell}" if question.sheet else question.cell,
        question.name,
        near or "没有名称相近的项目",
        None,
        question.likely[0].label if question.likely else None,
        None,
        question.key,
    )
    for column, value in zip(columns, words, strict=True):
        cell = sheet.cell(row, column.number)
        put(cell, value)
        writable = column.title in {DECISION, PROJECT, "备注"}
        cell.font, cell.border = look.BODY_FONT, look.GRID
        cell.fill = look.INPUT_FILL if writable else look.LOCKED_FILL
        cell.alignment = look.CENTRE if column.title in {"序号", "报告期", DECISION} else look.LEFT
        if writable:
            cell.protection = UNLOCKED
    if question.likely:
        labels = tuple(one.label for one in question.likely)
        rule = _choice(dictionaries.place(f"第{number}行", labels), "")
        rule.showErrorMessage = False  # another project's code may be written, too
        rule.promptTitle, rule.prompt = "是哪个项目", "从下拉列表中选择；都不是的，填写该项目的代码或编号。"
        rule.showInputMessage = True
        rule.add(f"{columns.of(PROJECT).letter}{row}")
        sheet.add_data_validation(rule)
    fit_height(sheet, row, columns)


def _choice(place: str, error: str) -> DataValidation:
    rule = DataValidation(type="list", formula1=place, allow_blank=True, showErrorMessage=bool(error))
    rule.errorTitle, rule.error = "不在可选范围内", error or None
    return rule
