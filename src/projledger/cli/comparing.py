"""Options of ``progress`` that set its rows beside something else, and what answers them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from projledger.cli.asking import asked_choice, required_output
from projledger.cli.output import say_written, write_bytes, write_text
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api import Ledger

AGAINST = {"month": "month", "上月": "month", "环比": "month", "year": "year", "去年": "year", "同比": "year"}
RANKED_BY = {
    "rate": "rate", "完成率": "rate", "占年计划": "rate", "gap": "gap", "超欠": "gap",
    "amount": "amount", "累计完成": "amount",
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
        "--rank", metavar="rate|gap|amount", help=_("The units in order of rank; -rate: the worst first.")
    ),
]
Within = Annotated[
    str | None,
    typer.Option("--within", metavar="kind", help=_("With --rank: units among their like.")),
]


@dataclass(frozen=True, slots=True)
class Comparing:
    """What was asked for instead of the plain table: a comparison or a ranking."""

    against: str = ""
    ranked_by: str = ""
    worst_first: bool = False
    within: bool = False


def asked(
    compare: str | None, rank: str | None, within: str | None, *, ordered: bool = False
) -> Comparing | None:
    """What the options ask for; None for the plain table. UsageError says what is allowed.

    ``ordered``: an order or a choice of rows was asked for, which a ranking does not take: it has its own.
    """
    if compare is not None and rank is not None:
        raise UsageError(_("{options}: give only one of them.").format(options="--compare, --rank"))
    if within is not None and rank is None:
        raise UsageError(_("--within goes with --rank: projledger progress --rank rate --within kind"))
    if rank is not None and ordered:
        raise UsageError(_("--rank has its own order and shows all rows; leave out --sort and --behind."))
    if rank is not None:
        return Comparing(
            ranked_by=asked_choice("--rank", rank.removeprefix("-"), RANKED_BY),
            worst_first=rank.startswith("-"),
            within=within is not None and bool(asked_choice("--within", within, WITHIN)),
        )
    return None if compare is None else Comparing(against=asked_choice("--compare", compare, AGAINST))


def answer(
    ledger: "Ledger", wanted: Comparing, period: Period | None, selection: Mapping[str, Any], form: str,
    output: Path | None,
) -> None:  # fmt: skip
    """Answer what was asked for, on the screen or in ``form`` to ``output``."""
    if wanted.against:
        _compare(ledger, wanted, period, selection, form, output)
    else:
        _rank(ledger, wanted, period, selection, form, output)
    if form != "table" and output is not None:
        say_written(output)


def _compare(
    ledger: "Ledger", wanted: Comparing, period: Period | None, selection: Mapping[str, Any], form: str,
    output: Path | None,
) -> None:  # fmt: skip
    found = ledger.compare(period, against=wanted.against, **selection)
    if form == "table":
        from projledger.console.comparison_screen import show_comparison
        from projledger.console.terminal import console

        show_comparison(console(), found)
        return
    from projledger.exports.comparison_export import comparison_csv, comparison_json, comparison_xlsx

    match form:
        case "xlsx":
            write_bytes(comparison_xlsx(found.comparison), required_output(output))
        case "csv":
            write_text(comparison_csv(found.comparison), output, bom=True)
        case _:
            write_text(comparison_json(found.comparison), output)


def _rank(
    ledger: "Ledger", wanted: Comparing, period: Period | None, selection: Mapping[str, Any], form: str,
    output: Path | None,
) -> None:  # fmt: skip
    found = ledger.rank(
        period, rank_by=wanted.ranked_by, worst_first=wanted.worst_first, within=wanted.within, **selection
    )
    if form == "table":
        from projledger.console.ranking_screen import show_ranking
        from projledger.console.terminal import console

        show_ranking(console(), found)
        return
    from projledger.exports.ranking_export import ranking_csv, ranking_json, ranking_xlsx

    match form:
        case "xlsx":
            write_bytes(ranking_xlsx(found.ranking), required_output(output))
        case "csv":
            write_text(ranking_csv(found.ranking), output, bom=True)
        case _:
            write_text(ranking_json(found.ranking), output)
