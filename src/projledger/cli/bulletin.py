"""``bulletin --quarter Q2``: a paper to all (通报, 简报, 红黑榜, 推进会材料), drafted or issued."""

import sys
from typing import Annotated

import typer

from projledger.cli import issuing, options
from projledger.cli.asking import asked_choice, asked_period
from projledger.cli.options import helped
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _

#: The papers to all, and the topics of a bulletin, by the words that name them.
KINDS = {
    "bulletin": "bulletin", "督查通报": "bulletin", "通报": "bulletin",
    "briefing": "briefing", "简报": "briefing",
    "red-black": "red-black", "红黑榜": "red-black",
    "meeting": "meeting", "推进会材料": "meeting", "推进会": "meeting",
}  # fmt: skip
TOPICS = {
    "listed": "listed", "挂牌": "listed", "挂牌项目": "listed",
    "starts": "starts", "开工": "starts", "新开工": "starts",
    "reporting": "reporting", "报送": "reporting", "月报报送": "reporting",
    "reserve": "reserve", "储备": "reserve", "项目储备": "reserve",
}  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _(
            "Write a bulletin, briefing, red-and-black list or meeting pack as a Word document: "
            "a draft, or issued under its number."
        ),
        "projledger bulletin --quarter Q2",
        "projledger bulletin --month 6 --topic 开工",
        "projledger bulletin --month 6 --kind 简报",
        "projledger bulletin --quarter Q2 --draft 送审稿",
        "projledger bulletin --quarter Q2 --issue",
    )
    app.command("bulletin", help=text)(bulletin)


def bulletin(
    kind: Annotated[
        str,
        typer.Option(
            "--kind",
            metavar=_("KIND"),
            help=_(
                "What to write: bulletin (督查通报), briefing (简报), red-black (红黑榜) "
                "or meeting (推进会材料)."
            ),
        ),
    ] = "bulletin",
    topic: Annotated[
        str | None,
        typer.Option(
            "--topic",
            metavar=_("TOPIC"),
            help=_(
                "A bulletin of one topic: listed (挂牌), starts (开工), reporting (报送), reserve (储备)."
            ),
        ),
    ] = None,
    quarter: options.Quarter = None,
    half: options.Half = None,
    month: options.Month = None,
    year: options.Year = None,
    template: options.Template = None,
    as_of: options.AsOf = None,
    latest: options.Latest = False,
    issue: options.Issue = False,
    once_more: options.OnceMore = False,
    draft: options.Draft = None,
    dated: options.Dated = None,
    who: options.Who = None,
    dry_run: options.DryRun = False,
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Write the draft, or issue the document, and say where it lies."""
    from projledger.api import Ledger
    from projledger.documents.papers import Asked

    paper = asked_choice("--kind", kind, KINDS)
    about = _topic(paper, topic)
    asked = issuing.wanted(
        issue=issue,
        once_more=once_more,
        draft=draft,
        dated=dated,
        dry_run=dry_run,
        as_of=as_of,
        output=output,
    )
    with Ledger.open(workspace) as ledger:
        period = asked_period(ledger.settings.office.year, year=year, quarter=quarter, half=half, month=month)
        if asked.issue:
            issued = ledger.issue(
                paper,
                period,
                asked=[Asked(topic=about)],
                dated=asked.dated,
                template=template,
                latest=latest,
                once_more=once_more,
                who=who,
                dry_run=dry_run,
            )
            issuing.say(issued, dry_run=dry_run)
            return
        written = ledger.bulletin(
            period,
            kind=paper,
            topic=about,
            template=template,
            as_of=as_of,
            latest=latest,
            output=output,
            state=asked.state,
        )
        print(_("Draft {kind}: {file}").format(kind=ledger.settings.paper(paper).name, file=written))
        told = ledger.progress(period, as_of=as_of, latest=latest).progress
        remarks = told.remarks
        if remarks.not_reported and not remarks.reported:
            text = _("No return of {month} is entered; the draft speaks of figures of earlier months.")
            print(text.format(month=told.period.last.words), file=sys.stderr)


def _topic(kind: str, topic: str | None) -> str:
    """The key of the topic that is asked for, "" for none; UsageError where the kind has no topics."""
    if topic is None:
        return ""
    if kind != "bulletin":
        raise UsageError(_("--topic is for bulletins (督查通报) only; leave it out, or leave out --kind."))
    return asked_choice("--topic", topic, TOPICS)
