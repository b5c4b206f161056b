"""Which report rows make up the figure of a project and month.

Per project and month, of the rows that are entered (rulings included):

* a clerk's row gives way to any return's row that came, or was ruled in, after it (``confirmed``);
* of the returns' rows the one with the latest return date stands, then the highest submission
  number, then the last row (``base``);
* a clerk's row after which no return's row came lies over it (``flash``).

The table ``standing`` keeps these parts for the head, so that a year's figures need no ranking; it
is derived, rewritten for the pairs that a submission touches, and re-derived by ``verify``.
"""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from projledger.ledger.entries import RULED
from projledger.ledger.scope import Scope, live, touched
from projledger.ledger.store import Store

BASE, FLASH, CONFIRMED = "base", "flash", "confirmed"


class Part(NamedTuple):
    """One row's part in the figure of ``project`` and ``period`` (``2021-06``)."""

    project: int
    period: str
    entry: int
    part: str


_PARTS = f"""
WITH {RULED},
candidate AS (
  SELECT e.id AS entry, coalesce(k.project_id, e.project_id) AS project_id, r.period, r.return_date,
    e.submission, max(e.submission, coalesce(k.submission, 0)) AS since, s.kind = 'enter' AS clerk
  FROM entry_report e JOIN "return" r ON r.id = e."return" JOIN submission s ON s.number = e.submission
  LEFT JOIN ruled k ON k.entry = e.id
  WHERE {live("e.submission")} AND coalesce(k.state, e.state) = 'entered'
    AND r.period IS NOT NULL AND ({{scope}})
),
placed AS (
  SELECT project_id, period, entry, since, clerk,
    max(CASE WHEN clerk THEN 0 ELSE since END) OVER (PARTITION BY project_id, period) AS confirmed_by,
    row_number() OVER (
      PARTITION BY project_id, period, clerk ORDER BY return_date DESC, submission DESC, entry DESC
    ) AS place
  FROM candidate WHERE project_id IS NOT NULL
)
SELECT project_id, period, entry,
  CASE WHEN NOT clerk THEN '{BASE}' WHEN since > confirmed_by THEN '{FLASH}' ELSE '{CONFIRMED}' END AS part
FROM placed WHERE (clerk OR place = 1) AND ({{pairs}})
ORDER BY project_id, period, entry"""  # noqa: S608 - constants

_YEAR = (
    """e."return" IN (SELECT id FROM "return" WHERE form = 'report' AND period BETWEEN :first AND :last)"""
)
_PROJECTS = """r.period IN (SELECT json_extract(value, '$[1]') FROM json_each(:pairs)) AND e.id IN (
    SELECT id FROM entry_report
    WHERE project_id IN (SELECT json_extract(value, '$[0]') FROM json_each(:pairs)) AND "return" IN (
      SELECT id FROM "return" WHERE form = 'report'
        AND period IN (SELECT json_extract(value, '$[1]') FROM json_each(:pairs))
    )
    UNION SELECT entry FROM ruling
    WHERE form = 'report' AND project_id IN (SELECT json_extract(value, '$[0]') FROM json_each(:pairs))
  )"""
_PAIRS = """(project_id, period) IN (
  SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:pairs)
)"""


#: SQL: the parts of all figures of the months ``:first`` to ``:last``, worked out from the facts; of the form
#: ``:form``, which is the report.
RANKED = _PARTS.format(scope=_YEAR, pairs="1")
#: SQL: the same for the head, as the derived table has them.
KEPT = "SELECT project_id, period, entry, part FROM standing WHERE period BETWEEN :first AND :last"


def derived(store: Store, scope: Scope) -> list[Part]:
    """The parts of all figures there are, worked out from the facts."""
    sql = _PARTS.format(scope="1", pairs="1")
    return [Part(*row) for row in store.rows(sql, {**scope.parameters, "form": "report"})]


def refresh(store: Store, scope: Scope, numbers: Iterable[int]) -> None:
    """Bring ``standing`` up to date after the submissions ``numbers``; within their transaction."""
    changed: set[int] = set().union(*(touched(store, number) for number in numbers))
    pairs = store.rows(
        """
WITH changed AS (SELECT value AS number FROM json_each(:changed)),
entry AS (
  SELECT id FROM entry_report WHERE submission IN changed
  UNION SELECT entry FROM ruling WHERE form = 'report' AND submission IN changed
)
SELECT e.project_id, r.period FROM entry_report e JOIN "return" r ON r.id = e."return"
WHERE e.id IN entry AND e.project_id IS NOT NULL AND r.period IS NOT NULL
UNION
SELECT k.project_id, r.period FROM ruling k JOIN entry_report e ON e.id = k.entry
JOIN "return" r ON r.id = e."return"
WHERE k.form = 'report' AND k.entry IN entry AND k.project_id IS NOT NULL AND r.period IS NOT NULL""",
        {"changed": json.dumps(sorted(changed))},
    )
    if not pairs:
        return
    parameters: dict[str, Any] = {**scope.parameters, "form": "report", "pairs": json.dumps(pairs)}
    parts = store.rows(_PARTS.format(scope=_PROJECTS, pairs=_PAIRS), parameters)
    store.run_many("DELETE FROM standing WHERE project_id = ? AND period = ?", pairs)
    store.run_many("INSERT INTO standing (project_id, period, entry, part) VALUES (?, ?, ?, ?)", parts)


def rebuild(store: Store, scope: Scope) -> None:
    """Work out the whole table anew; within a transaction."""
    parts = derived(store, scope)
    store.run("DELETE FROM standing")
    store.run_many("INSERT INTO standing (project_id, period, entry, part) VALUES (?, ?, ?, ?)", parts)
