"""Reading the filled list of open questions."""

from typing import NamedTuple

from projledger.foundation.findings import Cell, Finding
from projledger.returns.question import DECISION, DECISIONS, KEY, NAME, PROJECT, SAME, SHEET, check_sum
from projledger.workbook.cells import Sheet, Workbook

_KEY_PARTS = 4
_HEADER_SEARCH = 10


class Answer(NamedTuple):
    """One answered question. ``decision`` is one of :data:`~projledger.returns.question.DECISIONS`.

    For 同一项目 either ``project`` is the chosen candidate's id, or ``named`` the code or name that the
    clerk wrote instead, still to be found. ``name`` is what the held row calls the project; ``cell``
    is where the decision stands.
    """

    entry: int
    form: str
    decision: str
    project: int | None
    named: str
    name: str
    sheet: str
    cell: Cell


class Answers(NamedTuple):
    """What the list says: answers in the order of its rows, and what is wrong with it (G902)."""

    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]


def read_answers(workbook: Workbook, file: str = "") -> Answers:
    """The answers of a filled list; rows without a decision are left for another time."""
    answers: list[Answer] = []
    findings: list[Finding] = []
    for sheet in workbook.sheets:
        header = _header(sheet)
        if header is None:
            continue
        row_number, places = header
        for row in range(row_number + 1, len(sheet.rows) + 1):
            if not sheet.cell(row, places[DECISION]).blank:
                outcome = _answer(sheet, row, places, file)
                (answers if isinstance(outcome, Answer) else findings).append(outcome)  # type: ignore[arg-type]
    if not answers and not findings and not any(_header(sheet) for sheet in workbook.sheets):
        findings.append(_fault(file, SHEET, Cell(1, 1), ""))
    return Answers(tuple(answers), tuple(findings))


def _header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for row in range(1, min(_HEADER_SEARCH, len(sheet.rows)) + 1):
        places = {value.text.strip(): column for column, value in sheet.filled(row)}
        if {NAME, DECISION, PROJECT, KEY} <= places.keys():
            return row, places
    return None


def _answer(sheet: Sheet, row: int, places: dict[str, int], file: str) -> Answer | Finding:
    def text(title: str) -> str:
        return sheet.cell(row, places[title]).text.strip()

    place = Cell(row, places[DECISION])
    decision, name = text(DECISION), text(NAME)
    if decision not in DECISIONS:
        return _fault(file, sheet.name, place, decision)
    body, _, stated = text(KEY).rpartition(":")
    parts = body.split(":")
    intact = stated == check_sum(body, sheet.cell(row, places[NAME]).text)
    if not intact or len(parts) != _KEY_PARTS - 1 or not parts[1].isdecimal():
        return _fault(file, sheet.name, Cell(row, places[KEY]), text(KEY))
    project, named = None, ""
    if decision == SAME:
        chosen = text(PROJECT)
        project = _candidate(chosen, parts[2])
        named = "" if project is not None else chosen
        if not chosen:
            return _fault(file, sheet.name, Cell(row, places[PROJECT]), "")
    return Answer(int(parts[1]), parts[0], decision, project, named, name, sheet.name, place)


def _candidate(chosen: str, candidates: str) -> int | None:
    """The candidate whose label was chosen; the key holds each candidate's id and its label's check sum."""
    for pair in filter(None, candidates.split(",")):
        number, _, label = pair.partition("-")
        if label == check_sum(chosen):
            return int(number)
    return None


def _fault(file: str, sheet: str, cell: Cell, found: str) -> Finding:
    return Finding("G902", file, sheet, cell, found=found, details={"allowed": "、".join(DECISIONS)})
