"""Options of ``progress`` that give its figures another shape than a table, and what answers them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api import Ledger
    from projledger.measures.progress_table import Progress

Text = Annotated[
    bool, typer.Option("--text", help=_("One paragraph to paste into a chat, with how many units reported."))
]
Sheet = Annotated[
    bool, typer.Option("--sheet", help=_("The list of projects (一览表) to print on A3: needs -o FILE.xlsx."))
]
Split = Annotated[
    bool, typer.Option("--split", help=_("With --sheet: a further sheet for each unit, to check and sign."))
]
Wide = Annotated[
    bool, typer.Option("--wide", help=_("All columns of the table, also where the console is narrower."))
]

Format = Annotated[
    str, typer.Option("--format", metavar="table|json|csv|xlsx|md|html", help=_("How to show it."))
]


class Asked(NamedTuple):
    """The shape asked for."""

    text: bool = False
    split: bool = False


def asked(*, text: bool, sheet: bool, split: bool, form: str) -> Asked | None:
    """What the options ask for; None for a table.

    UsageError for two shapes at once, or a ``form`` that is not theirs.
    """
    if text and sheet:
        raise UsageError(_("{options}: give only one of them.").format(options="--text, --sheet"))
    if split and not sheet:
        raise UsageError(_("--split goes with --sheet."))
    if not (text or sheet):
        return None
    if form != "table" and not (sheet and form == "xlsx"):
        message = _("{option} has a shape of its own; leave out --format {form}.")
        raise UsageError(message.format(option="--sheet" if sheet else "--text", form=form))
    return Asked(text, split)


def answer(
    ledger: "Ledger", wanted: Asked, period: Period | None, selection: Mapping[str, Any], output: Path | None
) -> None:
    """Answer what was asked for, on the screen or to ``output``."""
    from projledger.cli.asking import required_output
    from projledger.cli.output import say_written, write_bytes, write_text
    from projledger.cli.terms import tell

    if wanted.text:
        paragraph = ledger.paragraph(period, **selection)
        write_text(paragraph.text, output)
        table = paragraph.progress
    else:
        target = required_output(output)
        if target.suffix.lower() != ".xlsx":
            raise UsageError(
                _("-o {file}: the list of projects is a workbook; name it .xlsx.").format(file=target)
            )
        listed = ledger.project_list(period, split=wanted.split, **selection)
        write_bytes(listed.workbook(), target)
        table = listed.listed.progress
    if output is not None:
        say_written(output)
    tell(table, table=False)


def write(table: "Progress", form: str, output: Path | None) -> None:
    """``table`` in ``form`` to standard output or to ``output``; a workbook needs a file."""
    from projledger.cli.asking import required_output
    from projledger.cli.output import say_written, write_bytes, write_text
    from projledger.exports import progress_export as export

    match form:
        case "xlsx":
            target = required_output(output)
            write_bytes(export.progress_xlsx(table), target)
        case "csv":
            write_text(export.progress_csv(table), output, bom=True)
        case "md":
            write_text(export.progress_markdown(table), output)
        case "html":
            write_text(export.progress_html(table), output)
        case _:
            write_text(export.progress_json(table), output)
    if output is not None:
        say_written(output)
