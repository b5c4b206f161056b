"""Comparing a project's months with one another, whatever the order in which they were received.

Everything here is computed from the figures that stand, so that May imported after June warns at
June just as June imported after May does. Nothing of it is stored, and nothing holds a row.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from projledger.checks.facts import yuan
from projledger.checks.known import KnownProject
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.language import N_
from projledger.foundation.period import Month
from projledger.foundation.phrase import Phrase

#: The fields that are compared.
COMPARED = ("completed_before", "completed_month", "completed_ytd", "completed_total", "correction_reason")
#: A figure of 8 to 15 times last month's cumulative one is a zero too many on top of a month's growth.
_FEWEST, _MOST = 8, 15
_POWERS = (10, 100, 1000, 10_000)


class MonthFigure(NamedTuple):
    """One project's month as it stands, with its place; ``submission`` 0 where it has no number yet.

    ``values`` are the report form's stored values, of :data:`COMPARED` at least, ``cells`` the address
    (``月报!F8``) of each.
    """

    project: int
    month: Month
    values: Mapping[str, Any]
    submission: int
    file_name: str
    sheet: str
    row: int
    cells: Mapping[str, str]


class Comparison(NamedTuple):
    """A finding about one project's month, beside the earlier month that it was compared with."""

    project: int
    month: Month
    earlier: Month | None
    finding: Finding


class _Year(NamedTuple):
    """A month's cumulative figure of the year, stated or derived, and the field it was read from."""

    figure: MonthFigure
    amount: int
    field: str


def history(
    figures: Iterable[MonthFigure],
    projects: Mapping[int, KnownProject],
    none_in: Collection[int] = (),
) -> list[Comparison]:
    """H201 to H204 and H208 for the standing ``figures`` of one year, project by project, month by month.

    A cumulative figure that is not stated is derived as the ledger does: the last one plus this
    month's, else the total since the start less what was completed before the year. ``none_in`` are
    the months for which no return is due.
    """
    ordered = sorted(figures, key=lambda figure: (figure.project, figure.month))
    found: list[Comparison] = []
    for project, months in groupby(ordered, key=lambda figure: figure.project):
        line = list(months)
        planned = projects.get(project)
        found.extend(_cumulative(project, line, planned.completed_before if planned else None, none_in))
        found.extend(_before_this_year(project, line, planned))
    return found


def _cumulative(
    project: int, line: Sequence[MonthFigure], before: int | None, none_in: Collection[int]
) -> Iterator[Comparison]:
    earlier: _Year | None = None
    for figure in line:
        year = _of_year(figure, before, earlier.amount if earlier is not None else 0)
        if year is None:
            continue
        last = earlier.figure.month if earlier is not None else None
        if earlier is not None and not figure.values.get("correction_reason"):
            for finding in _against(year, earlier):
                yield Comparison(project, figure.month, last, finding)
        due = next((one for one in _months_before(figure.month) if one.month not in none_in), None)
        if year.field == "completed_month" and due is not None and (last is None or last < due):
            finding = _finding("H208", figure, year.field, _amount(figure, year.field) or 0, month=str(due))
            yield Comparison(project, figure.month, last, finding)
        earlier = year


def _months_before(month: Month) -> Iterator[Month]:
    """The earlier months of the same year, the nearest first."""
    return (Month(month.year, number) for number in range(month.month - 1, 0, -1))


def _of_year(figure: MonthFigure, planned_before: int | None, last: int) -> _Year | None:
    amount = _amount(figure, "completed_ytd")
    if amount is not None:
        return _Year(figure, amount, "completed_ytd")
    added = _amount(figure, "completed_month")
    if added is not None:
        return _Year(figure, last + added, "completed_month")
    total = _amount(figure, "completed_total")
    before = _amount(figure, "completed_before") if planned_before is None else planned_before
    return None if total is None or before is None else _Year(figure, total - before, "completed_total")


def _against(year: _Year, earlier: _Year) -> Iterator[Finding]:
    figure, amount, field = year
    before = earlier.amount
    added = _amount(figure, "completed_month")
    source = place(earlier.figure, earlier.field)
    tokens = {"earlier": yuan(before), "month": str(earlier.figure.month), "source": source}
    if amount < before:
        yield _finding("H201", figure, field, amount, **tokens)
    elif added is not None and earlier.figure.month == figure.month.plus(-1) and amount != before + added:
        yield _finding("H202", figure, field, amount, added=yuan(added), **tokens)
    if before > 0:
        for power in _POWERS:
            if _FEWEST * power * before <= 10 * amount <= _MOST * power * before:
                yield _finding("H204", figure, field, amount, times=f"{power:,}", **tokens)


def _before_this_year(
    project: int, line: Sequence[MonthFigure], planned: KnownProject | None
) -> Iterator[Comparison]:
    known = planned.completed_before if planned is not None else None
    earlier: MonthFigure | None = None
    for figure in line:
        stated = _amount(figure, "completed_before")
        if stated is None:
            continue
        if known is not None and stated != known:
            finding = _finding(
                "H203",
                figure,
                "completed_before",
                stated,
                earlier=yuan(known),
                source=Phrase(N_("the plan in force")),
            )
            yield Comparison(project, figure.month, None, finding)
        elif known is None and earlier is not None and stated != _amount(earlier, "completed_before"):
            before = _amount(earlier, "completed_before") or 0
            source = place(earlier, "completed_before")
            finding = _finding(
                "H203", figure, "completed_before", stated, earlier=yuan(before), source=source
            )
            yield Comparison(project, figure.month, earlier.month, finding)
        earlier = figure


def place(figure: MonthFigure, field: str) -> str:
    """``no. 31, 月报!F11``: where a figure was received."""
    sheet, _mark, cell = figure.cells.get(field, "").rpartition("!")
    if not figure.submission:
        return f"{figure.file_name} {sheet}!{cell}" if cell else figure.file_name
    if not cell:
        return Phrase(N_("no. {number}"), number=str(figure.submission))
    return Phrase(N_("no. {number}, {sheet}!{cell}"), number=str(figure.submission), sheet=sheet, cell=cell)


def cell_of(address: str) -> Cell | None:
    """The cell of an address such as ``月报!F11``; None where it names none."""
    match = re.search(r"(?:^|!)([A-Z]{1,3})(\d+)$", address)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return Cell(int(match[2]), column)


def _amount(figure: MonthFigure, field: str) -> int | None:
    value = figure.values.get(field)
    return value if isinstance(value, int) else None


def _finding(code: str, figure: MonthFigure, field: str, amount: int, **tokens: str) -> Finding:
    cell = cell_of(figure.cells.get(field, "")) or Cell(figure.row, 0)
    return Finding(code, figure.file_name, figure.sheet, cell, field, yuan(amount), tokens)
