"""Small records, as a view of the ledger gives them, and settings to read them by."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from plain_records import SOURCE, WAN, plain_project, plain_return
from projledger.foundation.period import Month
from projledger.foundation.settings import Office, Returns, Settings
from projledger.ledger.records import (
    FigureRecord,
    HeldRecord,
    ProjectRecord,
    ReturnRecord,
    UnitRecord,
)


def _settings(**returns: Any) -> Settings:
    return Settings(office=Office(name="办公室", county="示例县", year=2021), returns=Returns(**returns))


def _unit(name: str, **changes: Any) -> UnitRecord:
    return UnitRecord(name, "乡镇", (), None, None, None, owes_return=True)._replace(**changes)


def _project(number: int, lead: str = "甲镇", *, plan: int | None = 1200, **changes: Any) -> ProjectRecord:
    """``plan`` in 万元."""
    said = {"planned_start": "2020-09", "planned_finish": "2021-12", **changes}
    return plain_project(number, lead, plan=None if plan is None else plan * WAN, **said)


def _figure(project: int, ytd: int, month: Month = Month(2021, 6), **values: Any) -> FigureRecord:  # noqa: B008 - a constant
    """``ytd`` in 万元."""
    stated = {"status": "在建", "completed_ytd": ytd * WAN, **values}
    return FigureRecord(project, month, "甲镇", project, stated, False, month.last_day, SOURCE, {})


def _received(unit: str, on: date, **changes: Any) -> ReturnRecord:
    return plain_return(unit, on, **{"file_name": "月报.xlsx", "entered": 3, **changes})


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
