"""Legends: what a note says that a mark stands for: ★为省重点项目, 带▲的为挂牌项目, 省重点项目用■标注."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from projledger.foundation.findings import Cell
from projledger.layout.category import plain_words
from projledger.layout.row import Frame
from projledger.layout.serials import MARKS
from projledger.layout.table import BodyRow, Carried, Contradiction, Line, RowKind, Table
from projledger.layout.words import Word
from projledger.workbook.cells import CellKind, CellValue

_MARK = f"[{re.escape(MARKS)}]"
_QUOTES = "“”\"'‘’「」()"
#: ★为省重点项目, 带“★”号的项目是省重点, ★：省重点, ★省重点.
_MARK_FIRST = re.compile(
    rf"(?P<mark>{_MARK})[{_QUOTES}]*(?:标记|标识|标注|符号|号|者)?(?:的)?(?:项目|工程)?(?:均)?"
    rf"(?:为|是|表示|代表|指|系|属于?|即|:|-|=)*(?P<meaning>[^,，;；。、:：.\s\d★☆■□●○▲△]{{2,20}})"
)
#: 省重点项目用★标注, 省重点前加★.
_MARK_LAST = re.compile(
    rf"(?P<meaning>[^,，;；。、:：.\s\d]{{2,20}}?)(?:前|后|名称)?(?:均)?(?:用|以|标注?|标记为?|加注?|带|打)+[{_QUOTES}]*(?P<mark>{_MARK})"
)
Meaning = Mapping[str, Carried]


def legend(lines: Iterable[Line], words: Callable[[str], tuple[Word, ...]]) -> dict[str, Meaning]:
    """For each mark what a line says that it stands for, by field. Two lines that disagree say nothing."""
    found: dict[str, Meaning] = {}
    doubtful: set[str] = set()
    for line in lines:
        plain = "".join(unicodedata.normalize("NFKC", line.text).split())
        if not any(mark in plain for mark in MARKS):
            continue
        for pattern in (_MARK_FIRST, _MARK_LAST):
            for match in pattern.finditer(plain):
                meaning = {
                    word.field: Carried(CellValue(CellKind.TEXT, word.value), line.cell)
                    for word in words(match["meaning"].strip(_QUOTES))
                }
                said = found.setdefault(match["mark"], meaning) if meaning else meaning
                if {field: one.value for field, one in said.items()} != {
                    field: one.value for field, one in meaning.items()
                }:
                    doubtful.add(match["mark"])
    return {mark: meaning for mark, meaning in found.items() if mark not in doubtful}


def with_marks_read(table: Table, frame: Frame, words: Callable[[str], tuple[Word, ...]]) -> Table:
    """The table whose marked projects carry what the table's own notes say of their marks.

    A mark counts more than a category above it, a cell of the row more than both; where they differ the row
    tells of it.
    """
    meanings = legend((*table.above, *table.below), words)
    if not meanings:
        return table
    rows = tuple(
        _marked(row, frame, meanings, words) if row.kind is RowKind.PROJECT else row for row in table.rows
    )
    return replace(table, rows=rows)


def _marked(
    row: BodyRow, frame: Frame, meanings: Mapping[str, Meaning], words: Callable[[str], tuple[Word, ...]]
) -> BodyRow:
    marks = marks_of(row, frame)
    if not marks:
        return row
    own = _own_words(row, frame, words)
    carried, found = dict(row.carried), list(row.contradictions)
    for mark in dict.fromkeys(marks):
        for field, said in meanings.get(mark, {}).items():
            before = own.get(field) or carried.get(field)
            if before is not None and before.value.text != said.value.text:
                found.append(Contradiction(field, *((before, said) if field in own else (said, before))))
            carried[field] = said
    return row._replace(carried=carried, contradictions=tuple(found))


def _own_words(row: BodyRow, frame: Frame, words: Callable[[str], tuple[Word, ...]]) -> dict[str, Carried]:
    """What the row's own cells say, in the words that categories and legends use."""
    return {
        word.field: Carried(CellValue(CellKind.TEXT, word.value), Cell(row.row, column))
        for column, field in frame.fields.items()
        if column in row.values and row.values[column].kind is CellKind.TEXT
        for word in words(plain_words(row.values[column].text))
        if word.field == field
    }


def marks_of(row: BodyRow, frame: Frame) -> str:
    """The marks at the row's number, at the ends of its name, or alone in a cell beside them."""
    found = ""
    for column, value in row.values.items():
        if value.kind is CellKind.TEXT:
            text = unicodedata.normalize("NFKC", value.text).strip()
            alone = bool(text) and all(char in MARKS for char in text)
            if column in (frame.sequence, frame.subject) or alone:
                found += "".join(char for char in _ends(text) if char in MARKS)
    return found


def _ends(text: str) -> str:
    """The marks at both ends of a text, behind a number and within brackets too."""
    first = re.match(rf"[\d.、\s(]*({_MARK}*)", text)
    last = re.search(rf"({_MARK}*)[)\s]*$", text)
    return (first[1] if first else "") + (last[1] if last else "")
