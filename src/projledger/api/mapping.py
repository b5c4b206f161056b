"""What is understood of one file: of a path or of bytes, with or without a workspace."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.intake.gather import gather
from projledger.intake.options import ImportOptions
from projledger.intake.understanding import Understanding, understand
from projledger.intake.understanding_record import MapRecord, record
from projledger.workbook.inputs import ReceivedFile, received
from projledger.workbook.reader import Reader

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger

__all__ = ["MapRecord", "Understanding", "map_bytes", "map_file", "record"]


def map_bytes(
    data: bytes,
    name: str,
    *,
    ledger: "Ledger | None" = None,
    options: ImportOptions | None = None,
    reader: Reader | None = None,
) -> Understanding:
    """What is understood of ``data``, a file called ``name``; nothing is written.

    With ``ledger`` its register finds the units, its settings limit reading and name the year of months
    that state none. ``record`` makes JSON data of it. A kept ``reader`` spares the start of a worker
    where many files are mapped.
    """
    return _mapped(ReceivedFile(name, "", Path(name), data), ledger, options, reader)


def map_file(
    path: Path | str,
    *,
    ledger: "Ledger | None" = None,
    options: ImportOptions | None = None,
    reader: Reader | None = None,
) -> Understanding:
    """As :func:`map_bytes`, of a file on disk. A folder or an archive of several files raises UsageError."""
    path = Path(path)
    files = list(received([path]))
    if path.is_dir() or len(files) != 1:
        inside = ", ".join(file.name for file in files[:3])
        message = _("{path} holds {count} files ({names} …). Name one of them; unpack an archive first.")
        raise UsageError(message.format(path=path, count=len(files), names=inside))
    return _mapped(files[0], ledger, options, reader)


def _mapped(
    file: ReceivedFile, ledger: "Ledger | None", options: ImportOptions | None, reader: Reader | None
) -> Understanding:
    today = ledger.today if ledger is not None else datetime.now(UTC).astimezone().date()
    asked = options or ImportOptions(received_on=today)
    if ledger is not None:
        year = asked.year or ledger.settings.office.year
        known = ledger.book.view().known(year, asked.received_on)
        from projledger.checks.match import match_unit

        (one,) = gather(
            [file], ledger.reader, asked, is_unit=lambda words: match_unit(known, words) is not None
        )
        return understand(one, known, asked, year)
    if reader is not None:
        (one,) = gather([file], reader, asked)
    else:
        with Reader() as own:
            (one,) = gather([file], own, asked)
    return understand(one, None, asked, asked.year)
