"""Options of ``progress`` about the target: another curve, and the table of what it asks where."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from projledger.cli import terms
from projledger.foundation.language import _
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api import Ledger
    from projledger.api.targets import TargetsAnswer

Curve = Annotated[
    str | None,
    typer.Option("--curve", metavar="NAME", help=_("Measure by this curve instead of the settings' own.")),
]
Targets = Annotated[
    bool, typer.Option("--targets", help=_("What is due of each row by the end of every month."))
]


def answer(
    ledger: "Ledger", period: Period | None, selection: Mapping[str, Any], form: str, output: Path | None,
    *, wide: bool = False,
) -> None:  # fmt: skip
    """Show the table of targets (``wide``: all columns), or write it in ``form`` to ``output``."""
    found = ledger.targets(period, **selection)
    if form == "table":
        from projledger.console.targets_screen import show_targets
        from projledger.console.terminal import console

        show_targets(console(), found, wide=wide)
    else:
        _write(found, form, output)
    terms.tell(found.progress, table=form == "table")


def _write(found: "TargetsAnswer", form: str, output: Path | None) -> None:
    from projledger.cli.output import say_written, write_json, write_tables

    if form == "json":
        from projledger.measures.target_record import target_table_record

        write_json(target_table_record(found.table, found.stated), output)
    else:
        from projledger.exports.targets_export import targets_tables

        write_tables(targets_tables(found.table, found.progress), form, output)
    if output is not None:
        say_written(output)
