"""Pictures of the ledger's figures: the tables are asked, laid out on a page, and drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api.answers import ProgressAnswer
    from projledger.api.ledger import Ledger
    from projledger.charts.page import Size
    from projledger.charts.parts import Course, Picture
    from projledger.charts.words import Standpoint
    from projledger.measures.progress_rows import ProgressRow
    from projledger.measures.progress_table import Progress
    from projledger.measures.timeline import ProjectDates

#: The kinds of picture, and what makes a bar, row or tile of each unless something else is asked.
KINDS = {"progress": "level", "gap": "unit", "rank": "unit", "timeline": "project", "map-of-units": "unit"}


@dataclass(frozen=True, slots=True)
class Ranked:
    """How the picture ``rank`` ranks: by ``rate``, ``gap`` or ``amount``, which end first, among whom."""

    by: str = "rate"
    worst_first: bool = False
    within: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished picture: the file's bytes, its title, and the characters that no font here has.

    ``chosen``: the table by project of those that a written list names, None where none was given.
    """

    data: bytes
    title: str
    lacking: tuple[str, ...] = ()
    chosen: "Progress | None" = None


BY_RATE = Ranked()
#: What stands for the name of a project that is not for publication.
UNNAMED = "内部掌握项目"


def draw(
    ledger: "Ledger",
    kind: str,
    asked: Period,
    selection: Mapping[str, Any],
    *,
    ranked: Ranked = BY_RATE,
    size: str = "a4",
    form: str = "png",
    internal: bool = False,
) -> Drawn:
    """The picture ``kind`` (of :data:`KINDS`) as ``png`` or ``svg``; ``selection`` as for Ledger.progress.

    A picture is passed on: internal projects are drawn without their names unless ``internal``.
    """
    from projledger.charts.fonts import fonts_for
    from projledger.charts.page import SIZES, laid_out
    from projledger.charts.render import missing, rendered

    chosen = _listed(ledger, asked, selection)
    if chosen:  # the file is read once, whatever the picture is made of
        terms = replace(selection["terms"], where=None, only=None, selected=chosen.terms.selected)
        selection = {**selection, "terms": terms}
    picture = picture_of(ledger, kind, asked, selection, SIZES[size], ranked, internal=internal)
    page = laid_out(picture, SIZES[size])
    texts = [label.text for label in page.labels()]
    fonts = fonts_for(texts)
    data = rendered(page, fonts, form, title=picture.title)
    return Drawn(data, picture.title, tuple(missing(texts, fonts)), chosen)


def _listed(ledger: "Ledger", asked: Period, selection: Mapping[str, Any]) -> "Progress | None":
    """The table by project of those that a written list (and a condition beside it) chooses."""
    terms = selection.get("terms")
    if terms is None or terms.only is None:
        return None
    return ledger.progress(asked, **{**selection, "by": "project"}).progress


def picture_of(
    ledger: "Ledger",
    kind: str,
    asked: Period,
    selection: Mapping[str, Any],
    size: "Size",
    ranked: Ranked = BY_RATE,
    *,
    internal: bool = False,
) -> "Picture":
    """What the picture ``kind`` shows on a page of ``size``, before it is drawn."""
    from projledger.charts import groups, projects, units
    from projledger.charts.page import MOST_TILES

    wanted = {**selection, "by": selection.get("by") or KINDS[kind]}
    if kind == "rank":
        found = ledger.rank(
            asked, rank_by=ranked.by, worst_first=ranked.worst_first, within=ranked.within, **wanted
        )
        _refuse_nothing(found.answer.progress)
        kept = frozenset() if internal else _internal(ledger, found.answer.progress, selection)
        ranking = replace(
            found.ranking,
            table=_unnamed(found.ranking.table, kept),
            groups=tuple(
                replace(
                    group, rows=tuple(replace(line, row=_without_name(line.row, kept)) for line in group.rows)
                )
                for group in found.ranking.groups
            ),
        )
        return groups.rank_picture(ranking, _standpoint(found.answer, selection), size.bars)
    answer = ledger.progress(asked, **wanted)
    _refuse_nothing(answer.progress)
    point = _standpoint(answer, selection)
    kept = frozenset() if internal else _internal(ledger, answer.progress, selection)
    table = _unnamed(answer.progress, kept)
    match kind:
        case "progress":
            course = _course(ledger, table, selection)
            return groups.progress_picture(table, course, point, size.bars_below_course)
        case "gap":
            return groups.gap_picture(table, point, size.bars)
        case "timeline":
            dates = _dates(ledger, table, selection)
            return projects.timeline_picture(table, dates, point, size.projects)
        case "map-of-units":
            return units.units_picture(table, point, MOST_TILES)
    raise ValueError(kind)


def _refuse_nothing(table: "Progress") -> None:
    """UsageError where no project was chosen: empty axes would look like a result."""
    if table.empty:
        raise UsageError(_("No project matches what was chosen: there is nothing to draw."))


def _internal(ledger: "Ledger", table: "Progress", selection: Mapping[str, Any]) -> frozenset[int]:
    """The ids of the projects of ``table`` that are not for publication."""
    as_of, latest = selection.get("as_of"), bool(selection.get("latest"))
    view = ledger.standpoint(as_of, latest=latest, period=table.period).view
    return frozenset(project.id for project in view.projects(table.period.last) if project.internal)


def _unnamed(table: "Progress", kept: frozenset[int]) -> "Progress":
    """``table`` with the projects of ``kept`` without their names, where its rows are projects."""
    return replace(table, rows=tuple(_without_name(row, kept) for row in table.rows)) if kept else table


def _without_name(row: "ProgressRow", kept: frozenset[int]) -> "ProgressRow":
    return replace(row, group=UNNAMED, project_key="", unit="") if row.key in kept else row


def _standpoint(answer: "ProgressAnswer", selection: Mapping[str, Any]) -> "Standpoint":
    """From which day the figures are, and to what they are narrowed as the clerk named it."""
    from projledger.charts.words import Standpoint

    narrowed = [selection.get(name) for name in ("unit", "level")]
    chosen = answer.progress.terms.selected
    narrowed += [answer.progress.terms.of_list, chosen.condition if chosen else ""]
    narrowed += [f"名单{chosen.file}"] if chosen and chosen.file else []
    text = "、".join(str(name) for name in narrowed if name)
    return Standpoint(answer.taken, text, answer.closed, answer.corrections)


def _course(ledger: "Ledger", table: "Progress", selection: Mapping[str, Any]) -> "Course":
    """The months of the projects that ``table`` is of, whatever narrowed them."""
    from projledger.charts.courses import course_panel
    from projledger.measures.course import course

    each = ledger.progress(table.period, **{**selection, "by": "project"}).progress
    chosen = {row.key for row in each.rows}
    point = ledger.standpoint(
        selection.get("as_of"), latest=bool(selection.get("latest")), period=table.period
    )
    view, last = point.view, table.period.last
    months = course(
        table,
        [project for project in view.projects(last) if project.id in chosen],
        view.figures(last.year, last),
        view.held(),
        view.returns(last.year),
        view.units(),
    )
    return course_panel(months, table)


def _dates(ledger: "Ledger", table: "Progress", selection: Mapping[str, Any]) -> "tuple[ProjectDates, ...]":
    from projledger.measures.timeline import timeline

    point = ledger.standpoint(
        selection.get("as_of"), latest=bool(selection.get("latest")), period=table.period
    )
    view, last = point.view, table.period.last
    return timeline(table.rows, view.projects(last), view.figures(last.year, last), last, point.settings)
