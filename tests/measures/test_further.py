"""What the terms set beside a progress table: other bases, the period alone, the opening plan."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_records import JUNE, WAN, figure, nil_return, project, settings_of

from projledger.foundation.period import Month, Period
from projledger.ledger.records import ListPlan
from projledger.measures.basis import Basis
from projledger.measures.further import own_span
from projledger.measures.grouping import By
from projledger.measures.months import Span
from projledger.measures.progress import progress
from projledger.measures.progress_record import progress_record
from projledger.measures.terms import Terms

SETTINGS = settings_of()
COMPARE, SINGLE, OPENING = Terms(compare=True), Terms(single=True), Terms(opening=True)
Q1, Q2 = (Period("quarter", Month(2021, month)) for month in (3, 6))


def two_bases() -> tuple[list, list]:  # type: ignore[type-arg]  # records
    projects = [project(number, 1000 * WAN) for number in (1, 2, 3, 4)]
    figures = [
        figure(1, 5, completed_ytd=400 * WAN, statistical_ytd=350 * WAN, difference_reason="设备款尚未支付"),
        figure(1, 6, completed_ytd=500 * WAN, statistical_ytd=380 * WAN),
        figure(2, 5, completed_ytd=200 * WAN, statistical_ytd=190 * WAN),
        figure(2, 6, completed_ytd=300 * WAN, verified_ytd=280 * WAN),
        figure(3, 6, completed_ytd=100 * WAN, statistical_ytd=100 * WAN),
        figure(4, 6, completed_ytd=70 * WAN),
    ]
    return projects, figures


def test_like_is_compared_with_like_only_projects_that_have_a_figure_on_the_basis() -> None:
    projects, figures = two_bases()
    total = progress(projects, figures, [], [], JUNE, SETTINGS, terms=COMPARE).total
    verified, statistical = total.beside
    assert (total.completed_ytd, statistical.projects) == (970 * WAN, 3)
    assert (statistical.reported, statistical.stated, statistical.difference) == (
        900 * WAN,
        670 * WAN,
        230 * WAN,
    )
    assert (verified.basis, verified.projects, verified.difference) == (Basis.VERIFIED, 1, 20 * WAN)
    assert total.shown["statistical_difference"] == "0.02"


def test_the_widest_difference_stands_first_with_the_reason_that_the_unit_stated() -> None:
    projects, figures = two_bases()
    found = progress(projects, figures, [], [], JUNE, SETTINGS, terms=COMPARE).differences
    assert [(one.name, one.basis, one.difference) for one in found] == [
        ("项目2", Basis.VERIFIED, 20 * WAN),
        ("项目1", Basis.STATISTICAL, 120 * WAN),
        ("项目2", Basis.STATISTICAL, 110 * WAN),
    ]
    assert (found[1].reason, found[1].reason_month, found[1].figure_month) == (
        "设备款尚未支付",
        Month(2021, 5),
        None,
    )
    assert (found[2].reason, found[2].reason_month, found[2].figure_month) == ("", None, Month(2021, 5))


def test_a_verified_figure_says_where_the_clerk_had_it_from() -> None:
    figures = [figure(1, 6, completed_ytd=500 * WAN, verified_ytd=450 * WAN, flash=True)]
    (found,) = progress([project(1)], figures, [], [], JUNE, SETTINGS, terms=COMPARE).differences
    assert (found.basis, found.reason) == (Basis.VERIFIED, "电话")


def test_nothing_stands_beside_unless_it_is_asked_for() -> None:
    projects, figures = two_bases()
    found = progress(projects, figures, [], [], JUNE, SETTINGS)
    assert (found.total.beside, found.total.own, found.total.opening) == ((), None, None)
    assert (found.differences, found.reconciliation) == ((), None)
    assert not [key for key in found.total.shown if key.startswith(("own_", "opening_", "statistical_"))]


@pytest.mark.parametrize("by", list(By))
def test_whatever_the_grouping_rows_add_up_to_the_whole_on_other_bases_and_in_the_quarter(by: By) -> None:
    projects, figures = two_bases()
    terms = Terms(compare=True, single=True)
    found = progress(projects, figures, [], [], Q2, SETTINGS, by=by, terms=terms)
    for place, whole in enumerate(found.total.beside):
        assert sum(row.beside[place].stated for row in found.rows) == whole.stated
        assert sum(row.beside[place].projects for row in found.rows) == whole.projects
    assert sum(row.own.amount for row in found.rows if row.own) == found.total.completed_ytd


AMOUNTS = st.lists(st.one_of(st.none(), st.integers(0, 10**12)), min_size=6, max_size=6)


@given(st.lists(AMOUNTS, min_size=1, max_size=4))
def test_two_quarters_add_up_to_the_half_year_whoever_did_not_report(made: list[list[int | None]]) -> None:
    projects = [project(number) for number in range(1, len(made) + 1)]
    figures = [
        figure(number, month, completed_ytd=amount)
        for number, months in enumerate(made, start=1)
        for month, amount in enumerate(months, start=1)
        if amount is not None
    ]
    first, second = (
        progress(projects, figures, [], [], period, SETTINGS, terms=SINGLE).total.own for period in (Q1, Q2)
    )
    assert first is not None
    assert second is not None
    half = progress(projects, figures, [], [], JUNE, SETTINGS).total
    assert first.amount + second.amount == half.completed_ytd


def test_the_quarter_has_its_own_share_of_the_plan_and_says_of_whom_it_is_unsure() -> None:
    projects = [project(1, 1000 * WAN), project(2, 1000 * WAN), project(3, None)]
    figures = [
        figure(1, 3, completed_ytd=200 * WAN),
        figure(1, 6, completed_ytd=500 * WAN),
        figure(2, 2, completed_ytd=100 * WAN),
        figure(2, 6, completed_ytd=150 * WAN),
        figure(3, 6, completed_ytd=900 * WAN),
    ]
    own = progress(projects, figures, [], [], Q2, SETTINGS, terms=SINGLE).total.own
    assert own is not None
    assert (own.amount, own.unsure) == (350 * WAN, 1)
    assert (own.rate.numerator, own.rate.denominator, str(own.rate.shown)) == (
        350 * WAN,
        2000 * WAN,
        "17.50",
    )
    nil = progress(projects, figures, [], [nil_return("云台镇", 3)], Q2, SETTINGS, terms=SINGLE).total.own
    assert nil is not None
    assert nil.unsure == 0


@pytest.mark.parametrize(
    ("kind", "month", "none_in", "span"),
    [
        ("quarter", 6, (1,), Span(4, 6)),
        ("half", 12, (), Span(7, 12)),
        ("year", 12, (), Span(1, 12)),
        ("month", 6, (1,), Span(6, 6)),
        ("month", 2, (1,), Span(1, 2)),
        ("month", 2, (), Span(2, 2)),
        ("month", 9, (7, 8), Span(7, 9)),
    ],
)
def test_which_months_a_period_alone_is_of(
    kind: str, month: int, none_in: tuple[int, ...], span: Span
) -> None:
    assert own_span(Period(kind, Month(2021, month)), none_in) == span


def test_february_stands_for_january_too_where_the_calendar_says_so() -> None:
    combined = settings_of("[returns]\nnone_in = [1]\n")
    february = Period.of_month(Month(2021, 2))
    figures = [
        figure(1, 1, completed_ytd=30 * WAN),  # came although none was due
        figure(1, 2, completed_ytd=100 * WAN),
        figure(2, 2, completed_ytd=50 * WAN),
        figure(3, 2, completed_month=20 * WAN),
    ]
    projects = [project(number, 1000 * WAN) for number in (1, 2, 3)]
    found = progress(projects, figures, [], [], february, combined, by=By.PROJECT, terms=SINGLE)
    assert [row.completed_month for row in found.rows] == [100 * WAN, 50 * WAN, 20 * WAN]
    assert [row.shown["rate_change"] for row in found.rows] == ["+10.00", "+5.00", "+2.00"]
    assert found.total.own is not None
    assert (found.total.own.amount, found.total.own.unsure) == (170 * WAN, 0)
    apart = progress(projects, figures, [], [], february, settings_of(), by=By.PROJECT)
    assert [row.shown["completed_month"] for row in apart.rows] == ["70", "—", "20"]


def adjusted() -> tuple[list, list, list]:  # type: ignore[type-arg]  # records
    """Project 1 stays, 2 is changed and moves to another unit, 3 goes out, 4 comes in."""
    opening = [
        project(1, 100 * WAN, unit="甲镇", listed=True),
        project(2, 200 * WAN, unit="甲镇"),
        project(3, 100 * WAN, unit="丙镇"),
    ]
    now = [
        project(1, 100 * WAN, unit="甲镇", listed=True),
        project(2, 150 * WAN, unit="乙镇"),
        project(4, 50 * WAN, unit="乙镇"),
    ]
    figures = [figure(number, 6, completed_ytd=40 * WAN) for number in (1, 2, 3, 4)]
    return opening, now, figures


def test_each_plan_is_measured_by_its_own_projects() -> None:
    opening, now, figures = adjusted()
    total = progress(now, figures, [], [], JUNE, SETTINGS, terms=OPENING, opening=opening).total
    assert (total.annual_plan, total.completed_ytd, total.shown["completion_rate"]) == (
        300 * WAN,
        120 * WAN,
        "40.00",
    )
    assert total.opening is not None
    assert total.opening[:3] == (3, 400 * WAN, 120 * WAN)
    assert total.shown["opening_rate"] == "30.00"


@pytest.mark.parametrize("by", list(By))
def test_rows_add_up_in_both_plans_whatever_the_grouping(by: By) -> None:
    opening, now, figures = adjusted()
    found = progress(now, figures, [], [], JUNE, SETTINGS, by=by, terms=OPENING, opening=opening)
    assert sum(row.opening.annual_plan for row in found.rows if row.opening) == 400 * WAN
    assert sum(row.opening.completed for row in found.rows if row.opening) == 120 * WAN
    assert sum(row.annual_plan for row in found.rows) == found.total.annual_plan == 300 * WAN


def test_without_a_figure_on_the_basis_the_opening_plan_has_no_rate_either() -> None:
    opening, now, _reported = adjusted()
    facts = (now, [figure(1, 6, completed_ytd=40 * WAN, verified_ytd=30 * WAN)], [], [], JUNE, SETTINGS)
    terms = Terms(basis=Basis.VERIFIED, opening=True)
    found = progress(*facts, by=By.PROJECT, terms=terms, opening=opening)
    assert [(row.key, row.shown["opening_completed"], row.shown["opening_rate"]) for row in found.rows] == [
        (1, "30", "30.00"),
        (2, "—", "—"),
        (4, "—", "—"),
        (3, "—", "—"),
    ]
    assert found.total.shown["opening_rate"] == "7.50"
    assert [item.name for item in found.left_unstated] == ["项目3"]
    record = progress_record(found)
    assert record["coverage"]
    assert record["coverage"]["left_unstated"] == ["项目3"]
    (_first, changed, *_others) = record["rows"]
    assert changed["opening"] == {
        "projects": 1,
        "annual_plan": 200 * WAN,
        "completed": None,
        "completion_rate": None,
        "unstated": True,
    }
    nothing = progress(now, [], [], [], JUNE, SETTINGS, terms=terms, opening=opening)
    assert nothing.total.shown["opening_rate"] == nothing.total.shown["opening_completed"] == "—"
    assert nothing.frame()["opening_completed"].isna().all()


def test_a_unit_and_a_project_that_the_plan_has_lost_keep_a_row() -> None:
    opening, now, figures = adjusted()
    facts = (now, figures, [], [], JUNE, SETTINGS)
    units = progress(*facts, by=By.UNIT, terms=OPENING, opening=opening).rows
    assert [(row.group, row.annual_plan, row.opening and row.opening.annual_plan) for row in units] == [
        ("甲镇", 100 * WAN, 300 * WAN),
        ("乙镇", 200 * WAN, 0),
        ("丙镇", 0, 100 * WAN),
    ]
    each = progress(*facts, by=By.PROJECT, terms=OPENING, opening=opening).rows
    assert [(row.key, row.unit, row.shown["annual_plan"], row.shown["opening_plan"]) for row in each] == [
        (1, "甲镇", "100", "100"),
        (2, "乙镇", "150", "200"),
        (4, "乙镇", "50", "—"),
        (3, "丙镇", "—", "100"),
    ]


def test_sets_within_a_row_and_lists_beside_the_whole_have_their_opening_plan_too() -> None:
    opening, now, figures = adjusted()
    facts = (now, figures, [], [], JUNE, SETTINGS)
    (level,) = progress(*facts, terms=OPENING, opening=opening).rows
    assert level.of_which[0].opening is not None
    assert level.of_which[0].opening.annual_plan == 100 * WAN

    def listed(plan: int) -> list:  # type: ignore[type-arg]  # records
        return [project(1, 100 * WAN, lists=(ListPlan("县级重点", None), ListPlan("专项债券", plan * WAN)))]

    bonds = progress(
        listed(60), figures, [], [], JUNE, SETTINGS, by=By.LIST, terms=OPENING, opening=listed(80)
    ).total.of_which[0]
    assert bonds.opening is not None
    assert (bonds.group, bonds.annual_plan, bonds.opening.annual_plan) == ("专项债券", 60 * WAN, 80 * WAN)


def test_only_the_rows_that_are_shown_make_up_the_opening_total() -> None:
    opening, now, figures = adjusted()
    facts = (now, [*figures[:1], figure(2, 6, completed_ytd=150 * WAN)], [], [], JUNE, SETTINGS)
    found = progress(*facts, by=By.PROJECT, behind=True, terms=OPENING, opening=opening)
    assert [row.key for row in found.rows] == [1, 4]
    assert found.total.opening is not None
    assert found.total.opening.annual_plan == 100 * WAN


def test_the_record_holds_all_that_stands_beside(snapshot: object) -> None:
    opening, now, figures = adjusted()
    figures[0] = figure(1, 6, completed_ytd=40 * WAN, statistical_ytd=30 * WAN, difference_reason="设备款")
    terms = Terms(compare=True, single=True, opening=True)
    record = progress_record(progress(now, figures, [], [], Q2, SETTINGS, terms=terms, opening=opening))
    kept = ("compared", "own_span", "differences", "reconciliation")
    beside = {name: record["total"][name] for name in ("beside", "own", "opening")}  # type: ignore[literal-required]  # keys of the record
    assert {**{name: record[name] for name in kept}, **beside} == snapshot  # type: ignore[literal-required]  # keys of the record


def test_the_frame_has_the_columns_that_the_terms_ask_for() -> None:
    opening, now, figures = adjusted()
    figures[0] = figure(1, 6, completed_ytd=40 * WAN, statistical_ytd=30 * WAN)
    terms = Terms(compare=True, single=True, opening=True)
    frame = progress(now, figures, [], [], Q2, SETTINGS, by=By.UNIT, terms=terms, opening=opening).frame()
    assert frame["opening_plan"].tolist() == [300 * WAN, 0, 100 * WAN]
    assert frame["statistical_stated"].tolist() == [30 * WAN, 0, 0]
    assert frame["own_completed"].sum() == 120 * WAN
    assert {str(frame[name].dtype) for name in ("own_completed", "opening_plan", "statistical_reported")} == {
        "Int64"
    }
    usual = progress(now, figures, [], [], Q2, SETTINGS).frame()
    assert not [name for name in usual if name.startswith(("own_", "opening_", "statistical_"))]
