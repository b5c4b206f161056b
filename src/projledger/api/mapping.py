"""What is understood of one file, of a path or of bytes, with or without a workspace; and teaching it."""

import difflib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from projledger.foundation.errors import Refused, UnknownName, UsageError
from projledger.foundation.language import _
from projledger.intake.gather import Gathered, gather
from projledger.intake.options import ImportOptions
from projledger.intake.understanding import Understanding, understand
from projledger.intake.understanding_record import MapRecord, record
from projledger.intake.vocabularies import Vocabularies
from projledger.workbook.inputs import ReceivedFile, received
from projledger.workbook.reader import Reader

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger
    from projledger.checks.known import Known
    from projledger.layout.taught import TaughtLayout

__all__ = [
    "Lesson",
    "MapRecord",
    "Understanding",
    "forget",
    "layouts",
    "map_bytes",
    "map_file",
    "record",
    "teach",
]

_LONGEST_NAME = 40


class Lesson(NamedTuple):
    """A layout that was taught: its submission, and the file as it is read by it."""

    number: int
    understanding: Understanding


def map_bytes(
    data: bytes,
    name: str,
    *,
    ledger: "Ledger | None" = None,
    options: ImportOptions | None = None,
    corrections: Sequence[str] = (),
    reader: Reader | None = None,
) -> Understanding:
    """What is understood of ``data``, a file called ``name``; nothing is written.

    With ``ledger`` its register finds the units, its taught layouts are used, its settings limit reading
    and name the year of months that state none. ``corrections`` are ``列名=字段``, as the command takes
    them. A kept ``reader`` spares the start of a worker where many files are mapped.
    """
    desk = _Desk(ledger, options, reader)
    return desk.understood(desk.corrected(ReceivedFile(name, "", Path(name), data), corrections))


def map_file(
    path: Path | str,
    *,
    ledger: "Ledger | None" = None,
    options: ImportOptions | None = None,
    corrections: Sequence[str] = (),
    reader: Reader | None = None,
) -> Understanding:
    """As :func:`map_bytes`, of a file on disk. A folder or an archive of several files raises UsageError."""
    desk = _Desk(ledger, options, reader)
    return desk.understood(desk.corrected(_single(Path(path)), corrections))


def teach(
    ledger: "Ledger",
    path: Path | str,
    name: str,
    *,
    options: ImportOptions | None = None,
    corrections: Sequence[str] = (),
    who: str | None = None,
) -> Lesson:
    """Keep the corrections of a file as the layout ``name``: later files of its shape are read by it.

    A form and a money unit among ``options`` are kept too. UsageError where there is nothing to keep;
    Refused where a file of that shape would not be recognised again.
    """
    from projledger.intake.correcting import corrected, named, read_by, read_corrections
    from projledger.ledger.layouts import LAYOUT
    from projledger.ledger.new_records import NewSubmission

    name = _layout_name(name)
    desk = _Desk(ledger, options, None)
    asked = desk.options
    if not corrections and not asked.form and not asked.money_unit:
        raise UsageError(_("There is nothing to keep: give --set, --form or --money-unit beside --save."))
    one = desk.gathered(_single(Path(path)))
    given = read_corrections(corrections, asked.form)
    found = corrected(
        one, given, desk.layouts, form=asked.form, money_unit=asked.money_unit, is_unit=desk.is_unit
    )
    new = named(found.layouts, name)
    again = read_by(found.gathered, new, desk.is_unit) if new else None
    if again is None:
        raise Refused(_("The header of this file would not be found again; nothing was kept."))
    columns = {
        column.title: column.field
        for table in again.tables
        if table.layout == name
        for column in table.columns
        if column.taught
    }
    command = {"layout": name, "columns": columns, "money_unit": asked.money_unit or ""}
    view = ledger.book.view()
    submission = NewSubmission(
        kind=LAYOUT, received_on=ledger.today, who=who or ledger.who, command=command, layouts=new
    )
    (number,) = ledger.post([submission], view.number)
    return Lesson(number, desk.understood(again))


def layouts(ledger: "Ledger") -> "list[TaughtLayout]":
    """The layouts in force, the last taught first; one that knows several shapes stands there for each."""
    return ledger.book.view().layouts()


def forget(ledger: "Ledger", name: str, *, who: str | None = None) -> int:
    """End the layout ``name``; the number of the submission that says so. UnknownName where there is none."""
    from projledger.ledger.layouts import LAYOUT
    from projledger.ledger.new_records import NewLayout, NewSubmission

    view = ledger.book.view()
    names = list(dict.fromkeys(layout.name for layout in view.layouts()))
    if name not in names:
        near = difflib.get_close_matches(name, names, 5, 0.3) or names
        if not near:
            raise UnknownName(_("There is no layout “{name}”; none was taught.").format(name=name))
        message = _("There is no layout “{name}”. Taught ones: {names}.")
        raise UnknownName(message.format(name=name, names=_(", ").join(near)))
    submission = NewSubmission(
        kind=LAYOUT,
        received_on=ledger.today,
        who=who or ledger.who,
        command={"forgotten": name},
        layouts=(NewLayout(name),),
    )
    (number,) = ledger.post([submission], view.number)
    return number


class _Desk:
    """What one call has at hand: the register and layouts of a ledger, or nothing but the file."""

    def __init__(self, ledger: "Ledger | None", options: ImportOptions | None, reader: Reader | None) -> None:
        today = ledger.today if ledger is not None else datetime.now(UTC).astimezone().date()
        self.options = options or ImportOptions(received_on=today)
        self.year = self.options.year
        self.layouts: Sequence[TaughtLayout] = ()
        self.known: Known | None = None
        self.is_unit: Callable[[str], bool] | None = None
        self.reader = reader
        if ledger is not None:
            from projledger.checks.match import match_unit

            view = ledger.book.view()
            self.options = replace(self.options, rates=ledger.settings.currency.rates)
            self.reader = ledger.reader
            self.year = self.year or ledger.settings.office.year
            self.layouts = view.layouts()
            self.known = known = view.known(self.year, self.options.received_on)
            self.is_unit = lambda words: match_unit(known, words) is not None

    def gathered(self, file: ReceivedFile) -> Gathered:
        """The file with its tables."""
        words = Vocabularies(self.is_unit, self.layouts)
        if self.reader is None:
            with Reader() as own:
                (one,) = gather([file], own, self.options, words)
        else:
            (one,) = gather([file], self.reader, self.options, words)
        return one

    def corrected(self, file: ReceivedFile, corrections: Sequence[str]) -> Gathered:
        """The file with its tables, read with the corrections."""
        one = self.gathered(file)
        if not corrections:
            return one
        from projledger.intake.correcting import corrected, read_corrections

        asked = self.options
        given = read_corrections(corrections, asked.form)
        return corrected(
            one, given, self.layouts, form=asked.form, money_unit=asked.money_unit, is_unit=self.is_unit
        ).gathered

    def understood(self, one: Gathered) -> Understanding:
        """What the tables say."""
        return understand(one, self.known, self.options, self.year, self.layouts)


def _single(path: Path) -> ReceivedFile:
    files = list(received([path]))
    if path.is_dir() or len(files) != 1:
        inside = ", ".join(file.name for file in files[:3])
        message = _("{path} holds {count} files ({names} …). Name one of them; unpack an archive first.")
        raise UsageError(message.format(path=path, count=len(files), names=inside))
    return files[0]


def _layout_name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable() or name == "stamp":
        raise UsageError(
            _("--save {text}: give the layout a name of at most 40 characters.").format(text=text)
        )
    return name
