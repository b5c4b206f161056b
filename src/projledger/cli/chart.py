"""``chart gap --quarter Q2``: the figures as a picture with Chinese text, .png or .svg."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from projledger.cli import comparing, curving, options, terms
from projledger.cli.asking import asked_choice, asked_period
from projledger.cli.options import helped
from projledger.foundation.errors import UsageError
from projledger.foundation.language import N_, _

if TYPE_CHECKING:
    from projledger.api.asked_terms import AskedTerms
    from projledger.api.pictures import Ranked

#: The kinds by their names, with what each shows.
KINDS = {
    "progress": N_(
        "progress: the year by month against the time sequence, and the groups against the target"
    ),
    "gap": N_("gap: the gaps to the time sequence as bars to both sides"),
    "rank": N_("rank: the rates in their order, equal ones with equal ranks"),
    "timeline": N_("timeline: planned and actual start and finish of each project"),
    "map-of-units": N_(
        "map-of-units: tiles sized by annual plan, coloured by light; the ledger knows no geography, so that "
        "it is no map of places"
    ),
}
_CHINESE_KINDS = {
    "进度": "progress", "超欠": "gap", "排名": "rank", "甘特图": "timeline", "方块图": "map-of-units",
}  # fmt: skip
#: The kinds that have a bar for each project of a written list unless something else is asked.
_BY_PROJECT = ("progress", "gap")
SIZES = ("a4", "a4-landscape", "a3", "a3-landscape")
FORMATS = ("png", "svg")


def register(app: typer.Typer) -> None:
    """Add the command."""
    kinds = "\n".join([_("Kinds:"), *(_(text) for text in KINDS.values())])
    text = helped(
        _("The figures as a picture with Chinese text, .png or .svg."),
        "projledger chart gap --quarter Q2 --by unit -o 超欠.png",
        "projledger chart rank --month 6 --within kind -o 排名.svg",
    )
    app.command("chart", help=f"{text}\n\n{kinds}")(chart)


def chart(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="progress|gap|rank|timeline|map-of-units", help=_("What to draw."), show_default=False
        ),
    ],
    quarter: options.Quarter = None,
    half: options.Half = None,
    month: options.Month = None,
    year: options.Year = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="level|unit|list|sector|industry|listed|nature|project",
            help=_(
                "How to group (default: level for progress, unit for the others; a timeline has projects)."
            ),
        ),
    ] = None,
    unit: options.Unit = None,
    level: options.Level = None,
    rank: Annotated[
        str | None,
        typer.Option(
            "--rank",
            metavar="rate|gap|amount|starts",
            help=_("With rank: by which figure; -rate: the worst first."),
        ),
    ] = None,
    within: Annotated[
        str | None, typer.Option("--within", metavar="kind", help=_("With rank: units among their like."))
    ] = None,
    basis: Annotated[
        str,
        typer.Option(
            "--basis",
            metavar="reported|verified|statistical",
            help=_("Completed as reported (上报), verified (核定) or in the statistics (入统)."),
        ),
    ] = "reported",
    of_list: terms.OfList = None,
    where: terms.Where = None,
    only: terms.Only = None,
    units: terms.Units = "as-was",
    curve: curving.Curve = None,
    internal: Annotated[
        bool,
        typer.Option(
            "--internal", help=_("Also name internal projects; without it their names are left out.")
        ),
    ] = False,
    size: Annotated[
        str,
        typer.Option(
            "--size", metavar="|".join(SIZES), help=_("The page it is for; more bars fit on a larger one.")
        ),
    ] = "a4",
    as_of: options.AsOf = None,
    latest: options.Latest = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar=_("FILE"),
            help=_("Write to this .png or .svg file (default: a .png in drafts)."),
        ),
    ] = None,
    workspace: options.Ledger = None,
) -> None:
    """Draw the picture, write it, and say where it lies."""
    from projledger.api import Ledger
    from projledger.measures.grouping import by_words

    if terms.asked_fields(where):
        return
    drawn_kind = asked_choice(_("The kind"), kind, {name: name for name in KINDS} | _CHINESE_KINDS)
    page = asked_choice("--size", size, {name: name for name in SIZES})
    form = _form(output)
    groups = {word: found.value for word, found in by_words().items()}
    grouping = asked_choice("--by", by, groups) if by else None
    _refuse_what_does_not_fit(drawn_kind, grouping, ranked=rank is not None or within is not None)
    selection: dict[str, Any] = {
        "by": grouping or ("project" if only and drawn_kind in _BY_PROJECT else None),
        "unit": unit,
        "level": level,
        "as_of": as_of,
        "latest": latest,
        "terms": _terms(basis, of_list, units, where, only),
        "curve": curve,
    }
    ranked = _ranked(rank, within)
    with Ledger.open(workspace) as ledger:
        period = asked_period(ledger.settings.office.year, year=year, quarter=quarter, half=half, month=month)
        drawn = ledger.chart(
            drawn_kind, period, ranked=ranked, size=page, form=form, internal=internal, **selection
        )
        target = output or _draft(ledger.workspace.drafts, drawn.title)
    from projledger.cli.output import say_written, write_bytes

    write_bytes(drawn.data, target)
    if drawn.lacking:
        import sys

        text = _("No font here has {characters}; 〓 stands in the picture instead. A larger font has them.")
        print(text.format(characters=_(", ").join(drawn.lacking)), file=sys.stderr)
    say_written(target)
    terms.tell(drawn.chosen, table=False)


def _form(output: Path | None) -> str:
    """``png`` or ``svg``, as the file's name says."""
    if output is None:
        return "png"
    ending = output.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise UsageError(_("-o {file}: name it .png or .svg.").format(file=output))
    return ending


def _terms(
    basis: str, of_list: str | None, units: str, where: str | None, only: Path | None
) -> "AskedTerms | None":
    """The terms of ``progress`` of which there is one figure a bar."""
    if asked_choice("--basis", basis, terms.BASES) == "compare":
        raise UsageError(_("A picture shows one basis: reported, verified or statistical."))
    return terms.asked(basis, of_list, units, "in-force", single=False, where=where, only=only)


def _ranked(rank: str | None, within: str | None) -> "Ranked":
    """How to rank, in the words of ``progress --rank``."""
    from projledger.api.pictures import Ranked

    found = comparing.asked(comparing.Given(rank=rank or "rate", within=within))
    assert found is not None  # noqa: S101 - a ranking was asked for
    return Ranked(found.ranked_by, found.worst_first, found.within)


def _refuse_what_does_not_fit(kind: str, by: str | None, *, ranked: bool) -> None:
    """UsageError for options that would silently do nothing."""
    if kind == "timeline" and by not in {None, "project"}:
        raise UsageError(_("A timeline has a line for each project; leave --by out."))
    if kind == "map-of-units" and by not in {None, "unit"}:
        raise UsageError(_("A map of units has a tile for each unit; leave --by out."))
    if kind != "rank" and ranked:
        raise UsageError(_("--rank and --within are for rankings: projledger chart rank --within kind"))


def _draft(folder: Path, title: str) -> Path:
    from projledger.api.files import free_name

    return free_name(folder, title, ".png")
