"""What the clerk sees of a mapping: each sample layout as it is printed, in both languages, at 80 columns."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from projledger.console.map_screen import show_map
from projledger.foundation.language import set_language
from projledger.workbook.cells import Sheet

LEVELS = """
2021年8月份重点项目进展情况表 | < | < | < | < | < | < | < | < | <
填报单位：云台镇 |  |  |  |  |  |  |  | 单位：万元 |
序号 | 项目名称 | 2021年计划投资 | 7月 | < | 8月 | < | 责任单位 | < | 备注
^ | ^ | ^ | 当月完成投资额 | 本年累计完成投资 | 当月完成投资额 | 本年累计完成投资 | 单位名称 | 电话 | ^
 | 合计（3个） | 13000 | 700 | 4000 | 900 | 4900 |  |  |
一 | 在建项目（2项） |  |  |  |  |  |  |  |
1 | 喜神至麻石公路改建工程 | 12000 | 600 | 3500 | 800 | 4300 | 交通运输局 | '0827-1 | 雨季
2 | ★云台镇中心小学 | 800 | 100 | 500 | 100 | 600 | 云台镇 |  |
二 | 未开工项目（1项） |  |  |  |  |  |  |  |
3 | 云台镇养老院 | 200 | —— | —— | —— | —— | 云台镇 |  |
注：本月完成数为快报数 |  |  |  |  |  |  |  |  |
填表人：经办人 |  |  | 审核人： |  |  |  |  |  |
"""
CARD = """
重点项目月报卡片（2021年6月） | < | < | <
项目名称 | 岳家生态肉牛全产业链一期 | 责任单位 | 岳家镇
总投资（万元） | 36000 | 2021年计划投资（万元） | 12000
本月完成投资（万元） | 1200 | 本年累计完成投资（万元） | 5500
形象进度 | 主体完工 | 存在问题 | 无
"""
PLAN = """
示例县2021年重点项目计划表 | < | < | < | < | < | <
序号 | 项目名称 | 建设内容及规模 | 建设起止年限 | 总投资（亿元） | 2021年计划投资（万元） | 牵头单位
一、市级（2项） |  |  |  | 4.1 | 14000 |
1 | 喜神至麻石公路改建工程 | 改建二级公路12公里，桥梁3座，隧道1座及附属工程 | 2020-2022 | 3.6 | 12000 | 交通运输局
2 | 云台镇生猪养殖场 | 年出栏2万头 | 2021-2021 | 0.5 | 2000 | 云台镇
二、县级（1项） |  |  |  | 0.08 | 600 |
3 | 云台镇中心小学 | 教学楼 | 2021- | 800万 | 600 | 云台镇
"""
UNKNOWN = """
工程 | 任务 | 做了多少
麻石公路 | 12000 | 5500
"""
SUMMARY = """
按领域汇总 | < | <
领域 | 项目个数 | 本年累计完成投资（万元）
交通 | 1 | 4300
民生 | 2 | 600
"""


LAYOUTS = ("months side by side, among other sheets", "a card", "a plan", "titles nobody knows", "errors")


def layouts() -> dict[str, tuple[Sheet, ...]]:
    from text_sheets import sheet

    hidden = replace(sheet(PLAN, "旧表"), hidden=True)
    others = (
        sheet(SUMMARY, "汇总"),
        sheet("本表于每月5日前报送 | ", "填表说明"),
        sheet("", "Sheet3"),
        hidden,
    )
    months = (sheet(LEVELS, "8月"), *others)
    errors = sheet(LEVELS.replace("4300", "#REF!").replace("单位：万元", ""), "8月")
    sheets = (months, (sheet(CARD, "卡片"),), (sheet(PLAN, "计划"),), (sheet(UNKNOWN, "表"),), (errors,))
    return dict(zip(LAYOUTS, sheets, strict=True))


@pytest.mark.parametrize(("language", "columns"), [("zh", 80), ("en", 80), ("zh", 120)])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_mapping(layout: str, language: str, columns: int, understood, snapshot: SnapshotAssertion) -> None:
    set_language(language)
    out = io.StringIO()
    show_map(
        Console(file=out, width=columns, highlight=False), understood(*layouts()[layout], name="报表.xlsx")
    )
    text = out.getvalue()
    assert [line for line in text.splitlines() if cell_len(line) > columns or line != line.rstrip()] == []
    assert text == snapshot


@pytest.mark.parametrize("layout", ["months side by side, among other sheets", "a plan"])
def test_a_narrow_console_loses_no_column(layout: str, understood) -> None:
    out = io.StringIO()
    show_map(Console(file=out, width=50, highlight=False), understood(*layouts()[layout]))
    assert max(cell_len(line) for line in out.getvalue().splitlines()) <= 50
    assert "completed_ytd" in out.getvalue() or "annual_plan" in out.getvalue()


def printed(understood) -> str:
    out = io.StringIO()
    show_map(Console(file=out, width=80, highlight=False), understood)
    return out.getvalue()


def test_rows_that_are_left_out_say_why(understood) -> None:
    from text_sheets import sheet

    rows = "云台镇2021年6月 | <\n项目名称 | 本年累计完成投资（万元） | 是否涉密 | 会商\n甲路 | 300 | |\n乙路 | 5 | 涉密 |\n | | | 略\n丙路 | 7 | |"
    out = io.StringIO()
    show_map(Console(file=out, width=80, highlight=False), understood(sheet(rows)))
    assert "row 4: marked 涉密, not read" in out.getvalue()
    assert "乙路" not in out.getvalue()


def test_a_console_of_gbk_gets_plain_rules_and_no_error(run, tmp_path: Path) -> None:
    (tmp_path / "云台镇6月.csv").write_text(
        "云台镇2021年6月\n项目名称,本年累计完成投资（万元）,🙂\n①某路①,300,ñ\n", encoding="utf-8"
    )
    done = run("map", "云台镇6月.csv", encoding="gbk")
    assert (done.returncode, done.stderr) == (0, "")
    assert "----" in done.stdout
    assert "─" not in done.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_of_two_columns_with_one_meaning_the_screen_says_what_to_type_for_each(
    language: str, understood
) -> None:
    set_language(language)
    from text_sheets import sheet

    twins = (
        "2021年6月月报（万元）\n项目名称|政府投资项目|<|PPP项目|<|本年累计完成投资\n^|总投资|入库|总投资|入库|^\n"
        "甲路|200|是|300|是|50\n"
    )
    text = printed(understood(sheet(twins), year=2021))
    assert "--set B=总投资\n" in text and "--set D=总投资\n" in text
    same = "2021年6月月报（万元）\n项目名称|本年累计完成投资|本年累计完成投资\n甲路|50|60\n"
    assert "--set B=" not in printed(understood(sheet(same), year=2021))
