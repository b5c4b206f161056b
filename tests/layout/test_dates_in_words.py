"""Years and months in words, in short and half written: titles and lines read them alike."""

import pytest

from projledger.foundation.period import Month
from projledger.layout.context import periods_in
from projledger.layout.digits import states_unread_year
from projledger.layout.title import read_title

#: Each writing with the year (None: it names none that can be read) and the month.
WRITINGS = [
    ("2020年6月", 2020, 6), ("二〇二〇年六月", 2020, 6), ("二零二零年六月", 2020, 6), ("二○二○年6月", 2020, 6),
    ("二O二O年六月", 2020, 6), ("二o二o年六月", 2020, 6), ("二0二0年六月", 2020, 6), ("2O2O年6月", 2020, 6),
    ("二О二Ο年六月", 2020, 6), ("20年6月", 2020, 6), ("20年06月", 2020, 6), ("二〇年六月", 2020, 6), ("二一年六月", 2021, 6), ("-21年6月", 2021, 6),
    ("21年元月", 2021, 1), ("2021年元月", 2021, 1), ("２０２１年十二月", 2021, 12), ("二〇二一年十一月", 2021, 11),
    ("元月", None, 1), ("六月", None, 6), ("21年1-6月", 2021, 6), ("二〇二一年一至六月", 2021, 6), ("2021年元月至六月", 2021, 6),
    ("2020年上半年", 2020, 6), ("20年上半年", 2020, 6), ("20年二季度", 2020, 6),
]  # fmt: skip
#: Spans whose end the return leaves open name no month.
OPEN = ["1至当月", "1月至本月", "元月至当月", "一月至当月", "1-  月", "2021年1月以来", "2021年1月至今"]
UNREAD = [
    "202年6月", "2O2l年6月", "二千零二十年六月", "两千零二十年六月", "20    年6月", "20__年6月", "二〇二年六月", "220年度", "5年6月", "二一二年六月", "二十年六月",
]  # fmt: skip


@pytest.mark.parametrize(("writing", "year", "month"), WRITINGS)
def test_a_title_and_a_line_read_the_same_year_and_month(writing: str, year: int | None, month: int) -> None:
    title = read_title(f"{writing}累计完成投资")
    assert title.months is not None
    assert (title.year, title.months[1]) == (year, month)
    assert periods_in(f"云台镇{writing}重点项目月报", 2019) == [Month(year or 2019, month)]
    assert periods_in(writing, 2019) == [Month(year or 2019, month)]
    assert not states_unread_year(writing)


@pytest.mark.parametrize("writing", OPEN)
def test_an_open_span_names_no_month_in_either(writing: str) -> None:
    assert not [item for item in periods_in(f"云台镇{writing}月报", 2021) if isinstance(item, Month)]
    months = read_title(f"{writing}完成投资").months
    assert months is None or months[1] == 0


@pytest.mark.parametrize("writing", UNREAD)
def test_a_year_that_cannot_be_read_is_none_in_either(writing: str) -> None:
    assert read_title(f"{writing}完成投资").year is None
    assert states_unread_year(f"云台镇{writing}重点项目月报")
    assert not [item for item in periods_in(writing, None) if isinstance(item, Month)]


@pytest.mark.parametrize(
    "text",
    [
        "年6月",
        "    年6月",
        "XX年6月",
        "本年6月",
        "今年1-6月",
        "全年",
        "一年来6月",
        "2021年6月",
        "1990—2021年度",
    ],
)
def test_a_year_left_blank_or_not_written_is_not_unread(text: str) -> None:
    assert not states_unread_year(text)


@pytest.mark.parametrize(
    "text", ["统一月报表", "单位：万元月报", "每一月", "大干100天", "工期20年", "1.21年"]
)
def test_words_that_only_look_like_a_date_are_none(text: str) -> None:
    assert periods_in(text, 2021) == []
