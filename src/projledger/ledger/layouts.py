"""The layouts that the office has taught, as of a submission."""

import json

from projledger.layout.taught import TaughtLayout
from projledger.ledger.scope import Scope, live
from projledger.ledger.store import Store

#: The kind of a submission that teaches a layout, or ends one.
LAYOUT = "layout"


def layouts(store: Store, scope: Scope) -> list[TaughtLayout]:
    """The layouts in force, the last taught first; a name means what it was last taught."""
    found: dict[str, tuple[int, list[TaughtLayout]]] = {}
    sql = f"SELECT submission, name, form, value FROM layout WHERE {live('submission')} ORDER BY id"  # noqa: S608 - a constant
    for number, name, form, text in store.rows(sql, scope.parameters):
        if name not in found or found[name][0] != number:
            found[name] = (number, [])
        if form:
            value = json.loads(text)
            titles, unit = frozenset(value["titles"]), value["money_unit"]
            found[name][1].append(TaughtLayout(name, form, titles, value["columns"], unit, number))
    ordered = sorted(found.values(), key=lambda item: item[0], reverse=True)
    return [layout for _number, taught in ordered for layout in taught]
