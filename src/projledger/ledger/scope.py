"""What a view may see: the submissions up to a number, without those that are undone by then."""

import json
from typing import Any, NamedTuple

from projledger.ledger.store import Store

#: SQL: the submission in the place of ``{}`` is recorded by ``:number`` and not undone.
LIVE = "{0} <= :number AND {0} NOT IN (SELECT value FROM json_each(:undone))"


class Scope(NamedTuple):
    """The last visible submission, and which of the earlier ones are undone, each by which one."""

    number: int
    undone: dict[int, int]

    @property
    def parameters(self) -> dict[str, Any]:
        """The values of ``:number`` and ``:undone``."""
        return {"number": self.number, "undone": json.dumps(sorted(self.undone))}


def live(column: str) -> str:
    """The condition that the submission number in ``column`` is visible."""
    return LIVE.format(column)


def scope_at(store: Store, number: int, undoing: int | None = None) -> Scope:
    """The scope as of submission ``number``; with ``undoing``, as if that one were undone next."""
    undos = store.rows(
        "SELECT submission, undoes FROM undo WHERE submission <= ? ORDER BY submission DESC", (number,)
    )
    if undoing is not None:
        undos.insert(0, (number + 1, undoing))
    undone: dict[int, int] = {}
    for by, target in undos:  # latest first: an undo that is itself undone has no effect
        if by not in undone:
            undone.setdefault(target, by)
    return Scope(number, undone)


def touched(store: Store, number: int) -> set[int]:
    """``number`` and the submissions whose visibility it changes: what it undoes, and so on down."""
    found: set[int] = set()
    waiting = [number]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += [
                row[0] for row in store.rows("SELECT undoes FROM undo WHERE submission = ?", (current,))
            ]
    return found
