"""Replies to letters that asked a unit to confirm its figures (数据核对函).

A unit that agrees is a submission of its own; a figure that it corrects is a clerk's entry that says so.
"""

import json
from datetime import date
from typing import NamedTuple

from projledger.ledger.scope import Scope, live
from projledger.ledger.store import Store

#: The kind of a submission by which a unit agrees.
CONFIRM = "confirm"
#: Under which word of its command an entry names the unit whose reply it is.
CONFIRMS = "confirms"


class Reply(NamedTuple):
    """One reply: of which ``unit``, for which ``period`` (``2021-06``), recorded by which submission.

    ``project`` is the key of the project whose figure is corrected, "" where the unit agrees.
    """

    submission: int
    received_on: date
    unit: str
    period: str
    project: str
    who: str

    @property
    def agreed(self) -> bool:
        """Whether the unit found its figures right."""
        return not self.project


def replies(store: Store, scope: Scope) -> list[Reply]:
    """The live replies, in the order of recording."""
    sql = f"""
SELECT number, received_on, who, kind, command FROM submission
WHERE (kind = '{CONFIRM}' OR (kind = 'enter' AND json_extract(command, '$.{CONFIRMS}') IS NOT NULL))
  AND {live("number")} ORDER BY number"""  # noqa: S608 - constants
    found = []
    for number, received_on, who, kind, text in store.rows(sql, scope.parameters):
        command = json.loads(text)
        agreed = kind == CONFIRM
        found.append(
            Reply(
                number,
                date.fromisoformat(received_on),
                str(command["unit"] if agreed else command[CONFIRMS]),
                str(command["month"]),
                "" if agreed else str(command["project"]),
                str(who),
            )
        )
    return found
