"""Start, finish and entry in statistics of each project at the end of a month, and the sets they make.

What counts as started or finished is set (:class:`~projledger.foundation.settings.Definitions`). A status
counts from the month that states it and is carried on within the year; where none was ever stated, a stated
date decides, and where that is missing too nothing is known.

The *planned starts* of a window are the projects whose planned start lies in it, and those planned before it
that were still to start when it began: they are owed in it as well. *Due* are those of them whose planned
date has passed; *overdue* the due ones not started; *early* the started ones that are not due, be they of
the plan or not. So due − overdue + early = started, whatever was reported (DOMAIN 1.5). Finishes likewise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from projledger.foundation.money import MONEY_UNITS
from projledger.foundation.period import Month
from projledger.foundation.settings import Counted, Definitions
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.dates import last_day

_MONTHS = 12


class Reached(NamedTuple):
    """Whether a milestone was reached by a month's end; None where nothing is known.

    ``since`` is the month of it, as stated or as first reported; None where it was before the year, or is
    not reached. ``planned`` is the partial ISO date of the plan.
    """

    planned: str | None
    reached: bool | None
    since: Month | None = None

    def overdue_months(self, through: Month) -> int:
        """How many month-ends have passed since the planned date without it; 0 where it is not overdue."""
        if self.reached is not False or self.planned is None or not passed(self.planned, through):
            return 0
        return months_between(month_of(self.planned), through) + 1


@dataclass(frozen=True, slots=True)
class Milestones:
    """A project at the end of ``through``. Amounts in yuan, None where no return of the year states them.

    ``at_work`` and ``under_way`` as defined in the settings, None where nothing is known. ``entered`` is the
    entry in statistics: where returns that speak of it state no month, the project is not entered; where no
    return of the project speaks of it for any project, nothing is known. ``needs_entry``: it has started and
    is large enough. ``funds_ytd`` came this year, ``funds_total`` since the start.
    """

    project: ProjectRecord
    through: Month
    start: Reached
    finish: Reached
    entered: Reached
    at_work: bool | None
    under_way: bool | None
    needs_entry: bool
    funds_ytd: int | None = None
    funds_total: int | None = None
    statistical_ytd: int | None = None


@dataclass(slots=True)
class _Said:
    """What the rows of a year have said of a project so far."""

    values: dict[str, Any] = field(default_factory=dict)
    before: dict[str, bool] = field(default_factory=dict)  # milestone: not reached in an earlier month
    since: dict[str, Month] = field(default_factory=dict)


#: The milestones with a plan: the fields of the planned and of the actual date.
_DATED = {"start": ("planned_start", "actual_start"), "finish": ("planned_finish", "actual_finish")}
_OF_STATISTICS = ("statistical_entry", "statistical_ytd")


#: What is asked of a row: these alone are looked at, of the many fields of a return.
_ASKED = (
    "status", "actual_start", "actual_finish", "start_basis", "statistical_entry", "statistical_ytd",
    "funds_received", "funds_received_ytd", "completed_month", "completed_ytd", "completed_total",
)  # fmt: skip


def milestones(
    projects: Iterable[ProjectRecord],
    figures: Iterable[FigureRecord],
    through: Month,
    definitions: Definitions,
) -> dict[int, Milestones]:
    """The milestones of ``projects`` at the end of ``through``, by project, from the rows of its year."""
    rows: dict[int, list[FigureRecord]] = {}
    speaking: set[int] = set()  # the submissions that state an entry in statistics of any project
    for figure in figures:
        if figure.month.year == through.year and figure.month <= through:
            rows.setdefault(figure.project, []).append(figure)
            if any(figure.values.get(name) is not None for name in _OF_STATISTICS):
                speaking.add(figure.source.submission)
    found = {}
    for project in projects:
        own = sorted(rows.get(project.id, ()), key=lambda row: row.month)
        asked = any(row.source.submission in speaking for row in own)
        found[project.id] = _of_project(project, own, through, definitions, spoken_of=asked)
    return found


def _of_project(
    project: ProjectRecord,
    rows: Sequence[FigureRecord],
    through: Month,
    definitions: Definitions,
    *,
    spoken_of: bool,
) -> Milestones:
    said = _Said()
    rules = {"start": definitions.started, "finish": definitions.finished}
    for row in rows:
        _take(said.values, row.values)
        for name, rule in rules.items():
            so = _counts(said.values, rule, _DATED[name][1], row.month)
            if so:
                said.since.setdefault(name, row.month)
            elif so is not None:
                said.since.pop(name, None)
                said.before[name] = True
    reached = {name: _reached(name, project, said, rule, through) for name, rule in rules.items()}
    entry = said.values.get("statistical_entry")
    entered = passed(str(entry), through) if entry else (False if spoken_of else None)
    large = project.total_investment is None or (
        project.total_investment >= definitions.statistics_from * MONEY_UNITS["万元"]
    )
    return Milestones(
        project=project,
        through=through,
        start=reached["start"],
        finish=reached["finish"],
        entered=Reached(None, entered, month_of(str(entry)) if entered else None),
        at_work=_counts(said.values, definitions.at_work, "actual_start", through),
        under_way=_counts(said.values, definitions.under_way, "actual_start", through)
        and not reached["finish"].reached,
        needs_entry=bool(reached["start"].reached) and large,
        funds_ytd=said.values.get("funds_received_ytd"),
        funds_total=said.values.get("funds_received"),
        statistical_ytd=said.values.get("statistical_ytd"),
    )


def _take(values: dict[str, Any], row: Mapping[str, Any]) -> None:
    """Carry on what ``row`` states; this month's funds add to the year's where the year's are not stated."""
    month, ytd = row.get("funds_received_month"), row.get("funds_received_ytd")
    if ytd is None and month is not None:
        values["funds_received_ytd"] = values.get("funds_received_ytd", 0) + month
    for name in _ASKED:
        if (value := row.get(name)) is not None:
            values[name] = value


def _counts(values: Mapping[str, Any], rule: Counted, dated: str, month: Month) -> bool | None:
    """Whether what is known at the end of ``month`` counts by ``rule``; None where nothing is known."""
    status = values.get("status")
    if status is None and values.get(dated) is None:
        return None
    so = status in rule.statuses if status is not None else passed(str(values[dated]), month)
    return so and all(_stated(values, proof, month) for proof in rule.needs)


def _stated(values: Mapping[str, Any], proof: str, month: Month) -> bool:
    if proof == "completed":
        return any(values.get(name) for name in ("completed_month", "completed_ytd", "completed_total"))
    value = values.get(proof)
    if value is None or proof == "start_basis":
        return bool(value)
    return passed(str(value), month)


def _reached(name: str, project: ProjectRecord, said: _Said, rule: Counted, through: Month) -> Reached:
    planned_field, dated = _DATED[name]
    planned: str | None = getattr(project, planned_field)
    reached = _counts(said.values, rule, dated, through)
    if not reached:
        return Reached(planned, reached)
    first = said.since.get(name, through)
    stated = said.values.get(dated)
    if stated is not None and passed(str(stated), through) and len(str(stated)) > len("2021"):
        month = month_of(str(stated))
        return Reached(planned, True, month if month.year == through.year else None)
    seen_before = said.before.get(name, False)
    this_year = planned is not None and planned >= str(through.year)
    return Reached(planned, True, first if seen_before or this_year else None)


class Window(NamedTuple):
    """The months of which starts and finishes are asked, up to the one whose end they are judged at."""

    first: Month
    through: Month
    planned_to: Month

    @classmethod
    def cumulative(cls, through: Month) -> "Window":
        """Since January; the plan is that of the whole year."""
        return cls(Month(through.year, 1), through, Month(through.year, _MONTHS))

    @classmethod
    def own_months(cls, kind: str, through: Month) -> "Window":
        """The own months of a period of ``kind`` that ends with ``through``; the plan is theirs."""
        months = {"month": 1, "quarter": 3, "half": 6}.get(kind, _MONTHS)
        first = max(through.plus(1 - months), Month(through.year, 1))
        return cls(first, through, through)


def sets_of(project: Milestones, window: Window, *, on_schedule: bool | None) -> frozenset[str]:
    """The names of the sets of ``foundation.settings.definitions.ProjectSet`` in which ``project`` is.

    ``on_schedule``: whether its investment is on or ahead of the time sequence as shown; None without a plan.
    Besides these, ``start-unknown``, ``finish-unknown`` and ``statistics-unknown``: nothing is known of it.
    """
    found = {"all"}
    for so, name in (
        (on_schedule is not None, "with-plan"),
        (on_schedule, "on-schedule"),
        (project.start.reached, "started-ever"),
        (project.at_work, "at-work"),
        (project.under_way, "under-way"),
        (project.needs_entry and project.entered.reached is not None, "statistics-due"),
        (project.needs_entry and project.entered.reached is None, "statistics-unknown"),
        (project.needs_entry and project.entered.reached, "in-statistics"),
        (project.start.reached is None, "start-unknown"),
        (project.finish.reached is None, "finish-unknown"),
    ):
        if so:
            found.add(name)
    for milestone, plural, done in (
        (project.start, "starts", "started"),
        (project.finish, "finishes", "finished"),
    ):
        found |= _sets_of_milestone(milestone, window, plural, done)
    return frozenset(found)


def _sets_of_milestone(one: Reached, window: Window, plural: str, done: str) -> set[str]:
    inside = one.since is not None and one.since >= window.first
    before = window.first.plus(-1)
    planned = one.planned is not None and passed(one.planned, window.planned_to)
    if planned and one.planned is not None and passed(one.planned, before):
        planned = one.reached is False or inside  # owed since before: only what was still to come
    due = planned and one.planned is not None and passed(one.planned, window.through)
    reached = bool(one.reached) and (planned or inside)
    return {
        name
        for so, name in (
            (planned, f"planned-{plural}"),
            (due, f"due-{plural}"),
            (reached, done),
            (reached and due, f"{done}-due"),
            (due and not reached, f"overdue-{plural}"),
            (reached and not due, f"early-{plural}"),
        )
        if so
    }


def passed(planned: str, through: Month) -> bool:
    """Whether the day, month or year of a partial ISO date has ended by the end of ``through``."""
    return last_day(planned) <= through.last_day


def month_of(planned: str) -> Month:
    """The month of a partial ISO date; December where it names only a year."""
    parts = [int(part) for part in planned.split("-")]
    return Month(parts[0], parts[1] if len(parts) > 1 else _MONTHS)


def months_between(first: Month, last: Month) -> int:
    """How many months ``last`` lies after ``first``."""
    return (last.year - first.year) * _MONTHS + last.month - first.month
