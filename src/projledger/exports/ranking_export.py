"""A ranking as json, csv and a workbook with a sheet for each group."""

import json
from typing import Any

from projledger.exports.columns import Column, Kind, Table, Value, yuan_in
from projledger.exports.csv_text import table_csv
from projledger.exports.workbook import tables_xlsx
from projledger.foundation.money import MONEY_UNITS
from projledger.measures.grouping import CHINESE_BY
from projledger.measures.lights import CHINESE
from projledger.measures.progress_rows import YI_DECIMALS
from projledger.measures.ranking import Order
from projledger.measures.rates import json_number
from projledger.measures.row_ranking import RankBy, RankedGroup, RankedRow, RowRanking

_BY = {
    RankBy.RATE: "占年度计划",
    RankBy.GAP: "超/欠时序",
    RankBy.AMOUNT: "累计完成投资",
    RankBy.STARTS: "开工率",
}


def ranking_json(ranking: RowRanking) -> str:
    """Ranks, the ranks before, and the figures; amounts in whole yuan."""
    table = ranking.table
    record = {
        "period": str(table.period),
        "by": table.by.value,
        "ranked_by": ranking.by.value,
        "order": ranking.order.value,
        "earlier": str(ranking.earlier) if ranking.earlier else None,
        "submission": table.submission,
        "money_unit": table.money_unit,
        "groups": [
            {"group": group.name, "rows": [_record(line) for line in group.rows]} for group in ranking.groups
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _record(line: RankedRow) -> dict[str, Any]:
    row = line.row
    return {
        "rank": line.rank,
        "before": line.before,
        "moved": line.moved,
        "name": row.group,
        "project_key": row.project_key,
        "unit": row.unit,
        "value": json_number(line.value),
        "projects": row.projects,
        "annual_plan": row.annual_plan,
        "completed_ytd": row.completed_ytd,
        "completion_rate": json_number(row.rate.exact),
        "schedule_gap": json_number(row.schedule_gap),
        "started": line.starts.numerator if line.starts else None,
        "planned_starts": line.starts.denominator if line.starts else None,
        "start_rate": json_number(line.starts.exact) if line.starts else None,
        "light": row.light.value if row.light else None,
        "shown": dict(row.shown),
    }


def ranking_csv(ranking: RowRanking) -> str:
    """All groups as one csv text; the first column names the group where there are several."""
    columns = _columns(ranking)
    named = any(group.name for group in ranking.groups)
    marked = (Column("like", "组别"), *columns) if named else columns
    rows = [{"like": group.name, **values} for group in ranking.groups for values in _rows(group, ranking)]
    return table_csv(Table("排名", marked, rows))


def ranking_xlsx(ranking: RowRanking) -> bytes:
    """A workbook with a sheet for each group, and what its columns mean."""
    return tables_xlsx(ranking_tables(ranking))


def ranking_tables(ranking: RowRanking) -> list[Table]:
    """A table for each group, and what its columns mean."""
    columns = (Column("item", "项目", width=24), Column("meaning", "说明", width=92))
    meant: list[dict[str, Value]] = [
        {"item": column.title.replace("\n", ""), "meaning": column.meaning} for column in _columns(ranking)
    ]
    return [*(_sheet(group, ranking) for group in ranking.groups), Table("说明", columns, meant)]


def _sheet(group: RankedGroup, ranking: RowRanking) -> Table:
    table = ranking.table
    first = "由高到低" if ranking.order is Order.DESCENDING else "由低到高"
    like = f"（{group.name}）" if group.name else ""
    return Table(
        group.name or "排名",
        _columns(ranking),
        _rows(group, ranking),
        title=f"{table.period.span}{table.settings.office.subject}排名{like}",
        left=f"按{_BY[ranking.by]}{first}，数据截至{table.period.last.month}月底",
        right=f"单位：{table.money_unit}",
    )


def _columns(ranking: RowRanking) -> tuple[Column, ...]:
    table = ranking.table
    unit, term = table.money_unit, table.settings.office.term.removesuffix("进度")
    places = YI_DECIMALS if unit == "亿元" else None
    earlier = ranking.earlier
    then = f"{earlier.last.year}年{earlier.last.month}月底的名次。" if earlier else "没有上期。"
    starts = (
        Column("started", "已开工\n（个）", Kind.COUNT, "年度计划开工项目及其他已开工项目，口径见设置。"),
        Column("planned_starts", "计划开工\n（个）", Kind.COUNT, "计划在本年开工的项目，含往年应开未开的。"),
        Column("start_rate", "开工率\n（%）", Kind.RATE, "已开工÷计划开工，四舍五入。"),
    )
    return (
        Column("rank", "名次", Kind.COUNT, f"按显示的{_BY[ranking.by]}排；相同的名次并列，其后顺延。"),
        Column("name", CHINESE_BY[table.by], meaning="没有年度计划的不排名，列在最后。"),
        Column("projects", "项目\n（个）", Kind.COUNT, "有年度计划的项目数。"),
        Column("annual_plan", f"年度计划\n（{unit}）", Kind.AMOUNT, "期末有效的年度计划。", places=places),
        Column("completed", f"累计完成\n投资\n（{unit}）", Kind.AMOUNT, "1月至期末累计完成。", places=places),
        Column("rate", "占年度计划\n（%）", Kind.RATE, "累计完成投资÷年度计划，四舍五入。"),
        Column("gap", f"超/欠{term}\n（百分点）", Kind.POINTS, "占年度计划－目标。"),
        Column("light", "亮灯", meaning="按超/欠的百分点确定。"),
        *(starts if ranking.by is RankBy.STARTS else ()),
        Column("before", "上期名次", Kind.COUNT, then),
        Column("moved", "名次升降", Kind.POINTS, "与上期名次相差的位数；正数为好转。"),
    )


def _rows(group: RankedGroup, ranking: RowRanking) -> list[dict[str, Value]]:
    unit = MONEY_UNITS[ranking.table.money_unit]
    return [
        {
            "rank": line.rank,
            "name": line.row.group,
            "projects": line.row.projects,
            "annual_plan": yuan_in(line.row.annual_plan if line.row.projects else None, unit),
            "completed": yuan_in(line.row.completed_ytd, unit),
            "rate": line.row.rate.shown,
            "gap": line.row.schedule_gap,
            "light": CHINESE[line.row.light] if line.row.light else "—",
            "started": line.starts.numerator if line.starts else None,
            "planned_starts": line.starts.denominator if line.starts else None,
            "start_rate": line.starts.shown if line.starts else None,
            "before": line.before,
            "moved": line.moved,
        }
        for line in group.rows
    ]
