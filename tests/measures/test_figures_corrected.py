"""What differs between the figures of a month at two states of the ledger."""

from dataclasses import replace

from made_records import project

from plain_records import WAN
from projledger.foundation.period import Month
from projledger.ledger.records import ProjectRecord
from projledger.measures.corrections import Correction, corrections
from projledger.measures.latest import Stand
from projledger.measures.remarks import Named

JUNE = Month(2021, 6)


def stand(
    of: ProjectRecord,
    completed: int,
    status: str | None = "在建",
    *,
    month: Month | None = JUNE,
    carried: bool = False,
) -> Stand:
    about = Named(of.id, of.name, of.lead_unit, "", month)
    return Stand(of, about, completed, status, {}, month if carried else None)


def changes(then: Stand, now: Stand) -> list[tuple[object, ...]]:
    return [(one.field, one.before, one.after, one.late) for one in corrections([then], [now], [])]


def test_equal_states_correct_nothing() -> None:
    one = stand(project(1), 5 * WAN)
    assert corrections([one], [one], []) == ()


def test_amount_status_and_plan_are_compared_exactly() -> None:
    one = stand(project(1, 100 * WAN), 5 * WAN)
    other = stand(project(1, 100 * WAN + 1), 5 * WAN - 1, "完工")
    assert changes(one, other) == [
        ("annual_plan", 100 * WAN, 100 * WAN + 1, False),
        ("completed_ytd", 5 * WAN, 5 * WAN - 1, False),
        ("status", "在建", "完工", False),
    ]


def test_a_months_own_figure_that_came_later_is_late_and_a_plan_never_is() -> None:
    carried = stand(project(1, 100), 5, carried=True, month=Month(2021, 5))
    assert changes(carried, stand(project(1, 200), 7)) == [
        ("annual_plan", 100, 200, False),
        ("completed_ytd", 5, 7, True),
    ]
    assert changes(carried, replace(carried, completed_ytd=7)) == [("completed_ytd", 5, 7, False)]


def test_projects_that_came_or_left_are_named_once_and_those_that_left_last() -> None:
    stays, came, left = (stand(project(number), 5) for number in (1, 2, 3))
    found = corrections([left, stays], [came, stays], [])
    assert [(one.project, one.field, one.before, one.after) for one in found] == [
        (2, "listed", False, True),
        (3, "listed", True, False),
    ]
    assert found[0] == Correction(2, "项目2", "云台镇", "listed", False, True, came.project.source)
    assert found[1].source is None
