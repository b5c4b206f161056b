"""Pictures on their pages: nothing beyond the edge, nothing upon another, nothing taller than the paper."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_pictures import LONG, POINT, half_year, projects_of, ranking_of, table_of
from made_records import JUNE, WAN, figure, settings_of

from projledger.charts.courses import course_panel
from projledger.charts.groups import gap_picture, progress_picture, rank_picture
from projledger.charts.marks import ELLIPSIS, LIGHTS, Label, Page, Rect, broken, cut, text_width
from projledger.charts.page import MOST_TILES, SIZES, laid_out
from projledger.charts.parts import Picture
from projledger.charts.projects import timeline_picture
from projledger.charts.tiles_drawn import squarified
from projledger.charts.units import units_picture
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.timeline import timeline


def pictures(count: int, *, long: bool, size: str) -> list[Picture]:
    names = [f"{LONG}{number}" if long else f"第{number}镇" for number in range(count)]
    table = table_of([(37 * number) % 1300 - 50 for number in range(count)], names=names)
    _levels, months = half_year()
    room = SIZES[size]
    return [
        gap_picture(table, POINT, room.bars),
        rank_picture(ranking_of(table), POINT, room.bars),
        progress_picture(table, course_panel(months, table), POINT, room.bars_below_course),
        units_picture(table, POINT, MOST_TILES),
        timeline_of(names, room.projects),
    ]


def timeline_of(names: list[str], most: int) -> Picture:
    """Projects that begin in the years around the plan's, some overdue, some finished."""
    projects = [
        replace(
            made,
            planned_start=f"{2019 + made.id % 4}-{1 + made.id % 12:02d}",
            planned_finish=f"{2021 + made.id % 3}-12",
        )
        for made in projects_of(len(names), names=names)
    ]
    figures = [
        figure(made.id, 6, completed_ytd=WAN, status=("在建", "未开工", "完工")[made.id % 3])
        for made in projects
    ]
    table = progress(projects, figures, [], [], JUNE, settings_of(), by=By.PROJECT)
    return timeline_picture(
        table, timeline(table.rows, projects, figures, JUNE.last, settings_of()), POINT, most
    )


def extent(label: Label) -> tuple[float, float]:
    width = text_width(label.text, label.size)
    left = label.x - {"left": 0.0, "center": width / 2, "right": width}[label.align]
    return left, left + width


def overlapping(page: Page) -> list[tuple[str, str]]:
    """Pairs of texts that stand at one height and reach into each other."""
    rows: dict[float, list[Label]] = {}
    for label in page.labels():
        rows.setdefault(round(label.y, 2), []).append(label)
    return [
        (one.text, other.text)
        for row in rows.values()
        for one, other in pairwise(sorted(row, key=extent))
        if extent(one)[1] > extent(other)[0] + 0.3
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("long", [False, True], ids=["short names", "long names"])
@pytest.mark.parametrize("count", [1, 50, 200])
def test_every_text_stands_on_the_page_and_no_two_upon_each_other(count: int, long: bool, size: str) -> None:
    for picture in pictures(count, long=long, size=size):
        page = laid_out(picture, SIZES[size])
        for label in page.labels():
            left, right = extent(label)
            assert left >= 0
            assert right <= page.width, label.text
            assert 0 < label.y < page.height
        assert overlapping(page) == []
        assert page.height <= SIZES[size].height, picture.title


def test_bars_are_as_long_as_their_figures_say() -> None:
    page = laid_out(gap_picture(table_of([700, 600, 400, 300]), POINT, 40), SIZES["a4"])
    bars = [
        mark
        for mark in page.marks
        if isinstance(mark, Rect) and mark.fill in LIGHTS.values() and mark.height > 2.9
    ]
    widths = [bar.width for bar in bars]
    assert widths == pytest.approx([2 * widths[1], widths[1], widths[1], 2 * widths[1]])
    assert bars[0].x == pytest.approx(bars[2].x + bars[2].width)  # both sides begin at 0


def test_a_long_name_keeps_its_end_where_the_phase_stands() -> None:
    short = cut(LONG, 8, 60)
    assert short.endswith("（二期）")
    assert ELLIPSIS in short
    assert text_width(short, 8) <= 60


def test_lines_are_broken_between_words_and_never_begin_with_a_comma() -> None:
    lines = broken("各项目的数字均为上报数，合计12,345.67万元，未报的沿用。", 8, 40)
    assert "".join(lines) == "各项目的数字均为上报数，合计12,345.67万元，未报的沿用。"
    assert not [line for line in lines if line[0] in "，。"]
    assert any("12,345.67" in line for line in lines)


@given(st.lists(st.integers(1, 10**12), min_size=1, max_size=60))
def test_tiles_fill_the_field_in_proportion(sizes: list[int]) -> None:
    sizes.sort(reverse=True)
    boxes = squarified(sizes, 170, 120)
    assert len(boxes) == len(sizes)
    assert sum(box.width * box.height for box in boxes) == pytest.approx(170 * 120)
    for size, box in zip(sizes, boxes, strict=True):
        assert box.width * box.height == pytest.approx(170 * 120 * size / sum(sizes), rel=1e-6, abs=1e-6)
        assert box.x >= -1e-6
        assert box.x + box.width <= 170 + 1e-6
        assert box.y + box.height <= 120 + 1e-6
