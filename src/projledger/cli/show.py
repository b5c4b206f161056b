"""``show PROJECT``: one project's year, month by month, each figure with its source."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_format, asked_month, table_has_no_file
from projledger.cli.options import helped
from projledger.cli.output import write_json
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(_("One project's year, each figure with its source."), "projledger show PC2021-031")
    app.command("show", help=text)(show)


def show(
    project: Annotated[str, typer.Argument(metavar=_("PROJECT"), help=_("Code, name or part of the name."))],
    trace: Annotated[
        str | None,
        typer.Option(
            "--trace",
            metavar=_("FIELD"),
            help=_("Every entry of this field: file, cell, when, and which stands."),
        ),
    ] = None,
    extra: Annotated[
        bool, typer.Option("--extra", help=_("What stood in columns that no form knows, with its cells."))
    ] = False,
    month: options.OneMonth = None,
    year: options.Year = None,
    as_of: options.AsOf = None,
    shown_as: options.TableOrJson = "table",
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Show the project, or trace one field of it."""
    from projledger.api import Ledger
    from projledger.console.terminal import console

    asked_format(shown_as, ("table", "json"))
    table_has_no_file(shown_as, output)
    with Ledger.open(workspace) as ledger:
        in_year = year or ledger.settings.office.year
        only = asked_month(month, in_year) if month else None
        if trace is not None:
            found = ledger.trace(project, trace, year=in_year, month=only, as_of=as_of)
            if shown_as == "json":
                write_json(found.record(), output)
                return
            from projledger.console.show_screen import show_trace

            show_trace(console(), found)
            return
        if extra:
            others = ledger.extras(project, year=in_year, month=only, as_of=as_of)
            if shown_as == "json":
                write_json(others.record(), output)
                return
            from projledger.console.extras_screen import show_extras

            show_extras(console(), others)
            return
        history = ledger.show(project, year=in_year, month=only, as_of=as_of)
        if shown_as == "json":
            write_json(history.record(), output)
            return
        from projledger.console.show_screen import show_project

        show_project(console(), history)
