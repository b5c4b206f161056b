"""The sample half-year as an office lives it: returns come in, units are urged, bulletins issued, all is proved."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from projledger import Ledger
from projledger.api.issuing import Issued
from projledger.api.notices import How, NoticeRun
from projledger.api.papers import facts_of
from projledger.api.proving import Prover
from projledger.api.sample import _received
from projledger.documents.notices.urge import owing
from projledger.foundation.period import Month, Period
from projledger.foundation.shipped import shipped
from projledger.intake.options import ImportOptions

pytestmark = pytest.mark.slow

#: The returns of a month are due on the 5th: who has not sent one is urged on the 6th, on the 10th all are told.
URGED, TOLD = 6, 10
MONTHS = [Month(2021, number) for number in range(2, 7)]


class Clock:
    """Stands at nine o'clock in China on the day that it is put to."""

    day = date(2021, 1, 4)

    def __call__(self) -> datetime:
        return datetime.combine(self.day, time(9), tzinfo=UTC) - timedelta(hours=8)


class Year(NamedTuple):
    """The ledger with all that was issued; ``held_when_issued`` are the documents that proof passed then."""

    ledger: Ledger
    bulletins: list[Issued]
    urged: dict[Month, tuple[NoticeRun, frozenset[str]]]
    rectified: NoticeRun
    lagging: frozenset[str]
    passed: frozenset[Path]


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Year]:
    source, clock = shipped("sample_data"), Clock()
    settings = (source / "projledger.toml").read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("year") / "office"
    files = sorted(item for part in ("registers", "returns") for item in _received(source, part))
    days = {day: [path for _day, path in batch] for day, batch in groupby(files, key=lambda item: item[0])}
    ends = {month.plus(1): month for month in MONTHS}
    urged, bulletins, passed = {}, [], set()
    with Ledger.create(folder, settings_text=settings, clock=clock) as ledger:

        def proved(paths: list[Path]) -> set[Path]:
            prover = Prover(ledger)
            return {path for path in paths if prover.prove(path).holds}

        day = clock.day
        while day <= date(2021, 7, TOLD):
            clock.day = day
            if day in days:
                ledger.import_(days[day], ImportOptions(received_on=day, who="重点办"), annotate=False)
            month = ends.get(Month(day.year, day.month))
            if month and day.day == URGED:
                run = ledger.notices(["urge"], Period("month", month), how=How(issue=True))
                missing = owing(facts_of(ledger, Period("month", month), latest=True))
                urged[month] = run, frozenset(one.unit for one in missing)
                passed |= proved([one.path for one in run.written if one.path])
            if month and day.day == TOLD:
                (issued,) = ledger.issue("bulletin", Period("month", month))
                bulletins.append(issued)
                passed |= proved([issued.path])
            day += timedelta(days=1)
        june = Period("month", MONTHS[-1])
        rectified = ledger.notices(["rectify"], june, how=How(issue=True))
        passed |= proved([one.path for one in rectified.written if one.path])
        facts = facts_of(ledger, june)
        red = frozenset(
            item.about.unit for item in facts.problems.lagging if item.light and item.light == "red"
        )
        yield Year(ledger, bulletins, urged, rectified, red, frozenset(passed))


def issued_files(year: Year) -> list[Path]:
    return sorted((year.ledger.workspace.issued).glob("*.docx"))


def test_five_bulletins_are_issued_of_the_ten_that_the_year_is_to_bring(year: Year) -> None:
    register = year.ledger.issued(2021)
    assert (register.counted, register.aim) == (5, 10)
    assert [item.label for item in year.bulletins] == [
        f"示重点办〔2021〕{number}号" for number in range(1, 6)
    ]


def test_each_missing_return_is_urged_once(year: Year) -> None:
    assert any(missing for _run, missing in year.urged.values())
    for run, missing in year.urged.values():
        assert {one.concern.unit for one in run.written} == missing


def test_each_unit_whose_investment_lags_badly_gets_one_notice_to_rectify(year: Year) -> None:
    noticed = [one.concern.unit for one in year.rectified.written]
    assert year.lagging
    assert year.lagging <= set(noticed)
    assert len(set(noticed)) == len(noticed)


def test_proof_passed_on_every_document_when_it_was_issued(year: Year) -> None:
    files = issued_files(year)
    assert len(files) == len(year.bulletins) + len(year.rectified.written) + sum(
        len(run.written) for run, _missing in year.urged.values()
    )
    assert set(files) == year.passed


def test_bulletins_still_hold_as_issued_and_what_was_corrected_since_is_told(year: Year) -> None:
    prover = Prover(year.ledger)
    for issued in year.bulletins:
        assert prover.prove(issued.path, as_issued=True).holds
    april = prover.prove(year.bulletins[MONTHS.index(Month(2021, 4))].path)
    assert april.differences == ()
    total = next(item for item in april.moved if item.figure[:2] == ("completed_ytd", "all"))
    assert (total.then, total.now) == (("73.11", "73.11亿元"), ("73.05", "73.05亿元"))
    (corrected,) = total.changed_by
    submissions = {item.number: item for item in year.ledger.log(last=0).submissions}
    assert submissions[corrected].received_on == date(2021, 5, TOLD + 1)
