"""The cells of one column, each read once: what stands in a thousand returns is parsed where it differs."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from projledger.forms.amounts import needs_unit
from projledger.forms.field import Kind, Spec
from projledger.forms.values import parse_cell, split_marks
from projledger.foundation.currency import NO_RATES, Rates, currency_in, currency_unit
from projledger.foundation.findings import Cell
from projledger.layout.table import Column
from projledger.workbook.cells import CellKind, CellValue

#: How many different cells of one kind of column are remembered, and of how many kinds.
_MOST_CELLS, _MOST_KINDS = 2_000, 500
_LONGEST = 60  # characters; longer texts hardly ever stand twice


class ReadCell(NamedTuple):
    """What a cell gives for its field: the stored value, or the code of a finding with its tokens, or both.

    ``text`` is what stands there; ``marks`` are those of a name (★, ●); ``foreign`` is what an amount
    states in foreign money, with its unit.
    """

    value: Any
    code: str
    details: Mapping[str, str]
    text: str
    blank: bool
    marks: str
    foreign: str = ""

    @property
    def plain(self) -> bool:
        """Whether there is a value, and nothing else to be said of it."""
        return self.value is not None and not (self.code or self.marks or self.foreign or self.blank)


class ColumnReader:
    """Reads the cells of one field. ``number`` is its column, 0 where the table has none.

    ``known`` are the cells that were read before, ``plain`` those that gave a value and nothing else, with
    that and their text; ``needed`` says that a blank cell is a fault.
    """

    def __init__(self, spec: Spec, column: Column | None, year: int | None, rates: Rates = NO_RATES) -> None:
        self.spec, self.name = spec, spec.name
        self.number = column.number if column else 0
        self.title = column.title if column else spec.title
        self.unit = column.money.unit if column and column.money else ""
        if not self.unit and column is not None and currency_unit(column.measure) is not None:
            self.unit = column.measure  # 总投资（万美元）
        self._how: dict[str, Any] = {
            "unit": self.unit,
            "measure": column.measure if column else "",
            "title_says_percent": bool(column and column.percent),
            "fractions": bool(column and column.fractions),
            "year": year,
        }
        self.known, self.plain = _memory(spec, *self._how.values(), *rates.items())
        self._how["rates"] = rates
        self.needed = spec.required

    def read(self, value: CellValue) -> ReadCell:
        """The cell as the field's parser reads it; N101 where a required field is left open.

        An amount without any unit gives nothing: the return as a whole is refused with L302.
        """
        found = self.known.get(value)
        if found is None:
            found = self._read(value)
            if len(found.text) <= _LONGEST:
                if len(self.known) >= _MOST_CELLS:
                    self.known.clear()
                    self.plain.clear()
                self.known[value] = found
                if found.plain:
                    self.plain[value] = found.value, found.text
        return found

    def _read(self, value: CellValue) -> ReadCell:
        spec, text, blank = self.spec, value.text, value.blank
        marks = split_marks(text)[1] if spec.kind is Kind.NAME and not blank else ""
        if spec.kind is Kind.MONEY and not self.unit and needs_unit(value):
            return ReadCell(None, "", {}, text, blank, marks)
        parsed = parse_cell(value, spec, **self._how)
        if not parsed.code and parsed.value is None and spec.required:
            return ReadCell(None, "N101", {"title": spec.title}, text, blank, marks)
        foreign = "" if parsed.value is None else self._foreign(value, text)
        return ReadCell(parsed.value, parsed.code, parsed.details, text, blank, marks, foreign)

    def _foreign(self, value: CellValue, text: str) -> str:
        if self.spec.kind is not Kind.MONEY:
            return ""
        if value.kind is CellKind.TEXT and currency_in(text):
            return text
        return f"{text}{self.unit}" if currency_unit(self.unit) is not None else ""


#: Values of cells that need nothing said of them, with their texts.
Plain = dict[CellValue, tuple[Any, str]]
_Memory = tuple[dict[CellValue, ReadCell], Plain]
_MEMORIES: dict[tuple[object, ...], tuple[Spec, _Memory]] = {}


def _memory(spec: Spec, *how: object) -> _Memory:
    """The cells read before in the same way. The spec is kept, so that its id stays its own."""
    if len(_MEMORIES) >= _MOST_KINDS:
        _MEMORIES.clear()
    return _MEMORIES.setdefault((id(spec), *how), (spec, ({}, {})))[1]


class RowCells(Mapping[str, Cell]):
    """The cell of each field of a row: in the field's column, or ``elsewhere``."""

    __slots__ = ("_numbers", "_row", "elsewhere")

    def __init__(self, row: int, numbers: Mapping[str, int]) -> None:
        self._row = row
        self._numbers = numbers
        self.elsewhere: dict[str, Cell] = {}

    def __getitem__(self, field: str) -> Cell:
        return self.elsewhere.get(field) or Cell(self._row, self._numbers[field])

    def __contains__(self, field: object) -> bool:
        return field in self._numbers or field in self.elsewhere

    def __iter__(self) -> Iterator[str]:
        yield from self._numbers
        yield from (field for field in self.elsewhere if field not in self._numbers)

    def __len__(self) -> int:
        return len(self._numbers.keys() | self.elsewhere.keys())

    def __repr__(self) -> str:
        return repr(dict(self))
