"""Commands and file names on a screen stand whole, so that they can be copied; words are broken."""

import io

import pytest
from rich.console import Console

from projledger.console.findings_screen import show_findings
from projledger.console.terminal import say, say_files
from projledger.foundation.findings import Cell, Finding

ALIAS = Finding(
    "P502",
    "月报.xlsx",
    "月报",
    Cell(6, 2),
    "project",
    "云台镇 场镇外环路（一期）",
    {"candidate": "云台镇场镇外环路工程", "likeness": "95", "key": "PC2021-093", "questions": "待核对.xlsx"},
)


def shown(action, width: int) -> list[str]:
    out = io.StringIO()
    action(Console(file=out, width=width, highlight=False))
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_command_of_a_finding_stands_whole_on_a_line_of_its_own(width: int) -> None:
    lines = shown(lambda console: show_findings(console, [ALIAS]), width)
    assert [line.strip() for line in lines if "projledger" in line] == [
        'projledger alias "云台镇 场镇外环路（一期）" PC2021-093'
    ]


def test_a_command_at_the_end_of_a_line_is_not_broken() -> None:
    command = "projledger import returned/待核对2026-11-24.xlsx"
    assert shown(lambda console: say(console, f"选好后运行：{command}"), 40) == [
        "选好后运行：",
        f"  {command}",
    ]
    assert shown(lambda console: say(console, f"选好后运行：{command}"), 80) == [f"选好后运行：{command}"]


def test_files_that_do_not_fit_on_one_line_have_lines_of_their_own() -> None:
    files = ["returned/2021-06/7-石岭镇6月.xlsx", "returned/2021-06/21-松坪镇重点项目统计表6月.xlsx"]
    lines = shown(lambda console: say_files(console, "退回件：", files), 80)
    assert lines == ["退回件：", *(f"  {file}" for file in files)]
    assert len(shown(lambda console: say_files(console, "退回件：", files), 120)) == 1
