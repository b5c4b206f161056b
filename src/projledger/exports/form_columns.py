"""The columns of a form in the exported ledger: titles of the form, amounts in 万元, land in 亩, exactly."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from projledger.exports.columns import Column, Kind, Value, yuan_in
from projledger.forms.field import Form, Spec
from projledger.forms.field import Kind as FieldKind
from projledger.foundation.money import MONEY_UNITS

#: The yuan in which exported amounts are counted.
WAN = MONEY_UNITS["万元"]
_HUNDREDTHS = 100

#: Where a row came from; no form has fields of these names.
SOURCE = (
    Column("source_number", "收件号", Kind.COUNT),
    Column("source_file", "文件", width=34),
    Column("source_cell", "单元格"),
)


def form_columns(form: Form) -> Iterable[Column]:
    """A column for each field of the form."""
    return (form_column(spec) for spec in form.fields)


def form_column(spec: Spec) -> Column:
    """The field under its title, with its unit, and its explanation."""
    title = f"{spec.title}（{spec.unit}）" if spec.unit else spec.title
    amount = spec.kind in (FieldKind.MONEY, FieldKind.AREA)
    kind = Kind.AMOUNT if amount else Kind.RATE if spec.kind is FieldKind.PERCENT else Kind.TEXT
    return Column(spec.name, title, kind, spec.help)


def form_values(form: Form, values: Mapping[str, Any]) -> dict[str, Value]:
    """Stored values of a row as they are written, by field."""
    return {spec.name: _form_value(spec, values.get(spec.name)) for spec in form.fields}


def _form_value(spec: Spec, value: Any) -> Value:
    if value is None:
        return None
    match spec.kind:
        case FieldKind.MONEY:
            return yuan_in(int(value), WAN)
        case FieldKind.AREA:
            return yuan_in(int(value), _HUNDREDTHS)
        case FieldKind.PERCENT:
            return Decimal(str(value))
        case _:
            return text(value)


def text(value: Any) -> Value:
    """Several texts as one; None and booleans stay."""
    if value is None or isinstance(value, bool):
        return value
    return "、".join(value) if isinstance(value, (tuple, list)) else str(value)
