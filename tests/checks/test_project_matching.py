"""Names as units write them, and the project or unit of the register that they mean."""

import subprocess
import sys

import pytest
from known_county import FARM, ROAD, known

from projledger.checks.match import match_project, match_unit
from projledger.foundation.text import normal_name, simplified


@pytest.mark.parametrize(
    "written",
    [
        "云台镇生猪养殖场一期", "云台镇生猪养殖场Ⅰ期", "云台镇生猪养殖场（Ⅰ期）", "云台镇生猪养殖场第一期", "云台镇生猪养殖场1期工程", "雲臺鎮生豬養殖場（一期）", "（3）云台镇生猪养殖场(一期)",
        "云台镇“生猪”养殖场【一期】", "★ 云台镇 生猪养殖场I期",
    ],
)  # fmt: skip
def test_a_name_in_another_writing_is_the_project_itself(written):
    found = match_project(known(), None, written)
    assert found.project is not None
    assert (found.project.id, found.trouble) == (FARM, "")


@pytest.mark.parametrize(
    "written",
    [
        "云台镇生猪养殖场（二期）",
        "云台镇生猪养殖场Ⅱ期",
        "云台镇生猪养殖场",
        "示例县喜神至麻石公路改建工程一标段",
    ],
)
def test_another_phase_or_lot_is_only_asked_about(written):
    found = match_project(known(), None, written)
    assert (found.project, found.trouble) == (None, "P502")
    assert found.candidates[0].project.id in {FARM, ROAD}


@pytest.mark.parametrize("written", ["雲臺鎮", "云台镇人民政府", "【云台镇】", "交通運輸局"])
def test_a_unit_in_traditional_characters_is_the_unit(written):
    assert match_unit(known(), written) in {"云台镇人民政府", "交通运输局"}


def test_traditional_characters_become_simplified_and_others_stay():
    assert simplified("縣水務局後於") == "县水务局后于"
    assert simplified("乾县垚堃喆") == "乾县垚堃喆"
    assert normal_name("縣水務局") == normal_name("县水务局")


def test_simplified_names_never_load_the_dictionary():
    code = (
        "import sys; from projledger.foundation.text import normal_name;"
        "normal_name('★示例县（喜神—麻石）公路Ⅱ期“改建”·工程①'); assert 'opencc' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("云台镇生猪养殖场一期、云台镇中心小学等3个项目", 2), ("云台镇生猪养殖场（一期）、云台镇中心小学", 2), ("云台镇中心小学等两个项目", 1), ("全县农村公路（打捆项目）", 0), ("云台镇小型水利共5项工程", 0),
        ("喜麻公路和云台镇中心小学", 2),
    ],
)  # fmt: skip
def test_a_packaged_name_is_asked_about_and_never_taken_for_one_of_its_projects(written, named):
    found = match_project(known(), None, written)
    assert (found.project, found.trouble, len(found.candidates)) == (None, "P511", named)


@pytest.mark.parametrize(
    "written", ["云台镇三项整治工程", "县第三中学项目", "5个泊位码头", "云台镇生猪养殖场、屠宰场"]
)
def test_a_number_in_a_name_makes_no_package(written):
    assert match_project(known(), None, written).trouble in {"P501", "P502"}
