"""Many figures at once: as records, and as the columns from which a year's amounts follow.

A large year has a hundred thousand figures. A table looks at the amounts of all of them and at the words of
a few: records are put together when they are looked at, the columns without them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord


class FigureColumns(NamedTuple):
    """What figures state, field by field, in one order. Money in yuan, None where nothing is stated.

    ``replaced`` says that the figure is a return's that replaced a clerk's (``replaced_flash``).
    """

    project: Sequence[int]
    month: Sequence[Month]
    completed_month: Sequence[int | None]
    completed_ytd: Sequence[int | None]
    completed_total: Sequence[int | None]
    completed_before: Sequence[int | None]
    status: Sequence[str | None]
    flash: Sequence[bool]
    verified_only: Sequence[bool]
    replaced: Sequence[bool]


#: The columns that are fields of the report.
FIELD_COLUMNS = ("completed_month", "completed_ytd", "completed_total", "completed_before", "status")


class Figures(Sequence[FigureRecord]):
    """Figures as a sequence of records; equal to any other sequence of the same records."""

    def __init__(self, records: Sequence[FigureRecord]):
        self._made: Sequence[FigureRecord] | None = records

    @property
    def _records(self) -> Sequence[FigureRecord]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> Sequence[FigureRecord]:
        raise NotImplementedError

    @classmethod
    def of(cls, figures: Iterable[FigureRecord]) -> "Figures":
        """``figures`` as such a sequence; themselves where they are one."""
        return figures if isinstance(figures, Figures) else cls(list(figures))

    @property
    def columns(self) -> FigureColumns:
        """The figures field by field, not always in their order. LookupError where a field was not read."""
        records = self._records
        return FigureColumns._make(
            (
                [record.project for record in records],
                [record.month for record in records],
                *([record.values.get(field) for record in records] for field in FIELD_COLUMNS),
                [record.flash for record in records],
                [record.verified_only for record in records],
                [record.replaced_flash is not None for record in records],
            )
        )

    def of_projects(self, projects: Collection[int]) -> "Figures":
        """Those of ``projects``, in the same order."""
        return Figures([record for record in self._records if record.project in projects])

    @overload
    def __getitem__(self, place: int) -> FigureRecord: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[FigureRecord]: ...
    def __getitem__(self, place: int | slice) -> FigureRecord | Sequence[FigureRecord]:
        return self._records[place]

    def __iter__(self) -> Iterator[FigureRecord]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # equal to lists, which have none

    def __repr__(self) -> str:
        return repr(list(self))
