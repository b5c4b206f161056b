"""Rates, lights and targets as csv, pages and workbooks."""

import csv
import io
from typing import Any

import pytest
from made_records import WAN, figure, project, settings_of
from openpyxl import load_workbook

from projledger.exports.csv_text import table_csv
from projledger.exports.lights_export import MEASURES, lights_tables
from projledger.exports.pages import tables_text
from projledger.exports.rates_export import TITLES, rates_tables
from projledger.exports.targets_export import targets_tables
from projledger.exports.workbook import tables_xlsx
from projledger.foundation.period import Month, Period
from projledger.measures.fractions import fractions
from projledger.measures.light_history import AtMonth, light_history
from projledger.measures.progress import progress
from projledger.measures.project_lights import MEASURES as LIT
from projledger.measures.rate_table import rate_table
from projledger.measures.target_table import target_table
from projledger.measures.targets import BY_THE_SETTINGS

SETTINGS = settings_of('[rates.big]\ntitle = "大项目占比"\nnumerator = "started"\ndenominator = "all"\n')
JUNE = Period("quarter", Month(2021, 6))
PROJECTS = [
    project(1, 1000 * WAN, level="市级", listed=True, planned_start="2021-02", name="=甲"),
    project(2, 3000 * WAN, level="县级", planned_start="2021-03"),
]
FIGURES = [
    *(figure(1, month, completed_ytd=month * 100 * WAN, status="在建") for month in range(1, 7)),
    *(figure(2, month, completed_ytd=10 * WAN, status="未开工") for month in range(1, 7)),
]


def rates() -> list[Any]:
    return rates_tables(rate_table(PROJECTS, FIGURES, [], [], JUNE, SETTINGS))


def lights(*, behind: bool = False) -> list[Any]:
    months = [
        AtMonth(Month(2021, number), PROJECTS, SETTINGS, FIGURES, [], [], 1, BY_THE_SETTINGS)
        for number in range(1, 7)
    ]
    return lights_tables(light_history(months, JUNE, "investment"), behind=behind)


def targets() -> list[Any]:
    found = progress(PROJECTS, FIGURES, [], [], JUNE, SETTINGS)
    return targets_tables(target_table(found, PROJECTS, SETTINGS, BY_THE_SETTINGS), found)


def lines(tables: list[Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table_csv(tables[0]))))


def test_every_rate_and_every_measure_of_lights_has_a_chinese_title() -> None:
    assert {one.name for one in fractions(SETTINGS) if not one.own} == set(TITLES)
    assert set(LIT) == set(MEASURES)


def test_rates_stand_with_both_sides_and_their_unit_the_total_first() -> None:
    found = {(line["级别"], line["比率"]): line for line in lines(rates())}
    assert next(iter(found)) == ("合计", "投资完成率")
    completion, starts = found["合计", "投资完成率"], found["合计", "开工率（占年度计划）"]
    assert (completion["分子"], completion["分母"], completion["单位"], completion["比率（%）"]) == (
        "0.061",
        "0.4",
        "亿元",
        "15.25",
    )
    assert (starts["分子"], starts["分母"], starts["单位"], starts["比率（%）"]) == ("1", "2", "个", "50.00")
    assert found["市级", "开工率（占年度计划）"]["分子"] == "1"
    assert found["县级", "大项目占比"]["比率（%）"] == "0.00"
    assert found["县级", "竣工率（占年度计划）"]["分母"] == ""  # none is planned


def test_lights_stand_by_month_the_worst_first_and_behind_leaves_out_the_green() -> None:
    table = lights()[0]
    assert [row["name"] for row in table.rows] == [PROJECTS[1].name, "=甲"]
    assert (table.rows[0]["m6"], table.rows[0]["streak"]) == ("红", 6)
    assert table.left == "2021年6月底：绿1个、黄0个、红1个、无灯0个"
    assert [row["name"] for row in lights(behind=True)[0].rows] == [PROJECTS[1].name]


def test_targets_stand_by_month_with_the_total_last() -> None:
    found = lines(targets())
    assert [line["级别"] for line in found] == ["市级", "县级", "合计"]
    assert (found[-1]["6月底（%）"], found[-1]["12月底（%）"], found[-1]["曲线"]) == (
        "50.00",
        "100.00",
        "linear",
    )


@pytest.mark.parametrize("made", [rates, lights, targets])
def test_they_become_pages_and_a_workbook_in_which_no_name_is_a_formula(made: Any) -> None:
    tables = made()
    assert tables_text(tables, "md").startswith("**2021年")
    assert "<table" in tables_text(tables, "html")
    book = load_workbook(io.BytesIO(tables_xlsx(tables)))
    assert book.worksheets[0].freeze_panes
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
