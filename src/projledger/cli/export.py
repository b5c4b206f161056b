"""``export``: the whole ledger as a workbook, csv files or JSON."""

from pathlib import Path
from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_format
from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(_("The whole ledger as xlsx, csv (zipped) or json."), "projledger export -o 台账.xlsx")
    app.command("export", help=text)(export)


def export(
    output: Annotated[Path, typer.Option("-o", "--output", metavar=_("FILE"), help=_("The file to write."))],
    year: options.Year = None,
    as_of: options.AsOf = None,
    shown_as: Annotated[
        str | None,
        typer.Option("--format", metavar="xlsx|csv|json", help=_("By default as the file's name says.")),
    ] = None,
    workspace: options.Ledger = None,
) -> None:
    """Write every unit, plan row, figure and return with its source."""
    from projledger.api import Ledger
    from projledger.cli.output import say_written, write_bytes

    suffix = output.suffix.lower().lstrip(".").replace("zip", "csv")
    wanted = asked_format(shown_as or suffix or "xlsx", ("xlsx", "csv", "json"))
    with Ledger.open(workspace) as ledger:
        write_bytes(ledger.export(wanted, year=year, as_of=as_of), output)
    say_written(output)
