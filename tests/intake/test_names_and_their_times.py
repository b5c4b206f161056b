"""Names that hold for a time, and projects that were split or put into one package."""

import pytest
from small_office import DAY, Office, codes, only, report

from projledger.foundation.errors import Refused
from projledger.foundation.period import Month
from projledger.intake import decisions, rulings
from projledger.intake.answering import Span
from projledger.ledger.records import ProjectRecord
from projledger.ledger.verify import verify

FARM, SCHOOL = "云台镇生猪养殖场", "云台镇中心小学"
OLD = "三十二梁猪场"
LATE = {"received_on": DAY.replace(month=9)}


def named(office: Office, span: Span, name: str = OLD, code: str = "PC-02") -> None:
    ruling = rulings.alias_project(office.view, name, office.project(code), received_on=DAY, span=span)
    assert ruling.submission is not None
    office.book.post([ruling.submission])


def check(office: Office, month: int, name: str) -> list[str]:
    text = report("云台镇", month, {name: 900, SCHOOL: 300})
    return codes(only(office.check({f"云台镇{month}月.csv": text}, **LATE)))


def succeed(office: Office, old: ProjectRecord, new: list[str], since: Month) -> rulings.Ruling:
    successors = [office.project(code) for code in new]
    ruling = rulings.succeed(office.view, old, successors, since, received_on=DAY)
    assert ruling.submission is not None
    office.book.post([ruling.submission])
    return ruling


def test_a_name_holds_for_the_returns_of_its_months_only(office: Office) -> None:
    named(office, Span("2021-03", "2021-06"))
    assert [check(office, month, OLD) for month in (3, 6)] == [[], []]
    assert all("P501" in check(office, month, OLD) for month in (2, 7))


def test_one_name_may_be_two_projects_one_after_the_other(office: Office) -> None:
    named(office, Span(None, "2021-06"))
    named(office, Span("2021-07", None), code="PC-03")
    office.take({"云台镇6月.csv": report("云台镇", 6, {OLD: 900})}, **LATE)
    office.take({"云台镇7月.csv": report("云台镇", 7, {OLD: 310})}, **LATE)
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 7): 310}


def test_held_rows_of_other_months_stay_held(office: Office) -> None:
    for month in (5, 6):
        office.take({f"云台镇{month}月.csv": report("云台镇", month, {OLD: 900, SCHOOL: 300})})
    ruling = rulings.alias_project(
        office.view, OLD, office.project("PC-02"), received_on=DAY, span=Span("2021-06", None)
    )
    assert [row.period for row in ruling.entered] == ["2021-06"]


def test_a_split_project_is_reported_under_its_parts_from_that_month_on(office: Office) -> None:
    ruling = succeed(office, office.project("PC-02"), ["PC-03", "PC-01"], Month(2021, 7))
    assert any("adjustment" in note for note in ruling.notes)  # the plan still lists the old one
    assert check(office, 6, FARM) == []
    outcome = only(office.check({"7月.csv": report("云台镇", 7, {FARM: 900, SCHOOL: 300})}, **LATE))
    (finding,) = [one for one in outcome.findings if one.code == "P513"]
    assert SCHOOL in finding.message
    assert "喜神至麻石公路改建工程" in finding.message
    assert "2021-07" in finding.message


def test_a_project_taken_over_is_not_missed_in_later_returns(office: Office) -> None:
    succeed(office, office.project("PC-02"), ["PC-03"], Month(2021, 7))
    alone = {"云台镇7月.csv": report("云台镇", 7, {SCHOOL: 300})}
    assert codes(only(office.check(alone, **LATE))) == []
    assert codes(only(office.check({"云台镇6月.csv": report("云台镇", 6, {SCHOOL: 300})}))) == ["P510"]


def test_the_takeover_holds_also_once_the_plan_has_dropped_the_old_project(office: Office) -> None:
    old = office.project("PC-02")
    without = """2021年重点项目计划表
项目编号,项目名称,项目级别,总投资（万元）,2021年计划投资（万元）,责任单位,生效日期
PC-01,喜神至麻石公路改建工程,市级,36000,12000,交通局,
PC-03,云台镇中心小学,县级,800,600,云台镇,
PC-04,白衣镇污水处理厂,县级,900,900,白衣镇,
"""
    succeed(office, old, ["PC-03", "PC-01"], Month(2021, 7))
    office.take({"计划2.csv": without})
    assert "P513" in check(office, 7, FARM)


def test_undoing_the_takeover_lets_the_old_project_report_again(office: Office) -> None:
    succeed(office, office.project("PC-02"), ["PC-03"], Month(2021, 7))
    head = office.view.number
    office.book.post([decisions.undo(office.view, head, reason="误记", received_on=DAY)])
    assert check(office, 7, FARM) == []
    assert verify(office.book) == []


def test_what_is_taken_over_twice_or_by_itself_is_refused(office: Office) -> None:
    succeed(office, office.project("PC-02"), ["PC-03"], Month(2021, 7))
    with pytest.raises(Refused, match="2021-07"):
        succeed(office, office.project("PC-02"), ["PC-01"], Month(2021, 8))
    with pytest.raises(Refused, match="itself"):
        succeed(office, office.project("PC-03"), ["PC-02"], Month(2021, 8))
