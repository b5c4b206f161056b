"""Named fractions: the count-based figures that offices published (DOMAIN 1.5), and what each stands for."""

from itertools import count
from typing import Any

import pytest
from made_records import figure, project, settings_of

from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.grouping import By
from projledger.measures.rate_record import rate_table_record
from projledger.measures.rate_table import RateRow, RateTable, rate_table
from projledger.measures.rates import rate_of

ONE_DECIMAL = "[figures]\ndecimals = 1\n"


class Office:
    """Projects that are added in numbers, each with what its last row says."""

    def __init__(self, month: int, settings: str = ONE_DECIMAL) -> None:
        self.month = month
        self.settings: Settings = settings_of(settings)
        self.projects: list[ProjectRecord] = []
        self.figures: list[FigureRecord] = []
        self._numbers = count(1)

    def add(
        self, how_many: int, status: str | None = None, *, said: dict[str, Any] | None = None, **of: Any
    ) -> None:
        """So many projects of one kind; ``status`` and ``said`` make their row of the month."""
        for number in (next(self._numbers) for _each in range(how_many)):
            self.projects.append(project(number, **of))
            values = {"status": status, **(said or {})}
            if any(value is not None for value in values.values()):
                self.figures.append(figure(number, self.month, **{"completed_ytd": 0, **values}))

    def table(self, *, kind: str = "month", **choice: Any) -> RateTable:
        period = Period(kind, Month(2021, self.month))
        return rate_table(self.projects, self.figures, [], [], period, self.settings, **choice)

    def total(self) -> RateRow:
        return self.table().total


def printed(row: RateRow, name: str) -> str:
    value = row.value(name)
    return f"{value.fraction_shown('亿元')} {value.rate.shown}"


def test_206_of_255_planned_starts_are_80_8_percent_whatever_is_due_by_now() -> None:
    office = Office(10)
    office.add(195, "在建", planned_start="2021-06")
    office.add(28, "未开工", planned_start="2021-09")
    office.add(11, "在建", planned_start="2021-11")
    office.add(21, planned_start="2021-12")
    total = office.total()
    assert total.starts[:2] == (255, 223)
    assert printed(total, "start-annual") == "206/255 80.8"
    assert printed(total, "start-due") == "206/223 92.4"
    assert printed(total, "start-on-time") == "195/223 87.4"


def test_140_due_less_33_overdue_and_11_early_are_118_started() -> None:
    office = Office(10)
    office.add(107, "在建", planned_start="2021-05")
    office.add(33, "未开工", planned_start="2021-05")
    office.add(11, "完工", planned_start="2021-11")
    office.add(32, "前期", planned_start="2021-12")
    starts = office.total().starts
    assert (starts.planned, starts.due, starts.overdue, starts.early, starts.done) == (183, 140, 33, 11, 118)
    assert starts.holds


def test_starts_and_finishes_beyond_the_plan_count_and_rates_exceed_100() -> None:
    office = Office(10, "")
    office.add(43, "在建", planned_start="2021-03", planned_finish="2022-12")
    office.add(34, "竣工验收", planned_start="2021-03", planned_finish="2021-09")
    office.add(9, "在建", said={"actual_start": "2021-04"}, planned_start="2022-03")
    office.add(
        18, "完工", said={"actual_finish": "2021-08"}, planned_start="2019-03", planned_finish="2022-06"
    )
    total = office.total()
    assert printed(total, "start-annual") == "86/77 111.69"
    assert printed(total, "finish-annual") == "52/34 152.94"
    assert (total.starts.early, total.finishes.early) == (9, 18)
    assert total.starts.holds
    assert total.finishes.holds


def test_the_share_on_time_is_188_of_278_projects_under_way() -> None:
    office = Office(9)
    ahead, behind = {"completed_ytd": 9_000_000}, {"completed_ytd": 8_900_000}
    office.add(160, "在建", said=ahead, planned_start="2021-02")
    office.add(25, "未开工", planned_start="2021-02")
    office.add(28, "在建", said=ahead, planned_start="2020-02")
    office.add(90, "在建", said=behind, planned_start="2020-02")
    office.add(50, "完工", said=ahead, planned_start="2020-02")
    total = office.total()
    assert printed(total, "start-annual") == "160/185 86.5"
    assert printed(total, "on-schedule") == "188/278 67.6"


def test_50_finished_of_123_planned_are_40_7_percent() -> None:
    office = Office(9)
    office.add(
        50, "完工", said={"actual_finish": "2021-07"}, planned_start="2020-02", planned_finish="2021-11"
    )
    office.add(73, "在建", planned_start="2020-02", planned_finish="2021-11")
    office.add(180, "在建", planned_start="2020-02", planned_finish="2022-11")
    assert printed(office.total(), "finish-annual") == "50/123 40.7"


def test_with_resumed_ones_33_of_all_50_projects_are_at_work_and_a_suspended_one_is_not() -> None:
    office = Office(5, "[figures]\ndecimals = 0\n")
    office.add(20, "在建", planned_start="2021-03")
    office.add(13, "在建", planned_start="2019-03")
    office.add(2, "停工", planned_start="2019-03")
    office.add(15, "未开工", planned_start="2021-04")
    total = office.total()
    assert printed(total, "start-resumed") == "33/50 66"
    assert printed(total, "start-annual") == "20/35 57"


def test_groups_add_up_to_the_total() -> None:
    office = Office(4)
    for sector, started, planned in (("建设工程", 18, 23), ("产业", 13, 14)):
        office.add(started, "在建", planned_start="2021-02", sector=sector)
        office.add(planned - started, "前期", planned_start="2021-06", sector=sector)
    table = office.table(by=By.SECTOR)
    assert [printed(row, "start-annual") for row in table.rows] == ["18/23 78.3", "13/14 92.9"]
    assert printed(table.total, "start-annual") == "31/37 83.8"
    assert tuple(map(sum, zip(*(row.starts for row in table.rows), strict=True))) == table.total.starts


@pytest.mark.parametrize(
    ("numerator", "denominator", "decimals", "published"),
    [
        (21, 22, 0, "95"), (117, 131, 1, "89.3"), (37, 42, 0, "88"), (200, 215, 0, "93"),
        (13, 37, 1, "35.1"), (20, 37, 1, "54.1"), (96, 115, 2, "83.48"), (53, 95, 2, "55.79"),
        (151, 207, 0, "73"), (85, 111, 1, "76.6"), (20, 230, 1, "8.7"), (26, 36, 1, "72.2"),
        (50, 57, 1, "87.7"), (1282, 1797, 1, "71.3"), (56, 121, 2, "46.28"),
    ],
)  # fmt: skip
def test_published_counts_give_the_published_rates(
    numerator: int, denominator: int, decimals: int, published: str
) -> None:
    assert str(rate_of(numerator, denominator, decimals).shown) == published


def test_a_start_rate_has_the_gap_of_the_time_sequence() -> None:
    office = Office(9)
    office.add(46, "在建", planned_start="2021-02")
    office.add(11, "未开工", planned_start="2021-12")
    value = office.total().value("start-annual")
    assert (str(value.rate.shown), str(value.gap), str(value.light)) == ("80.7", "5.7", "green")


def test_what_was_to_start_before_the_year_and_was_still_to_come_is_planned_due_and_overdue() -> None:
    office = Office(6)
    office.add(1, "未进场", planned_start="2020-10")
    office.add(1, "在建", said={"actual_start": "2021-03"}, planned_start="2020-11")
    office.add(1, "在建", said={"actual_start": "2020-11"}, planned_start="2020-10")
    office.add(1, "在建", planned_start="2020-10")
    starts = office.total().starts
    assert (starts.planned, starts.due, starts.overdue, starts.done) == (2, 2, 1, 1)


def test_a_project_that_was_first_reported_as_not_started_started_when_its_status_changed() -> None:
    office = Office(6)
    office.add(1, "在建", planned_start="2020-10")
    office.figures.append(figure(1, 3, status="未开工", completed_ytd=0))
    assert office.total().starts.done == 1
    office.figures.append(figure(1, 2, status="在建", completed_ytd=0))
    assert office.total().starts.done == 1


def test_of_a_project_that_was_never_reported_nothing_is_known_and_nothing_counts_as_started() -> None:
    office = Office(6)
    office.add(3, planned_start="2021-02")
    office.add(1, "在建", planned_start="2021-02")
    total = office.total()
    assert (total.starts.unknown, total.starts.done, total.starts.overdue) == (3, 1, 3)
    assert total.value("start-annual").unknown == 3


def test_the_definition_of_a_start_changes_what_counts() -> None:
    office = Office(
        6, '[definitions]\nstarted = { needs = ["start_basis"] }\nfinished = { statuses = ["投产"] }\n'
    )
    office.add(2, "在建", said={"start_basis": "施工许可证"}, planned_start="2021-02")
    office.add(3, "完工", planned_start="2021-02", planned_finish="2021-05")
    total = office.total()
    assert printed(total, "start-annual") == "2/5 40.00"
    assert printed(total, "finish-annual") == "0/3 0.00"


def test_funds_are_taken_of_the_plans_of_projects_that_state_them_and_months_add_up() -> None:
    office = Office(6)
    plan = 10_000_000
    office.add(1, "在建", said={"funds_received_ytd": 6_000_000}, plan=plan)
    office.add(1, "在建", said={"funds_received_month": 2_000_000}, plan=plan)
    office.figures.append(figure(2, 5, completed_ytd=0, funds_received_month=3_000_000))
    office.add(5, "在建", plan=plan)
    value = office.total().value("funds")
    assert (value.rate.numerator, value.rate.denominator, value.unknown) == (11_000_000, 2 * plan, 5)
    assert str(value.gap) == "5.0"


def test_only_started_projects_above_the_threshold_must_be_in_statistics() -> None:
    office = Office(6)
    large, small = {"total_investment": 5_000_000}, {"total_investment": 4_990_000}
    office.add(3, "在建", said={"statistical_entry": "2021-04"}, **large)
    office.add(1, "在建", said={"statistical_entry": "2021-08"}, **large)
    office.add(1, "在建", **large)
    office.add(1, "在建", **small)
    office.add(1, "未开工", **large)
    assert printed(office.total(), "statistics") == "3/5 60.0"


def test_a_rate_of_the_offices_own_counts_in_its_window_and_may_add_up_investment() -> None:
    said = (
        '[rates.quarter]\ntitle = "本季开工率"\nnumerator = "started"\ndenominator = "planned-starts"\n'
        'window = "period"\nbasis = "investment"\n'
    )
    office = Office(6, said)
    office.add(
        1, "在建", said={"actual_start": "2021-02"}, planned_start="2021-02", total_investment=100_000_000
    )
    office.add(
        1, "在建", said={"actual_start": "2021-05"}, planned_start="2021-05", total_investment=300_000_000
    )
    office.add(1, "未开工", planned_start="2021-06", total_investment=500_000_000)
    office.add(1, "未开工", planned_start="2021-08", total_investment=900_000_000)
    total = office.table(kind="quarter").total
    assert total.values[-1].of.words == "本季开工率"
    assert printed(total, "quarter") == "3.00/8.00 37.50"


def test_json_says_what_stands_above_and_below_the_line() -> None:
    office = Office(6)
    office.add(1, "在建", planned_start="2021-02")
    record = rate_table_record(office.table())
    by_name = {fraction["name"]: fraction for fraction in record["fractions"]}
    assert by_name["start-annual"]["numerator"] == ["started"]
    assert by_name["completion"]["denominator_amount"] == "annual_plan"
    assert record["total"]["starts"]["holds"] is True
    assert record["definitions"]["started"]["statuses"] == ["在建", "停工", "完工", "竣工验收", "投产"]
    assert record["total"]["values"]["start-annual"]["shown"] == {
        "fraction": "1/1", "rate": "100.0", "target": "50.0", "gap": "+50.0",
    }  # fmt: skip
