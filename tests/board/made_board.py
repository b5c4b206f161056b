"""Wall charts of made-up records, small and large."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from made_records import JUNE, figure, project, settings_of

from plain_records import WAN, plain_return
from projledger.exports.board_record import Board, board_record
from projledger.foundation.period import Month, Period
from projledger.ledger.records import FigureRecord, ProjectRecord, ReturnRecord, UnitRecord
from projledger.measures.grouping import By
from projledger.measures.light_history import AtMonth, light_history
from projledger.measures.month_sources import months_with_sources
from projledger.measures.progress import progress
from projledger.measures.rate_table import rate_table
from projledger.measures.reporting import reporting
from projledger.measures.start_finish import starts_and_finishes

TAKEN = date(2021, 7, 6)


def unit(name: str, kind: str = "乡镇") -> UnitRecord:
    return UnitRecord(name, kind, (), None, None, None, owes_return=True)


def board_of(
    projects: Sequence[ProjectRecord],
    figures: Sequence[FigureRecord],
    *,
    units: Sequence[UnitRecord] = (),
    returns: Sequence[ReturnRecord] = (),
    period: Period = JUNE,
    settings: str = "",
    **changes: Any,
) -> Board:
    """The chart that the ledger would make of these records."""
    chosen = settings_of(settings)

    def table(by: By) -> Any:
        return progress(projects, figures, (), returns, period, chosen, by=by, unit_records=units)

    return Board(
        projects=projects,
        units=units,
        by_project=table(By.PROJECT),
        by_unit=table(By.UNIT),
        by_level=table(By.LEVEL),
        months=months_with_sources(projects, figures, returns, period.last, units=units),
        lights=light_history(
            [
                AtMonth(month, projects, chosen, figures, returns, units, 1)
                for month in period.last.through_year()
            ],
            period,
            "investment",
        ),
        rates=rate_table(projects, figures, (), returns, period, chosen, unit_records=units),
        timelines=starts_and_finishes(projects, figures, period.last, chosen.definitions),
        reporting=[
            reporting(units, projects, returns, (), month, chosen, TAKEN)
            for month in period.last.through_year()
        ],
        returns=returns,
        taken=TAKEN,
        head_digest="0123456789abcdef0123",
        **changes,
    )


def record_of(
    projects: Sequence[ProjectRecord], figures: Sequence[FigureRecord], **changes: Any
) -> dict[str, Any]:
    return board_record(board_of(projects, figures, **changes))


def large(count: int, months: int = 6, units: int = 40) -> dict[str, Any]:
    """The chart of ``count`` projects of which every month was reported."""
    names = [f"某某街道办事处{number:02d}" for number in range(units)]
    projects = [
        project(
            number,
            (1000 + number) * WAN,
            unit=names[number % units],
            name=f"示例县第{number}号重点建设项目及配套基础设施工程",
            level=("市级", "县级")[number % 2],
            planned_start=f"20{20 + number % 2}-{number % 12 + 1:02d}",
            planned_finish=f"2022-{number % 12 + 1:02d}",
            total_investment=(9000 + number) * WAN,
        )
        for number in range(1, count + 1)
    ]
    figures = [
        figure(
            number, month, completed_ytd=(number % 17 + 1) * 15 * month * WAN, status="在建", actual_start="2021-02-03",
            physical_progress="主体工程完成百分之六十，正在进行设备安装",
        )
        for number in range(1, count + 1)
        for month in range(1, months + 1)
    ]  # fmt: skip
    returns = [
        plain_return(
            name, date(2021, month, 28), submission=100 + place * 12 + month, period=f"2021-{month:02d}"
        )
        for place, name in enumerate(names)
        for month in range(1, months + 1)
    ]
    period = Period.of_month(Month(2021, months))
    return record_of(projects, figures, units=[unit(name) for name in names], returns=returns, period=period)
