"""``undo NUMBER``: take a submission out of all views from now on."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Take a submission out of all later views; it stays in the ledger."),
        "projledger undo 48 --reason 报错月份",
    )
    app.command("undo", help=text)(undo)


def undo(
    number: Annotated[int, typer.Argument(metavar=_("NUMBER"), help=_("The submission's number."))],
    reason: options.Reason,
    who: options.Who = None,
    dry_run: options.DryRun = False,
    workspace: options.Ledger = None,
) -> None:
    """Record the undoing and say what stands again."""
    from projledger.api import Ledger

    with Ledger.open(workspace) as ledger:
        undone = ledger.undo(number, reason=reason, who=who, dry_run=dry_run)
        text = (
            _("No. {number} ({what}) would be undone.")
            if dry_run
            else _("No. {number} ({what}) is undone by no. {by}.")
        )
        print(text.format(number=number, what=undone.what, by=undone.by))
        text = _("{changed} figures change: {restored} earlier ones stand again, {gone} have none now.")
        print(text.format(changed=undone.restored + undone.gone, restored=undone.restored, gone=undone.gone))
