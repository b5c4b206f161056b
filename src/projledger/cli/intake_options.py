"""What ``check`` and ``import`` share: their options, the progress bar, and the way they end."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from projledger.cli.asking import asked_choice, asked_day, asked_month
from projledger.cli.output import write_json
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _

if TYPE_CHECKING:
    from projledger.api import ImportReport, Ledger
    from projledger.foundation.period import Month
    from projledger.intake.options import ImportOptions

Paths = Annotated[list[str], typer.Argument(metavar=_("PATH…"), help=_("Files, folders or zips."))]
FormOption = Annotated[
    str | None,
    typer.Option(
        "--form",
        metavar="units|plan|targets|report",
        help=_("Which form it is, where the file does not say."),
    ),
]
FileUnit = Annotated[
    str | None,
    typer.Option("--unit", metavar=_("UNIT"), help=_("Whose return it is, where the file does not say.")),
]
FileMonth = Annotated[
    str | None,
    typer.Option("--month", metavar="6", help=_("The month, 6 or 2021-06, where the file does not say it.")),
]
FileYear = Annotated[
    int | None,
    typer.Option(
        "--year", min=1990, max=2200, metavar="YYYY", help=_("The year, where the file does not say it.")
    ),
]
MoneyUnit = Annotated[
    str | None,
    typer.Option("--money-unit", metavar=_("万元"), help=_("The money unit, where the file states none.")),
]
Strict = Annotated[bool, typer.Option("--strict", help=_("Any error in a return rejects the whole return."))]

FORMS = {
    "units": "units", "单位": "units", "单位登记表": "units",
    "plan": "plan", "计划": "plan", "年度计划": "plan", "年度计划表": "plan",
    "targets": "targets", "目标": "targets", "目标任务表": "targets", "时序目标表": "targets",
    "report": "report", "月报": "report", "月报表": "report", "重点项目月报表": "report",
}  # fmt: skip


def import_options(
    ledger: "Ledger | None",
    form: str | None,
    unit: str | None,
    month: str | None,
    year: int | None,
    money: str | None,
    received: str | None,
    strict: bool,
    who: str | None,
) -> "ImportOptions":
    """The options as intake takes them; UsageError for what cannot be understood.

    Without a ledger (``map`` outside a workspace) no register knows units and no settings the year.
    """
    from projledger.foundation.money import MONEY_UNITS
    from projledger.intake.options import ImportOptions

    return ImportOptions(
        form=asked_choice("--form", form, FORMS) if form else None,
        unit=ledger.unit_named(unit) if unit and ledger else None,
        month=_month(ledger, month, year) if month else None,
        year=year,
        money_unit=asked_choice("--money-unit", money, {name: name for name in MONEY_UNITS})
        if money
        else None,
        received_on=_received(ledger, received) if ledger else datetime.now(UTC).astimezone().date(),
        strict=strict,
        who=who or (ledger.who if ledger else ""),
    )


def _month(ledger: "Ledger | None", month: str, year: int | None) -> "Month":
    named = year or (ledger.settings.office.year if ledger else None)
    if named is None and month.strip().rstrip("月").isdigit():
        message = _("--month {month}: without a workspace name the year too, such as 2021-06.")
        raise UsageError(message.format(month=month))
    return asked_month(month, named or 0)


def _received(ledger: "Ledger", text: str | None) -> date:
    if text is None:
        return ledger.today
    day = asked_day("--received", text)
    if day > ledger.today:
        raise UsageError(_("--received {day} is in the future.").format(day=text))
    return day


@contextmanager
def reading_progress(shown_as: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error while files are read; nothing where that is not a terminal."""
    if shown_as != "table" or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from projledger.console.terminal import console

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console(errors=True), transient=True) as bar:
        task = bar.add_task(_("Reading"), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def finish(
    ledger: "Ledger", report: "ImportReport", shown_as: str, output: Path | None, *, written: bool
) -> None:
    """Show what came of it, and leave with 1 if anything was found or held."""
    if shown_as == "json":
        write_json(report.record(), output)
    else:
        from projledger.console.import_screen import show_import
        from projledger.console.terminal import console

        show_import(console(), report, ledger.settings.office.year, written=written)
    if report.troubled:
        raise typer.Exit(1)
