"""Each unit's months: counts, what is not due, and for how long it has failed."""

from datetime import date
from types import SimpleNamespace

from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.measures.reporting import reporting
from projledger.measures.reporting_year import reporting_year

#: When the three returns of a unit came, by month of the report; None for no return, a verdict beside a day.
DAYS = {
    "甲镇": (date(2021, 2, 5), date(2021, 3, 6), date(2021, 4, 9), None),
    "乙镇": (None, date(2021, 3, 5), date(2021, 4, 5), None),
    "丙镇": (date(2021, 2, 1), None, None, date(2021, 5, 3)),
}


def made(make: SimpleNamespace, today: date) -> dict[str, tuple[int, ...]]:
    units = [make.unit(name) for name in DAYS]
    projects = [make.project(place, name) for place, name in enumerate(DAYS, start=1)]
    months = []
    for number in range(1, 5):
        month = Month(2021, number)
        sent = [
            make.received(name, days[number - 1], period=str(month), id=place, submission=place)
            for place, (name, days) in enumerate(DAYS.items(), start=1)
            if days[number - 1] and days[number - 1] <= today
        ]
        months.append(reporting(units, projects, sent, [], month, make.settings(), today))
    return {
        unit.unit: (len(unit.months), unit.on_time, unit.late, unit.missing, unit.streak)
        for unit in reporting_year(months)
    }


def test_months_are_counted_and_the_latest_due_one_begins_the_streak(make: SimpleNamespace) -> None:
    found = made(make, date(2021, 5, 6))
    assert found == {"甲镇": (4, 1, 2, 1, 3), "乙镇": (4, 2, 0, 2, 1), "丙镇": (4, 2, 0, 2, 0)}
    assert list(found) == ["甲镇", "乙镇", "丙镇"]  # who has failed longest first


def test_a_month_that_is_not_due_neither_counts_nor_ends_a_streak(make: SimpleNamespace) -> None:
    assert made(make, date(2021, 5, 2))["甲镇"] == (3, 1, 2, 0, 2)


def test_a_return_sent_back_goes_on_with_a_streak(make: SimpleNamespace) -> None:
    back = make.received("甲镇", date(2021, 2, 3), period="2021-01", verdict=Verdict.REJECTED, entered=0)
    month = Month(2021, 1)
    one = reporting(
        [make.unit("甲镇")], [make.project(1)], [back], [], month, make.settings(), date(2021, 2, 6)
    )
    (unit,) = reporting_year([one])
    assert (unit.streak, unit.rejected, unit.record()["months"]) == (1, 1, {"2021-01": "rejected"})
