"""Which projects stand still, by name: the lists over the projects that a progress table would count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from projledger.api.answers import ProgressAnswer
from projledger.api.questions import register
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
    """The lists of ``asked`` over the projects of ``selection`` (as :meth:`Ledger.progress` takes it).

    Of a list's projects the plans are those that they have in it.
    """
    from projledger.measures.basis import Basis
    from projledger.measures.lag_lists import lag_lists
    from projledger.measures.terms import of_list

    answer = ledger.progress(asked, **{**selection, "by": "project"})
    if answer.progress.terms.basis is not Basis.REPORTED:
        raise UsageError(_("--lags goes by reported figures; leave out --basis."))
    terms = answer.progress.terms
    counted = {row.key for row in answer.progress.rows}
    as_of = selection.get("as_of")
    view = ledger.standpoint(as_of, latest=bool(selection.get("latest")), period=asked).view
    last = asked.last
    projects = view.projects(last)
    found = lag_lists(
        [
            project
            for project in (of_list(projects, terms.of_list) if terms.of_list else projects)
            if project.id in counted
        ],
        view.figures(last.year, last),
        view.held(),
        view.returns(last.year),
        asked,
        answer.settings,
        least=least,
        unit_records=register(ledger, view, selection.get("terms"), as_of),
        named_at=terms.units_at,
    )
    return LagAnswer(found, answer)
