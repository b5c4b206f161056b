"""Small records, as a view of the ledger gives them, and settings to read them by."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.foundation.settings import Office, Returns, Settings
from projledger.ledger.records import (
    FigureRecord,
    HeldRecord,
    ProjectRecord,
    ReturnRecord,
    Source,
    UnitRecord,
)

SOURCE = Source(1, "file", "月报.xlsx", "月报", 6, datetime(2021, 7, 2, tzinfo=UTC), date(2021, 7, 2))
WAN = 10_000


def _settings(**returns: Any) -> Settings:
    return Settings(office=Office(name="办公室", county="示例县", year=2021), returns=Returns(**returns))


def _unit(name: str, **changes: Any) -> UnitRecord:
    return UnitRecord(name, "乡镇", (), None, None, None, owes_return=True)._replace(**changes)


def _project(number: int, lead: str = "甲镇", *, plan: int | None = 1200, **changes: Any) -> ProjectRecord:
    """``plan`` in 万元."""
    made = ProjectRecord(
        id=number,
        key=f"XM-{number}",
        code=None,
        name=f"项目{number}",
        aliases=(),
        level="县级",
        listed=False,
        lists=(),
        sector=None,
        nature=None,
        place=None,
        lead_unit=lead,
        co_units=(),
        reporting_unit=lead,
        total_investment=None,
        completed_before=None,
        annual_plan=None if plan is None else plan * WAN,
        monthly_plan={},
        planned_start="2020-09",
        planned_finish="2021-12",
        internal=False,
        values={},
        source=SOURCE,
        cells={},
    )
    return replace(made, **changes)


def _figure(project: int, ytd: int, month: Month = Month(2021, 6), **values: Any) -> FigureRecord:  # noqa: B008 - a constant
    """``ytd`` in 万元."""
    stated = {"status": "在建", "completed_ytd": ytd * WAN, **values}
    return FigureRecord(project, month, "甲镇", project, stated, False, month.last_day, SOURCE, {})


def _received(unit: str, on: date, **changes: Any) -> ReturnRecord:
    made = ReturnRecord(
        id=1,
        submission=1,
        form="report",
        unit=unit,
        period="2021-06",
        verdict=Verdict.ENTERED,
        nil=False,
        return_date=on,
        received_on=on,
        recorded_at=datetime(2021, 7, 2, tzinfo=UTC),
        file_name="月报.xlsx",
        entered=3,
        held=0,
        projects=frozenset(),
        stands=True,
    )
    return replace(made, **changes)


def _held(unit: str, project: int | None = 1, submission: int = 1) -> HeldRecord:
    return HeldRecord(
        1, "report", submission, "月报.xlsx", unit, "2021-06", "月报", 8, project, "项目", {}, {}, ()
    )


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """Factories of records and settings."""
    return SimpleNamespace(
        settings=_settings,
        unit=_unit,
        project=_project,
        figure=_figure,
        received=_received,
        held=_held,
    )
