"""``bulletin --quarter Q2``: an inspection bulletin (督查通报) as a Word document, drafted or issued."""

from pathlib import Path
from typing import Annotated

import typer

from projledger.cli import issuing, options
from projledger.cli.asking import asked_period
from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Write an inspection bulletin as a Word document: a draft, or issued under its number."),
        "projledger bulletin --quarter Q2",
        "projledger bulletin --quarter Q2 --draft 送审稿",
        "projledger bulletin --quarter Q2 --issue",
    )
    app.command("bulletin", help=text)(bulletin)


def bulletin(
    quarter: options.Quarter = None,
    half: options.Half = None,
    month: options.Month = None,
    year: options.Year = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE.docx", help=_("An edited copy of the template.")),
    ] = None,
    as_of: options.AsOf = None,
    latest: options.Latest = False,
    issue: options.Issue = False,
    draft: options.Draft = None,
    dated: options.Dated = None,
    who: options.Who = None,
    dry_run: options.DryRun = False,
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Write the draft, or issue the document, and say where it lies."""
    from projledger.api import Ledger

    asked = issuing.wanted(issue=issue, draft=draft, dated=dated, dry_run=dry_run, as_of=as_of, output=output)
    with Ledger.open(workspace) as ledger:
        period = asked_period(ledger.settings.office.year, year=year, quarter=quarter, half=half, month=month)
        if asked.issue:
            issued = ledger.issue(
                "bulletin",
                period,
                dated=asked.dated,
                template=template,
                latest=latest,
                who=who,
                dry_run=dry_run,
            )
            issuing.say(issued, dry_run=dry_run)
            return
        written = ledger.bulletin(
            period, template=template, as_of=as_of, latest=latest, output=output, state=asked.state
        )
        print(_("Draft bulletin: {file}").format(file=written))
