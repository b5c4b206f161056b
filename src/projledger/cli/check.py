"""``check PATH…``: what importing these files would find; writes nothing."""

from pathlib import Path

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
        _("Say what importing these files would find; write nothing."), "projledger check 收件/2021-06"
    )
    app.command("check", help=text)(check)


def check(
    paths: Paths,
    form: FormOption = None,
    unit: FileUnit = None,
    month: FileMonth = None,
    year: FileYear = None,
    money: MoneyUnit = None,
    received: options.Received = None,
    strict: Strict = False,
    shown_as: options.TableOrJson = "table",
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Read, map and check the files against the ledger."""
    from projledger.api import Ledger
    from projledger.cli.intake_options import finish, reading_progress

    asked_format(shown_as, ("table", "json"))
    with Ledger.open(workspace) as ledger:
        asked = import_options(ledger, form, unit, month, year, money, received, strict, None)
        with reading_progress(shown_as) as tick:
            outcome = ledger.check([Path(path) for path in paths], asked, tick)
        finish(ledger, outcome, shown_as, output, written=False)
