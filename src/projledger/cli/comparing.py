"""Options of ``progress`` that set the table beside something else, and what answers them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from projledger.cli.asking import asked_choice
from projledger.foundation.language import _
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api import Ledger

AGAINST = {"month": "month", "上月": "month", "环比": "month", "year": "year", "去年": "year", "同比": "year"}

Compare = Annotated[
    str | None,
    typer.Option(
        "--compare",
        metavar="month|year",
        help=_("Beside last month or last year, the average of all, and the year's end."),
    ),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for instead of the plain table."""

    against: str = ""


def asked(compare: str | None) -> Asked | None:
    """What the options ask for; None for the plain table. UsageError says what is allowed."""
    if compare is not None:
        return Asked(against=asked_choice("--compare", compare, AGAINST))
    return None


def answer(
    ledger: "Ledger", wanted: Asked, period: Period | None, selection: Mapping[str, Any], form: str,
    output: Path | None,
) -> None:  # fmt: skip
    """Answer what was asked for, on the screen or in ``form`` to ``output``."""
    from projledger.cli.output import say_written, write_text

    found = ledger.compare(period, against=wanted.against, **selection)
    if form == "table":
        from projledger.console.comparison_screen import show_comparison
        from projledger.console.terminal import console

        show_comparison(console(), found)
        return
    from projledger.exports import comparison_export as export

    if form == "xlsx":
        from projledger.cli.asking import required_output
        from projledger.cli.output import write_bytes

        write_bytes(export.comparison_xlsx(found.comparison), required_output(output))
    elif form == "csv":
        write_text(export.comparison_csv(found.comparison), output, bom=True)
    else:
        write_text(export.comparison_json(found.comparison), output)
    if output is not None:
        say_written(output)
