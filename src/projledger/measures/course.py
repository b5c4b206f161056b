"""The year by month: how what is completed grew against the time sequence."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from projledger.foundation.period import Month, Period
from projledger.foundation.settings.curves import MONTHS_OF_A_YEAR
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.grouping import By
from projledger.measures.lights import Light, light_against
from projledger.measures.progress import progress
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.rates import gap_of
from projledger.measures.schedule import Target, shown_target


class MonthOfCourse(NamedTuple):
    """One month's end. ``target`` is what is due by then, None without a plan.

    ``total`` holds all projects' figures, ``schedule_gap`` (points, as shown) and ``light`` how they stand to
    the target; None after the period, and where no figure or nil return of the year counts of any project.
    """

    month: Month
    target: Target | None
    total: ProgressRow | None = None
    schedule_gap: Decimal | None = None
    light: Light | None = None


def course(
    table: Progress,
    projects: Sequence[ProjectRecord],
    figures: Sequence[FigureRecord],
    held: Sequence[HeldRecord],
    returns: Sequence[ReturnRecord],
    unit_records: Sequence[UnitRecord] = (),
) -> tuple[MonthOfCourse, ...]:
    """January to December of the year of ``table``, whose projects and records the others are.

    The projects, their plans and the targets are those of the table throughout, so that the months can be
    compared with one another and the last one is the table's own total; what was published of an earlier
    month, before an adjustment or a correction, may differ. Amounts are shown in 亿元.
    """
    months = []
    for number in range(1, MONTHS_OF_A_YEAR + 1):
        month = Month(table.period.year, number)
        due = table.due_by(number)
        target = None if due is None else shown_target(due, table.settings.figures)
        found = MonthOfCourse(month, target)
        if month <= table.period.last:
            then = progress(
                projects,
                figures,
                held,
                returns,
                Period.of_month(month),
                table.settings,
                by=By.LEVEL,
                unit_records=unit_records,
                terms=table.terms,
            )
            if not then.silent:
                found = _against(found, then.total, table)
        months.append(found)
    return tuple(months)


def _against(month: MonthOfCourse, total: ProgressRow, table: Progress) -> MonthOfCourse:
    if month.target is None:
        return month._replace(total=total)
    settings = table.settings
    return month._replace(
        total=total,
        schedule_gap=gap_of(total.rate, month.target, settings.figures),
        light=light_against(total.rate, month.target, settings.lights.investment, settings.figures),
    )
