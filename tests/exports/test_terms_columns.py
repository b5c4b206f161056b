"""What a progress table's terms add to its csv and workbook."""

import csv
import io

import pytest
from made_records import WAN, figure, project, settings_of
from openpyxl import load_workbook

from projledger.exports.progress_export import progress_csv, progress_html, progress_xlsx
from projledger.foundation.period import Month, Period
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.progress_table import Progress
from projledger.measures.terms import USUAL, Terms

QUARTER = Period("quarter", Month(2021, 6))
ALL = Terms(compare=True, single=True, opening=True)


def table(terms: Terms = ALL, by: By = By.UNIT) -> Progress:
    opening = [project(1, 100 * WAN, total_investment=900 * WAN), project(2, 300 * WAN, unit="乙镇")]
    now = [project(1, 200 * WAN, total_investment=900 * WAN)]
    figures = [
        figure(1, 3, completed_ytd=30 * WAN),
        figure(1, 6, completed_ytd=80 * WAN, statistical_ytd=50 * WAN, difference_reason="=设备款"),
        figure(2, 6, completed_ytd=60 * WAN),
    ]
    settings = settings_of()
    return progress(
        now, figures, [], [], QUARTER, settings, by=by, money_unit="万元", terms=terms, opening=opening
    )


def test_each_figure_that_the_terms_ask_for_has_its_column() -> None:
    rows = list(csv.DictReader(io.StringIO(progress_csv(table()))))
    total = rows[-1]
    for title, value in {
        "占调整后计划（%）": "40.00", "4-6月完成（万元）": "50", "4-6月占年度计划（%）": "25.00", "年初计划（万元）": "400",
        "年初项目累计完成（万元）": "140", "占年初计划（%）": "35.00", "有入统数项目（个）": "1", "其上报（万元）": "80",
        "入统数（万元）": "50", "上报减入统（万元）": "30",
    }.items():  # fmt: skip
        assert total[title] == value
    assert [row["单位"] for row in rows] == ["云台镇", "乙镇", "合计"]
    assert rows[1]["入统数（万元）"] == ""


def test_the_usual_table_has_none_of_them() -> None:
    (head, *_rest) = csv.reader(io.StringIO(progress_csv(table(USUAL))))
    assert not [title for title in head if "年初" in title or "入统" in title or "4-6月" in title]
    assert "占年度计划（%）" in head


def test_the_workbook_has_the_reasons_and_the_reconciliation_on_sheets_of_their_own() -> None:
    book = load_workbook(io.BytesIO(progress_xlsx(table())))
    assert [name for name in book.sheetnames if name != "图表"][:5] == [
        "进度", "口径差异", "计划调整", "计划调整明细", "说明",
    ]  # fmt: skip
    assert "上报口径；对照：入统口径；计划：调整后与年初对照；单列：4-6月" in str(book["进度"]["A1"].value)
    found = [[cell.value for cell in row] for row in book["计划调整"].iter_rows() if row[0].value]
    assert ["年初计划", 2, 900, 400] in found
    assert ["调整后计划", 1, 900, 200] in found
    reason = next(cell for row in book["口径差异"].iter_rows() for cell in row if cell.value == "=设备款")
    assert reason.data_type == "s"


@pytest.mark.parametrize("by", list(By))
def test_every_grouping_can_be_written(by: By) -> None:
    made = table(by=by)
    assert "口径差异" in progress_html(made)
    head = next(csv.reader(io.StringIO(progress_csv(made))))
    assert ("年初计划项目（个）" in head) == (by is not By.PROJECT)
