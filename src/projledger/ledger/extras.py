"""What units sent in columns that no form knows: kept with each row, under the column's own title."""

import json
from typing import Any, NamedTuple

from projledger.forms.field import Form
from projledger.forms.register import FORMS
from projledger.ledger.entries import RULED
from projledger.ledger.scope import Scope, live
from projledger.ledger.store import Store


class ExtraRecord(NamedTuple):
    """One extra value of one row, whatever became of the row.

    ``entry`` is the row's id in its form's table, ``project`` None where it is not known; ``cell`` is
    ``月报!K8``, or the row alone (``月报!8``) for marks and for what was entered before cells were kept.
    """

    form: str
    entry: int
    submission: int
    file_name: str
    unit: str | None
    period: str | None
    project: int | None
    name: str
    state: str
    title: str
    text: str
    sheet: str
    row: int
    cell: str


def extras(
    store: Store, scope: Scope, year: int | None = None, project: int | None = None
) -> list[ExtraRecord]:
    """The extra values of all live rows, or of those for ``year`` or of ``project``, as received."""
    found: list[ExtraRecord] = []
    for form in FORMS.values():
        found += _of_form(store, scope, form, year, project)
    return sorted(found, key=lambda record: (record.submission, record.form, record.entry))


def _of_form(
    store: Store, scope: Scope, form: Form, year: int | None, project: int | None
) -> list[ExtraRecord]:
    columns = set(store.columns("return"))  # a file that an older program wrote has no extra_map
    places = "r.extra_map" if "extra_map" in columns else "NULL"
    sql = f"""
WITH {RULED}
SELECT e.id, e.submission, s.file_name, r.unit, r.period, coalesce(k.project_id, e.project_id) AS now_project,
  e."{form.subject}", e.raw, coalesce(k.state, e.state), r.sheet, e.row, e.extra,
  {places}
FROM "entry_{form.name}" e JOIN "return" r ON r.id = e."return" JOIN submission s ON s.number = e.submission
LEFT JOIN ruled k ON k.entry = e.id
WHERE {live("e.submission")} AND e.extra <> '{{}}'
  AND (:year IS NULL OR r.period LIKE :year || '%') AND (:project IS NULL OR now_project = :project)
ORDER BY e.id"""  # noqa: S608 - the names are those of the forms
    wanted = {"form": form.name, "year": None if year is None else str(year), "project": project}
    return [
        record for row in store.rows(sql, {**scope.parameters, **wanted}) for record in _records(form, row)
    ]


def _records(form: Form, row: tuple[Any, ...]) -> list[ExtraRecord]:
    entry, submission, file, unit, period, project, name, raw, state, sheet, line, extra, places = row
    letters = json.loads(places) if places else {}
    named = name or json.loads(raw).get(form.subject, "")
    return [
        ExtraRecord(
            form.name,
            entry,
            submission,
            file,
            unit,
            period,
            project,
            named,
            state,
            title,
            text,
            sheet,
            line,
            f"{sheet}!{letters.get(title, '')}{line}",
        )
        for title, text in json.loads(extra).items()
    ]
