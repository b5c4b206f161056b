"""``confirm UNIT --month 6 --agreed``: a unit's reply to the letter that asked it to confirm its figures."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_day, asked_month, given
from projledger.cli.options import helped
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Enter a unit's reply to a 数据核对函: its figures are right, or a project's is another."),
        "projledger confirm 交通运输局 --month 6 --agreed",
        "projledger confirm 交通运输局 --month 6 --project PC2021-012 completed_ytd=5600",
    )
    app.command("confirm", help=text)(confirm)


def confirm(
    unit: Annotated[str, typer.Argument(metavar=_("UNIT"), help=_("The unit that replied."))],
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("[FIELD=VALUE…]"), help=_("The right figure, such as completed_ytd=5600.")),
    ] = None,
    month: Annotated[
        str | None, typer.Option("--month", metavar="6", help=_("The month: 6 or 2021-06."))
    ] = None,
    agreed: Annotated[bool, typer.Option("--agreed", help=_("All its figures are right."))] = False,
    project: Annotated[
        str | None,
        typer.Option("--project", metavar=_("PROJECT"), help=_("Whose figure is corrected (code or name).")),
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar=_("TEXT"), help=_("What the unit says of it."))
    ] = "",
    received: options.Received = None,
    who: options.Who = None,
    dry_run: options.DryRun = False,
    workspace: options.Ledger = None,
) -> None:
    """Enter the reply and say what it changed."""
    from projledger.api import Ledger
    from projledger.console.ruling_screen import show_reply
    from projledger.console.terminal import console

    if agreed == (project is not None) or bool(values) != (project is not None):
        raise UsageError(_("Add --agreed, or the corrected figure: --project PROJECT completed_ytd=5600."))
    if month is None:
        raise UsageError(_("Name the month whose figures were to be confirmed: --month 6."))
    with Ledger.open(workspace) as ledger:
        replied = ledger.confirm(
            unit,
            asked_month(month, ledger.settings.office.year),
            project=project,
            values=given(values or ()),
            reason=reason,
            received_on=asked_day("--received", received) if received else None,
            who=who,
            dry_run=dry_run,
        )
        show_reply(console(), replied, dry_run=dry_run)
        if replied.entered is not None and replied.entered.refused:
            raise typer.Exit(1)
