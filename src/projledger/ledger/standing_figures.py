"""The figure of each project and month, put together from the rows that make it up."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from projledger.forms.field import Kind
from projledger.forms.register import FORMS
from projledger.forms.report import VERIFIED
from projledger.foundation.period import Month
from projledger.ledger.entries import EntryRow, Owner, Values, cells_of, entry_row, source_of
from projledger.ledger.figure_columns import FIELD_COLUMNS, FigureColumns, Figures
from projledger.ledger.records import FigureRecord
from projledger.ledger.standing import BASE, CONFIRMED, FLASH

#: One statement told in several ways: who gives one of them anew takes the others back.
_ONE_STATEMENT = frozenset({"completed_month", "completed_ytd", "completed_total", "stated_rate"})
_PROJECT, _RETURN = 4, 2
#: Project and period of a row.
_pair = itemgetter(_PROJECT, -2)


class StandingFigures(Figures):
    """The figures that ``rows`` make up; they are in the order of projects and periods, and end with part.

    Nearly every figure is one return's row and nothing else; its record is put together when looked at.
    """

    def __init__(
        self,
        rows: Sequence[tuple[Any, ...]],
        owners: Mapping[int, Owner],
        kinds: Mapping[str, tuple[int, Kind | None]],
    ):
        """``rows`` are as :func:`~projledger.ledger.entries.entries` begins them, then period and part."""
        self._made = None
        self._owners = owners
        self._kinds = kinds
        self._months = {
            period: Month(int(period[:4]), int(period[5:])) for period in {row[-2] for row in rows}
        }
        told = {_pair(row) for row in rows if row[-1] != BASE}
        self._alone = [row for row in rows if _pair(row) not in told] if told else rows
        self._told = [
            self._with_clerks(project, self._months[period], list(group))
            for (project, period), group in groupby(rows if told else (), key=_pair)
            if (project, period) in told
        ]

    @property
    def columns(self) -> FigureColumns:
        """The figures field by field, clerks' last. LookupError where a field was not read."""
        rows, nowhere = self._alone, [False] * len(self._alone)
        places = [self._kinds[field][0] for field in FIELD_COLUMNS]
        alone = (
            [row[_PROJECT] for row in rows],
            [self._months[row[-2]] for row in rows],
            *([row[place] for row in rows] for place in places),
            *(nowhere, nowhere, nowhere),
        )
        told = Figures(self._told).columns
        return FigureColumns._make([*mine, *others] for mine, others in zip(alone, told, strict=True))

    def of_projects(self, projects: Collection[int]) -> Figures:
        """Those of ``projects``, in the same order; no other's record is put together."""
        return super().of_projects(projects) if self._made else Figures(self._put_together(projects))

    def __len__(self) -> int:
        return len(self._alone) + len(self._told)

    def _make(self) -> Sequence[FigureRecord]:
        return self._put_together(None)

    def _put_together(self, projects: Collection[int] | None) -> list[FigureRecord]:
        """The records of ``projects``, or of all, by project and month."""
        alone = [self._record(row) for row in self._alone if projects is None or row[_PROJECT] in projects]
        told = [record for record in self._told if projects is None or record.project in projects]
        return sorted([*alone, *told], key=_project_and_month) if told else alone

    def _record(self, row: tuple[Any, ...]) -> FigureRecord:
        """The figure that is the return's ``row``."""
        owner = self._owners[row[_RETURN]]
        return FigureRecord(
            row[_PROJECT],
            self._months[row[-2]],
            owner.unit or "",
            row[0],
            Values(row, self._kinds),
            False,
            _day(owner.return_date),
            source_of(row, owner),
            cells_of(row, owner),
        )

    def _with_clerks(self, project: int, month: Month, rows: Sequence[tuple[Any, ...]]) -> FigureRecord:
        """The figure in which a clerk's row has a part."""
        parts = [(row[-1], entry_row(row, self._owners[row[_RETURN]], self._kinds)) for row in rows]
        return _laid_over(project, month, parts)


def _project_and_month(figure: FigureRecord) -> tuple[int, Month]:
    return figure.project, figure.month


def _laid_over(project: int, month: Month, parts: Sequence[tuple[str, EntryRow]]) -> FigureRecord:
    base = next((row for part, row in parts if part == BASE), None)
    verified = [row for part, row in parts if part != BASE and _verifies(row)]
    flashes = [row for part, row in parts if part == FLASH and not _verifies(row)]
    confirmed = [_given(row) for part, row in parts if part == CONFIRMED and not _verifies(row)]
    values: dict[str, Any] = dict(base.values) if base else dict.fromkeys(_FIELDS)
    cells: dict[str, str] | Mapping[str, str] = base.cells if base else {}
    lie_over = flashes or verified
    origins: dict[str, EntryRow] = dict.fromkeys(values, base) if base and lie_over else {}
    for flash in flashes:
        given = _given(flash)
        taken_back = _ONE_STATEMENT if given.keys() & _ONE_STATEMENT else frozenset()
        values = {**values, **dict.fromkeys(taken_back), **given}
        cells = {field: cell for field, cell in cells.items() if field not in taken_back | given.keys()}
        cells |= dict(flash.cells)
        origins |= dict.fromkeys((*taken_back, *given), flash)
    for row in verified:
        values |= {field: row.values[field] for field in VERIFIED}
        cells = {field: cell for field, cell in cells.items() if field not in VERIFIED}
        origins |= dict.fromkeys(VERIFIED, row)
    top = flashes[-1] if flashes else base or (verified[-1] if verified else None)
    if top is None:  # a clerk's row is confirmed only by a return's row, which is then the base
        raise LookupError(f"no row stands for project {project} in {month}")
    return FigureRecord(
        project=project,
        month=month,
        unit=top.unit or (base.unit if base else None) or "",
        entry=top.id,
        values=values,
        flash=bool(flashes),
        return_date=_day(top.return_date),
        source=top.source,
        cells=cells,
        replaced_flash=_merged(confirmed) if confirmed else None,
        base=base.source if base and flashes else None,
        sources={name: row.source for name, row in origins.items() if row.id != top.id},
        entries={name: row.id for name, row in origins.items() if row.id != top.id},
        verified_only=base is None and not flashes,
    )


@lru_cache(maxsize=1024)
def _day(text: str) -> date:
    return date.fromisoformat(text)


def _given(row: EntryRow) -> dict[str, Any]:
    return {field: value for field, value in row.values.items() if value is not None and value != ()}


def _verifies(row: EntryRow) -> bool:
    """Whether a clerk's row says what was verified on site; it then says nothing else."""
    return row.source.kind == "enter" and any(row.values.get(field) is not None for field in VERIFIED)


def _merged(given: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for values in given:
        merged.update(values)
    return merged


_FIELDS = tuple(spec.name for spec in FORMS["report"].fields)
