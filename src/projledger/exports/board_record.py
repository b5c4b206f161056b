"""The wall chart (挂图作战) as data: every figure as it is printed, and where it came from.

Amounts are whole yuan beside their printed strings, as :func:`progress_record` gives them, so that the chart
and ``progress --format json`` of one standpoint cannot differ. Internal projects count in every sum and are
named only where asked for, as in a bulletin.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from projledger.exports.board_projects import Told, figures_of, project_of
from projledger.exports.board_sources import Sources
from projledger.exports.board_words import FINISHES, RETURNS, STARTS, without_telephones
from projledger.ledger.records import ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.light_history import LightHistory
from projledger.measures.month_sources import SourcedMonth
from projledger.measures.progress_record import progress_record
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.ranking import rankings_by_kind
from projledger.measures.rate_table import Balance, RateTable
from projledger.measures.rates import show_rate
from projledger.measures.reporting_record import Reporting
from projledger.measures.start_finish import StartFinish
from projledger.measures.units import unit_at

_DIGEST_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Board:
    """What the wall chart is made of, all of one standpoint.

    ``by_project``, ``by_unit`` and ``by_level`` are the progress of one period, ``rates`` its fractions,
    ``lights`` those of investment by month; ``months`` and ``timelines`` stand by project id;
    ``reporting`` holds the months from January to the period's last; ``returns`` are those of the year, for
    the files behind the reporting grid. ``taken`` is the day of the figures. ``internal`` and ``contacts``
    say whether what is not for the wall stands there all the same.
    """

    projects: Sequence[ProjectRecord]
    units: Sequence[UnitRecord]
    by_project: Progress
    by_unit: Progress
    by_level: Progress
    rates: RateTable
    lights: LightHistory
    months: Mapping[int, Sequence[SourcedMonth]]
    timelines: Mapping[int, StartFinish]
    reporting: Sequence[Reporting]
    returns: Sequence[ReturnRecord]
    taken: date
    head_digest: str
    internal: bool = False
    contacts: bool = False


def board_record(board: Board) -> dict[str, Any]:
    """``board`` as JSON data for the page, which is the only reader."""
    table, settings = board.by_level, board.by_level.settings
    office, period, levels = settings.office, table.period, progress_record(table)
    clean = str if board.contacts else without_telephones
    sources = Sources(clean)
    records = {project.id: project for project in board.projects}
    lit = {line.project.id: line for line in board.lights.rows}
    rows = zip(board.by_project.rows, progress_record(board.by_project)["rows"], strict=True)
    projects = [
        project_of(
            Told(
                row,
                record,
                records[row.key],
                board.months.get(row.key, ()),
                board.timelines[row.key],
                lit[row.key],
            ),
            sources,
            clean,
            contacts=board.contacts,
            decimals=settings.figures.decimals,
        )
        for row, record in rows
        if row.key is not None and (board.internal or not records[row.key].internal)
    ]
    return {
        "title": f"{period.title}{office.subject}挂图作战",
        "office": office.name,
        "subject": office.subject,
        "term": office.term,
        "term_short": office.term.removesuffix("进度"),
        "period": str(period),
        "year": period.year,
        "month": period.last.month,
        "taken": board.taken.isoformat(),
        "submission": table.submission,
        "digest": board.head_digest[:_DIGEST_SHOWN],
        "decimals": settings.figures.decimals,
        "money_unit": table.money_unit,
        "project_money_unit": board.by_project.money_unit,
        "total": levels["total"],
        "levels": levels["rows"],
        "lights": _lights(board.by_project.rows),
        "works": {
            "starts": _works(board.rates, board.rates.total.starts, "start-annual"),
            "finishes": _works(board.rates, board.rates.total.finishes, "finish-annual"),
        },
        "unnamed": len(board.by_project.rows) - len(projects),
        "rankings": list(_rankings(board, clean)),
        "projects": projects,
        "returns": _grid(board, sources, clean),
        "words": {
            "starts": {state.value: word for state, word in STARTS.items()},
            "finishes": {state.value: word for state, word in FINISHES.items()},
            "returns": {state.value: list(words) for state, words in RETURNS.items()},
        },
        "submissions": {str(number): sources.submissions[number] for number in sorted(sources.submissions)},
    }


def _lights(rows: Sequence[ProgressRow]) -> dict[str, int]:
    """How many projects have which light; ``none``: without an annual plan."""
    counts = Counter(row.light.value if row.light else "none" for row in rows)
    return {name: counts[name] for name in ("green", "yellow", "red", "none")}


def _works(rates: RateTable, counts: Balance, fraction: str) -> dict[str, Any]:
    """The starts or finishes since January: due - overdue + early = done, and the rate of the year's plan."""
    rate = rates.total.value(fraction).rate
    return {**counts._asdict(), "rate": show_rate(rate.shown)}


def _rankings(board: Board, text: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """Units by their rate as shown, each compared with its like."""
    table = board.by_unit
    records = {record["group"]: record for record in progress_record(table)["rows"]}
    kinds = {unit.name: unit.kind for unit in board.units}
    for ranking in rankings_by_kind(((row.group, row.rate.shown) for row in table.rows), kinds):
        rows = [
            {"rank": line.rank, "unit": text(line.name), "figures": figures_of(records[line.name])}
            for line in ranking.lines
        ]
        yield {"group": ranking.group, "rows": rows}


def _grid(board: Board, sources: Sources, text: Callable[[str], str]) -> dict[str, Any]:
    """The returns of each unit by month, each with the numbers of the files that came."""
    came: dict[tuple[str, str], list[int]] = {}
    for item in board.returns:
        if item.form == "report" and item.unit and item.period:
            month = next((one.month for one in board.reporting if str(one.month) == item.period), None)
            if month is not None:
                key = (unit_at(item.unit, month, board.units), item.period)
                came.setdefault(key, []).append(sources.of_return(item))
    lines: dict[str, dict[str, Any]] = {}
    for report in board.reporting:
        for unit in report.units:
            line = lines.setdefault(unit.unit, {"unit": text(unit.unit), "kind": unit.kind, "cells": {}})
            line["cells"][str(report.month.month)] = {
                "state": unit.state.value,
                "received": unit.received_on.isoformat() if unit.received_on else "",
                "projects": unit.projects,
                "entered": unit.entered,
                "held": unit.held,
                "submissions": list(dict.fromkeys(came.get((unit.unit, str(report.month)), ()))),
            }
    last = board.reporting[-1] if board.reporting else None
    return {
        "months": [
            {"month": one.month.month, "deadline": one.deadline.isoformat() if one.deadline else ""}
            for one in board.reporting
        ],
        "units": list(lines.values()),
        "expected": len(last.units) if last else 0,
        "received": len(last.received) if last else 0,
        "missing": [text(unit.unit) for unit in last.missing] if last else [],
        "held": [text(unit.unit) for unit in last.held] if last else [],
    }
