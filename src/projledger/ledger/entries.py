"""The rows of a form as they stand after rulings: SQL that every view of rows builds on."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from projledger.forms.field import Form
from projledger.ledger.facts import restored
from projledger.ledger.new_records import NewReturn
from projledger.ledger.records import Source
from projledger.ledger.scope import Scope, live
from projledger.ledger.store import Store

#: SQL: the live ruling in force for each row of the form ``:form``.
RULED = f"""
ruled AS (
  SELECT entry, state, project_id, submission FROM (
    SELECT entry, state, project_id, submission,
      row_number() OVER (PARTITION BY entry ORDER BY id DESC) AS place
    FROM ruling WHERE form = :form AND {live("submission")}
  ) WHERE place = 1
)"""  # noqa: S608 - constants


class Cells(Mapping[str, str]):
    """The address (``月报!F8``) of each field of a row, worked out when it is asked for."""

    def __init__(self, sheet: str, row: int, columns: Mapping[str, str], elsewhere: Mapping[str, str]):
        self._sheet = sheet
        self._row = row
        self._columns = columns
        self.elsewhere = elsewhere

    def __getitem__(self, field: str) -> str:
        if field in self.elsewhere:
            return self.elsewhere[field]
        return f"{self._sheet}!{self._columns[field]}{self._row}"

    def __iter__(self) -> Iterator[str]:
        yield from self.elsewhere
        yield from (field for field in self._columns if field not in self.elsewhere)

    def __len__(self) -> int:
        return len(self._columns.keys() | self.elsewhere.keys())

    def __repr__(self) -> str:
        return repr(dict(self))


class EntryRow(NamedTuple):
    """One live row with its return and submission. ``state`` and ``project`` are those after rulings."""

    id: int
    submission: int
    return_id: int
    state: str
    project: int | None
    unit: str | None
    period: str | None
    return_date: str
    stated_columns: Mapping[str, str]
    source: Source
    raw: Mapping[str, str]
    cells: Cells
    values: dict[str, Any]


def entries(
    store: Store, scope: Scope, form: Form, where: str, parameters: Mapping[str, Any] | None = None
) -> list[EntryRow]:
    """The live rows of ``form`` for which ``where`` holds, in the order in which they were recorded.

    ``where`` is SQL over ``e`` (row), ``r`` (return), ``s`` (submission), and over
    ``now_state`` and ``now_project``, the row's state and project after rulings.
    """
    present = set(store.columns(f"entry_{form.name}"))  # a file that an older program wrote may have fewer
    fields = [spec for spec in form.fields if spec.name in present]
    names = "".join(f', e."{spec.name}"' for spec in fields)
    sql = f"""
WITH {RULED}
SELECT e.id, e.submission, e."return", coalesce(k.state, e.state) AS now_state,
  coalesce(k.project_id, e.project_id) AS now_project, r.unit, r.period, r.return_date, r.column_map,
  s.kind, s.file_name, r.sheet, e.row, s.recorded_at, s.received_on, s.command, e.raw, e.addresses{names}
FROM "entry_{form.name}" e JOIN "return" r ON r.id = e."return" JOIN submission s ON s.number = e.submission
LEFT JOIN ruled k ON k.entry = e.id
WHERE {live("e.submission")} AND ({where})
ORDER BY e.submission, e.id"""  # noqa: S608 - the names are those of the forms
    found = store.rows(sql, {**scope.parameters, "form": form.name, **(parameters or {})})
    maps: dict[str, Mapping[str, str]] = {}
    empty = {spec.name: restored(spec.kind, None) for spec in form.fields}
    return [_entry(row, fields, maps, empty) for row in found]


def _entry(row: tuple[Any, ...], fields: list[Any], maps: dict[str, Any], empty: dict[str, Any]) -> EntryRow:
    number, submission, owner, state, project, unit, period, return_date, column_map = row[:9]
    kind, file_name, sheet, line, recorded_at, received_on, command, raw, addresses = row[9:18]
    columns = maps.get(column_map)
    if columns is None:
        columns = maps[column_map] = json.loads(column_map)
    values = dict(empty)
    for spec, value in zip(fields, row[18:], strict=True):
        if value is not None:
            values[spec.name] = restored(spec.kind, value)
    stated = str(json.loads(command).get("source", "")) if kind == "enter" else ""
    source = Source(
        submission=submission,
        kind=kind,
        file_name=file_name,
        sheet=sheet,
        row=line,
        recorded_at=datetime.fromisoformat(recorded_at),
        received_on=date.fromisoformat(received_on),
        stated=stated,
    )
    return EntryRow(
        id=number,
        submission=submission,
        return_id=owner,
        state=state,
        project=project,
        unit=unit,
        period=period,
        return_date=return_date,
        stated_columns=columns,
        source=source,
        raw=_mapping(raw),
        cells=Cells(sheet, line, columns, _mapping(addresses)),
        values=values,
    )


def expected(
    form: Form, item: NewReturn, submission: int, first_id: int, received_on: date, file_name: str = ""
) -> list[EntryRow]:
    """The rows of a return as they will be once ``submission`` is recorded; ids from ``first_id`` on."""
    empty = {spec.name: restored(spec.kind, None) for spec in form.fields}
    moment = datetime.combine(received_on, time(), tzinfo=UTC)
    return [
        EntryRow(
            id=first_id + place,
            submission=submission,
            return_id=0,
            state=entry.state.value,
            project=entry.project,
            unit=item.unit,
            period=item.period,
            return_date=(item.return_date or received_on).isoformat(),
            stated_columns=item.column_map,
            source=Source(submission, "file", file_name, item.sheet, entry.row, moment, received_on),
            raw=entry.raw,
            cells=Cells(item.sheet, entry.row, item.column_map, entry.addresses),
            values={**empty, **entry.values},
        )
        for place, entry in enumerate(item.entries)
    ]


def _mapping(text: str) -> dict[str, str]:
    return {} if text == "{}" else json.loads(text)
