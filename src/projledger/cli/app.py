"""The command line, assembled. Nothing heavy is imported here: commands import what they use."""

from typing import Annotated

import typer

from projledger import __version__
from projledger.cli import (
    accept,
    alias,
    attach,
    board,
    bulletin,
    chart,
    check,
    close,
    confirm,
    enter,
    explain,
    export,
    home,
    import_,
    init,
    issued,
    log,
    map,
    notice,
    options,
    progress,
    proof,
    show,
    status,
    template,
    undo,
    verify,
)
from projledger.cli.help import Command, Group
from projledger.foundation.language import _

_HELP = _(
    "A ledger over the spreadsheets of a county's key construction projects: every figure is entered once, "
    "with its source, and never overwritten."
)
_EPILOG = _("Everywhere: --language zh|en, --debug. Example: projledger progress --quarter Q2 --by level")

app = typer.Typer(
    name="projledger",
    cls=Group,
    help=_HELP,
    epilog=_EPILOG,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(asked: bool) -> None:
    if asked:
        print(f"projledger {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool,
        typer.Option(
            "--version", help=_("Show the version and leave."), callback=_show_version, is_eager=True
        ),
    ] = False,
    ledger: options.Ledger = None,
) -> None:
    """Without a command: this month at a glance."""
    if context.invoked_subcommand is None:
        home.home(ledger)


for module in (
    init, template, map, check, import_, accept, enter, close, status, progress, show,
    log, undo, alias, attach, explain, verify, bulletin, notice, confirm, issued, proof, chart, board, export,
):  # fmt: skip
    module.register(app)
for command in app.registered_commands:
    command.cls = Command
