"""A comparison as json, csv and a workbook with a sheet that says how its columns are worked out."""

import json
from typing import Any

from projledger.exports.columns import Column, Kind, Table, Value, yuan_in
from projledger.exports.csv_text import table_csv
from projledger.exports.workbook import tables_xlsx
from projledger.foundation.money import MONEY_UNITS, half_up
from projledger.measures.compare import Against, Compared, Comparison
from projledger.measures.grouping import CHINESE_BY
from projledger.measures.progress_rows import YI_DECIMALS
from projledger.measures.rates import json_number
from projledger.measures.remarks_record import remarks_record


def comparison_json(comparison: Comparison) -> str:
    """Amounts in whole yuan, rates, points and months as numbers, and what was printed."""
    table = comparison.table
    record = {
        "period": str(table.period),
        "against": comparison.against.value,
        "earlier": str(comparison.earlier),
        "known": comparison.known,
        "by": table.by.value,
        "submission": table.submission,
        "money_unit": table.money_unit,
        "rows": [_record(row) for row in comparison.rows],
        "total": _record(comparison.total),
        "remarks": remarks_record(table),
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _record(row: Compared) -> dict[str, Any]:
    return {
        "group": row.row.group,
        "project_key": row.row.project_key,
        "annual_plan": row.row.annual_plan,
        "completed_ytd": row.row.completed_ytd,
        "completed_month": row.row.completed_month,
        "completion_rate": json_number(row.row.rate.exact),
        "earlier_completed": row.earlier_completed,
        "earlier_rate": json_number(row.earlier_rate.exact if row.earlier_rate else None),
        "change": json_number(row.change),
        "growth": json_number(row.growth),
        "above_average": json_number(row.above_average),
        "months_ahead": json_number(row.months_ahead),
        "needed_per_month": row.row.needed_per_month,
        "year_end": row.year_end,
        "year_end_rate": json_number(row.year_end_rate.exact),
        "contribution": json_number(row.contribution),
        "shown": dict(row.shown),
        "of_which": [_record(part) for part in row.of_which],
    }


def comparison_csv(comparison: Comparison) -> str:
    """The rows and the total as csv text: amounts exact in the money unit, rates as shown."""
    return table_csv(_sheet(comparison))


def comparison_xlsx(comparison: Comparison) -> bytes:
    """The comparison as a workbook: the table, and what its columns mean."""
    return tables_xlsx(comparison_tables(comparison))


def comparison_tables(comparison: Comparison) -> list[Table]:
    """The table, and what its columns mean."""
    sheet = _sheet(comparison)
    columns = (Column("item", "项目", width=24), Column("meaning", "说明", width=92))
    rows: list[dict[str, Value]] = [
        {"item": column.title.replace("\n", ""), "meaning": column.meaning} for column in sheet.columns
    ]
    return [sheet, Table("说明", columns, rows)]


def _sheet(comparison: Comparison) -> Table:
    table = comparison.table
    rows: list[dict[str, Value]] = []
    bold, indented = set(), set()
    for row in (*comparison.rows, comparison.total):
        if row is comparison.total:
            bold.add(len(rows))
        rows.append(_values(row, comparison))
        for part in row.of_which:
            indented.add(len(rows))
            rows.append({**_values(part, comparison), "group": f"其中：{part.row.group}"})
    return Table(
        "对比",
        _columns(comparison),
        rows,
        title=f"{table.period.span}{table.settings.office.subject}投资进度对比",
        left=f"数据截至{table.period.last.month}月底",
        right=f"单位：{table.money_unit}",
        bold=frozenset(bold),
        indented=frozenset(indented),
    )


def _columns(comparison: Comparison) -> tuple[Column, ...]:
    table = comparison.table
    unit, month, term = table.money_unit, table.period.last.month, table.settings.office.term

    def money(key: str, title: str, meaning: str, *, derived: bool = False) -> Column:
        places = YI_DECIMALS if derived or unit == "亿元" else None
        return Column(key, f"{title}\n（{unit}）", Kind.AMOUNT, meaning, places=places)

    def points(key: str, title: str, meaning: str) -> Column:
        return Column(key, f"{title}\n（百分点）", Kind.POINTS, meaning)

    then = comparison.earlier.last
    if comparison.against is Against.YEAR:
        span = f"{then.year}年1—{then.month}月"
        beside: tuple[Column, ...] = (
            money("earlier_completed", "上年同期\n累计完成", f"{span}累计完成投资，按该年度计划内的项目。"),
            Column("growth", "同比增长\n（%）", Kind.POINTS, "（累计完成－上年同期）÷上年同期，四舍五入。"),
            Column(
                "earlier_rate", "上年同期\n占年度计划\n（%）", Kind.RATE, "上年同期累计完成÷上年的年度计划。"
            ),
            points("change", "较上年同期", "占年度计划较上年同期增减。"),
        )
    else:
        beside = (
            money(
                "completed_month",
                "本月完成",
                "期末当月完成投资；当月数不明的不计，故可少于累计数较上月底的增加。",
            ),
            points("change", "较上月", "占年度计划较上月底增减，两个月均按同一年度计划。"),
        )
    return (
        Column("group", CHINESE_BY[table.by], meaning="合计等于各行之和。"),
        money("annual_plan", "年度计划", "期末有效的年度计划投资之和。"),
        money("completed_ytd", "累计完成\n投资", "1月至期末累计完成投资；未报的沿用本年最近一次累计数。"),
        Column("completion_rate", "占年度计划\n（%）", Kind.RATE, "累计完成投资÷年度计划，四舍五入。"),
        *beside,
        points("above_average", "较整体进度", "本行占年度计划－合计占年度计划。"),
        Column(
            "months_ahead", "提前/滞后\n（个月）", Kind.POINTS,
            f"{term}达到本行占年度计划之时，减期末；月底之间按直线；负数为滞后。",
        ),
        money(
            "needed_per_month", "剩余月均\n应完成", "（年度计划－累计完成投资）÷年内剩余月数。", derived=True
        ),
        money(
            "year_end", "预计全年\n完成",
            f"累计完成投资÷{month}×12，即余下各月保持目前月均进度。", derived=True,
        ),
        Column("year_end_rate", "预计全年\n占年度计划\n（%）", Kind.RATE, "预计全年完成÷年度计划。"),
        points(
            "contribution", "对整体\n超/欠的影响",
            f"（累计完成－年度计划×{term}）÷合计年度计划；各行（未舍入）之和等于合计的超/欠。",
        ),
    )  # fmt: skip


def _values(row: Compared, comparison: Comparison) -> dict[str, Value]:
    unit = MONEY_UNITS[comparison.table.money_unit]
    of_row, places = row.row, comparison.table.settings.figures.gap_places
    moved = row.contribution
    month_known = of_row.month_unknown < of_row.projects
    return {
        "group": of_row.group,
        "annual_plan": yuan_in(of_row.annual_plan if of_row.projects else None, unit),
        "completed_ytd": yuan_in(of_row.completed_ytd, unit),
        "completed_month": yuan_in(of_row.completed_month if month_known else None, unit),
        "completion_rate": of_row.rate.shown,
        "earlier_completed": yuan_in(row.earlier_completed, unit),
        "growth": row.growth,
        "earlier_rate": row.earlier_rate.shown if row.earlier_rate else None,
        "change": row.change,
        "above_average": row.above_average,
        "months_ahead": row.months_ahead,
        "needed_per_month": yuan_in(of_row.needed_per_month, unit),
        "year_end": yuan_in(row.year_end, unit),
        "year_end_rate": row.year_end_rate.shown,
        "contribution": None if moved is None else half_up(moved, places),
    }
