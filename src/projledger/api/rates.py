"""Questions about rates and lights: take a view, hand its rows to the measures, give back the answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from projledger.api.names import unit_named
from projledger.api.questions import answerable, level_named
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period
from projledger.foundation.settings import Settings

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger
    from projledger.measures.rate_table import RateTable


@dataclass(frozen=True, slots=True)
class RatesAnswer:
    """The named fractions of a period, and from where they were computed, as in ``ProgressAnswer``."""

    table: "RateTable"
    settings: Settings
    taken: date
    closed: int | None = None
    corrections: int = 0


def rates(ledger: "Ledger", asked: Period, selection: Mapping[str, Any]) -> RatesAnswer:
    """The named fractions of ``asked`` by group."""
    from projledger.measures.grouping import By
    from projledger.measures.rate_table import rate_table

    as_of = selection.get("as_of")
    _only_known(selection, "--rates", ("by", "unit", "level", "as_of", "latest"))
    unit, level = selection.get("unit"), selection.get("level")
    point = ledger.standpoint(as_of, latest=bool(selection.get("latest")), period=asked)
    view, last = point.view, asked.last
    taken = view.moment.astimezone().date() if as_of or point.closed else ledger.today
    projects = view.projects(last)
    answerable(projects, last, taken)
    table = rate_table(
        projects,
        view.figures(last.year, last),
        view.held(),
        view.returns(last.year),
        asked,
        point.settings,
        by=By(selection.get("by", "level")),
        units=[unit_named(view.units(), unit)] if unit else (),
        levels=[level_named(level)] if level else (),
        as_of=view.moment,
        submission=view.number,
        unit_records=view.units(),
    )
    return RatesAnswer(table, point.settings, taken, point.closed, point.corrections)


def _only_known(selection: Mapping[str, Any], option: str, known: Collection[str]) -> None:
    """UsageError where something was asked for that would silently be left undone."""
    for name, value in selection.items():
        if value and name not in known:
            message = _("{option} does not go together with --{other}; leave one of them out.")
            raise UsageError(message.format(option=option, other=name.replace("_", "-")))
