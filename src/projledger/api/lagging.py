"""Which projects stand still, by name: the lists over the projects that a progress table would count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from projledger.api.answers import ProgressAnswer
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api.answering import Answering
    from projledger.measures.lag_lists import LagLists


@dataclass(frozen=True, slots=True)
class LagAnswer:
    """The lists, and the progress answer over the same projects."""

    lists: "LagLists"
    answer: ProgressAnswer


def lagging(ledger: "Answering", asked: Period, selection: Mapping[str, Any], *, least: int) -> LagAnswer:
    """The lists of ``asked`` over the projects of ``selection`` (as :meth:`Ledger.progress` takes it)."""
    from projledger.measures.basis import Basis
    from projledger.measures.lag_lists import lag_lists

    answer = ledger.progress(asked, **{**selection, "by": "project"})
    if answer.progress.terms.basis is not Basis.REPORTED:
        raise UsageError(_("--lags goes by reported figures; leave out --basis."))
    counted = {row.key for row in answer.progress.rows}
    view = ledger.standpoint(selection.get("as_of"), latest=bool(selection.get("latest")), period=asked).view
    last = asked.last
    found = lag_lists(
        [project for project in view.projects(last) if project.id in counted],
        view.figures(last.year, last),
        view.held(),
        view.returns(last.year),
        asked,
        answer.settings,
        least=least,
        unit_records=view.units(),
    )
    return LagAnswer(found, answer)
