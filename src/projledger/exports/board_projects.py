"""The projects of the wall chart as data: figures, days, facts and months, each with its place."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from projledger.exports.board_sources import SourceRecord, Sources, carried_from
from projledger.exports.board_words import CONTACTS, FACTS, title_of
from projledger.foundation.money import show_money
from projledger.ledger.records import ProjectRecord
from projledger.measures.month_sources import SourcedMonth
from projledger.measures.progress import ProgressRow
from projledger.measures.progress_record import RowRecord
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


def project_of(
    row: ProgressRow,
    record: RowRecord,
    project: ProjectRecord,
    months: Sequence[SourcedMonth],
    timeline: StartFinish,
    sources: Sources,
    text: Callable[[str], str],
    *,
    contacts: bool,
    decimals: int,
) -> dict[str, Any]:
    """One project. ``record`` is ``row`` as JSON, ``text`` cleans what stands in files."""
    facts = {
        title_of(field): text(_plain(project.values.get(field)))
        for field in (*FACTS, *(CONTACTS if contacts else ()))
        if project.values.get(field)
    }
    if project.total_investment is not None:
        facts["总投资"] = f"{show_money(project.total_investment, _WHOLE_UNIT)} {_WHOLE_UNIT}"
    last = months[-1] if months else None
    said = {} if last is None or last.figure is None else last.figure.values
    return {
        "id": project.id,
        "key": row.project_key,
        "name": text(project.name),
        "aliases": [text(alias) for alias in project.aliases],
        "unit": text(row.unit),
        "reporting_unit": text(project.reporting_unit),
        "level": row.level,
        "listed": project.listed,
        "internal": project.internal,
        "figures": figures_of(record),
        "status": timeline.status or "",
        "days": {
            name: getattr(timeline, name) or ""
            for name in ("planned_start", "actual_start", "planned_finish", "actual_finish")
        },
        "start": timeline.start.value,
        "finish": timeline.finish.value,
        "facts": facts,
        "said": {name: text(str(said[name])) for name in _LATEST_WORDS if said.get(name)},
        "months": [
            _month(month, project, sources, decimals) for month in months if month.figure or month.reported
        ],
        "sources": _places(project, timeline, months, sources),
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


def _month(row: SourcedMonth, project: ProjectRecord, sources: Sources, decimals: int) -> dict[str, Any]:
    carried = carried_from(row)
    return {
        "month": row.month.month,
        "completed_month": None
        if row.completed_month is None
        else show_money(row.completed_month, _WHOLE_UNIT),
        "completed_ytd": show_money(row.completed_ytd, _WHOLE_UNIT),
        "rate": show_rate(rate_of(row.completed_ytd, project.annual_plan or 0, decimals).shown),
        "nil": row.reported and carried is not None,
        "flash": row.flash,
        "carried": "" if carried is None or row.reported else f"{carried.month}月",
        "source": sources.of_month(row),
    }
