"""Options that several commands share, declared once."""

from pathlib import Path
from typing import Annotated

import typer

from projledger.foundation.language import _

Ledger = Annotated[
    Path | None,
    typer.Option(
        "--ledger",
        metavar=_("DIR"),
        help=_("The workspace (default: found from here upwards, or PROJLEDGER_HOME)."),
    ),
]
Format = Annotated[str, typer.Option("--format", metavar="table|json|csv|xlsx", help=_("How to show it."))]
TableOrJson = Annotated[str, typer.Option("--format", metavar="table|json", help=_("How to show it."))]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar=_("FILE"), help=_("Write to this file."))
]
DryRun = Annotated[bool, typer.Option("-n", "--dry-run", help=_("Only say what would be done."))]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar=_("DATE"),
        help=_("As the ledger stood at the end of this day, such as 2021-07-05, or after submission no. 48."),
    ),
]
Latest = Annotated[
    bool, typer.Option("--latest", help=_("With the corrections made since the month was closed."))
]
Year = Annotated[
    int | None,
    typer.Option(
        "--year",
        min=1990,
        max=2200,
        metavar="YYYY",
        help=_("The year; beside another period it only names the year."),
    ),
]
Quarter = Annotated[
    str | None,
    typer.Option("--quarter", metavar="Q2", help=_("January to the end of this quarter: Q2 or 2021Q2.")),
]
Half = Annotated[
    str | None,
    typer.Option("--half", metavar="H1", help=_("January to the end of this half-year: H1 or H2.")),
]
Month = Annotated[
    str | None,
    typer.Option("--month", metavar="6", help=_("January to the end of this month: 6 or 2021-06.")),
]
OneMonth = Annotated[str | None, typer.Option("--month", metavar="6", help=_("The month: 6 or 2021-06."))]
Unit = Annotated[
    str | None, typer.Option("--unit", metavar=_("UNIT"), help=_("Only this unit (full or short name)."))
]
Level = Annotated[
    str | None, typer.Option("--level", metavar=_("LEVEL"), help=_("Only this level: 市级, 县级 …"))
]
Received = Annotated[
    str | None,
    typer.Option(
        "--received",
        metavar=_("DATE"),
        help=_("The day the files came in (default: today); decides lateness only."),
    ),
]
Who = Annotated[
    str | None,
    typer.Option("--who", metavar=_("NAME"), help=_("Who does this (default: the account's name).")),
]
Issue = Annotated[
    bool,
    typer.Option(
        "--issue", help=_("Take the next number, fix the figures and write the document into issued/.")
    ),
]
Template = Annotated[
    Path | None, typer.Option("--template", metavar="FILE.docx", help=_("An edited copy of the template."))
]
OnceMore = Annotated[
    bool,
    typer.Option(
        "--once-more",
        help=_("Issue it although one of the same kind, period and addressee stands (with --issue)."),
    ),
]
Draft = Annotated[
    str | None,
    typer.Option(
        "--draft", metavar="征求意见稿|送审稿", help=_("What kind of draft it is, as its head says.")
    ),
]
Dated = Annotated[
    str | None,
    typer.Option(
        "--date", metavar=_("DATE"), help=_("The day that an issued document bears (default: today).")
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why; kept with the entry."))]


def helped(summary: str, *examples: str) -> str:
    """A command's help: what it does, and how it is called, each example on a line of its own."""
    return "\n".join([f"{summary}\n", _("Example:"), *(f"  {example}" for example in examples)])
