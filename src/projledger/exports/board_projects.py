"""The projects of the wall chart as data: figures, days, facts and months, each with its place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from projledger.exports.board_sources import SourceRecord, Sources, carried_from
from projledger.exports.board_words import CONTACTS, FACTS, title_of
from projledger.foundation.money import show_money
from projledger.ledger.records import ProjectRecord
from projledger.measures.light_history import LightRow
from projledger.measures.month_sources import SourcedMonth
from projledger.measures.progress_record import RowRecord
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.rates import rate_of, show_rate
from projledger.measures.start_finish import StartFinish

#: What a row of the chart takes from a row of the progress record.
_FIGURES = (
    "projects", "annual_plan", "completed_ytd", "completed_month", "completion_rate", "target",
    "schedule_gap", "light", "not_reported", "held", "flash",
)  # fmt: skip
_SHOWN = (
    "annual_plan", "completed_ytd", "completed_month", "completion_rate", "target", "schedule_gap",
    "rate_change",
)  # fmt: skip
_LATEST_WORDS = ("physical_progress", "problem", "help_asked")
_WHOLE_UNIT = "万元"


def figures_of(record: RowRecord) -> dict[str, Any]:
    """What a row of the chart shows of a row of the progress record."""
    whole: Mapping[str, Any] = {**record}
    shown = {name: record["shown"][name] for name in _SHOWN if name in record["shown"]}
    return {**{name: whole[name] for name in _FIGURES}, "shown": shown}


class Told(NamedTuple):
    """What the measures tell of one project: its row as such and as JSON, and its months, days and lights."""

    row: ProgressRow
    record: RowRecord
    project: ProjectRecord
    months: Sequence[SourcedMonth]
    timeline: StartFinish
    lit: LightRow


def project_of(
    told: Told, sources: Sources, text: Callable[[str], str], *, contacts: bool, decimals: int
) -> dict[str, Any]:
    """One project as JSON; ``text`` cleans what stands in files."""
    project, timeline = told.project, told.timeline
    facts = {
        title_of(field): text(_plain(project.values.get(field)))
        for field in (*FACTS, *(CONTACTS if contacts else ()))
        if project.values.get(field)
    }
    if project.total_investment is not None:
        facts["总投资"] = f"{show_money(project.total_investment, _WHOLE_UNIT)} {_WHOLE_UNIT}"
    last = told.months[-1] if told.months else None
    said = {} if last is None or last.figure is None else last.figure.values
    return {
        "id": project.id,
        "key": told.row.project_key,
        "name": text(project.name),
        "aliases": [text(alias) for alias in project.aliases],
        "unit": text(told.row.unit),
        "reporting_unit": text(project.reporting_unit),
        "level": told.row.level,
        "listed": project.listed,
        "internal": project.internal,
        "figures": figures_of(told.record),
        "status": timeline.status or "",
        "days": {
            name: getattr(timeline, name) or ""
            for name in ("planned_start", "actual_start", "planned_finish", "actual_finish")
        },
        "start": timeline.start.value,
        "finish": timeline.finish.value,
        "facts": facts,
        "said": {name: text(str(said[name])) for name in _LATEST_WORDS if said.get(name)},
        "behind": {"months": told.lit.streak, "step": told.lit.step},
        "months": list(_months(told, sources, decimals)),
        "sources": _places(project, timeline, told.months, sources),
    }


def _plain(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value or "")


def _places(
    project: ProjectRecord, timeline: StartFinish, months: Sequence[SourcedMonth], sources: Sources
) -> dict[str, SourceRecord]:
    """The places of the project's own figures and days, by field."""
    places = {
        field: sources.of_plan(project, field)
        for field in ("annual_plan", "planned_start", "planned_finish", "total_investment")
        if getattr(project, field) is not None
    }
    places |= {field: sources.of_report(figure, field) for field, figure in timeline.said.items()}
    if months and (place := sources.of_month(months[-1])) is not None:
        places["completed_ytd"] = place
    return places


def _months(told: Told, sources: Sources, decimals: int) -> Iterator[dict[str, Any]]:
    """The months from the first of which anything came; ``was`` is a red light that was made up since."""
    lights = {cell.month: cell for cell in told.lit.cells}
    plan = told.project.annual_plan or 0
    for row in told.months:
        if not (row.figure or row.reported):
            continue
        carried, cell, added = carried_from(row), lights.get(row.month), row.completed_month
        yield {
            "month": row.month.month,
            "completed_month": None if added is None else show_money(added, _WHOLE_UNIT),
            "completed_ytd": show_money(row.completed_ytd, _WHOLE_UNIT),
            "rate": show_rate(rate_of(row.completed_ytd, plan, decimals).shown),
            "light": cell.light.value if cell and cell.light else None,
            "was": cell.was.value if cell and cell.was else None,
            "nil": row.reported and (row.figure is None or carried is not None),
            "flash": row.flash,
            "carried": "" if carried is None or row.reported else f"{carried.month}月",
            "source": sources.of_month(row),
        }
