"""A share of the invented files imported into a ledger: what is entered, and every total, is the truth."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from invented import Invented, invent
from invented.county import YEARS, county_of
from ledgers import county_ledger

from projledger import Ledger
from projledger.foundation.period import Month
from projledger.intake.options import ImportOptions
from projledger.measures.progress_record import progress_record

pytestmark = pytest.mark.slow

SEED = 1
#: Of so many files those that are returns or plans and are not refused whole on purpose.
FILES = 40
FIGURES = ("completed_ytd", "completed_month", "completed_total", "total_investment", "annual_plan")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    for year in YEARS:
        county_ledger(folder, year).close()
    return folder


@pytest.fixture
def imported(prepared: Path, tmp_path: Path) -> Iterator[Callable[[Invented], Ledger]]:
    ledgers: list[Ledger] = []

    def of(made: Invented) -> Ledger:
        ledger = Ledger.open(shutil.copytree(prepared / str(made.year), tmp_path / "ledger"))
        ledgers.append(ledger)
        path = tmp_path / made.name
        path.write_bytes(made.data)
        received = date(made.year + 1, 1, 31)
        ledger.import_([path], ImportOptions(received_on=received, year=made.year), annotate=False)
        return ledger

    yield of
    for ledger in ledgers:
        ledger.close()


def sound(form: str) -> list[int]:
    return [
        index
        for index in range(FILES)
        if (made := invent(SEED, index)).returns[0].form == form
        and not any(one.refused or one.may_be_refused for one in made.returns)
    ]


@pytest.mark.parametrize("index", sound("report"))
def test_the_figures_that_stand_after_an_import_are_the_truth(index: int, imported: Callable) -> None:
    made = invent(SEED, index)
    ledger = imported(made)
    view = ledger.book.view()
    names = {project.id: project.name for project in view.projects(Month(made.year, 12))}
    true = {(row.name, one.period): row for one in made.returns for row in one.rows}
    standing = view.figures(made.year, Month(made.year, 12))
    for figure in standing:
        row = true[names[figure.project], str(figure.month)]
        for field in FIGURES:
            if figure.values.get(field) is not None and field in row.values:
                assert field not in row.faults, (row.name, figure.month, field)
                assert (figure.values[field],) == row.values[field], (row.name, figure.month, field)
    if standing:
        last = max(figure.month for figure in standing)
        total = progress_record(ledger.progress(str(last)).progress)["total"]
        latest = {figure.project: figure for figure in sorted(standing, key=lambda one: one.month)}
        assert total["annual_plan"] == sum(project.plan for project in county_of(made.year).projects)
        if all(figure.values.get("completed_ytd") is not None for figure in latest.values()):
            assert total["completed_ytd"] == sum(figure.values["completed_ytd"] for figure in latest.values())


@pytest.mark.parametrize("index", sound("plan"))
def test_the_plan_in_force_after_an_import_is_the_truth(index: int, imported: Callable) -> None:
    made = invent(SEED, index)
    view = imported(made).book.view()
    true = {project.name: project for project in county_of(made.year).projects}
    for project in view.projects(Month(made.year, 12)):
        assert project.name in true
        assert project.values["total_investment"] == true[project.name].total
        assert project.annual_plan in {true[project.name].plan, None}
        assert project.lead_unit == true[project.name].unit
