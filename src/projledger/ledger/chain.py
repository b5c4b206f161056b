"""The chain of digests: each submission's digest covers all its facts and the digest before it.

A column that a form gains later is NULL in older rows, and NULLs are left out of the canonical
form, so that older digests stay valid. Who rewrites the whole chain can make it valid again; only a
digest kept elsewhere (``verify --head``, every issued document prints it) finds that.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

#: The digest before the first submission.
ORIGIN = ""
#: Columns that are not part of what is digested.
_UNDIGESTED = frozenset({"digest"})

FactRow = Mapping[str, Any]
Facts = Mapping[str, Sequence[FactRow]]


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def canonical(value: Any) -> str:
    """``value`` as JSON with sorted keys and no blanks: equal values give equal text."""
    return _ENCODER.encode(value)


def digest(facts: Facts, previous: str) -> str:
    """The sha-256, in hexadecimal, of a submission's rows by table and of the digest before it."""
    rows = {
        table: [
            {
                name: value
                for name, value in row.items()
                if value is not None and (table != "submission" or name not in _UNDIGESTED)
            }
            if table == "submission" or None in row.values()
            else row
            for row in found
        ]
        for table, found in facts.items()
        if found
    }
    text = canonical({"facts": rows, "previous": previous})
    # a cell changed behind our back may hold what UTF-8 cannot encode; its digest must still differ
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
