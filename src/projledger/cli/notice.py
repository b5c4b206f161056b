"""``notice --all``: what goes to single units: urging, reminding, rectifying, review, figures to confirm."""

from pathlib import Path
from typing import Annotated

import typer

from projledger.cli import issuing, options
from projledger.cli.asking import asked_choice, asked_format, asked_period, only_one
from projledger.cli.options import helped
from projledger.cli.output import write_json
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _

#: What a clerk may call a kind.
_KINDS = {
    "urge": ("催报通知", "催报"),
    "remind": ("提醒函", "提醒"),
    "rectify": ("督办函", "督办", "工作提示函"),
    "review": ("月报审核反馈单", "反馈单", "审核反馈单"),
    "confirm": ("数据核对函", "核对函", "核对"),
    "one-page": ("项目一页通", "一页通"),
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _(
            "Write notices to one unit or to all concerned: urging a return, reminding, rectifying, what was "
            "found in a return, figures to confirm; or a project on one page. Without --kind the first three."
        ),
        "projledger notice --all --month 6 --dry-run",
        "projledger notice --kind 督办函 --unit 交通运输局 --quarter Q2",
        "projledger notice --project PC2021-031",
    )
    app.command("notice", help=text)(notice)


def notice(
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="|".join(_KINDS), help=_("What to write; Chinese names do as well.")),
    ] = None,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar=_("UNIT"), help=_("To this unit, if it is concerned."))
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help=_("To all units that are concerned."))] = False,
    project: Annotated[
        str | None,
        typer.Option("--project", metavar=_("PROJECT"), help=_("The page of this project (code or name).")),
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
    shown_as: options.TableOrJson = "table",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar=_("FILE|FOLDER"), help=_("Write here: a folder, or one file .docx.")
        ),
    ] = None,
    workspace: options.Ledger = None,
) -> None:
    """Write the papers and say who got one, why, and who is not concerned."""
    from projledger.api import Ledger
    from projledger.api.notices import How, Whom, kinds_for

    asked_format(shown_as, ("table", "json"))
    only_one({"--unit": unit, "--all": everyone, "--project": project})
    if not (unit or everyone or project):
        raise UsageError(_("Say to whom: --unit UNIT, --all or --project PROJECT."))
    asked = issuing.wanted(
        issue=issue,
        once_more=once_more,
        draft=draft,
        dated=dated,
        dry_run=dry_run and issue,
        as_of=as_of,
        output=output,
    )
    with Ledger.open(workspace) as ledger:
        names = {name: key for key, own in _KINDS.items() for name in (key, *own)}
        names |= {ledger.settings.paper(key).name.casefold(): key for key in _KINDS}
        kinds = kinds_for(asked_choice("--kind", kind, names) if kind else None, project)
        period = asked_period(ledger.settings.office.year, year=year, quarter=quarter, half=half, month=month)
        how = How(
            template=template,
            output=output,
            state=asked.state,
            issue=asked.issue,
            dated=asked.dated,
            once_more=once_more,
            who=who,
            dry_run=dry_run,
        )
        run = ledger.notices(kinds, period, whom=Whom(unit, project), how=how, as_of=as_of, latest=latest)
        if shown_as == "json":
            write_json(run.record(), None)
            return
        from projledger.console.notice_screen import show_notices
        from projledger.console.terminal import console

        show_notices(console(), run)
