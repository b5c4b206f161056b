"""The options that say on which terms a progress table is computed."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from projledger.cli.asking import asked_choice
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _

if TYPE_CHECKING:
    from projledger.api.asked_terms import AskedTerms
    from projledger.measures.progress_table import Progress

BASES = {
    "reported": "reported", "上报": "reported", "上报口径": "reported",
    "verified": "verified", "核定": "verified", "核定口径": "verified",
    "statistical": "statistical", "入统": "statistical", "入统口径": "statistical",
    "compare": "compare", "对比": "compare", "比较": "compare", "双口径": "compare",
}  # fmt: skip
UNITS = {"as-was": "as-was", "原名": "as-was", "当时": "as-was", "current": "current", "现名": "current"}
PLANS = {
    "in-force": "in-force",
    "现行": "in-force",
    "调整后": "in-force",
    "both": "both",
    "对照": "both",
    "年初": "both",
}

Basis = Annotated[
    str,
    typer.Option(
        "--basis",
        metavar="reported|verified|statistical|compare",
        help=_("Completed as reported (上报), verified (核定), in the statistics (入统), or side by side."),
    ),
]
OfList = Annotated[
    str | None,
    typer.Option("--list", metavar=_("NAME"), help=_("Only this list, with the annual plans it has.")),
]
Units = Annotated[
    str,
    typer.Option(
        "--units", metavar="as-was|current", help=_("Units as they were called then, or as they are now.")
    ),
]

Plans = Annotated[
    str,
    typer.Option(
        "--plans",
        metavar="in-force|both",
        help=_("Against the plan in force, or also against that of the year's start."),
    ),
]
Single = Annotated[
    bool, typer.Option("--single", help=_("Also what the quarter, half-year or month alone brought."))
]
Where = Annotated[
    str | None,
    typer.Option(
        "--where",
        metavar=_("CONDITION"),
        help=_(
            'Only projects of which this holds: "level=市级 and total_investment>=1亿"; fields: lists them.'
        ),
    ),
]
Only = Annotated[
    Path | None,
    typer.Option(
        "--only", metavar=_("FILE"), help=_("Only the projects that this list names: xlsx, csv or txt.")
    ),
]


def asked_fields(where: str | None) -> bool:
    """Whether the fields of conditions were asked for, which are then shown."""
    if where is None or where.strip().casefold() not in {"fields", "字段"}:
        return False
    from projledger.console.fields_screen import show_fields
    from projledger.console.terminal import console

    show_fields(console())
    return True


def tell(progress: "Progress | None", *, table: bool) -> None:
    """Say beside a file what was left out and what is amiss with targets.

    Exit code 1 where a written list names what is not known.

    ``progress`` is the table of those chosen, None where all are; ``table``: its screen has said it already.
    """
    if progress is None:
        return
    if not table:
        from projledger.console.terminal import console, say
        from projledger.console.terms_words import empty_line, narrowed_lines, target_lines

        for line in (
            *narrowed_lines(progress),
            *filter(None, [empty_line(progress)]),
            *target_lines(progress),
        ):
            say(console(errors=True), line)
    selected = progress.terms.selected
    if selected is not None and selected.unmatched:
        raise typer.Exit(1)


def no_columns_beside(asked: "AskedTerms | None", options: Mapping[str, object]) -> None:
    """UsageError where the terms ask for columns beside and one of ``options`` in use shows none."""
    if asked is None or not (asked.basis == "compare" or asked.both_plans or asked.single):
        return
    for option, value in options.items():
        if value:
            message = _(
                "{option} shows no columns beside; leave out --basis compare, --plans both and --single."
            )
            raise UsageError(message.format(option=option))


def asked(
    basis: str, of_list: str | None, units: str, plans: str, *, single: bool,
    where: str | None = None, only: Path | None = None,
) -> "AskedTerms | None":  # fmt: skip
    """The terms that the options name, None for the usual ones; UsageError says what is allowed."""
    from projledger.api.asked_terms import AskedTerms

    found = AskedTerms(
        basis=asked_choice("--basis", basis, BASES),
        of_list=of_list,
        units=asked_choice("--units", units, UNITS),
        plans=asked_choice("--plans", plans, PLANS),
        single=single,
        where=where,
        only=only,
    )
    return None if found == AskedTerms() else found
