"""The options that say on which terms a progress table is computed."""

from typing import TYPE_CHECKING, Annotated

import typer

from projledger.cli.asking import asked_choice
from projledger.foundation.language import _

if TYPE_CHECKING:
    from projledger.api.asked_terms import AskedTerms

BASES = {
    "reported": "reported", "上报": "reported", "上报口径": "reported",
    "verified": "verified", "核定": "verified", "核定口径": "verified",
    "statistical": "statistical", "入统": "statistical", "入统口径": "statistical",
}  # fmt: skip
UNITS = {"as-was": "as-was", "原名": "as-was", "当时": "as-was", "current": "current", "现名": "current"}

Basis = Annotated[
    str,
    typer.Option(
        "--basis",
        metavar="reported|verified|statistical",
        help=_("Completed as reported (上报), verified (核定) or in the statistics (入统)."),
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


def asked(basis: str, of_list: str | None, units: str) -> "AskedTerms":
    """The terms that the options name; UsageError says what is allowed."""
    from projledger.api.asked_terms import AskedTerms

    return AskedTerms(
        basis=asked_choice("--basis", basis, BASES),
        of_list=of_list,
        units=asked_choice("--units", units, UNITS),
    )
