"""How cells travel from the worker to whoever asked: as JSON, never as pickled objects.

A row is a list; a cell is ``null`` or "" where it is blank, a string, a number, true or false, or
``[mark, value]`` with one of the marks below. Numbers arrive as ``Decimal(repr(float))``.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

from projledger.workbook.cells import (
    BLANK,
    RETURN_LIST,
    STAMP_SHEET,
    CellKind,
    CellValue,
    Merge,
    Sheet,
    Workbook,
)
from projledger.workbook.cleaning import SUSPECT, cleaned
from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits

ERROR, UNCALCULATED, PERCENT, SHOWN = "e", "f", "p", "u"
DAY, MOMENT, CLOCK = "d", "m", "c"

_BLANKS = (None, "")

#: How many characters are looked through at once.
_AT_ONCE = 1_000_000

#: A cell as it travels.
Raw = str | float | bool | list[Any] | None


@dataclass(slots=True)
class RawSheet:
    """A sheet as a reader found it; ``rows`` hold :data:`Raw` cells."""

    name: str
    rows: list[list[Raw]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    cleaned: list[tuple[int, int]] = field(default_factory=list)
    stray: list[tuple[int, int]] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)


def neutral_sheet(name: str) -> bool:
    """Whether a hidden sheet of this name is one of our own that holds nothing to read."""
    return name.startswith("_") and name != STAMP_SHEET


class Texts:
    """Cleans the texts of one workbook and bounds how many characters they come to."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.characters

    def __call__(self, text: str) -> tuple[str | None, bool]:
        """``text`` as it may be kept (None where nothing is left), and whether something was lost."""
        plain, lost = cleaned(text, self._limits.text)
        self.count(len(plain))
        return plain or None, lost

    def count(self, characters: int) -> None:
        """So many more characters. Raises :class:`Fault` (F007) where they are too many."""
        self._left -= characters
        if self._left < 0:
            raise Fault("F007", "characters", limit=self._limits.characters)

    def plain(self, texts: list[str]) -> bool:
        """Whether none of ``texts`` needs any work, as in nearly every workbook; then they are counted."""
        count = sum(map(len, texts))
        if count > min(self._left, _AT_ONCE) or max(map(len, texts), default=0) > self._limits.text:
            return False
        if SUSPECT.search("\n".join(texts)):
            return False
        self._left -= count
        return True


def trimmed(rows: list[list[Raw]]) -> list[list[Raw]]:
    """``rows`` without the blank cells at their ends and without the blank rows at the end."""
    for row in rows:
        while row and row[-1] in _BLANKS:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


class RawWorkbook(NamedTuple):
    """A workbook as a reader found it, in the format ``form``."""

    form: str
    sheets: list[RawSheet]


def packed(raw: RawWorkbook) -> bytes:
    """The worker's answer for a workbook."""
    body = {"format": raw.form, "sheets": [_listed(sheet) for sheet in raw.sheets]}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _listed(sheet: RawSheet) -> list[Any]:
    return [
        sheet.name,
        sheet.rows,
        _inside(sheet),
        sheet.hidden,
        sheet.hidden_rows,
        sheet.hidden_columns,
        sheet.cleaned,
        sheet.stray,
        sheet.pieces,
    ]


def _inside(sheet: RawSheet) -> list[tuple[int, int, int, int]]:
    """The merges cut to the used area: a merge of whole columns says nothing about a million rows."""
    last_row, last_column = len(sheet.rows), max(map(len, sheet.rows), default=0)
    last_column = max(last_column, *(merge[1] for merge in sheet.merges), 1) if sheet.merges else 0
    cut = []
    for first_row, first_column, row, column in sheet.merges:
        if first_row <= last_row and first_column <= last_column:
            cut.append((first_row, first_column, min(row, last_row), min(column, max(last_column, 64))))
    return cut


def packed_fault(fault: Fault) -> bytes:
    """The worker's answer for a file that it refuses."""
    body = {"fault": [fault.code, fault.phrase, fault.values]}
    return json.dumps(body, ensure_ascii=True).encode()


def unpacked(answer: bytes) -> Workbook:
    """The workbook in a worker's ``answer``. Raises :class:`Fault` where the answer is a refusal."""
    try:
        body = json.loads(answer, parse_float=Decimal)
        if "fault" in body:
            code, phrase, values = body["fault"]
            raise Fault(code, phrase, **values)
        return _workbook(body["format"], body["sheets"])
    except (ValueError, TypeError, KeyError, IndexError, ArithmeticError) as error:
        raise Fault("F005", "unreadable") from error


def workbook_of(raw: RawWorkbook) -> Workbook:
    """The workbook that :func:`unpacked` would give of ``raw``, without the way between."""
    return _workbook(raw.form, [_listed(sheet) for sheet in raw.sheets])


def _workbook(form: str, listed: Iterable[list[Any]]) -> Workbook:
    sheets: list[Sheet] = []
    stamp: dict[str, str] = {}
    known: dict[str, CellValue] = {"": BLANK}
    seen, new = known.get, tuple.__new__  # twice as fast as to name the parts of each of a million cells

    def text(raw: str) -> CellValue:
        """Equal texts are one cell: they take the room of one, and are compared by being the same."""
        found = known[raw] = CellValue(_TEXT, raw)
        return found

    for name, rows, merges, hidden, hidden_rows, hidden_columns, lost, stray, pieces in listed:
        cells = tuple(
            [
                tuple(
                    [
                        BLANK
                        if raw is None
                        else seen(raw) or text(raw)
                        if type(raw) is str
                        else new(CellValue, (_NUMBER, Decimal(repr(raw)), False, ""))
                        if type(raw) is float
                        else _cell(raw)
                        for raw in row
                    ]
                )
                for row in rows
            ]
        )
        if name == STAMP_SHEET and hidden:
            stamp = {row[0].text: row[1].text for row in cells if len(row) > 1 and not row[0].blank}
            continue
        if name == RETURN_LIST and cells and cells[0] and cells[0][0].text == RETURN_LIST:
            continue
        sheets.append(
            Sheet(
                name=name,
                rows=cells,
                merges=tuple([Merge(*merge) for merge in merges]),
                hidden=hidden,
                hidden_rows=frozenset(hidden_rows),
                hidden_columns=frozenset(hidden_columns),
                cleaned=frozenset([(row, column) for row, column in lost]),
                stray=tuple([address(row, column) for row, column in stray]),
                pieces=tuple(pieces),
            )
        )
    return Workbook(form, tuple(sheets), stamp)


def address(row: int, column: int) -> str:
    """``F8`` for row 8, column 6."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row}"


_TEXT, _NUMBER = CellKind.TEXT, CellKind.NUMBER
_TRUE, _FALSE = CellValue(CellKind.BOOLEAN, True), CellValue(CellKind.BOOLEAN, False)

_MARKED: dict[str, Callable[[Any], CellValue]] = {
    ERROR: lambda value: CellValue(CellKind.ERROR, value),
    UNCALCULATED: lambda value: CellValue(CellKind.UNCALCULATED, value),
    PERCENT: lambda value: CellValue(CellKind.NUMBER, _number(value), True),
    SHOWN: lambda value: CellValue(CellKind.NUMBER, _number(value[0]), shown=value[1]),
    DAY: lambda value: CellValue(CellKind.DATE, date.fromisoformat(value)),
    MOMENT: lambda value: CellValue(CellKind.DATE, datetime.fromisoformat(value)),
    CLOCK: lambda value: CellValue(CellKind.DATE, time.fromisoformat(value)),
}


def _cell(raw: Any) -> CellValue:
    """A cell that is neither blank nor text."""
    kind = type(raw)
    if kind is list:
        return _MARKED[raw[0]](raw[1])
    if kind is bool:
        return _TRUE if raw else _FALSE
    return CellValue(_NUMBER, _number(raw))


def _number(raw: Any) -> Decimal:
    """A number that has travelled is a ``Decimal`` already, one that has not a float."""
    if type(raw) is Decimal:
        return raw
    return Decimal(repr(raw)) if type(raw) is float else Decimal(raw)
