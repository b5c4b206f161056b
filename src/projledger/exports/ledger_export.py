"""The whole ledger as a workbook, as csv files in a zip, or as JSON."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from projledger.exports.columns import Column, Table
from projledger.exports.csv_text import table_csv
from projledger.exports.ledger_contents import LedgerContents, YearContents
from projledger.exports.ledger_tables import ledger_tables, source_address
from projledger.exports.workbook import tables_xlsx
from projledger.foundation.findings import Finding
from projledger.foundation.period import Month
from projledger.measures.frames import stated

#: Entries of the zip bear this day, so that the same ledger gives the same bytes.
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_BOM = "\ufeff"


def ledger_xlsx(contents: LedgerContents) -> bytes:
    """One sheet a table, and a last one that says which state of the ledger this is."""
    return tables_xlsx([*ledger_tables(contents), _standpoint(contents)])


def ledger_csv(contents: LedgerContents) -> dict[str, str]:
    """The csv text of each table by file name (``单位.csv``), without byte order mark."""
    return {f"{table.name}.csv": table_csv(table) for table in ledger_tables(contents)}


def ledger_csv_zip(contents: LedgerContents) -> bytes:
    """The csv files in one zip, each with the byte order mark that spreadsheets need."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in ledger_csv(contents).items():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (_BOM + text).encode())
    return stream.getvalue()


def ledger_json(contents: LedgerContents) -> str:
    """The records themselves: amounts in whole yuan, land in hundredths of a mu, dates ISO.

    Each figure has its ``address`` and, beside what the return stated (``values``), the amounts that
    count (``completed_month``, ``completed_ytd``), derived where the return stated another. ``facts``
    has every table of the ledger as it is kept, row by row, by the names of its columns.
    """
    record = {
        "years": [year.year for year in contents.years],
        "submission": contents.submission,
        "as_of": _plain(contents.moment),
        "head": contents.head_digest,
        "units": _plain(contents.units),
        "plan": [
            {"year": year.year, **_plain(project)} for year in contents.years for project in year.projects
        ],
        "targets": [
            {"year": year.year, **_plain(record)} for year in contents.years for record in year.targets
        ],
        "figures": [figure for year in contents.years for figure in _figures(year)],
        "held": _plain(contents.held),
        "extra": _plain(contents.extras),
        "issued": _plain(contents.issues),
        "returns": _plain(contents.returns),
        "submissions": _plain(contents.submissions),
        "facts": {
            table.name: [dict(zip(table.columns, row, strict=True)) for row in table.rows]
            for table in contents.facts
        },
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _figures(year: YearContents) -> Iterator[dict[str, Any]]:
    derived = {
        (project, row.figure.month): row
        for project, rows in stated(year.projects, year.figures, Month(year.year, 12)).items()
        for row in rows
    }
    for figure in year.figures:
        row = derived.get((figure.project, figure.month))
        yield {
            **_plain(figure),
            "address": source_address(figure),
            "completed_month": row.completed_month if row else None,
            "completed_ytd": row.completed_ytd if row else None,
        }


def _plain(value: Any) -> Any:
    """``value`` as JSON data; records by their field names, months and dates as ISO texts."""
    for kind, written in _WRITTEN:
        if isinstance(value, kind):
            return written(value)
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _sequence(value: Any) -> Any:
    if hasattr(value, "_fields"):
        return {name: _plain(item) for name, item in zip(value._fields, value, strict=True)}
    return [_plain(item) for item in value]


#: How values of each type are written; the first that fits, so the narrower stand first.
_WRITTEN: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Finding, lambda finding: dict(finding.record())),
    (Month, str),
    (Decimal, str),
    (datetime, lambda moment: moment.isoformat(timespec="seconds")),
    (date, date.isoformat),
    (Enum, lambda member: member.value),
    (Mapping, lambda mapping: {str(key): _plain(item) for key, item in mapping.items()}),
    (frozenset, lambda items: sorted(_plain(item) for item in items)),
    (tuple, _sequence),
    (list, _sequence),
)


def _standpoint(contents: LedgerContents) -> Table:
    taken = f"{contents.moment.astimezone():%Y-%m-%d %H:%M}" if contents.moment else ""
    rows = [
        ("计划年度", "、".join(str(year.year) for year in contents.years)),
        ("台账截至", f"收件{contents.submission}号"),
        ("取数时间", taken),
        ("台账校验值", contents.head_digest),
        ("金额", "除另注明外为万元，精确到元；用地为亩。"),
        ("本月、本年累计·台账", "报表未直接给出时，由本月数或开工以来累计数推算。"),
        ("其他栏", "各单位另设的栏，原样保留；栏名中的（F列）表示该栏无栏名或栏名重复。"),
        ("单元格", "“月报!F8”指该文件“月报”表F8单元格；快报为所述来源。"),
        (
            "收件记录至设置",
            "台账的原始记录，含已撤销、已被更正的行和待核行的原文；栏名为字段名，金额为元，用地为百分之一亩。",
        ),
    ]
    columns = (Column("item", "项目", width=24), Column("meaning", "说明", width=80))
    return Table("说明", columns, [{"item": item, "meaning": meaning} for item, meaning in rows])
