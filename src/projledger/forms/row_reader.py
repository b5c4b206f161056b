"""One row of a table becomes one row of its form, every fault of its cells with its place."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from projledger.forms.column_reader import ColumnReader, RowCells
from projledger.forms.columns import serial_column
from projledger.forms.field import Form, Kind, Role, Row, Spec
from projledger.forms.row_units import unit_of_row, with_unit
from projledger.forms.spans import SPAN, is_open, parse_span, span_column
from projledger.forms.values import split_marks
from projledger.foundation.currency import NO_RATES, Rates
from projledger.foundation.findings import Cell, Finding, has_errors
from projledger.layout.table import BodyRow, Column, MoneyUnit
from projledger.workbook.cells import BLANK, CellKind, CellValue

#: The key under which the marks of a name (★, ●) are kept among a row's extra values.
MARKS = "标记"
#: The key under which the labels of the categories above a row are kept that stand for no field.
CATEGORIES = "所属分类"


class ParsedRow(NamedTuple):
    """One row of a form.

    ``values`` are the stored values by field, absent fields left out; ``model`` the validated row,
    None where a finding is an error. ``cells`` tell where each field with a column stands, ``addresses``
    (``月报!B4``) where a field was read that stands elsewhere. ``raw`` is what stood in the mapped
    cells, ``extra`` what stood in the others, by title.
    """

    row: int
    values: Mapping[str, Any]
    model: Row | None
    cells: Mapping[str, Cell]
    addresses: Mapping[str, str]
    raw: Mapping[str, str]
    extra: Mapping[str, str]
    findings: tuple[Finding, ...]
    units: Mapping[str, str] | None = None  # by field, where rows of one table are in different money units


class RowReader:
    """Reads the rows of one table, whose columns are chosen."""

    def __init__(
        self,
        form: Form,
        columns: Mapping[str, Column],
        extra: tuple[Column, ...],
        year: int | None,
        sheet: str,
        rates: Rates = NO_RATES,
        *,
        unit_column: int = 0,
        units_differ: bool = False,
    ) -> None:
        """``unit_column`` is the column that states each row's money unit, 0 where none does.

        ``units_differ``: that column or categories state units of rows.
        """
        self.form, self.columns, self.year, self.sheet = form, columns, year, sheet
        self.rates, self.unit_column, self.units_differ = rates, unit_column, units_differ
        self.fields = self._readers(None)
        self._by_unit: dict[MoneyUnit | None, list[ColumnReader]] = {None: self.fields}
        self.mapped = [reader for reader in self.fields if reader.number]
        self.numbers = {reader.name: reader.number for reader in self.fields if reader.number}
        self.own = frozenset(reader.number for reader in self.fields if reader.number and reader.spec.asked)
        self.serial = serial_column(extra)
        span = span_column(form, columns, extra)
        self.span = span.number if span is not None else 0
        kept = [column for column in extra if column.number != self.serial]
        titles = [column.title for column in kept]
        self.extra_columns = {_key(column, unique=titles.count(column.title) == 1): column for column in kept}
        self.extra = [(column.number, key) for key, column in self.extra_columns.items()]

    def read(self, body: BodyRow) -> ParsedRow | None:
        """The row; None where none of its fields is filled in."""
        if body.values and self.own.isdisjoint(body.values):
            return None
        values: dict[str, Any] = {}
        cells = RowCells(body.row, self.numbers)
        addresses: dict[str, str] = {}
        raw: dict[str, str] = {}
        extra = self._beside(body)
        findings: list[Finding] = []
        at, carried = body.values, body.carried
        mapped = self._readers_of(body) if self.units_differ else self.mapped
        for reader in self.fields if carried and not self.units_differ else mapped:
            name = reader.name
            value = at.get(reader.number, BLANK)
            if value in reader.plain:  # nearly every cell
                values[name], raw[name] = reader.plain[value]
                continue
            if value is BLANK and not reader.needed and name not in carried:
                continue
            if carried and name in carried and value.blank:
                value, cells.elsewhere[name] = body.carried[name]
                addresses[name] = f"{self.sheet}!{cells[name]}"
            elif not reader.number:
                continue
            parsed, code, details, text, blank, marks, foreign = reader.known.get(value) or reader.read(value)
            if not blank:
                raw[name] = text
                if marks:
                    extra[MARKS] = "".join(dict.fromkeys(extra.get(MARKS, "") + marks))
            code = "" if code == "N105" and self._divides_by_nothing(body, reader.spec, value) else code
            if parsed is None and not reader.spec.asked and not blank:
                extra[reader.title] = text
                continue
            if parsed is not None:
                values[name] = parsed
                if foreign:
                    extra[f"{reader.spec.title}（原币）"] = foreign
            if code:
                findings.append(Finding(code, "", self.sheet, cells[name], name, text, details))
        findings += self._add_span(body, values, addresses)
        model = (
            None
            if findings and has_errors(tuple(findings))
            else self._model(values, raw, cells, body.row, findings)
        )
        units = {reader.name: reader.unit for reader in mapped if reader.unit} if self.units_differ else None
        return ParsedRow(body.row, values, model, cells, addresses, raw, extra, tuple(findings), units)

    def _beside(self, body: BodyRow) -> dict[str, str]:
        """What the row's other columns say, the marks of its number, and the categories that are no field."""
        extra, at = {}, body.values
        for number, key in self.extra:
            value = at.get(number, BLANK)
            if value is BLANK and number in body.spread:
                value = body.spread[number].value
            if value is not BLANK and not value.blank:
                extra[key] = value.text
        serial = at.get(self.serial, BLANK)
        if serial.kind is CellKind.TEXT and (marks := split_marks(serial.text)[1]):
            extra[MARKS] = marks  # 1●
        if body.under:
            extra.setdefault(CATEGORIES, "/".join(line.text for line in body.under))
        return extra

    def _add_span(
        self, body: BodyRow, values: dict[str, Any], addresses: dict[str, str]
    ) -> Iterator[Finding]:
        """Planned start and finish from a column 建设起止年限, where no columns of their own state them.

        D407 where it states neither these nor a mere duration, which is kept as it is.
        """
        value = body.values.get(self.span, BLANK) if self.span else BLANK
        if is_open(value):
            return
        cell = Cell(body.row, self.span)
        if (span := parse_span(value)) is None:
            yield Finding("D407", "", self.sheet, cell, SPAN[0], value.text)
            return
        for name, stated in zip(SPAN, span, strict=True):
            if stated is not None:
                values[name] = stated
                addresses[name] = f"{self.sheet}!{cell}"

    def _readers(self, unit: MoneyUnit | None) -> list[ColumnReader]:
        """The reader of each field; amounts whose columns state no money unit are in ``unit``."""
        columns = {name: with_unit(column, unit) for name, column in self.columns.items()}
        return [
            ColumnReader(spec, columns.get(spec.name), self.year, self.rates) for spec in self.form.fields
        ]

    def _readers_of(self, body: BodyRow) -> list[ColumnReader]:
        """The readers in the money unit that the row itself or its category states."""
        stated = unit_of_row(body, self.unit_column)
        unit = MoneyUnit(stated.unit, stated.source, None) if stated is not None else None
        if unit not in self._by_unit:
            self._by_unit[unit] = self._readers(unit)
        return self._by_unit[unit]

    def _divides_by_nothing(self, body: BodyRow, spec: Spec, value: CellValue) -> bool:
        """A stated rate of a project without an annual plan: its #DIV/0! says what is so, and no more."""
        if spec.kind is not Kind.PERCENT or value.kind is not CellKind.ERROR or value.value != "#DIV/0!":
            return False
        plans = [reader.number for reader in self.mapped if reader.spec.role is Role.THIS_YEAR]
        return bool(plans) and all(
            body.values.get(number, BLANK).blank or body.values[number].value == 0 for number in plans
        )

    def _model(
        self,
        values: dict[str, Any],
        raw: Mapping[str, str],
        cells: Mapping[str, Cell],
        row: int,
        findings: list[Finding],
    ) -> Row | None:
        try:
            return self.form.row.model_validate(values)
        except ValidationError as error:
            for fault in error.errors():
                name = str(fault["loc"][0]) if fault["loc"] else ""
                if not self.columns.get(name) and name not in cells and fault["type"] == "missing":
                    continue  # the column itself is missing: L303
                if fault["type"] == "missing" and self._is_in_no_unit(name, raw.get(name, "")):
                    continue  # the cell is filled; its money unit is stated nowhere (L302) or twice (L318)
                findings.append(self._fault(name, str(fault["type"]), fault.get("input"), cells, row))
            return None

    def _is_in_no_unit(self, name: str, text: str) -> bool:
        """Whether a figure stands in the cell of an amount, of which none was made because of its unit."""
        figures = any(char.isdigit() for char in text)
        return bool(name) and figures and self.form.field(name).kind is Kind.MONEY

    def _fault(self, name: str, kind: str, found: Any, cells: Mapping[str, Cell], row: int) -> Finding:
        """A fault that only the row's model sees, under the code that fits pydantic's error type."""
        spec = self.form.field(name) if name else None
        title = spec.title if spec else ""
        cell = cells.get(name, Cell(row, 0))
        match kind:
            case "missing":
                return Finding("N101", "", self.sheet, cell, name, "", {"title": title})
            case "literal_error" | "enum":
                allowed = "、".join(spec.choices) if spec else ""
                return Finding("N110", "", self.sheet, cell, name, str(found), {"allowed": allowed})
            case _ if kind.endswith(("_type", "_parsing")):
                example = spec.example if spec else ""
                details = {"unit": spec.unit if spec else "", "example": example}
                return Finding("N103", "", self.sheet, cell, name, str(found), details)
            case _:
                return Finding("N107", "", self.sheet, cell, name, str(found))


def _key(column: Column, *, unique: bool) -> str:
    letters = str(Cell(0, column.number))
    return column.title if unique and column.title else f"{column.title}（{letters}列）"
