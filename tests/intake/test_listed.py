"""A written list of projects: where its names stand, and what each line means."""

from datetime import date
from decimal import Decimal

from projledger.checks.known import Known, KnownProject
from projledger.foundation.text import normal_code, normal_name
from projledger.intake.listed import lines_of_text, lines_of_workbook, meant
from projledger.workbook.cells import BLANK, CellKind, CellValue, Sheet, Workbook

NAMES = {1: ("PC-01", "喜神至麻石公路"), 2: ("PC-02", "县城第二水厂"), 3: ("PC-03", "云台镇污水处理厂")}
KNOWN = Known(
    year=2021,
    received_on=date(2021, 7, 1),
    projects={
        key: KnownProject(key, code, code, name, "甲", "甲", None, None, None)
        for key, (code, name) in NAMES.items()
    },
    project_names={normal_name(name): (key,) for key, (_code, name) in NAMES.items()},
    project_codes={normal_code(code): key for key, (code, _name) in NAMES.items()},
)


def book(*rows: tuple[object, ...], hidden: bool = False) -> Workbook:
    def cell(value: object) -> CellValue:
        if value is None:
            return BLANK
        return (
            CellValue(CellKind.NUMBER, Decimal(value))
            if isinstance(value, int)
            else CellValue(CellKind.TEXT, str(value))
        )

    return Workbook("xlsx", (Sheet("议程", tuple(tuple(map(cell, row)) for row in rows), hidden=hidden),))


def found(*rows: tuple[object, ...]) -> list[tuple[int, int | None]]:
    lines = lines_of_workbook(book(*rows), KNOWN)
    return [(one.line.row, one.project.id if one.project else None) for one in meant(KNOWN, lines)]


def test_under_a_header_the_columns_of_code_and_name_count_and_totals_are_no_projects() -> None:
    rows = (
        ("下午会议研究项目",),
        ("序号", "项目代码", "项目名称"),
        (1, "PC-02", "二水厂"),
        (2, None, "喜神—麻石公路"),
        ("合计", None, "合计"),
    )
    assert found(*rows) == [(3, 2), (4, 1)]


def test_without_a_header_the_cell_that_is_known_counts_wherever_it_stands() -> None:
    assert found((1, "交通局", "喜神至麻石公路"), ("PC-03", "随便什么")) == [(1, 1), (2, 3)]


def test_what_is_not_known_for_certain_is_named_with_the_nearest_and_never_taken() -> None:
    (line,) = meant(KNOWN, lines_of_workbook(book(("项目名称",), ("云台镇污水处理",)), KNOWN))
    assert line.project is None
    assert line.near == ("云台镇污水处理厂",)
    (line,) = meant(KNOWN, lines_of_workbook(book(("项目名称",), ("完全不同的事",)), KNOWN))
    assert (line.project, line.near) == (None, ())


def test_hidden_sheets_do_not_count() -> None:
    assert lines_of_workbook(book(("项目名称",), ("县城第二水厂",), hidden=True), KNOWN) == []


def test_lines_of_text_lose_their_numbering_and_keep_their_place() -> None:
    lines = lines_of_text("1、县城第二水厂\n\n（2）PC-03\n")
    assert [(line.row, line.name) for line in lines] == [(1, "县城第二水厂"), (3, "PC-03")]
    assert [one.project and one.project.id for one in meant(KNOWN, lines)] == [2, 3]
