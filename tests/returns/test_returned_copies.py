"""Marked-up copies: their names, their place, and the words of the marks."""

import re
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.codes import CODES
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.language import current_language, set_language
from projledger.returns.annotate import marks, returned_name, write_returned


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("云台镇6月.xlsx", "48-云台镇6月.xlsx"),
        ("收件/2021-06\\云台镇6月.xls", "48-云台镇6月.xls"),
        ('a<b>:"c"|d?.xlsx', "48-a_b___c__d_.xlsx"),
        ("CON.xlsx", "48-CON.xlsx"),
        ("报表 . .xlsx", "48-报表.xlsx"),
        (".xlsx", "48-xlsx"),
        ("无后缀", "48-无后缀"),
        ("...", "48-退回件"),
        ("镇" * 300 + ".xlsx", "48-" + "镇" * 50 + ".xlsx"),
    ],
)
def test_names_are_safe_on_windows(name: str, wanted: str) -> None:
    assert returned_name(48, name) == wanted


@given(st.integers(1, 99999), st.text(max_size=300))
def test_any_name_gives_one_short_windows_file_name(number: int, name: str) -> None:
    made = returned_name(number, name)
    assert made.startswith(f"{number}-")
    assert PureWindowsPath(made).name == made
    assert not set(made) & set('<>:"/\\|?*')
    assert not made.endswith((" ", "."))
    assert len(made.encode()) < 200


def test_a_copy_is_never_written_over(tmp_path: Path) -> None:
    paths = [write_returned(tmp_path, "2021-06", 48, "云台镇6月.xlsx", bytes([n])) for n in range(3)]
    assert [path.name for path in paths] == [
        "48-云台镇6月.xlsx",
        "48-云台镇6月-2.xlsx",
        "48-云台镇6月-3.xlsx",
    ]
    assert [path.read_bytes() for path in paths] == [b"\x00", b"\x01", b"\x02"]
    assert paths[0].parent == tmp_path / "2021-06"
    assert write_returned(tmp_path, "", 49, "b.xlsx", b"").parent.name == "未定期"


def test_marks_are_chinese_errors_first_and_leave_notes_out() -> None:
    set_language("en")
    try:
        found = marks(
            [
                Finding("N106", sheet="月报", cell=Cell(8, 6), found="1.00001"),
                Finding("L307", sheet="月报", cell=Cell(4, 9), found="栏"),
                Finding("N103", sheet="月报", cell=Cell(8, 6), found="约480万"),
                Finding("L301", sheet="", cell=None),
            ]
        )
        assert current_language() == "en"
    finally:
        set_language("en")
    assert [mark.text.split()[0] for mark in found] == ["N103", "L301", "N106"]
    assert (found[0].sheet, found[0].cell, found[0].error) == ("月报", Cell(8, 6), True)
    assert found[1].cell is None
    assert "约480万" in found[0].text


def test_what_goes_back_to_a_unit_holds_no_command_for_the_office() -> None:
    details = {"candidate": "喜麻公路改建", "key": "PC2021-001", "likeness": "92", "questions": "待核.xlsx"}
    for code in CODES:
        for mark in marks([Finding(code, "a.xlsx", "月报", Cell(5, 2), found="喜麻公路", details=details)]):
            assert not re.search("projledger|--[a-z]|待核.xlsx", mark.text), mark.text
    (mark,) = marks([Finding("P502", "a.xlsx", "月报", Cell(5, 2), found="喜麻公路", details=details)])
    assert mark.text.endswith("写年度计划中的名称“喜麻公路改建”，或说明是新项目。")
    (mark,) = marks([Finding("P501", "a.xlsx", "月报", Cell(5, 2), found="喜麻公路")])
    assert mark.text.endswith("写年度计划中的名称，或说明是新项目。")
