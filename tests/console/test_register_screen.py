"""The register of issued documents as it is printed."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from projledger.api.register import Register
from projledger.console.register_screen import show_document, show_register
from projledger.foundation.language import set_language
from projledger.ledger.issues import IssueRecord, Withdrawal
from projledger.ledger.new_records import NewIssue

BULLETIN = NewIssue(
    kind="bulletin",
    name="督查通报",
    year=2021,
    series="示重点办",
    running=1,
    number_text="示重点办〔2021〕1号",
    day=date(2021, 6, 8),
    taken=date(2021, 6, 8),
    title="关于2021年1—5月市县重点项目推进情况的督查通报",
    scope={},
    period="2021-05",
    as_of=250,
    as_of_digest="4e443468ccd77a2d" * 4,
    template="82/82.docx",
    template_sha256="82890f82660fd9b6" * 4,
    version="0.1.0",
    settings={},
)


def record(submission: int, withdrawn: Withdrawal | None = None, **changes: Any) -> IssueRecord:
    issue = replace(BULLETIN, **changes)
    file = f"{issue.number_text} {issue.title}.docx"
    moment = datetime(2021, 6, 8, 1, tzinfo=UTC)
    return IssueRecord(submission, moment, "王", file, "962d0de95c9d592b" * 4, issue, withdrawn)


LETTER = {
    "kind": "rectify",
    "name": "督办函",
    "series": "示重点办函",
    "period": "2021Q2",
    "day": date(2021, 7, 9),
}
DOCUMENTS = (
    record(251, Withdrawal(260, date(2021, 6, 10), "数据有误", "李")),
    record(262, running=2, number_text="示重点办〔2021〕2号", scope={"topic": "starts"}),
    record(270, **LETTER, number_text="示重点办函〔2021〕1号", scope={"unit": "经济和信息化局"}),
    record(271, **LETTER, running=2, number_text="示重点办函〔2021〕2号", scope={"project": 31}),
    record(272, kind="review", name="月报审核反馈单", number_text="", scope={"unit": "云台镇"}),
)
REGISTER = Register(
    2021, DOCUMENTS, 1, 10, "督查通报", ((2020, 3),), {31: "岳家生态肉牛全产业链建设项目（一期）"}
)
EMPTY = Register(2021, (), 0, 10, "督查通报")


def printed(show: Any, columns: int, language: str) -> str:
    set_language(language)
    stream = io.StringIO()
    show(Console(file=stream, width=columns, color_system=None, markup=False, highlight=False))
    assert all(cell_len(line) <= columns for line in stream.getvalue().splitlines())
    return stream.getvalue()


@pytest.mark.parametrize(("language", "columns"), [("zh", 80), ("zh", 120), ("en", 80)])
def test_the_register_of_a_year(language: str, columns: int, snapshot: SnapshotAssertion) -> None:
    text = printed(lambda console: show_register(console, REGISTER), columns, language)
    assert text.rstrip().splitlines()[-1] == (
        "2021年督查通报 1/10" if language == "zh" else "督查通报 1/10 (2021)"
    )
    assert text == snapshot


def test_a_year_without_documents_says_so(snapshot: SnapshotAssertion) -> None:
    assert printed(lambda console: show_register(console, EMPTY), 80, "zh") == snapshot


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_document_with_all_that_it_rests_on(language: str, snapshot: SnapshotAssertion) -> None:
    text = printed(lambda console: show_document(console, DOCUMENTS[0], ""), 80, language)
    assert text == snapshot
