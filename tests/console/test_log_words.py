"""What a submission was, in the log's words: no bare list of a command's values."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from projledger.console.log_words import what
from projledger.foundation.language import set_language
from projledger.ledger.records import SubmissionRecord


def submission(
    kind: str, command: dict[str, Any], file: str = "", undone_by: int | None = None
) -> SubmissionRecord:
    moment = datetime(2021, 7, 5, tzinfo=UTC)
    return SubmissionRecord(
        9, kind, moment, date(2021, 7, 5), "", file, "", "", False, command, "", undone_by, 0, 0, 0, ()
    )


@pytest.fixture(autouse=True)
def _in_chinese():
    set_language("zh")
    yield
    set_language("en")


@pytest.mark.parametrize(
    ("kind", "command", "said"),
    [
        (
            "alias",
            {"name": "农加园", "project": "PC2021-009", "from": "2021-07", "to": None},
            "“农加园”即 PC2021-009，自2021年7月起",
        ),
        ("alias", {"name": "旧云台", "unit": "云台镇"}, "“旧云台”即 云台镇"),
        (
            "alias",
            {"name": "PC2021-009", "successors": ["PC2021-093", "PC2021-094"], "from": "2021-08"},
            "PC2021-009自2021年8月起由 PC2021-093、PC2021-094 填报",
        ),
        ("undo", {"number": 45, "reason": "报错月份"}, "收件45号；报错月份"),
        ("accept", {"number": 7, "rows": [6, 8], "reason": "已核实"}, "收件7号第6、8行；已核实"),
        ("close", {"month": "2021-06"}, "2021年6月"),
        (
            "issue",
            {"number": "示重点办〔2021〕5号", "title": "关于2021年上半年推进情况的督查通报"},
            "示重点办〔2021〕5号；关于2021年上半年推进情况的督查通报",
        ),
        (
            "withdraw",
            {"number": "示重点办〔2021〕5号", "reason": "数据有误"},
            "示重点办〔2021〕5号；数据有误",
        ),
        ("layout", {"forgotten": "云台镇月报"}, "“云台镇月报”，不再使用"),
        (
            "layout",
            {"layout": "甲", "columns": {"累计": "completed_ytd"}, "money_unit": ""},
            "甲；累计 = 本年累计完成投资",
        ),
    ],
)
def test_a_decision_is_said_in_words(kind: str, command: dict[str, Any], said: str) -> None:
    assert what(submission(kind, command)) == said


def test_an_undone_file_says_so() -> None:
    assert what(submission("file", {}, "月报.xlsx", undone_by=53)) == "月报.xlsx（已由收件53号撤销）"
