"""Two breakdowns at once: cells part the projects, both totals hold, overlapping sets are in no cell."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from made_records import JUNE, WAN, YI, figure, project, settings_of

from projledger.exports.cross_export import cross_csv, cross_json, cross_markdown, cross_xlsx
from projledger.ledger.records import ListPlan
from projledger.measures.cross import FIGURES, in_cell
from projledger.measures.frames import positions
from projledger.measures.grouping import SUMS, By, crossed, grouped, whole
from projledger.measures.progress import progress
from projledger.measures.progress_table import Progress

SETTINGS = settings_of()


def table(by: By, across: By) -> Progress:
    projects = [
        project(1, 1000 * WAN, level="市级", unit="云台镇", total_investment=YI),
        project(2, 3000 * WAN, level="县级", unit="云台镇", total_investment=20 * YI),
        project(
            3,
            500 * WAN,
            level="县级",
            unit="水利局",
            total_investment=YI,
            lists=(ListPlan("债券", 100 * WAN),),
        ),
    ]
    figures = [
        figure(1, 6, completed_ytd=600 * WAN),
        figure(2, 6, completed_ytd=900 * WAN),
        figure(3, 6, completed_ytd=100 * WAN),
    ]
    return progress(projects, figures, [], [], JUNE, SETTINGS, by=by, across=across)


def test_each_cell_is_the_table_of_its_projects_and_empty_cells_stay_blank() -> None:
    found = table(By.UNIT, By.LEVEL)
    rate = FIGURES["completion_rate"]
    assert [[in_cell(found, row, column, rate) for column in ("市级", "县级")] for row in found.rows] == [
        ["60.00", "30.00"],
        ["", "20.00"],
    ]
    assert [row.shown["completion_rate"] for row in found.rows] == ["37.50", "20.00"]
    assert found.across is not None
    assert [column.shown["completion_rate"] for column in found.across.columns] == ["60.00", "28.57"]


def test_sets_that_overlap_are_named_and_have_no_cells() -> None:
    found = table(By.SIZE, By.LIST)
    assert found.across is not None
    assert found.across.beside == ("1亿元及以上", "10亿元及以上", "债券")
    assert {name for place in found.across.cells for name in place} == {
        "1亿元—10亿元",
        "10亿元—100亿元",
        "其他",
        "未注明",
    }


def test_every_format_says_the_same_cells() -> None:
    found, done = table(By.UNIT, By.LEVEL), FIGURES["completed_ytd"]
    assert cross_csv(found, done).splitlines() == [
        "单位,市级,县级,合计",
        "云台镇,0.06,0.09,0.15",
        "水利局,,0.01,0.01",
        "合计,0.06,0.1,0.16",
    ]
    assert "水利局" in cross_markdown(found, done)
    assert cross_xlsx(found, done)
    record = json.loads(cross_json(found))["across"]
    assert record["by"] == "level"
    assert [(cell["row"], cell["column"], cell["figures"]["completed_ytd"]) for cell in record["cells"]] == [
        ("云台镇", "市级", 600 * WAN), ("云台镇", "县级", 900 * WAN), ("水利局", "县级", 100 * WAN),
    ]  # fmt: skip


MADE = st.tuples(
    st.none() | st.integers(0, 10**10), st.none() | st.integers(0, 10**12), st.sampled_from([None, "甲", "乙"]), st.sampled_from(["市级", "县级"]),
    st.lists(st.tuples(st.sampled_from("红黄"), st.none() | st.integers(1, 10**9)), max_size=2, unique_by=lambda pair: pair[0]),
    st.integers(0, 10**10),
)  # fmt: skip


@settings(max_examples=5, deadline=None)
@given(st.lists(MADE, min_size=1, max_size=6))
def test_cells_add_up_to_rows_columns_and_total_in_every_summed_figure(made: list[tuple]) -> None:  # type: ignore[type-arg]  # drawn
    projects = [
        project(
            n,
            plan,
            total_investment=total,
            sector=sector,
            level=level,
            lists=tuple(ListPlan(*pair) for pair in lists),
        )
        for n, (plan, total, sector, level, lists, _done) in enumerate(made, start=1)
    ]
    figures = [figure(n, 6, completed_ytd=row[5]) for n, row in enumerate(made, start=1)]
    frame = positions(projects, figures, [], [], JUNE.last)
    total = whole(frame, "合计").sums
    for by, across in ((By.LEVEL, By.SIZE), (By.LIST, By.SECTOR), (By.SIZE, By.LIST)):
        found = crossed(frame, projects, by, across, SETTINGS.sizes)
        for name in SUMS:
            assert sum(cell.sums[name] for cell in found.cells.values()) == total[name]
            for row in grouped(frame, projects, by, SETTINGS.sizes).rows:
                assert (
                    sum(cell.sums[name] for (down, _), cell in found.cells.items() if down == row.name)
                    == row.sums[name]
                )
            for column in found.columns:
                assert (
                    sum(cell.sums[name] for (_, right), cell in found.cells.items() if right == column.name)
                    == column.sums[name]
                )
