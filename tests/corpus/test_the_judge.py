"""The judge is no rubber stamp: whatever is changed in a reading that it passes, it then refuses."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from compared import judge
from invented import Invented, invent
from meanings import right_fields
from rounds import Counties

from projledger.api.mapping import map_bytes, record

pytestmark = pytest.mark.slow

SEED, FILES, ENOUGH = 1, 80, 3
#: Findings of refusals, of faults, of totals, and of things hidden from view.
SAID = (
    *("L302", "L304", "L305", "L306", "L310", "L315", "L316", "U602"),
    *("N101", "N102", "N103", "N104", "N105", "N107", "N110", "N112", "N113", "N114", "N115", "D401"),
    *("T801", "T802"),
)
HIDDEN = {"L310": "sheet", "L315": "row", "L316": "column"}
Record = dict[str, Any]
#: Changes a reading in one way; False where there is nothing of the kind in it.
Change = Callable[[Invented, Record], bool]


@pytest.fixture(scope="module")
def passed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[Invented, Record]]]:
    """Readings with which the judge finds no fault."""
    found = []
    with Counties(tmp_path_factory.mktemp("counties")) as counties:
        for index in range(FILES):
            made = invent(SEED, index)
            read = dict(record(map_bytes(made.data, made.name, ledger=counties.of(made.year))))
            if is_clean(made, read):
                found.append((made, read))
    yield found


def is_clean(made: Invented, read: Record) -> bool:
    verdict = judge(made, read)
    return not verdict.misread and not verdict.unfound


def returns(made: Invented, read: Record) -> Iterator[tuple[Any, Record]]:
    """The true returns that are read, with what was read of them."""
    if any(one["severity"] == "error" and one["code"][0] in "FLU" for one in read["findings"]):
        return
    for truth in made.returns:
        for sheet in read["sheets"]:
            if sheet["sheet"] == truth.sheet or made.name.endswith(".csv"):
                yield from ((truth, one) for one in sheet["returns"])


def values(made: Invented, read: Record, *names: str) -> Iterator[Record]:
    """The values of these of the generator's fields, in rows without faults and as they were written."""
    for truth, one in returns(made, read):
        rows = {row.row: row for row in truth.rows if not row.faults and not row.held}
        for row in one["rows"]:
            written = rows.get(row["row"])
            for name in names if written else ():
                for field in right_fields(truth.form, name):
                    found = row["values"].get(field)
                    if name in written.columns and found and found["value"] is not None:
                        yield found


def changed(new: Callable[[Any], Any], *names: str, key: str = "value") -> Change:
    def change(made: Invented, read: Record) -> bool:
        found = next(values(made, read, *names), None)
        if found is None or new(found[key]) == found[key]:
            return False
        found[key] = new(found[key])
        return True

    return change


def of_return(key: str, new: Any, *, form: str = "report") -> Change:
    def change(made: Invented, read: Record) -> bool:
        for truth, one in returns(made, read):
            if truth.form == form and getattr(truth, key):
                one[key] = new
                return True
        return False

    return change


def of_row(act: Callable[[Record, Record], None]) -> Change:
    def change(made: Invented, read: Record) -> bool:
        for truth, one in returns(made, read):
            rows = [row for row in one["rows"] if row["class"] == "project" and not truth.card]
            if rows:
                act(one, rows[len(rows) // 2])
                return True
        return False

    return change


def without_extras(made: Invented, read: Record) -> bool:
    kept = {
        f"{row.row}"
        for one in made.returns
        if not one.refused
        for row in one.rows
        if row.kept and not row.held
    }
    for _truth, one in returns(made, read):
        for row in one["rows"]:
            if row["extra"] and str(row["row"]) in kept:
                row["extra"] = {}
                return True
    return False


def a_decoy_is_taken(made: Invented, read: Record) -> bool:
    for truth, one in returns(made, read):
        strange = {column.title for column in truth.columns if not column.field and column.money}
        for column in one["columns"]:
            if column["title"] in strange and column["field"] is None:
                column["field"] = "completed_total"
                return True
    return False


def a_fault_is_taken(made: Invented, read: Record) -> bool:
    for truth, one in returns(made, read):
        faulty = {row.row: name for row in truth.rows for name in row.faults if name.startswith("completed")}
        for row in one["rows"]:
            if row["row"] in faulty:
                row["values"][faulty[row["row"]]] = {"value": 1, "raw": "", "cell": ""}
                return True
    return False


def a_carried_value(made: Invented, read: Record) -> bool:
    for truth, one in returns(made, read):
        carried = {row.row: name for row in truth.rows for name in row.places}
        for row in one["rows"]:
            name = carried.get(row["row"], "")
            for field in right_fields(truth.form, name) & row["values"].keys():
                row["values"][field]["value"] = "另一个"
                return True
    return False


def findings(kind: Callable[[Record], bool], act: Callable[[list[Record], Record], None]) -> Change:
    """``act`` on the list of findings and the first of that kind."""

    def change(made: Invented, read: Record) -> bool:
        found = next((one for one in read["findings"] if kind(one)), None)
        if found is None or not is_expected(found["code"], made, read):
            return False
        act(read["findings"], found)
        return True

    return change


def is_expected(code: str, made: Invented, read: Record) -> bool:
    """Whether the generator calls for the finding, and the return that it is about is read."""
    if code in HIDDEN:
        return any(what == HIDDEN[code] for _sheet, what, _number in made.hidden)
    if any(code in one.refused for one in made.returns):
        return True
    return any(code in one.codes for one in made.expected) and any(True for _ in returns(made, read))


def dropped(code: str) -> Change:
    def act(all_of_them: list[Record], found: Record) -> None:
        all_of_them[:] = [one for one in all_of_them if one["code"] != found["code"]]

    return findings(lambda one: one["code"] == code, act)


def renamed(code: str, other: str) -> Change:
    return findings(lambda one: one["code"] == code, lambda _all, found: found.update(code=other))


def moved(code: str) -> Change:
    return findings(lambda one: one["code"] == code, lambda _all, found: found.update(cell="ZZ99"))


def invented_finding(code: str, severity: str) -> Change:
    def change(made: Invented, read: Record) -> bool:
        for truth, _one in returns(made, read):
            row = next((row.row for row in truth.rows if not row.faults and not row.held and row.row), 0)
            place = {"sheet": truth.sheet, "cell": f"C{row}", "field": "", "found": ""}
            read["findings"].append({**place, "code": code, "severity": severity})
            return bool(row)
        return False

    return change


def wholly(read_again: Record, row: Record) -> None:
    read_again["rows"].append({**copy.deepcopy(row), "row": row["row"] + 500})


CHANGES: dict[str, Change] = {
    "an amount by one yuan": changed(lambda amount: amount + 1, "completed_ytd", "annual_plan"),
    "an amount by the money unit": changed(lambda amount: (amount or 7) * 10_000, "total_investment"),
    "an amount of the month": changed(lambda amount: amount + 1, "completed_month"),
    "an amount of earlier years": changed(lambda amount: amount + 1, "completed_before"),
    "a rate": changed(lambda _rate: "99.99", "stated_rate"),
    "a date": changed(lambda _day: "1999-01", "start", "finish"),
    "a span": changed(lambda _day: "1999", "span"),
    "a name": changed(lambda name: name + "二期", "project"),
    "a code": changed(lambda code: code[:-1] + "X", "code"),
    "a status": changed(lambda _status: "其他", "status"),
    "a text": changed(lambda text: text[:-1], "physical_progress", "scope"),
    "a unit of a row": changed(lambda unit: unit + "办公室", "unit"),
    "a level": changed(lambda _level: "国家级", "level"),
    "the column of a cell": changed(lambda cell: "A" + cell, "completed_ytd", "annual_plan", key="cell"),
    "the row of a cell": changed(lambda cell: cell + "0", "project", key="cell"),
    "an amount lost": changed(lambda _amount: None, "completed_ytd", "annual_plan"),
    "a text lost": changed(lambda _text: None, "physical_progress", "code"),
    "a carried value": a_carried_value,
    "the period": of_return("period", "1999-01"),
    "the period of a plan": of_return("period", "1999", form="plan"),
    "the unit": of_return("unit", "另一个镇"),
    "no unit": of_return("unit", None),
    "the form": of_return("form", "plan"),
    "a row less": of_row(lambda one, row: one["rows"].remove(row)),
    "a row that counts as a total": of_row(lambda _one, row: row.update({"class": "total"})),
    "a row too many": of_row(wholly),
    "extra values lost": without_extras,
    "a decoy taken for a field": a_decoy_is_taken,
    "a faulty cell taken": a_fault_is_taken,
    **{f"{code} is not said": dropped(code) for code in SAID},
    **{f"{code} is said as another": renamed(code, "G901") for code in SAID if code[0] in "ND"},
    **{f"{code} is said elsewhere": moved(code) for code in SAID if code[0] in "ND"},
    "a refusal that nothing calls for": invented_finding("L303", "error"),
    "a fault that nothing calls for": invented_finding("N103", "error"),
    "a doubt about a total that is right": invented_finding("T801", "warning"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_reading_that_is_changed_is_refused(name: str, passed: list[tuple[Invented, Record]]) -> None:
    tried = 0
    for made, read in passed:
        spoilt = copy.deepcopy(read)
        if CHANGES[name](made, spoilt):
            assert not is_clean(made, spoilt), f"{made.name}: {name}"
            tried += 1
            if tried == ENOUGH:
                return
    assert tried, "no reading has anything of the kind"


def test_most_readings_pass_as_they_are(passed: list[tuple[Invented, Record]]) -> None:
    assert len(passed) * 10 >= FILES * 9
