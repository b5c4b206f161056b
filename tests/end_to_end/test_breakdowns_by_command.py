"""Breakdowns, conditions and lists of projects as a clerk asks for them, through the installed command."""

import json
from pathlib import Path
from typing import Any

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
