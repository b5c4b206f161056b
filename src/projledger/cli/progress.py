"""``progress``: completed investment against the annual plan and the time sequence."""

from pathlib import Path
from typing import Annotated, Any

import typer

from projledger.cli import comparing, crossing, curving, options, rating, terms, views
from projledger.cli.asking import asked_choice, asked_format, asked_period, only_one
from projledger.cli.options import helped
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _

#: What can be written to a file.
FILES = ("json", "csv", "xlsx", "md", "html")
SORTS = {
    "plan": "annual_plan", "年度计划": "annual_plan",
    "done": "completed_ytd", "累计完成": "completed_ytd",
    "rate": "completion_rate", "完成率": "completion_rate",
    "gap": "schedule_gap", "超欠": "schedule_gap",
    "name": "group", "名称": "group",
}  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Completed investment against the annual plan and the time sequence."),
        "projledger progress --quarter Q2 --by level",
    )
    app.command("progress", help=text)(progress)


def progress(
    quarter: options.Quarter = None,
    half: options.Half = None,
    month: options.Month = None,
    year: options.Year = None,
    by: crossing.By = None,
    figure: crossing.Shown = None,
    unit: options.Unit = None,
    level: options.Level = None,
    behind: Annotated[
        bool, typer.Option("--behind", help=_("Only what is behind the time sequence."))
    ] = False,
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort", metavar="plan|done|rate|gap|name", help=_("Order of the rows; -gap turns it round.")
        ),
    ] = None,
    compare: comparing.Compare = None,
    rates: rating.Rates = False,
    lights: rating.Lights = False,
    measure: rating.Measure = None,
    rank: comparing.Rank = None,
    within: comparing.Within = None,
    lags: comparing.Lags = False,
    idle_months: comparing.Months = None,
    curve: curving.Curve = None,
    targets: curving.Targets = False,
    basis: terms.Basis = "reported",
    of_list: terms.OfList = None,
    where: terms.Where = None,
    only: terms.Only = None,
    units: terms.Units = "as-was",
    plans: terms.Plans = "in-force",
    single: terms.Single = False,
    as_of: options.AsOf = None,
    latest: options.Latest = False,
    wide: views.Wide = False,
    text: views.Text = False,
    sheet: views.Sheet = False,
    split: views.Split = False,
    shown_as: views.Format = "table",
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Compute the table and show or write it."""
    from projledger.api import Ledger

    if terms.asked_fields(where):
        return
    only_one({
        "--compare": compare, "--rank": rank, "--lags": lags, "--rates": rates, "--lights": lights,
        "--text": text, "--sheet": sheet, "--targets": targets,
    })  # fmt: skip
    shape = views.asked(text=text, sheet=sheet, split=split, form=shown_as)
    wanted = _wanted(asked_format(shown_as, ("table", *FILES)), None if shape else output)
    order = asked_choice("--sort", sort.lstrip("-"), _sorts()) if sort else None
    asked = terms.asked(basis, of_list, units, plans, single=single, where=where, only=only)
    terms.no_columns_beside(
        asked,
        {
            "--compare": compare,
            "--rank": rank,
            "--lags": lags,
            "--text": text,
            "--sheet": sheet,
            "--targets": targets,
        },
    )
    for option, other in (
        ("--lights", "by" if lights and by else ""),
        ("--text", "sort" if text and sort else ""),
    ):
        if other:
            message = _("{option} does not go together with --{other}; leave one of them out.")
            raise UsageError(message.format(option=option, other=other))
    plain = {
        "--compare": compare, "--rank": rank, "--lags": lags, "--rates": rates, "--lights": lights,
        "--text": text, "--sheet": sheet, "--targets": targets, "--plans both": plans != "in-force",
    }  # fmt: skip
    grouping, across = crossing.asked(
        by or (),
        "unit" if rank else "project" if only else "level",
        figure,
        [option for option, value in plain.items() if value],
    )
    rows = {"--sort": sort, "--behind": behind, "--by": by if lags else None}
    beside = comparing.asked(
        comparing.Given(
            compare, rank, within, lags, idle_months, tuple(name for name, value in rows.items() if value)
        )
    )
    rated = rating.asked(rates=rates, lights=lights, measure=measure)
    with Ledger.open(workspace) as ledger:
        period = asked_period(ledger.settings.office.year, year=year, quarter=quarter, half=half, month=month)
        selection: dict[str, Any] = {
            "by": grouping,
            **({"across": across} if across else {}),
            "unit": unit,
            "level": level,
            "behind": behind,
            "sort": f"-{order}" if order and sort and sort.startswith("-") else order,
            "as_of": as_of,
            "latest": latest,
            "terms": asked,
            "curve": curve,
        }
        if beside:
            comparing.answer(ledger, beside, period, selection, wanted, output, wide=wide)
            return
        if rated:
            rating.answer(ledger, rated, period, selection, wanted, output, wide=wide)
            return
        if targets:
            curving.answer(ledger, period, selection, wanted, output, wide=wide)
            return
        if shape:
            views.answer(ledger, shape, period, selection, output)
            return
        found = ledger.progress(period, **selection)
        if across:
            crossing.answer(found, figure, wanted, output, wide=wide)
        elif wanted == "table":
            from projledger.console.progress_screen import show_progress
            from projledger.console.terminal import console

            show_progress(console(), found, wide=wide)
        else:
            views.write(found.progress, wanted, output)
        terms.tell(found.progress, table=wanted == "table")


def _wanted(shown_as: str, output: Path | None) -> str:
    """The format; ``-o`` without ``--format`` means what the file's name says."""
    if shown_as != "table" or output is None:
        return shown_as
    ending = output.suffix.lower().lstrip(".")
    if ending not in FILES:
        text = _("-o {file}: name it .xlsx, .csv, .json, .md or .html.")
        raise UsageError(text.format(file=output))
    return ending


def _sorts() -> dict[str, str]:
    """The words of ``--sort``: ours, the columns' own names and the Chinese heads."""
    return SORTS | {column: column for column in SORTS.values()}
