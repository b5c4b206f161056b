"""``close --month 6``: fix a month's figures as published."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_month
from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Fix a month's figures; later corrections show with --latest."), "projledger close --month 6"
    )
    app.command("close", help=text)(close)


def close(
    month: Annotated[str, typer.Option("--month", metavar="6", help=_("The month: 6 or 2021-06."))],
    who: options.Who = None,
    dry_run: options.DryRun = False,
    workspace: options.Ledger = None,
) -> None:
    """Close the month at this moment, saying what is still missing or held."""
    from projledger.api import Ledger

    with Ledger.open(workspace) as ledger:
        closed = ledger.close_month(asked_month(month, ledger.settings.office.year), who=who, dry_run=dry_run)
        text = _("{month} would be closed.") if dry_run else _("{month} is closed at no. {number}.")
        print(text.format(month=closed.month.words, number=closed.number))
        if closed.missing or closed.held:
            text = _("At the closing {missing} units had not reported and {held} rows were held.")
            print(text.format(missing=closed.missing, held=closed.held))
