"""``alias NAME TARGET``: another name of a project or unit."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Let another name stand for a project or unit."), "projledger alias 喜神—麻石公路 PC2021-012"
    )
    app.command("alias", help=text)(alias)


def alias(
    name: Annotated[str, typer.Argument(metavar=_("NAME"), help=_("The name as the returns write it."))],
    target: Annotated[
        str, typer.Argument(metavar=_("TARGET"), help=_("The project's code or name, or the unit's name."))
    ],
    unit: Annotated[bool, typer.Option("--unit", help=_("The name is a unit's."))] = False,
    who: options.Who = None,
    dry_run: options.DryRun = False,
    workspace: options.Ledger = None,
) -> None:
    """Record the name; held rows that bear it are entered."""
    from projledger.api import Ledger
    from projledger.console.ruling_screen import show_ruling
    from projledger.console.terminal import console

    with Ledger.open(workspace) as ledger:
        ruling = ledger.alias(name, target, unit=unit, who=who, dry_run=dry_run)
        show_ruling(console(), ruling, dry_run=dry_run)
