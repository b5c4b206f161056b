"""Options of ``progress`` about the target: another curve, and the table of what it asks where."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from projledger.cli import terms
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api import Ledger

Curve = Annotated[
    str | None,
    typer.Option("--curve", metavar="NAME", help=_("Measure by this curve instead of the settings' own.")),
]
Targets = Annotated[
    bool, typer.Option("--targets", help=_("What is due of each row by the end of every month."))
]


def answer(
    ledger: "Ledger", period: Period | None, selection: Mapping[str, Any], form: str, output: Path | None
) -> None:
    """Show the table of targets, or write it as json to ``output``."""
    if form not in ("table", "json"):
        message = _("{option} is shown as a table or written as json, not as {form}.")
        raise UsageError(message.format(option="--targets", form=form))
    found = ledger.targets(period, **selection)
    if form == "table":
        from projledger.console.targets_screen import show_targets
        from projledger.console.terminal import console

        show_targets(console(), found)
    else:
        from projledger.cli.output import say_written, write_json
        from projledger.measures.target_record import target_table_record

        write_json(target_table_record(found.table), output)
        if output is not None:
            say_written(output)
    terms.tell(found.progress, table=form == "table")
