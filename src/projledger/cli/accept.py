"""``accept NUMBER``: enter held rows as they are, with a reason."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Enter held rows of a submission as they are."), "projledger accept 48 --reason 已电话核实"
    )
    app.command("accept", help=text)(accept)


def accept(
    number: Annotated[int, typer.Argument(metavar=_("NUMBER"), help=_("The submission's number."))],
    reason: options.Reason,
    row: Annotated[
        list[int] | None,
        typer.Option("--row", metavar=_("ROW"), help=_("Only this row of the sheet (repeatable).")),
    ] = None,
    who: options.Who = None,
    dry_run: options.DryRun = False,
    workspace: options.Ledger = None,
) -> None:
    """Enter the rows, and name those that cannot be entered and why."""
    from projledger.api import Ledger
    from projledger.console.ruling_screen import show_ruling
    from projledger.console.terminal import console

    with Ledger.open(workspace) as ledger:
        ruling = ledger.accept(number, rows=row or None, reason=reason, who=who, dry_run=dry_run)
        show_ruling(console(), ruling, dry_run=dry_run)
        if ruling.refused:
            raise typer.Exit(1)
