"""``issued``: the register of issued documents; one of them shown, made again, or withdrawn."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_format, only_one, table_has_no_file
from projledger.cli.options import helped
from projledger.cli.output import say_written, write_json, write_text
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _

if TYPE_CHECKING:
    from projledger.api import Ledger
    from projledger.ledger.issues import IssueRecord


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("The documents that were issued, with their numbers, and how many bulletins the year has."),
        "projledger issued",
        "projledger issued 示重点办〔2021〕5号 --again -o 通报.docx",
        "projledger issued 示重点办〔2021〕5号 --withdraw --reason 数据有误",
    )
    app.command("issued", help=text)(issued)


def issued(
    number: Annotated[
        str | None,
        typer.Argument(
            metavar=_("NUMBER"),
            help=_("One document: 示重点办〔2021〕5号, [2021]5, 简报5, or 5 where that is plain."),
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            min=1990,
            max=2200,
            metavar="YYYY",
            help=_("The year of the numbers (default: the last)."),
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar=_("KIND"), help=_("Only this kind: bulletin or 督查通报, rectify …")),
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help=_("Make the document again as it was issued, and compare (with -o).")),
    ] = False,
    withdraw: Annotated[
        bool,
        typer.Option("--withdraw", help=_("Enter that it is withdrawn; its number stays taken.")),
    ] = False,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar=_("TEXT"), help=_("Why; kept with the entry."))
    ] = None,
    who: options.Who = None,
    dry_run: options.DryRun = False,
    shown_as: Annotated[
        str, typer.Option("--format", metavar="table|json|csv", help=_("How to show it."))
    ] = "table",
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Show the register, or do something with one document."""
    from projledger.api import Ledger

    asked_format(shown_as, ("table", "json", "csv"))
    only_one({"--again": again, "--withdraw": withdraw})
    if number is None and (again or withdraw):
        raise UsageError(_("Name the document: projledger issued NUMBER --again."))
    if withdraw != (reason is not None):
        raise UsageError(_("A withdrawal needs its reason: --withdraw --reason …"))
    if not again:
        table_has_no_file(shown_as, output)
    with Ledger.open(workspace) as ledger:
        if number is None:
            _show_register(ledger, year, kind, shown_as, output)
            return
        item = ledger.document(number, year=year, kind=kind)
        if again:
            _again(ledger, item, output)
        elif withdraw:
            by = ledger.withdraw(item, reason=reason or "", who=who, dry_run=dry_run)
            text = (
                _("{label} would be withdrawn.") if by is None else _("{label} is withdrawn by no. {number}.")
            )
            print(text.format(label=item.label, number=by))
            if (closing := ledger.closing_of(item)) is not None:
                text = _(
                    "Its figures stay fixed. To issue corrected ones: projledger undo {number} --reason …"
                )
                print(text.format(number=closing))
        else:
            _show_document(ledger, item, shown_as, output)


def _show_register(
    ledger: "Ledger", year: int | None, kind: str | None, shown_as: str, output: Path | None
) -> None:
    found = ledger.issued(year, kind=kind)
    match shown_as:
        case "json":
            write_json(found.record(), output)
        case "csv":
            from projledger.exports.csv_text import table_csv
            from projledger.exports.register_table import register_table

            write_text(table_csv(register_table(found.documents, found.about)), output, bom=True)
        case _:
            from projledger.console.register_screen import show_register
            from projledger.console.terminal import console

            show_register(console(), found)


def _show_document(ledger: "Ledger", item: "IssueRecord", shown_as: str, output: Path | None) -> None:
    found = ledger.issued(item.issue.year)
    if shown_as == "json":
        from projledger.api.register import document_record

        write_json(document_record(item), output)
    elif shown_as == "csv":
        from projledger.exports.csv_text import table_csv
        from projledger.exports.register_table import register_table

        write_text(table_csv(register_table([item], found.about)), output, bom=True)
    else:
        from projledger.console.register_screen import show_document
        from projledger.console.terminal import console

        show_document(console(), item, found.about(item))


def _again(ledger: "Ledger", item: "IssueRecord", output: Path | None) -> None:
    from projledger.api.files import write_once
    from projledger.cli.output import write_bytes
    from projledger.console.register_screen import say_again
    from projledger.console.terminal import console

    made = ledger.issued_again(item)
    if output is not None:
        write_bytes(made.data, output)
    elif not made.lost:
        output = ledger.workspace.issued / item.file_name
        write_once(output, made.data)
    if output is not None:
        say_written(output)
    say_again(console(), made)
    if made.lost:
        raise typer.Exit(1)
