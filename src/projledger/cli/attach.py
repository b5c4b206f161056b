"""``attach FILE``: a stamped scan, photo or letter that belongs to a return."""

from pathlib import Path
from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_day, asked_month
from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Link a stamped scan, photo or letter to the return that it belongs to."),
        "projledger attach 云台镇6月盖章.pdf",
        "projledger attach 扫描件.pdf --to 48",
    )
    app.command("attach", help=text)(attach)


def attach(
    files: Annotated[list[Path], typer.Argument(metavar=_("FILE…"), help=_("The scans or other papers."))],
    to: Annotated[
        int | None,
        typer.Option("--to", metavar=_("NUMBER"), help=_("The submission; else found by unit and month.")),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit", metavar=_("UNIT"), help=_("Whose return, where the file's name does not say.")
        ),
    ] = None,
    month: options.OneMonth = None,
    received: options.Received = None,
    who: options.Who = None,
    dry_run: options.DryRun = False,
    workspace: options.Ledger = None,
) -> None:
    """Keep each file and say to which submission it is linked."""
    from projledger.api import Ledger
    from projledger.console.ruling_screen import show_attached
    from projledger.console.terminal import console

    with Ledger.open(workspace) as ledger:
        asked = asked_month(month, ledger.settings.office.year) if month else None
        day = asked_day("--received", received) if received else None
        for file in files:
            attached = ledger.attach(
                file, to=to, unit=unit, month=asked, received_on=day, who=who, dry_run=dry_run
            )
            show_attached(console(), attached)
