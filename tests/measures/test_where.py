"""The language of ``--where``: what it reads, what it holds of, and how it refuses."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_records import WAN, YI, project

from projledger.foundation.errors import UnknownName, UsageError
from projledger.ledger.records import ListPlan
from projledger.measures.where import Where
from projledger.measures.where.condition import Facts
from projledger.measures.where.fields import fields, is_field
from projledger.measures.where.tokens import tokens

FACTS = (
    Facts(
        replace(
            project(1, 900 * WAN, level="市级", listed=True, total_investment=YI, planned_start="2021-06", place="喜神镇", unit="云台镇",
                    sector="产业", industry="食品制造", name="喜神至麻石公路", aliases=("喜麻公路",), lists=(ListPlan("市级重点", None), ListPlan("专项债券", None))),
            values={"county_leader": "常务副县长", "milestone": None},
        ),
        {"completion_rate": Decimal("45.00"), "schedule_gap": Decimal("-5.00"), "light": "yellow", "completed_ytd": 405 * WAN, "status": "在建",
         "not_reported": True},
        {"problem": "征地拆迁", "land_lacking": 2550},
    ),
    Facts(
        replace(
            project(2, None, level="县级", total_investment=YI - 1, planned_start="2021", unit="水利局", sector=None, name="县城二水厂"),
            values={"county_leader": None},
        ),
        {"completion_rate": None, "schedule_gap": None, "light": None, "completed_ytd": 0, "status": None, "not_reported": False},
        {},
    ),
)  # fmt: skip


def chosen(text: str) -> list[int]:
    units = {
        "云台镇": "云台镇",
        "云台": "云台镇",
        "水利局": "水利局",
        "县水利局": "水利局",
        "邱家镇": "邱家镇",
    }
    return [one.id for one in Where.parse(text, 2021).chosen(FACTS, units)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("level=市级 and total_investment>=1亿", [1]),
        ("级别=市级且总投资>=1亿元", [1]),  # Chinese without blanks
        ("项目级别 ＝ 县级 或 （总投资 ≥ 10000万元 且 挂牌）", [1, 2]),
        ("总投资<1亿", [2]),
        ("总投资 != 1亿", [2]),
        ("level>=县级", [1, 2]),
        ("level>县级", [1]),
        ("level in (省级, 市重点)", [1]),
        ("level not in (省级, 市级)", [2]),
        ("listed", [1]),
        ("非挂牌", [2]),
        ("不挂牌 or 完成率<50%", [1, 2]),
        ("not (listed and level=市级)", [2]),
        ("rate>=45%", [1]),
        ("gap<-4.99", [1]),
        ("gap<=-5个百分点 且 亮灯=黄", [1]),
        ("light in (yellow, 红)", [1]),
        ("状态=在建", [1]),
        ("status=空", [2]),
        ("sector != 产业", [2]),  # what is not stated is not 产业
        ("领域≠空", [1]),
        ("行业=食品制造", [1]),
        ("所属行业=空", [2]),
        ("planned_start<2021-07", [1]),  # 2021 may be later
        ("planned_start=2021", [1, 2]),
        ("planned_start>=2021年6月", [1]),
        ("计划开工时间<=2021-12-31", [1, 2]),
        ("name=喜麻公路", [1]),
        ("name contains 公路", [1]),
        ("项目名称 不包含 公路", [2]),
        ("责任单位=云台", [1]),
        ("unit=县水利局", [2]),
        ("unit=邱家镇", []),
        ("名单=专项债券", [1]),
        ('联系县领导="常务副县长"', [1]),
        ("存在问题 包含 “征地”", [1]),
        ("用地缺口>25.4亩", [1]),
        ("累计完成<年度计划投资", [1]),
        ("未报", [1]),
        ("code=PC2021-002", [2]),
        ("level=市级 or level=县级 and listed", [1]),  # and binds closer
    ],
)  # fmt: skip
def test_a_condition_chooses(text: str, ids: list[int]) -> None:
    assert chosen(text) == ids


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lvel=市级", "“lvel” (character 1) is no field; did you mean level（项目级别）"),
        ("level=市极", "“市极” (character 7) is no value of level (项目级别). Write one of 国家级, 省级, 市级, 县级; did you mean 市级."),
        ("level=市级 and 总投资>1", "“1” (character 18) is no value of total_investment (总投资). Write an amount with its unit"),
        ("rate>0.5", "“0.5” (character 6) is no value of completion_rate (完成率). Write a percentage with its sign, such as 50%."),
        ("planned_start>去年", "Write a date, such as 2021, 2021-06 or 2021-06-30."),
        ("listed=也许", "Write 是 or 否 (yes or no)."),
        ("sector>产业", "“sector” (character 1) cannot be compared by >; write =, !=, in or contains."),
        ("总投资 contains 1", "cannot be compared by contains; write =, !=, <, <=, >, >= or in."),
        ("开工时间>2021", "may mean planned_start（计划开工时间） or actual_start（实际开工时间）. Write one of these."),
        ("level 市级", "“市级” (character 7) does not fit: after level write =, !=, <, <=, >, >=, in or contains."),
        ("level=市级 总投资>1亿", "“总投资” (character 10) does not fit: write and or or before it"),
        ("(level=市级", "the bracket opened at character 1 is not closed"),
        ("level=市级)", "“)” (character 9) does not fit: no bracket is open here."),
        ("level=“市级", "the quote “ (character 7) is not closed."),
        ("level in 市级", "after in the values stand in brackets"),
        ("level=", "a value is expected after =."),
        ("name", "“name” (character 1) is no yes or no; write a sign and a value behind it, such as name=…"),
        ("", "a condition is missing; write for example level=市级."),
        ("(" * 60 + "listed" + ")" * 60, "too many brackets within one another"),
        ("listed and " * 300 + "listed", "more than 2000 characters"),
    ],
)  # fmt: skip
def test_a_condition_that_says_nothing_names_the_word_its_place_and_what_is_allowed(
    text: str, said: str
) -> None:
    with pytest.raises(UsageError) as refused:
        Where.parse(text, 2021)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sector=产页", "no project has “产页” (character 8) as sector (项目领域). Nearest: 产业."),
        ("unit=林业局", "no project has “林业局” (character 6) as lead_unit"),
        ("place in (喜神镇, 麻石镇)", "no project has “麻石镇” (character 16) as place (建设地点)."),
    ],
)
def test_a_text_that_no_project_has_is_named_instead_of_choosing_nothing(text: str, said: str) -> None:
    with pytest.raises(UnknownName) as refused:
        chosen(text)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "level=市级 and (total_investment>=12000万元 or not listed)",
            "项目级别=市级 且 （总投资≥1.2亿元 或 非（挂牌））",
        ),
        ("light=red", "亮灯=红"),
        ("gap<-5", "超欠<-5个百分点"),
        ("unit in (甲,乙)", "牵头责任单位为甲、乙之一"),
    ],
)
def test_a_condition_is_said_in_the_titles_of_the_fields(text: str, words: str) -> None:
    assert Where.parse(text, 2021).words == words


def test_a_condition_is_no_program() -> None:
    for text in ("__import__('os').getcwd()", "name.__class__ = x", "1 == 1", "level=市级; drop", "{level}"):
        with pytest.raises(UsageError):
            Where.parse(text, 2021)


def test_every_field_is_found_by_its_identifier_and_by_its_title() -> None:
    for name, field in fields().items():
        assert is_field(name), name
        assert is_field(field.title), field.title


ATOMS = st.sampled_from(
    [
        "listed",
        "level=市级",
        "总投资>=1亿",
        "sector=产业",
        "完成率<50%",
        "planned_start<2021-07",
        "status=空",
        "累计完成>1万元",
    ]
)
TREES: Any = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        inner.map(lambda one: f"not ({one})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) and ({two[1]})"),
        st.tuples(inner, inner).map(lambda two: f"({two[0]}) or ({two[1]})"),
    ),
    max_leaves=6,
)


@given(TREES, TREES)
def test_not_and_or_part_the_projects_as_sets(left: str, right: str) -> None:
    everyone = {1, 2}
    a, b = set(chosen(left)), set(chosen(right))
    assert set(chosen(f"not ({left})")) == everyone - a
    assert set(chosen(f"({left}) and ({right})")) == a & b
    assert set(chosen(f"({left}) or ({right})")) == a | b


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_in_words(text: str) -> None:
    try:
        Where.parse(text, 2021)
    except UsageError as refused:
        assert str(refused).startswith("--where: ")


@given(st.text(alphabet="级别=市且或()（）总投资>1亿 ,、“”不in and", max_size=30))
def test_tokens_hold_the_text_at_the_places_they_name(text: str) -> None:
    try:
        found = tokens(text, is_field)
    except UsageError:
        return
    for token in found[:-1]:
        start = token.place - 1 + (token.kind.value == "quoted")
        assert text[start : start + len(token.text)] == token.text
