"""Pictures of the ledger's figures: one view is asked, its figures are laid out and drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from projledger.api.names import unit_named
from projledger.api.questions import answerable, level_named
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger
    from projledger.charts.parts import Picture

#: The kinds of picture, and what makes a bar, row or tile of each unless something else is asked.
KINDS = {"progress": "level", "gap": "unit", "rank": "unit", "timeline": "project", "map-of-units": "unit"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished picture: the file's bytes, its title, and the characters that no font here has."""

    data: bytes
    title: str
    lacking: tuple[str, ...] = ()


def draw(
    ledger: "Ledger",
    kind: str,
    asked: Period,
    *,
    by: str | None,
    unit: str | None,
    level: str | None,
    in_groups: bool,
    as_of: str | None,
    latest: bool,
    size: str,
    form: str,
) -> Drawn:
    """The picture ``kind`` (of :data:`KINDS`) as ``png`` or ``svg``."""
    from projledger.charts.fonts import fonts_for
    from projledger.charts.page import SIZES, laid_out
    from projledger.charts.render import missing, rendered

    picture = picture_of(
        ledger,
        kind,
        asked,
        by=by,
        unit=unit,
        level=level,
        in_groups=in_groups,
        as_of=as_of,
        latest=latest,
        size=size,
    )
    page = laid_out(picture, SIZES[size])
    texts = [label.text for label in page.labels()]
    fonts = fonts_for(texts)
    data = rendered(page, fonts, form, title=picture.title)
    return Drawn(data, picture.title, tuple(missing(texts, fonts)))


def picture_of(
    ledger: "Ledger",
    kind: str,
    asked: Period,
    *,
    by: str | None = None,
    unit: str | None = None,
    level: str | None = None,
    in_groups: bool = False,
    as_of: str | None = None,
    latest: bool = False,
    size: str = "a4",
) -> "Picture":
    """What the picture ``kind`` shows, before it is drawn."""
    from projledger.charts import groups, projects, units
    from projledger.charts.courses import course_panel
    from projledger.charts.page import MOST_TILES, SIZES
    from projledger.charts.words import Standpoint
    from projledger.measures.course import course
    from projledger.measures.grouping import By
    from projledger.measures.progress import progress
    from projledger.measures.ranking import rankings_by_kind
    from projledger.measures.timeline import timeline

    point = ledger.standpoint(as_of, latest=latest, period=asked)
    view, settings, last = point.view, point.settings, asked.last
    taken = view.moment.astimezone().date() if as_of or point.closed else ledger.today
    records, register = view.projects(last), view.units()
    answerable(records, last, taken)
    figures, held, returns = view.figures(last.year, last), view.held(), view.returns(last.year)
    only_units = [unit_named(register, unit)] if unit else []
    only_levels = [level_named(level)] if level else []
    table = progress(
        records,
        figures,
        held,
        returns,
        asked,
        settings,
        by=By(by or KINDS[kind]),
        units=only_units,
        levels=only_levels,
        as_of=view.moment,
        submission=view.number,
        unit_records=register,
    )
    stand = Standpoint(taken, "、".join([*only_units, *only_levels]), point.closed, point.corrections)
    room = SIZES[size]

    def of_year() -> "Picture":
        months = course(
            records,
            figures,
            held,
            returns,
            asked,
            settings,
            units=only_units,
            levels=only_levels,
            unit_records=register,
        )
        return groups.progress_picture(table, course_panel(months, table), stand, room.bars_below_course)

    def of_ranks() -> "Picture":
        kinds = {record.name: record.kind for record in register}
        rates = ((row.group, row.rate.shown) for row in table.rows)
        ranked = rankings_by_kind(rates, kinds) if in_groups else None
        return groups.rank_picture(table, stand, room.bars, ranked)

    def of_time() -> "Picture":
        return projects.timeline_picture(
            table, timeline(table.rows, records, figures, last, settings), stand, room.projects
        )

    makers: dict[str, Callable[[], Picture]] = {
        "progress": of_year,
        "gap": lambda: groups.gap_picture(table, stand, room.bars),
        "rank": of_ranks,
        "timeline": of_time,
        "map-of-units": lambda: units.units_picture(table, stand, MOST_TILES),
    }
    return makers[kind]()
