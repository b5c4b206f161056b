"""Issuing: the number, the figures and the bytes are fixed together; drafts have none of it."""

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from issuing_desk import Clock, returned, take

from projledger import Ledger
from projledger.api import issuing, register
from projledger.api.issuing import Issued
from projledger.documents.package import identity_of
from projledger.documents.papers import Asked
from projledger.foundation.errors import OutputBlocked, Refused, UnknownName, UsageError
from projledger.foundation.period import Month
from projledger.ledger.originals import sha256


def issue(ledger: Ledger, period: str = "2021-06", **more: object) -> Issued:
    """A bulletin, another one where one stands: most tests only want a second number."""
    more.setdefault("once_more", True)
    (issued,) = ledger.issue("bulletin", period, **more)  # type: ignore[arg-type]
    return issued


def words(path: Path) -> str:
    import docx

    document = docx.Document(str(path))
    return "".join(node.text or "" for node in document.element.iter() if node.tag.endswith("}t"))


def said_of_itself(path: Path) -> dict[str, object]:
    return dict(json.loads(identity_of(path.read_bytes()) or ""))


def test_issuing_takes_the_number_closes_the_month_and_writes_the_file_once(ledger: Ledger) -> None:
    head = ledger.book.head
    issued = issue(ledger)
    view = ledger.book.view()
    closing = view.closed()["2021-06"]
    assert (issued.label, issued.closed) == ("示重点办〔2021〕1号", Month(2021, 6))
    assert head < closing < (issued.submission or 0)
    (found,) = view.issues()
    assert (found.issue.as_of, found.issue.as_of_digest) == (closing, ledger.book.view(closing).head_digest)
    assert sha256(issued.path.read_bytes()) == found.sha256
    assert issued.path.parent == ledger.workspace.issued
    assert "示重点办〔2021〕1号" in words(issued.path)
    identity = said_of_itself(issued.path)
    assert (identity["number"], identity["as_of"]) == ("示重点办〔2021〕1号", closing)
    assert identity["head"] == found.issue.as_of_digest
    assert identity["template"] == found.issue.template_sha256
    assert ledger.verify() == []


def test_a_draft_has_no_number_no_red_head_and_closes_nothing(ledger: Ledger) -> None:
    head = ledger.book.head
    draft = ledger.bulletin("2021-06", state="送审稿")
    assert draft.name.endswith("（送审稿）.docx")
    assert "送审稿" in words(draft)
    assert "示重点办" not in words(draft)
    assert said_of_itself(draft)["number"] == ""
    assert ledger.book.head == head
    assert list(ledger.workspace.issued.iterdir()) == []


def test_a_bulletin_that_stands_is_not_issued_again_unawares(ledger: Ledger) -> None:
    first, head = issue(ledger), ledger.book.head
    for period in ("2021-06", "2021Q2", "2021H1"):
        for dry_run in (True, False):
            with pytest.raises(Refused, match=f"{first.label} stands already.*--withdraw.*--once-more"):
                ledger.issue("bulletin", period, dry_run=dry_run)
    assert ledger.book.head == head
    assert issue(ledger, asked=[Asked(topic="reporting")]).label == "示重点办〔2021〕2号"
    assert ledger.issue("bulletin", "2021-05")[0].label == "示重点办〔2021〕3号"
    ledger.withdraw(ledger.document("1号"), reason="数据有误")
    assert ledger.issue("bulletin", "2021-06")[0].label == "示重点办〔2021〕4号"


def test_two_bulletins_of_one_period_have_two_numbers_and_two_files(ledger: Ledger) -> None:
    first, second = issue(ledger), issue(ledger)
    assert (first.label, second.label) == ("示重点办〔2021〕1号", "示重点办〔2021〕2号")
    assert first.path != second.path
    assert second.closed is None  # it was closed by the first
    assert ledger.issued().counted == 2


def test_a_rehearsal_says_the_number_and_leaves_no_trace(ledger: Ledger) -> None:
    head = ledger.book.head
    issued = issue(ledger, dry_run=True)
    assert (issued.submission, issued.label) == (None, "示重点办〔2021〕1号")
    assert (ledger.book.head, ledger.book.view().closed()) == (head, {})
    assert not issued.path.exists()


def test_a_template_that_fails_takes_no_number_and_closes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    import docx

    wrong = docx.Document()
    wrong.add_paragraph("{{ no_such_name }}")
    wrong.save(str(tmp_path / "wrong.docx"))
    head = ledger.book.head
    with pytest.raises(UsageError, match="no_such_name"):
        issue(ledger, template=tmp_path / "wrong.docx")
    assert (ledger.book.head, ledger.book.view().closed()) == (head, {})
    assert issue(ledger).label == "示重点办〔2021〕1号"


def test_the_year_of_the_number_is_that_of_the_day_which_the_document_bears(
    ledger: Ledger, clock: Clock
) -> None:
    clock.now = datetime(2022, 1, 10, 12, tzinfo=UTC)
    assert issue(ledger, dated=date(2021, 12, 31)).label == "示重点办〔2021〕1号"
    second = issue(ledger)
    assert second.label == "示重点办〔2022〕1号"
    assert "2022年1月10日" in words(second.path)
    assert (ledger.issued().year, ledger.issued().others) == (2022, ((2021, 1),))
    with pytest.raises(Refused, match="still to come"):
        issue(ledger, dated=date(2022, 1, 11))
    with pytest.raises(Refused, match="cannot bear the earlier day 2022-01-09"):
        issue(ledger, dated=date(2022, 1, 9))


def test_the_number_begins_where_the_settings_say_and_the_office_keeps_its_code(ledger: Ledger) -> None:
    file = ledger.workspace.settings_file
    more = '\n[documents]\ncode = "平重办"\ncopy_to = ["县委办公室"]\n[documents.bulletin]\nfirst = 4\n'
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    with Ledger.open(ledger.workspace.root, clock=Clock()) as opened:
        issued = issue(opened)
        assert issued.label == "平重办〔2021〕4号"
        assert "抄送：县委办公室。" in words(issued.path)
        assert issue(opened).label == "平重办〔2021〕5号"


def test_the_same_bytes_come_again_whatever_has_changed_since(ledger: Ledger, clock: Clock) -> None:
    issued = issue(ledger)
    data = issued.path.read_bytes()
    clock.now += timedelta(days=20)
    take(ledger, returned(6, "390", "100"))  # a correction
    file = ledger.workspace.settings_file
    text = (
        file.read_text(encoding="utf-8")
        .replace("decimals = 2 ", "decimals = 1 ")
        .replace("县级各部门", "各部门")
    )
    text = text.replace("# addressees", "addressees") + '\n[documents]\ncode = "另"\n'
    file.write_text(text, encoding="utf-8")
    (ledger.workspace.root / "templates").mkdir()
    (ledger.workspace.root / "templates" / "bulletin.docx").write_bytes(b"another template")
    issued.path.unlink()
    with Ledger.open(ledger.workspace.root, clock=clock) as opened:
        again = opened.issued_again(opened.document("1"))
        assert (again.data, again.reasons, again.lost) == (data, (), False)


def test_what_is_written_otherwise_now_is_told_with_its_cause_and_the_kept_copy_given(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = issue(ledger)
    data = issued.path.read_bytes()
    item = ledger.document("1")
    monkeypatch.setattr(register, "__version__", "9.9")
    assert ledger.issued_again(item).reasons == ()  # another version that writes the same bytes
    (ledger.book.received / item.issue.template).write_bytes(b"spoilt")
    again = ledger.issued_again(item)
    assert again.data == data
    assert [reason.split(",")[0] for reason in again.reasons[:2]] == [
        "it was written by projledger 0.1.0",
        "the template that shaped it is missing or was changed",
    ]


def test_a_crash_between_the_entry_and_the_file_leaves_a_document_that_can_be_written_again(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = ledger.workspace.root
    ledger.close()
    program = (
        "import os, sys; from datetime import UTC, datetime; from projledger import Ledger; "
        "from projledger.api import issuing; issuing.write_once = lambda *_: os._exit(9); "
        "Ledger.open(sys.argv[1], clock=lambda: datetime(2021, 7, 6, 12, tzinfo=UTC)).issue('bulletin', '2021-06')"
    )
    done = subprocess.run([sys.executable, "-c", program, str(root)], env={**os.environ}, check=False)
    assert done.returncode == 9
    with Ledger.open(root, clock=Clock()) as opened:
        item = opened.document("1")
        (trouble,) = opened.verify()
        assert "--again" in trouble.what
        again = opened.issued_again(item)
        assert sha256(again.data) == item.sha256
        assert issue(opened).label == "示重点办〔2021〕2号"  # the number is not taken twice


def test_a_crash_before_the_entry_leaves_the_ledger_as_it_was(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = ledger.book.head

    def refused(*_: object, **__: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(issuing, "rendered", refused)
    with pytest.raises(KeyboardInterrupt):
        issue(ledger)
    assert (ledger.book.head, ledger.book.view().closed()) == (head, {})
    monkeypatch.undo()
    assert issue(ledger).label == "示重点办〔2021〕1号"


def test_a_file_that_stands_in_the_way_is_not_written_over(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = issue(ledger, dry_run=True).path
    name.write_bytes(b"the office's own")
    issued = issue(ledger)
    assert issued.path != name
    assert name.read_bytes() == b"the office's own"
    written = issuing.write_once

    def taken_meanwhile(target: Path, data: bytes) -> None:
        target.write_bytes(b"another's")
        written(target, data)

    monkeypatch.setattr(issuing, "write_once", taken_meanwhile)
    with pytest.raises(OutputBlocked, match="projledger issued 示重点办〔2021〕2号 --again"):
        issue(ledger)
    assert ledger.document("2").label == "示重点办〔2021〕2号"


def test_what_publishes_figures_is_not_issued_with_later_ones(ledger: Ledger) -> None:
    with pytest.raises(Refused, match="leave out --latest"):
        issue(ledger, latest=True)


def test_a_withdrawn_bulletin_counts_no_longer_and_its_number_stays_taken(ledger: Ledger) -> None:
    issue(ledger)
    item = ledger.document("示重点办[2021]1号")
    assert ledger.withdraw(item, reason="数据有误", dry_run=True) is None
    number = ledger.withdraw(item, reason="数据有误")
    found = ledger.issued()
    assert (found.counted, found.aim, len(found.documents)) == (0, 10, 1)
    assert ledger.log(number).submissions[0].command == {
        "number": "示重点办〔2021〕1号",
        "reason": "数据有误",
    }
    with pytest.raises(Refused, match="withdrawn already"):
        ledger.withdraw(ledger.document("1"), reason="又一次", dry_run=True)
    assert issue(ledger).label == "示重点办〔2021〕2号"


@pytest.mark.parametrize(
    "text",
    [
        "示重点办〔2021〕2号",
        "示重点办[2021]2号",
        "示重点办（2021）2",
        "〔2021〕2号",
        "2021-2",
        "2021年2号",
        "2",
        " 2号 ",
        "２",
    ],
)
def test_a_document_is_found_however_its_number_is_typed(ledger: Ledger, text: str) -> None:
    issue(ledger)
    issue(ledger)
    assert ledger.document(text).label == "示重点办〔2021〕2号"


def test_a_number_is_not_taken_for_the_end_of_a_longer_one(ledger: Ledger) -> None:
    file = ledger.workspace.settings_file
    more = "\n[documents.bulletin]\nfirst = 112\n[documents.urge]\nfirst = 12\n"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    with Ledger.open(ledger.workspace.root, clock=Clock()) as opened:
        issue(opened)
        units = [Asked(unit="云台镇人民政府"), Asked(unit="白衣镇人民政府")]
        opened.issue("confirm", "2021-06", asked=units)
        assert [item.label for item in opened.issued().documents] == [
            "示重点办〔2021〕112号",
            "示重点办函〔2021〕12号",
            "示重点办函〔2021〕13号",
        ]
        assert opened.document("12").label == "示重点办函〔2021〕12号"
        assert "云台镇人民政府" in opened.document("12").file_name


def test_the_word_behind_a_number_tells_what_is_numbered(ledger: Ledger) -> None:
    issue(ledger)
    ledger.issue("briefing", "2021-06")
    assert ledger.document("第1期").label == "重点项目建设简报2021年第1期"
    assert ledger.document("1号").label == "示重点办〔2021〕1号"
    for text in ("简报1", "简报第1期", "简报2021年第1期", "重点项目建设简报1"):
        assert ledger.document(text).label == "重点项目建设简报2021年第1期"
    assert ledger.document("督查通报1").label == ledger.document("通报1").label == "示重点办〔2021〕1号"
    with pytest.raises(UnknownName, match="简报7"):
        ledger.document("简报7")
    with pytest.raises(UnknownName, match="1 may be"):
        ledger.document("1")


def test_the_closing_of_a_published_month_is_undone_only_after_the_withdrawal(ledger: Ledger) -> None:
    issue(ledger)
    closing = ledger.book.view().closed()["2021-06"]
    for dry_run in (True, False):
        with pytest.raises(Refused, match=r"fixed the figures of 示重点办〔2021〕1号"):
            ledger.undo(closing, reason="重新封账", dry_run=dry_run)
    ledger.withdraw(ledger.document("1"), reason="数据有误")
    ledger.undo(closing, reason="重新封账")
    assert issue(ledger).closed == Month(2021, 6)


def test_a_number_that_names_none_or_several_is_told(ledger: Ledger, clock: Clock) -> None:
    with pytest.raises(UnknownName, match="No document has been issued yet"):
        ledger.document("1")
    issue(ledger)
    with pytest.raises(UnknownName, match="The last one is 示重点办〔2021〕1号"):
        ledger.document("7")
    clock.now = datetime(2022, 1, 10, 12, tzinfo=UTC)
    issue(ledger)
    with pytest.raises(UnknownName, match="1 may be 示重点办〔2021〕1号、示重点办〔2022〕1号"):
        ledger.document("1")
    assert ledger.document("1", year=2022).label == "示重点办〔2022〕1号"
    with pytest.raises(UsageError, match="督查通报"):
        ledger.issued(kind="会议纪要")


def test_the_register_as_json_has_these_keys(ledger: Ledger) -> None:
    issue(ledger)
    ledger.withdraw(ledger.document("1"), reason="数据有误")
    record = ledger.issued().record()
    (document,) = record.pop("documents")
    closing = ledger.book.view().closed()["2021-06"]
    assert record == {"year": 2021, "bulletins": {"name": "督查通报", "issued": 0, "aim": 10}}
    digests = {"sha256", "template_sha256", "as_of_digest"}
    assert all(len(document.pop(key)) == 64 for key in digests)
    assert document == {
        "number": {
            "label": "示重点办〔2021〕1号",
            "text": "示重点办〔2021〕1号",
            "year": 2021,
            "series": "示重点办",
            "running": 1,
        },
        "kind": "bulletin",
        "name": "督查通报",
        "date": "2021-07-06",
        "title": "关于2021年上半年市县重点项目推进情况的督查通报",
        "scope": {},
        "period": "2021-06",
        "state": "withdrawn",
        "withdrawn": {"submission": closing + 2, "date": "2021-07-06", "reason": "数据有误"},
        "submission": closing + 1,
        "recorded_at": "2021-07-06T12:00:00+00:00",
        "who": ledger.who,
        "as_of": closing,
        "file": "示重点办〔2021〕1号 关于2021年上半年市县重点项目推进情况的督查通报.docx",
        "version": "0.1.0",
    }
