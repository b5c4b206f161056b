"""What came in as tables of the whole ledger: returns, held rows, extra values, findings, the log, facts."""

from projledger.exports.columns import Column, Kind, Table, Value
from projledger.exports.form_columns import SOURCE
from projledger.exports.ledger_contents import FactTable, LedgerContents
from projledger.forms.register import FORMS
from projledger.foundation.phrase import again

#: What the sheets of recorded facts are called.
FACTS = {
    "submission": "收件记录",
    "return": "报表",
    "entry_units": "单位录入",
    "entry_plan": "计划录入",
    "entry_targets": "目标录入",
    "entry_report": "月报录入",
    "finding": "问题记录",
    "ruling": "裁定",
    "alias": "别名",
    "undo": "撤销",
    "closing": "封账",
    "setting": "设置",
    "layout": "版式",
    "issue": "印发记录",
    "withdrawal": "撤回记录",
}
_VERDICTS = {"entered": "录入", "held": "部分待核", "rejected": "退回"}
_STATES = {"entered": "录入", "held": "待核", "rejected": "不录入"}
_SEVERITIES = {"error": "错误", "warning": "提醒", "note": "说明"}
#: What each kind of submission is called.
KINDS = {
    "file": "来件",
    "enter": "快报",
    "alias": "别名",
    "accept": "核定录入",
    "answers": "核对答复",
    "attach": "附件",
    "undo": "撤销",
    "close": "封账",
    "layout": "版式",
    "settings": "设置",
    "issue": "印发",
    "withdraw": "撤回",
    "confirm": "核对回复",
}


def returns_table(contents: LedgerContents) -> Table:
    """The returns, each with what became of its rows."""
    columns = (
        Column("number", "收件号", Kind.COUNT),
        Column("file", "文件", width=34),
        Column("form", "表"),
        Column("unit", "单位"),
        Column("period", "期间"),
        Column("verdict", "处理"),
        Column("nil", "零报告"),
        Column("return_date", "填报日期"),
        Column("received_on", "收到日期"),
        Column("entered", "录入行", Kind.COUNT),
        Column("held", "待核行", Kind.COUNT),
        Column("stands", "本期以此为准"),
    )
    rows: list[dict[str, Value]] = [
        {
            "number": item.submission,
            "file": item.file_name,
            "form": _form_title(item.form),
            "unit": item.unit,
            "period": item.period,
            "verdict": _VERDICTS[item.verdict.value],
            "nil": item.nil,
            "return_date": item.return_date.isoformat(),
            "received_on": item.received_on.isoformat(),
            "entered": item.entered,
            "held": item.held,
            "stands": item.stands,
        }
        for item in contents.returns
    ]
    return Table("报送", columns, rows)


def held_table(contents: LedgerContents) -> Table:
    """The rows that are held, with the reasons."""
    columns = (
        Column("number", "收件号", Kind.COUNT),
        Column("file", "文件", width=34),
        Column("unit", "单位"),
        Column("period", "期间"),
        Column("place", "位置"),
        Column("name", "项目名称", width=34),
        Column("reasons", "原因", width=44),
    )
    rows: list[dict[str, Value]] = [
        {
            "number": item.submission,
            "file": item.file_name,
            "unit": item.unit,
            "period": item.period,
            "place": f"{item.sheet}!{item.row}",
            "name": item.name,
            "reasons": "；".join(
                f"{found.code} {found.address} {again(found.found)}" for found in item.findings
            ),
        }
        for item in contents.held
    ]
    return Table("待核", columns, rows)


def extras_table(contents: LedgerContents) -> Table:
    """The values of columns that no form knows."""
    columns = (
        Column("form", "表"),
        Column("unit", "单位"),
        Column("period", "期间"),
        Column("name", "项目名称", width=34),
        Column("title", "栏名", width=24),
        Column("text", "内容", width=34),
        Column("state", "处理"),
        *SOURCE,
    )
    rows: list[dict[str, Value]] = [
        {
            "form": _form_title(item.form),
            "unit": item.unit,
            "period": item.period,
            "name": item.name,
            "title": item.title,
            "text": item.text,
            "state": _STATES.get(item.state, item.state),
            "source_number": item.submission,
            "source_file": item.file_name,
            "source_cell": item.cell,
        }
        for item in contents.extras
    ]
    return Table("其他栏", columns, rows)


def findings_table(contents: LedgerContents) -> Table:
    """The findings of every submission."""
    columns = (
        Column("number", "收件号", Kind.COUNT),
        Column("file", "文件", width=34),
        Column("code", "代码"),
        Column("severity", "程度"),
        Column("place", "位置"),
        Column("found", "原文", width=30),
        Column("message", "说明", width=44),
        Column("remedy", "处理办法", width=44),
    )
    rows: list[dict[str, Value]] = [
        {
            "number": submission.number,
            "file": submission.file_name,
            "code": found.code,
            "severity": _SEVERITIES[found.severity.value],
            "place": found.address,
            "found": again(found.found),
            "message": found.message,
            "remedy": found.remedy,
        }
        for submission in contents.submissions
        for found in submission.findings
    ]
    return Table("问题", columns, rows)


def submissions_table(contents: LedgerContents) -> Table:
    """The log."""
    columns = (
        Column("number", "收件号", Kind.COUNT),
        Column("kind", "种类"),
        Column("recorded_at", "记录时间"),
        Column("received_on", "收到日期"),
        Column("who", "经办"),
        Column("file", "文件", width=34),
        Column("container", "来自压缩包"),
        Column("sha256", "sha-256", width=24),
        Column("entered", "录入", Kind.COUNT),
        Column("held", "待核", Kind.COUNT),
        Column("rejected", "退回", Kind.COUNT),
        Column("undone_by", "被几号撤销", Kind.COUNT),
        Column("digest", "校验值", width=24),
    )
    rows: list[dict[str, Value]] = [
        {
            "number": item.number,
            "kind": KINDS.get(item.kind, item.kind),
            "recorded_at": f"{item.recorded_at.astimezone():%Y-%m-%d %H:%M:%S}",
            "received_on": item.received_on.isoformat(),
            "who": item.who,
            "file": item.file_name,
            "container": item.container,
            "sha256": item.sha256,
            "entered": item.entered,
            "held": item.held,
            "rejected": item.rejected,
            "undone_by": item.undone_by,
            "digest": item.digest,
        }
        for item in contents.submissions
    ]
    return Table("收件", columns, rows)


def facts_table(facts: FactTable) -> Table:
    """A table as it is kept, under the names of its columns; texts stay as they were received."""
    columns = tuple(Column(name, name) for name in facts.columns)
    rows = [dict(zip(facts.columns, row, strict=True)) for row in facts.rows]
    return Table(FACTS.get(facts.name, facts.name), columns, rows)


def _form_title(name: str) -> str:
    return FORMS[name].title if name in FORMS else name
