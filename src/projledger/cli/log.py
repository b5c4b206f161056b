"""``log``: what was recorded, when, by whom."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_format, table_has_no_file
from projledger.cli.options import helped
from projledger.cli.output import write_json
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(_("What was recorded, when and by whom."), "projledger log 48")
    app.command("log", help=text)(log)


def log(
    number: Annotated[
        int | None,
        typer.Argument(metavar=_("NUMBER"), help=_("One submission, with its returns and findings.")),
    ] = None,
    last: Annotated[
        int, typer.Option("--last", metavar="N", help=_("How many of the latest; 0 for all."))
    ] = 20,
    shown_as: options.TableOrJson = "table",
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """List submissions, or show one."""
    from projledger.api import Ledger

    asked_format(shown_as, ("table", "json"))
    table_has_no_file(shown_as, output)
    with Ledger.open(workspace) as ledger:
        found = ledger.log(number, last=last)
        if shown_as == "json":
            write_json(found.record(), output)
            return
        from projledger.console.log_screen import show_log
        from projledger.console.terminal import console

        show_log(console(), found)
