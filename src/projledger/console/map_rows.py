"""The rows of a table, class by class: how many, which, and what they say."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from projledger.console.terminal import listed
from projledger.forms.field import Kind
from projledger.forms.register import FORMS
from projledger.foundation.language import N_, _, n_
from projledger.foundation.money import show_money
from projledger.intake.understanding import Understood
from projledger.intake.understanding_record import RowRecord, ValueRecord

CLASSES = {
    "project": N_("Projects"),
    "total": N_("Totals"),
    "category": N_("Categories"),
    "group": N_("Of which"),
    "note": N_("Notes"),
    "signature": N_("Signatures"),
    "blank": N_("Blank"),
}
#: What a register's or another form's rows are called.
_ROWS = {"units": N_("Units")}
_MOST_LABELS = 6
_LONGEST_LABEL = 24


def example_row(records: Iterable[RowRecord]) -> RowRecord | None:
    """The project row that shows most: the first of those with the most values among the first few."""
    projects = [row for row in records if row["class"] == "project" and row["values"]][:5]
    return max(projects, key=lambda row: len(row["values"]), default=None)


def row_lines(one: Understood, records: Sequence[RowRecord]) -> Iterator[tuple[str, str]]:
    """For each class that occurs its name, and its count, rows and words."""
    for name, title in CLASSES.items():
        found = [row for row in records if row["class"] == name]
        if name == "project":
            found = [row for row in found if row["values"]]
        if found:
            yield _(_ROWS.get(one.table.form, title) if name == "project" else title), _line(one, name, found)
    by_reason: dict[str, list[RowRecord]] = {}
    for row in records:
        if row["class"] == "project" and not row["values"]:
            by_reason.setdefault(_why_left_out(one, row["row"]), []).append(row)
    for reason, left_out in by_reason.items():
        text = n_("row {rows}: {reason}", "rows {rows}: {reason}", len(left_out))
        yield _("Left out"), text.format(rows=row_numbers(left_out), reason=_(reason))


def _why_left_out(one: Understood, row: int) -> str:
    classified = {item.cell.row for item in one.read.findings if item.code == "P507" and item.cell}
    if row in classified:
        return N_("marked 涉密, not read")
    if any(read.row == row for read in one.read.converted.rows):
        return N_("says that there is nothing to report")
    return N_("no field of the form is filled in")


def _line(one: Understood, name: str, found: Sequence[RowRecord]) -> str:
    where = row_numbers(found)
    if name in {"project", "blank"}:
        return n_("{count}: row {rows}", "{count}: rows {rows}", len(found)).format(
            count=len(found), rows=where
        )
    said = [_labelled(one, row) for row in found]
    return _("{count}: {rows}").format(count=len(found), rows=listed(said, _MOST_LABELS))


def _labelled(one: Understood, row: RowRecord) -> str:
    """``row 6 “一、市本级（48项）” (项目级别 市级)``."""
    label = row["label"]
    if len(label) > _LONGEST_LABEL:
        label = f"{label[:_LONGEST_LABEL]}..."
    text = _("row {row} “{label}”").format(row=row["row"], label=label)
    form = FORMS[one.table.form]
    words = [f"{form.field(field).title} {value}" for field, value in row["carries"].items()]
    words += [
        f"{form.field(field).title} {shown_value(form.name, field, value)}"
        for field, value in row["values"].items()
    ]
    return _("{row} ({words})").format(row=text, words=_(", ").join(words)) if words else text


def row_numbers(found: Iterable[RowRecord]) -> str:
    """``6-12, 14-33``."""
    numbers = [row["row"] for row in found]
    runs = []
    for _key, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        same = [number for _place, number in run]
        runs.append(str(same[0]) if len(same) == 1 else f"{same[0]}-{same[-1]}")
    return listed(runs, 12)


def shown_value(  # noqa: PLR0911 - one kind of field after another
    form: str, field: str, value: ValueRecord
) -> str:
    """A value as it was understood: money in 万元, land in 亩; what could not be read as it stands."""
    spec, stored = FORMS[form].field(field), value["value"]
    match stored:
        case None:
            return value["raw"]
        case bool():
            return "是" if stored else "否"
        case int() if spec.kind is Kind.MONEY:
            return f"{show_money(stored, '万元')} 万元"
        case int() if spec.kind is Kind.AREA:
            return f"{Decimal(stored).scaleb(-2).normalize():f} 亩"
        case str() if spec.kind is Kind.PERCENT:
            return f"{stored}%"
        case list():
            return "、".join(stored)
        case _:
            return str(stored)
