"""Records as a view of the ledger would give them, made by hand for the tests of measures and exports."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from plain_records import WAN, plain_project, plain_return
from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings, parse
from projledger.ledger.records import (
    FigureRecord,
    HeldRecord,
    ProjectRecord,
    ReturnRecord,
    Source,
)

YI = 100_000_000
JUNE = Period.of_month(Month(2021, 6))


def settings_of(text: str = "") -> Settings:
    """Settings of a made-up office, with ``text`` added to the file."""
    return parse('[office]\nname = "示例办"\ncounty = "示例县"\nyear = 2021\n' + text)


def source(submission: int = 1, *, kind: str = "file", row: int = 6, stated: str = "") -> Source:
    return Source(
        submission,
        kind,
        "云台镇6月.xlsx",
        "月报",
        row,
        datetime(2021, 7, 5, tzinfo=UTC),
        date(2021, 7, 5),
        stated,
    )


def project(
    number: int,
    plan: int | None = 1200 * WAN,
    *,
    unit: str = "云台镇",
    before: int | None = None,
    name: str = "",
    **changes: Any,
) -> ProjectRecord:
    """A project of 产业; ``before`` is what was completed before the year, ``plan`` the year's, in yuan."""
    called = name or f"项目{number}"
    said = {"key": f"PC2021-{number:03d}", "sector": "产业", "nature": "新建", **changes}
    said["reporting_unit"] = said.get("reporting_unit") or unit
    made = plain_project(number, unit, plan=plan, name=called, completed_before=before, **said)
    values = {
        "name": called,
        "annual_plan": plan,
        "level": made.level,
        "listed": made.listed,
        "co_units": ("水利局", "林业局"),
    }
    return replace(
        made, values=values, source=source(1, row=number + 3), cells={"annual_plan": f"计划!F{number + 3}"}
    )


def figure(
    number: int, month: int, *, year: int = 2021, flash: bool = False, submission: int = 10, **values: Any
) -> FigureRecord:
    return FigureRecord(
        project=number,
        month=Month(year, month),
        unit="云台镇",
        entry=number * 100 + month,
        values=values,
        flash=flash,
        return_date=date(year, month, 28),
        source=source(
            submission, row=number + 5, kind="enter" if flash else "file", stated="电话" if flash else ""
        ),
        cells={} if flash else dict.fromkeys(values, f"月报!F{number + 5}"),
    )


def held(number: int | None, month: int, *, submission: int = 20, name: str = "") -> HeldRecord:
    return HeldRecord(
        entry=900 + (number or 0),
        form="report",
        submission=submission,
        file_name="云台镇6月.xlsx",
        unit="云台镇",
        period=str(Month(2021, month)),
        sheet="月报",
        row=8,
        project=number,
        name=name or f"项目{number}",
        values={},
        raw={},
        findings=(),
    )


def nil_return(
    unit: str, month: int, *, stands: bool = True, verdict: Verdict = Verdict.ENTERED
) -> ReturnRecord:
    return plain_return(
        unit,
        date(2021, month, 28),
        submission=30,
        period=str(Month(2021, month)),
        verdict=verdict,
        nil=True,
        file_name="零报告.xlsx",
        entered=0,
        stands=stands,
    )
