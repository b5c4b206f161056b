"""An invented file's truth against what projledger understands of it: every row read, asked about, or misread.

A row is *read* only where every field that the generator wrote has its value, in whole yuan, and comes from
its cell. It is *asked* about where something is left out and the file says so. All else is *misread*. A
refusal must carry a code that the generator expects for what it did to that file, at its place.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from invented.truth import Codes, Expected, Invented, TrueReturn, TrueRow
from meanings import ASKED, SAID, also, right_fields, same
from places import at, letters

Record = Mapping[str, Any]

#: What a column's title that says too little, or of another time, is told by; its values stay beside the row.
_OF_COLUMN = frozenset({"L307", "L309", "L311", "L312"})
#: Refusals of a return whose rows are read all the same, so that all their faults are told at once.
_AFTER_READING = frozenset({"L305", "L306", "U602"})
#: Control figures: said only where the generator made one wrong.
_CONTROL = frozenset({"T801", "T802"})
#: No form was found in the workbook: told at whatever sheet looks most like one.
_OF_WORKBOOK = frozenset({"L301", "L313"})
_OF_RETURN = re.compile(r"[FL]\d+|U60[123]")


@dataclass
class Judged:
    """What became of one file's rows; ``misread`` and ``unfound`` must stay empty.

    ``unfound`` tells of findings that are not there or that nothing in the file calls for.
    """

    read: int = 0
    asked: int = 0
    excused: int = 0
    misread: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    unfound: list[str] = field(default_factory=list)


def judge(made: Invented, record: Record) -> Judged:
    """Compare the whole file."""
    return _Judge(made, record).judged()


class _Judge:
    """Walks the truth and the record side by side."""

    def __init__(self, made: Invented, record: Record) -> None:
        self.made, self.record = made, record
        self.verdict = Judged()
        self.findings = list(record["findings"])
        self.returns = [(sheet, one) for sheet in record["sheets"] for one in sheet["returns"]]
        #: The codes with which each sheet's return is refused whole; columns that are kept without a field.
        self.refused: dict[str, set[str]] = {}
        self.kept: set[tuple[str, int]] = set()

    def judged(self) -> Judged:
        """Every return of the truth, what is there beyond it, then the findings."""
        claimed: set[int] = set()
        for truth in self.made.returns:
            mine = [one for sheet, one in self.returns if self._same_sheet(sheet["sheet"], truth.sheet)]
            claimed |= {id(one) for one in mine}
            self._return(truth, mine)
        for sheet, one in self.returns:
            if id(one) not in claimed:
                self._beyond(sheet, one)
        for expected in self.made.expected:
            if not self._moot(expected) and not self._found(expected):
                place = at(expected.row, expected.column)
                self._unfound(f"{sorted(expected.codes)} at {expected.sheet}!{place}")
        for finding in self.findings:
            if not self._called_for(finding):
                place = f"{finding['sheet']}!{finding['cell']}"
                self._unfound(f"{finding['code']} at {place} {finding['found']!r} is not called for")
        self._hidden()
        return self.verdict

    def _same_sheet(self, found: str, true: str) -> bool:
        return found == true or self.made.name.endswith(".csv")

    # -- one return -------------------------------------------------------------------------------

    def _return(self, truth: TrueReturn, mine: list[Record]) -> None:
        taken = {column["column"]: column for part in mine for column in part["columns"]}
        self.kept |= {
            (truth.sheet, column.column)
            for column in truth.columns
            if not column.known and not taken.get(letters(column.column), {}).get("field")
        }
        codes = {finding["code"] for finding in self._refusals(truth.sheet)}
        if codes or not mine:
            self.refused[truth.sheet] = codes or {"none"}
            self._refusal(truth, codes, found=bool(mine))
            return
        if truth.refused:
            self._unfound(f"return {truth.sheet} must be refused with {sorted(truth.refused)}")
            self.verdict.excused += len(truth.rows)
            return
        one = (
            mine[0] if len(mine) == 1 else {**mine[0], "rows": [row for part in mine for row in part["rows"]]}
        )
        if one["form"] != truth.form:
            self._misread(f"{truth.sheet}: form {one['form']}, not {truth.form}")
            return
        if truth.period and one["period"] != truth.period:
            self._misread(f"{truth.sheet}: period {one['period']}, not {truth.period}")
        if truth.unit and truth.form == "report" and one["unit"] != truth.unit:
            self._misread(f"{truth.sheet}: unit {one['unit']}, not {truth.unit}")
        wrong = self._columns(truth, taken)
        rows = {row["row"]: row for row in one["rows"]}
        expected_rows = {row.row for row in truth.rows}
        for row in truth.rows:
            found = rows.get(row.row) or (next(iter(rows.values()), None) if truth.card else None)
            self._row(truth, row, found, wrong)
        beyond = [
            found
            for found in one["rows"]
            if found["class"] == "project" and found["row"] not in expected_rows and not truth.card
        ]
        for found in beyond:
            if figures := _figures(found):
                self._misread(f"{truth.sheet}!{found['row']} “{found['label']}” is no project, has {figures}")

    def _refusals(self, sheet: str) -> Iterator[Record]:
        """The errors that stop a whole return."""
        for one in self.findings:
            here = not one["sheet"] or self._same_sheet(one["sheet"], sheet)
            if here and one["severity"] == "error" and _OF_RETURN.fullmatch(one["code"]):
                yield one

    def _refusal(self, truth: TrueReturn, codes: set[str], *, found: bool) -> None:
        """The return is not read: excused where the file is to be refused, else counted as not read.

        What is wrong with the return must be said beside its unknown titles, if a table was ``found``.
        """
        due = truth.refused | truth.may_be_refused | truth.unknown
        if truth.refused and not codes & (truth.refused if found else truth.refused | truth.unknown):
            self._unfound(
                f"return {truth.sheet} must be refused with {sorted(truth.refused)}, has {sorted(codes)}"
            )
        if codes & (truth.refused | truth.may_be_refused):
            self.verdict.excused += len(truth.rows)
            return
        self.verdict.asked += len(truth.rows)
        self._unread(f"return {truth.sheet}: {sorted(codes)}")
        if not codes & due:
            self._misread(f"return {truth.sheet} is lost, has {sorted(codes)}")

    def _columns(self, truth: TrueReturn, taken: Mapping[str, Record]) -> set[str]:
        """The fields for which a column was taken that is none of theirs."""
        wrong = set()
        for column in truth.columns:
            found = taken.get(letters(column.column))
            name = found["field"] if found else None
            allowed = (
                right_fields(truth.form, column.field) if column.field else also(truth.form, column.title)
            )
            if name and name not in allowed:
                place = f"{truth.sheet}: column {letters(column.column)} “{column.title}”"
                self._misread(f"{place} taken for {name}, is {column.field or 'none'}")
                wrong.add(name)
        return wrong

    # -- one row ----------------------------------------------------------------------------------

    def _row(self, truth: TrueReturn, row: TrueRow, found: Record | None, wrong: set[str]) -> None:
        place = f"{truth.sheet}!{row.row}"
        if found is None or found["class"] != "project":
            what = "not there" if found is None else found["class"]
            self._misread(f"{place} {row.name} is {what}")
            return
        asked: list[str] = []
        claimed: set[str] = set()
        for name, right in row.values.items():
            claimed |= right_fields(truth.form, name)
            trouble = self._value(truth, row, name, right, found)
            if trouble == "asked":
                asked.append(name)
            elif trouble and not wrong & right_fields(truth.form, name):
                self._misread(f"{place} {row.name}: {trouble}")
        self._others(place, row, found, claimed | wrong)
        if row.faults or row.held:
            self.verdict.excused += 1
        elif asked:
            self.verdict.asked += 1
            self._unread(f"{place}: {asked}")
        else:
            self.verdict.read += 1

    def _value(
        self, truth: TrueReturn, row: TrueRow, name: str, right: tuple[object, ...], found: Record
    ) -> str:
        """What is wrong with one value: "" for nothing, ``asked``, or a misreading in words."""
        names = right_fields(truth.form, name)
        if name == "span":
            pairs = zip(("planned_start", "planned_finish"), right[0], strict=True)  # type: ignore[call-overload]
            troubles = [self._one(truth, row, name, {one}, (want,), found) for one, want in pairs]
            return next(
                (one for one in troubles if one not in ("", "asked")), "asked" if "asked" in troubles else ""
            )
        if name in row.faults:
            values = [found["values"][one]["value"] for one in names if one in found["values"]]
            taken = [value for value in values if value is not None]
            return (
                f"{name} is taken as {taken} where {sorted(row.faults[name])} must be said" if taken else ""
            )
        return self._one(truth, row, name, names, right, found)

    def _one(
        self,
        truth: TrueReturn,
        row: TrueRow,
        name: str,
        names: set[str],
        right: tuple[object, ...],
        found: Record,
    ) -> str:
        read = [found["values"][one] for one in sorted(names) if one in found["values"]]
        read = [one for one in read if one["value"] not in (None, [])]
        if not read:
            return self._left_out(truth, row, name, right, found)
        for one in read:
            if not any(same(want, one["value"]) for want in right if want is not None):
                return f"{name} is {one['value']!r}, not {right}"
            place = row.place(name)
            if place is not None and one["cell"] != (at(*place) if place[1] else one["cell"]):
                return f"{name} is read from {one['cell']}, stands in {at(*place)}"
            if place is not None and not place[1] and not one["cell"].endswith(str(place[0])):
                return f"{name} is read from {one['cell']}, stands in row {place[0]}"
        return ""

    def _left_out(
        self, truth: TrueReturn, row: TrueRow, name: str, right: tuple[object, ...], found: Record
    ) -> str:
        """A value that was written and is not read: for a reason that the file gives, or a loss."""
        if None in right or not right or name not in ASKED[truth.form]:
            return ""
        if row.held and self._says(row.held, truth.sheet, row.row, None):
            return ""
        place = row.place(name)
        if place is None:
            return ""
        if not place[1]:
            return f"{name} {right} is not carried down"
        kept = {one["cell"] for one in found["extra"].values()}
        if at(*place) in kept and self._says(_OF_COLUMN, truth.sheet, None, place[1]):
            return "asked"
        return f"{name} {right} is lost without a word"

    def _others(self, place: str, row: TrueRow, found: Record, claimed: set[str]) -> None:
        """What is read beyond the fields that were written: from columns of no form, or carried from elsewhere."""
        stood: set[str] = {one["cell"] for one in found["extra"].values()}
        for name, one in found["values"].items():
            stood.add(one["cell"])
            if name in claimed or one["value"] in (None, []):
                continue
            column = next((column for column in row.kept if one["cell"] == at(row.row, column)), 0)
            amount = row.others.get(column)
            if column and isinstance(one["value"], int) and not isinstance(one["value"], bool):
                if one["value"] != amount:
                    self._misread(f"{place}: {name} from {one['cell']} is {one['value']}, not {amount}")
            elif not column and not any(
                same(want, one["value"]) for want in row.says.get(SAID.get(name, ""), ())
            ):
                self._misread(f"{place}: {name} is {one['value']!r} from {one['cell']}, nothing says so")
        for column in row.kept:
            if at(row.row, column) not in stood:
                self._unfound(f"{place}: what stands in {letters(column)} is not kept")

    # -- findings ---------------------------------------------------------------------------------

    def _says(self, codes: Codes, sheet: str, row: int | None, column: int | None) -> bool:
        """Whether a finding with one of ``codes`` stands there; None stands for any row or column."""
        for finding in self.findings:
            if finding["code"] in codes and self._same_sheet(finding["sheet"], sheet):
                place = re.fullmatch(r"([A-Z]*)(\d*)", finding["cell"] or "")
                rows = place is not None and (row is None or place[2] == str(row))
                if place is not None and rows and (column is None or place[1] == letters(column)):
                    return True
        return False

    def _moot(self, expected: Expected) -> bool:
        """Whether the finding cannot come: the return is not read so far, or the column is none that is known."""
        codes = self.refused.get(expected.sheet, set())
        return bool(codes - _AFTER_READING) or (expected.sheet, expected.column) in self.kept

    def _found(self, expected: Expected) -> bool:
        return self._says(expected.codes, expected.sheet, expected.row, expected.column)

    def _called_for(self, finding: Record) -> bool:
        """Whether the generator did something to the file that an error, or a doubt about a total, may tell."""
        code, sheet = finding["code"], finding["sheet"]
        if finding["severity"] != "error" and code not in _CONTROL:
            return True
        if _OF_RETURN.fullmatch(code):
            anywhere = not sheet or code in _OF_WORKBOOK
            truths = [one for one in self.made.returns if anywhere or self._same_sheet(sheet, one.sheet)]
            return any(code in one.refused | one.may_be_refused | one.unknown for one in truths)
        return any(
            code in one.codes
            and self._same_sheet(sheet, one.sheet)
            and finding["cell"].endswith(str(one.row or ""))
            and (one.column is None or finding["cell"] == at(one.row, one.column))
            for one in (*self.made.expected, *self.made.allowed)
        )

    def _hidden(self) -> None:
        """Each hidden sheet, row and column is named."""
        for sheet, what, number in self.made.hidden:
            if what != "sheet" and not any(self._same_sheet(one["sheet"], sheet) for one, _ in self.returns):
                continue
            code, name = {
                "sheet": ("L310", sheet),
                "row": ("L315", str(number)),
                "column": ("L316", letters(number)),
            }[what]
            named = [finding["found"] for finding in self.findings if finding["code"] == code]
            if not any(_names(found, name) for found in named):
                self._unfound(f"hidden {what} {name} of {sheet} is not named")

    def _beyond(self, sheet: Record, one: Record) -> None:
        figures = [row["row"] for row in one["rows"] if row["class"] == "project" and _figures(row)]
        if figures and not any(self._refusals(sheet["sheet"])):
            self._misread(f"sheet {sheet['sheet']} is no return, has rows {figures}")

    def _misread(self, words: str) -> None:
        self.verdict.misread.append(words)

    def _unread(self, words: str) -> None:
        self.verdict.unread.append(words)

    def _unfound(self, words: str) -> None:
        self.verdict.unfound.append(words)


def _figures(row: Record) -> list[str]:
    return [name for name, value in row["values"].items() if isinstance(value["value"], int)]


def _names(found: str, name: str) -> bool:
    """Whether a list such as ``4、7-9`` or ``F 总投资、G`` names ``name``."""
    for part in re.split("[、 ]", found):
        first, _, last = part.partition("-")
        if part == name or (first.isdigit() and last.isdigit() and int(first) <= int(name) <= int(last)):
            return True
    return found == name
