"""One cell of one return, changed by 1 万元, moves exactly its total, its unit's row and its trace."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from sample_builder import SAMPLE

from projledger.api import sample
from projledger.api.ledger import Ledger
from projledger.foundation.period import Month

pytestmark = pytest.mark.slow
FILE = "returns/2021-06/经开区6月份重点项目月报.xlsx"
UNIT, PROJECT = "示例经济开发区管委会", "电子信息产业园建设项目"
WAN = 10_000


def shown(folder: Path) -> dict[str, object]:
    """What the ledger in ``folder`` shows for the half-year."""
    with Ledger.open(folder) as ledger:
        levels = {
            str(row["group"]): int(row["completed_ytd"])
            for row in ledger.progress("2021Q2", by="level").progress.frame().to_dict("records")
        }
        units = {
            str(row["group"]): int(row["completed_ytd"])
            for row in ledger.progress("2021Q2", by="unit").progress.frame().to_dict("records")
        }
        figures = {
            (figure.project, figure.month): (figure.values["completed_ytd"], figure.cells["completed_ytd"])
            for figure in ledger.book.view().figures(2021, Month(2021, 6))
        }
        number = ledger.project_named(PROJECT).id
        return {"levels": levels, "units": units, "figures": figures, "project": number}


def differences(before: dict, after: dict) -> dict:
    assert before.keys() == after.keys()
    return {key: (before[key], after[key]) for key in before if before[key] != after[key]}


def test_one_wan_in_one_cell_is_found_in_the_total_the_units_row_and_the_source(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "sample_data"
    shutil.copytree(SAMPLE, changed, ignore=shutil.ignore_patterns("faulty", "*.py", "__pycache__"))
    book = openpyxl.load_workbook(changed / FILE)
    sheet = book.worksheets[0]
    place = next(cell for (cell,) in sheet.iter_rows(min_col=2, max_col=2) if cell.value == PROJECT)
    figure = sheet.cell(place.row, 6)
    figure.value += 1
    book.save(changed / FILE)

    monkeypatch.setattr(sample, "shipped", lambda _name: changed)
    sample.build_sample(tmp_path / "county")
    before, after = shown(county), shown(tmp_path / "county")

    levels = differences(before["levels"], after["levels"])
    assert {level: new - old for level, (old, new) in levels.items()} == {"市级": WAN}
    units = differences(before["units"], after["units"])
    assert {unit: new - old for unit, (old, new) in units.items()} == {UNIT: WAN}
    figures = differences(before["figures"], after["figures"])
    ((number, month), ((old, place_before), (new, place_after))) = next(iter(figures.items()))
    assert len(figures) == 1
    assert (number, month) == (before["project"], Month(2021, 6))
    assert new - old == WAN
    assert place_before == place_after == f"在建筹建!{figure.coordinate}"
