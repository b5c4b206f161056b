"""``map``: each row with its class, values, extra values and the cells that they were read from."""

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from projledger.api.mapping import map_bytes, map_file, record
from projledger.foundation.errors import UsageError
from projledger.intake.understanding_record import (
    ColumnRecord,
    MapRecord,
    ReturnRecord,
    RowRecord,
    SheetRecord,
)
from projledger.workbook.reader import Reader

REPORT = """2021年6月重点项目月报表,,,,,,
填报单位：云台镇,,,单位：万元,填报日期：2021年7月3日,,
序号,项目名称,年度计划投资,本年累计完成投资,占年度计划(%),联系电话,
,合计（3个）,13000,5500,42.31,,
,一、在建（2项）,,,,,
1,★喜神至麻石公路改建工程,12000,5500,45.83,13900000000,已会商
2,云台镇中心小学,800,约480万,60.0%,——,
,二、未开工（1项）,,,,,
3,云台镇养老院,200,——,,,
注：累计数为形象进度,,,,,,
填表人：张某,,,,,,
"""


SHAPES = (MapRecord, SheetRecord, ReturnRecord, ColumnRecord, RowRecord)
DOCUMENTED = Path(__file__).resolve().parents[2] / "docs" / "json.md"


@pytest.fixture(scope="module")
def reader():
    with Reader() as reader:
        yield reader


def mapped(text: str, reader: Reader, name: str = "月报.csv", **options):
    return record(map_bytes(text.encode(), name, reader=reader, **options))


def the_return(said):
    (sheet,) = said["sheets"]
    (back,) = sheet["returns"]
    return back


def test_the_json_of_a_file(reader: Reader, snapshot: SnapshotAssertion) -> None:
    said = mapped(REPORT, reader)
    assert json.dumps(said, ensure_ascii=False, indent=1) == snapshot


def test_every_part_of_the_json_has_the_keys_that_are_documented(reader: Reader) -> None:
    documented = DOCUMENTED.read_text(encoding="utf-8")
    said = mapped(REPORT, reader)
    back = the_return(said)
    parts = [said, said["sheets"][0], back, back["columns"][0], back["rows"][2]]
    for part, shape in zip(parts, SHAPES, strict=True):
        assert tuple(part) == tuple(shape.__annotations__)
        assert all(key in documented for key in part)


def test_each_row_has_its_class(reader: Reader) -> None:
    back = the_return(mapped(REPORT, reader))
    assert [(row["row"], row["class"], row["label"], row["declared"]) for row in back["rows"]] == [
        (4, "total", "合计(3个)", 3),
        (5, "category", "一、在建(2项)", 2),
        (6, "project", "喜神至麻石公路改建工程", None),
        (7, "project", "云台镇中心小学", None),
        (8, "category", "二、未开工(1项)", 1),
        (9, "project", "云台镇养老院", None),
        (10, "note", "注:累计数为形象进度", None),
        (11, "signature", "填表人:张某", None),
    ]


def test_amounts_are_yuan_with_their_text_and_cell(reader: Reader) -> None:
    rows = {row["row"]: row for row in the_return(mapped(REPORT, reader))["rows"]}
    assert rows[6]["values"]["completed_ytd"] == {"value": 55_000_000, "raw": "5500", "cell": "D6"}
    assert rows[6]["values"]["stated_rate"] == {"value": "45.83", "raw": "45.83", "cell": "E6"}
    assert rows[4]["values"]["annual_plan"] == {"value": 130_000_000, "raw": "13000", "cell": "C4"}
    assert rows[9]["values"]["completed_ytd"] == {"value": None, "raw": "——", "cell": "D9"}


def test_a_value_of_a_category_bears_the_category_s_cell(reader: Reader) -> None:
    rows = {row["row"]: row for row in the_return(mapped(REPORT, reader))["rows"]}
    assert rows[7]["values"]["status"] == {"value": "在建", "raw": "在建", "cell": "B5"}


def test_columns_of_no_field_are_kept_with_their_cells_also_those_without_a_title(reader: Reader) -> None:
    back = the_return(mapped(REPORT, reader))
    rows = {row["row"]: row for row in back["rows"]}
    assert rows[6]["extra"] == {
        "联系电话": {"raw": "13900000000", "cell": "F6"},
        "（G列）": {"raw": "已会商", "cell": "G6"},
        "标记": {"raw": "★", "cell": "B6"},
    }
    assert [(column["column"], column["field"], column["left_out"]) for column in back["columns"]] == [
        ("A", None, "serial"),
        ("B", "project", None),
        ("C", "annual_plan", None),
        ("D", "completed_ytd", None),
        ("E", "stated_rate", None),
        ("F", None, "L307"),
        ("G", None, None),
    ]


def test_a_faulty_cell_has_no_value_and_its_finding_says_why(reader: Reader) -> None:
    said = mapped(REPORT.replace("约480万", "见附件"), reader)
    rows = {row["row"]: row for row in the_return(said)["rows"]}
    assert rows[7]["values"]["completed_ytd"] == {"value": None, "raw": "见附件", "cell": "D7"}
    assert ("N103", "D7") in [(finding["code"], finding["cell"]) for finding in said["findings"]]


def test_where_unit_period_and_money_unit_were_read(reader: Reader) -> None:
    back = the_return(mapped(REPORT, reader))
    assert (back["unit"], back["unit_source"]) == ("云台镇", {"source": "label", "cell": "A2"})
    assert (back["period"], back["period_source"]) == ("2021-06", {"source": "title", "cell": "A1"})
    assert back["money_unit"] == {"value": "万元", "source": "line", "cell": "D2"}
    assert (back["header_rows"], back["return_date"]) == ([3], "2021-07-03")


def test_a_year_that_nothing_states_is_not_guessed_outside_a_workspace(reader: Reader) -> None:
    said = mapped(REPORT.replace("2021年", ""), reader)
    assert the_return(said)["period"] is None
    assert "L305" in [finding["code"] for finding in said["findings"]]


def test_a_file_that_is_not_understood_is_no_failure(reader: Reader) -> None:
    said = mapped("甲,乙\n1,2\n", reader)
    assert [(sheet["ignored"], sheet["returns"]) for sheet in said["sheets"]] == [("no-table", [])]
    assert [finding["code"] for finding in said["findings"]] == ["L301"]


def test_a_folder_is_answered_with_the_files_in_it(tmp_path: Path) -> None:
    (tmp_path / "月报.csv").write_text(REPORT, encoding="utf-8")
    with pytest.raises(UsageError, match="月报"):
        map_file(tmp_path)


def test_the_command_gives_the_same_outside_a_workspace(run, tmp_path: Path, reader: Reader) -> None:
    file = tmp_path / "月报.csv"
    file.write_text(REPORT.replace("约480万", "480"), encoding="utf-8")
    done = run("map", str(file), "--format", "json", language="en")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == record(map_file(file, reader=reader))
