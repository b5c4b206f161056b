"""``init [DIR]``: a new workspace; with ``--sample`` the sample county's half-year in it."""

from pathlib import Path
from typing import Annotated

import typer

from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(_("Make a new workspace."), "projledger init 台账 --county 示例县 --year 2021")
    app.command("init", help=text)(init)


def init(
    folder: Annotated[
        Path, typer.Argument(metavar=_("DIR"), help=_("The folder (made if missing)."))
    ] = Path(),
    county: Annotated[
        str, typer.Option("--county", metavar=_("NAME"), help=_("The county, as titles name it."))
    ] = "示例县",
    office: Annotated[
        str | None,
        typer.Option("--office", metavar=_("NAME"), help=_("The office that issues the documents.")),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", min=1990, max=2200, metavar="YYYY", help=_("The year (default: this year).")),
    ] = None,
    sample: Annotated[
        bool,
        typer.Option(
            "--sample", help=_("Import the sample county's registers, plan and six months of returns.")
        ),
    ] = False,
) -> None:
    """Make the workspace and say what comes next."""
    from projledger.api import Ledger

    if sample:
        from projledger.api.sample import build_sample
        from projledger.cli.intake_options import reading_progress

        with reading_progress("table") as tick:
            built = build_sample(folder, tick)
        text = _(
            "The sample county's ledger lies in {folder}: {files} files, {entered} rows entered, {held} held."
        )
        print(text.format(folder=folder, files=built.files, entered=built.entered, held=built.held))
        print(_("Next: projledger progress --quarter Q2 --ledger {folder}").format(folder=folder))
        return
    with Ledger.create(folder, county=county, office=office, year=year) as ledger:
        print(_("A new workspace lies in {folder}.").format(folder=ledger.workspace.root))
        print(
            _("Set the office's name and rules in {file}.").format(file=ledger.workspace.settings_file.name)
        )
        print(_("Next: projledger import the units' register, then the annual plan, then the returns."))
