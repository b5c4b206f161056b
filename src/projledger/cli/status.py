"""``status --month 6``: who has reported, who is late, whom to urge."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_format, asked_month, table_has_no_file
from projledger.cli.options import helped
from projledger.cli.output import write_json
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(_("Who has reported a month, who is late, whom to urge."), "projledger status --month 6")
    app.command("status", help=text)(status)


def status(
    month: options.OneMonth = None,
    calendar: Annotated[
        bool, typer.Option("--calendar", help=_("All months of the year: what was due when, and what came."))
    ] = False,
    by_unit: Annotated[
        bool,
        typer.Option(
            "--by-unit", help=_("Each unit's months of the year, and for how long it has been late.")
        ),
    ] = False,
    unit: options.Unit = None,
    as_of: options.AsOf = None,
    shown_as: options.TableOrJson = "table",
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Show the month's returns by unit."""
    from projledger.api import Ledger

    asked_format(shown_as, ("table", "json"))
    table_has_no_file(shown_as, output)
    with Ledger.open(workspace) as ledger:
        if calendar:
            year = ledger.calendar(as_of=as_of)
            if shown_as == "json":
                records = [answer.reporting.record() for answer in year]
                write_json(records, output)
                return
            from projledger.console.status_screen import show_calendar
            from projledger.console.terminal import console

            show_calendar(console(), year)
            return
        if by_unit:
            if month:
                raise UsageError(_("--by-unit shows the whole year: leave --month out."))
            found_by_unit = ledger.punctuality(unit=unit, as_of=as_of)
            if shown_as == "json":
                write_json(found_by_unit.record(), output)
                return
            from projledger.console.punctuality_screen import show_punctuality
            from projledger.console.terminal import console

            show_punctuality(console(), found_by_unit)
            return
        asked = asked_month(month, ledger.settings.office.year) if month else None
        found = ledger.status(asked, unit=unit, as_of=as_of)
        if shown_as == "json":
            write_json(found.record(), output)
            return
        from projledger.console.status_screen import show_status
        from projledger.console.terminal import console

        show_status(console(), found)
