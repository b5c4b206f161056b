"""The targets of units in force: of each unit and month's end, what was recorded last.

A later table corrects what it has a column for, for the units that it names: one for the second quarter
leaves the first quarter's targets as they were, and a cell that it leaves blank takes the target away. Of a
month that a later table states in percent an earlier amount no longer stands.
"""

from collections.abc import Mapping
from dataclasses import replace

from projledger.forms.register import FORMS
from projledger.forms.targets import AMOUNTS, MONTHS, PERCENTS
from projledger.foundation.text import normal_name
from projledger.ledger.entries import EntryRow, entries
from projledger.ledger.records import Stated, UnitTargetRecord
from projledger.ledger.scope import Scope
from projledger.ledger.store import Store

_FORM = FORMS["targets"]


def unit_targets(
    store: Store, scope: Scope, year: int, registered: Mapping[str, str]
) -> list[UnitTargetRecord]:
    """The targets of ``year``, by unit in the order of first appearance.

    ``registered`` gives the unit of the register by its normalised names; others keep theirs.
    """
    where = "now_state = 'entered' AND r.period = :year"
    rows = entries(store, scope, _FORM, where, {"year": str(year)})
    found: dict[str, UnitTargetRecord] = {}
    for row in rows:
        written = row.values["lead_unit"]
        name = registered.get(normal_name(written), written)
        before = found.get(name) or UnitTargetRecord(name, None, {}, {}, {})
        found[name] = _corrected(before, row)
    return list(found.values())


def _corrected(before: UnitTargetRecord, row: EntryRow) -> UnitTargetRecord:
    amounts, percents, stated = dict(before.amounts), dict(before.percents), dict(before.stated)
    for month in MONTHS:
        fields = [field for field in (AMOUNTS[month], PERCENTS[month]) if field in row.cells]
        if not fields:
            continue
        for kept in (amounts, percents, stated):
            kept.pop(month, None)
        if (amount := row.values[AMOUNTS[month]]) is not None:
            amounts[month] = amount
        if (percent := row.values[PERCENTS[month]]) is not None:
            percents[month] = percent
        told = next((field for field in reversed(fields) if row.values[field] is not None), None)
        if told is not None:
            stated[month] = Stated(row.source, row.cells[told])
    found = replace(before, amounts=amounts, percents=percents, stated=stated)
    if "annual_plan" not in row.cells:
        return found
    plan = row.values["annual_plan"]
    place = Stated(row.source, row.cells["annual_plan"]) if plan is not None else None
    return replace(found, annual_plan=plan, plan_stated=place)
