"""``enter PROJECT``: a figure told by phone or chat, with its source (快报)."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_day, asked_month, given
from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Enter a figure told by phone or chat; it shows as a flash figure until a return confirms it."),
        "projledger enter PC2021-012 --month 6 completed_ytd=480万 --source 电话 --reason 月报未到",
    )
    app.command("enter", help=text)(enter)


def enter(
    project: Annotated[str, typer.Argument(metavar=_("PROJECT"), help=_("Code or name."))],
    values: Annotated[
        list[str],
        typer.Argument(metavar=_("FIELD=VALUE…"), help=_("Such as completed_ytd=480万 or 项目状态=停工.")),
    ],
    month: Annotated[str, typer.Option("--month", metavar="6", help=_("The month: 6 or 2021-06."))],
    source: Annotated[
        str, typer.Option("--source", metavar=_("TEXT"), help=_("Who told it and how, such as 电话."))
    ],
    reason: options.Reason,
    received: options.Received = None,
    who: options.Who = None,
    dry_run: options.DryRun = False,
    workspace: options.Ledger = None,
) -> None:
    """Enter the figures and show what they change."""
    from projledger.api import Ledger
    from projledger.console.ruling_screen import show_entry
    from projledger.console.terminal import console

    with Ledger.open(workspace) as ledger:
        entered = ledger.enter(
            project,
            asked_month(month, ledger.settings.office.year),
            given(values),
            source=source,
            reason=reason,
            received_on=asked_day("--received", received) if received else None,
            who=who,
            dry_run=dry_run,
        )
        show_entry(console(), entered, dry_run=dry_run)
        if entered.refused:
            raise typer.Exit(1)
