"""What a check is given: the rows of one return with their places, and what the ledger knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from projledger.checks.known import Known, KnownProject
from projledger.forms.field import Form
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.money import show_money
from projledger.foundation.period import Month


class Place(NamedTuple):
    """The file and sheet that the findings of a return name."""

    file: str = ""
    sheet: str = ""


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class RowFacts:
    """One row as the checks see it.

    ``values`` are the stored values that could be read (a faulty cell is absent); ``cells`` where
    they stand; ``raw`` what stands there; ``units`` the money unit of each money field's column.
    ``project`` is the known project that the row speaks of, or None; ``double`` the earlier row of
    the same return that speaks of it too. ``faulty`` are the fields whose cells could not be read.
    """

    row: int
    values: Mapping[str, Any]
    cells: Mapping[str, Cell] = field(default_factory=dict)
    raw: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    project: KnownProject | None = None
    double: int | None = None
    faulty: frozenset[str] = frozenset()

    def money(self, name: str) -> int | None:
        """The yuan of a money field, or None where the row does not give it."""
        value = self.values.get(name)
        return value if type(value) is int else None

    def text(self, name: str) -> str:
        """The text of a field, "" where the row does not give it."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class ReturnFacts:
    """One return as the checks see it.

    ``period`` is the reported month, None for plans and registers; ``nil`` says that the return
    declares "nothing to report"; ``due_within_month`` that the calendar asks for returns before
    the month is over. The cells are where return date, period and unit were read, if in the sheet.
    """

    form: Form
    known: Known
    rows: tuple[RowFacts, ...]
    unit: str | None = None
    period: Month | None = None
    return_date: date | None = None
    nil: bool = False
    due_within_month: bool = False
    place: Place = NOWHERE
    date_cell: Cell | None = None
    period_cell: Cell | None = None
    unit_cell: Cell | None = None

    def finding(self, code: str, at: RowFacts | None = None, field: str = "", **tokens: str) -> Finding:
        """A finding at ``field`` of the row ``at``; ``found`` among the tokens, else what stands in the cell.

        A field without a column of its own is placed at the row's name.
        """
        found = tokens.pop("found", None)
        cell: Cell | None = None
        if at is not None:
            anchor = field if field in at.cells else self.anchor
            cell = at.cells.get(anchor) or Cell(at.row, 0)
            found = at.raw.get(field, "") if found is None else found
        return Finding(code, self.place.file, self.place.sheet, cell, field, found or "", tokens)

    @property
    def anchor(self) -> str:
        """The field that names a row of this form."""
        return self.form.subject

    def title(self, field: str) -> str:
        """The field's title as the unit knows it."""
        return self.form.field(field).title


def yuan(amount: int) -> str:
    """``1,200 万元``: an amount as findings show it."""
    return f"{show_money(amount, '万元')} 万元"
