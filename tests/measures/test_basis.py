"""Completed investment on the reported, the verified and the statistical basis."""

import pytest
from made_records import JUNE, WAN, figure, held, nil_return, project, settings_of

from projledger.foundation.period import Month, Period
from projledger.ledger.records import FigureRecord
from projledger.measures.basis import Basis
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.progress_record import progress_record
from projledger.measures.progress_table import Progress
from projledger.measures.terms import Terms

SETTINGS = settings_of()
UNKNOWN = (
    "completed_ytd", "completed_month", "completion_rate", "schedule_gap", "rate_change", "light", "shortfall",
    "needed_per_month",
)  # fmt: skip
PROJECTS = [project(number, 1000 * WAN) for number in (1, 2, 3)]
FIGURES = [
    figure(1, 5, completed_ytd=400 * WAN, statistical_ytd=300 * WAN),
    figure(1, 6, completed_ytd=500 * WAN, statistical_ytd=380 * WAN, verified_ytd=450 * WAN),
    figure(2, 5, completed_ytd=200 * WAN, statistical_ytd=150 * WAN),
    figure(2, 6, completed_ytd=250 * WAN),
    figure(3, 6, completed_ytd=100 * WAN),
]


def on(basis: Basis, figures: list[FigureRecord] = FIGURES, **options: object) -> Progress:
    facts = (PROJECTS, figures, options.pop("held", []), options.pop("returns", []), JUNE, SETTINGS)
    return progress(*facts, terms=Terms(basis=basis), **options)  # type: ignore[arg-type]  # options as a caller gives them


@pytest.mark.parametrize(
    ("basis", "completed"), [(Basis.REPORTED, 850), (Basis.STATISTICAL, 530), (Basis.VERIFIED, 450)]
)
def test_each_basis_counts_its_own_figures_against_the_same_plan(basis: Basis, completed: int) -> None:
    total = on(basis).total
    assert total.completed_ytd == completed * WAN
    assert total.annual_plan == 3000 * WAN
    assert (total.rate.numerator, total.rate.denominator) == (completed * WAN, 3000 * WAN)


def test_a_statistical_figure_is_carried_on_from_the_last_month_that_has_one() -> None:
    second = on(Basis.STATISTICAL, by=By.PROJECT).rows[1]
    assert (second.completed_ytd, second.month_unknown) == (150 * WAN, 1)
    first = on(Basis.STATISTICAL, by=By.PROJECT).rows[0]
    assert first.completed_month == 80 * WAN
    assert first.shown["rate_change"] == "+8.00"


def test_nothing_is_carried_on_from_last_year_or_taken_from_a_later_month() -> None:
    figures = [figure(1, 12, year=2020, statistical_ytd=900 * WAN), figure(2, 7, statistical_ytd=80 * WAN)]
    found = on(Basis.STATISTICAL, figures)
    assert found.total.completed_ytd == 0
    assert found.coverage is not None
    assert found.coverage.stated == ()


def test_projects_with_an_earlier_figure_and_with_none_are_named() -> None:
    covered = on(Basis.STATISTICAL).coverage
    assert covered is not None
    assert [item.project for item in covered.stated] == [1, 2]
    assert [(item.project, item.figure_month) for item in covered.earlier] == [(2, Month(2021, 5))]
    assert [item.name for item in covered.unstated] == ["项目3"]
    assert on(Basis.REPORTED).coverage is None


def test_a_unit_that_reported_is_not_called_missing_for_want_of_a_statistical_figure() -> None:
    found = on(Basis.STATISTICAL)
    assert found.total.not_reported == 0
    assert found.remarks.not_reported == ()
    only_may = on(Basis.STATISTICAL, FIGURES[:3], held=[held(3, 6)])
    assert (only_may.total.not_reported, only_may.total.held) == (1, 1)


def test_a_nil_return_says_that_the_statistical_figure_has_not_changed_either() -> None:
    found = on(Basis.STATISTICAL, FIGURES[:1], returns=[nil_return("云台镇", 6)], by=By.PROJECT).rows[0]
    assert (found.completed_ytd, found.completed_month, found.month_unknown) == (300 * WAN, 0, 0)


def test_the_record_says_the_basis_and_what_is_not_covered() -> None:
    record = progress_record(on(Basis.VERIFIED))
    assert record["basis"] == "verified"
    assert record["coverage"] == {
        "stated": ["项目1"],
        "earlier": [],
        "unstated": ["项目2", "项目3"],
        "left_unstated": [],
    }
    assert progress_record(on(Basis.REPORTED))["coverage"] is None


def test_coverage_is_of_the_rows_that_are_shown() -> None:
    covered = on(Basis.STATISTICAL, units=["白衣镇"]).coverage
    assert covered is not None
    assert covered.unstated == ()
    ahead = [*FIGURES[:1], figure(2, 6, statistical_ytd=900 * WAN)]
    behind = on(Basis.STATISTICAL, ahead, by=By.PROJECT, behind=True).coverage
    assert behind is not None
    assert [item.project for item in (*behind.stated, *behind.unstated)] == [1]


def test_january_alone_has_no_month_before_on_any_basis() -> None:
    january = Period.of_month(Month(2021, 1))
    figures = [figure(1, 1, completed_ytd=50 * WAN, statistical_ytd=40 * WAN)]
    terms = Terms(basis=Basis.STATISTICAL)
    total = progress(PROJECTS, figures, [], [], january, SETTINGS, terms=terms).total
    assert (total.completed_ytd, total.completed_month) == (40 * WAN, 40 * WAN)


def test_a_verified_figure_makes_no_report_of_a_unit_that_sent_none() -> None:
    verified = figure(1, 6, verified_ytd=450 * WAN)._replace(verified_only=True)
    may = figure(1, 5, completed_ytd=400 * WAN, problem="征地")
    found = on(Basis.VERIFIED, [may, verified], held=[held(1, 6, submission=5)], by=By.PROJECT)
    assert (found.rows[0].completed_ytd, found.rows[0].held) == (450 * WAN, 1)
    reported = on(Basis.REPORTED, [may, verified], by=By.PROJECT)
    assert (reported.rows[0].completed_ytd, reported.rows[0].not_reported) == (400 * WAN, 1)


def test_a_row_without_any_figure_of_the_basis_is_unknown_and_not_behind() -> None:
    found = on(Basis.STATISTICAL, FIGURES[4:])
    for row in (*found.rows, found.total):
        assert row.unstated
        assert (row.rate.shown, row.schedule_gap, row.rate_change, row.light) == (None, None, None, None)
        assert (row.shortfall, row.needed_per_month, row.steps) == (None, None, ())
        assert {row.shown[key] for key in UNKNOWN} == {"—"}
    record = progress_record(found)["total"]
    assert (record["completed_ytd"], record["completed_month"], record["completion_rate"]) == (None,) * 3
    assert found.frame()["completed_ytd"].isna().all()


def test_only_the_rows_with_a_figure_of_the_basis_are_measured() -> None:
    rows = on(Basis.VERIFIED, by=By.PROJECT).rows
    assert [row.unstated for row in rows] == [False, True, True]
    assert [row.shown["completion_rate"] for row in rows] == ["45.00", "—", "—"]
    assert on(Basis.VERIFIED).total.shown["completion_rate"] == "15.00"
    behind = on(Basis.VERIFIED, by=By.PROJECT, behind=True).rows
    assert [row.key for row in behind] == [1]


def test_without_any_report_the_reported_basis_still_counts_0() -> None:
    total = on(Basis.REPORTED, []).total
    assert (total.unstated, total.shown["completion_rate"]) == (False, "0.00")
