"""Forms as cities, counties, departments and companies have them, and what a clerk reads from them.

The titles and the layout in ``forms_of_cities/`` are real, the projects and figures are invented. A form says
what it is and of which month (and its money unit where no cell tells), then what is asked about rather than
read (``asked``), what may be read or not (``free``) or the fault for which it is not taken (``refused``), then
each project with all of its amounts in 万元. Any other amount that is read from it, and any other row that is
read as a project, is a misreading.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from text_sheets import sheet

from projledger.api.mapping import MapRecord, Understanding, record
from projledger.forms.field import Kind
from projledger.forms.register import FORMS
from projledger.foundation.period import Month
from projledger.intake.options import ImportOptions
from projledger.workbook.cells import Sheet

FOLDER = Path(__file__).parent / "forms_of_cities"
WAN_YUAN = 10_000
Row = tuple[str, dict[str, Any]]  # the form it is read as, and what is read


class Form(NamedTuple):
    name: str
    kind: str
    month: Month | None
    money_unit: str | None
    asked: list[str]
    free: list[str]
    refused: str
    projects: dict[str, dict[str, Any]]
    text: str


def written(text: str) -> Form:
    head, table = text.split("\n\n", 1)
    name, *lines = head.split("\n")
    said = dict(re.split(r": ?", line, maxsplit=1) for line in lines)
    kind, month, *unit = said.pop("form").split()
    asked, free, refused = (said.pop(key, "").split() for key in ("asked", "free", "refused"))
    of = None if month == "-" else Month(*map(int, month.split("-")))
    projects = {project: dict(map(value, filter(None, line.split(", ")))) for project, line in said.items()}
    return Form(name, kind, of, "".join(unit) or None, asked, free, "".join(refused), projects, table)


def value(text: str) -> tuple[str, Any]:
    name, found = text.split(" ", 1)
    try:
        return name, int(Decimal(found) * WAN_YUAN)
    except InvalidOperation:
        return name, found


def sheets(text: str) -> list[Sheet]:
    first, *others = re.split(r"^=== (.*)\n", text, flags=re.MULTILINE)
    named = zip(others[::2], others[1::2], strict=True)
    return [sheet(table, name) for name, table in named] if others else [sheet(first, "Sheet1")]


def projects(found: MapRecord) -> list[Row]:
    """The rows of projects, each with its form and the amounts and words that were read."""
    returns = [part for one in found["sheets"] for part in one["returns"]]
    rows = []
    for part in returns:
        for row in part["rows"]:
            if row["class"] == "project":
                values = {name: read["value"] for name, read in row["values"].items()}
                rows.append((part["form"], {name: read for name, read in values.items() if read is not None}))
    return rows


def name_of(form: str, row: dict[str, Any]) -> str:
    return re.sub("[★☆■]", "", row.get("project" if form == "report" else "name", ""))


def forms() -> list[Form]:
    texts = (path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt")))
    return [written(form) for text in texts for form in re.split(r"^# ", text, flags=re.MULTILINE)[1:]]


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.name)
def test_a_form_is_read_as_a_clerk_reads_it(form: Form, understood: Callable[..., Understanding]) -> None:
    options = ImportOptions(date(2021, 7, 5), year=2021, month=form.month, money_unit=form.money_unit)
    found = record(understood(*sheets(form.text), name="重点项目报表.xlsx", options=options))
    if form.refused:
        assert form.refused in {one["code"] for one in found["findings"] if one["severity"] == "error"}
        return
    rows = projects(found)
    assert sorted(name_of(*row) for row in rows) == sorted(form.projects)
    for kind, row in rows:
        meant = form.projects[name_of(kind, row)]
        looked_at = {field.name for field in FORMS[kind].fields if field.kind is Kind.MONEY} | meant.keys()
        read = {name: row[name] for name in looked_at & row.keys() - set(form.free)}
        unasked = {name: meant[name] for name in meant if name not in form.asked or name in read}
        assert (kind, read) == (form.kind, unasked)
