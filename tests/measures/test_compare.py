"""Rows beside the month before, the year before, the average and the year's end."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from made_records import JUNE, WAN, figure, project, settings_of

from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.compare import Against, Comparison, compare
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.progress_table import Progress
from projledger.measures.terms import Selected, Terms

UNITS = ("甲镇", "乙镇", "丙局")
ROWS = st.lists(
    st.tuples(st.sampled_from(UNITS), st.none() | st.integers(0, 9_000), st.integers(0, 12_000)),
    min_size=1,
    max_size=8,
)


def table(
    projects: list[ProjectRecord],
    figures: list[FigureRecord],
    period: Period = JUNE,
    settings: Settings | None = None,
    by: By = By.UNIT,
) -> Progress:
    return progress(projects, figures, [], [], period, settings or settings_of(), by=by)


def two_units() -> Comparison:
    projects = [project(1, 1200 * WAN, unit="甲镇"), project(2, 2400 * WAN, unit="乙局")]
    figures = [
        figure(1, 5, completed_ytd=700 * WAN),
        figure(1, 6, completed_ytd=800 * WAN),
        figure(2, 6, completed_ytd=800 * WAN),
    ]
    return compare(table(projects, figures), Against.MONTH)


def test_each_row_says_its_pace_its_place_and_what_it_does_to_the_whole() -> None:
    first, second = two_units().rows
    assert {key: first.shown[key] for key in ("change", "above_average", "months_ahead", "year_end_rate")} == {
        "change": "+8.34", "above_average": "+22.23", "months_ahead": "+2.0", "year_end_rate": "133.33",
    }  # fmt: skip
    assert (second.months_ahead, second.year_end, second.above_average) == (
        Decimal("-2.0"), 1600 * WAN, Decimal("-11.11"),
    )  # fmt: skip
    assert (first.contribution, second.contribution) == (
        Fraction(100 * 200, 3600),
        Fraction(-100 * 400, 3600),
    )


def test_each_row_goes_along_the_curve_of_its_own_projects() -> None:
    """Of two projects with a working window of their own, the one from September is not behind in June."""
    projects = [
        project(1, 1200 * WAN, unit="甲镇", planned_start="2021-01", planned_finish="2021-10"),
        project(2, 1200 * WAN, unit="乙局", planned_start="2021-09", planned_finish="2021-12"),
    ]
    figures = [figure(1, 6, completed_ytd=600 * WAN), figure(2, 6, completed_ytd=300 * WAN)]
    settings = settings_of('[schedule]\ncurve = "own-window"\n')
    now = table(projects, figures, settings=settings)
    found = compare(now, Against.MONTH)
    first, second = found.rows
    assert (first.months_ahead, second.months_ahead) == (Decimal("-1.0"), Decimal("3.0"))
    assert (first.contribution, second.contribution) == (Fraction(-5), Fraction(25, 2))
    exact = now.total.rate.exact
    assert exact is not None
    assert exact - now.total.target.exact == Fraction(15, 2)
    by_project = compare(table(projects, figures, settings=settings, by=By.PROJECT), Against.MONTH)
    assert [row.months_ahead for row in by_project.rows] == [Decimal("-1.0"), Decimal("3.0")]


def test_units_are_counted_above_and_below_the_rate_of_all() -> None:
    found = two_units()
    assert [row.row.group for row in found.above] == ["甲镇"]
    assert [row.row.group for row in found.below] == ["乙局"]
    assert found.total.above_average == 0


@given(ROWS, st.integers(1, 12), st.sampled_from(["factor = 1.2", 'curve = "own-window"', ""]))
def test_contributions_add_up_to_the_exact_gap_of_the_whole(
    rows: list[tuple[str, int | None, int]], month: int, schedule: str
) -> None:
    projects = [
        project(number, plan, unit=unit, planned_start=f"2021-{number:02}")
        for number, (unit, plan, _done) in enumerate(rows, 1)
    ]
    figures = [figure(number, month, completed_ytd=done) for number, (_u, _p, done) in enumerate(rows, 1)]
    settings = settings_of(f"[schedule]\n{schedule}\n")
    for by in (By.UNIT, By.PROJECT):
        now = table(projects, figures, Period.of_month(Month(2021, month)), settings, by)
        found = compare(now, Against.MONTH)
        moved = [row.contribution for row in found.rows if row.contribution is not None]
        if now.total.rate.exact is None:
            assert moved == []
        else:
            assert sum(moved, Fraction(0)) == now.total.rate.exact - now.total.target.exact
            assert sum(moved, Fraction(0)) == found.total.contribution


@given(st.integers(0, 3000), st.sampled_from(["shown", "exact"]), st.integers(1, 11))
def test_months_ahead_have_the_sign_of_the_gap_that_stands_beside_them(
    done: int, gap: str, month: int
) -> None:
    settings = settings_of(f'[figures]\ndecimals = 0\ngap = "{gap}"\n')
    now = table(
        [project(1, 1999)],
        [figure(1, month, completed_ytd=done)],
        Period.of_month(Month(2021, month)),
        settings,
    )
    ahead, behind = compare(now, Against.MONTH).rows[0].months_ahead, now.rows[0].schedule_gap
    assert ahead is not None
    assert behind is not None
    assert ahead == 0 or (ahead > 0) == (behind > 0)


def test_the_same_month_of_the_year_before_counts_under_that_years_plan() -> None:
    earlier = table(
        [
            project(1, 1000 * WAN, unit="甲镇"),
            project(2, 1000 * WAN, unit="旧镇"),
            project(3, 500 * WAN, unit="老镇"),
        ],
        [
            figure(1, 6, year=2020, completed_ytd=400 * WAN),
            figure(2, 6, year=2020, completed_ytd=500 * WAN),
            figure(3, 6, year=2020, completed_ytd=100 * WAN),
        ],
        Period.of_month(Month(2020, 6)),
    )
    now = table(
        [
            project(1, 2000 * WAN, unit="甲镇"),
            project(2, 1000 * WAN, unit="新镇"),
            project(4, 500 * WAN, unit="丁局"),
        ],
        [figure(1, 6, completed_ytd=500 * WAN), figure(2, 6, completed_ytd=900 * WAN)],
    )
    renamed = {"旧镇": "新镇", "老镇": "新镇"}
    found = compare(now, Against.YEAR, earlier, renamed=lambda name: renamed.get(name, name))
    said = [(row.shown["earlier_completed"], row.shown["growth"], row.shown["change"]) for row in found.rows]
    assert said == [("0.04", "+25.00", "-15.00"), ("0.06", "+50.00", "+50.00"), ("—", "—", "—")]
    assert found.known
    assert found.total.earlier_completed == 1000 * WAN
    assert str(found.earlier) == "2020-06"


def test_what_the_ledger_does_not_know_is_a_dash_and_is_said() -> None:
    now = table([project(1)], [figure(1, 6, completed_ytd=500 * WAN)])
    silent = table([project(1)], [], Period.of_month(Month(2020, 6)))
    for earlier in (None, silent):
        found = compare(now, Against.YEAR, earlier)
        assert not found.known
        assert (found.rows[0].growth, found.rows[0].change) == (None, None)
    january = table([project(1)], [figure(1, 1, completed_ytd=500 * WAN)], Period.of_month(Month(2021, 1)))
    assert not compare(january, Against.MONTH).known
    assert compare(january, Against.MONTH).rows[0].change is None


def test_without_a_plan_nothing_is_forecast_and_nothing_moves() -> None:
    row = compare(table([project(1, None)], [figure(1, 6, completed_ytd=500 * WAN)]), Against.MONTH).rows[0]
    assert (row.year_end, row.contribution, row.months_ahead, row.above_average) == (None,) * 4
    assert row.shown["year_end_rate"] == "—"


def listed_county() -> tuple[list[ProjectRecord], list[FigureRecord]]:
    projects = [
        project(1, 1000 * WAN, listed=True, planned_start="2021-01", planned_finish="2021-12"),
        project(2, 3000 * WAN, planned_start="2021-09", planned_finish="2021-12"),
    ]
    return projects, [figure(1, month, completed_ytd=month * 100 * WAN) for month in (5, 6)]


WINDOWS = settings_of('[curves.own]\nkind = "own-window"\n[schedule]\ncurve = "own"\n')


def test_of_which_rows_are_compared_by_their_own_projects_plans_and_curve() -> None:
    projects, figures = listed_county()
    figures.append(figure(2, 6, completed_ytd=300 * WAN))  # of a project that is due to start in September
    found = compare(table(projects, figures, settings=WINDOWS, by=By.LEVEL), Against.MONTH)
    (county,) = found.rows
    (listed,) = county.of_which
    assert (listed.row.group, listed.shown["change"], listed.shown["year_end_rate"]) == (
        "挂牌",
        "+10.00",
        "120.00",
    )
    assert (listed.row.target.shown, listed.shown["months_ahead"]) == (Decimal("50.00"), "+1.2")
    assert county.shown["months_ahead"] != listed.shown["months_ahead"]


def test_of_which_rows_have_their_own_year_before() -> None:
    projects, figures = listed_county()
    then = [
        figure(1, 6, year=2020, completed_ytd=300 * WAN),
        figure(2, 6, year=2020, completed_ytd=100 * WAN),
    ]
    earlier = table(projects, then, Period.of_month(Month(2020, 6)), by=By.LEVEL)
    (county,) = compare(table(projects, figures, by=By.LEVEL), Against.YEAR, earlier).rows
    assert (county.earlier_completed, county.of_which[0].earlier_completed) == (400 * WAN, 300 * WAN)
    assert county.of_which[0].shown["growth"] == "+100.00"


def test_projects_in_the_order_of_a_written_list_are_compared_by_their_own_curve() -> None:
    projects, figures = listed_county()
    chosen = Terms(selected=Selected(frozenset({1, 2}), file="会议.txt", order=(2, 1)))
    found = progress(projects, figures, [], [], JUNE, WINDOWS, by=By.PROJECT, terms=chosen)
    rows = {row.row.key: row for row in compare(found, Against.MONTH).rows}
    assert rows[1].shown["months_ahead"] == "+1.2"
