"""What a judging worker is told, and what comes back from it: as JSON, in both directions.

See :mod:`projledger.intake.worker`. Only what a file says comes back; the file itself stays where it is.
"""

import json
import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Self, overload

from projledger.forms.field import Kind
from projledger.forms.register import FORMS
from projledger.foundation.findings import Cell, Finding, Verdict
from projledger.foundation.language import current_language
from projledger.foundation.period import Month
from projledger.foundation.settings import Settings
from projledger.intake.gather import Gathered
from projledger.intake.options import ImportOptions
from projledger.intake.planned import COMPARED, Fate, PlannedFile, PlannedReturn, PlannedRow
from projledger.intake.spool import Kept, Spool
from projledger.intake.triage import kept, refused
from projledger.ledger.facts import restored, stored
from projledger.ledger.new_records import NewEntry, NewReturn
from projledger.workbook.inputs import ReceivedFile

_WRITTEN_OTHERWISE = frozenset([Kind.FLAG, Kind.PERCENT, Kind.LIST])
#: How many bytes of an answer are its head.
_LENGTH = struct.Struct(">Q")
#: The module that workers run which can judge.
JUDGING = "projledger.intake.worker"


class Brief(NamedTuple):
    """By what a worker is to judge: the ledger as of submission ``number``, settings and options.

    ``language`` is that of the words which findings keep; "" is the one in force.
    """

    ledger: Path
    number: int
    settings: Settings
    options: ImportOptions
    language: str = ""

    def packed(self) -> bytes:
        """The brief as it travels."""
        options = self.options
        return _json(
            {
                "ledger": str(self.ledger),
                "number": self.number,
                "settings": self.settings.model_dump(mode="json"),
                "received_on": options.received_on.isoformat(),
                "form": options.form,
                "unit": options.unit,
                "month": str(options.month) if options.month else None,
                "year": options.year,
                "money_unit": options.money_unit,
                "strict": options.strict,
                "who": options.who,
                "language": self.language or current_language(),
            }
        )

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """The brief that travelled as ``data``."""
        said = json.loads(data)
        options = ImportOptions(
            received_on=date.fromisoformat(said["received_on"]),
            form=said["form"],
            unit=said["unit"],
            month=Month.parse(said["month"]) if said["month"] else None,
            year=said["year"],
            money_unit=said["money_unit"],
            strict=said["strict"],
            who=said["who"],
        )
        settings = Settings.model_validate(said["settings"])
        return cls(Path(said["ledger"]), said["number"], settings, options, said["language"])


def about(received: ReceivedFile, undated: date | None) -> str:
    """What the worker is told of a file beside its bytes; ``undated`` is when the bytes first came in."""
    first = undated.isoformat() if undated else None
    return json.dumps([received.name, received.container, received.path.parent.name, first])


def file_of(about: str) -> tuple[ReceivedFile, date | None]:
    """The file, without its bytes, and the day, of which a worker was told."""
    name, container, folder, first = json.loads(about)
    return ReceivedFile(name, container, Path(folder, "file"), b""), first and date.fromisoformat(first)


def packed_plan(planned: PlannedFile) -> bytes:
    """What a worker made of a file."""
    classified = planned.submission is None or planned.submission.data is None
    entries = [_json(_entries(item.new)) for item in planned.returns]
    returns = [
        [_return_row(item.new), item.year, item.date_cell, list(map(_row, item.rows)), len(content)]
        for item, content in zip(planned.returns, entries, strict=True)
    ]
    findings = [finding.kept() for finding in planned.findings]
    head = _json([planned.fate, classified, findings, returns])
    return b"".join([_LENGTH.pack(len(head)), head, *entries])


def unpacked_plan(answer: bytes, one: Gathered, options: ImportOptions, spool: Spool) -> PlannedFile:
    """The plan of the file ``one`` that a worker answered; its rows lie in ``spool`` meanwhile."""
    (length,) = _LENGTH.unpack_from(answer)
    start = _LENGTH.size + length
    fate, classified, findings, returns = json.loads(answer[_LENGTH.size : start])
    found = tuple(map(_finding, findings))
    if classified:
        return refused(one, options, found)
    planned = []
    for row, year, cell, rows, size in returns:
        entries = _Entries(spool, spool.put(answer[start : start + size]), len(rows), row[0])
        start += size
        told = tuple([_planned_row(one_row) for one_row in rows])
        planned.append(PlannedReturn(_return(row, entries), year, Cell(*cell) if cell else None, told))
    return kept(one, Fate(fate), found, options, *planned)


class _Entries(Sequence[NewEntry]):
    """The rows of a return, unpacked whenever they are gone through."""

    def __init__(self, spool: Spool, place: Kept, count: int, form: str) -> None:
        self._spool, self._place, self._count, self._form = spool, place, count, form

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[NewEntry]:
        names, rows = json.loads(self._spool.get(self._place))
        written = _written_otherwise(self._form)
        return (_entry(row, names, written) for row in rows)

    @overload
    def __getitem__(self, place: int) -> NewEntry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[NewEntry]: ...
    def __getitem__(self, place: int | slice) -> NewEntry | Sequence[NewEntry]:
        return tuple(self)[place]


def _row(row: PlannedRow) -> list[Any]:
    return [row.row, row.state, row.project, list(map(row.values.get, COMPARED)), row.addresses]


def _planned_row(row: list[Any]) -> PlannedRow:
    number, state, project, told, addresses = row
    values = {name: value for name, value in zip(COMPARED, told, strict=True) if value is not None}
    return PlannedRow(number, Verdict(state), project, values, addresses)


def _return_row(new: NewReturn) -> list[Any]:
    return [
        new.form,
        new.unit,
        new.period,
        new.verdict,
        new.sheet,
        new.header_rows,
        new.column_map,
        new.money_unit,
        new.money_source,
        new.return_date and new.return_date.isoformat(),
        new.date_source,
        new.nil,
        new.layout,
        new.extra_map,
    ]


def _return(row: list[Any], entries: Sequence[NewEntry]) -> NewReturn:
    form, unit, period, verdict, sheet, header_rows, columns, money, money_source, dated, source = row[:11]
    nil, layout, extra = row[11:]
    return NewReturn(
        form=form,
        unit=unit,
        period=period,
        verdict=Verdict(verdict),
        sheet=sheet,
        header_rows=header_rows,
        column_map=columns,
        money_unit=money,
        money_source=money_source,
        return_date=date.fromisoformat(dated) if dated else None,
        date_source=source,
        nil=nil,
        layout=layout,
        entries=entries,
        extra_map=extra,
    )


def _entries(new: NewReturn) -> list[Any]:
    """The names of the fields that any entry has, and the entries with their values in that order."""
    written = _written_otherwise(new.form)
    names = list(dict.fromkeys(chain.from_iterable(entry.values for entry in new.entries)))
    rows = []
    for entry in new.entries:
        values = dict(entry.values)
        for name in written.keys() & values.keys():
            values[name] = stored(written[name], values[name])
        told = list(map(values.get, names))
        rows.append([entry.row, entry.state, entry.project, entry.addresses, entry.raw, entry.extra, told])
    return [names, rows]


def _entry(row: list[Any], names: list[str], written: Mapping[str, Kind]) -> NewEntry:
    number, state, project, addresses, raw, extra, told = row
    values = {name: value for name, value in zip(names, told, strict=True) if value is not None}
    for name in written.keys() & values.keys():
        values[name] = restored(written[name], values[name])
    return NewEntry(number, Verdict(state), values, project, addresses, raw, extra)


@lru_cache
def _written_otherwise(form: str) -> dict[str, Kind]:
    """The fields of a form whose values are not written as they are in JSON."""
    return {spec.name: spec.kind for spec in FORMS[form].fields if spec.kind in _WRITTEN_OTHERWISE}


def _finding(row: list[Any]) -> Finding:
    code, file, sheet, cell, field, found, details = row
    return Finding(code, file, sheet, Cell(*cell) if cell else None, field, found, details).told()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
