"""Reading the tables of a .docx: each is a sheet, with the lines above it on top.

The parts go through the same guard as those of a workbook. A document without a table is no
spreadsheet. python-docx would build the whole document anew and knows nothing of deletions.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from projledger.workbook.docx_table import TableReader, parts_of
from projledger.workbook.docx_text import local, text_of
from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.package import Package
from projledger.workbook.transport import RawSheet

#: Lines, each as the pieces that stand side by side in it.
Lines = list[list[str]]
#: Lines above a table that may say what it is; a title at the head of the document is one of them.
_FIRST, _LAST = 3, 10
_PROSE = 100  # characters; a longer line is no title and states no unit
_APART = re.compile(r"\t+|[ \u3000]{4,}")


def read_docx(data: bytes, limits: Limits) -> list[RawSheet]:
    """The tables of ``data`` as sheets. Raises :class:`Fault`, F008 where there is none."""
    package = Package(data, limits)
    document = package.xml(package.workbook_part("word/document.xml"), limits.cells)
    body = next(parts_of(document, "body"), None)
    if body is None:
        raise Fault("F005", "unreadable")
    found: list[RawSheet] = []
    filled = False  # whether any table says anything
    reader = TableReader(limits)
    behind: Lines = []
    for table, above in _tables(body, [], behind):
        if len(found) == limits.sheets:
            raise Fault("F007", "sheets", limit=limits.sheets)
        titles = _titles(above, first=not found)
        found.append(reader.sheet(f"表{len(found) + 1}", titles, table))
        filled = filled or len(found[-1].rows) > len(titles)
    if not filled:
        raise Fault("F008", "word")
    # what is signed below the last table: 填报人：…, 填报日期：…
    reader.add_lines(found[-1], [line for line in _titles(behind, first=False) if _labels(line)])
    return found


def _tables(element: Element, outer: Lines, behind: Lines) -> Iterator[tuple[Element, Lines]]:
    """Each table with the lines above it, those of an outer table too.

    ``behind`` takes the lines that follow the last.
    """
    for part in parts_of(element, "p", "tbl"):
        if local(part.tag) == "p":
            behind.append(_line(part))
            continue
        above = outer + behind
        behind.clear()
        yield part, above
        for row in parts_of(part, "tr"):
            for cell in parts_of(row, "tc"):
                yield from _tables(cell, above, [])


def _labels(line: list[str]) -> bool:
    return any("：" in piece or ":" in piece for piece in line)


def _line(paragraph: Element) -> list[str]:
    """A paragraph's pieces: tabs and long blanks stand between what is set side by side."""
    text = text_of(paragraph).strip()
    if not text or len(text) > _PROSE:
        return []
    return [piece.strip() for piece in _APART.split(text)]


def _titles(above: Lines, *, first: bool) -> Lines:
    """The lines that stand above a table; above the first also the head of the document."""
    lines = [line for line in above if line]
    if len(lines) <= _LAST:
        return lines
    head = lines[: min(_FIRST, len(lines) - _LAST)] if first else []
    return head + lines[-_LAST:]
