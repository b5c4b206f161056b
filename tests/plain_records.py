"""Records as a view of the ledger gives them, with nothing said that a test does not say itself."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from projledger.foundation.findings import Verdict
from projledger.ledger.records import ProjectRecord, ReturnRecord, Source

SOURCE = Source(1, "file", "月报.xlsx", "月报", 6, datetime(2021, 7, 2, tzinfo=UTC), date(2021, 7, 2))
WAN = 10_000


def plain_project(number: int, unit: str, *, plan: int | None, **changes: Any) -> ProjectRecord:
    """A project of the county's list that ``unit`` leads and reports; ``plan`` in yuan."""
    made = ProjectRecord(
        id=number,
        key=f"XM-{number:03d}",
        code=None,
        name=f"项目{number}",
        aliases=(),
        level="县级",
        listed=False,
        lists=(),
        sector=None,
        nature=None,
        place=None,
        lead_unit=unit,
        co_units=(),
        reporting_unit=unit,
        total_investment=None,
        completed_before=None,
        annual_plan=plan,
        monthly_plan={},
        planned_start=None,
        planned_finish=None,
        internal=False,
        values={},
        source=SOURCE,
        cells={},
    )
    return replace(made, **changes)


def plain_return(unit: str, on: date, **changes: Any) -> ReturnRecord:
    """The return of ``unit`` for June 2021, dated and received ``on``, that stands with one entered row."""
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
        file_name=f"{unit}6月.xlsx",
        entered=1,
        held=0,
        projects=frozenset(),
        stands=True,
    )
    return replace(made, **changes)
