"""A small county for the checks: two towns, a bureau, and three projects."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from projledger.checks.facts import Place, ReturnFacts, RowFacts
from projledger.checks.known import Known, KnownProject, KnownUnit
from projledger.checks.match import match_project
from projledger.checks.registry import check_return
from projledger.forms.register import FORMS
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.period import Month
from projledger.foundation.text import normal_code, normal_name

WAN = 10_000
JUNE = Month(2021, 6)
ROAD, FARM, SCHOOL = 1, 2, 3
_UNITS = {
    "云台镇人民政府": ("乡镇", ("云台镇", "云台"), None, None),
    "白衣镇人民政府": ("乡镇", ("白衣镇",), None, "2021-03-31"),
    "交通运输局": ("县级部门", ("交通局",), None, None),
}
_PROJECTS = (
    KnownProject(
        ROAD,
        "PC2021-012",
        "PC2021-012",
        "示例县喜神至麻石公路改建工程",
        "交通运输局",
        "交通运输局",
        12_000 * WAN,
        36_000 * WAN,
        20_000 * WAN,
        "2020-09",
    ),
    KnownProject(
        FARM,
        "2101-511923-04-01-123456",
        "2101-511923-04-01-123456",
        "云台镇生猪养殖场（一期）",
        "云台镇人民政府",
        "云台镇人民政府",
        2_000 * WAN,
        5_000 * WAN,
        None,
        "2021-03",
    ),
    KnownProject(
        SCHOOL, "P0003", None, "云台镇中心小学", "云台镇人民政府", "云台镇人民政府", None, 800 * WAN, None
    ),
)
_ALIASES = {"喜麻公路": ROAD}


def known(**changes: Any) -> Known:
    names: dict[str, str] = {}
    for name, (_kind, shorts, _start, _end) in _UNITS.items():
        names |= {normal_name(one): name for one in (name, *shorts)}
    projects = {normal_name(one.name): (one.id,) for one in _PROJECTS}
    projects |= {normal_name(name): (key,) for name, key in _ALIASES.items()}
    values: dict[str, Any] = {
        "year": 2021,
        "received_on": date(2021, 7, 5),
        "units": {
            name: KnownUnit(name, kind, shorts, start, end, True)
            for name, (kind, shorts, start, end) in _UNITS.items()
        },
        "unit_names": names,
        "projects": {one.id: one for one in _PROJECTS},
        "project_names": projects,
        "project_codes": {normal_code(one.code): one.id for one in _PROJECTS if one.code},
        "next_project": 4,
    }
    return Known(**{**values, **changes})


def row(number: int = 4, /, **values: Any) -> tuple[int, Mapping[str, Any]]:
    return number, values


def facts(
    form: str, *rows: tuple[int, Mapping[str, Any]], known_as: Known | None = None, **about: Any
) -> ReturnFacts:
    """A return whose fields stand in columns A, B, C … in the order in which the rows give them."""
    county = known_as or known()
    fields = list(dict.fromkeys(name for _number, values in rows for name in values))
    unit = about.get("unit")
    made, seen = [], {}
    for number, values in rows:
        name = str(values.get("project") or "")
        project = match_project(county, values.get("code"), name, unit).project if name else None
        key = project.id if project else values.get("name")
        double = seen.setdefault(key, number) if key else number
        made.append(
            RowFacts(
                row=number,
                values={name: value for name, value in values.items() if value is not None},
                cells={name: Cell(number, place) for place, name in enumerate(fields, start=1)},
                raw={name: str(value) for name, value in values.items() if value is not None},
                units=dict.fromkeys(fields, "万元"),
                project=project,
                double=double if double != number else None,
            )
        )
    given = {"period": JUNE, "return_date": date(2021, 7, 3), "unit": "云台镇人民政府", **about}
    if form != "report":
        given |= {"period": None, "unit": None, "return_date": None}
    return ReturnFacts(
        form=FORMS[form], known=county, rows=tuple(made), place=Place("六月.xlsx", "月报"), **given
    )


def findings(form: str, *rows: tuple[int, Mapping[str, Any]], **about: Any) -> list[Finding]:
    return [found.finding for found in check_return(facts(form, *rows, **about))]


def codes(form: str, *rows: tuple[int, Mapping[str, Any]], **about: Any) -> list[tuple[str, str]]:
    """The codes found, each with its cell."""
    return [(finding.code, str(finding.cell or "")) for finding in findings(form, *rows, **about)]


def farm(**values: Any) -> tuple[int, Mapping[str, Any]]:
    """A sound row of the farm for June."""
    return row(
        4,
        **{
            "project": "云台镇生猪养殖场（一期）",
            "status": "在建",
            "actual_start": "2021-03-10",
            "completed_ytd": 900 * WAN,
            **values,
        },
    )
