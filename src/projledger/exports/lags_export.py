"""The named lists as json, csv and a workbook with a sheet for each list."""

import json
from typing import Any

from projledger.exports.columns import Column, Kind, Table, Value, yuan_in
from projledger.exports.csv_text import table_csv
from projledger.exports.workbook import tables_xlsx
from projledger.foundation.money import MONEY_UNITS
from projledger.measures.lag_lists import LagLine, LagList, LagLists
from projledger.measures.rates import json_number

_NAMES = {
    LagList.NOT_STARTED: "应开工未开工",
    LagList.NOT_ON_SITE: "未进场",
    LagList.SUSPENDED: "停工",
    LagList.IDLE: "无进展",
}
_COLUMNS = (
    Column("list", "名单", meaning="每个项目只列入一个名单。"),
    Column("name", "项目名称"),
    Column("unit", "责任单位", meaning="年度计划中的责任单位。"),
    Column("status", "项目状态", meaning="最近一次报告的状态。"),
    Column("since", "起始", meaning="应开工未开工、未进场：计划开工时间；无进展：最近一次有进展的月份。"),
    Column("months", "月数", Kind.COUNT, "应开工未开工：逾期的月数；无进展：连续无进展的月数。"),
    Column("annual_plan", "年度计划\n（万元）", Kind.AMOUNT, "期末有效的年度计划投资。"),
    Column("completed", "累计完成\n投资\n（万元）", Kind.AMOUNT, "1月至期末累计完成投资。"),
    Column("rate", "占年度计划\n（%）", Kind.RATE, "累计完成投资÷年度计划，四舍五入。"),
    Column("text", "单位说明", meaning="最近一次月报所填的问题，没有的为备注。"),
)


def lags_json(lists: LagLists) -> str:
    """The lists with their projects; amounts in whole yuan."""
    record = {
        "period": str(lists.period),
        "least_months": lists.least,
        "unreported": lists.unreported,
        "projects": lists.projects,
        "lists": [
            {"list": kind.value, "projects": [_record(line) for line in lists.of_kind(kind)]}
            for kind in LagList
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _record(line: LagLine) -> dict[str, Any]:
    return {
        "name": line.about.name,
        "unit": line.about.unit,
        "status": line.status,
        "since": line.since,
        "months": line.months,
        "annual_plan": line.annual_plan,
        "completed_ytd": line.completed_ytd,
        "completion_rate": json_number(line.rate.exact),
        "text": line.about.text,
    }


def lags_csv(lists: LagLists) -> str:
    """All lists as one csv text."""
    return table_csv(Table("名单", _COLUMNS, [_values(line) for line in lists.lines]))


def lags_xlsx(lists: LagLists) -> bytes:
    """A workbook with a sheet for each list that has a project, and what the columns mean."""
    return tables_xlsx(lags_tables(lists))


def lags_tables(lists: LagLists) -> list[Table]:
    """A table for each list that has a project, and what the columns mean."""
    last = lists.period.last
    sheets = []
    for kind in LagList:
        if lines := lists.of_kind(kind):
            name = _NAMES[kind]
            if kind is LagList.IDLE and lists.least > 1:
                name = f"连续{lists.least}个月以上无进展"
            sheets.append(
                Table(
                    name,
                    _COLUMNS[1:],
                    [_values(line) for line in lines],
                    title=f"{name}项目名单",
                    left=f"{len(lines)}个，数据截至{last.year}年{last.month}月底",
                    right="单位：万元",
                )
            )
    columns = (Column("item", "项目", width=24), Column("meaning", "说明", width=92))
    meant: list[dict[str, Value]] = [
        {"item": column.title.replace("\n", ""), "meaning": column.meaning} for column in _COLUMNS
    ]
    return [*sheets, Table("说明", columns, meant)]


def _values(line: LagLine) -> dict[str, Value]:
    unit = MONEY_UNITS["万元"]
    return {
        "list": _NAMES[line.kind],
        "name": line.about.name,
        "unit": line.about.unit,
        "status": line.status or "",
        "since": line.since or "",
        "months": line.months or None,
        "annual_plan": yuan_in(line.annual_plan, unit),
        "completed": yuan_in(line.completed_ytd, unit),
        "rate": line.rate.shown,
        "text": line.about.text,
    }
