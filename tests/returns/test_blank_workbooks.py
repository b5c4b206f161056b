"""The blank workbooks: they ship as the code makes them, and are read back with every field known."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from projledger.forms.field import Form
from projledger.forms.register import FORMS
from projledger.forms.titles import known_titles
from projledger.layout.find import tables
from projledger.layout.vocabulary import Vocabulary
from projledger.returns.blank import blank_workbook
from projledger.returns.columns import columns_of
from projledger.returns.frame import FIRST_ROW
from projledger.returns.instructions import SHEET as INSTRUCTIONS
from projledger.returns.shipped_blanks import shipped_blanks
from projledger.workbook.reader import Reader

TEMPLATES = Path(__file__).parents[2] / "templates"
BY_NAME = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", shipped_blanks())
def test_the_shipped_blank_is_what_the_forms_definition_makes(name: str) -> None:
    made = shipped_blanks()[name]
    # Compressed bytes may differ between versions of zlib; what they hold may not.
    assert members((TEMPLATES / name).read_bytes()) == members(made), (
        f"run: python -m projledger.returns.shipped_blanks {TEMPLATES}"
    )


@BY_NAME
def test_the_same_bytes_every_time(form: Form) -> None:
    assert blank_workbook(form) == blank_workbook(form)


@BY_NAME
def test_every_field_filled_with_its_example_is_found_again(form: Form) -> None:
    columns = columns_of(form)
    book = openpyxl.load_workbook(io.BytesIO(blank_workbook(form)))
    sheet = book.worksheets[0]
    filled = {}
    for column in columns:
        if column.spec is not None and column.spec.example:
            sheet.cell(FIRST_ROW, column.number).value = filled[column.field] = column.spec.example
    out = io.BytesIO()
    book.save(out)
    with Reader() as reader:
        workbook = reader.read(out.getvalue(), "表.xlsx").workbook
    assert workbook is not None
    assert workbook.stamp["form"] == form.name
    vocabulary = Vocabulary([title for title in known_titles() if title.form == form.name])
    found = [table for sheet in workbook.sheets for table in tables(sheet, vocabulary)]
    assert [table.form for table in found] == [form.name]
    row = next(row for row in found[0].rows if row.row == FIRST_ROW)
    values = {
        c.field: row.values[c.number].text for c in found[0].columns if c.field and c.number in row.values
    }
    assert {field: values.get(field) for field in filled} == filled
    money = [column for column in found[0].columns if column.money is not None]
    assert {column.money.unit for column in money if column.money} <= {"万元"}
    assert len(money) >= sum(spec.unit == "万元" for spec in form.fields if spec.asked and spec.offered)


@BY_NAME
def test_the_instructions_name_every_column_and_every_required_one(form: Form) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(blank_workbook(form)))[INSTRUCTIONS]
    rows = {str(row[0].value): row for row in sheet.iter_rows(max_col=4) if row[1].value != "必填"}
    for column in columns_of(form):
        if column.spec is None:
            continue
        name = f"{column.title}（{column.unit}）" if column.unit else column.title
        assert rows[name][2].value, name
        assert (rows[name][1].value == "是") is column.spec.required, name


def test_the_report_is_protected_the_offices_own_registers_are_not() -> None:
    protected = {
        name: openpyxl.load_workbook(io.BytesIO(blank_workbook(form))).worksheets[0].protection.sheet
        for name, form in FORMS.items()
    }
    assert protected == {"units": False, "plan": False, "targets": False, "report": True}
