"""A progress table against other moments, against its own average, and against where the year should end.

Every figure is worked out from the rows of :class:`~projledger.measures.progress_table.Progress`, so that it
cannot differ from the table beside it. What is decided (ahead or behind, above or below the average) is
decided on the figures as shown where the setting ``figures.gap`` says so.

*Contribution*: by how many percentage points a row moves the gap of the whole, ``(completed − plan ×
target) ÷ the whole plan``. Contributions are exact and add up to the exact gap of the whole; rounded they
may differ from it in the last place. A row's own target counts where the rows' own targets make up that
of the whole, else the target of the whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple

from projledger.foundation.money import half_up, show_money
from projledger.foundation.period import Period
from projledger.foundation.settings import Figures
from projledger.foundation.settings.curves import MONTHS_OF_A_YEAR
from projledger.measures.forecast import MONTH_DECIMALS, months_ahead, year_end
from projledger.measures.grouping import By
from projledger.measures.progress_rows import YI_DECIMALS, ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.rates import NO_RATE, Rate, change_of, rate_of, show_gap, show_rate
from projledger.measures.schedule import shown_target


class Against(StrEnum):
    """The other moment: the month before, or the same month of the year before."""

    MONTH = "month"
    YEAR = "year"


class Then(NamedTuple):
    """What stood at the earlier moment, in yuan."""

    plan: int
    completed: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One row of the progress table and what is to be said beside it.

    ``earlier_completed`` (yuan) and ``earlier_rate`` are of the year before, None where the ledger does
    not know it. ``change`` is the change of the rate in percentage points since the earlier moment,
    ``growth`` (percent, as shown) that of the cumulative figure since the year before, None where nothing
    was completed then. ``above_average`` is the rate less that of the whole, in points as shown.
    ``months_ahead`` is negative behind; ``year_end`` yuan and ``year_end_rate`` its rate, at the present
    pace (:mod:`projledger.measures.forecast`). ``contribution`` is exact, in percentage points. ``shown``
    holds the printed strings.
    """

    row: ProgressRow
    earlier_completed: int | None
    earlier_rate: Rate | None
    change: Decimal | None
    growth: Decimal | None
    above_average: Decimal | None
    months_ahead: Decimal | None
    year_end: int | None
    year_end_rate: Rate
    contribution: Fraction | None
    shown: Mapping[str, str] = field(default_factory=dict)
    of_which: tuple["Compared", ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The compared rows of ``table`` and of its total.

    ``earlier`` is the period compared with; ``known`` says whether the ledger knows anything of it.
    """

    table: Progress
    against: Against
    earlier: Period
    known: bool
    rows: tuple[Compared, ...]
    total: Compared

    @property
    def above(self) -> tuple[Compared, ...]:
        """The rows above the average of the whole, as shown."""
        return tuple(row for row in self.rows if row.above_average is not None and row.above_average > 0)

    @property
    def below(self) -> tuple[Compared, ...]:
        """The rows below the average of the whole, as shown."""
        return tuple(row for row in self.rows if row.above_average is not None and row.above_average < 0)


def earlier_period(period: Period, against: Against) -> Period:
    """The period that ``period`` is compared with; the month before may lie in the year before."""
    if against is Against.YEAR:
        return Period(period.kind, period.last.plus(-MONTHS_OF_A_YEAR))
    return Period.of_month(period.last.plus(-1))


def compare(
    table: Progress,
    against: Against,
    earlier: Progress | None = None,
    *,
    renamed: Callable[[str], str] = str,
    narrowed: bool = False,
) -> Comparison:
    """``table`` compared.

    With the month before by the change that its rows already have (the same projects and plans, as in the
    table itself), with the year before by ``earlier``, that year's table under that year's plans; None
    where the ledger has no plan of it. ``renamed`` gives the present name of a unit of ``earlier``;
    ``narrowed``: the rows are not all that there are, so that the total is compared with theirs only.
    """
    known = against is Against.MONTH and table.period.last.month > 1
    before: Mapping[str, Then] | None = None
    if against is Against.YEAR and earlier is not None and not earlier.silent:
        known, before = True, _earlier(earlier, renamed)
    whole: Then | None = None
    if before is not None and earlier is not None:
        whole = Then(earlier.total.annual_plan, earlier.total.completed_ytd)
        if narrowed:  # a row of the year before that was not behind then stands here all the same
            same = [before[key] for row in table.rows if (key := row_key(row, table.by)) in before]
            whole = Then(sum(one.plan for one in same), sum(one.completed for one in same))
    own = _own_targets(table)

    within = _earlier_parts(earlier, renamed) if before is not None and earlier is not None else {}

    def compared(row: ProgressRow, then: Then | None) -> Compared:
        parts = tuple(
            _compared(part, table, against, within.get((row.group, part.group)), own_target=own)
            for part in row.of_which
        )
        return replace(_compared(row, table, against, then, own_target=own), of_which=parts)

    return Comparison(
        table=table,
        against=against,
        earlier=earlier_period(table.period, against),
        known=known,
        rows=tuple(
            compared(row, None if before is None else before.get(row_key(row, table.by)))
            for row in table.rows
        ),
        total=compared(table.total, whole),
    )


def row_key(row: ProgressRow, by: By) -> str:
    """What a row is recognised by in the table of another moment: a project's key, a group's name."""
    return row.project_key if by is By.PROJECT else row.group


def contribution(plan: int, completed: int, target: Fraction, whole: int) -> Fraction:
    """By how many percentage points a part moves the gap of the whole, exactly.

    ``plan``, ``completed`` and the plan of the ``whole`` in yuan, ``target`` in percent. Over parts that
    make up the whole, contributions to one target add up to the gap of the whole. Raises
    ZeroDivisionError without a plan.
    """
    return (100 * completed - plan * target) / whole


def _earlier(table: Progress, renamed: Callable[[str], str]) -> Mapping[str, Then]:
    """The earlier rows under their present names; units that became one are added up."""
    found: dict[str, Then] = {}
    for row in table.rows:
        key = row_key(row, table.by)
        key = renamed(key) if table.by is By.UNIT else key
        then = found.get(key, Then(0, 0))
        found[key] = Then(then.plan + row.annual_plan, then.completed + row.completed_ytd)
    return found


def _earlier_parts(table: Progress, renamed: Callable[[str], str]) -> Mapping[tuple[str, str], Then]:
    """The earlier 其中 rows, by the present name of the row that they stand within, and their own."""
    return {
        (renamed(row.group) if table.by is By.UNIT else row.group, part.group): Then(
            part.annual_plan, part.completed_ytd
        )
        for row in (*table.rows, table.total)
        for part in row.of_which
    }


def _own_targets(table: Progress) -> bool:
    """Whether the targets of the rows make up that of the whole, exactly."""
    made_up = sum((row.annual_plan * row.target.exact for row in table.rows), Fraction(0))
    return made_up == table.total.annual_plan * table.total.target.exact


def _curve(row: ProgressRow, table: Progress) -> tuple[Fraction, ...]:
    """What is due of the row at the beginning and each month's end, exactly, in percent; it never falls."""
    asked = (table.due_of(row, month) or Fraction(0) for month in range(1, MONTHS_OF_A_YEAR + 1))
    return (Fraction(0), *accumulate(asked, max))


def _compared(
    row: ProgressRow,
    table: Progress,
    against: Against,
    then: Then | None,
    *,
    own_target: bool,
) -> Compared:
    figures, total, month = table.settings.figures, table.total, table.period.last.month
    before = None if then is None else rate_of(then.completed, then.plan, figures.decimals)
    change = (row.rate_change if month > 1 else None) if against is Against.MONTH else None
    growth = None
    if then is not None and before is not None and not row.unstated:
        change = change_of(row.rate, before, figures)
        grown = rate_of(row.completed_ytd - then.completed, then.completed, figures.decimals)
        growth = grown.shown
    ahead = _months_ahead(row, table)
    ending = year_end(row.completed_ytd, month) if row.annual_plan and not row.unstated else None
    ending_rate = _year_end_rate(row, month, figures)
    moved = None
    if row.annual_plan and total.annual_plan > 0 and not row.unstated:
        target = row.target.exact if own_target else total.target.exact
        moved = contribution(row.annual_plan, row.completed_ytd, target, total.annual_plan)
    above = change_of(row.rate, total.rate, figures)
    return Compared(
        row=row,
        earlier_completed=None if then is None else then.completed,
        earlier_rate=before,
        change=change,
        growth=growth,
        above_average=above,
        months_ahead=ahead,
        year_end=ending,
        year_end_rate=ending_rate,
        contribution=moved,
        shown={
            **row.shown,
            "earlier_completed": NO_RATE if then is None else _money(then.completed, table.money_unit),
            "earlier_rate": show_rate(before.shown if before else None),
            "change": show_gap(change),
            "growth": show_gap(growth),
            "above_average": show_gap(above),
            "months_ahead": show_gap(ahead),
            "year_end": NO_RATE if ending is None else _money(ending, table.money_unit),
            "year_end_rate": show_rate(ending_rate.shown),
            "contribution": show_gap(None if moved is None else half_up(moved, figures.gap_places)),
        },
    )


def _months_ahead(row: ProgressRow, table: Progress) -> Decimal | None:
    """Months ahead as shown, along the row's own curve; None without a plan."""
    figures, month = table.settings.figures, table.period.last.month
    if row.rate.exact is None or row.rate.shown is None:
        return None
    exact = figures.gap == "exact"
    rate = row.rate.exact if exact else Fraction(row.rate.shown)
    curve = _curve(row, table)
    due = [point if exact else Fraction(shown_target(point, figures).shown) for point in curve]
    ahead = months_ahead(rate, due, month)
    return None if ahead is None else half_up(ahead, MONTH_DECIMALS)


def _year_end_rate(row: ProgressRow, month: int, figures: Figures) -> Rate:
    """The rate at the year's end at the present pace, from exact fractions."""
    if row.unstated:
        return row.rate
    return rate_of(MONTHS_OF_A_YEAR * row.completed_ytd, month * row.annual_plan, figures.decimals)


def _money(yuan: int, unit: str) -> str:
    return show_money(yuan, unit, YI_DECIMALS)
