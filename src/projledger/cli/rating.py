"""Options of ``progress`` that show rates instead of the plain table, and what answers them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from projledger.cli import terms
from projledger.cli.asking import asked_choice
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api import Ledger
    from projledger.measures.progress_table import Progress

Rates = Annotated[
    bool, typer.Option("--rates", help=_("Every rate as a fraction: starts, finishes, funds, statistics."))
]

Lights = Annotated[
    bool, typer.Option("--lights", help=_("The lights of each project by month, and the step that follows."))
]
Measure = Annotated[
    str | None,
    typer.Option(
        "--measure",
        metavar="investment|start|finish|funds|statistics",
        help=_("With --lights: the lights of what; of investment if left out."),
    ),
]
_MEASURES = {
    "investment": "investment", "投资": "investment",
    "start": "start", "开工": "start",
    "finish": "finish", "竣工": "finish", "完工": "finish",
    "funds": "funds", "资金": "funds",
    "statistics": "statistics", "入统": "statistics",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for instead of the plain table, by its option; ``measure`` of the lights."""

    option: str
    measure: str = ""


def asked(*, rates: bool, lights: bool, measure: str | None) -> Asked | None:
    """What the options ask for; None for the plain table. UsageError where they do not go together."""
    of = asked_choice("--measure", measure, _MEASURES) if measure is not None else "investment"
    if measure is not None and not lights:
        raise UsageError(_("--measure says of what the lights are; add --lights."))
    if lights:
        return Asked("--lights", of)
    return Asked("--rates") if rates else None


def answer(
    ledger: "Ledger", wanted: Asked, period: Period | None, selection: Mapping[str, Any], form: str,
    output: Path | None, *, wide: bool = False,
) -> None:  # fmt: skip
    """Answer what was asked for, on the screen (``wide``: all columns) or in ``form`` to ``output``."""
    if wanted.option == "--lights":
        chosen = _lights(ledger, wanted, period, selection, form, output, wide=wide)
    else:
        chosen = _rates(ledger, period, selection, form, output, wide=wide)
    if output is not None:
        from projledger.cli.output import say_written

        say_written(output)
    terms.tell(chosen, table=form == "table")


def _rates(
    ledger: "Ledger", period: Period | None, selection: Mapping[str, Any], form: str, output: Path | None,
    *, wide: bool,
) -> "Progress | None":  # fmt: skip
    found = ledger.rates(period, **selection)
    if form == "table":
        from projledger.console.rates_screen import show_rates
        from projledger.console.terminal import console

        show_rates(console(), found, wide=wide)
    elif form != "json":
        from projledger.cli.output import write_tables
        from projledger.exports.rates_export import rates_tables

        write_tables(rates_tables(found.table, found.chosen), form, output)
    else:
        from projledger.cli.output import write_json
        from projledger.measures.rate_record import rate_table_record

        write_json(rate_table_record(found.table, found.chosen), output)
    return found.chosen


def _lights(
    ledger: "Ledger", wanted: Asked, period: Period | None, selection: Mapping[str, Any], form: str,
    output: Path | None, *, wide: bool,
) -> "Progress | None":  # fmt: skip
    found = ledger.lights(period, measure=wanted.measure, **selection)
    if form == "table":
        from projledger.console.lights_screen import show_lights
        from projledger.console.terminal import console

        show_lights(console(), found, behind=bool(selection.get("behind")), wide=wide)
    elif form != "json":
        from projledger.cli.output import write_tables
        from projledger.exports.lights_export import lights_tables

        behind = bool(selection.get("behind"))
        write_tables(lights_tables(found.history, found.chosen, behind=behind), form, output)
    else:
        from projledger.cli.output import write_json
        from projledger.measures.light_record import light_history_record

        write_json(light_history_record(found.history, found.chosen), output)
    return found.chosen
