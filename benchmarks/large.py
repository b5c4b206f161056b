"""A large ledger for the benchmarks: thousands of projects that report for years, posted without files.

``python benchmarks/large.py FOLDER PROJECTS MONTHS`` makes a workspace whose last month is December 2021.
"""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from projledger.api import Ledger
from projledger.forms.plan import LEVELS
from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.foundation.settings import default_toml
from projledger.ledger.new_records import NewEntry, NewReturn, NewSubmission

LAST = Month(2021, 12)
UNITS = 50
_WAN = 10_000
_MONTHS_OF_A_YEAR = 12
_FIRST_YEAR = 2017


def build(folder: Path, projects: int, months: int) -> None:
    """A workspace with a plan for each year and a return of each unit for each month."""
    settings = default_toml("示例县重点办", "示例县", LAST.year)
    with Ledger.create(folder, settings_text=settings) as ledger:
        ledger.book.post([_units()])
        periods = [LAST.plus(-back) for back in reversed(range(months))]
        for year in sorted({period.year for period in periods}):
            ledger.book.post([_plan(year, projects)])
            for period in periods:
                if period.year == year:
                    ledger.book.post(list(_reports(period, projects)))


def _unit(place: int) -> str:
    return f"第{place % UNITS + 1}镇"


def _name(project: int) -> str:
    return f"甲{project}路改建工程"


def _plan_of(project: int, year: int) -> int:
    return (1_000 + project % 97 * 12 + year % 7) * _WAN


def _units() -> NewSubmission:
    rows = [
        NewEntry(place + 2, Verdict.ENTERED, {"name": _unit(place), "kind": "乡镇"}) for place in range(UNITS)
    ]
    register = NewReturn("units", None, "", Verdict.ENTERED, sheet="单位", entries=rows)
    return NewSubmission("file", date(2018, 12, 1), "重点办", "单位.xlsx", returns=(register,), data=b"units")


def _plan(year: int, projects: int) -> NewSubmission:
    rows = [
        NewEntry(
            project + 2,
            Verdict.ENTERED,
            {
                "name": _name(project),
                "level": LEVELS[project % len(LEVELS)],
                "lead_unit": _unit(project),
                "annual_plan": _plan_of(project, year),
                "total_investment": 9 * _plan_of(project, year),
                "completed_before": sum(_plan_of(project, before) for before in range(_FIRST_YEAR, year)),
            },
            project=project + 1,
        )
        for project in range(projects)
    ]
    plan = NewReturn("plan", None, str(year), Verdict.ENTERED, sheet="计划", money_unit="元", entries=rows)
    return NewSubmission(
        "file", date(year, 1, 4), "重点办", f"{year}年计划.xlsx", returns=(plan,), data=b"plan%d" % year
    )


def _reports(month: Month, projects: int) -> Iterator[NewSubmission]:
    for unit in range(UNITS):
        rows = [
            NewEntry(
                line,
                Verdict.ENTERED,
                {
                    "project": _name(project),
                    "completed_month": _plan_of(project, month.year) // _MONTHS_OF_A_YEAR,
                    "completed_ytd": _plan_of(project, month.year) * month.month // _MONTHS_OF_A_YEAR,
                    "status": "在建",
                    "physical_progress": "路基完成",
                },
                project=project + 1,
            )
            for line, project in enumerate(range(unit, projects, UNITS), start=5)
        ]
        columns = {"project": "B", "completed_month": "D", "completed_ytd": "E", "status": "F"}
        report = NewReturn(
            "report", _unit(unit), str(month), Verdict.ENTERED, "月报", column_map=columns, entries=rows
        )
        day, data = month.plus(1).first_day, f"{unit} {month}".encode()
        yield NewSubmission("file", day, "重点办", f"{unit}.xlsx", returns=(report,), data=data)


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
