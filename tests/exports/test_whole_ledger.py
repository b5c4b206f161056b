"""The export of a real ledger: every year, every plan field, every recorded fact."""

import io
import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from ledger_facts import clerk, everything, issue, new_book, plan, plan_row, report, ruling, undo, withdraw
from ledger_facts import entry as row

from projledger.api import answers
from projledger.exports.ledger_contents import LedgerContents, contents_of
from projledger.exports.ledger_export import ledger_csv, ledger_json, ledger_xlsx
from projledger.exports.ledger_tables import ledger_tables
from projledger.exports.received_tables import FACTS, KINDS
from projledger.forms.field import Kind
from projledger.forms.plan import FORM as PLAN
from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.ledger.book import Book
from projledger.ledger.schema import fact_tables

EVERY_FIELD = {
    Kind.MONEY: 1_230_001,
    Kind.AREA: 2550,
    Kind.FLAG: 1,
    Kind.PERCENT: "12.5",
    Kind.DATE: "2021-05",
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    made = new_book(tmp_path)
    given = {
        spec.name: EVERY_FIELD.get(spec.kind, f"{spec.title}之值")
        for spec in PLAN.fields
        if spec.name != "lists"
    }
    steps = (
        plan(plan_row(1, **{**given, "level": "县级", "place": "云台镇东村"})),
        plan(plan_row(1, annual_plan=2_000_000), year=2022),
        report("2021-06", row(7, 1, project="项目1", completed_ytd=480_000)),
        report("2021-06", row(7, 1, project="项目1", completed_ytd=500_000)),
        report("2022-01", row(7, 1, project="项目1", completed_ytd=90_000)),
        report("2021-07", row(9, None, Verdict.HELD, project="=1+1")),
        everything(made),
        clerk("2021-08", 1, completed_ytd=600_000),
    )
    for step in steps:
        made.post([step])
    made.post([ruling(1, 1)])
    made.post([undo(made.head - 1)])
    made.post([issue(made)])
    made.post([withdraw(made.head)])
    return made


@pytest.fixture
def contents(book: Book) -> LedgerContents:
    return contents_of(book.view())


def test_every_field_of_the_plan_is_exported_as_the_record_has_it(book: Book) -> None:
    (record,) = book.view(1).projects(Month(2021, 12))
    (table,) = (item for item in ledger_tables(contents_of(book.view(1))) if item.name == "年度计划")
    (shown,) = table.rows
    stated = 0
    for spec in PLAN.fields:
        value = record.values.get(spec.name)
        stated += value is not None
        if value is not None and spec.kind is Kind.MONEY:
            value = Decimal(value) / 10_000
        elif value is not None and spec.kind is Kind.AREA:
            value = Decimal(value) / 100
        elif isinstance(value, (tuple, list)):
            value = "、".join(value)
        elif value is not None and not isinstance(value, bool):
            value = str(value)
        assert shown[spec.name] == value, spec.name
    assert stated > 20
    assert shown["place"] == "云台镇东村"


def test_no_table_has_two_columns_of_one_key_or_title(contents: LedgerContents) -> None:
    for table in ledger_tables(contents):
        for said in ([column.key for column in table.columns], [column.title for column in table.columns]):
            assert len(said) == len(set(said)), table.name


def test_all_years_with_a_plan_are_exported_unless_one_is_asked(book: Book) -> None:
    whole, later = json.loads(ledger_json(contents_of(book.view()))), contents_of(book.view(), 2022)
    assert whole["years"] == [2021, 2022]
    assert {item["year"] for item in whole["plan"]} == {2021, 2022}
    assert {item["month"] for item in whole["figures"]} == {"2021-06", "2022-01"}
    assert {item["month"] for item in json.loads(ledger_json(later))["figures"]} == {"2022-01"}
    titles = ledger_csv(later)["年度计划.csv"].splitlines()
    assert len(titles) == 2
    assert titles[1].startswith("2022,")


def test_every_fact_of_the_ledger_is_in_the_export(book: Book) -> None:
    view = book.view()
    facts = json.loads(ledger_json(contents_of(view)))["facts"]
    assert list(facts) == [table.name for table in fact_tables()]
    for name, columns, rows in view.tables():
        assert [tuple(row[column] for column in columns) for row in facts[name]] == rows
        assert rows, name
    raw = [json.loads(row["extra"]) for row in facts["entry_report"]]
    assert {"b": "2"} in raw
    assert {480_000, 500_000, 600_000} <= {row["completed_ytd"] for row in facts["entry_report"]}


def test_every_kind_of_submission_has_a_chinese_name() -> None:
    assert KINDS.keys() == answers.KINDS.keys()


def test_facts_are_sheets_and_files_of_their_own_and_texts_stay_texts(contents: LedgerContents) -> None:
    book = openpyxl.load_workbook(io.BytesIO(ledger_xlsx(contents)))
    files = ledger_csv(contents)
    assert [name for name in book.sheetnames if name in FACTS.values()] == list(FACTS.values())
    assert set(FACTS) == {table.name for table in fact_tables()}
    for facts in contents.facts:
        sheet = book[FACTS[facts.name]]
        assert [cell.value for cell in sheet[1]] == list(facts.columns)
        assert sheet.max_row == 1 + len(facts.rows)
        assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
        assert f"{FACTS[facts.name]}.csv" in files
    assert "=1+1" in {cell.value for line in book["月报录入"].iter_rows() for cell in line}
    assert "'=1+1" in files["月报录入.csv"]


def test_units_targets_are_exported_by_month_with_their_cells(contents: LedgerContents) -> None:
    (table,) = (item for item in ledger_tables(contents) if item.name == "时序目标")
    assert [
        tuple(row[key] for key in ("unit", "month", "amount", "percent", "source_cell")) for row in table.rows
    ] == [
        ("云台镇", "2021-03", Decimal(40), None, "目标!B3"),
        ("云台镇", "2021-06", None, Decimal(50), "目标!C3"),
    ]
