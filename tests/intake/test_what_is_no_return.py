"""Sheets that are no returns: what is said of them, and that none of their figures is read."""

import sys
from pathlib import Path

import pytest

from projledger.forms.titles import vocabulary
from projledger.intake.refused import no_return_found
from projledger.layout.find import workbook_tables
from projledger.workbook.cells import Workbook

sys.path.insert(0, str(Path(__file__).parent.parent / "layout"))

SHEETS = {
    "汇总表": """
地区(或类别)|未开工项目|<|<|完工项目|<|在建项目|<|<|<
^|数量(个)|计划总投资(亿元)|到上年底累计完成投资(亿元)|数量(个)|实际完成总投资(亿元)|数量(个)|计划总投资(亿元)|本年度投资计划(亿元)|本年度投资计划完成情况(亿元)
云台镇|1|2|3|4|5|6|7|8|9
""",
    "汇总表 ": """
项目类型|项目数|总投资|到2015年底止累计完成投资|2016年投资计划|2016本年度累计完成投资|已落实资金情况|2016年投资完成率(%)|时间进度差距(%)
正式项目|69|2791654|1100928|698579|338395|453724|48.44%%|-1.56%%
""",
    "排名表": """
排名|地区|项目总投资金额(亿元)|年度计划投资金额(亿元)|累计投资金额(亿元)|完成年度百分比(%)|本期新增投资(亿元)
1|云台镇|10|5|2|40|1
""",
    "资金到位表": """
资金到位汇总表|<|<|<|<|<|<|<|<|<
序号|项目名称|项目总投资|投资主体|资金来源|来源说明|至上年底累计资金到位|年度资金到位|年计划完成投资|年实际完成投资
1|甲项目|'54,583.00|国有|合 计||100|200|300|400
||||中央||100|200|300|400
""",
    "参建单位表": """
序号|项目名称|项目业主及负责人|单位类型|参建单位名称|资质等级|承担合同段名称|合同金额(万元)|合同开始时间|合同结束时间|项目经理(总监/设总)|联系电话|参建单位总部地址|邮编|参建单位现场地址|邮编
1|甲项目|甲公司|施工|乙公司|一级|A标|100|2021-01|2021-06|某|1|某地|2|某地|3
""",
    "问题清单": """
年份|月份|存在的问题|责任单位或责任人|解决时限|解决情况
2021|6|征地|云台镇|7月底|正在解决
""",
    "储备项目表": """
储备批次|储备状态|入库时间|储备阶段|投资方式|所属行业|拟建设地点|匡算总投资|建设必要性|拟建设内容|目前工作进度
一|在库|2021-01|谋划|政府|交通|云台镇|100|必要|道路|前期
""",
}  # fmt: skip


@pytest.fixture(scope="module")
def said():
    from text_sheets import sheet

    words = vocabulary(is_unit=frozenset(["云台镇"]).__contains__)

    def run(text: str, name: str = "Sheet1"):
        workbook = Workbook("xlsx", (sheet(text, name),))
        assert [table for _sheet, table in workbook_tables(workbook, words)] == []
        return no_return_found(workbook, "表.xlsx", words)

    return run


@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_of_another_kind_is_called_by_its_name(kind, said):
    (finding,) = said(SHEETS[kind])
    assert (finding.code, finding.sheet, finding.found) == ("L313", "Sheet1", kind.strip())
    assert finding.cell is not None


def test_the_titles_that_are_known_are_named(said):
    (finding,) = said("序号|项目名称|天气|温度\n1|甲项目|晴|20")
    assert (finding.code, finding.details["known"]) == ("L301", "项目名称")
    (finding,) = said("甲|乙\n1|2")
    assert (finding.code, finding.details["known"]) == ("L301", "——")


def test_a_card_that_lacks_its_figures_is_told_which_form_to_use(said):
    (finding,) = said(
        "在建项目台账|<|<\n项目名称|甲项目|\n业主单位|甲公司|\n建设地点|云台镇|\n形象进度|基础|\n存在问题|无|",
        "甲项目",
    )
    assert (finding.code, finding.found) == ("L314", "甲项目")
    assert "project a row" in finding.remedy


def test_a_ledger_of_preliminary_work_is_no_return(said):
    (finding,) = said("""
项目前期工作台账|<|<|<|<|<|<
项目名称|甲项目||业主单位|甲公司||
项目主要建设目标|厂房||项目预估总投资（亿元）|1.2||
项目前期工作主要工作节点|项目申请报告书|项目可研性研究|项目初设预审、概算|规划选址论证|项目环境评价|用地、用林、用海预审
完成时限|2021-03|2021-04|2021-05|2021-06|2021-07|2021-08
完成进度|已完成|已完成||||
责任单位|云台镇|<|<|<|<|<
""")
    assert finding.code in {"L313", "L314"}
