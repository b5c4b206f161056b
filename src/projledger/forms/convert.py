"""A table becomes rows of its form: every cell read by its field's parser, every fault with its place."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from projledger.forms.amounts import needs_unit
from projledger.forms.bare_percents import with_scales
from projledger.forms.columns import ColumnChoice, choose_columns
from projledger.forms.doubtful_rows import without_doubtful
from projledger.forms.field import Form, Kind, Role
from projledger.forms.left_blank import asked_of_blanks, asked_of_names
from projledger.forms.row_periods import other_periods
from projledger.forms.row_reader import ParsedRow, RowReader
from projledger.forms.row_units import (
    contradicting_units,
    is_known,
    unit_column,
    unit_of_row,
    without_field,
)
from projledger.forms.said_twice import contradictions
from projledger.forms.totals import RowValues, control_findings
from projledger.forms.unadjusted import asked_of_unadjusted
from projledger.forms.values import parse_cell
from projledger.foundation.codes import Severity
from projledger.foundation.currency import NO_RATES, Rates, currency_unit
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.text import normal_title
from projledger.layout.category import bare_label
from projledger.layout.table import BodyRow, Column, RowKind, Table
from projledger.layout.title_units import contradicts_itself
from projledger.workbook.cells import BLANK, CellKind

__all__ = ["Converted", "ParsedRow", "convert"]

_MOST_NAMED = 6
_CLASSIFIED = re.compile(r"涉密(?:项目|工程)?|机密|秘密|绝密|.*\(涉密\)|.*\(涉密项目\)")

_MOST_READERS = 16
_READERS: dict[tuple[object, ...], RowReader] = {}


class Converted(NamedTuple):
    """A table as rows of its form. ``findings`` are those of the return as a whole, and P507.

    ``money_unit`` is the unit of the amounts (of the year's progress first, all of them joined by 、
    where they differ); ``money_source`` says where it was read: ``title F4``, ``line A2``, ``option``.
    ``extra`` are the columns that are no field of the form, by the title under which rows keep them;
    ``unit_column`` is the number of the one that states each row's money unit, 0 where none does.
    """

    columns: Mapping[str, Column]
    rows: tuple[ParsedRow, ...]
    findings: tuple[Finding, ...]
    money_unit: str | None
    money_source: str
    extra: Mapping[str, Column] = {}
    unit_column: int = 0


def convert(
    form: Form,
    table: Table,
    *,
    period_year: int | None,
    period_month: int | None,
    money_unit: str | None = None,
    rates: Rates = NO_RATES,
    sheet: str = "",
    plans: Mapping[int, int] = MappingProxyType({}),
) -> Converted:
    """The rows of ``table`` as ``form`` understands them in that period.

    ``money_unit`` is the unit to assume where neither title nor lines state one; ``rates`` are yuan for a
    unit of a currency; ``sheet`` is the name for the places of findings (the table's own where empty);
    ``plans`` the year's plans in force, in yuan by row, which tell in what rates are stated.
    Rows of which no field is filled are left out; a row marked 涉密 is left out and reported as P507.
    """
    sheet = sheet or table.sheet
    by_row = unit_column(table)
    table = without_field(table, by_row) if by_row else table
    choice = choose_columns(
        form,
        table,
        year=period_year,
        month=period_month,
        money_unit=None if by_row else money_unit,
        sheet=sheet,
    )
    scaled = with_scales(form, choice.columns, table, plans, by_row)
    choice = choice._replace(columns=scaled.columns, extra=(*choice.extra, *scaled.open))
    findings = [*choice.findings, *(_in_no_scale(column, sheet) for column in scaled.open)]
    differ = bool(by_row) or any(row.money is not None for row in table.rows)
    reader = _row_reader(form, choice, period_year, sheet, rates, by_row, differ=differ)
    findings += other_periods(table, choice.extra, year=period_year, month=period_month, sheet=sheet)
    findings += _without_unit(form, table, choice.columns, sheet, by_row)
    findings += contradicting_units(form, table, choice.columns, by_row, sheet) if differ else ()
    findings += _left_out(table)
    findings += contradictions(form, table, sheet)
    rows: list[ParsedRow] = []
    secret = False
    suspicious = _may_be_classified(table)
    for body in table.rows:
        if body.kind is RowKind.CATEGORY and _CLASSIFIED.fullmatch(normal_title(bare_label(body.label))):
            findings.append(
                Finding("P507", "", sheet, Cell(body.row, min(body.values)), "classified", "涉密")
            )
            secret = True
        if body.kind is not RowKind.PROJECT:
            continue
        if place := _classified(form, body, choice.columns, suspicious=suspicious):
            findings.append(Finding("P507", "", sheet, place, "classified", "涉密"))
            secret = True
        elif (row := reader.read(body)) is not None:
            rows.append(without_doubtful(row, body, form, sheet))
    rows, blanks = asked_of_blanks(form, table, [asked_of_names(row, form, sheet) for row in rows], sheet)
    findings += blanks
    rows, unadjusted = asked_of_unadjusted(form, table, rows, choice.columns, choice.earlier, sheet)
    findings += unadjusted
    if not secret:
        compared = [RowValues(row.row, row.values, _faulty(row, form), row.units) for row in rows]
        findings += control_findings(form, table, choice.columns, compared, sheet)
    unit, source = _unit_and_source(form, table, choice.columns, by_row)
    if by_row:  # it is no field, but neither is it left aside
        used = {column.cell for column in table.columns if column.number == by_row}
        findings = [one for one in findings if one.code != "L307" or one.cell not in used]
    return Converted(choice.columns, tuple(rows), tuple(findings), unit, source, reader.extra_columns, by_row)


def _in_no_scale(column: Column, sheet: str) -> Finding:
    return Finding("L333", "", sheet, column.cell, "", column.title)


def _left_out(table: Table) -> list[Finding]:
    """L330 for each table of the workbook without a column of names."""
    return [
        Finding(
            "L330",
            "",
            one.sheet,
            one.cell,
            "",
            "、".join("".join(title.split()) for title in one.titles[:_MOST_NAMED]),
        )
        for one in table.nameless
    ]


def _row_reader(
    form: Form, choice: ColumnChoice, year: int | None, sheet: str, rates: Rates, by_row: int, *, differ: bool
) -> RowReader:
    """The reader of tables with these columns: a call's returns share a few of them."""
    key = (form.name, *choice.columns.items(), "", *choice.extra, year, sheet, *rates.items(), by_row, differ)
    reader = _READERS.get(key)
    if reader is None:
        if len(_READERS) >= _MOST_READERS:
            _READERS.clear()
        reader = _READERS[key] = RowReader(
            form,
            choice.columns,
            choice.extra,
            year,
            sheet,
            rates,
            unit_column=by_row,
            units_differ=differ,
        )
    return reader


def _faulty(row: ParsedRow, form: Form) -> frozenset[str]:
    if any(finding.severity is Severity.ERROR and not finding.field for finding in row.findings):
        return frozenset(spec.name for spec in form.fields)
    return frozenset(
        finding.field for finding in row.findings if finding.severity is Severity.ERROR and finding.field
    )


def _may_be_classified(table: Table) -> bool:
    """Whether a word of secrecy stands in any cell."""
    return any(
        "密" in value.value for row in table.rows for value in row.values.values() if type(value.value) is str
    )


def _classified(form: Form, body: BodyRow, columns: Mapping[str, Column], *, suspicious: bool) -> Cell | None:
    """The cell that marks the row 涉密: the form's own flag, or the word itself in any cell."""
    if column := columns.get("classified"):
        value = body.values.get(column.number, BLANK)
        if not value.blank and parse_cell(value, form.field("classified")).value is True:
            return Cell(body.row, column.number)
    for number, value in body.values.items() if suspicious else ():
        if (
            type(value.value) is str
            and "密" in value.value
            and value.kind is CellKind.TEXT
            and _CLASSIFIED.fullmatch(normal_title(value.text))
        ):
            return Cell(body.row, number)
    return None


def _without_unit(
    form: Form, table: Table, columns: Mapping[str, Column], sheet: str, by_row: int
) -> list[Finding]:
    """L302 for each column of amounts whose unit nothing states, unless its cells or rows need none.

    Where lines state different units, L318 says so instead.
    """
    findings: list[Finding] = []
    for name, column in columns.items():
        spec = form.field(name)
        if spec.kind is not Kind.MONEY or column.money is not None or not spec.asked:
            continue
        if currency_unit(column.measure) is not None:
            continue
        values = [
            row.carried[name].value if name in row.carried else row.values.get(column.number, BLANK)
            for row in table.rows
            if row.kind is RowKind.PROJECT and not is_known(unit_of_row(row, by_row))
        ]
        if any(needs_unit(value) for value in values):
            findings.append(Finding("L302", "", sheet, column.cell, name, column.title))
    several = [column for column in columns.values() if contradicts_itself(column.measure)]
    if several:
        found = "; ".join(f"{column.cell} {column.title}" for column in several)
        told = {column.cell for column in several}
        others = [finding for finding in findings if finding.cell not in told]
        return [*others, Finding("L318", "", sheet, several[0].cell, several[0].field, found)]
    if findings and table.money_doubt:
        found = "; ".join(f"{line.cell} {line.text}" for line in table.money_doubt)
        return [Finding("L318", "", sheet, table.money_doubt[-1].cell, "", found)]
    return findings


def _unit_and_source(
    form: Form, table: Table, columns: Mapping[str, Column], by_row: int
) -> tuple[str | None, str]:
    order = [Role.YEAR_TO_DATE, Role.MONTH, Role.SINCE_START, Role.THIS_YEAR, Role.LAST_YEAR, Role.NONE]
    money = sorted(
        (spec for spec in form.fields if spec.kind is Kind.MONEY and spec.name in columns and spec.asked),
        key=lambda spec: order.index(spec.role),
    )
    stated = [unit for spec in money if (unit := columns[spec.name].money) is not None]
    stated = stated or [
        unit
        for row in table.rows
        if row.kind is RowKind.PROJECT and (unit := unit_of_row(row, by_row)) is not None and is_known(unit)
    ]
    if not stated:
        return None, ""
    units = "、".join(dict.fromkeys(unit.unit for unit in stated))
    first = stated[0]
    return units, f"{first.source} {first.cell}" if first.cell else first.source
