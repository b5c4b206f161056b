"""The order of the rows of a progress table."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from projledger.measures.progress_rows import ProgressRow


def in_order(
    rows: "Sequence[ProgressRow]", sort: str | None, *, ascending: bool
) -> "tuple[ProgressRow, ...]":
    """``rows`` by the column ``sort``, those that lack the figure last; as they are for None."""
    if sort is None:
        return tuple(rows)

    def figure(row: "ProgressRow") -> str | int | Decimal | None:
        value: str | int | Decimal | None
        if sort == "completed_month" and row.month_unknown == row.projects:
            return None
        value = row.rate.shown if sort == "completion_rate" else getattr(row, sort)
        return value

    known = [row for row in rows if figure(row) is not None]
    unknown = [row for row in rows if figure(row) is None]
    known.sort(key=figure, reverse=not ascending)  # type: ignore[arg-type]  # one column is of one type
    return (*known, *unknown)
