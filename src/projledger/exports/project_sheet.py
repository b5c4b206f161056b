"""The office's list of projects (重点项目推进情况一览表) as a workbook to print on A3.

The total stands first, then each group with its subtotal above its projects; projects without an annual plan
stand last, in no sum. All amounts are exact, in 万元, with decimals only where there are any. Row heights are
computed, since WPS does not fit rows with merged or wrapped cells.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from projledger.exports.columns import Kind, Value
from projledger.exports.definitions import definitions, gap_rule, light_rule, target_words
from projledger.exports.listed_columns import (
    LEVEL,
    TARGET,
    TOGETHER,
    UNIT,
    group_values,
    listed_columns,
    no_plan_values,
    project_values,
)
from projledger.exports.painting import (
    FONT,
    GRID,
    GROUP,
    HEAD,
    LIGHTS,
    TOTAL,
    Look,
    Painter,
    cell_at,
    is_quoted,
    number_format,
    put,
    write_value,
)
from projledger.exports.paper import A3, print_on
from projledger.exports.row_heights import height_of, sheet_name
from projledger.exports.terms_text import terms_text
from projledger.exports.workbook import add_table, book_of, saved
from projledger.foundation.numerals import chinese_number
from projledger.measures.grouping import By
from projledger.measures.progress_table import Progress
from projledger.measures.project_list import NO_PLAN, ListedGroup, ProjectList

NAME = "一览表"
_SIZE = 10
_TITLE, _UNITS, _HEAD, _TITLES = 1, 2, 3, 4
_BODY = _TITLES + 1
#: What stays in sight at the left: number and name.
_FROZEN = 3
_CENTRED = {LEVEL, "dates", "status"}
_SIGNED = (
    "核对人（签字）：                    单位负责人（签字）：                    日期：      年    月    日"
)


class _Line(NamedTuple):
    """A row of the body: its values, and whether it is a total, a group's subtotal or a project's line."""

    values: Mapping[str, Value]
    kind: str = ""
    indent: int = 0


def project_sheet_xlsx(listed: ProjectList, by_unit: ProjectList | None = None, scope: str = "") -> bytes:
    """``listed`` as a workbook with a sheet that defines its columns; ``scope`` says of which projects.

    ``by_unit``, the same projects by unit, adds a sheet a unit, for the unit to check and sign.
    """
    book = book_of([])
    table = listed.progress
    taken: set[str] = {"说明"}
    title = f"{table.period.span}{table.settings.office.subject}推进情况一览表"
    shared = set() if _targets_differ(listed) else {TARGET}
    whole = {LEVEL} if table.by is By.LEVEL else set()  # each level has its own part there
    sheet = book.create_sheet(sheet_name(NAME, taken))
    _write(
        sheet,
        table,
        f"{title}（{scope}）" if scope else title,
        list(_lines(listed)),
        shared | whole,
    )
    for group in by_unit.groups if by_unit else ():
        sheet = book.create_sheet(sheet_name(group.row.group, taken))
        lines = list(_group_lines(group, 1))
        _write(sheet, table, f"{title}（{group.row.group}）", lines, shared | {UNIT}, signed=True)
    nowhere = shared if by_unit else shared | whole
    columns = [column for column in listed_columns(table) if column.key not in nowhere]
    add_table(book, definitions(columns, table))
    return saved(book)


def _targets_differ(listed: ProjectList) -> bool:
    """Whether any line has another target than the total, so that a column must say which."""
    rows = [row for group in listed.groups for row in (group.row, *(item.row for item in group.projects))]
    return any(row.target != listed.progress.total.target for row in rows)


def _lines(listed: ProjectList) -> Iterator[_Line]:
    total = listed.progress.total
    sums = group_values(total, listed.total_investment, listed.completed_before)
    yield _Line({**sums, "name": f"合计（{total.projects}个）"}, TOTAL)
    number = 1
    for place, group in enumerate(listed.groups, start=1):
        lines = list(_group_lines(group, number, f"{chinese_number(place)}、"))
        yield from lines[len(lines) - len(group.projects) :] if group.row is listed.progress.total else lines
        number += len(group.projects)
    if listed.without_plan:
        count = len(listed.without_plan)
        yield _Line({**no_plan_values(total), "name": f"另有{NO_PLAN}（{count}个，不计入合计）"}, GROUP)
        for index, item in enumerate(listed.without_plan, start=number):
            yield _Line(project_values(item, index))


def _group_lines(group: ListedGroup, number: int, before: str = "") -> Iterator[_Line]:
    """The subtotal, the overlapping sets beside it, and the projects, numbered from ``number``."""
    row = group.row
    sums = group_values(row, group.total_investment, group.completed_before)
    yield _Line({**sums, "name": f"{before}{row.group}（{row.projects}个）"}, GROUP)
    for part in row.of_which:
        values = group_values(part, None, None)
        yield _Line({**values, "name": f"其中：{part.group}（{part.projects}个）"}, GROUP, indent=1)
    for index, item in enumerate(group.projects, start=number):
        yield _Line(project_values(item, index))


def _write(
    sheet: Worksheet,
    table: Progress,
    title: str,
    lines: Sequence[_Line],
    idle: set[str],
    *,
    signed: bool = False,
) -> None:
    """The sheet without the columns ``idle``; ``signed``: with a line for signatures."""
    columns = [column for column in listed_columns(table) if column.key not in idle]
    last = len(columns)
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    put(cell_at(sheet, _TITLE, 1), title, Font(name=FONT, size=20, bold=True), "center")
    sheet.row_dimensions[_TITLE].height = 36
    put(cell_at(sheet, _UNITS, 1), _taken(table), Font(name=FONT, size=11), "left")
    put(cell_at(sheet, _UNITS, last), "单位：万元", Font(name=FONT, size=11), "right")
    sheet.row_dimensions[_UNITS].height = 20
    _head(sheet, [column.key for column in columns], [column.title for column in columns])
    painter = Painter()
    for row, line in enumerate(lines, start=_BODY):
        deepest = 0.0
        for number, column in enumerate(columns, start=1):
            cell, value = cell_at(sheet, row, number), line.values.get(column.key)
            write_value(cell, value)
            lit = value in LIGHTS
            centred = lit or column.kind is Kind.COUNT or column.key in _CENTRED
            words = isinstance(value, str)
            look = Look(
                side="center" if centred else "left" if column.kind is Kind.TEXT else "right",
                number_format=number_format(column, value),
                bold=line.kind != "",
                indent=line.indent if column.key == "name" else 0,
                wrap=words,
                fill=str(value) if lit else line.kind,
                quoted=is_quoted(value),
                size=_SIZE,
            )
            painter.paint(cell, look)
            if isinstance(value, str):
                deepest = max(deepest, height_of(value, column.width, _SIZE))
        sheet.row_dimensions[row].height = max(deepest, 20)
    end = _BODY + len(lines) - 1
    sheet.freeze_panes = f"{get_column_letter(_FROZEN)}{_BODY}"
    sheet.auto_filter.ref = f"A{_TITLES}:{get_column_letter(last)}{end}"
    wide = sum(column.width for column in columns)
    below = [_note(table), _SIGNED] if signed else [_note(table)]
    for row, text in enumerate(below, start=end + 1):
        put(cell_at(sheet, row, 1), text, Font(name=FONT, size=_SIZE), "left", wrap=True)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=last)
        sheet.row_dimensions[row].height = height_of(text, wide, _SIZE) + (14 if text is _SIGNED else 0)
    sheet.merge_cells(start_row=_TITLE, start_column=1, end_row=_TITLE, end_column=last)
    print_on(sheet, A3, head_rows=_TITLES)


def _head(sheet: Worksheet, keys: Sequence[str], titles: Sequence[str]) -> None:
    """Two rows of titles: those that belong together stand below a common one."""
    font = Font(name=FONT, size=_SIZE, bold=True)
    for number, (key, title) in enumerate(zip(keys, titles, strict=True), start=1):
        upper, lower = cell_at(sheet, _HEAD, number), cell_at(sheet, _TITLES, number)
        for cell in (upper, lower):
            cell.fill, cell.border = HEAD, GRID
        put(lower if key in TOGETHER else upper, title, font, "center", wrap=True)
    sheet.row_dimensions[_HEAD].height, sheet.row_dimensions[_TITLES].height = 20, 44
    joint = [number for number, key in enumerate(keys, start=1) if key in TOGETHER]
    put(cell_at(sheet, _HEAD, joint[0]), "本年投资完成情况", font, "center")
    for number, key in enumerate(keys, start=1):
        if key not in TOGETHER:
            sheet.merge_cells(start_row=_HEAD, start_column=number, end_row=_TITLES, end_column=number)
    sheet.merge_cells(start_row=_HEAD, start_column=joint[0], end_row=_HEAD, end_column=joint[-1])


def _taken(table: Progress) -> str:
    taken = f"，取数{table.taken_on.isoformat()}" if table.taken_on else ""
    return f"{target_words(table)}，数据截至{table.period.last.month}月底{taken}"


def _note(table: Progress) -> str:
    return (
        f"注：投资为{terms_text(table)}。占年度计划＝本年累计完成÷年度计划。"
        f"{target_words(table)}；{gap_rule(table)}{light_rule(table)}"
    )
