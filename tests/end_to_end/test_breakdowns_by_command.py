"""Breakdowns, conditions and lists of projects as a clerk asks for them, through the installed command."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

pytestmark = pytest.mark.slow

UNITS = "单位名称,单位类型\n云台镇,乡镇\n交通运输局,县级部门\n"
HEAD = "2021年度重点项目计划表（单位：万元）,,,,,,\n"
BOTH = """项目名称,项目级别,领域,所属行业,总投资,年度计划投资,牵头责任单位
东山至西河公路,县级,基础设施,G 道路运输业,3000,1000,交通运输局
北坝水厂,市级,基础设施,D46,2000,500,云台镇
竹木加工厂,县级,产业,C20 木材加工,4000,2000,云台镇
未定项目,县级,产业,,400,200,云台镇
"""
ONE = "\n".join(",".join((*row.split(",")[:2], *row.split(",")[3:])) for row in BOTH.splitlines()) + "\n"


def an_office(run, folder: Path, plan: str) -> Path:
    office = folder / "office"
    (folder / "单位.csv").write_text(UNITS, encoding="utf-8")
    (folder / "2021年度计划.csv").write_text(HEAD + plan, encoding="utf-8")
    assert run("init", str(office), "--county", "示例县", "--year", "2021").returncode == 0
    taken = run("import", "单位.csv", "2021年度计划.csv", "--ledger", str(office), cwd=folder)
    assert taken.returncode == 0, taken.stdout
    return office


def rows(run, office: Path, *options: str) -> dict[str, int]:
    done = run("progress", "--month", "6", "--format", "json", "--ledger", str(office), *options)
    assert done.returncode == 0, done.stderr
    table: dict[str, Any] = json.loads(done.stdout)
    return {row["group"]: row["projects"] for row in table["rows"]}


def test_a_plan_with_sectors_and_industries_is_shown_by_either(run, tmp_path: Path) -> None:
    office = an_office(run, tmp_path, BOTH)
    assert rows(run, office, "--by", "领域") == {"基础设施": 2, "产业": 2}
    assert rows(run, office, "--by", "行业") == {
        "电力、热力、燃气及水生产和供应业": 1, "道路运输业": 1, "木材加工": 1, "未注明": 1,
    }  # fmt: skip
    assert rows(run, office, "--by", "sector", "--where", "industry=木材加工") == {"产业": 1}


def test_a_plan_with_industries_alone_is_shown_by_sector_as_well(run, tmp_path: Path) -> None:
    office = an_office(run, tmp_path, ONE)
    by_industry = rows(run, office, "--by", "industry")
    assert len(by_industry) == 4
    assert rows(run, office, "--by", "sector") == by_industry
    assert rows(run, office, "--where", "领域=木材加工") == {"县级": 1}


HALF_YEAR = ("progress", "--quarter", "Q2", "--as-of", "2021-07-05")
PIGS, COWS = "三十二梁生猪养殖场建设项目", "岳家生态肉牛全产业链建设项目（一期）"


def a_list(folder: Path, *names: str) -> str:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["今天下午调度的项目"],
        ["序号", "项目名称", "备注"],
        *([n, *name] for n, name in enumerate(zip(names), 1)),
    ):
        sheet.append(row)
    book.save(folder / "下午.xlsx")
    return str(folder / "下午.xlsx")


def test_this_afternoons_projects_stand_in_the_order_of_the_list_with_their_own_total(
    run, county: Path, tmp_path: Path
) -> None:
    asked = (*HALF_YEAR, "--only", a_list(tmp_path, COWS, PIGS), "--ledger", str(county))
    done = run(*asked, "--format", "json")
    assert done.returncode == 0, done.stderr
    table = json.loads(done.stdout)
    assert [row["group"] for row in table["rows"]] == [COWS, PIGS]
    assert table["total"]["projects"] == 2
    assert table["total"]["annual_plan"] == sum(row["annual_plan"] for row in table["rows"])
    assert "列入 2 个（共 200 个）" in run(*asked).stdout
    assert [
        row["group"] for row in json.loads(run(*asked, "--by", "级别", "--format", "json").stdout)["rows"]
    ] == ["市级"]


def test_a_name_of_the_list_that_is_not_in_the_plan_is_told_with_its_row_and_nothing_near_is_taken(
    run, county: Path, tmp_path: Path
) -> None:
    asked = (*HALF_YEAR, "--only", a_list(tmp_path, PIGS, "岳家生态肉牛全产业链"), "--ledger", str(county))
    shown, written = run(*asked, columns=200), run(*asked, "-o", str(tmp_path / "下午的表.xlsx"), columns=200)
    said = f"名单中未找到：第 4 行“岳家生态肉牛全产业链”；最接近的：{COWS}"
    assert (shown.returncode, written.returncode) == (1, 1)
    assert said in shown.stdout
    assert said in written.stderr
    sheet = load_workbook(tmp_path / "下午的表.xlsx").worksheets[0]
    text = "".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    assert PIGS in text
    assert COWS not in text


def test_two_breakdowns_give_the_figures_of_the_tables_by_one(run, county: Path, tmp_path: Path) -> None:
    asked = (*HALF_YEAR, "--ledger", str(county))
    table = json.loads(run(*asked, "--by", "level", "--by", "unit", "--format", "json").stdout)
    columns = {column["group"]: column for column in table["across"]["columns"]}
    by_unit = json.loads(run(*asked, "--by", "unit", "--format", "json").stdout)
    for row in by_unit["rows"]:
        assert columns[row["group"]]["completed_ytd"] == row["completed_ytd"]
    for row in table["rows"]:
        cells = [cell for cell in table["across"]["cells"] if cell["row"] == row["group"]]
        assert sum(cell["figures"]["completed_ytd"] for cell in cells) == row["completed_ytd"]
    one = json.loads(run(*asked, "--by", "level", "--unit", "云台镇", "--format", "json").stdout)
    shown = {row["group"]: row["shown"]["completion_rate"] for row in one["rows"]}
    written = run(*asked, "--by", "单位", "--by", "级别", "--format", "csv").stdout.splitlines()
    assert written[0].lstrip("\ufeff") == "单位,市级,县级,合计"
    line = next(line for line in written if line.startswith("云台镇,"))
    assert line.split(",")[1:3] == [shown["市级"], shown["县级"]]


NONE = "没有符合条件的项目"


def test_a_condition_that_holds_for_none_is_said_on_every_screen_and_nothing_is_drawn(
    run, tmp_path: Path
) -> None:
    office = an_office(run, tmp_path, BOTH)
    asked = ("--month", "6", "--where", "total_investment>=1000亿", "--ledger", str(office))
    for shape in ((), ("--rank", "rate"), ("--by", "unit", "--by", "level"), ("--targets",)):
        done = run("progress", *asked, *shape)
        assert done.returncode == 0, done.stderr
        assert NONE in done.stdout
        assert "合计" not in done.stdout
        assert "时序进度0%" not in done.stdout
    sheet = run("progress", *asked, "--sheet", "-o", str(tmp_path / "一览表.xlsx"))
    assert NONE in sheet.stderr
    picture = tmp_path / "超欠.png"
    drawn = run("chart", "gap", *asked, "-o", str(picture))
    assert drawn.returncode == 2
    assert NONE in drawn.stderr
    assert not picture.exists()
