"""The progress table as json, csv and a workbook with a sheet that explains its columns."""

import json
from collections.abc import Mapping

from projledger.exports.columns import Column, Kind, Table, Value, yuan_in
from projledger.exports.csv_text import table_csv
from projledger.exports.definitions import (
    COMPUTED,
    PLANNED,
    basis_word,
    definitions,
    gap_rule,
    light_rule,
    target_rule,
    target_words,
)
from projledger.exports.html_page import page_html
from projledger.exports.markdown_text import table_markdown
from projledger.exports.native_charts import add_charts
from projledger.exports.terms_columns import terms_columns, terms_tables, terms_values
from projledger.exports.terms_text import narrowed_text, terms_text
from projledger.exports.workbook import book_of, saved
from projledger.foundation.money import MONEY_UNITS
from projledger.measures.basis import CHINESE_BASIS
from projledger.measures.grouping import CHINESE_BY, By
from projledger.measures.lights import CHINESE
from projledger.measures.progress_record import progress_record
from projledger.measures.progress_rows import YI_DECIMALS, ProgressRow
from projledger.measures.progress_table import Progress


def progress_json(table: Progress) -> str:
    """``table`` as JSON text (:class:`~projledger.measures.progress_record.ProgressRecord`)."""
    return json.dumps(progress_record(table), ensure_ascii=False, indent=2) + "\n"


def progress_csv(table: Progress) -> str:
    """``table`` as csv text: amounts exact in its money unit, rates as shown, 其中 rows marked as such."""
    columns = _columns(table)
    marked = (columns[0], Column("of_which", "其中"), *columns[1:])
    rows: list[dict[str, Value]] = []
    for row in (*table.rows, table.total):
        rows.append({**_values(row, table), "of_which": ""})
        for part in row.of_which:
            rows.append({**_values(part, table), "group": row.group, "of_which": part.group})
    return table_csv(Table("进度", marked, rows))


def progress_markdown(table: Progress) -> str:
    """``table`` as Markdown: the table of the workbook."""
    return table_markdown(_sheet(table))


def progress_html(table: Progress) -> str:
    """``table`` as one HTML page, with what its columns and settings mean below."""
    return page_html(_sheet(table), [*terms_tables(table), definitions(_columns(table), table)])


def progress_xlsx(table: Progress) -> bytes:
    """``table`` as a workbook: the table, what its columns and settings mean, and charts."""
    book = book_of([_sheet(table), *terms_tables(table), definitions(_columns(table), table)])
    add_charts(book, table)
    return saved(book)


def _sheet(table: Progress) -> Table:
    rows: list[dict[str, Value]] = []
    indented: set[int] = set()
    bold: set[int] = set()
    for row in (*table.rows, table.total):
        if row is table.total:
            bold.add(len(rows))
        rows.append(_values(row, table))
        for part in row.of_which:
            indented.add(len(rows))
            rows.append({**_values(part, table), "group": f"其中：{part.group}"})
    office = table.settings.office
    taken = f"，取数{table.taken_on.isoformat()}" if table.taken_on else ""
    return Table(
        "进度",
        _columns(table),
        rows,
        title=f"{table.period.span}{office.subject}投资进度（{terms_text(table)}）",
        left="；".join(
            filter(
                None,
                [
                    f"{target_words(table)}，数据截至{table.period.last.month}月底{taken}",
                    narrowed_text(table),
                ],
            )
        ),
        right=f"单位：{table.money_unit}",
        bold=frozenset(bold),
        indented=frozenset(indented),
    )


def _columns(table: Progress) -> tuple[Column, ...]:
    unit, term = table.money_unit, table.settings.office.term
    short = term.removesuffix("进度")

    def money(
        key: str, title: str, meaning: str, basis: str, source: str, *, derived: bool = False
    ) -> Column:
        places = YI_DECIMALS if derived or unit == "亿元" else None
        return Column(
            key,
            f"{title}\n（{unit}）",
            Kind.AMOUNT,
            meaning,
            places=places,
            unit=unit,
            basis=basis,
            source=source,
        )

    def count(key: str, title: str, meaning: str, basis: str, source: str) -> Column:
        return Column(key, f"{title}\n（个）", Kind.COUNT, meaning, unit="个", basis=basis, source=source)

    def rate(key: str, title: str, meaning: str, source: str) -> Column:
        return Column(key, f"{title}\n（%）", Kind.RATE, meaning, unit="%", basis=COMPUTED, source=source)

    def points(key: str, title: str, meaning: str, source: str) -> Column:
        return Column(
            key, f"{title}\n（百分点）", Kind.POINTS, meaning, unit="百分点", basis=COMPUTED, source=source
        )

    def words(key: str, title: str, meaning: str, basis: str = "", source: str = "") -> Column:
        return Column(key, title, meaning=meaning, basis=basis, source=source)

    plan, report = "年度计划表（含中期调整）", "月报表"
    basis, of_list = basis_word(table), "该名单" if table.terms.of_list else ""
    month = table.spans[-1]
    columns = (
        words("group", CHINESE_BY[table.by], "合计等于各行之和；“其中”为交叉项，不参与相加。"),
        words("project_key", "项目代码", "没有国家代码的，为台账内编号。", PLANNED, f"{plan}“项目代码”"),
        words("unit", "责任单位", "年度计划中的责任单位。", PLANNED, f"{plan}“牵头责任单位”"),
        words("level", "级别", "项目所在名单中最高的级别。", PLANNED, f"{plan}“项目级别”"),
        count("projects", "项目", "有年度计划的项目数。", PLANNED, plan),
        money(
            "annual_plan",
            "年度计划",
            f"期末有效的{of_list}年度计划投资之和。",
            PLANNED,
            f"{plan}“年度计划投资”",
        ),
        money(
            "completed_ytd",
            "累计完成\n投资",
            f"1月至期末累计完成投资（{CHINESE_BASIS[table.terms.basis]}）；未报的沿用本年最近一次累计数。",
            basis,
            f"{report}“本年累计完成投资”；未填的由“本月完成投资”或“开工以来累计完成投资”推得",
        ),
        rate(
            "completion_rate",
            "占调整后计划" if table.terms.opening else "占年度计划",
            "累计完成投资÷年度计划，四舍五入。",
            "本表“累计完成投资”“年度计划”",
        ),
        *terms_columns(table),
        rate("target", term, target_rule(table), "设置文件 [schedule]"),
        points("schedule_gap", f"超/欠{short}", gap_rule(table), f"本表“占年度计划”“{term}”"),
        words("light", "亮灯", light_rule(table), COMPUTED, f"本表“超/欠{short}”与设置文件 [lights]"),
        money(
            "completed_month",
            f"{month.numbers}月完成" if month.first < month.last else "本月完成",
            "期末当月完成投资（不单独报送的月份并入下一月）；当月数不明的不计，故可少于累计数较上月底的增加。",
            basis,
            f"{report}“本月完成投资”；未填的为累计数较上月之差",
        ),
        points("rate_change", "较上月", "占年度计划较上月底增减。", "本月与上月的占年度计划"),
        money(
            "shortfall",
            f"距{short}\n尚差",
            f"年度计划×{term}－累计完成投资；负数为已超出部分。",
            COMPUTED,
            f"本表“年度计划”“{term}”“累计完成投资”",
            derived=True,
        ),
        money(
            "needed_per_month",
            "剩余月均\n应完成",
            "（年度计划－累计完成投资）÷年内剩余月数。",
            COMPUTED,
            "本表“年度计划”“累计完成投资”",
            derived=True,
        ),
        count("not_reported", "未报\n项目", "当月既无月报、零报告，也无待核行的项目。", "上报", report),
        count("held", "待核\n项目", "报来的行有误、尚未更正的项目，数字沿用上一次。", "上报", report),
        count(
            "flash", "快报\n项目", "数字由电话等告知、尚未经月报确认的项目。", "上报", "经办人录入（快报）"
        ),
        count(
            "no_plan", "另有无\n计划项目", "没有年度计划的项目，不计入前列各项投资和完成率。", PLANNED, plan
        ),
        money("no_plan_completed", "无计划项目\n累计完成", "上述项目的累计完成投资。", "上报", report),
    )
    # A table by project needs no count of projects, a plan without gaps no columns about them.
    idle = {"projects"} if table.by is By.PROJECT else {"project_key", "unit", "level"}
    if not table.total.no_plan:
        idle |= {"no_plan", "no_plan_completed"}
    return tuple(column for column in columns if column.key not in idle)


def _values(row: ProgressRow, table: Progress) -> dict[str, Value]:
    unit = MONEY_UNITS[table.money_unit]
    amounts: Mapping[str, int | None] = {
        "annual_plan": row.annual_plan if row.projects else None,
        "completed_ytd": None if row.unstated else row.completed_ytd,
        "completed_month": row.completed_month
        if row.month_unknown < row.projects and not row.unstated
        else None,
        "shortfall": row.shortfall,
        "needed_per_month": row.needed_per_month,
        "no_plan_completed": row.no_plan_completed,
    }
    return {
        "group": row.group,
        "project_key": row.project_key,
        "unit": row.unit,
        "level": row.level,
        "projects": row.projects,
        "completion_rate": row.rate.shown,
        "target": row.target.shown,
        "schedule_gap": row.schedule_gap,
        "rate_change": row.rate_change,
        "light": CHINESE[row.light] if row.light else "—",
        "not_reported": row.not_reported,
        "held": row.held,
        "flash": row.flash,
        "no_plan": row.no_plan,
        **{key: yuan_in(amount, unit) for key, amount in amounts.items()},
        **terms_values(row, table.money_unit),
    }
