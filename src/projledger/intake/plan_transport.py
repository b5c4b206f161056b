"""What a judging worker is told, and what comes back from it: as JSON, in both directions.

See :mod:`projledger.intake.worker`. Only what a file says comes back; the file itself stays where it is.
"""

import json
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, Self, overload

from projledger.forms.register import FORMS
from projledger.foundation.findings import Cell, Finding, Verdict
from projledger.foundation.language import current_language
from projledger.foundation.period import Month
from projledger.foundation.settings import Settings
from projledger.intake.gather import Gathered
from projledger.intake.options import ImportOptions
from projledger.intake.planned import COMPARED, Fate, PlannedFile, PlannedReturn, PlannedRow
from projledger.intake.spool import Spool, Spooled
from projledger.intake.triage import file_kept, refused
from projledger.ledger.chain import canonical
from projledger.ledger.facts import Row, StoredEntries, entry_of, entry_rows
from projledger.ledger.new_records import NewEntry, NewReturn
from projledger.workbook.inputs import ReceivedFile

#: How many bytes of an answer are its head.
_LENGTH = struct.Struct(">Q")
#: The fields of options and returns that are no JSON as they are: how they are written, and read.
_Pair = tuple[Callable[[Any], Any], Callable[[Any], Any]]
_DAY: _Pair = (date.isoformat, date.fromisoformat)
_OPTIONS: dict[str, _Pair] = {
    "received_on": _DAY,
    "month": (str, Month.parse),
    "rates": (
        lambda rates: {name: str(rate) for name, rate in rates.items()},
        lambda rates: {name: Decimal(rate) for name, rate in rates.items()},
    ),
}
_RETURN: dict[str, _Pair] = {"verdict": (str, Verdict), "return_date": _DAY}
_RETURN_FIELDS = tuple(field.name for field in fields(NewReturn) if field.name != "entries")


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
        names = tuple(field.name for field in fields(ImportOptions))
        return _json(
            {
                "ledger": str(self.ledger),
                "number": self.number,
                "settings": self.settings.model_dump(mode="json"),
                "options": dict(zip(names, _written(self.options, names, _OPTIONS), strict=True)),
                "language": self.language or current_language(),
            }
        )

    @classmethod
    def unpacked(cls, data: bytes) -> Self:
        """The brief that travelled as ``data``."""
        said = json.loads(data)
        options = ImportOptions(**_read(said["options"], _OPTIONS))
        settings = Settings.model_validate(said["settings"])
        return cls(Path(said["ledger"]), said["number"], settings, options, said["language"])


class About(NamedTuple):
    """What the worker is told of a file beside its bytes; ``undated`` is when the bytes first came in."""

    received: ReceivedFile
    sha256: str
    undated: date | None

    def packed(self) -> str:
        """It as it travels, without the bytes."""
        first = self.undated.isoformat() if self.undated else None
        received = self.received
        return json.dumps([received.name, received.container, str(received.path), self.sha256, first])

    @classmethod
    def unpacked(cls, text: str) -> Self:
        """What travelled as ``text``."""
        name, container, path, sha256, first = json.loads(text)
        received = ReceivedFile(name, container, Path(path), b"")
        return cls(received, sha256, date.fromisoformat(first) if first else None)


def packed_plan(planned: PlannedFile) -> bytes:
    """What a worker made of a file."""
    classified = planned.submission is None or planned.submission.data is None
    entries = [canonical(entry_rows(item.new)).encode() for item in planned.returns]
    returns = [
        [
            _written(item.new, _RETURN_FIELDS, _RETURN),
            item.year,
            item.date_cell,
            [_row(row) for row in item.rows],
            len(content),
        ]
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
    for told, year, cell, rows, size in returns:
        new = _read(dict(zip(_RETURN_FIELDS, told, strict=True)), _RETURN)
        place = spool.put(answer[start : start + size])
        start += size
        new["entries"] = _Spooled(spool, place, len(rows), new["form"])
        date_cell = Cell(*cell) if cell else None
        planned.append(PlannedReturn(NewReturn(**new), year, date_cell, tuple(map(_planned_row, rows))))
    return file_kept(one, Fate(fate), found, options, *planned)


class _Spooled(StoredEntries):
    """The rows of a return, unpacked whenever they are gone through."""

    def __init__(self, spool: Spool, place: Spooled, count: int, form: str) -> None:
        self._spool, self._place, self._count, self._form = spool, place, count, form

    def rows(self) -> list[Row]:
        rows: list[Row] = json.loads(self._spool.get(self._place))
        return rows

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[NewEntry]:
        form = FORMS[self._form]
        return (entry_of(row, form) for row in self.rows())

    @overload
    def __getitem__(self, place: int) -> NewEntry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[NewEntry]: ...
    def __getitem__(self, place: int | slice) -> NewEntry | Sequence[NewEntry]:
        return tuple(self)[place]


def _written(record: object, names: Sequence[str], otherwise: Mapping[str, _Pair]) -> list[Any]:
    """The fields ``names`` of ``record``; None stays None."""
    told = [getattr(record, name) for name in names]
    for name, (write, _reading) in otherwise.items():
        place = names.index(name)
        told[place] = None if told[place] is None else write(told[place])
    return told


def _read(told: dict[str, Any], otherwise: Mapping[str, _Pair]) -> dict[str, Any]:
    for name, (_writing, read) in otherwise.items():
        told[name] = None if told[name] is None else read(told[name])
    return told


def _row(row: PlannedRow) -> list[Any]:
    return [row.row, row.state, row.project, [row.values.get(name) for name in COMPARED], row.addresses]


def _planned_row(row: list[Any]) -> PlannedRow:
    number, state, project, told, addresses = row
    values = {name: value for name, value in zip(COMPARED, told, strict=True) if value is not None}
    return PlannedRow(number, Verdict(state), project, values, addresses)


def _finding(row: list[Any]) -> Finding:
    code, file, sheet, cell, field, found, details = row
    return Finding(code, file, sheet, Cell(*cell) if cell else None, field, found, details).told()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
