"""Questions about rates and lights: take a view, hand its rows to the measures, give back the answer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from projledger.api.asked_terms import AskedTerms
from projledger.api.questions import answerable
from projledger.api.targets import yardstick
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings
from projledger.ledger.records import FigureRecord, ReturnRecord, UnitRecord

if TYPE_CHECKING:
    from projledger.api.answering import Answering
    from projledger.measures.light_history import AtMonth, LightHistory
    from projledger.measures.progress_table import Progress
    from projledger.measures.rate_table import RateTable


@dataclass(frozen=True, slots=True)
class RatesAnswer:
    """The named fractions of a period, and from where they were computed, as in ``ProgressAnswer``."""

    table: "RateTable"
    settings: Settings
    taken: date
    closed: int | None = None
    corrections: int = 0
    chosen: "Progress | None" = None


@dataclass(frozen=True, slots=True)
class LightsAnswer:
    """The lights of a measure by month, and the settings and day as in ``ProgressAnswer``.

    ``stood`` is the table of the same projects: whose figures are carried on, and whose are held.
    """

    history: "LightHistory"
    settings: Settings
    taken: date
    chosen: "Progress | None" = None
    stood: "Progress | None" = None


def _chosen(ledger: "Answering", asked: Period, selection: Mapping[str, Any]) -> "Progress | None":
    """The table by project of those that ``selection`` chooses; None where it chooses all."""
    terms = selection.get("terms") or AskedTerms()
    if not (selection.get("unit") or selection.get("level") or terms.narrowing or terms.of_list):
        return None
    of_projects = ("unit", "level", "as_of", "latest", "terms")
    named = {name: value for name, value in selection.items() if name in of_projects}
    return ledger.progress(asked, by="project", **named).progress


def _keys(chosen: "Progress | None") -> frozenset[int] | None:
    return None if chosen is None else frozenset(row.key for row in chosen.rows if row.key is not None)


def rates(ledger: "Answering", asked: Period, selection: Mapping[str, Any]) -> RatesAnswer:
    """The named fractions of ``asked`` by group."""
    from projledger.measures.grouping import By
    from projledger.measures.rate_table import rate_table

    as_of = selection.get("as_of")
    only_known(selection, "--rates", ("by", "unit", "level", "as_of", "latest", "curve"), lists=True)
    chosen = _chosen(ledger, asked, selection)
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
        keep=_keys(chosen),
        list_name=chosen.terms.of_list if chosen else "",
        as_of=view.moment,
        submission=view.number,
        unit_records=view.units(),
        yardstick=yardstick(point, last.year, selection.get("curve")),
    )
    return RatesAnswer(table, point.settings, taken, point.closed, point.corrections, chosen)


def lights(ledger: "Answering", asked: Period, measure: str, selection: Mapping[str, Any]) -> LightsAnswer:
    """The lights of ``measure`` from January to the end of ``asked``, by project."""
    from projledger.measures.light_history import light_history

    as_of, last = selection.get("as_of"), asked.last
    only_known(selection, "--lights", ("by", "unit", "level", "behind", "as_of", "latest", "curve"))
    point = ledger.standpoint(as_of, latest=bool(selection.get("latest")), period=asked)
    view = point.view
    taken = view.moment.astimezone().date() if as_of or point.closed else ledger.today
    answerable(view.projects(last), last, taken)
    months = _months(ledger, last, selection)
    chosen = _chosen(ledger, asked, selection)
    keep = _keys(chosen)
    history = light_history(months, asked, measure, keep=keep, as_of=view.moment, submission=view.number)
    stood = (
        chosen
        or ledger.progress(asked, by="project", as_of=as_of, latest=bool(selection.get("latest"))).progress
    )
    return LightsAnswer(history, point.settings, taken, chosen, stood)


def _months(ledger: "Answering", last: Month, selection: Mapping[str, Any]) -> "list[AtMonth]":
    """January to ``last``, each by its own closing; months of one state of the ledger share its rows."""
    from projledger.measures.light_history import AtMonth
    from projledger.measures.units import units_at

    as_of, latest = selection.get("as_of"), bool(selection.get("latest"))
    rows: dict[int, tuple[list[FigureRecord], list[ReturnRecord], list[UnitRecord]]] = {}
    months = []
    for month in last.through_year():
        point = ledger.standpoint(as_of, latest=latest, period=month)
        by = yardstick(point, last.year, selection.get("curve"))
        view = point.view
        if view.number not in rows:
            rows[view.number] = (list(view.figures(last.year, last)), view.returns(last.year), view.units())
        figures, returns, units = rows[view.number]
        projects = units_at(view.projects(month), month, units)
        months.append(AtMonth(month, projects, point.settings, figures, returns, units, view.number, by))
    return months


def only_known(
    selection: Mapping[str, Any], option: str, known: Collection[str], *, lists: bool = False
) -> None:
    """UsageError where something was asked for that would silently be left undone; ``lists`` are known."""
    terms = replace(selection.get("terms") or AskedTerms(), where=None, only=None, selected=None)
    if lists:
        terms = replace(terms, of_list=None)
    if terms != AskedTerms():
        message = _("{option} knows only reported figures; leave out {names}.")
        if not lists:
            message = _("{option} knows only reported figures of all projects; leave out {names}.")
        unknown = ("--basis", *(() if lists else ("--list",)), "--units", "--plans", "--single")
        names = _(", ").join(unknown)
        raise UsageError(message.format(option=option, names=names))
    for name, value in selection.items():
        if value and name not in (*known, "terms"):
            message = _("{option} does not go together with --{other}; leave one of them out.")
            raise UsageError(message.format(option=option, other=name.replace("_", "-")))
