"""What was published for a month and is another now (更正): its figures at two states of the ledger."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, Source
from projledger.measures.latest import Stand

#: What is compared of each project: its place in the plan, its plan, its cumulative amount, its status.
Corrected = Literal["listed", "annual_plan", "completed_ytd", "status"]
Value = int | str | bool | None


@dataclass(frozen=True, slots=True)
class Correction:
    """One figure of one project ``before`` and ``after``: amounts in yuan, a status as a word.

    ``field`` is ``listed`` where the project has come into the plan of the month or left it (True, False).
    ``late`` says that the month's own figure came only after the first state, which had an earlier month's.
    ``source`` is where the present value comes from; None where a return says nothing of it.
    """

    project: int
    name: str
    unit: str
    field: Corrected
    before: Value
    after: Value
    source: Source | None
    late: bool = False


def corrections(
    then: Sequence[Stand], now: Sequence[Stand], figures: Iterable[FigureRecord]
) -> tuple[Correction, ...]:
    """The corrections between two states, in the order of the present plan, those that left it last.

    ``then`` and ``now`` are how the projects stood at the end of the same month, ``figures`` the figures that
    stand now for its year up to it.
    """
    earlier = {stand.project.id: stand for stand in then}
    latest = _latest(figures)
    found: list[Correction] = []
    for stand in now:
        before = earlier.pop(stand.project.id, None)
        found += [_listed(stand, after=True)] if before is None else _changes(before, stand, latest)
    return (*found, *(_listed(stand, after=False) for stand in earlier.values()))


def _listed(stand: Stand, *, after: bool) -> Correction:
    project = stand.project
    source = project.source if after else None
    return Correction(project.id, project.name, project.lead_unit, "listed", not after, after, source)


def _changes(before: Stand, after: Stand, latest: Mapping[int, FigureRecord]) -> Iterable[Correction]:
    project, figure = after.project, latest.get(after.project.id)
    reported = figure.source_of(figure.amount_field) if figure else None
    stated = figure.source_of("status") if figure else None
    late = before.carried_from is not None and after.carried_from is None and after.known
    values: tuple[tuple[Corrected, Value, Value, Source | None], ...] = (
        ("annual_plan", before.project.annual_plan, project.annual_plan, project.source),
        ("completed_ytd", before.completed_ytd, after.completed_ytd, reported),
        ("status", before.status, after.status, stated),
    )
    for field, was, is_now, source in values:
        if was != is_now:
            of_month = late and field != "annual_plan"
            yield Correction(
                project.id, project.name, project.lead_unit, field, was, is_now, source, of_month
            )


def _latest(figures: Iterable[FigureRecord]) -> Mapping[int, FigureRecord]:
    """The last figure of each project that states an amount."""
    found: dict[int, tuple[Month, FigureRecord]] = {}
    for figure in figures:
        if figure.amount_field and (figure.project not in found or found[figure.project][0] < figure.month):
            found[figure.project] = (figure.month, figure)
    return {project: figure for project, (_month, figure) in found.items()}
