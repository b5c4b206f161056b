"""The register of units, and the names that units and projects have."""

from collections.abc import Iterable

from projledger.forms.register import FORMS
from projledger.foundation.text import normal_name
from projledger.ledger.entries import RULED, EntryRow, entries
from projledger.ledger.new_records import NewAlias
from projledger.ledger.records import UnitRecord
from projledger.ledger.schema import fact_tables
from projledger.ledger.scope import Scope, live
from projledger.ledger.store import Store


def units(store: Store, scope: Scope, further: Iterable[EntryRow] = ()) -> list[UnitRecord]:
    """The register in force: of each name the row recorded last, in the order of first appearance.

    ``further`` are the rows that will be recorded next.
    """
    found: dict[str, UnitRecord] = {}
    rows = entries(store, scope, FORMS["units"], "now_state = 'entered'")
    for row in (*rows, *(row for row in further if row.state == "entered")):
        values = row.values
        found[values["name"]] = UnitRecord(
            name=values["name"],
            kind=values["kind"],
            short_names=values["short_names"],
            valid_from=values["valid_from"],
            valid_to=values["valid_to"],
            predecessor=values["predecessor"],
            owes_return=values["owes_return"] is not False,  # not stated means that it owes
        )
    return list(found.values())


def aliases(store: Store, scope: Scope) -> list[NewAlias]:
    """The other names that clerks have given to projects and units."""
    columns = ", ".join(NewAlias._fields)
    sql = f"SELECT {columns} FROM alias WHERE {live('submission')} ORDER BY id"  # noqa: S608 - constants
    return [NewAlias(*row) for row in store.rows(sql, scope.parameters)]


def project_names(store: Store, scope: Scope, further: Iterable[EntryRow] = ()) -> dict[int, list[str]]:
    """Every name that a project has or had in a plan of any year."""
    names: dict[int, list[str]] = {}
    sql = f"""
WITH {RULED}
SELECT coalesce(k.project_id, e.project_id) AS project, e.name
FROM entry_plan e LEFT JOIN ruled k ON k.entry = e.id
WHERE {live("e.submission")} AND coalesce(k.state, e.state) = 'entered' AND e.name IS NOT NULL
ORDER BY e.id"""  # noqa: S608 - constants
    for project, name in store.rows(sql, {**scope.parameters, "form": "plan"}):
        if project is not None:
            names.setdefault(project, []).append(name)
    for row in further:
        if row.project is not None and row.state == "entered":
            names.setdefault(row.project, []).append(row.values["name"])
    return names


def next_project(store: Store, scope: Scope) -> int:
    """The id that no project has or had, undone ones included."""
    largest = 0
    for table in fact_tables():
        if any(column.name == "project_id" for column in table.columns):
            sql = f'SELECT max(project_id) FROM "{table.name}" WHERE submission <= ?'  # noqa: S608 - our tables
            largest = max(largest, store.value(sql, (scope.number,)) or 0)
    sql = "SELECT key FROM alias WHERE target IN ('project', 'successor') AND submission <= ?"
    named = store.rows(sql, (scope.number,))
    return max([largest, *(int(key) for (key,) in named if key.isdigit())]) + 1


def unit_names(register: list[UnitRecord], others: list[NewAlias]) -> dict[str, str]:
    """The registered name for every name of a unit, normalised: full, short, or given by a clerk."""
    names = {normal_name(short): unit.name for unit in register for short in unit.short_names}
    names |= {normal_name(unit.name): unit.name for unit in register}
    present = {unit.name for unit in register}
    given = [alias for alias in others if alias.target == "unit" and alias.key in present]
    return names | {normal_name(alias.name): alias.key for alias in given}
