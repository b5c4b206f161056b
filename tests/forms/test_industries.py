"""Sector (领域) and industry (行业): two columns of a plan, and the codes of GB/T 4754."""

import pytest

from projledger.forms.industries import SECTIONS, industry_name
from projledger.forms.titles import vocabulary


@pytest.mark.parametrize(
    ("title", "field"),
    [
        *((title, "sector") for title in ("领域", "项目领域", "所属领域", "行业领域", "行业/领域", "产业类别")),
        *((title, "industry") for title in ("行业", "所属行业", "行业类别", "项目所属行业", "国民经济行业分类", "行业代码")),
    ],
)  # fmt: skip
def test_a_title_that_says_lingyu_is_the_sector_and_one_that_says_only_hangye_the_industry(title, field):
    claims = vocabulary().claims((title,))
    assert {(claim.form, claim.field) for claim in claims} == {("plan", field), ("report", field)}


@pytest.mark.parametrize("title", ["行业主管部门", "行业主管部门意见", "行业排名", "行业类别一级分类"])
def test_what_only_speaks_of_an_industry_is_not_the_projects(title):
    assert not vocabulary().claims((title,))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("食品制造业", "食品制造业"),
        ("C", "制造业"),
        ("c", "制造业"),
        ("C 制造业", "制造业"),
        ("C制造业", "制造业"),
        ("C39 计算机、通信和其他电子设备制造业", "计算机、通信和其他电子设备制造业"),
        ("7810-市政设施管理业", "市政设施管理业"),
        ("7810", "水利、环境和公共设施管理业"),
        ("N7810", "水利、环境和公共设施管理业"),
        ("05", "农、林、牧、渔业"),
        ("06", "采矿业"),
        ("97", "国际组织"),
        ("A011", "农、林、牧、渔业"),
        ("411", "411"),  # a group of manufacturing, or 0411, fishing, whose 0 a spreadsheet dropped
        ("C7810", "C7810"),  # 78 is no manufacturing
        ("98", "98"),
        ("00", "00"),
        ("5G基站", "5G基站"),
        ("LNG储运", "LNG储运"),
        ("E", "建筑业"),
    ],
)
def test_a_code_alone_is_its_section_and_words_stand_without_their_code(written, name):
    assert industry_name(written) == name


def test_the_standard_has_twenty_sections():
    assert len(SECTIONS) == len(set(SECTIONS)) == 20
