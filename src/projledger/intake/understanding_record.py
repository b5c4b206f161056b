"""What was understood of a file, as JSON: ``projledger map FILE --format json``."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TypedDict

from projledger.forms.convert import ParsedRow
from projledger.forms.field import Kind
from projledger.forms.register import FORMS
from projledger.forms.values import parse_cell
from projledger.foundation.findings import Cell, FindingRecord
from projledger.intake.understanding import Choice, Understanding, Understood, UnderstoodSheet
from projledger.layout.table import BodyRow, Column, RowKind
from projledger.workbook.cells import BLANK

#: Kinds of which a total, a category or a 其中 row states figures.
_FIGURES = (Kind.MONEY, Kind.AREA, Kind.PERCENT)
_CONTROL = (RowKind.TOTAL, RowKind.CATEGORY, RowKind.GROUP)

Stored = int | str | bool | list[str] | None


class SourceRecord(TypedDict):
    """Where something was read: ``source`` is stamp, option, label, title, sheet, column, file or folder."""

    source: str
    cell: str


class MoneyUnitRecord(TypedDict):
    """A money unit and the ``cell`` where it stands.

    ``source`` is title, line, category, sheet, option, layout or stamp.
    """

    value: str
    source: str
    cell: str


class ColumnRecord(TypedDict):
    """A column: ``field`` is null where it is none of the form's.

    ``year`` and ``month`` are what the title says; ``kept_as`` is the key of its values among a row's
    ``extra``; ``left_out`` as in :class:`~projledger.intake.understanding.Choice`.
    """

    column: str
    title: str
    cell: str
    field: str | None
    year: int | None
    month: int | None
    money_unit: MoneyUnitRecord | None
    kept_as: str | None
    left_out: str | None


class ValueRecord(TypedDict):
    """A field of a row: ``value`` null where the cell is faulty or says nothing; ``cell`` its real place."""

    value: Stored
    raw: str
    cell: str


class ExtraRecord(TypedDict):
    """What stood in a column that is no field."""

    raw: str
    cell: str


RowRecord = TypedDict(
    "RowRecord",
    {
        "row": int,
        "class": str,
        "label": str,
        "declared": int | None,
        "carries": dict[str, str],
        "values": dict[str, ValueRecord],
        "extra": dict[str, ExtraRecord],
    },
)


class ReturnRecord(TypedDict):
    """One table of a form. ``layout`` is ``stamp`` for our own workbooks, a taught one's name, or empty."""

    form: str
    layout: str
    unit: str | None
    unit_source: SourceRecord | None
    period: str | None
    period_source: SourceRecord | None
    return_date: str | None
    nil: bool
    header_rows: list[int]
    money_unit: MoneyUnitRecord | None
    columns: list[ColumnRecord]
    rows: list[RowRecord]


class SheetRecord(TypedDict):
    """One sheet; ``ignored`` says why no table was taken from it, null where one was."""

    sheet: str
    hidden: bool
    ignored: str | None
    returns: list[ReturnRecord]


class MapRecord(TypedDict):
    """A whole file."""

    file: str
    sha256: str
    format: str
    sheets: list[SheetRecord]
    findings: list[FindingRecord]


def record(understanding: Understanding) -> MapRecord:
    """The file as JSON data."""
    return MapRecord(
        file=understanding.file,
        sha256=understanding.sha256,
        format=understanding.format,
        sheets=[_sheet(sheet) for sheet in understanding.sheets],
        findings=[finding.record() for finding in understanding.findings],
    )


def _sheet(sheet: UnderstoodSheet) -> SheetRecord:
    return SheetRecord(
        sheet=sheet.name,
        hidden=sheet.hidden,
        ignored=sheet.ignored or None,
        returns=[_return(one) for one in sheet.tables],
    )


def _return(one: Understood) -> ReturnRecord:
    recognised = one.recognised
    first, last = one.table.header
    return ReturnRecord(
        form=one.table.form,
        layout=one.layout,
        unit=one.unit,
        unit_source=_source(recognised.unit.source, recognised.unit.cell) if one.unit else None,
        period=one.period,
        period_source=_source(recognised.period.source, recognised.period.cell) if one.period else None,
        return_date=recognised.date.isoformat() if recognised.date else None,
        nil=one.read.nil,
        header_rows=list(range(first, last + 1)) if first else [],
        money_unit=_unit_of_return(one),
        columns=[_column(choice) for choice in one.choices],
        rows=list(rows(one)),
    )


def _source(source: str, cell: Cell | None) -> SourceRecord:
    return SourceRecord(source=source, cell=str(cell) if cell else "")


def _unit_of_return(one: Understood) -> MoneyUnitRecord | None:
    """The unit of the year's progress, else of the first amounts; other columns may differ.

    Where rows or categories state their own, all of them, joined by 、.
    """
    units = one.read.converted.money_unit
    if units is None:
        return None
    source, _blank, cell = one.read.converted.money_source.partition(" ")
    value = units if source in {"column", "category"} else units.partition("、")[0]
    return MoneyUnitRecord(value=value, source=source, cell=cell)


def _column(choice: Choice) -> ColumnRecord:
    column = choice.column
    money = column.money if choice.field else None
    return ColumnRecord(
        column=str(Cell(0, column.number)),
        title=column.title,
        cell=str(column.cell) if column.title else "",
        field=choice.field or None,
        year=column.year,
        month=column.months[1] if column.months else None,
        money_unit=MoneyUnitRecord(
            value=money.unit, source=money.source, cell=str(money.cell) if money.cell else ""
        )
        if money
        else None,
        kept_as=choice.kept_as or None,
        left_out=choice.left_out or None,
    )


def rows(one: Understood) -> Iterator[RowRecord]:
    """The rows below the header in their order; ``carries`` is what a category gives the rows below it."""
    counted = {row.row: row for row in one.read.rows}
    carrying: dict[int, dict[str, str]] = {}
    for body in one.table.rows:
        for field, carried in body.carried.items():
            carrying.setdefault(carried.cell.row, {})[field] = carried.value.text
        for field, _taken, other in body.contradictions:
            carrying.setdefault(other.cell.row, {})[field] = other.value.text
    for body in one.table.rows:
        if body.kind is RowKind.PROJECT and body.row in counted:
            yield _project_row(one, body, counted[body.row])
        else:
            yield _other_row(one, body, carrying.get(body.row, {}))


def _project_row(one: Understood, body: BodyRow, row: ParsedRow) -> RowRecord:
    form = FORMS[one.table.form]
    values: dict[str, ValueRecord] = {}
    for spec in form.fields:
        raw, stored = row.raw.get(spec.name, ""), row.values.get(spec.name)
        cell = row.cells.get(spec.name)
        address = row.addresses.get(spec.name, "").rpartition("!")[2] or (str(cell) if cell else "")
        if raw or stored is not None:
            values[spec.name] = ValueRecord(
                value=plain(stored), raw=raw or _text_at(body, address), cell=address
            )
    subject = FORMS[one.table.form].subject
    return _row(body, str(row.values.get(subject) or ""), values, _extras(one, row, body))


def _extras(one: Understood, row: ParsedRow, body: BodyRow) -> dict[str, ExtraRecord]:
    columns = one.read.converted.extra
    subject = row.cells.get(FORMS[one.table.form].subject)
    found: dict[str, ExtraRecord] = {}
    for key, text in row.extra.items():
        cell = Cell(body.row, columns[key].number) if key in columns else subject
        found[key] = ExtraRecord(raw=text, cell=str(cell) if cell else "")
    return found


def _other_row(one: Understood, body: BodyRow, carries: dict[str, str]) -> RowRecord:
    """A total, category or 其中 row with its figures; a note or signature with its words; a blank row."""
    values: dict[str, ValueRecord] = {}
    if body.kind in _CONTROL:
        values = dict(_control_values(one.table.form, one.read.converted.columns, body))
    return _row(body, body.label, values, {}) | {"carries": carries if body.kind is RowKind.CATEGORY else {}}


def _control_values(
    form: str, columns: Mapping[str, Column], body: BodyRow
) -> Iterator[tuple[str, ValueRecord]]:
    for spec in FORMS[form].fields:
        column = columns.get(spec.name)
        if column is None or spec.kind not in _FIGURES:
            continue
        value = body.values.get(column.number, BLANK)
        money = column.money or body.money
        if value.blank or (spec.kind is Kind.MONEY and money is None):
            continue
        unit = money.unit if money else ""
        parsed = parse_cell(value, spec, unit=unit, measure=column.measure, title_says_percent=column.percent)
        cell = str(Cell(body.row, column.number))
        yield spec.name, ValueRecord(value=plain(parsed.value), raw=value.text, cell=cell)


def _row(
    body: BodyRow, label: str, values: dict[str, ValueRecord], extra: dict[str, ExtraRecord]
) -> RowRecord:
    return {
        "row": body.row,
        "class": body.kind.value,
        "label": label,
        "declared": body.declared,
        "carries": {},
        "values": values,
        "extra": extra,
    }


def _text_at(body: BodyRow, address: str) -> str:
    """What stands in the row's cell of that address: of two fields that one cell states together."""
    return next(
        (value.text for number, value in body.values.items() if str(Cell(body.row, number)) == address), ""
    )


def plain(value: Any) -> Stored:
    """A stored value as JSON data: percent as a decimal string, lists as lists."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, bool | int) else str(value)
