"""The whole ledger as tables: units, plan, figures with their sources, returns, held rows, findings.

Titles come from the forms. Amounts are in 万元, exactly; land in 亩.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from projledger.exports.columns import Column, Kind, Table, Value, yuan_in
from projledger.exports.ledger_contents import FactTable, LedgerContents, YearContents
from projledger.forms import plan, report, units
from projledger.forms import register as forms
from projledger.forms.field import Form, Spec
from projledger.forms.field import Kind as FieldKind
from projledger.foundation.money import MONEY_UNITS
from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.frames import stated

_WAN = MONEY_UNITS["万元"]
_HUNDREDTHS = 100
#: What a figure's source address points at: the first of these that the row states.
AMOUNTS = ("completed_ytd", "completed_month", "completed_total")
#: What the sheets of recorded facts are called.
FACTS = {
    "submission": "收件记录",
    "return": "报表",
    "entry_units": "单位录入",
    "entry_plan": "计划录入",
    "entry_report": "月报录入",
    "finding": "问题记录",
    "ruling": "裁定",
    "alias": "别名",
    "undo": "撤销",
    "closing": "封账",
    "setting": "设置",
    "layout": "版式",
}
_VERDICTS = {"entered": "录入", "held": "部分待核", "rejected": "退回"}
_STATES = {"entered": "录入", "held": "待核", "rejected": "不录入"}
_SEVERITIES = {"error": "错误", "warning": "提醒", "note": "说明"}
_KINDS = {
    "file": "来件",
    "enter": "快报",
    "alias": "别名",
    "accept": "核定录入",
    "answers": "核对答复",
    "undo": "撤销",
    "close": "封账",
    "layout": "版式",
    "settings": "设置",
}


def ledger_tables(contents: LedgerContents) -> tuple[Table, ...]:
    """Every table of the export, in the order of its sheets."""
    return (
        _units(contents),
        _plan(contents),
        _figures(contents),
        _returns(contents),
        _held(contents),
        _extras(contents),
        _findings(contents),
        _submissions(contents),
        *(_facts(table) for table in contents.facts),
    )


def source_address(figure: FigureRecord) -> str:
    """Where the figure's amount stands: ``月报!F8``; its sheet and row, or what the clerk gave as source."""
    for field in AMOUNTS:
        if figure.values.get(field) is not None and field in figure.cells:
            return figure.cells[field]
    if figure.source.kind == "file" and figure.source.sheet:
        return f"{figure.source.sheet}!{figure.source.row}"
    return figure.source.stated


def _units(contents: LedgerContents) -> Table:
    fields = ("name", "kind", "short_names", "valid_from", "valid_to", "predecessor", "owes_return")
    columns = tuple(_column(units.FORM.field(name)) for name in fields)
    rows = [{name: _text(getattr(unit, name)) for name in fields} for unit in contents.units]
    return Table("单位", columns, rows)


def _plan(contents: LedgerContents) -> Table:
    columns = (
        Column("plan_year", "年度"),
        Column("key", "编号"),
        *_form_columns(plan.FORM),
        Column("lists_of", "名单及其年度计划（万元）", width=30),
        *_SOURCE,
    )
    rows = [_plan_row(year.year, project) for year in contents.years for project in year.projects]
    return Table("年度计划", columns, rows)


def _plan_row(year: int, project: ProjectRecord) -> dict[str, Value]:
    lists = "、".join(
        item.name if item.annual_plan is None else f"{item.name} {yuan_in(item.annual_plan, _WAN):f}"
        for item in project.lists
    )
    return {
        **_form_values(plan.FORM, project.values),
        "plan_year": year,
        "key": project.key,
        "lists_of": lists,
        "source_number": project.source.submission,
        "source_file": project.source.file_name,
        "source_cell": project.cells.get("annual_plan") or f"{project.source.sheet}!{project.source.row}",
    }


def _figures(contents: LedgerContents) -> Table:
    columns = (
        Column("key", "编号"),
        Column("name", "项目名称", width=34),
        Column("month", "月份"),
        Column("reporter", "报送单位"),
        Column("ledger_month", "本月完成投资·台账（万元）", Kind.AMOUNT),
        Column("ledger_ytd", "本年累计完成投资·台账（万元）", Kind.AMOUNT),
        *(column for column in _form_columns(report.FORM) if column.key not in ("code", "project", "unit")),
        Column("flash", "快报"),
        Column("return_date", "填报日期"),
        *_SOURCE,
    )
    rows = [row for year in contents.years for row in _year_figures(year)]
    return Table("月报数", columns, rows)


def _year_figures(year: YearContents) -> Iterable[dict[str, Value]]:
    projects = {project.id: project for project in year.projects}
    for project, said in stated(year.projects, year.figures, Month(year.year, 12)).items():
        for row in said:
            yield _figure(projects[project], row.figure, row.completed_month, row.completed_ytd)


def _figure(
    project: ProjectRecord, figure: FigureRecord, month: int | None, ytd: int | None
) -> dict[str, Value]:
    return {
        **_form_values(report.FORM, figure.values),
        "key": project.key,
        "name": project.name,
        "month": str(figure.month),
        "reporter": figure.unit,
        "ledger_month": yuan_in(month, _WAN),
        "ledger_ytd": yuan_in(ytd, _WAN),
        "flash": figure.flash,
        "return_date": figure.return_date.isoformat(),
        "source_number": figure.source.submission,
        "source_file": figure.source.file_name,
        "source_cell": source_address(figure),
    }


def _returns(contents: LedgerContents) -> Table:
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


def _held(contents: LedgerContents) -> Table:
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
            "reasons": "；".join(f"{found.code} {found.address} {found.found}" for found in item.findings),
        }
        for item in contents.held
    ]
    return Table("待核", columns, rows)


def _extras(contents: LedgerContents) -> Table:
    columns = (
        Column("form", "表"),
        Column("unit", "单位"),
        Column("period", "期间"),
        Column("name", "项目名称", width=34),
        Column("title", "栏名", width=24),
        Column("text", "内容", width=34),
        Column("state", "处理"),
        Column("source_number", "收件号", Kind.COUNT),
        Column("source_file", "文件", width=34),
        Column("source_cell", "单元格"),
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


def _findings(contents: LedgerContents) -> Table:
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
            "found": found.found,
            "message": found.message,
            "remedy": found.remedy,
        }
        for submission in contents.submissions
        for found in submission.findings
    ]
    return Table("问题", columns, rows)


def _submissions(contents: LedgerContents) -> Table:
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
            "kind": _KINDS.get(item.kind, item.kind),
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


def _facts(facts: FactTable) -> Table:
    """A table as it is kept, under the names of its columns; texts stay as they were received."""
    columns = tuple(Column(name, name) for name in facts.columns)
    rows = [dict(zip(facts.columns, row, strict=True)) for row in facts.rows]
    return Table(FACTS.get(facts.name, facts.name), columns, rows)


#: Where a row came from; no form has fields of these names.
_SOURCE = (
    Column("source_number", "收件号", Kind.COUNT),
    Column("source_file", "文件", width=34),
    Column("source_cell", "单元格"),
)


def _form_columns(form: Form) -> Iterable[Column]:
    return (_column(spec) for spec in form.fields)


def _column(spec: Spec) -> Column:
    title = f"{spec.title}（{spec.unit}）" if spec.unit else spec.title
    amount = spec.kind in (FieldKind.MONEY, FieldKind.AREA)
    kind = Kind.AMOUNT if amount else Kind.RATE if spec.kind is FieldKind.PERCENT else Kind.TEXT
    return Column(spec.name, title, kind, spec.help)


def _form_values(form: Form, values: Mapping[str, Any]) -> dict[str, Value]:
    return {spec.name: _form_value(spec, values.get(spec.name)) for spec in form.fields}


def _form_value(spec: Spec, value: Any) -> Value:
    if value is None:
        return None
    match spec.kind:
        case FieldKind.MONEY:
            return yuan_in(int(value), _WAN)
        case FieldKind.AREA:
            return yuan_in(int(value), _HUNDREDTHS)
        case FieldKind.PERCENT:
            return Decimal(str(value))
        case _:
            return _text(value)


def _text(value: Any) -> Value:
    if value is None or isinstance(value, bool):
        return value
    return "、".join(value) if isinstance(value, (tuple, list)) else str(value)


def _form_title(name: str) -> str:
    return forms.FORMS[name].title if name in forms.FORMS else name
