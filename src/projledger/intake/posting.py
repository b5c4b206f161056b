"""Writing what was planned: a few files a transaction, each file whole or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from projledger.foundation.findings import Finding, Verdict
from projledger.foundation.language import _
from projledger.foundation.settings import Settings
from projledger.intake.comparing import Compared, compare
from projledger.intake.options import ImportOptions
from projledger.intake.outcome import FileOutcome, ImportOutcome, ReturnOutcome
from projledger.intake.planned import Fate, PlannedFile, PlannedImport, PlannedReturn
from projledger.ledger.book import Book, HeadMoved
from projledger.ledger.new_records import NewSubmission
from projledger.ledger.view import View

#: How many files share a transaction: a crash loses at most this many, and none of them halfway.
BATCH = 32
#: The bytes of how many such batches are put in their place at once.
_BATCHES_KEPT = 8
#: How often a call plans again because another clerk wrote meanwhile.
_PATIENCE = 20


def foreseen(planned: PlannedImport, view: View) -> ImportOutcome:
    """The outcome that posting would have, for ``check``; the view must be the one planned on."""
    numbers = list(_numbers(planned.files, planned.base))
    compared = compare(planned, numbers, view, recorded=False)
    return ImportOutcome(tuple(_outcomes(planned, numbers, compared, view, recorded=False)))


def post_import(book: Book, planned: PlannedImport) -> ImportOutcome:
    """Record the planned files in their order and say what came of each.

    Where another clerk wrote since the planning, what is left is planned anew on what stands now.
    Errors of the ledger (busy, damaged, a full disk) stop the call; the files recorded until then stay.
    """
    outcomes: list[FileOutcome] = []
    settings_number = record_settings(book, planned.settings, planned.options)
    if settings_number == planned.base + 1:
        planned = replace(planned, base=settings_number)  # settings change nothing in how files are judged
    if book.head != planned.base:
        planned = _again(book, planned, planned.files)
    for _attempt in range(_PATIENCE):
        view = book.view(planned.base)
        numbers, left = _post(book, planned)
        compared = compare(planned, numbers, view, recorded=True)
        done = _outcomes(planned, numbers, compared, view, recorded=True)
        if not left:
            return ImportOutcome((*outcomes, *done), settings_number)
        waiting = {id(file) for file in left}
        outcomes += [one for one, file in zip(done, planned.files, strict=True) if id(file) not in waiting]
        planned = _again(book, planned, left)
    raise HeadMoved


def _again(book: Book, planned: PlannedImport, left: Sequence[PlannedFile]) -> PlannedImport:
    return planned.again([file.gathered.received for file in left], book.view())


def record_settings(book: Book, settings: Settings, options: ImportOptions) -> int | None:
    """Record the settings that change figures where they differ from those last recorded."""
    snapshot = settings.figures_snapshot()
    if book.view().settings() == snapshot:
        return None
    new = NewSubmission("settings", options.received_on, options.who, settings=snapshot)
    return book.post([new])[0]


def _numbers(files: Sequence[PlannedFile], base: int) -> Iterator[int | None]:
    for file in files:
        if file.submission is None:
            yield None
        else:
            base += 1
            yield base


def _post(book: Book, planned: PlannedImport) -> tuple[list[int | None], list[PlannedFile]]:
    """Post in batches; the numbers by file, and the files left when another clerk came between."""
    numbers: list[int | None] = [None] * len(planned.files)
    places = [place for place, file in enumerate(planned.files) if file.submission is not None]
    batches = [places[first : first + BATCH] for first in range(0, len(places), BATCH)]
    head = planned.base
    kept: dict[int, str] = {}
    for number, batch in enumerate(batches):
        if (
            number % _BATCHES_KEPT == 0
        ):  # their bytes: the disk forces many files in little more time than one
            coming = [place for later in batches[number : number + _BATCHES_KEPT] for place in later]
            kept = dict(zip(coming, book.keep(_new(planned, coming)), strict=True))
        try:
            posted = book.post(_new(planned, batch), head, [kept[place] for place in batch])
        except HeadMoved:
            waiting = set(places[number * BATCH :])
            twins = {
                place
                for place, file in enumerate(planned.files)
                if file.twin is not None and file.twin in waiting
            }
            return numbers, [planned.files[place] for place in sorted(waiting | twins)]
        head = posted[-1]
        for place, recorded in zip(batch, posted, strict=True):
            numbers[place] = recorded
    return numbers, []


def _new(planned: PlannedImport, places: Sequence[int]) -> list[NewSubmission]:
    return [new for place in places if (new := planned.files[place].submission) is not None]


def _outcomes(
    planned: PlannedImport,
    numbers: Sequence[int | None],
    compared: Sequence[Compared],
    view: View,
    *,
    recorded: bool,
) -> list[FileOutcome]:
    outcomes = []
    for file, number, beside in zip(planned.files, numbers, compared, strict=True):
        findings = [*file.findings, *beside.findings]
        shown_number = number if recorded else None
        if file.duplicate_of is not None:
            shown_number = file.duplicate_of
            findings.append(_same_as(file, _received(view, shown_number)))
        elif file.twin is not None:
            shown_number = numbers[file.twin] if recorded else None
            twin = planned.files[file.twin].gathered.received.name
            same = _("no. {number}").format(number=shown_number) if shown_number else ""
            findings.append(_same_as(file, same or _("“{file}” of this call").format(file=twin)))
        updated = file.fate is Fate.ENTERED and bool(beside.replaces)
        outcomes.append(
            FileOutcome(
                received=file.gathered.received,
                sha256=file.gathered.sha256,
                verdict=Fate.UPDATED if updated else file.fate,
                submission=shown_number,
                replaces=beside.replaces,
                changed_projects=beside.changed,
                returns=tuple(map(_return, file.returns)),
                findings=tuple(findings),
                ruled=_ruled(file),
            )
        )
    return outcomes


def _ruled(file: PlannedFile) -> int:
    rulings = file.submission.rulings if file.submission else ()
    return sum(ruling.state is Verdict.ENTERED for ruling in rulings)


def _same_as(file: PlannedFile, same: str) -> Finding:
    return Finding("F010", file.gathered.received.name, details={"same": same})


def _received(view: View, number: int) -> str:
    """``no. 4``, with the months of its reports: ``no. 4 (2021-05)``."""
    said = _("no. {number}").format(number=number)
    months = {one.period for one in view.returns(None) if one.submission == number and one.form == "report"}
    if not any(months):
        return said
    joined = _(", ").join(sorted(month for month in months if month))
    return _("{receipt} ({months})").format(receipt=said, months=joined)


def _return(planned: PlannedReturn) -> ReturnOutcome:
    new, held = planned.new, planned.held
    return ReturnOutcome(
        new.form, new.unit, new.period, new.verdict.value, len(planned.rows) - held, held, new.nil, new.layout
    )
