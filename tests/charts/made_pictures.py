"""Tables and pictures of made-up units, for the tests of charts."""

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from made_records import JUNE, WAN, YI, figure, project, settings_of

from projledger.charts.words import Standpoint
from projledger.ledger.records import ProjectRecord
from projledger.measures.course import MonthOfCourse, course
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.progress_table import Progress
from projledger.measures.row_ranking import RankBy, RowRanking, rank_rows

POINT = Standpoint(date(2021, 7, 5))
LONG = "某某县城区老旧小区改造及配套基础设施建设项目（含雨污分流、外立面整治）（二期）"


def projects_of(
    count: int, *, plan: int | None = 1000 * WAN, names: list[str] | None = None, **changes: Any
) -> list[ProjectRecord]:
    """One project for each unit, with the unit's name."""
    called = names or [f"第{number}镇" for number in range(1, count + 1)]
    return [
        project(number, plan, unit=name, name=name, **changes) for number, name in enumerate(called, start=1)
    ]


def table_of(
    completed: list[int | None], *, by: By = By.UNIT, names: list[str] | None = None, settings: str = ""
) -> Progress:
    """Units with one project each of 1000 万元; ``completed`` to June in 万元, None: there is no plan."""
    projects = [
        made if done is not None else project(made.id, None, unit=made.lead_unit, name=made.name)
        for made, done in zip(projects_of(len(completed), names=names), completed, strict=True)
    ]
    figures = [figure(number, 6, completed_ytd=(done or 0) * WAN) for number, done in enumerate(completed, 1)]
    return progress(projects, figures, [], [], JUNE, settings_of(settings), by=by)


def half_year() -> tuple[Progress, tuple[MonthOfCourse, ...]]:
    """The levels of a half-year as published (DOMAIN C.1), grown in three steps from April to June."""
    projects = [
        project(1, int(Decimal("31.58") * YI), name="挂牌一", level="市级", listed=True),
        project(2, int(Decimal("114.72") * YI), name="市级一", level="市级"),
        project(3, 98_390_000 * 100, name="县级一", level="县级"),
    ]
    done = {1: int(Decimal("19.452") * YI), 2: int(Decimal("68.764") * YI), 3: 45_971_100 * 100}
    figures = [
        figure(number, month, completed_ytd=amount * (month - 3) // 3)
        for number, amount in done.items()
        for month in (4, 5, 6)
    ]
    table = progress(projects, figures, [], [], JUNE, settings_of())
    return table, course(table, projects, figures, [], [])


def written(value: object, depth: int = 0) -> str:
    """A picture's values as lines that a person can check: one value a line, its parts indented."""
    if is_dataclass(value) and not isinstance(value, type):
        inner = {one.name: getattr(value, one.name) for one in fields(value)}
        plain = {
            name: _plain(item)
            for name, item in inner.items()
            if not _holds_values(item) and item not in (None, "")
        }
        head = (
            "  " * depth
            + f"{type(value).__name__} "
            + " | ".join(f"{name}: {text}" for name, text in plain.items())
        )
        below = [written(one, depth + 1) for item in inner.values() if _holds_values(item) for one in item]  # type: ignore[attr-defined]
        return "\n".join([head, *below])
    return "  " * depth + str(value)


def _holds_values(item: object) -> bool:
    return isinstance(item, tuple) and any(is_dataclass(one) for one in item)


def _plain(item: object) -> str:
    return "；".join(map(_plain, item)) if isinstance(item, tuple) else str(item)


def ranking_of(table: Progress, kinds: dict[str, str] | None = None) -> RowRanking:
    """The rows of ``table`` by rate, the best first."""
    return rank_rows(table, RankBy.RATE, kinds=kinds)
