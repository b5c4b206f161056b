"""Questions that set a progress table beside another moment: asked twice, compared once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from projledger.api.answers import ProgressAnswer
from projledger.api.asked_terms import AskedTerms
from projledger.api.questions import register
from projledger.api.rates import only_known
from projledger.foundation.errors import UnknownName, UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Month, Period

if TYPE_CHECKING:
    from projledger.api.answering import Answering
    from projledger.measures.compare import Comparison
    from projledger.measures.progress_table import Progress
    from projledger.measures.rates import Rate
    from projledger.measures.row_ranking import RowRanking

#: What narrows or orders the rows of a table only, and must not narrow the table it is compared with.
_OF_ROWS = ("behind", "sort")


@dataclass(frozen=True, slots=True)
class ComparisonAnswer:
    """A comparison and the progress answer that it rests on."""

    comparison: "Comparison"
    answer: ProgressAnswer


def compared(
    ledger: "Answering", asked: Period, against: str, selection: Mapping[str, Any]
) -> ComparisonAnswer:
    """The progress of ``asked`` under ``selection`` (as :meth:`Ledger.progress` takes it), compared."""
    from projledger.measures.compare import Against, compare, earlier_period

    answer = ledger.progress(asked, **selection)
    moment = Against(against)
    before = (
        _table_of(ledger, earlier_period(asked, moment), selection, answer)
        if moment is Against.YEAR
        else None
    )
    renamed = _Renamed(ledger, asked, selection, answer.progress.terms.units_at)
    narrowed = bool(selection.get("behind"))
    found = compare(answer.progress, moment, before, renamed=renamed, narrowed=narrowed)
    return ComparisonAnswer(found, answer)


@dataclass(frozen=True, slots=True)
class RankingAnswer:
    """A ranking and the progress answer that it rests on."""

    ranking: "RowRanking"
    answer: ProgressAnswer


def ranked(
    ledger: "Answering",
    asked: Period,
    by: str,
    selection: Mapping[str, Any],
    *,
    worst_first: bool,
    within: bool,
) -> RankingAnswer:
    """The rows of ``asked`` under ``selection`` ranked by ``by``; ``within``: among their like."""
    from projledger.measures.ranking import Order
    from projledger.measures.row_ranking import RankBy, period_before, rank_rows

    if by == RankBy.STARTS and selection.get("by") == "project":
        raise UsageError(_("Starts are ranked by groups; choose another --by than project."))
    if by == RankBy.STARTS:
        only_known(selection, "--rank starts", (*_OF_ROWS, "by", "unit", "level", "as_of", "latest", "curve"))
    answer = ledger.progress(asked, **selection)
    before = period_before(asked)
    earlier = _table_of(ledger, before, selection, answer) if before else None
    renamed = _Renamed(ledger, asked, selection, answer.progress.terms.units_at)
    found = rank_rows(
        answer.progress,
        RankBy(by),
        order=Order.ASCENDING if worst_first else Order.DESCENDING,
        kinds={unit.name: unit.kind for unit in renamed.units} if within else None,
        earlier=earlier,
        renamed=renamed,
        starts=_starts(ledger, asked, selection) if by == RankBy.STARTS else None,
        starts_before=_starts(ledger, before, selection)
        if before and earlier and by == RankBy.STARTS
        else None,
    )
    return RankingAnswer(found, answer)


def _table_of(
    ledger: "Answering", asked: Period, selection: Mapping[str, Any], now: ProgressAnswer
) -> "Progress | None":
    """The whole table of another period under the same selection; None where its year has no plan.

    What ``now`` chose by a condition or a list is looked at then, not what the condition would choose then.
    """
    kept = {name: value for name, value in selection.items() if name not in _OF_ROWS}
    if chosen := now.progress.terms.selected:
        kept["terms"] = replace(kept["terms"], where=None, only=None, selected=chosen)
    try:
        return ledger.progress(asked, **kept).progress
    except UnknownName:
        return None


def _starts(ledger: "Answering", asked: Period, selection: Mapping[str, Any]) -> dict[str, "Rate"]:
    """The start rate (of the year's plan) of each group under the same selection."""
    kept = {name: value for name, value in selection.items() if name not in _OF_ROWS}
    if kept.get("terms") == AskedTerms():
        del kept["terms"]
    return {row.group: row.value("start-annual").rate for row in ledger.rates(asked, **kept).table.rows}


class _Renamed:
    """The name under which a unit of another moment answers at the end of the asked period, or ``at``."""

    def __init__(
        self, ledger: "Answering", asked: Period, selection: Mapping[str, Any], at: Month | None
    ) -> None:
        self.month = at or asked.last
        as_of, latest = selection.get("as_of"), bool(selection.get("latest"))
        view = ledger.standpoint(as_of, latest=latest, period=asked).view
        self.units = register(ledger, view, selection.get("terms"), as_of)

    def __call__(self, name: str) -> str:
        from projledger.measures.units import unit_at

        return unit_at(name, self.month, self.units)
