"""An invented file's truth against what projledger understands of it: every row read, asked about, or misread."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from invented.truth import Expected, Invented, TrueReturn, TrueRow

Record = Mapping[str, Any]

#: What a column of the invented tables may be taken for; every other field would be a misreading.
_FIELDS = {
    "report": {
        "start": {"actual_start"},
        "finish": {"actual_finish", "planned_finish"},
        "leader": {"county_leader"},
        "span": {"planned_start", "planned_finish"},
    },
    "plan": {
        "project": {"name"},
        "unit": {"lead_unit"},
        "start": {"planned_start"},
        "finish": {"planned_finish"},
        "span": {"planned_start", "planned_finish"},
        "leader": {"county_leader"},
    },
}
#: Columns of no form in the generator's eyes that a form may have all the same, by their titles.
_ALSO = {
    "资金来源": {"funds_source"},
    "累计到位资金": {"funds_received"},
    "年度资金到位": {"funds_received_ytd"},
    "当月到位资金金额": {"funds_received_month"},
    "本月计划投资": {"month_plan"},
    "大干150天力争完成的投资额": {"campaign_target"},
    "形象进度": {"physical_progress"},
}
#: Fields that the form asks for: a column of theirs must be read, not merely kept beside the row.
_ASKED = {
    "report": {
        "project", "code", "unit", "total_investment", "completed_before", "annual_plan", "completed_month", "completed_ytd",
        "completed_total", "stated_rate", "status", "physical_progress", "start", "problem", "help_asked", "remark",
    },
    "plan": {
        "project", "code", "level", "nature", "scope", "place", "span", "start", "finish", "total_investment", "completed_before",
        "annual_plan", "unit", "owner", "leader", "remark",
    },
}  # fmt: skip
_SAYS_WHY = {"error", "warning"}
_MARK = re.compile(r"^[★☆■●▲※*]+|[★☆■●]+$")


@dataclass
class Judged:
    """What became of one file's rows; ``misread`` must stay empty."""

    read: int = 0
    asked: int = 0
    excused: int = 0
    misread: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    unfound: list[str] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)


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
        #: Sheets whose return was refused for another reason, and columns that were kept without a field.
        self.refused: set[str] = set()
        self.kept: set[tuple[str, int]] = set()

    def judged(self) -> Judged:
        """Every return of the truth, then what is there beyond it."""
        claimed: set[int] = set()
        for truth in self.made.returns:
            mine = [one for sheet, one in self.returns if self._same_sheet(sheet["sheet"], truth.sheet)]
            claimed |= {id(one) for one in mine}
            self._return(truth, mine)
        for sheet, one in self.returns:
            if id(one) not in claimed:
                self._beyond(sheet, one)
        for expected in self.made.expected:
            moot = expected.sheet in self.refused or (expected.sheet, expected.column) in self.kept
            if not moot and not self._found(expected):
                self.verdict.unfound.append(
                    f"{sorted(expected.codes)} at {expected.sheet}!{expected.row},{expected.column}"
                )
        for sheet, what in self.made.hidden:
            if not any(
                finding["code"] in ("L310", "L312", "L313", "L314", "L315", "L316")
                for finding in self.findings
            ):
                self.verdict.unfound.append(f"hidden {what} of {sheet} is not named")
        return self.verdict

    def _same_sheet(self, found: str, true: str) -> bool:
        return found == true or self.made.name.endswith(".csv")

    # -- one return -------------------------------------------------------------------------------

    def _return(self, truth: TrueReturn, mine: list[Record]) -> None:
        refusing = [
            one for one in self._errors() if self._same_sheet(one["sheet"], truth.sheet) or not one["sheet"]
        ]
        of_return = [
            one for one in refusing if one["code"][0] in "FL" or one["code"] in ("U601", "U602", "U603")
        ]
        codes = {one["code"] for one in of_return}
        if truth.refused and (codes & truth.refused or (codes and not self.made.titles_known)):
            self.verdict.excused += len(truth.rows)
            return
        if truth.may_be_refused and (codes & truth.may_be_refused):
            self.verdict.excused += len(truth.rows)
            return
        if truth.refused:
            self.verdict.unfound.append(
                f"return {truth.sheet} should be refused with {sorted(truth.refused)}, has {sorted(codes)}"
            )
            self.verdict.excused += len(truth.rows)
            return
        if not mine or of_return:
            self.refused.add(truth.sheet)
            self.verdict.asked += len(truth.rows)
            self._unread(
                f"return {truth.sheet}: "
                + (
                    "; ".join(f"{one['code']} {one['cell']} {one['found']}" for one in of_return)
                    or "nothing said"
                )
            )
            self.verdict.codes.update(codes or {"none"})
            if not of_return:
                self._misread(f"return {truth.sheet} is lost without a word")
            return
        one = (
            mine[0] if len(mine) == 1 else {**mine[0], "rows": [row for part in mine for row in part["rows"]]}
        )
        if one["form"] != truth.form:
            self._misread(f"{truth.sheet}: form {one['form']}, not {truth.form}")
            return
        if truth.period and one["period"] != truth.period:
            self._misread(f"{truth.sheet}: period {one['period']}, not {truth.period}")
        if truth.unit and truth.form == "report" and one["unit"] not in (truth.unit, None):
            self._misread(f"{truth.sheet}: unit {one['unit']}, not {truth.unit}")
        taken = {column["column"]: column for part in mine for column in part["columns"]}
        wrong = self._columns(truth, taken)
        rows = {row["row"]: row for row in one["rows"]}
        expected_rows = {row.row for row in truth.rows}
        for row in truth.rows:
            self._row(truth, row, rows.get(row.row) or self._card_row(truth, rows), one, wrong)
        for row in one["rows"]:
            if row["class"] == "project" and row["row"] not in expected_rows and 0 not in expected_rows:
                figures = [name for name, value in row["values"].items() if isinstance(value["value"], int)]
                if figures:
                    self._misread(f"{truth.sheet}!{row['row']} “{row['label']}” is no project, has {figures}")

    def _card_row(self, truth: TrueReturn, rows: Mapping[int, Record]) -> Record | None:
        return next(iter(rows.values()), None) if truth.may_be_refused else None

    def _columns(self, truth: TrueReturn, taken: Mapping[str, Record]) -> set[str]:
        """The columns that were taken for a field that they are not."""
        wrong = set()
        for column in truth.columns:
            found = taken.get(_letters(column.column))
            name = found["field"] if found else None
            if name is None and not column.known:
                self.kept.add((truth.sheet, column.column))
            if name and name not in self._right_fields(truth.form, column.field, column.title):
                self._misread(
                    f"{truth.sheet}: column {_letters(column.column)} “{column.title}” taken for {name}, is {column.field or 'none'}"
                )
                wrong.add(name)
        return wrong

    def _right_fields(self, form: str, name: str, title: str) -> set[str]:
        if not name:
            return _ALSO.get(title, set())
        return _FIELDS[form].get(name, {name})

    # -- one row ----------------------------------------------------------------------------------

    def _row(
        self, truth: TrueReturn, row: TrueRow, found: Record | None, one: Record, wrong: set[str]
    ) -> None:
        place = f"{truth.sheet}!{row.row}"
        if found is None or found["class"] != "project":
            what = "not there" if found is None else found["class"]
            if self._explained(truth.sheet, row.row, None) or row.hidden:
                self.verdict.asked += 1
                self._unread(f"{place} {row.name}: {what}")
            elif row.faults:
                self.verdict.unfound.append(f"{place}: {row.faults} and the row is {what}")
                self.verdict.asked += 1
            else:
                self._misread(f"{place} {row.name} is {what}")
            return
        asked: list[str] = []
        for name, right in row.values.items():
            trouble = self._value(truth, row, name, right, found)
            if trouble == "asked":
                asked.append(name)
            elif trouble and not wrong & self._right_fields(truth.form, name, ""):
                self._misread(f"{place} {row.name}: {trouble}")
        for column, amount in row.others.items():
            self._other(place, column, amount, found)
        if row.faults:
            self.verdict.excused += 1
        elif asked:
            self.verdict.asked += 1
            self._unread(f"{place}: {asked}: {self._why(truth.sheet, row, asked)}")
        else:
            self.verdict.read += 1

    def _value(
        self, truth: TrueReturn, row: TrueRow, name: str, right: tuple[object, ...], found: Record
    ) -> str:
        """What is wrong with one value: "" for nothing, ``asked``, or a misreading in words."""
        names = self._right_fields(truth.form, name, "")
        if name == "span":
            start, finish = right[0]  # type: ignore[misc]
            pairs = (("planned_start", start), ("planned_finish", finish))
            troubles = [self._one(truth, row, name, {field}, (want,), found) for field, want in pairs]
            return next(
                (one for one in troubles if one not in ("", "asked")), "asked" if "asked" in troubles else ""
            )
        if name in row.faults:
            values = [found["values"][one]["value"] for one in names if one in found["values"]]
            if any(value is not None for value in values):
                return f"{name} is taken as {values} where {sorted(row.faults[name])} must be said"
            return ""
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
        values = [found["values"][one]["value"] for one in sorted(names) if one in found["values"]]
        values = [value for value in values if value is not None]
        if not values:
            if None in right or not right:
                return ""
            if name not in row.columns:
                return (
                    ""
                    if name == "unit" and truth.unit
                    else "asked"
                    if self._explained(truth.sheet, row.row, None)
                    else (f"{name} {right} is not carried down" if name in _ASKED[truth.form] else "")
                )
            if name not in _ASKED[truth.form]:
                return ""
            letters = _letters(row.columns[name])
            if any(re.fullmatch(letters + r"\d+", extra["cell"]) for extra in found["extra"].values()):
                return "asked"  # kept beside the row, and shown as such
            return (
                "asked"
                if self._explained(truth.sheet, row.row, row.columns[name])
                else f"{name} {right} is lost without a word"
            )
        value = values[0]
        if any(_same(want, value) for want in right if want is not None) or (value == [] and None in right):
            return ""
        return f"{name} is {value!r}, not {right}"

    def _other(self, place: str, column: int, amount: int | None, found: Record) -> None:
        """An amount in a column of no form: taken right if taken, else kept."""
        letters = _letters(column)
        for name, value in found["values"].items():
            if re.fullmatch(letters + r"\d+", value["cell"]) and value["value"] not in (None, amount):
                self._misread(f"{place}: {name} from {value['cell']} is {value['value']}, not {amount}")
        kept = [value["cell"] for value in (*found["values"].values(), *found["extra"].values())]
        if amount is not None and not any(re.fullmatch(letters + r"\d+", cell) for cell in kept):
            self.verdict.unfound.append(f"{place}: what stands in {letters} is not kept")

    # -- findings ---------------------------------------------------------------------------------

    def _errors(self) -> list[Record]:
        return [finding for finding in self.findings if finding["severity"] == "error"]

    def _explained(self, sheet: str, row: int, column: int | None) -> bool:
        """Whether a finding at the cell, its row or its column says why a figure is not taken."""
        for finding in self.findings:
            if finding["sheet"] and not self._same_sheet(finding["sheet"], sheet):
                continue
            at = re.fullmatch(r"([A-Z]*)(\d*)", finding["cell"] or "")
            if at is None:
                continue
            in_row = bool(at[2]) and int(at[2]) == row and (column is None or at[1] in ("", _letters(column)))
            of_column = column is not None and at[1] == _letters(column) and finding["code"][0] == "L"
            whole = column is not None and finding["severity"] == "error" and finding["code"][0] == "L"
            if (in_row and finding["severity"] in _SAYS_WHY) or of_column or whole:
                return True
        return False

    def _why(self, sheet: str, row: TrueRow, names: list[str]) -> list[str]:
        columns = {_letters(row.columns[name]) for name in names if name in row.columns}
        found = []
        for finding in self.findings:
            at = re.fullmatch(r"([A-Z]*)(\d*)", finding["cell"] or "")
            if at and (at[1] in columns and (finding["code"][0] == "L" or at[2] == str(row.row))):
                self.verdict.codes[finding["code"]] += 1
                found.append(f"{finding['code']} {finding['cell']} {finding['found']!r}")
        return found

    def _found(self, expected: Expected) -> bool:
        for finding in self.findings:
            if finding["code"] not in expected.codes or not self._same_sheet(
                finding["sheet"], expected.sheet
            ):
                continue
            if expected.row is None or re.fullmatch(rf"[A-Z]*{expected.row}", finding["cell"] or ""):
                return True
        return any(finding["code"] in codes for finding in self.findings for codes in self._refusals())

    def _refusals(self) -> list[frozenset[str]]:
        return [one.refused for one in self.made.returns if one.refused]

    def _beyond(self, sheet: Record, one: Record) -> None:
        figures = [row["row"] for row in one["rows"] if row["class"] == "project"]
        if figures and not any(
            code["code"][0] == "L" and code["sheet"] == sheet["sheet"] for code in self._errors()
        ):
            self._misread(f"sheet {sheet['sheet']} is no return, has rows {figures}")

    def _misread(self, words: str) -> None:
        self.verdict.misread.append(words)

    def _unread(self, words: str) -> None:
        self.verdict.unread.append(words)


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _same(want: object, value: object) -> bool:
    if isinstance(want, Decimal):
        return Decimal(str(value)) == want
    if isinstance(want, int):
        return value == want
    return _folded(str(want)) == _folded(str(value))


def _folded(text: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return _MARK.sub("", plain)
