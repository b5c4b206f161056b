"""A list of projects that somebody wrote: an afternoon's agenda as a sheet, a csv or lines of text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from projledger.checks.known import Known, KnownProject
from projledger.checks.match import candidates, match_project
from projledger.forms.register import FORMS
from projledger.foundation.text import normal_code, normal_name, normal_title, without_numbering
from projledger.workbook.cells import CellKind, CellValue, Sheet, Workbook

#: A header stands within the first rows.
_HEADER_WITHIN = 12
_TOTALS = frozenset({"合计", "小计", "总计", "共计"})


class Line(NamedTuple):
    """One line of the list: the sheet and row where it stands, the code and the name it states."""

    sheet: str
    row: int
    code: str | None
    name: str


class Meant(NamedTuple):
    """What a line means: a project, or nothing for certain and then the nearest names."""

    line: Line
    project: KnownProject | None
    near: tuple[str, ...] = ()


def lines_of_text(text: str) -> list[Line]:
    """Each line of ``text`` that holds something, as a name; numbering before it is left out."""
    return [
        Line("", number, None, without_numbering(line.strip()))
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip()
    ]


def lines_of_workbook(workbook: Workbook, known: Known) -> list[Line]:
    """The lines of all sheets that are not hidden.

    Under a header that names projects or codes these columns count; without one the cell of each row that
    is a known code or name, else the row's longest text.
    """
    return [line for sheet in workbook.sheets if not sheet.hidden for line in _lines(sheet, known)]


def meant(known: Known, lines: Sequence[Line]) -> list[Meant]:
    """What each line means, by its code or else its name, as for a report's row; near names are but named."""
    found = []
    for line in lines:
        match = match_project(known, line.code or line.name, line.name)
        near = match.candidates or candidates(known, line.name, None)
        names = match.succession.names if match.succession else tuple(one.project.name for one in near)
        found.append(Meant(line, match.project, () if match.project else names))
    return found


def _lines(sheet: Sheet, known: Known) -> Iterator[Line]:
    header, code, name = _header(sheet)
    for row in range(header + 1, len(sheet.rows) + 1):
        if header:
            said = Line(sheet.name, row, _text(sheet, row, code) or None, _text(sheet, row, name))
        else:
            said = Line(sheet.name, row, None, _of_row([cell for _column, cell in sheet.filled(row)], known))
        if (said.code or said.name) and normal_title(said.name) not in _TOTALS:
            yield said


def _header(sheet: Sheet) -> tuple[int, int, int]:
    """The row of the header, the columns of code and name (0 where there is none)."""
    codes, names = _titles("code"), _titles("name")
    for row in range(1, min(_HEADER_WITHIN, len(sheet.rows)) + 1):
        titles = {column: normal_title(cell.text) for column, cell in sheet.filled(row)}
        code = next((column for column, title in titles.items() if title in codes), 0)
        name = next((column for column, title in titles.items() if title in names), 0)
        if code or name:
            return row, code, name
    return 0, 0, 0


def _titles(field: str) -> frozenset[str]:
    spec = FORMS["plan"].field(field)
    return frozenset(normal_title(title) for title in (spec.title, *spec.aliases))


def _text(sheet: Sheet, row: int, column: int) -> str:
    return " ".join(sheet.cell(row, column).text.split()) if column else ""


def _of_row(cells: Sequence[CellValue], known: Known) -> str:
    texts = [" ".join(cell.text.split()) for cell in cells]
    for text in texts:
        if normal_code(text) in known.project_codes or normal_name(text) in known.project_names:
            return text
    words = [text for cell, text in zip(cells, texts, strict=True) if cell.kind is CellKind.TEXT]
    return max(words, key=len, default="")
