"""Workbooks of several sheets, copies among them, and what is hidden in them."""

import io
from collections.abc import Sequence

from openpyxl import Workbook, load_workbook
from small_office import Office, codes, only

from projledger.foundation.period import Month

FARM, SCHOOL, PLANT = "云台镇生猪养殖场", "云台镇中心小学", "白衣镇污水处理厂"
HEAD = ["序号", "项目名称", "本年累计完成投资（万元）", "形象进度"]
Rows = Sequence[Sequence[object]]


def sheet(title: str, *rows: tuple[str, object]) -> list[list[object]]:
    return [[title], HEAD, *([number, name, figure, "施工"] for number, (name, figure) in enumerate(rows, 1))]


def workbook(sheets: dict[str, Rows], hidden_rows: tuple[int, ...] = (), hidden_column: str = "") -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        made = book.create_sheet(name)
        for row in rows:
            made.append(list(row))
        for number in hidden_rows:
            made.row_dimensions[number].hidden = True
        if hidden_column:
            made.column_dimensions[hidden_column].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


JUNE = sheet("云台镇2021年6月重点项目月报", (FARM, 900), (SCHOOL, 300))


def test_a_copied_sheet_is_named_and_not_read_again(office: Office) -> None:
    file = only(office.take({"云台镇.xlsx": workbook({"月报": JUNE, "月报 (2)": JUNE})}))
    assert (file.verdict, codes(file), len(file.returns)) == ("entered", ["L317"], 1)
    assert (file.findings[0].sheet, file.findings[0].details) == ("月报 (2)", {"expected": "月报"})
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}


def test_a_copy_in_which_a_figure_was_changed_is_asked_about(office: Office) -> None:
    changed = sheet("云台镇2021年6月重点项目月报", (FARM, 950), (SCHOOL, 300))
    file = only(office.take({"云台镇.xlsx": workbook({"月报": JUNE, "月报 (2)": changed})}))
    assert codes(file) == ["P503"]
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}


def test_a_sheet_a_month_with_unchanged_figures_is_no_copy(office: Office) -> None:
    file = only(office.take({"云台镇2021年.xlsx": workbook({"5月": JUNE[1:], "6月": JUNE[1:]})}))
    assert "L317" not in codes(file)
    assert sorted(item.period or "" for item in file.returns) == ["2021-05", "2021-06"]


def test_a_sheet_a_unit_a_summary_and_instructions_in_one_workbook(office: Office) -> None:
    summary = [
        ["重点项目汇总表"],
        ["责任单位", "项目个数", "本年累计完成投资（万元）"],
        ["云台镇", 2, 1200],
        ["白衣镇", 1, 70],
    ]
    sheets: dict[str, Rows] = {
        "填表说明": [["一、每月5日前报送。"], ["二、金额单位为万元。"]],
        "汇总": summary,
        "云台镇": JUNE[1:],
        "白衣镇": sheet("", (PLANT, 70))[1:],
        "Sheet4": [],
    }
    file = only(office.take({"2021年6月.xlsx": workbook(sheets)}))
    assert (file.verdict, codes(file)) == ("entered", [])
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300, ("PC-04", 6): 70}


def test_hidden_rows_and_columns_are_read_and_named(office: Office) -> None:
    file = only(office.take({"云台镇.xlsx": workbook({"月报": JUNE}, hidden_rows=(4,), hidden_column="C")}))
    assert file.verdict == "entered"
    assert [(one.code, str(one.cell), one.found) for one in file.findings] == [
        ("L315", "A4", "4"),
        ("L316", "C2", "C 本年累计完成投资（万元）"),
    ]
    assert file.findings[0].details == {"count": "1", "names": SCHOOL}
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}


def test_a_hidden_sheet_is_named_with_the_projects_in_it(office: Office) -> None:
    book = load_workbook(io.BytesIO(workbook({"月报": JUNE, "旧": sheet("云台镇5月", (FARM, 1))})))
    book["旧"].sheet_state = "veryHidden"
    stream = io.BytesIO()
    book.save(stream)
    (finding,) = only(office.take({"云台镇6月.xlsx": stream.getvalue()})).findings
    assert (finding.code, finding.found, finding.details) == ("L310", "旧", {"count": "1", "names": FARM})


def test_a_hidden_column_of_start_and_finish_in_one_cell_is_named(office: Office) -> None:
    rows = [[*row, "建设起止年限" if at == 1 else "2021-2023"] for at, row in enumerate(JUNE)]
    file = only(office.take({"云台镇.xlsx": workbook({"月报": rows}, hidden_column="E")}))
    assert [one.found for one in file.findings if one.code == "L316"] == ["E 建设起止年限"]


def test_hidden_columns_of_no_field_and_hidden_rows_without_projects_are_nothing_to_tell(
    office: Office,
) -> None:
    rows = [[*row, *(["某某"] if row[0] == 1 else [])] for row in JUNE]
    file = only(office.take({"云台镇.xlsx": workbook({"月报": rows}, hidden_rows=(1,), hidden_column="E")}))
    assert codes(file) == []


def test_a_further_table_of_a_sheet_is_for_the_month_and_unit_that_its_first_lines_name(
    office: Office,
) -> None:
    rows = [
        ["2021年6月重点项目月报"],
        ["填报单位：云台镇"],
        ["一、县级重点项目"],
        HEAD,
        [1, FARM, 900, "施工"],
        ["合计", "", 900],
        ["其他项目进展情况"],
        [*HEAD, "备注"],
        [1, SCHOOL, 300, "施工"],
    ]
    file = only(office.take({"x.xlsx": workbook({"Sheet1": rows})}))
    assert (file.verdict, codes(file)) == ("entered", [])
    assert [(one.unit, one.period) for one in file.returns] == [("云台镇人民政府", "2021-06")] * 2
    assert len(office.view.figures(2021, Month(2021, 6))) == 2


def test_cards_of_different_projects_are_no_copies_of_one_another(office: Office) -> None:
    def card(name: str, figure: int) -> Rows:
        return [
            ["2021年6月项目进展表"],
            ["项目名称", name],
            ["项目性质", "新建"],
            ["总投资（万元）", 5000],
            ["本年累计完成投资（万元）", figure],
            ["形象进度", "施工"],
        ]

    file = only(office.take({"云台镇.xlsx": workbook({"1": card(FARM, 900), "2": card(SCHOOL, 300)})}))
    assert "L317" not in codes(file)
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}


def test_a_table_without_names_beside_one_with_names_is_told_of(office: Office) -> None:
    nameless = [["序号", "建设内容", "本年累计完成投资（万元）"], [1, "零星工程", 80]]
    sheets: dict[str, Rows] = {"月报": [*JUNE, [], ["补充"], *nameless], "补充": nameless}
    file = only(office.take({"云台镇.xlsx": workbook(sheets)}))
    assert (file.verdict, codes(file)) == ("entered", ["L330", "L330"])
    assert [(item.sheet, str(item.cell)) for item in file.findings] == [("月报", "B7"), ("补充", "B1")]
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}
