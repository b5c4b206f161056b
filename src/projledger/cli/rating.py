"""Options of ``progress`` that show rates instead of the plain table, and what answers them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api import Ledger

Rates = Annotated[
    bool, typer.Option("--rates", help=_("Every rate as a fraction: starts, finishes, funds, statistics."))
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for instead of the plain table, by its option."""

    option: str


def asked(*, rates: bool) -> Asked | None:
    """What the options ask for; None for the plain table."""
    return Asked("--rates") if rates else None


def answer(
    ledger: "Ledger", wanted: Asked, period: Period | None, selection: Mapping[str, Any], form: str,
    output: Path | None,
) -> None:  # fmt: skip
    """Answer what was asked for, on the screen or as json to ``output``."""
    if form not in ("table", "json"):
        message = _("{option} is shown as a table or written as json, not as {form}.")
        raise UsageError(message.format(option=wanted.option, form=form))
    found = ledger.rates(period, **selection)
    if form == "table":
        from projledger.console.rates_screen import show_rates
        from projledger.console.terminal import console

        show_rates(console(), found)
        return
    from projledger.cli.output import say_written, write_json
    from projledger.measures.rate_record import rate_table_record

    write_json(rate_table_record(found.table), output)
    if output is not None:
        say_written(output)
