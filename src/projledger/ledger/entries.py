"""The rows of a form as they stand after rulings: SQL that every view of rows builds on."""

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from projledger.forms.field import Form, Kind
from projledger.forms.register import FORMS
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


_REPORTED = frozenset(spec.name for spec in FORMS["report"].fields)


class Values(Mapping[str, Any]):
    """The values of a row by field, None (or () for a list) where nothing stands, restored when asked for.

    Of the hundred thousand rows of a large year hardly any field is looked at. A field of the form that the
    query left out is a mistake of whoever asks for it: LookupError, with ``get`` too.
    """

    __slots__ = ("_kinds", "_row")

    def __init__(self, row: tuple[Any, ...], kinds: Mapping[str, tuple[int, Kind | None]]):
        self._row = row
        self._kinds = kinds  # by field: its place in the row, and its kind if it is kept in another writing

    def __getitem__(self, field: str) -> Any:
        place, kind = self._kinds[field]
        return self._row[place] if kind is None else restored(kind, self._row[place])

    def get(self, field: str, default: Any = None) -> Any:
        """What stands there; ``default`` for what is no field of the form."""
        if field in self._kinds:
            place, kind = self._kinds[field]
            return self._row[place] if kind is None else restored(kind, self._row[place])
        if field in _REPORTED:
            raise LookupError(f"{field} was not read")
        return default

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

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
    values: Mapping[str, Any]


def entries(
    store: Store,
    scope: Scope,
    form: Form,
    where: str,
    parameters: Mapping[str, Any] | None = None,
    only: Collection[str] | None = None,
) -> list[EntryRow]:
    """The live rows of ``form`` for which ``where`` holds, in the order in which they were recorded.

    ``where`` is SQL over ``e`` (row), ``r`` (return), ``s`` (submission), and over
    ``now_state`` and ``now_project``, the row's state and project after rulings. ``only`` are the fields to
    be read, None for all.
    """
    columns = columns_of(store, form, only)
    sql = f"""
WITH {RULED}
SELECT e.id, e.submission, e."return", coalesce(k.state, e.state) AS now_state,
  coalesce(k.project_id, e.project_id) AS now_project, e.row, e.raw, e.addresses, NULL{columns.sql}
FROM "entry_{form.name}" e JOIN "return" r ON r.id = e."return" JOIN submission s ON s.number = e.submission
LEFT JOIN ruled k ON k.entry = e.id
WHERE {live("e.submission")} AND ({where})
ORDER BY e.submission, e.id"""  # noqa: S608 - the names are those of the forms
    with store.reading():
        found = store.rows(sql, {**scope.parameters, "form": form.name, **(parameters or {})})
        owners = owners_of(store, {row[2] for row in found})
    return [entry_row(row, owners[row[2]], columns.kinds) for row in found]


class Columns(NamedTuple):
    """The fields of a form that are read: their SQL behind what every form has, and where they then stand."""

    sql: str
    kinds: Mapping[str, tuple[int, Kind | None]]


def columns_of(store: Store, form: Form, only: Collection[str] | None) -> Columns:
    """The columns of ``form``, or of its fields ``only``; an older program's file may have fewer."""
    present = set(store.columns(f"entry_{form.name}"))
    asked = [spec for spec in form.fields if only is None or spec.name in only]
    fields = [spec.name for spec in asked if spec.name in present]
    places = {name: _NOTHING + place for place, name in enumerate(fields, start=1)}
    kinds = {
        spec.name: (places.get(spec.name, _NOTHING), spec.kind if spec.kind in _WRITTEN else None)
        for spec in asked
    }
    return Columns("".join(f', e."{name}"' for name in fields), kinds)


#: The place in a row, behind what every form has, where nothing stands.
_NOTHING = 8
#: Kinds that are kept in another writing than they are given in.
_WRITTEN = frozenset([Kind.FLAG, Kind.PERCENT, Kind.LIST])


class Owner(NamedTuple):
    """What all rows of a return share."""

    unit: str | None
    period: str | None
    return_date: str
    columns: Mapping[str, str]
    sheet: str
    kind: str
    file_name: str
    recorded_at: datetime
    received_on: date
    stated: str


def owners_of(store: Store, returns: Collection[int]) -> dict[int, Owner]:
    """The returns of these ids, with what is needed of their submissions."""
    maps: dict[str, Mapping[str, str]] = {}
    owners: dict[int, Owner] = {}
    sql = """
SELECT r.id, r.unit, r.period, r.return_date, r.column_map, r.sheet,
  s.kind, s.file_name, s.recorded_at, s.received_on, s.command
FROM "return" r JOIN submission s ON s.number = r.submission
WHERE r.id IN (SELECT value FROM json_each(?))"""
    for row in store.rows(sql, (json.dumps(sorted(returns)),)):
        number, unit, period, return_date, column_map, sheet, kind, file_name, recorded, received, command = (
            row
        )
        if column_map not in maps:
            maps[column_map] = json.loads(column_map)
        stated = str(json.loads(command).get("source", "")) if kind == "enter" else ""
        owners[number] = Owner(
            unit,
            period,
            return_date,
            maps[column_map],
            sheet,
            kind,
            file_name,
            datetime.fromisoformat(recorded),
            date.fromisoformat(received),
            stated,
        )
    return owners


def entry_row(row: tuple[Any, ...], owner: Owner, kinds: Mapping[str, tuple[int, Kind | None]]) -> EntryRow:
    """The row of a query that begins as that of :func:`entries` does."""
    number, submission, return_id, state, project, _line, raw = row[: _NOTHING - 1]
    return EntryRow(
        number,
        submission,
        return_id,
        state,
        project,
        owner.unit,
        owner.period,
        owner.return_date,
        owner.columns,
        source_of(row, owner),
        _mapping(raw),
        cells_of(row, owner),
        Values(row, kinds),
    )


def source_of(row: tuple[Any, ...], owner: Owner) -> Source:
    """Where such a row came from."""
    return Source(
        row[1],
        owner.kind,
        owner.file_name,
        owner.sheet,
        row[5],
        owner.recorded_at,
        owner.received_on,
        owner.stated,
    )


def cells_of(row: tuple[Any, ...], owner: Owner) -> Cells:
    """The addresses of such a row's fields."""
    return Cells(owner.sheet, row[5], owner.columns, _mapping(row[7]))


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
