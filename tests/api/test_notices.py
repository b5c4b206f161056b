"""Notices in one run, drafted and issued, and the replies to those that ask for figures to be confirmed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from issuing_desk import Clock, returned, take
from syrupy.assertion import SnapshotAssertion

from projledger import Ledger
from projledger.api.notices import How, NoticeRun, Whom, kinds_for
from projledger.foundation.errors import Refused, UnknownName, UsageError
from projledger.foundation.period import Month

pytestmark = pytest.mark.slow

JUNE = Month(2021, 6)
SCHOOL, WORKS = "云台镇人民政府", "白衣镇人民政府"


def names(run: NoticeRun) -> list[tuple[str, str]]:
    return [(one.concern.kind, one.concern.unit) for one in run.written]


def words(path: Path) -> str:
    import docx

    document = docx.Document(str(path))
    return "".join(node.text or "" for node in document.element.iter() if node.tag.endswith("}t"))


def test_without_a_kind_whatever_concerns_a_unit_is_drafted_once(ledger: Ledger) -> None:
    # 350 of 600 is ahead of half the year, 400 of 900 slightly behind.
    run = ledger.notices(kinds_for(None, None), "2021-06")
    assert names(run) == [("remind", WORKS)]
    assert run.spared["rectify"] == (SCHOOL, WORKS)
    (path,) = [one.path for one in run.written]
    assert path is not None
    assert path.parent == ledger.workspace.drafts
    assert path.name == "提醒函 白衣镇人民政府 2021年上半年（草稿）.docx"
    assert "占年度计划的44.44%，欠时序进度5.56个百分点" in words(path)


def test_a_dry_run_writes_nothing(ledger: Ledger) -> None:
    head = ledger.book.head
    run = ledger.notices(["confirm"], "2021-06", how=How(dry_run=True))
    assert names(run) == [("confirm", SCHOOL), ("confirm", WORKS)]
    assert not list(ledger.workspace.drafts.iterdir())
    run = ledger.notices(["confirm"], "2021-06", how=How(issue=True, dry_run=True))
    assert [one.number for one in run.written] == ["示重点办函〔2021〕1号", "示重点办函〔2021〕2号"]
    assert ledger.book.head == head


def test_a_unit_that_is_not_concerned_gets_nothing_and_is_named(ledger: Ledger) -> None:
    run = ledger.notices(["urge", "remind"], "2021-06", whom=Whom(unit="云台镇"))
    assert run.written == ()
    assert run.spared == {"urge": (SCHOOL,), "remind": (SCHOOL,)}


def test_each_issued_notice_has_its_number_and_the_month_stays_open(ledger: Ledger) -> None:
    run = ledger.notices(["confirm"], "2021-06", how=How(issue=True))
    assert [one.number for one in run.written] == ["示重点办函〔2021〕1号", "示重点办函〔2021〕2号"]
    assert ledger.book.view().closed() == {}
    for one in run.written:
        assert one.path is not None
        assert one.path.parent == ledger.workspace.issued
        assert one.number in words(one.path)
        assert ledger.proof(one.path).holds
    assert ledger.verify() == []


def test_a_late_return_is_urged_no_more_although_its_month_is_closed(ledger: Ledger, clock: Clock) -> None:
    clock.now = clock.now.replace(month=8, day=9)
    july = returned(7, "360", "460")
    take(ledger, {"白衣镇7月.csv": july["白衣镇7月.csv"]})
    ledger.close_month(Month(2021, 7))
    assert names(ledger.notices(["urge"], "2021-07")) == [("urge", SCHOOL)]
    take(ledger, {"云台镇7月.csv": july["云台镇7月.csv"]})
    assert names(ledger.notices(["urge"], "2021-07")) == []


def test_one_file_holds_one_paper(ledger: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "函.docx"
    with pytest.raises(UsageError, match="2"):
        ledger.notices(["confirm"], "2021-06", how=How(output=target))
    assert not target.exists()
    run = ledger.notices(["confirm"], "2021-06", whom=Whom(unit="云台镇"), how=How(output=target))
    assert [one.path for one in run.written] == [target]
    run = ledger.notices(["confirm"], "2021-06", how=How(output=tmp_path / "folder"))
    assert {one.path.parent for one in run.written if one.path} == {tmp_path / "folder"}


def test_notices_that_stand_keep_the_whole_run_from_being_issued_again(ledger: Ledger) -> None:
    ledger.notices(["confirm"], "2021-06", whom=Whom(unit="白衣镇"), how=How(issue=True))
    for how in (How(issue=True), How(issue=True, dry_run=True)):
        with pytest.raises(Refused, match=r"2021-06 示重点办函〔2021〕1号 stands already"):
            ledger.notices(["rectify", "confirm"], "2021-06", how=how)
    assert len(ledger.issued().documents) == 1  # the letters of the first kind have not gone out
    run = ledger.notices(["confirm"], "2021-06", how=How(issue=True, once_more=True))
    assert len(run.written) == 2


def test_a_template_is_of_one_kind_and_a_page_of_one_project(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        ledger.notices(["urge", "remind"], "2021-06", how=How(template=tmp_path / "one.docx"))
    with pytest.raises(UsageError):
        kinds_for("urge", "PC-01")
    run = ledger.notices(kinds_for(None, "PC-01"), "2021-06", whom=Whom(project="PC-01"))
    assert [one.concern.name for one in run.written] == ["云台镇中心小学"]


# ---- replies --------------------------------------------------------------------------------------


def test_a_unit_that_agrees_is_recorded_and_no_longer_waited_for(ledger: Ledger) -> None:
    ledger.notices(["confirm"], "2021-06", how=How(issue=True))
    assert ledger.status(JUNE).unanswered == (SCHOOL, WORKS)
    replied = ledger.confirm("云台镇", JUNE)
    assert (replied.unit, replied.projects, replied.asked) == (SCHOOL, 1, True)
    status = ledger.status(JUNE)
    assert status.unanswered == (WORKS,)
    assert [(one.unit, one.agreed) for one in status.replies] == [(SCHOOL, True)]
    assert ledger.show("PC-01").replies == status.replies
    assert ledger.show("PC-02").replies == ()
    ledger.undo(replied.number or 0, reason="录错单位")
    assert ledger.status(JUNE).unanswered == (SCHOOL, WORKS)
    assert ledger.verify() == []


def test_a_corrected_figure_goes_in_as_an_entry_with_its_source(ledger: Ledger) -> None:
    replied = ledger.confirm("白衣镇", JUNE, project="PC-02", values={"completed_ytd": "460"})
    assert replied.entered is not None
    assert not replied.asked
    (figure,) = [one for one in ledger.book.view().figures(2021, JUNE, 2) if one.month == JUNE]
    assert (figure.values["completed_ytd"], figure.source.stated) == (4_600_000, "核对回复")
    (reply,) = ledger.status(JUNE).replies
    assert (reply.project, reply.agreed, reply.unit) == ("PC-02", False, WORKS)
    assert ledger.status(JUNE).record()["replies"] == [
        {
            "unit": WORKS,
            "month": "2021-06",
            "agreed": False,
            "project": "PC-02",
            "received_on": "2021-07-06",
            "submission": replied.number,
        }
    ]


def test_a_project_of_another_unit_is_refused_and_a_faulty_figure_recorded_nowhere(ledger: Ledger) -> None:
    head = ledger.book.head
    with pytest.raises(Refused):
        ledger.confirm("云台镇", JUNE, project="PC-02", values={"completed_ytd": "460"})
    with pytest.raises(UnknownName):
        ledger.confirm("黄泥镇", JUNE)
    refused = ledger.confirm("白衣镇", JUNE, project="PC-02", values={"completed_ytd": "约460"})
    assert refused.entered is not None
    assert refused.entered.refused
    assert ledger.book.head == head
    assert ledger.status(JUNE).replies == ()


# ---- the command ----------------------------------------------------------------------------------


def run(ledger: Ledger, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "projledger", *arguments, "--ledger", str(ledger.workspace.root)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PROJLEDGER_LANG": "zh", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
    )


def test_the_command_says_whom_it_wrote_to_why_and_whom_not(
    ledger: Ledger, snapshot: SnapshotAssertion
) -> None:
    done = run(ledger, "notice", "--all", "--month", "6", "--as-of", "2021-07-06", "-n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == snapshot


def test_nothing_to_write_is_one_line_and_no_failure(ledger: Ledger) -> None:
    done = run(ledger, "notice", "--kind", "督办", "--unit", "云台镇", "--month", "6")
    assert (done.returncode, done.stdout) == (0, "督办函：2021年上半年无须发送，云台镇人民政府不涉及。\n")
    done = run(ledger, "notice", "--kind", "催报", "--all", "--month", "6")
    assert (done.returncode, done.stdout) == (0, "催报通知：2021年6月没有需要发送的单位。\n")


def test_the_run_as_json(ledger: Ledger, snapshot: SnapshotAssertion) -> None:
    done = run(ledger, "notice", "--all", "--month", "6", "--as-of", "2021-07-06", "-n", "--format", "json")
    assert json.loads(done.stdout) == snapshot


@pytest.mark.parametrize(
    "arguments",
    [
        ("notice",),
        ("notice", "--all", "--unit", "云台镇"),
        ("notice", "--all", "--kind", "喜报"),
        ("notice", "--all", "--issue", "--draft", "送审稿"),
        ("notice", "--kind", "urge", "--project", "PC-01"),
        ("confirm", "云台镇", "--month", "6"),
        ("confirm", "云台镇", "--month", "6", "--agreed", "completed_ytd=1"),
        ("confirm", "云台镇", "--agreed"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(ledger: Ledger, arguments: tuple[str, ...]) -> None:
    done = run(ledger, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) <= 3
