"""Which projects' figures differ by basis, by how much, and for which stated reason (口径差异原因)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.basis import FIELDS, Basis


class Difference(NamedTuple):
    """One project whose reported figure (yuan) is another than that on ``basis``.

    ``figure_month`` is the month from which the figure on ``basis`` is carried, where it is earlier than the
    period's last. ``reason`` is what the unit stated in the year's latest row that states one, of
    ``reason_month``; of a verified figure that a clerk entered, its stated source. "" where none is stated.
    """

    project: int
    name: str
    unit: str
    basis: Basis
    reported: int
    stated: int
    reason: str
    reason_month: Month | None
    figure_month: Month | None

    @property
    def difference(self) -> int:
        """By how much the reported figure is higher."""
        return self.reported - self.stated


def differences(
    projects: Sequence[ProjectRecord],
    figures: Iterable[FigureRecord],
    pairs: Mapping[Basis, Mapping[int, tuple[int, int]]],
    through: Month,
) -> tuple[Difference, ...]:
    """The projects whose two figures differ, by basis the widest difference first."""
    if not pairs:
        return ()
    rows: dict[int, list[FigureRecord]] = {}
    for figure in sorted(figures, key=lambda record: record.month):
        if figure.month.year == through.year and figure.month <= through:
            rows.setdefault(figure.project, []).append(figure)
    found = []
    for place, (basis, of_projects) in enumerate(pairs.items()):
        for project in projects:
            reported, stated = of_projects.get(project.id, (0, 0))
            if reported != stated:
                own = rows[project.id]
                reason, month = _reason(own, basis)
                latest = max(row.month for row in own if row.values.get(FIELDS[basis]) is not None)
                carried = latest if latest < through else None
                who = (project.id, project.name, project.lead_unit)
                found.append((place, Difference(*who, basis, reported, stated, reason, month, carried)))
    found.sort(key=lambda item: (item[0], -abs(item[1].difference)))
    return tuple(difference for _place, difference in found)


def _reason(rows: Sequence[FigureRecord], basis: Basis) -> tuple[str, Month | None]:
    for row in reversed(rows):
        if basis is Basis.VERIFIED and row.values.get(FIELDS[basis]) is not None:
            source = row.source_of(FIELDS[basis])
            return source.stated, row.month if source.stated else None
        if basis is Basis.STATISTICAL and row.values.get("difference_reason"):
            return str(row.values["difference_reason"]), row.month
    return "", None
