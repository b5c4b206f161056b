"""A table becomes rows of its form: every cell read by its field's parser, every fault with its place."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from projledger.forms.amounts import has_own_unit
from projledger.forms.columns import choose_columns, is_serial
from projledger.forms.field import Form, Kind, Role, Row, Spec
from projledger.forms.totals import RowValues, control_findings
from projledger.forms.values import parse_cell, split_marks
from projledger.foundation.codes import Severity
from projledger.foundation.findings import Cell, Finding, has_errors
from projledger.foundation.text import normal_title
from projledger.layout.category import bare_label
from projledger.layout.table import BodyRow, Column, RowKind, Table
from projledger.workbook.cells import BLANK, CellKind, CellValue

#: The key under which the marks of a name (★, ●) are kept among a row's extra values.
MARKS = "标记"
_CLASSIFIED = re.compile(r"涉密(?:项目|工程)?|机密|秘密|绝密|.*\(涉密\)|.*\(涉密项目\)")


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


class Converted(NamedTuple):
    """A table as rows of its form. ``findings`` are those of the return as a whole, and P507.

    ``money_unit`` is the unit of the amounts (of the year's progress first, all of them joined by 、
    where they differ); ``money_source`` says where it was read: ``title F4``, ``line A2``, ``option``.
    """

    columns: Mapping[str, Column]
    rows: tuple[ParsedRow, ...]
    findings: tuple[Finding, ...]
    money_unit: str | None
    money_source: str


def convert(
    form: Form,
    table: Table,
    *,
    period_year: int | None,
    period_month: int | None,
    money_unit: str | None = None,
    sheet: str = "",
) -> Converted:
    """The rows of ``table`` as ``form`` understands them in that period.

    ``money_unit`` is the unit to assume where neither title nor lines state one; ``sheet`` the name
    for the places of findings (the table's own where empty). Rows of which no field is filled are
    left out; a row marked 涉密 is left out and reported as P507.
    """
    sheet = sheet or table.sheet
    choice = choose_columns(
        form, table, year=period_year, month=period_month, money_unit=money_unit, sheet=sheet
    )
    findings = list(choice.findings)
    reader = _Reader(form, choice.columns, choice.extra, period_year, sheet)
    findings += _without_unit(form, table, choice.columns, sheet)
    rows: list[ParsedRow] = []
    secret = False
    for body in table.rows:
        if body.kind is RowKind.CATEGORY and _CLASSIFIED.fullmatch(normal_title(bare_label(body.label))):
            findings.append(
                Finding("P507", "", sheet, Cell(body.row, min(body.values)), "classified", "涉密")
            )
            secret = True
        if body.kind is not RowKind.PROJECT:
            continue
        if place := _classified(form, body, choice.columns):
            findings.append(Finding("P507", "", sheet, place, "classified", "涉密"))
            secret = True
        elif (row := reader.read(body)) is not None:
            rows.append(row)
    if not secret:
        compared = [RowValues(row.row, row.values, _faulty(row)) for row in rows]
        findings += control_findings(form, table, choice.columns, compared, sheet)
    unit, source = _unit_and_source(form, choice.columns)
    return Converted(choice.columns, tuple(rows), tuple(findings), unit, source)


class _Reader:
    """Reads the rows of one table."""

    def __init__(
        self,
        form: Form,
        columns: Mapping[str, Column],
        extra: tuple[Column, ...],
        year: int | None,
        sheet: str,
    ) -> None:
        self.form, self.columns, self.year, self.sheet = form, columns, year, sheet
        self.fields = [(spec, columns.get(spec.name)) for spec in form.fields]
        self.serial = next((column.number for column in extra if is_serial(column)), 0)
        kept = [column for column in extra if column.number != self.serial]
        titles = [column.title for column in kept]
        self.extra = [
            (column.number, _key(column, unique=titles.count(column.title) == 1)) for column in kept
        ]

    def read(self, body: BodyRow) -> ParsedRow | None:
        """The row; None where none of its fields is filled in."""
        own = [column.number for column in self.columns.values()]
        if not any(number in body.values for number in own):
            return None
        values: dict[str, Any] = {}
        cells: dict[str, Cell] = {}
        addresses: dict[str, str] = {}
        raw: dict[str, str] = {}
        extra = {key: body.values[number].text for number, key in self.extra if number in body.values}
        if self.serial in body.values and (marks := split_marks(body.values[self.serial].text)[1]):
            extra[MARKS] = marks  # 1●
        findings: list[Finding] = []
        for spec, column in self.fields:
            value, cell, elsewhere = self._cell(body, spec, column)
            if cell is None:
                continue
            cells[spec.name] = cell
            if elsewhere:
                addresses[spec.name] = f"{self.sheet}!{cell}"
            if not value.blank:
                raw[spec.name] = value.text
                if spec.kind is Kind.NAME and (marks := split_marks(value.text)[1]):
                    extra[MARKS] = "".join(dict.fromkeys(extra.get(MARKS, "") + marks))
            parsed, finding = self._parse(body, spec, column, value, cell)
            if parsed is not None:
                values[spec.name] = parsed
            if finding is not None:
                findings.append(finding)
        model = None if has_errors(tuple(findings)) else self._model(values, cells, body.row, findings)
        return ParsedRow(body.row, values, model, cells, addresses, raw, extra, tuple(findings))

    def _cell(self, body: BodyRow, spec: Spec, column: Column | None) -> tuple[CellValue, Cell | None, bool]:
        """Where the field stands for this row: its own cell, or one that carries it from elsewhere."""
        value = body.values.get(column.number, BLANK) if column else BLANK
        carried = body.carried.get(spec.name)
        if value.blank and carried is not None:
            return carried.value, carried.cell, True
        return value, Cell(body.row, column.number) if column else None, False

    def _parse(
        self, body: BodyRow, spec: Spec, column: Column | None, value: CellValue, cell: Cell
    ) -> tuple[Any, Finding | None]:
        unit = column.money.unit if column and column.money else ""
        if spec.kind is Kind.MONEY and not unit and not has_own_unit(value):
            return None, None  # the return as a whole is refused with L302
        if self._divides_by_nothing(body, spec, value):
            return None, None
        parsed = parse_cell(
            value,
            spec,
            unit=unit or "元",
            measure=column.measure if column else "",
            title_says_percent=bool(column and column.percent),
            year=self.year,
        )
        if parsed.code:
            return parsed.value, Finding(
                parsed.code, "", self.sheet, cell, spec.name, value.text, parsed.details
            )
        if parsed.value is None and spec.required:
            return None, Finding("N101", "", self.sheet, cell, spec.name, value.text, {"title": spec.title})
        return parsed.value, None

    def _divides_by_nothing(self, body: BodyRow, spec: Spec, value: CellValue) -> bool:
        """A stated rate of a project without an annual plan: its #DIV/0! says what is so, and no more."""
        if spec.kind is not Kind.PERCENT or value.kind is not CellKind.ERROR or value.value != "#DIV/0!":
            return False
        plans = [column.number for item, column in self.fields if column and item.role is Role.THIS_YEAR]
        return bool(plans) and all(
            body.values.get(number, BLANK).blank or body.values[number].value == 0 for number in plans
        )

    def _model(
        self, values: dict[str, Any], cells: dict[str, Cell], row: int, findings: list[Finding]
    ) -> Row | None:
        try:
            return self.form.row.model_validate(values)
        except ValidationError as error:
            for fault in error.errors():
                name = str(fault["loc"][0]) if fault["loc"] else ""
                if not self.columns.get(name) and name not in cells and fault["type"] == "missing":
                    continue  # the column itself is missing: L303
                findings.append(self._fault(name, str(fault["type"]), fault.get("input"), cells, row))
            return None

    def _fault(self, name: str, kind: str, found: Any, cells: dict[str, Cell], row: int) -> Finding:
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


def _faulty(row: ParsedRow) -> frozenset[str]:
    return frozenset(
        finding.field for finding in row.findings if finding.severity is Severity.ERROR and finding.field
    )


def _classified(form: Form, body: BodyRow, columns: Mapping[str, Column]) -> Cell | None:
    """The cell that marks the row 涉密: the form's own flag, or the word itself in any cell."""
    if column := columns.get("classified"):
        value = body.values.get(column.number, BLANK)
        if not value.blank and parse_cell(value, form.field("classified")).value is True:
            return Cell(body.row, column.number)
    for number, value in body.values.items():
        if (
            value.kind is CellKind.TEXT
            and "密" in str(value.value)
            and _CLASSIFIED.fullmatch(normal_title(value.text))
        ):
            return Cell(body.row, number)
    return None


def _without_unit(form: Form, table: Table, columns: Mapping[str, Column], sheet: str) -> list[Finding]:
    """L302 for each column of amounts whose unit nothing states, unless each of its cells does."""
    findings = []
    for name, column in columns.items():
        if form.field(name).kind is not Kind.MONEY or column.money is not None:
            continue
        values = [row.values.get(column.number, BLANK) for row in table.rows if row.kind is RowKind.PROJECT]
        if any(not value.blank and not has_own_unit(value) for value in values):
            findings.append(Finding("L302", "", sheet, column.cell, name, column.title))
    return findings


def _unit_and_source(form: Form, columns: Mapping[str, Column]) -> tuple[str | None, str]:
    order = [Role.YEAR_TO_DATE, Role.MONTH, Role.SINCE_START, Role.THIS_YEAR, Role.LAST_YEAR, Role.NONE]
    money = sorted(
        (spec for spec in form.fields if spec.kind is Kind.MONEY and spec.name in columns),
        key=lambda spec: order.index(spec.role),
    )
    stated = [unit for spec in money if (unit := columns[spec.name].money) is not None]
    if not stated:
        return None, ""
    units = "、".join(dict.fromkeys(unit.unit for unit in stated))
    first = stated[0]
    return units, f"{first.source} {first.cell}" if first.cell else first.source
