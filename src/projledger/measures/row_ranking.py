"""The rows of a progress table ranked by one figure, whole or among their like, with last period's ranks.

A rank is decided on the figure as shown (:mod:`projledger.measures.ranking`): what a reader sees as equal
is equal. The rank of the period before is the one that its own table gives, under the plans in force
then; places are compared within the same group and order. A unit that several units have become has no
former rank.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from projledger.foundation.money import MONEY_UNITS, half_up
from projledger.foundation.period import Month, Period
from projledger.measures.compare import row_key
from projledger.measures.grouping import By
from projledger.measures.progress_rows import YI_DECIMALS, ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.ranking import Order, Ranking, ranking, rankings_by_kind
from projledger.measures.rates import Rate


class RankBy(StrEnum):
    """The figure by which rows are ranked."""

    RATE = "rate"  # completed ÷ annual plan
    GAP = "gap"  # to the time sequence
    AMOUNT = "amount"  # completed this year
    STARTS = "starts"  # started ÷ planned starts of the year


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One row; ``rank`` is None where it has no figure, ``before`` where it had none in the period before.

    ``value`` is the figure as shown. ``moved`` is by how many places it stands better than before
    (negative: worse), whichever end is first; None where either rank is lacking. ``starts`` is the start
    rate, where rows are ranked by it.
    """

    row: ProgressRow
    rank: int | None
    value: Decimal | None
    before: int | None
    moved: int | None
    starts: Rate | None = None


@dataclass(frozen=True, slots=True)
class RankedGroup:
    """One ranking; ``name`` says which kinds of unit are compared, empty for all."""

    name: str
    rows: tuple[RankedRow, ...]


@dataclass(frozen=True, slots=True)
class RowRanking:
    """The rankings of ``table``; none where nothing is known of any project.

    ``earlier`` is the period of the former ranks, None where the year has none before or it is not known.
    """

    table: Progress
    by: RankBy
    order: Order
    groups: tuple[RankedGroup, ...]
    earlier: Period | None


def period_before(period: Period) -> Period | None:
    """The period of the same kind before ``period`` in its year; the year before for a whole year."""
    months = {"month": 1, "quarter": 3, "half": 6}.get(period.kind)
    if months is None:
        return Period(period.kind, Month(period.year - 1, 12))
    last = period.last.plus(-months)
    return Period(period.kind, last) if last.year == period.year else None


def rank_rows(
    table: Progress,
    by: RankBy,
    *,
    order: Order = Order.DESCENDING,
    kinds: Mapping[str, str] | None = None,
    earlier: Progress | None = None,
    renamed: Callable[[str], str] = str,
    starts: Mapping[str, Rate] | None = None,
    starts_before: Mapping[str, Rate] | None = None,
) -> RowRanking:
    """The rows of ``table`` ranked by ``by``, and their ranks in ``earlier``, the table of the period before.

    ``kinds`` maps units to their kinds: with it rows are ranked among their like, a project by its lead
    unit's kind. ``renamed`` gives the present name of a unit of ``earlier``.
    ``starts`` are the start rates of the rows by name, ``starts_before`` those of ``earlier``.
    Raises ValueError for the starts of single projects.
    """
    if by is RankBy.STARTS and table.by is By.PROJECT:
        raise ValueError("starts of a single project")
    if table.silent:
        return RowRanking(table, by, order, (), None)
    earlier = None if earlier is None or earlier.silent else earlier
    started = starts or {}
    former = {}
    if earlier is not None:
        former = _former(earlier, _values(earlier, by, starts_before or {}), order, kinds, renamed)
    rows = {row_key(row, table.by): row for row in table.rows}
    groups = []
    for one in _ranked(_values(table, by, started), order, _kinds_of(table, kinds)):
        lines = []
        for line in one.lines:
            before = former.get(line.name)
            moved = _moved(line.rank, before, order)
            lines.append(
                RankedRow(rows[line.name], line.rank, line.value, before, moved, started.get(line.name))
            )
        groups.append(RankedGroup(one.group, tuple(lines)))
    return RowRanking(table, by, order, tuple(groups), None if earlier is None else earlier.period)


def _moved(rank: int | None, before: int | None, order: Order) -> int | None:
    if rank is None or before is None:
        return None
    return before - rank if order is Order.DESCENDING else rank - before


def ranked_value(row: ProgressRow, by: RankBy, money_unit: str) -> Decimal | None:
    """The figure of ``row`` by which is ranked, as shown: percent, points, or money in ``money_unit``."""
    match by:
        case RankBy.RATE:
            return row.rate.shown
        case RankBy.GAP:
            return row.schedule_gap
        case _:
            if not row.projects or row.unstated:
                return None
            unit = MONEY_UNITS[money_unit]
            if money_unit == "亿元":
                return half_up(Fraction(row.completed_ytd, unit), YI_DECIMALS)
            return Decimal(row.completed_ytd) / unit


def _values(table: Progress, by: RankBy, starts: Mapping[str, Rate]) -> list[tuple[str, Decimal | None]]:
    if by is RankBy.STARTS:
        return [(row.group, starts[row.group].shown if row.group in starts else None) for row in table.rows]
    return [(row_key(row, table.by), ranked_value(row, by, table.money_unit)) for row in table.rows]


def _kinds_of(
    table: Progress, kinds: Mapping[str, str] | None, renamed: Callable[[str], str] = str
) -> Mapping[str, str] | None:
    """The kind of unit of each row; None where all are ranked together."""
    if kinds is None:
        return None
    units = {row_key(row, table.by): row.unit if table.by is By.PROJECT else row.group for row in table.rows}
    return {key: kinds.get(unit) or kinds.get(renamed(unit), "") for key, unit in units.items()}


def _ranked(
    values: Iterable[tuple[str, Decimal | None]], order: Order, kinds: Mapping[str, str] | None
) -> tuple[Ranking, ...]:
    return (ranking(values, order=order),) if kinds is None else rankings_by_kind(values, kinds, order=order)


def _former(
    earlier: Progress,
    values: Iterable[tuple[str, Decimal | None]],
    order: Order,
    kinds: Mapping[str, str] | None,
    renamed: Callable[[str], str],
) -> dict[str, int | None]:
    """The rank of each row in the period before, under its present name; none where two have become one."""
    ranks = [
        (renamed(line.name) if earlier.by is By.UNIT else line.name, line.rank)
        for one in _ranked(values, order, _kinds_of(earlier, kinds, renamed))
        for line in one.lines
    ]
    times = Counter(name for name, _rank in ranks)
    return {name: rank for name, rank in ranks if times[name] == 1}
