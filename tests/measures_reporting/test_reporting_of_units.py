from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.measures.reporting import calendar, reporting
from projledger.measures.reporting_record import Reporting, ReportState

JUNE = Month(2021, 6)
DEADLINE, AFTER = date(2021, 7, 5), date(2021, 7, 6)


def one(make: SimpleNamespace, *returns: Any, today: date = AFTER, held: Any = ()) -> Any:
    """The line of the only unit."""
    found = reporting([make.unit("甲镇")], [make.project(1)], returns, held, JUNE, make.settings(), today)
    return found.units[0]


@pytest.mark.parametrize(
    ("on", "state"),
    [(date(2021, 7, 5), ReportState.ON_TIME), (date(2021, 7, 6), ReportState.LATE)],
)
def test_the_whole_last_day_counts_as_on_time(make: SimpleNamespace, on: date, state: ReportState) -> None:
    assert one(make, make.received("甲镇", on)).state is state


def test_before_and_on_the_last_day_nothing_is_missing_yet(make: SimpleNamespace) -> None:
    assert one(make, today=DEADLINE).state is ReportState.NOT_DUE
    assert one(make, today=AFTER).state is ReportState.MISSING


def test_a_correction_sent_late_does_not_make_a_punctual_unit_late(make: SimpleNamespace) -> None:
    first = make.received("甲镇", date(2021, 7, 3), id=1, submission=4)
    corrected = make.received("甲镇", date(2021, 7, 20), id=2, submission=9, entered=5)
    line = one(make, corrected, first)
    assert (line.state, line.received_on, line.submission) == (ReportState.ON_TIME, date(2021, 7, 3), 9)
    assert line.entered == 5


def test_a_rejected_return_is_neither_received_nor_missing(make: SimpleNamespace) -> None:
    line = one(make, make.received("甲镇", date(2021, 7, 3), verdict=Verdict.REJECTED, entered=0))
    assert (line.state, line.received) == (ReportState.REJECTED, False)


def test_the_first_sound_return_decides_and_not_the_rejected_one_before_it(make: SimpleNamespace) -> None:
    rejected = make.received("甲镇", date(2021, 7, 3), verdict=Verdict.REJECTED, submission=1)
    sound = make.received("甲镇", date(2021, 7, 8), submission=2)
    assert one(make, rejected, sound).state is ReportState.LATE


def test_held_rows_outrank_every_other_word_and_lateness_is_still_known(make: SimpleNamespace) -> None:
    line = one(
        make, make.received("甲镇", date(2021, 7, 8), verdict=Verdict.HELD), held=[make.held("甲镇")] * 2
    )
    assert (line.state, line.late, line.held) == (ReportState.HELD, True, 2)


def test_a_nil_return_is_a_return(make: SimpleNamespace) -> None:
    line = one(make, make.received("甲镇", date(2021, 7, 3), nil=True, entered=0))
    assert (line.state, line.received, line.nil) == (ReportState.NIL, True, True)


def test_only_units_that_report_a_project_and_are_not_excused_owe_a_return(make: SimpleNamespace) -> None:
    units = [
        make.unit("甲镇"),
        make.unit("无项目镇"),
        make.unit("免报局", owes_return=False),
        make.unit("撤并乡", valid_to="2021-05-31"),
        make.unit("新设局", valid_from="2021-06"),
    ]
    leads = ["甲镇", "免报局", "撤并乡", "新设局", "登记表外单位"]
    projects = [make.project(number, lead) for number, lead in enumerate(leads)]
    found = reporting(units, projects, [], [], JUNE, make.settings(), AFTER)
    assert [line.unit for line in found.missing] == ["甲镇", "新设局", "登记表外单位"]


@pytest.mark.parametrize("sender", ["甲乡", "新甲镇"])
def test_the_successor_owes_the_return_and_may_send_it_under_either_name(
    make: SimpleNamespace, sender: str
) -> None:
    units = [
        make.unit("甲乡", valid_to="2021-05-31"),
        make.unit("新甲镇", valid_from="2021-06-01", predecessor="甲乡"),
    ]
    facts = (units, [make.project(1, "甲乡")])
    silent = reporting(*facts, [], [], JUNE, make.settings(), AFTER)
    assert [(line.unit, line.projects) for line in silent.missing] == [("新甲镇", 1)]
    sent = [make.received(sender, DEADLINE, verdict=Verdict.HELD)]
    found = reporting(*facts, sent, [make.held(sender)], JUNE, make.settings(), AFTER)
    assert [(line.unit, line.state, line.held) for line in found.units] == [("新甲镇", ReportState.HELD, 1)]
    may = reporting(*facts, [], [], Month(2021, 5), make.settings(), AFTER)
    assert [line.unit for line in may.missing] == ["甲乡"]


def test_the_reporting_unit_owes_the_return_and_not_the_lead(make: SimpleNamespace) -> None:
    units = [make.unit("甲镇"), make.unit("乙局")]
    found = reporting(
        units, [make.project(1, "甲镇", reporting_unit="乙局")], [], [], JUNE, make.settings(), AFTER
    )
    assert [line.unit for line in found.units] == ["乙局"]


def test_a_month_without_returns_owes_nothing(make: SimpleNamespace) -> None:
    settings = make.settings(none_in=(1,))
    found = reporting(
        [make.unit("甲镇")], [make.project(1)], [], [], Month(2021, 1), settings, date(2021, 3, 1)
    )
    assert (found.deadline, found.units, found.record()["expected"]) == (None, (), 0)
    year = calendar(2021, settings)
    assert [due.month.month for due in year if due.deadline is None] == [1]
    assert year[11].deadline == date(2022, 1, 5)


def test_returns_of_other_months_and_forms_do_not_count(make: SimpleNamespace) -> None:
    other = make.received("甲镇", date(2021, 7, 3), period="2021-05")
    plan = make.received("甲镇", date(2021, 7, 3), form="plan")
    assert one(make, other, plan).state is ReportState.MISSING


def test_whom_to_urge_names_the_silent_first_then_the_rejected_then_the_held(make: SimpleNamespace) -> None:
    names = ["待核镇", "退回镇", "未报镇", "按时镇"]
    returns = [
        make.received("待核镇", DEADLINE, verdict=Verdict.HELD),
        make.received("退回镇", DEADLINE, verdict=Verdict.REJECTED),
        make.received("按时镇", DEADLINE),
    ]
    projects = [make.project(number, name) for number, name in enumerate(names)]
    found = reporting(
        [make.unit(name) for name in names],
        projects,
        returns,
        [make.held("待核镇")],
        JUNE,
        make.settings(),
        AFTER,
    )
    assert found.record()["urge"] == ["未报镇", "退回镇", "待核镇"]


_SENT = st.lists(
    st.tuples(
        st.sampled_from("甲乙丙丁"),
        st.dates(date(2021, 6, 25), date(2021, 7, 15)),
        st.sampled_from(list(Verdict)),
        st.booleans(),
    ),
    max_size=12,
)


@given(
    sent=_SENT, back=st.sets(st.sampled_from("甲乙")), today=st.dates(date(2021, 6, 28), date(2021, 7, 20))
)
def test_every_unit_stands_in_exactly_one_of_the_counts(
    make: SimpleNamespace, sent: list[tuple[str, date, Verdict, bool]], back: set[str], today: date
) -> None:
    returns = [
        make.received(name, on, verdict=verdict, nil=nil, id=number, submission=number)
        for number, (name, on, verdict, nil) in enumerate(sent)
    ]
    units = [make.unit(name) for name in "甲乙丙丁"]
    projects = [make.project(number, name) for number, name in enumerate("甲乙丙丁")]
    rows = [make.held(name) for name in back]
    found: Reporting = reporting(units, projects, returns, rows, JUNE, make.settings(), today)
    parts = [found.on_time, found.late, found.to_correct, found.missing, found.rejected, found.not_due]
    assert sorted(line.unit for part in parts for line in part) == sorted("甲乙丙丁")
    assert found.record()["received"] == sum(len(part) for part in parts[:3])
