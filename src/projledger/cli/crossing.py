"""Two breakdowns at once: ``progress --by unit --by level``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from projledger.cli.asking import asked_choice, required_output
from projledger.cli.output import say_written, write_bytes, write_text
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _

if TYPE_CHECKING:
    from projledger.api.answers import ProgressAnswer

_MOST = 2

By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="level|unit|…",
        help=_(
            "By level, unit, list, sector, industry, listed, nature, status, size, leader, place or project; "
            "twice: rows by columns."
        ),
    ),
]
Shown = Annotated[
    str | None,
    typer.Option(
        "--figure",
        metavar="rate|projects|plan|done|month|gap|light|short|missing",
        help=_("What each cell shows, with two --by."),
    ),
]


def asked(by: Sequence[str], usual: str, figure: str | None, taken: Sequence[str]) -> tuple[str, str | None]:
    """The breakdown of the rows and that of the columns, if any. UsageError says what is allowed.

    ``taken`` are other options in use that show a table by one breakdown.
    """
    from projledger.measures.grouping import by_words

    words = {word: found.value for word, found in by_words().items()}
    named = [asked_choice("--by", word, words) for word in by] or [usual]
    if len(named) > _MOST:
        raise UsageError(_("--by: give one or two, first the rows, then the columns."))
    if len(named) < _MOST:
        if figure is not None:
            raise UsageError(_("--figure goes with two --by: projledger progress --by unit --by level"))
        return named[0], None
    if named[0] == named[1] or "project" in named:
        raise UsageError(_("Two --by: give two different ones, neither of them project."))
    if taken:
        message = _("Two --by make a cross table; leave out {options}.")
        raise UsageError(message.format(options=_(", ").join(taken)))
    return named[0], named[1]


def answer(
    found: "ProgressAnswer", figure: str | None, form: str, output: Path | None, *, wide: bool
) -> None:
    """Show or write the cross table."""
    from projledger.measures.cross import FIGURES, USUAL_FIGURE, WORDS

    words = {**{key: key for key in FIGURES}, **WORDS}
    chosen = FIGURES[asked_choice("--figure", figure, words) if figure else USUAL_FIGURE]
    if form == "table":
        from projledger.console.cross_screen import show_cross
        from projledger.console.terminal import console

        show_cross(console(), found, chosen, wide=wide)
        return
    from projledger.exports import cross_export as export

    table = found.progress
    match form:
        case "xlsx":
            write_bytes(export.cross_xlsx(table, chosen), required_output(output))
        case "csv":
            write_text(export.cross_csv(table, chosen), output, bom=True)
        case "md":
            write_text(export.cross_markdown(table, chosen), output)
        case "html":
            write_text(export.cross_html(table, chosen), output)
        case _:
            write_text(export.cross_json(table), output)
    if output is not None:
        say_written(output)
