"""From what is to be written to the rows of the fact tables, and a form's values to columns and back."""

import json
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from projledger.forms.field import Form, Kind
from projledger.forms.register import FORMS
from projledger.foundation.findings import Cell, Finding, Verdict
from projledger.ledger.chain import canonical
from projledger.ledger.new_records import NewEntry, NewIssue, NewReturn, NewSubmission

#: Gives the next free id of a table.
NextId = Callable[[str], int]
Row = dict[str, Any]


def moment_text(moment: datetime) -> str:
    """``moment`` in UTC as the ledger writes it: equal widths, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


_INTEGERS = frozenset([Kind.MONEY, Kind.AREA])
#: Kinds that are not kept as the text that a form may give.
_OWN_WRITING = frozenset([Kind.MONEY, Kind.AREA, Kind.FLAG, Kind.PERCENT, Kind.LIST])


def stored(kind: Kind, value: Any) -> int | str | None:  # noqa: PLR0911 - one answer a kind
    """A form's value as its column keeps it."""
    if value is None:
        return None
    if type(value) is int and kind in _INTEGERS:
        return value
    if type(value) is str and kind not in _OWN_WRITING:
        return _clean(value)
    match kind:
        case Kind.MONEY | Kind.AREA | Kind.FLAG:
            return int(value)
        case Kind.PERCENT:
            return format(Decimal(value), "f")
        case Kind.LIST:
            return canonical([_clean(item) for item in value])
        case _:
            return _clean(str(value))


def restored(kind: Kind, value: Any) -> Any:
    """A column's content as the form's value: the inverse of :func:`stored`; an absent list is ()."""
    if value is None:
        return () if kind is Kind.LIST else None
    match kind:
        case Kind.FLAG:
            return bool(value)
        case Kind.PERCENT:
            return Decimal(value)
        case Kind.LIST:
            return tuple(json.loads(value))
        case _:
            return value


def facts_of(
    new: NewSubmission, number: int, recorded_at: str, original: str, next_id: NextId
) -> dict[str, list[Row]]:
    """All rows of the submission by table, in the order in which they are written; no digest yet."""
    facts: dict[str, list[Row]] = {
        "submission": [
            {
                "number": number,
                "kind": new.kind,
                "recorded_at": recorded_at,
                "received_on": new.received_on.isoformat(),
                "who": _clean(new.who),
                "file_name": _clean(new.file_name),
                "container": _clean(new.container),
                "sha256": new.sha256,
                "size": new.size,
                "original": original,
                "command": _json(new.command),
            }
        ]
    }

    def add(table: str, row: Row) -> int:
        row = {"id": next_id(table), "submission": number, **row}
        facts.setdefault(table, []).append(row)
        return int(row["id"])

    for item in new.returns:
        owner = add("return", _return_row(item, new))
        table = f"entry_{item.form}"
        for row in entry_rows(item):
            row.update(id=next_id(table), submission=number)
            row["return"] = owner
            facts.setdefault(table, []).append(row)
    for finding in new.findings:
        add("finding", _finding_row(finding))
    for ruling in new.rulings:
        add(
            "ruling",
            {
                "form": ruling.form,
                "entry": ruling.entry,
                "state": ruling.state.value,
                "project_id": ruling.project,
                "reason": _clean(ruling.reason),
            },
        )
    for alias in new.aliases:
        row = {"target": alias.target, "name": _clean(alias.name), "key": _clean(alias.key)}
        add("alias", {**row, "valid_from": alias.valid_from, "valid_to": alias.valid_to})
    for layout in new.layouts:
        value = {
            "titles": sorted(layout.titles),
            "columns": dict(layout.columns),
            "money_unit": layout.money_unit,
        }
        add("layout", {"name": _clean(layout.name), "form": layout.form, "value": _json(value)})
    if new.undoes is not None:
        add("undo", {"undoes": new.undoes})
    if new.closes is not None:
        add("closing", {"period": new.closes})
    if new.settings is not None:
        add("setting", {"value": _json(new.settings)})
    if new.issue is not None:
        add("issue", _issue_row(new.issue))
    if new.withdrawal is not None:
        add("withdrawal", {**new.withdrawal._asdict(), "reason": _clean(new.withdrawal.reason)})
    return facts


class StoredEntries(Sequence[NewEntry]):
    """Rows of a return that are already as their table keeps them.

    Where their columns come in the order of their names, the digest is made sooner.
    """

    @abstractmethod
    def rows(self) -> Sequence[Row]:
        """What :func:`entry_rows` gives of them."""


def entry_rows(item: NewReturn) -> Sequence[Row]:
    """The rows of a return as their table keeps them; None in place of what only the ledger can number."""
    if isinstance(item.entries, StoredEntries):
        return item.entries.rows()
    form = FORMS[item.form]
    kinds = {spec.name: spec.kind for spec in form.fields}
    return [_entry_row(entry, form, kinds) for entry in item.entries]


def entry_of(row: Row, form: Form) -> NewEntry:
    """The entry of which :func:`entry_rows` made ``row``."""
    values = {spec.name: restored(spec.kind, row[spec.name]) for spec in form.fields if spec.name in row}
    raw, addresses, extra = (json.loads(row[name]) for name in ("raw", "addresses", "extra"))
    return NewEntry(row["row"], Verdict(row["state"]), values, row["project_id"], addresses, raw, extra)


def finding_of(row: tuple[Any, ...]) -> Finding:
    """The finding of ``(code, file, sheet, cell_row, cell_column, field, found, details)``."""
    code, file, sheet, cell_row, cell_column, field, found, details = row
    cell = None if cell_row is None or cell_column is None else Cell(cell_row, cell_column)
    return Finding(code, file, sheet, cell, field, found, json.loads(details)).told()


def _return_row(item: NewReturn, new: NewSubmission) -> Row:
    return {
        "form": item.form,
        "unit": None if item.unit is None else _clean(item.unit),
        "period": item.period,
        "verdict": item.verdict.value,
        "sheet": _clean(item.sheet),
        "header_rows": item.header_rows,
        "column_map": _json(item.column_map),
        "money_unit": item.money_unit,
        "money_source": item.money_source,
        "return_date": (item.return_date or new.received_on).isoformat(),
        "date_source": item.date_source or ("" if item.return_date else "received"),
        "nil": int(item.nil),
        "layout": item.layout,
        "extra_map": _json(item.extra_map) if item.extra_map else None,
    }


def _issue_row(issue: NewIssue) -> Row:
    row: Row = {name: getattr(issue, name) for name in NewIssue.__slots__}
    row |= {name: getattr(issue, name).isoformat() for name in ("day", "taken")}
    row.update(scope=_json(issue.scope), settings=_json(issue.settings))
    return {name: _clean(value) if isinstance(value, str) else value for name, value in row.items()}


def _entry_row(entry: NewEntry, form: Form, kinds: Mapping[str, Kind]) -> Row:
    row: Row = {
        "id": None,
        "return": None,
        "submission": None,
        "row": entry.row,
        "state": entry.state.value,
        "project_id": entry.project,
        "raw": _json(entry.raw),
        "addresses": _json(entry.addresses),
        "extra": _json(entry.extra),
    }
    row |= entry.values
    texts: list[str] = []
    for name, value in entry.values.items():
        kind = kinds.get(name)
        if kind is None:
            raise KeyError(f"the form {form.name} has no field {name}")
        if type(value) is str and kind not in _OWN_WRITING:
            texts.append(value)
        elif type(value) is not int or kind not in _INTEGERS:
            row[name] = stored(kind, value)
    joined = "".join(texts)
    if _clean(joined) is not joined:  # looked through at once: hardly any row has what needs it
        row |= {name: stored(kinds[name], value) for name, value in entry.values.items()}
    return row


def _finding_row(finding: Finding) -> Row:
    finding = finding.kept()
    return {
        "code": finding.code,
        "file": _clean(finding.file),
        "sheet": _clean(finding.sheet),
        "cell_row": finding.cell.row if finding.cell else None,
        "cell_column": finding.cell.column if finding.cell else None,
        "field": finding.field,
        "found": _clean(finding.found),
        "details": _json(finding.details),
    }


def _json(value: Mapping[str, Any]) -> str:
    return _clean(canonical(dict(value))) if value else "{}"


def _clean(text: str) -> str:
    """``text`` without what UTF-8 cannot write (half characters of badly encoded file names)."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
