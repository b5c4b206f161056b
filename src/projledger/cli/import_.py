"""``import PATH…``: read what units sent and enter it in the ledger."""

from pathlib import Path
from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_format
from projledger.cli.intake_options import (
    FileMonth,
    FileUnit,
    FileYear,
    FormOption,
    MoneyUnit,
    Paths,
    Strict,
    import_options,
)
from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Read files, folders or zips that units sent and enter them in the ledger."),
        "projledger import 收件/2021-06",
    )
    app.command("import", help=text)(import_files)


def import_files(
    paths: Paths,
    form: FormOption = None,
    unit: FileUnit = None,
    month: FileMonth = None,
    year: FileYear = None,
    money: MoneyUnit = None,
    received: options.Received = None,
    strict: Strict = False,
    no_annotate: Annotated[
        bool, typer.Option("--no-annotate", help=_("Write no marked-up copies and no list of questions."))
    ] = False,
    dry_run: options.DryRun = False,
    who: options.Who = None,
    shown_as: options.TableOrJson = "table",
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Plan all files, then post them; each file whole or not at all."""
    from projledger.api import Ledger
    from projledger.cli.intake_options import finish, reading_progress

    asked_format(shown_as, ("table", "json"))
    files = [Path(path) for path in paths]
    with Ledger.open(workspace) as ledger:
        asked = import_options(ledger, form, unit, month, year, money, received, strict, who)
        with reading_progress(shown_as) as tick:
            if dry_run:
                outcome = ledger.check(files, asked, tick)
            else:
                outcome = ledger.import_(files, asked, tick, annotate=not no_annotate)
        finish(ledger, outcome, shown_as, output, written=not dry_run)
