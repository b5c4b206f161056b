"""The returns of a call beside one another and beside what the ledger has: which stand, what differs.

Nothing found here is kept in the ledger: it depends on the order of receipt, or is computed from the
figures whenever it is asked for.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from projledger.checks.history import MonthFigure, history
from projledger.checks.identities import listed
from projledger.foundation.findings import Finding, Verdict
from projledger.foundation.language import N_
from projledger.foundation.period import Month
from projledger.foundation.phrase import Phrase
from projledger.intake.planned import PlannedFile, PlannedImport, PlannedReturn, PlannedRow
from projledger.ledger.entries import Cells
from projledger.ledger.new_records import NewReturn
from projledger.ledger.records import FigureRecord
from projledger.ledger.view import View

#: What must differ for a later figure to count as changed.
_SHOWN = ("completed_month", "completed_ytd", "completed_total", "status")
Pair = tuple[int, Month]


class Compared(NamedTuple):
    """For one file: what it replaces, how many figures differ, and the findings.

    ``replaces`` names submissions as a sentence does, and files of the call that are not recorded yet.
    """

    replaces: tuple[str, ...]
    changed: int
    findings: tuple[Finding, ...]


class _Earlier(NamedTuple):
    """A return of some unit and month that was there before."""

    number: int
    dated: date
    projects: frozenset[int]


class _Standing(NamedTuple):
    dated: date
    flash: bool
    figure: MonthFigure


def compare(
    planned: PlannedImport, numbers: Sequence[int | None], view: View, *, recorded: bool
) -> list[Compared]:
    """For each planned file (with its number, or the one it would get) how it stands to the others.

    ``view`` is the one on which the call was planned. Files that are not ``recorded`` are named, since
    their numbers are not theirs yet.
    """
    ledger = _Ledger(planned, view, recorded=recorded)
    results = [ledger.add(file, number) for file, number in zip(planned.files, numbers, strict=True)]
    for place, findings in ledger.history_findings().items():
        replaces, changed, found = results[place]
        results[place] = Compared(replaces, changed, (*found, *findings))
    return results


class _Ledger:
    """What stands, file by file, as they would be posted."""

    def __init__(self, planned: PlannedImport, view: View, *, recorded: bool) -> None:
        self._planned = planned
        self._recorded = recorded
        self._unrecorded: dict[int, str] = {}  # the names of files, by the numbers they would get
        self._returns: dict[tuple[str | None, str | None], list[_Earlier]] = {}
        self._standing: dict[Pair, _Standing] = {}
        self._touched: dict[Pair, int] = {}
        self._place = -1
        for year in planned.projects:
            for item in view.returns(year):
                if item.form == "report" and item.verdict is not Verdict.REJECTED:
                    earlier = _Earlier(item.submission, item.return_date, item.projects)
                    self._returns.setdefault((item.unit, item.period), []).append(earlier)
            for record in view.figures(year, Month(year, 12)):
                standing = _Standing(record.return_date, record.flash, recorded_figure(record))
                self._standing[record.project, record.month] = standing

    def add(self, file: PlannedFile, number: int | None) -> Compared:
        """Post ``file`` under ``number`` in thought."""
        self._place += 1
        if file.submission is None:
            return Compared((), 0, ())
        if number is not None and not self._recorded:
            self._unrecorded[number] = file.gathered.received.name
        groups: dict[tuple[str | None, str | None], list[PlannedReturn]] = {}
        for item in file.returns:
            if item.new.form == "report" and item.new.verdict is not Verdict.REJECTED:
                groups.setdefault((item.new.unit, item.new.period), []).append(item)
        replaces: set[str] = set()
        findings: list[Finding] = []
        changed = 0
        for key, returns in groups.items():
            overlap = self._overlap(file, key, returns, number or 0)
            replaces |= set(overlap.replaces)
            findings.extend(overlap.findings)
            for item in returns:
                changed += sum(self._enter(file, item.new, row, number or 0) for row in item.rows)
        return Compared(tuple(sorted(replaces)), changed, tuple(findings))

    def _overlap(
        self,
        file: PlannedFile,
        key: tuple[str | None, str | None],
        planned: Sequence[PlannedReturn],
        number: int,
    ) -> Compared:
        """H205 to H207 and H209 against the latest earlier return of the same unit and month."""
        returns = [item.new for item in planned]
        earlier = self._returns.setdefault(key, [])
        latest = max(earlier, key=lambda one: (one.dated, one.number), default=None)
        dated = max(new.return_date or self._planned.options.received_on for new in returns)
        projects = frozenset(row.project for item in planned for row in item.rows if row.project)
        earlier.append(_Earlier(number, dated, projects))
        if latest is None:
            return Compared((), 0, ())
        name, sheet = file.gathered.received.name, returns[0].sheet
        place = (name, sheet, planned[0].date_cell, "", dated.isoformat())
        about = {"earlier": self._named(latest.number)}
        if dated < latest.dated:
            return Compared(
                (), 0, (Finding("H205", *place, {**about, "expected": latest.dated.isoformat()}),)
            )
        findings = []
        same_bytes = self._planned.earlier.get(file.gathered.sha256)
        if dated == latest.dated and (same_bytes is None or latest.number not in same_bytes.numbers):
            code = "H209" if projects == latest.projects and self._repeats(key, planned) else "H207"
            findings.append(Finding(code, *place, {**about, "unit": key[0] or "", "month": key[1] or ""}))
        missing = sorted(latest.projects - projects)
        if missing and not any(new.nil for new in returns):
            known = self._planned.projects.get(int((key[1] or "0")[:4]), {})
            names = [known[project].name for project in missing if project in known]
            findings.append(Finding("H206", name, sheet, found=listed(names), details=about))
        return Compared((about["earlier"],), 0, tuple(findings))

    def _repeats(self, key: tuple[str | None, str | None], planned: Sequence[PlannedReturn]) -> bool:
        """Whether every row states the amounts and the state that stand, as in a copied sheet."""
        month = Month.parse(key[1] or "")
        rows = [row for item in planned for row in item.rows]
        if month is None or not rows:
            return False
        return all(
            row.project is not None
            and row.state is Verdict.ENTERED
            and (before := self._standing.get((row.project, month))) is not None
            and not _differs(before.figure.values, row.values)
            for row in rows
        )

    def _named(self, number: int) -> str:
        """A submission as a sentence names it, or the file that is not recorded yet."""
        if number in self._unrecorded:
            return Phrase(N_("“{file}” of this call"), file=self._unrecorded[number])
        return Phrase(N_("no. {number}"), number=str(number))

    def _enter(self, file: PlannedFile, new: NewReturn, row: PlannedRow, number: int) -> bool:
        """Let the row stand if it is the later one; whether a figure that stood differs from it."""
        month = Month.parse(new.period or "")
        if row.project is None or month is None or row.state is not Verdict.ENTERED:
            return False
        pair = (row.project, month)
        dated = new.return_date or self._planned.options.received_on
        before = self._standing.get(pair)
        if before is not None and not before.flash and dated < before.dated:
            return False
        shown = number if self._recorded else 0
        figure = _planned_figure(pair, new, row, shown, file.gathered.received.name)
        self._standing[pair] = _Standing(dated, False, figure)
        self._touched[pair] = self._place
        return before is not None and _differs(before.figure.values, row.values)

    def history_findings(self) -> dict[int, list[Finding]]:
        """H201 to H204 and H208 about the months that this call touched, by the place of the file."""
        by_year: dict[int, list[MonthFigure]] = {}
        touched = {project for project, _month in self._touched}
        for (project, month), standing in self._standing.items():
            if project in touched:
                by_year.setdefault(month.year, []).append(standing.figure)
        found: dict[int, list[Finding]] = {}
        none_in = self._planned.settings.returns.none_in
        for year, figures in by_year.items():
            for comparison in history(figures, self._planned.projects.get(year, {}), none_in):
                place = self._touched.get((comparison.project, comparison.month))
                if place is None and comparison.earlier is not None:
                    place = self._touched.get((comparison.project, comparison.earlier))
                if place is not None:
                    found.setdefault(place, []).append(comparison.finding)
        return found


def _differs(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    return any(before.get(name) != now.get(name) for name in _SHOWN)


def recorded_figure(record: FigureRecord) -> MonthFigure:
    """A figure that stands in the ledger, as the comparisons see it."""
    source = record.source
    return MonthFigure(
        record.project,
        record.month,
        record.values,
        source.submission,
        source.file_name,
        source.sheet,
        source.row,
        record.cells,
    )


def _planned_figure(pair: Pair, new: NewReturn, row: PlannedRow, number: int, file_name: str) -> MonthFigure:
    """A row that is not yet in the ledger, as the comparisons see it."""
    cells = Cells(new.sheet, row.row, new.column_map, row.addresses)
    return MonthFigure(pair[0], pair[1], row.values, number, file_name, new.sheet, row.row, cells)
