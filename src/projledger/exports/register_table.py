"""The register of issued documents (发文登记) as a table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from projledger.exports.columns import Column, Kind, Table, Value
from projledger.foundation.period import Period
from projledger.ledger.issues import OF_A_MONTH, IssueRecord
from projledger.ledger.new_records import NewIssue

#: What the topics of bulletins are called.
TOPICS = {"listed": "挂牌项目", "starts": "开工", "reporting": "月报报送", "reserve": "项目储备"}
ISSUED, WITHDRAWN = "已印发", "已撤回"


def register_table(documents: Sequence[IssueRecord], about: Callable[[IssueRecord], str]) -> Table:
    """One row a document, in the order of issue; ``about`` tells of whom or what a document speaks."""
    columns = (
        Column("number", "发文字号（期号）", width=24),
        Column("day", "成文日期"),
        Column("name", "文种"),
        Column("title", "标题", width=44),
        Column("about", "对象", width=20),
        Column("period", "期间"),
        Column("state", "状态"),
        Column("withdrawn_on", "撤回日期"),
        Column("reason", "撤回原因", width=24),
        Column("who", "经办"),
        Column("submission", "收件号", Kind.COUNT),
        Column("as_of", "数据截至收件号", Kind.COUNT),
        Column("file", "文件", width=44),
        Column("sha256", "sha-256", width=24),
    )
    return Table("发文登记", columns, [_row(item, about(item)) for item in documents])


def period_words(issue: NewIssue) -> str:
    """``2021Q2`` as 2021年上半年, of papers on a month's return as 2021年6月; no period stays as it is."""
    period = Period.parse(issue.period)
    if period is None:
        return issue.period
    last = period.last
    return f"{last.year}年{last.month}月" if issue.kind in OF_A_MONTH else period.title


def about_words(scope: Mapping[str, Any], projects: Mapping[int, str]) -> str:
    """Of whom or what a document of that ``scope`` speaks; "" of everything. ``projects`` are names by id."""
    project, topic = scope.get("project"), scope.get("topic", "")
    named = "" if project is None else projects.get(project, str(project))
    return "、".join(filter(None, (scope.get("unit", ""), named, TOPICS.get(topic, topic))))


def _row(item: IssueRecord, about: str) -> dict[str, Value]:
    one, withdrawn = item.issue, item.withdrawn
    return {
        "number": item.label,
        "day": one.day.isoformat(),
        "name": one.name,
        "title": one.title,
        "about": about,
        "period": period_words(one),
        "state": ISSUED if withdrawn is None else WITHDRAWN,
        "withdrawn_on": "" if withdrawn is None else withdrawn.day.isoformat(),
        "reason": "" if withdrawn is None else withdrawn.reason,
        "who": item.who,
        "submission": item.submission,
        "as_of": one.as_of,
        "file": item.file_name,
        "sha256": item.sha256,
    }
