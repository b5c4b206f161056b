from hypothesis import given
from hypothesis import strategies as st
from known_county import ROAD, WAN, known

from projledger.checks.history import MonthFigure, cell_of, history
from projledger.foundation.findings import Cell
from projledger.foundation.period import Month


def figure(month: int, number: int, **values: object) -> MonthFigure:
    cells = dict.fromkeys(values, f"月报!F{month + 4}")
    return MonthFigure(ROAD, Month(2021, month), values, number, f"{month}月.xlsx", "月报", month + 4, cells)


def found(*figures: MonthFigure) -> list[tuple[str, int]]:
    return [(one.finding.code, one.month.month) for one in history(figures, known().projects)]


def test_a_cumulative_figure_that_falls_warns_at_the_later_month_with_the_earlier_place() -> None:
    (one,) = history([figure(5, 31, completed_ytd=1350 * WAN), figure(6, 50, completed_ytd=1200 * WAN)], {})
    assert (
        one.finding.message == "1,200 万元 is less than 1,350 万元 by the end of 2021-05 (no. 31, 月报!F9)."
    )
    assert (one.finding.file, one.finding.address) == ("6月.xlsx", "月报!F10")


def test_a_reason_for_a_correction_silences_the_comparison() -> None:
    later = figure(6, 50, completed_ytd=1200 * WAN, correction_reason="上月误报")
    assert found(figure(5, 31, completed_ytd=1350 * WAN), later) == []


def test_last_plus_this_month_is_compared_only_with_the_month_just_before() -> None:
    june = figure(6, 50, completed_ytd=1500 * WAN, completed_month=100 * WAN)
    assert found(figure(5, 31, completed_ytd=1350 * WAN), june) == [("H202", 6)]
    assert found(figure(4, 31, completed_ytd=1350 * WAN), june) == []
    assert found(figure(5, 31, completed_ytd=1400 * WAN), june) == []


def test_a_zero_too_many_is_suspected_and_strong_growth_is_not() -> None:
    assert found(figure(5, 31, completed_ytd=480 * WAN), figure(6, 50, completed_ytd=5500 * WAN)) == [
        ("H204", 6)
    ]
    assert found(figure(5, 31, completed_ytd=480 * WAN), figure(6, 50, completed_ytd=2400 * WAN)) == []


def test_the_figure_of_earlier_years_is_compared_with_the_plan() -> None:
    assert found(figure(6, 50, completed_before=20_000 * WAN)) == []
    assert found(figure(6, 50, completed_before=19_000 * WAN)) == [("H203", 6)]


def test_without_a_plan_the_figure_of_earlier_years_is_compared_between_months() -> None:
    months = [figure(5, 31, completed_before=7 * WAN), figure(6, 50, completed_before=8 * WAN)]
    assert [(one.finding.code, one.earlier) for one in history(months, {})] == [("H203", Month(2021, 5))]


@given(st.permutations(range(1, 7)), st.lists(st.integers(0, 10**6), min_size=6, max_size=6))
def test_the_order_of_receipt_does_not_matter(order: list[int], amounts: list[int]) -> None:
    figures = [figure(month, month, completed_ytd=amounts[month - 1]) for month in range(1, 7)]
    assert history([figures[month - 1] for month in order], {}) == history(figures, {})


def test_a_month_alone_warns_where_the_month_before_is_not_known() -> None:
    alone = figure(6, 50, completed_month=100 * WAN)
    assert found(alone) == [("H208", 6)]
    assert found(figure(4, 30, completed_ytd=300 * WAN), alone) == [("H208", 6)]
    assert found(figure(5, 31, completed_ytd=300 * WAN), alone) == []
    assert found(figure(1, 31, completed_month=300 * WAN)) == []
    february = figure(2, 31, completed_month=300 * WAN)
    assert history([february], {}, none_in=(1,)) == []
    assert [one.finding.message for one in history([february], {})] == [
        "300 万元 this month, but there is no cumulative figure by the end of 2021-01: "
        "the year's figure counts only what was reported."
    ]


def test_figures_that_follow_from_others_are_compared_too() -> None:
    may = figure(5, 31, completed_total=21_350 * WAN)  # the plan has 20,000 before this year
    june = figure(6, 50, completed_total=21_200 * WAN)
    (one,) = history([may, june], known().projects)
    assert (one.finding.code, one.finding.field, one.finding.address) == (
        "H201",
        "completed_total",
        "月报!F10",
    )
    assert one.finding.found == "1,200 万元"
    assert found(
        figure(4, 9, completed_ytd=300 * WAN),
        figure(5, 31, completed_month=5 * WAN),
        figure(6, 50, completed_ytd=304 * WAN),
    ) == [("H201", 6)]


def test_an_address_gives_its_cell_back() -> None:
    assert cell_of("月报!AB12") == Cell(12, 28)
    assert cell_of("月报") is None
