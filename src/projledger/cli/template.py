"""``template``: workbooks for units to fill in, blank or pre-filled; templates of papers for the office."""

from pathlib import Path
from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_choice, asked_month
from projledger.cli.options import helped
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _

#: So many workbooks are named one by one.
_MOST_NAMED = 5
FORMS = {
    "units": "units", "单位": "units", "单位登记表": "units",
    "plan": "plan", "计划": "plan", "年度计划": "plan", "年度计划表": "plan",
    "targets": "targets", "目标": "targets", "目标任务表": "targets", "时序目标表": "targets",
    "report": "report", "月报": "report", "重点项目月报表": "report",
}  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Workbooks for units, blank or pre-filled with their projects; templates of papers, to be edited."),
        "projledger template report --all-units --month 7 -o 表格",
        "projledger template bulletin",
    )
    app.command("template", help=text)(template)


def template(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="units|plan|targets|report|bulletin|…", help=_("Which form, or which kind of paper.")
        ),
    ],
    unit: options.Unit = None,
    all_units: Annotated[
        bool, typer.Option("--all-units", help=_("One workbook for each unit that owes a return."))
    ] = False,
    month: options.OneMonth = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar=_("FILE"),
            help=_("Write to this file; with --all-units into this folder."),
        ),
    ] = None,
    workspace: options.Ledger = None,
) -> None:
    """Write the workbook or workbooks and say where they lie."""
    from projledger.api import templates
    from projledger.documents.papers import KINDS

    papers = {name: paper.key for paper in KINDS.values() for name in (paper.key, paper.name)}
    form = asked_choice("template", kind, {**FORMS, **papers, "通报": "bulletin"})
    if form != "report" or (unit is None and not all_units):
        if unit or all_units or month:
            raise UsageError(
                _("--unit, --all-units and --month go with: projledger template report --unit U --month 7")
            )
        if form in KINDS:
            written_to = templates.write_paper_template(KINDS[form], workspace, output)
        else:
            written_to = templates.write_blank(form, output)
        print(_("Written: {file}").format(file=written_to))
        return
    from projledger.api import Ledger

    if month is None:
        raise UsageError(_("Say for which month: --month 7"))
    with Ledger.open(workspace) as ledger:
        asked = asked_month(month, ledger.settings.office.year)
        written = templates.write_prefilled(ledger, asked, None if all_units else unit, output)
        if len(written) > _MOST_NAMED:
            text = _("{count} workbooks are written in {folder}: {first} to {last}")
            first, last = written[0].name, written[-1].name
            folder = str(written[0].parent) if written[0].parent.name else _("this folder")
            print(text.format(count=len(written), folder=folder, first=first, last=last))
            return
        for file in written:
            print(_("Written: {file}").format(file=file))
