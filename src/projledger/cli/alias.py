"""``alias NAME TARGET``: another name of a project or unit; projects that were split or packaged."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_month
from projledger.cli.options import helped
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Let another name stand for a project or unit; say that a project was split or put into another."),
        "projledger alias 喜神—麻石公路 PC2021-012",
        "projledger alias 交通局 交通运输局 --unit",
        "projledger alias PC2021-009 --split-into PC2021-093 --split-into PC2021-094 --from 2021-07",
    )
    app.command("alias", help=text)(alias)


def alias(
    name: Annotated[
        str,
        typer.Argument(metavar=_("NAME"), help=_("The name as the returns write it; or the old project.")),
    ],
    target: Annotated[
        str | None,
        typer.Argument(metavar=_("TARGET"), help=_("The project's code or name, or the unit's name.")),
    ] = None,
    unit: Annotated[bool, typer.Option("--unit", help=_("The name is a unit's."))] = False,
    since: Annotated[
        str | None,
        typer.Option("--from", metavar="2021-07", help=_("From the returns of this month on.")),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="2021-12", help=_("Until the returns of this month.")),
    ] = None,
    split_into: Annotated[
        list[str] | None,
        typer.Option(
            "--split-into",
            metavar=_("PROJECT"),
            help=_("The old project was split; one of the projects it became (repeatable)."),
        ),
    ] = None,
    merged_into: Annotated[
        str | None,
        typer.Option(
            "--merged-into", metavar=_("PROJECT"), help=_("The old project became part of this one.")
        ),
    ] = None,
    who: options.Who = None,
    dry_run: options.DryRun = False,
    workspace: options.Ledger = None,
) -> None:
    """Record it; held rows that bear a new name are entered."""
    from projledger.api import Ledger
    from projledger.console.ruling_screen import show_ruling
    from projledger.console.terminal import console

    successors = [*(split_into or ()), *([merged_into] if merged_into else [])]
    if bool(successors) == bool(target) or (split_into and merged_into):
        message = _("Give a TARGET, or --split-into (at least twice), or --merged-into: one of the three.")
        raise UsageError(message)
    if split_into and len(split_into) < 2:  # noqa: PLR2004 - one project is no split
        message = _("--split-into names the projects that it became: give it twice or more.")
        raise UsageError(message)
    if successors and (since is None or until is not None or unit):
        raise UsageError(
            _("A project is split or merged from a month on: give --from, and neither --to nor --unit.")
        )
    if unit and (since or until):
        raise UsageError(_("When a unit bore a name is said in the register (valid_from, valid_to)."))
    with Ledger.open(workspace) as ledger:
        year = ledger.settings.office.year
        first = asked_month(since, year) if since else None
        last = asked_month(until, year) if until else None
        if first is not None and successors:
            ruling = ledger.succeed(name, successors, first, who=who, dry_run=dry_run)
        else:
            ruling = ledger.alias(
                name, target or "", unit=unit, first=first, last=last, who=who, dry_run=dry_run
            )
        show_ruling(console(), ruling, dry_run=dry_run)
