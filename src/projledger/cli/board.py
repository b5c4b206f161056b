"""``board -o 挂图作战.html``: the wall chart as one HTML file that needs no network."""

from pathlib import Path
from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_period
from projledger.cli.options import helped
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("The wall chart (挂图作战) as one HTML file that opens without a network and prints on A3."),
        "projledger board --quarter Q2 -o 挂图作战.html",
    )
    app.command("board", help=text)(board)


def board(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE.html", help=_("The file to write."))
    ],
    quarter: options.Quarter = None,
    half: options.Half = None,
    month: options.Month = None,
    year: options.Year = None,
    internal: Annotated[
        bool,
        typer.Option("--internal", help=_("Also name internal projects; without it they are only counted.")),
    ] = False,
    contacts: Annotated[
        bool,
        typer.Option(
            "--contacts", help=_("Also show whom to ask, and telephone numbers that stand in remarks.")
        ),
    ] = False,
    as_of: options.AsOf = None,
    latest: options.Latest = False,
    workspace: options.Ledger = None,
) -> None:
    """Write the page and say where it lies."""
    from projledger.api import Ledger
    from projledger.cli.output import say_written, write_bytes

    if output.suffix.lower() not in {".html", ".htm"}:
        raise UsageError(_("-o {file}: name it .html.").format(file=output))
    with Ledger.open(workspace) as ledger:
        period = asked_period(ledger.settings.office.year, year=year, quarter=quarter, half=half, month=month)
        page = ledger.board(period, internal=internal, contacts=contacts, as_of=as_of, latest=latest)
    write_bytes(page, output)
    say_written(output)
