"""Rates and lights of the sample county: what was published stays, and what goes together is told."""

from pathlib import Path

import pytest

from projledger import Ledger
from projledger.api.asked_terms import AskedTerms
from projledger.api.rates import LightsAnswer
from projledger.foundation.errors import UsageError
from projledger.foundation.period import Month
from projledger.measures.rate_record import rate_table_record

pytestmark = pytest.mark.slow
PROJECT, UNIT = "内河航道整治工程", "交通运输局"


def lights(answer: LightsAnswer) -> str:
    row = next(row for row in answer.history.rows if row.project.name == PROJECT)
    return "".join("-" if cell.light is None else cell.light.value[0] for cell in row.cells)


def test_a_closed_month_shows_the_light_that_was_published_until_the_latest_is_asked_for(
    county_copy: Path,
) -> None:
    with Ledger.open(county_copy) as ledger:
        assert lights(ledger.lights("2021Q2", unit=UNIT)) == "yrrrrr"
        number = ledger.close_month(Month(2021, 3)).number
        done = {"completed_ytd": "3000万"}
        ledger.enter(PROJECT, Month(2021, 3), done, source="电话", reason="漏报")
        assert lights(ledger.lights("2021Q2", unit=UNIT)) == "yrrrrr"
        assert lights(ledger.lights("2021Q2", unit=UNIT, latest=True)) == "yrgrrr"
        assert lights(ledger.lights("2021Q2", unit=UNIT, as_of=str(number))) == "yrrrrr"


def test_rates_part_the_projects_and_the_completion_rate_is_that_of_progress(county: Path) -> None:
    with Ledger.open(county) as ledger:
        for by in ("unit", "sector", "list"):
            table = ledger.rates("2021Q2", by=by).table
            assert sum(row.starts.planned for row in table.rows) == table.total.starts.planned == 47
            assert all(row.starts.holds and row.finishes.holds for row in table.rows)
        progress = ledger.progress("2021Q2").progress
        assert ledger.rates("2021Q2").table.total.value("completion").rate == progress.total.rate


def test_what_would_be_left_undone_is_refused(county: Path) -> None:
    with (
        Ledger.open(county) as ledger,
        pytest.raises(UsageError, match="--lights does not go together with --sort"),
    ):
        ledger.lights("2021Q2", sort="completion_rate")


def test_a_choice_of_projects_is_kept_to_and_told(county: Path) -> None:
    chosen = AskedTerms(where="sector=产业")
    with Ledger.open(county) as ledger:
        rates = ledger.rates("2021Q2", terms=chosen)
        shown = ledger.lights("2021Q2", terms=chosen)
        assert rates.table.total.starts.planned == 17
        assert {row.project.sector for row in shown.history.rows} == {"产业"}
        for told in (rates.chosen, shown.chosen):
            assert told is not None
            assert told.narrowed is not None
            assert (told.narrowed.projects, told.narrowed.of) == (65, 200)
        with pytest.raises(UsageError, match="leave out --basis, --list"):
            ledger.lights("2021Q2", terms=AskedTerms(of_list="市级"))


def test_the_rates_of_a_list_are_of_its_members_and_its_own_plans(county: Path) -> None:
    with Ledger.open(county) as ledger:
        whole = ledger.progress("2021Q2", by="list").progress
        for row in (*whole.rows, *whole.total.of_which):
            terms = AskedTerms(of_list=row.group)
            listed = ledger.progress("2021Q2", terms=terms).progress
            found = ledger.rates("2021Q2", terms=terms)
            assert found.table.of_list == listed.terms.of_list == row.group
            completion = found.table.total.value("completion").rate
            assert completion == listed.total.rate
            assert rate_table_record(found.table, found.chosen)["of_list"] == row.group
            assert found.table.total.starts.planned < 47
        with pytest.raises(UsageError, match="only reported figures; leave out --basis, --units"):
            ledger.rates("2021Q2", terms=AskedTerms(basis="verified"))
        with pytest.raises(UsageError, match="of all projects; leave out --basis, --list"):
            ledger.lights("2021Q2", terms=AskedTerms(of_list=row.group))
