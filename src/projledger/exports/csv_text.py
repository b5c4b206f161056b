"""Tables as csv text. Texts that a spreadsheet would take for a formula get an apostrophe before them."""

import csv
import io
from decimal import Decimal

from projledger.exports.columns import Table, Value

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def table_csv(table: Table) -> str:
    """``table`` as csv: one line of titles, then the rows; no byte order mark.

    Line breaks in titles, which a sheet needs, are left out: a csv title stays on one line.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([guarded(column.title.replace("\n", "")) for column in table.columns])
    for row in table.rows:
        writer.writerow([_field(row.get(column.key)) for column in table.columns])
    return stream.getvalue()


def guarded(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula; numbers are not passed through here."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _field(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case _:
            return guarded(value)
