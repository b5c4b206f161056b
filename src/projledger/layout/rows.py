"""What each row below a header is: a project, a total, a category, a 其中, a note, a signature, or blank."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from projledger.foundation.findings import Cell
from projledger.layout.category import (
    TOTAL,
    UNNUMBERED,
    bare_label,
    declared_count,
    numbering,
    numeral_alone,
    plain_words,
)
from projledger.layout.grid import Grid
from projledger.layout.table import BodyRow, Carried, RowKind
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import CellKind, CellValue

_NOTE = re.compile(r"(?:注|备注|说明|填报说明|填表说明|附注|备 注)\d{0,2}\s*[:、.]|※|注\d|(?:注|说明)$")
_SIGNATURE = re.compile(
    r"(?:填\s*表|填\s*报|审\s*核|制\s*表|复\s*核|经\s*办|统\s*计|单\s*位|部\s*门|业\s*主|分\s*管|主\s*要)\s*(?:人|负\s*责\s*人|领\s*导)?\s*(?:\([^)]*\))?\s*:"
    r"|(?:填\s*报|填\s*表|报\s*送|上\s*报|制\s*表)\s*(?:日\s*期|时\s*间|单\s*位)|联\s*系\s*(?:人|电\s*话)\s*:|负\s*责\s*人\s*(?:\([^)]*\))?\s*:|\(盖章\)|\(签[字名章]\)"
)
_LONG_TEXT = 40
_CHINESE_NUMERALS = 2  # the depth of 一、 is 1, of （一） 2


class Frame(NamedTuple):
    """What the classes of rows depend on: a table's form, its edges, and what its columns hold."""

    form: str
    first: int
    last: int
    subject: int | None  # the column of the project's (unit's) name
    sequence: int | None  # the column of serial numbers
    fields: Mapping[int, str]  # column → field
    amounts: frozenset[int]  # columns of money, which no merged cell spreads over several rows


class _Row(NamedTuple):
    """One row's cells within the frame, and its leading words."""

    number: int
    filled: dict[int, CellValue]
    lead: str  # the first text
    lead_column: int
    sequence: str
    subject: str

    def others(self, frame: Frame) -> dict[int, CellValue]:
        """The cells beside the serial number, the name and the leading words."""
        named = {frame.sequence, frame.subject, self.lead_column}
        return {column: value for column, value in self.filled.items() if column not in named}


class _Seen:
    """What earlier rows say of later ones: the categories in force, and whether notes have begun."""

    def __init__(self) -> None:
        self.categories: list[tuple[int, dict[str, Carried]]] = []
        self.last = RowKind.BLANK
        self.notes_begun = False

    def enter_category(self, depth: int, carried: dict[str, Carried]) -> None:
        """A category ends those of its own depth and deeper ones."""
        self.categories = [item for item in self.categories if item[0] < depth]
        self.categories.append((depth, carried))

    def carried(self) -> dict[str, Carried]:
        """What the categories in force carry, the deeper ones first in rank."""
        values: dict[str, Carried] = {}
        for _depth, carried in self.categories:
            values.update(carried)
        return values


def body_rows(
    grid: Grid, first_row: int, last_row: int, frame: Frame, vocabulary: Vocabulary
) -> Iterator[BodyRow]:
    """The rows ``first_row`` to ``last_row``, each with its kind, values and carried values."""
    numbered = _bears_serial_numbers(grid, first_row, last_row, frame)
    seen = _Seen()
    for number in range(first_row, last_row + 1):
        row = _read(grid, number, frame)
        kind, label = _kind(grid, row, frame, vocabulary, seen, numbered=numbered)
        carried: dict[str, Carried] = {}
        declared = None
        if kind in (RowKind.TOTAL, RowKind.CATEGORY, RowKind.GROUP):
            declared = declared_count(label)
        if kind is RowKind.CATEGORY:
            word = vocabulary.carried(frame.form, bare_label(label))
            taken = {}
            if word is not None:
                taken[word.field] = Carried(
                    CellValue(CellKind.TEXT, word.value), Cell(number, row.lead_column)
                )
            seen.enter_category(numbering(label)[0], taken)
        elif kind is RowKind.PROJECT:
            carried = {**seen.carried(), **_from_merges(grid, number, first_row, row, frame)}
        elif kind in (RowKind.NOTE, RowKind.SIGNATURE):
            seen.notes_begun = True
        if kind is not RowKind.BLANK:
            seen.last = kind
        yield BodyRow(number, kind, row.filled, carried, declared, label)


def _read(grid: Grid, number: int, frame: Frame) -> _Row:
    filled = dict(grid.filled(number))
    lead, lead_column = "", frame.first
    for column, value in filled.items():
        if value.kind is CellKind.TEXT and column <= frame.last:
            lead, lead_column = plain_words(value.text), column
            break
    sequence = plain_words(filled[frame.sequence].text) if frame.sequence in filled else ""
    subject = plain_words(filled[frame.subject].text) if frame.subject in filled else ""
    return _Row(number, filled, lead, lead_column, sequence, subject)


def _bears_serial_numbers(grid: Grid, first_row: int, last_row: int, frame: Frame) -> bool:
    """Whether rows are numbered 1, 2, 3 … in the column of serial numbers."""
    if frame.sequence is None:
        return False
    return any(
        re.fullmatch(r"\(?\d+(?:[-.]\d+)*\)?[●.、]?", plain_words(grid.value(row, frame.sequence).text))
        for row in range(first_row, min(last_row, first_row + 300) + 1)
    )


def _kind(
    grid: Grid, row: _Row, frame: Frame, vocabulary: Vocabulary, seen: _Seen, *, numbered: bool
) -> tuple[RowKind, str]:
    if not row.filled or _is_spare(row, frame):
        return RowKind.BLANK, ""
    others = row.others(frame)
    figures = any(value.kind is not CellKind.TEXT for value in others.values())
    if not figures and (kind := _closing_words(row, seen)):
        return kind, row.lead
    if kind_and_label := _control_words(row, frame):
        return kind_and_label
    if label := _category_label(grid, row, others, frame, vocabulary, numbered=numbered):
        merely_indented = seen.last is RowKind.GROUP and numbering(label)[0] == UNNUMBERED
        return (RowKind.GROUP if merely_indented and declared_count(label) else RowKind.CATEGORY), label
    stray = not row.subject and not figures and len(row.filled) == 1 and frame.subject is not None
    return (RowKind.NOTE, row.lead) if stray and row.lead else (RowKind.PROJECT, "")


def _control_words(row: _Row, frame: Frame) -> tuple[RowKind, str] | None:
    """A total or a 其中 by its words."""
    words = (row.sequence, row.subject, row.lead)
    if total := next((text for text in words if TOTAL.fullmatch("".join(text.split()))), None):
        return RowKind.TOTAL, _with_count(total, row, frame)
    if group := next((text for text in words if text.startswith("其中")), None):
        return RowKind.GROUP, group
    return None


def _is_spare(row: _Row, frame: Frame) -> bool:
    """A prepared row that nobody filled in: a serial number at most, and formulas that give nothing."""
    if row.subject or (frame.subject is None and row.lead):
        return False
    return all(
        value.kind is CellKind.UNCALCULATED
        or (value.kind is CellKind.NUMBER and value.value == 0)
        or (column == frame.sequence and plain_words(value.text).isdigit())
        for column, value in row.filled.items()
    )


def _closing_words(row: _Row, seen: _Seen) -> RowKind | None:
    """A note or a signature: words only, and none of a project's cells beside them."""
    texts = [plain_words(value.text) for value in row.filled.values()]
    if _NOTE.match(row.lead) and len(row.filled) <= 2:  # noqa: PLR2004 - 注 and its text
        return RowKind.NOTE
    if row.sequence.isdigit() and row.subject:
        return None
    if any(_SIGNATURE.search(text) for text in texts):
        return RowKind.SIGNATURE
    if seen.notes_begun and len(row.filled) == 1:
        return RowKind.NOTE
    return None


def _with_count(total: str, row: _Row, frame: Frame) -> str:
    """A total's words, with the count beside them: ``合计|13个``."""
    if declared_count(total) is None:
        for column, value in row.filled.items():
            text = plain_words(value.text)
            if column not in frame.amounts and re.fullmatch(r"\(?共?\d+\s*(?:个|项)(?:项目)?\)?", text):
                return f"{total} {text}"
    return total


def _category_label(
    grid: Grid,
    row: _Row,
    others: Mapping[int, CellValue],
    frame: Frame,
    vocabulary: Vocabulary,
    *,
    numbered: bool,
) -> str:
    """The words of a category row, or empty where the row is none."""
    beside = any(
        value.kind is CellKind.TEXT and column in frame.fields and column not in frame.amounts
        for column, value in others.items()
    )
    if row.sequence and numeral_alone(row.sequence) and row.subject:
        return f"{row.sequence} {row.subject}" if numbered or not beside else ""
    own_words = frame.subject is None or row.lead_column <= frame.subject
    if re.match(r"\(?\d", row.sequence) or not row.lead or not own_words or len(row.lead) > _LONG_TEXT:
        return ""
    depth, words = numbering(row.lead)
    declared = declared_count(row.lead) is not None
    if beside and not (declared and depth <= _CHINESE_NUMERALS):
        return ""
    only_words = all(value.kind is not CellKind.TEXT for value in others.values())
    grouped = bool(words) and (depth <= _CHINESE_NUMERALS or declared or _over_names(grid, row, frame))
    known = not row.sequence and vocabulary.names_category(bare_label(row.lead))
    alone = not others and not row.sequence
    before_names = frame.subject is not None and row.lead_column < frame.subject and not row.subject
    stands_alone = alone and (numbered or (before_names and ":" not in row.lead))
    return row.lead if (only_words and (grouped or known)) or stands_alone else ""


def _over_names(grid: Grid, row: _Row, frame: Frame) -> bool:
    """Whether the words are merged over the names and at least one more column of the table."""
    merge = grid.merge(row.number, row.lead_column)
    if merge is None or frame.subject is None:
        return False
    covered = range(merge.first_column, merge.last_column + 1)
    return frame.subject in covered and any(
        column in covered for column in (frame.sequence, *frame.fields) if column != frame.subject
    )


def _from_merges(grid: Grid, number: int, first_row: int, row: _Row, frame: Frame) -> dict[str, Carried]:
    """Values of merged cells that begin in a row above and reach this one; amounts are never spread."""
    carried: dict[str, Carried] = {}
    for column, field in frame.fields.items():
        if column in row.filled or column in frame.amounts:
            continue
        merge = grid.merge(number, column)
        if merge is not None and first_row <= merge.first_row < number and merge.first_column == column:
            value = grid.value(merge.first_row, merge.first_column)
            if not value.blank:
                carried[field] = Carried(value, Cell(merge.first_row, merge.first_column))
    return carried
