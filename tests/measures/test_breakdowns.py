"""What makes a row: status, size, leader, place …; rows always part the projects."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_records import JUNE, WAN, YI, figure, project, settings_of

from projledger.ledger.records import ListPlan
from projledger.measures.frames import positions
from projledger.measures.grouping import SUMS, By, by_words, grouped, whole
from projledger.measures.progress import progress

SETTINGS = settings_of()


def test_nested_size_bands_stand_beside_the_total_and_are_never_added() -> None:
    amounts = (YI // 2, YI, 9 * YI, 10 * YI, 150 * YI)
    projects = [project(n, total_investment=yuan) for n, yuan in enumerate(amounts, start=1)]
    result = progress(projects, [], [], [], JUNE, SETTINGS, by=By.SIZE)
    assert [(row.group, row.projects) for row in result.rows] == [
        ("1亿元以下", 1), ("1亿元—10亿元", 2), ("10亿元—100亿元", 1), ("100亿元及以上", 1),
    ]  # fmt: skip
    assert [(part.group, part.projects) for part in result.total.of_which] == [
        ("1亿元及以上", 4),
        ("10亿元及以上", 2),
    ]
    assert result.total.projects == 5


def test_a_project_without_the_amount_that_makes_its_size_is_not_taken_for_a_small_one() -> None:
    projects = [project(1, total_investment=None), project(2, total_investment=YI)]
    assert [row.group for row in progress(projects, [], [], [], JUNE, SETTINGS, by=By.SIZE).rows] == [
        "1亿元—10亿元",
        "未注明",
    ]


def test_sizes_are_those_of_the_settings() -> None:
    own = settings_of(
        '[sizes]\nof = "annual_plan"\nbands = [{ name = "小", to = "2000万" }, { name = "大", from = "2000万" }]'
    )
    projects = [project(1, 1999 * WAN), project(2, 2000 * WAN)]
    assert [row.group for row in progress(projects, [], [], [], JUNE, own, by=By.SIZE).rows] == ["小", "大"]


def test_statuses_stand_in_the_order_of_a_project_and_the_last_reported_one_counts() -> None:
    projects = [project(n) for n in range(1, 5)]
    figures = [
        figure(1, 5, completed_ytd=1, status="完工"),
        figure(2, 5, completed_ytd=1, status="未开工"),
        figure(2, 6, completed_ytd=2, status="在建"),
        figure(3, 6, completed_ytd=2, status="停工"),
    ]
    rows = progress(projects, figures, [], [], JUNE, SETTINGS, by=By.STATUS).rows
    assert [row.group for row in rows] == ["在建", "停工", "完工", "未注明"]


@pytest.mark.parametrize("by", [By.LEADER, By.PLACE])
def test_leaders_and_places_stand_in_the_order_of_the_plan(by: By) -> None:
    said = ("常务副县长", "县委副书记", "常务副县长", None)
    projects = [
        replace(project(n, place=word), values={"county_leader": word})
        for n, word in enumerate(said, start=1)
    ]
    rows = progress(projects, [], [], [], JUNE, SETTINGS, by=by).rows
    assert [(row.group, row.projects) for row in rows] == [
        ("常务副县长", 2),
        ("县委副书记", 1),
        ("未注明", 1),
    ]


def test_every_breakdown_has_an_english_and_a_chinese_word() -> None:
    for by in By:
        assert sum(found is by and word.isascii() for word, found in by_words().items()) == 1
        assert any(found is by and not word.isascii() for word, found in by_words().items())


WORD = st.sampled_from([None, "甲", "乙", "丙"])
MADE = st.tuples(
    st.none() | st.integers(0, 10**10), st.none() | st.integers(0, 10**12), WORD, WORD, WORD, st.sampled_from(["国家级", "市级", "县级"]),
    st.booleans(), st.lists(st.tuples(st.sampled_from("红黄蓝"), st.none() | st.integers(1, 10**9)), max_size=3, unique_by=lambda pair: pair[0]),
    st.none() | st.integers(0, 10**10), st.sampled_from([None, "在建", "停工", "完工"]), st.integers(4, 6),
)  # fmt: skip


@settings(max_examples=20, deadline=None)
@given(st.lists(MADE, max_size=8))
def test_rows_sum_to_the_total_in_every_summed_column_by_every_breakdown(made: list[tuple]) -> None:  # type: ignore[type-arg]  # drawn
    projects, figures = [], []
    for number, (plan, total, sector, place, leader, level, listed, lists, done, status, month) in enumerate(
        made, start=1
    ):
        one = project(number, plan, total_investment=total, sector=sector, place=place, level=level, listed=listed,
                      lists=tuple(ListPlan(*pair) for pair in lists), unit=sector or "丁")  # fmt: skip
        projects.append(replace(one, values={"county_leader": leader}))
        if done is not None:
            figures.append(figure(number, month, completed_ytd=done, status=status))
    frame = positions(projects, figures, [], [], JUNE.last)
    total = whole(frame, "合计").sums
    for by in By:
        found = grouped(frame, projects, by)
        assert sorted(member for row in found.rows for member in row.members) == [one.id for one in projects]
        assert {name: sum(row.sums[name] for row in found.rows) for name in SUMS} == total, by
        assert all(row.members for row in found.rows), "no empty rows"
