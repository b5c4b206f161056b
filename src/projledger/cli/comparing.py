"""Options of ``progress`` that set its rows beside something else, and what answers them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from projledger.cli import terms
from projledger.cli.asking import asked_choice, required_output
from projledger.cli.output import say_written, write_bytes, write_text
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api import Ledger
    from projledger.measures.progress_table import Progress

AGAINST = {"month": "month", "上月": "month", "环比": "month", "year": "year", "去年": "year", "同比": "year"}
RANKED_BY = {
    "rate": "rate", "完成率": "rate", "占年计划": "rate", "gap": "gap", "超欠": "gap",
    "amount": "amount", "累计完成": "amount", "starts": "starts", "开工": "starts",
}  # fmt: skip
WITHIN = {"kind": "kind", "类别": "kind", "同类": "kind"}

Compare = Annotated[
    str | None,
    typer.Option(
        "--compare",
        metavar="month|year",
        help=_("Beside last month or last year, the average of all, and the year's end."),
    ),
]
Rank = Annotated[
    str | None,
    typer.Option(
        "--rank",
        metavar="rate|gap|amount|starts",
        help=_("The units in order of rank; -rate: the worst first."),
    ),
]
Within = Annotated[
    str | None,
    typer.Option("--within", metavar="kind", help=_("With --rank: units among their like.")),
]
Lags = Annotated[
    bool,
    typer.Option("--lags", help=_("Named lists: due but not started, suspended, without progress.")),
]
Months = Annotated[
    int | None,
    typer.Option(
        "--idle-months", min=1, max=12, metavar="N", help=_("With --lags: without progress for N months.")
    ),
]


@dataclass(frozen=True, slots=True)
class Comparing:
    """What was asked for instead of the plain table: a comparison, a ranking or lists of so many months."""

    against: str = ""
    ranked_by: str = ""
    worst_first: bool = False
    within: bool = False
    idle_months: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """The options as they were typed; ``order`` names those of the plain table's own order and rows."""

    compare: str | None = None
    rank: str | None = None
    within: str | None = None
    lags: bool = False
    idle_months: int | None = None
    order: tuple[str, ...] = ()


def asked(given: Given) -> Comparing | None:
    """What the options ask for; None for the plain table. UsageError says what goes with what."""
    if given.within is not None and given.rank is None:
        raise UsageError(_("--within goes with --rank: projledger progress --rank rate --within kind"))
    if given.idle_months is not None and not given.lags:
        raise UsageError(_("--idle-months goes with --lags: projledger progress --lags --idle-months 3"))
    if given.order and (given.lags or given.rank is not None):
        message = _("{option} has its own rows and order; leave out {others}.")
        option = "--lags" if given.lags else "--rank"
        raise UsageError(message.format(option=option, others=_(", ").join(given.order)))
    if given.lags:
        return Comparing(idle_months=given.idle_months or 1)
    if given.rank is not None:
        return Comparing(
            ranked_by=asked_choice("--rank", given.rank.removeprefix("-"), RANKED_BY),
            worst_first=given.rank.startswith("-"),
            within=given.within is not None and bool(asked_choice("--within", given.within, WITHIN)),
        )
    if given.compare is None:
        return None
    return Comparing(against=asked_choice("--compare", given.compare, AGAINST))


def answer(
    ledger: "Ledger", wanted: Comparing, period: Period | None, selection: Mapping[str, Any], form: str,
    output: Path | None, *, wide: bool = False,
) -> None:  # fmt: skip
    """Answer what was asked for, on the screen (``wide``: all columns) or in ``form`` to ``output``."""
    if wanted.against:
        chosen = _compare(ledger, wanted, period, selection, form, output, wide=wide)
    elif wanted.idle_months:
        chosen = _lags(ledger, wanted, period, selection, form, output, wide=wide)
    else:
        chosen = _rank(ledger, wanted, period, selection, form, output, wide=wide)
    if form != "table" and output is not None:
        say_written(output)
    terms.tell(chosen, table=form == "table")


def _compare(
    ledger: "Ledger", wanted: Comparing, period: Period | None, selection: Mapping[str, Any], form: str,
    output: Path | None, *, wide: bool,
) -> "Progress":  # fmt: skip
    found = ledger.compare(period, against=wanted.against, **selection)
    if form == "table":
        from projledger.console.comparison_screen import show_comparison
        from projledger.console.terminal import console

        show_comparison(console(), found, wide=wide)
        return found.answer.progress
    from projledger.exports.comparison_export import (
        comparison_csv,
        comparison_json,
        comparison_tables,
        comparison_xlsx,
    )
    from projledger.exports.pages import tables_text

    match form:
        case "xlsx":
            write_bytes(comparison_xlsx(found.comparison), required_output(output))
        case "csv":
            write_text(comparison_csv(found.comparison), output, bom=True)
        case "md" | "html":
            write_text(tables_text(comparison_tables(found.comparison), form), output)
        case _:
            write_text(comparison_json(found.comparison), output)
    return found.answer.progress


def _rank(
    ledger: "Ledger", wanted: Comparing, period: Period | None, selection: Mapping[str, Any], form: str,
    output: Path | None, *, wide: bool,
) -> "Progress":  # fmt: skip
    found = ledger.rank(
        period, rank_by=wanted.ranked_by, worst_first=wanted.worst_first, within=wanted.within, **selection
    )
    if form == "table":
        from projledger.console.ranking_screen import show_ranking
        from projledger.console.terminal import console

        show_ranking(console(), found, wide=wide)
        return found.answer.progress
    from projledger.exports.pages import tables_text
    from projledger.exports.ranking_export import ranking_csv, ranking_json, ranking_tables, ranking_xlsx

    match form:
        case "xlsx":
            write_bytes(ranking_xlsx(found.ranking), required_output(output))
        case "csv":
            write_text(ranking_csv(found.ranking), output, bom=True)
        case "md" | "html":
            write_text(tables_text(ranking_tables(found.ranking), form), output)
        case _:
            write_text(ranking_json(found.ranking), output)
    return found.answer.progress


def _lags(
    ledger: "Ledger", wanted: Comparing, period: Period | None, selection: Mapping[str, Any], form: str,
    output: Path | None, *, wide: bool,
) -> "Progress":  # fmt: skip
    found = ledger.lags(period, months=wanted.idle_months, **selection)
    if form == "table":
        from projledger.console.lags_screen import show_lags
        from projledger.console.terminal import console

        show_lags(console(), found, wide=wide)
        return found.answer.progress
    from projledger.exports.lags_export import lags_csv, lags_json, lags_tables, lags_xlsx
    from projledger.exports.pages import tables_text

    match form:
        case "xlsx":
            write_bytes(lags_xlsx(found.lists), required_output(output))
        case "csv":
            write_text(lags_csv(found.lists), output, bom=True)
        case "md" | "html":
            write_text(tables_text(lags_tables(found.lists), form), output)
        case _:
            write_text(lags_json(found.lists), output)
    return found.answer.progress
