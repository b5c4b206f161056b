"""Scans that a clerk links to a return: kept, found by number or by the file's name, and taken back by undo."""

from collections.abc import Callable
from pathlib import Path

import pytest
from small_office import DAY, Office, only, report

from projledger.foundation.errors import Refused, UnknownName, UsageError
from projledger.foundation.period import Month
from projledger.intake import decisions
from projledger.intake.attaching import attach, target_of
from projledger.ledger.verify import verify
from projledger.measures.reporting import reporting
from projledger.measures.reporting_record import Scan
from projledger.workbook.inputs import ReceivedFile

SCAN = b"%PDF-1.4 a stamped return"
Send = Callable[..., int]


def paper(name: str, data: bytes = SCAN) -> ReceivedFile:
    return ReceivedFile(name, "", Path(name), data)


@pytest.fixture
def send(office: Office) -> Send:
    def sent(month: int = 6, dated: str = "", figure: int = 900) -> int:
        rows: dict[str, int | str] = {"云台镇生猪养殖场": figure, "云台镇中心小学": 300}
        text = report("云台镇", month, rows, dated)
        number = only(office.take({f"云台镇{month}月.csv": text})).submission
        assert number is not None
        return number

    return sent


def linked(office: Office, number: int, name: str = "盖章.pdf") -> int:
    submission = attach(office.view, paper(name), number, received_on=DAY)
    return office.book.post([submission])[0]


def scan_of(office: Office, unit: str = "云台镇人民政府") -> Scan:
    view, month = office.view, Month(2021, 6)
    scanned = {one.to for one in view.attachments()}
    found = reporting(
        view.units(), view.projects(month), view.returns(2021), [], month, office.settings, DAY, scanned
    )
    return next(line.scan for line in found.units if line.unit == unit)


def test_a_scan_is_kept_byte_for_byte_and_makes_its_return_complete(office: Office, send: Send) -> None:
    number = send()
    assert scan_of(office) is Scan.MISSING
    by = linked(office, number)
    assert office.book.original(by) == SCAN
    assert scan_of(office) is Scan.PRESENT
    assert scan_of(office, "白衣镇人民政府") is Scan.NONE
    assert verify(office.book) == []


def test_undoing_the_link_takes_it_back(office: Office, send: Send) -> None:
    by = linked(office, send())
    office.book.post([decisions.undo(office.view, by, reason="附错", received_on=DAY)])
    assert scan_of(office) is Scan.MISSING


def test_a_later_return_needs_a_scan_of_its_own(office: Office, send: Send) -> None:
    linked(office, send(dated="2021-07-02"))
    later = send(dated="2021-07-03", figure=950)
    assert scan_of(office) is Scan.EARLIER
    linked(office, later, "盖章2.pdf")
    assert scan_of(office) is Scan.PRESENT


def test_the_files_name_tells_whose_scan_it_is(office: Office, send: Send) -> None:
    number = send()
    known = office.view.known(2021, DAY)
    assert target_of(office.view, known, "云台镇2021年6月月报盖章.pdf", None, None, 2021) == number
    assert target_of(office.view, known, "扫描0001.pdf", "云台镇人民政府", Month(2021, 6), 2021) == number
    with pytest.raises(UsageError, match=r"扫描0001\.pdf"):
        target_of(office.view, known, "扫描0001.pdf", None, None, 2021)
    with pytest.raises(UnknownName, match="2021-05"):
        target_of(office.view, known, "云台镇5月.pdf", None, None, 2021)


def test_what_is_no_paper_of_a_return_is_refused(office: Office, send: Send) -> None:
    number = send()
    csv = paper("云台镇6月.csv", "项目名称,本年累计\n路,1\n".encode())
    with pytest.raises(Refused, match="projledger import"):
        attach(office.view, csv, number, received_on=DAY)
    with pytest.raises(Refused, match="archive"):
        attach(office.view, paper("扫描.rar", b"Rar!\x1a\x07\x00abc"), number, received_on=DAY)
    with pytest.raises(Refused, match="empty"):
        attach(office.view, paper("扫描.pdf", b""), number, received_on=DAY)
    with pytest.raises(UnknownName, match="999"):
        attach(office.view, paper("扫描.pdf"), 999, received_on=DAY)
    by = linked(office, number)
    with pytest.raises(Refused, match=f"no. {by}"):
        attach(office.view, paper("另名.pdf"), number, received_on=DAY)
    with pytest.raises(Refused, match="no file that a unit sent"):
        attach(office.view, paper("扫描2.pdf", SCAN + b"2"), by, received_on=DAY)
