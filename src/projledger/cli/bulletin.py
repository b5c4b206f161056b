"""``bulletin --quarter Q2``: a draft inspection bulletin (督查通报) as a Word document."""

from pathlib import Path
from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_period
from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Write a draft inspection bulletin as a Word document."), "projledger bulletin --quarter Q2"
    )
    app.command("bulletin", help=text)(bulletin)


def bulletin(
    quarter: options.Quarter = None,
    half: options.Half = None,
    month: options.Month = None,
    year: options.Year = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE.docx", help=_("An edited copy of the template.")),
    ] = None,
    as_of: options.AsOf = None,
    latest: options.Latest = False,
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Write the draft and say where it lies."""
    from projledger.api import Ledger

    with Ledger.open(workspace) as ledger:
        period = asked_period(ledger.settings.office.year, year=year, quarter=quarter, half=half, month=month)
        written = ledger.bulletin(period, template=template, as_of=as_of, latest=latest, output=output)
        print(_("Draft bulletin: {file}").format(file=written))
