"""One project's months: what came, what counts, and where it came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pandas as pd

from projledger.foundation.money import show_money
from projledger.foundation.period import Month
from projledger.foundation.settings import Settings
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.frames import monthly
from projledger.measures.lights import Light, light_against, show_light
from projledger.measures.rates import NO_RATE, Rate, gap_of, rate_of, show_gap, show_rate
from projledger.measures.remarks import months_early
from projledger.measures.schedule import shown_target
from projledger.measures.targets import BY_THE_SETTINGS, Yardstick


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One month. Amounts in yuan; gap in percentage points as shown.

    ``reported``: a figure or a nil return came (``figure`` is then the row that stands, None for a nil
    return); otherwise ``completed_ytd`` and ``status`` are carried forward within the year and
    ``completed_month`` is None, as it is where the month before is not known. ``gap``: months not
    reported may be missing from the figure. ``held``: a row of the month waits for its correction. ``flash``:
    the figure that counts is a clerk's entry not yet confirmed. ``shown`` holds the printed strings,
    amounts in 万元.
    """

    month: Month
    completed_month: int | None
    completed_ytd: int
    rate: Rate
    schedule_gap: Decimal | None
    light: Light | None
    status: str | None
    reported: bool
    nil: bool
    held: bool
    flash: bool
    gap: bool
    figure: FigureRecord | None
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectHistory:
    """A project's months of one year, from the first of which anything is known.

    ``months_early``: finished that many months before the planned date (0: earlier within the month);
    None where it is not finished early.
    """

    project: ProjectRecord
    rows: tuple[HistoryRow, ...]
    months_early: int | None


def project_history(
    project: ProjectRecord,
    figures: Iterable[FigureRecord],
    held: Iterable[HeldRecord],
    returns: Iterable[ReturnRecord],
    through: Month,
    settings: Settings,
    unit_records: Sequence[UnitRecord] = (),
    *,
    projects: Sequence[ProjectRecord] = (),
    yardstick: Yardstick = BY_THE_SETTINGS,
) -> ProjectHistory:
    """The months of ``project`` from January of ``through``'s year to ``through``.

    ``figures``, ``held`` and ``returns`` may be those of all projects; ``unit_records`` is the register, for
    nil returns of units that were renamed. ``projects`` are all of the plan: what a target table sets for a
    unit is parted among them.
    """
    own = [figure for figure in figures if figure.project == project.id]
    by_month = {figure.month: figure for figure in own}
    waiting = {row.period for row in held if row.project == project.id}
    none_in = settings.returns.none_in
    table = monthly([project], own, returns, through, none_in=none_in, units=unit_records)
    plan = project.annual_plan or 0
    rows: list[HistoryRow] = []
    for record in table.to_dict("records"):
        month = Month(through.year, int(record["month"]))
        done = int(record["completed_ytd"])
        added = None if pd.isna(record["completed_month"]) else int(record["completed_month"])
        rate = rate_of(done, plan, settings.figures.decimals)
        asked = yardstick.at(projects or [project], month, settings).of_project(project.id)
        due = shown_target(asked, settings.figures)
        gap = gap_of(rate, due, settings.figures)
        light = light_against(rate, due, settings.lights.investment, settings.figures)
        figure, reported = by_month.get(month), bool(record["reported"])
        row = HistoryRow(
            month=month,
            completed_month=added,
            completed_ytd=done,
            rate=rate,
            schedule_gap=gap,
            light=light,
            status=None if pd.isna(record["status"]) else str(record["status"]),
            reported=reported,
            nil=reported and figure is None,
            held=str(month) in waiting,
            flash=bool(record["flash"]),
            gap=bool(record["gap"]),
            figure=figure,
            shown={
                "completed_month": NO_RATE if added is None else show_money(added, "万元"),
                "completed_ytd": show_money(done, "万元"),
                "completion_rate": show_rate(rate.shown),
                "schedule_gap": show_gap(gap),
                "light": show_light(light),
            },
        )
        if rows or row.reported or row.held:
            rows.append(row)
    status = rows[-1].status if rows else None
    return ProjectHistory(project, tuple(rows), months_early(project, status, own, through))
