"""The project as the plan in force has it: one record put together from its places in the lists."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from projledger.forms.industries import industry_name
from projledger.forms.plan import LEVELS
from projledger.foundation.text import normal_name
from projledger.ledger.plans import Membership
from projledger.ledger.records import FigureRecord, ListPlan, ProjectRecord

_FLAGS = ("listed", "internal")


def project_key(project: int, code: str | None) -> str:
    """What a clerk types to name the project: its code, or ``P0012``."""
    return code or f"P{project:04d}"


def project_record(project: int, places: Mapping[str, Membership], names: Iterable[str]) -> ProjectRecord:
    """The project with its memberships; ``names`` are its further names."""
    ranked = sorted(places.items(), key=lambda item: _rank(item[1]))
    top = min(places.values(), key=lambda place: (_rank(place), _reversed(place.recency)))
    values = top.values
    aliases = dict.fromkeys((*values["short_names"], *names))
    aliases.pop(values["name"], None)
    cells = {field: cell for field, cell in top.cells.items() if field in values}
    sources = {field: source for field, source in top.sources.items() if source != top.row.source}
    for flag in _FLAGS:  # one list's word is enough: the place that says so is then the source
        bearer = next((place for _name, place in ranked if place.values[flag]), top)
        if bearer is not top and not values[flag]:
            sources[flag] = bearer.sources.get(flag, bearer.row.source)
            cells.pop(flag, None)
            if flag in bearer.cells:
                cells[flag] = bearer.cells[flag]
    industry = industry_name(values["industry"]) if values["industry"] else None
    sector = values["sector"]
    if sector is None and industry and "sector" not in top.cells:  # a plan that parts by 行业 alone
        sector = industry
        cells |= {"sector": cells["industry"]} if "industry" in cells else {}
        sources.pop("sector", None)
        sources |= {"sector": sources["industry"]} if "industry" in sources else {}
    return ProjectRecord(
        id=project,
        key=project_key(project, values["code"]),
        code=values["code"],
        name=values["name"] or "",
        aliases=tuple(aliases),
        level=values["level"] or LEVELS[-1],
        listed=any(place.values["listed"] for place in places.values()),
        lists=tuple(ListPlan(name, place.values["annual_plan"]) for name, place in ranked),
        sector=sector,
        nature=values["nature"],
        place=values["place"],
        lead_unit=values["lead_unit"] or "",
        co_units=values["co_units"],
        reporting_unit=values["reporting_unit"] or values["lead_unit"] or "",
        total_investment=values["total_investment"],
        completed_before=values["completed_before"],
        annual_plan=values["annual_plan"],
        monthly_plan={
            month: values[f"plan_{month:02d}"]
            for month in range(1, 13)
            if values[f"plan_{month:02d}"] is not None
        },
        planned_start=values["planned_start"],
        planned_finish=values["planned_finish"],
        internal=any(place.values["internal"] for place in places.values()),
        values=values,
        source=top.row.source,
        cells=cells,
        sources=sources,
        in_plan_since=_later(min(place.since for place in places.values())),
        industry=industry,
    )


def with_registered_units(project: ProjectRecord, names: Mapping[str, str]) -> ProjectRecord:
    """``project`` with its units under their names of the register (``names``, by normalised name)."""

    def registered(name: str) -> str:
        return names.get(normal_name(name), name)

    lead, reporting = registered(project.lead_unit), registered(project.reporting_unit)
    others = tuple(registered(name) for name in project.co_units)
    if (lead, reporting, others) == (project.lead_unit, project.reporting_unit, project.co_units):
        return project  # as nearly every plan writes them
    return replace(project, lead_unit=lead, reporting_unit=reporting, co_units=others)


def with_last_years_figure(
    project: ProjectRecord, last_year: ProjectRecord, figure: FigureRecord
) -> ProjectRecord:
    """``project`` with what was completed before this year: last year's final cumulative figure.

    ``figure`` is last year's latest. Its figure since the start is what was completed before last year
    and in it; where the former is not known, what the return states since the start, if it does.
    """
    field = "completed_ytd"
    if last_year.completed_before is not None:
        amount = last_year.completed_before + figure.values[field]
    else:
        field = "completed_total"
        amount = figure.values[field]
    if amount is None:
        return project
    cells = {name: cell for name, cell in project.cells.items() if name != "completed_before"}
    if field in figure.cells:
        cells["completed_before"] = figure.cells[field]
    sources = {**project.sources, "completed_before": figure.source_of(field)}
    return replace(project, completed_before=amount, cells=cells, sources=sources)


def _later(since: str) -> str | None:
    """The day since when a project stands in the plan, where that is not the whole year."""
    return None if since.endswith("-01-01") else since


def _rank(place: Membership) -> int:
    level = place.values["level"]
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _reversed(recency: tuple[str, int, int]) -> tuple[int, int, int]:
    effective, submission, entry = recency
    return (-int(effective.replace("-", "")), -submission, -entry)
