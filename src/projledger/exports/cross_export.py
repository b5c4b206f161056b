"""A cross table as json, csv, Markdown, HTML and a workbook."""

import json
from collections.abc import Callable

from projledger.exports.columns import Column, Kind, Table, Value, yuan_in
from projledger.exports.csv_text import table_csv
from projledger.exports.html_page import page_html
from projledger.exports.markdown_text import table_markdown
from projledger.exports.terms_text import narrowed_text, terms_text
from projledger.exports.workbook import tables_xlsx
from projledger.foundation.money import MONEY_UNITS
from projledger.measures.cross import Figure
from projledger.measures.grouping import CHINESE_BY
from projledger.measures.lights import CHINESE
from projledger.measures.progress_record import progress_record
from projledger.measures.progress_rows import YI_DECIMALS, ProgressRow
from projledger.measures.progress_table import TOTAL, Progress

_KINDS = {"%": Kind.RATE, "个": Kind.COUNT, "百分点": Kind.POINTS, "money": Kind.AMOUNT, "": Kind.TEXT}


def cross_json(table: Progress) -> str:
    """``table`` as JSON text: all figures of each cell stand in ``across``."""
    return json.dumps(progress_record(table), ensure_ascii=False, indent=2) + "\n"


def cross_csv(table: Progress, figure: Figure) -> str:
    """The rows by columns as csv text, amounts exact in the table's money unit."""
    return table_csv(_sheet(table, figure))


def cross_markdown(table: Progress, figure: Figure) -> str:
    """The rows by columns as Markdown."""
    return table_markdown(_sheet(table, figure))


def cross_html(table: Progress, figure: Figure) -> str:
    """The rows by columns as one HTML page."""
    return page_html(_sheet(table, figure))


def cross_xlsx(table: Progress, figure: Figure) -> bytes:
    """The rows by columns as a workbook."""
    return tables_xlsx([_sheet(table, figure)])


def _sheet(table: Progress, figure: Figure) -> Table:
    across = table.across
    if across is None:
        raise ValueError("a table by one breakdown")
    kind = _KINDS[figure.unit]
    places = YI_DECIMALS if kind is Kind.AMOUNT and table.money_unit == "亿元" else None
    value = _value(table, figure)
    columns = (
        Column("group", CHINESE_BY[table.by]),
        *(
            Column(f"c{number}", column.group, kind, places=places)
            for number, column in enumerate(across.columns)
        ),
        Column("total", TOTAL, kind, places=places),
    )
    rows: list[dict[str, Value]] = []
    for row in table.rows:
        cells = [across.cells.get((row.group, column.group)) for column in across.columns]
        values = {f"c{number}": None if cell is None else value(cell) for number, cell in enumerate(cells)}
        rows.append({"group": row.group, **values, "total": value(row)})
    totals = {f"c{number}": value(column) for number, column in enumerate(across.columns)}
    rows.append({"group": TOTAL, **totals, "total": value(table.total)})
    unit = table.money_unit if figure.unit == "money" else figure.unit
    crossed = f"{CHINESE_BY[table.by]}×{CHINESE_BY[across.by]}"
    said = [crossed, f"数据截至{table.period.last.month}月底", narrowed_text(table)]
    if across.beside:
        said.append(f"交叉、不单列：{'、'.join(across.beside)}")
    return Table(
        "交叉表",
        columns,
        rows,
        title=f"{table.period.span}{table.settings.office.subject}{figure.title}（{terms_text(table)}）",
        left="；".join(filter(None, said)),
        right=f"单位：{unit}" if unit else "",
        bold=frozenset({len(rows) - 1}),
    )


def _value(table: Progress, figure: Figure) -> Callable[[ProgressRow], Value]:
    """What a cell holds: exact amounts, rates and gaps as shown."""
    unit = MONEY_UNITS[table.money_unit]

    def value(row: ProgressRow) -> Value:
        match figure.key:
            case "completion_rate":
                return row.rate.shown
            case "light":
                return CHINESE[row.light] if row.light else "—"
            case "annual_plan" if not row.projects:
                return None
            case "completed_month" if row.month_unknown == row.projects:
                return None
        found: Value = getattr(row, figure.key)
        return yuan_in(found, unit) if figure.unit == "money" and isinstance(found, int) else found

    return value
