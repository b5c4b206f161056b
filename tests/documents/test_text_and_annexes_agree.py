"""What a bulletin counts in its text is what its annexes list, whatever the ledger says."""

import re
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

STATUSES = ("在建", "停工", "未进场", "未开工", "前期", "完工")
WORDS = ("", "无", "资金未到位", "等待政策", "征地未完成；雨季")

projects = st.lists(
    st.tuples(
        st.integers(0, 13_000),  # completed, in 万元, of 12000
        st.sampled_from(STATUSES),
        st.sampled_from(WORDS),
        st.sampled_from(("2020-09", "2021-04", "2021-11")),
        st.booleans(),  # internal
        st.booleans(),  # reported
    ),
    min_size=1,
    max_size=14,
)


def county_of(make: SimpleNamespace, found: list[tuple[Any, ...]]) -> Any:
    rows = [
        make.project(
            number, f"项目{number}号", f"{'甲乙丙'[number % 3]}镇", planned_start=start, internal=hidden
        )
        for number, (_done, _status, _words, start, hidden, _reported) in enumerate(found, start=1)
    ]
    figures = [
        make.figure(one, done, status=status, problem=words)
        for one, (done, status, words, _start, _hidden, reported) in zip(rows, found, strict=True)
        if reported
    ]
    return make.County([make.unit(f"{name}镇") for name in "甲乙丙"], rows, figures)


def listed(context: Any, table: str, word: str = "") -> int:
    """How many lines the annex has (of those that stand as ``word``), with those that it leaves out."""
    for page in context.annexes:
        if page.table == table:
            hidden = re.search(r"另有(\d+)个不公开", page.note)
            rows = [line for line in page.rows if not word or line.status == word]
            return len(rows) + (int(hidden[1]) if hidden else 0)
    return 0


def said(text: str, pattern: str) -> int:
    match = re.search(pattern, text)
    return int(match[1]) if match else 0


@settings(max_examples=60, deadline=None)
@given(found=projects)
def test_counts_in_the_text_are_the_lines_of_the_annexes(found: list[tuple[Any, ...]], make: Any) -> None:
    county = county_of(make, found)
    hidden = {one.id for one in county.projects if one.internal}
    context = county.told()
    text = "\n".join(line for part in context.problems for line in part.paragraphs)
    public = len(hidden) == 0
    for table, pattern in (
        ("lagging", r"投资滞后的在建项目(\d+)个"),
        ("problems", r"反映存在问题和需协调事项的项目(\d+)个"),
    ):
        if public or listed(context, table):
            assert said(text, pattern) == listed(context, table)
    if public:
        for word in ("未按期开工", "未进场", "停工"):
            assert said(text, rf"{word}的项目(\d+)个") == listed(context, "not_started", word)
    ranked = [
        line
        for page in context.annexes
        if page.ranking
        for group in page.ranking.groups
        for line in group.lines
    ]
    behind = sum(line.gap.startswith("-") for line in ranked)
    if context.annexes and "均" not in context.by_unit[0] and "为" not in context.by_unit[0]:
        assert said(context.by_unit[0], r"低于时序进度的(\d+)个") == behind
    assert not re.search(r"见(?!附件)|附件(?=。)", text) or len(context.annexes) == 1
    for mentioned in re.findall(r"附件\d", text):
        assert mentioned in {page.label for page in context.annexes}
