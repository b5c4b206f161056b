"""Stamped scans and other papers that a clerk linked to a submission: kept like any received file."""

import json
from typing import NamedTuple

from projledger.ledger.scope import Scope, live
from projledger.ledger.store import Store

#: The kind of a submission that links a paper to another one.
ATTACH = "attach"
#: Under which word of its command such a submission names the other one.
TO = "to"


class Attachment(NamedTuple):
    """One paper: the submission that brought it, the one it belongs to, and its file."""

    number: int
    to: int
    file_name: str
    sha256: str


def attachments(store: Store, scope: Scope) -> list[Attachment]:
    """The live links, in the order in which they were made; links to undone submissions included."""
    sql = f"""
SELECT number, command, file_name, sha256 FROM submission
WHERE kind = '{ATTACH}' AND {live("number")} ORDER BY number"""  # noqa: S608 - constants
    return [
        Attachment(number, int(json.loads(command)[TO]), file_name, sha256)
        for number, command, file_name, sha256 in store.rows(sql, scope.parameters)
    ]
