"""``map FILE``: what is understood of a file, before anything is entered."""

import json
from pathlib import Path
from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_format, table_has_no_file
from projledger.cli.intake_options import FormOption, MoneyUnit, import_options
from projledger.cli.options import helped
from projledger.foundation.errors import NoWorkspace, UsageError
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Show what is understood of a file: sheets, columns, rows, units; write nothing."),
        "projledger map 收件/云台镇6月.xlsx",
    )
    app.command("map", help=text)(map_)


def map_(
    file: Annotated[Path, typer.Argument(metavar=_("FILE"), help=_("One file that a unit sent."))],
    form: FormOption = None,
    unit: options.Unit = None,
    month: options.OneMonth = None,
    year: options.Year = None,
    money: MoneyUnit = None,
    shown_as: options.TableOrJson = "table",
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Read the file, in a workspace with its register, elsewhere without one."""
    from contextlib import ExitStack

    from projledger.api.mapping import map_file, record
    from projledger.cli.output import write_text
    from projledger.ledger.workspace import Workspace

    asked_format(shown_as, ("table", "json"))
    table_has_no_file(shown_as, output)
    with ExitStack() as stack:
        ledger = None
        try:
            Workspace.find(explicit=workspace)
        except NoWorkspace:
            if workspace is not None:
                raise
            if unit is not None:
                raise UsageError(_("--unit needs a workspace, whose register knows the units.")) from None
        else:
            from projledger.api import Ledger

            ledger = stack.enter_context(Ledger.open(workspace))
        asked = import_options(ledger, form, unit, month, year, money, None, False, None)
        understood = map_file(file, ledger=ledger, options=asked)
    if shown_as == "json":
        write_text(json.dumps(record(understood), ensure_ascii=False, indent=2), output)
    else:
        from projledger.console.map_screen import show_map
        from projledger.console.terminal import console

        show_map(console(), understood)
    if understood.troubled:
        raise typer.Exit(1)
