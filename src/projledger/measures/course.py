"""The year by month: how what is completed grew against the time sequence."""

from collections.abc import Sequence
from typing import NamedTuple

from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings
from projledger.foundation.settings.curves import MONTHS_OF_A_YEAR
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.grouping import By
from projledger.measures.progress import ProgressRow, progress
from projledger.measures.targets import BY_THE_SETTINGS, Yardstick
from projledger.measures.terms import USUAL, Terms


class MonthOfCourse(NamedTuple):
    """One month's end. ``total`` holds all projects' figures; only its target counts where not ``known``.

    ``known``: the month lies within the period, and a figure or nil return of the year counts of a project.
    """

    month: Month
    total: ProgressRow
    known: bool


def course(
    projects: Sequence[ProjectRecord],
    figures: Sequence[FigureRecord],
    held: Sequence[HeldRecord],
    returns: Sequence[ReturnRecord],
    period: Period,
    settings: Settings,
    *,
    unit_records: Sequence[UnitRecord] = (),
    terms: Terms = USUAL,
    yardstick: Yardstick = BY_THE_SETTINGS,
) -> tuple[MonthOfCourse, ...]:
    """January to December of the period's year, each month by the rules of the progress table.

    The projects and their plans are those in force at the period's end throughout, so that the columns can
    be compared with one another and the last one is the table's own total; what was published of an earlier
    month, before an adjustment or a correction, may differ. Amounts are shown in 亿元.
    """
    months = []
    for number in range(1, MONTHS_OF_A_YEAR + 1):
        month = Month(period.year, number)
        past = month <= period.last
        table = progress(
            projects,
            figures if past else (),
            held if past else (),
            returns if past else (),
            Period.of_month(month),
            settings,
            by=By.LEVEL,
            unit_records=unit_records,
            terms=terms,
            yardstick=yardstick,
        )
        months.append(MonthOfCourse(month, table.total, past and not table.silent))
    return tuple(months)
