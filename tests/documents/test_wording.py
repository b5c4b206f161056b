from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.documents.wording import Wording, day, mu, numbered, reason
from projledger.foundation.settings import Figures, Office, Settings
from projledger.measures.remarks import Named


def wording(*, trim: bool = True, term: str = "时序进度", **options: object) -> Wording:
    office = Office.model_validate({"name": "办公室", "county": "示例县", "year": 2021, "term": term})
    return Wording(Settings(office=office, figures=Figures(trim_zeros=trim)), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("yuan", "text"),
    [(13_418_710_000, "134.19亿元"), (870_000_000, "8.7亿元"), (100_000_000, "1亿元"), (99_990_000, "9999万元"), (5_000, "0.5万元"), (0, "0万元")],
)  # fmt: skip
def test_single_amounts_are_in_yi_from_one_yi_on_and_exact_below(yuan: int, text: str) -> None:
    assert wording().amount(yuan) == text


@pytest.mark.parametrize(
    ("yuan", "text"),
    [
        (400_000, "40万元"),
        (499_999, "49.9999万元"),
        (500_000, "0.01亿元"),
        (-400_000, "-40万元"),
        (0, "0亿元"),
    ],
)
def test_sums_that_two_decimals_of_yi_would_lose_are_said_in_wan(yuan: int, text: str) -> None:
    assert wording().yi(yuan) == text


def test_sentences_keep_idle_zeros_where_the_settings_say_so() -> None:
    assert wording(trim=False).percent(Decimal("60.30")) == "60.30%"
    assert wording(trim=False).yi(870_000_000) == "8.70亿元"
    assert wording().percent(Decimal("60.30")) == "60.3%"


@pytest.mark.parametrize(
    ("gap", "text"),
    [("10.30", "超时序进度10.3个百分点"), ("-3.28", "欠时序进度3.28个百分点"), ("0.00", "与时序进度持平")],
)
def test_a_gap_is_said_without_a_sign_and_always_in_percentage_points(gap: str, text: str) -> None:
    assert wording().gap(Decimal(gap)) == text


def test_the_office_has_one_word_for_the_time_sequence() -> None:
    assert wording(term="序时进度").gap(Decimal(1)) == "超序时进度1个百分点"


@given(count=st.integers(0, 30), most=st.integers(1, 12), hidden=st.sets(st.integers(0, 29)))
def test_a_cut_list_says_how_many_there_are_and_never_names_an_internal_project(
    count: int, most: int, hidden: set[int]
) -> None:
    items = [Named(number, f"项{number}目", "甲镇") for number in range(count)]
    text = wording(internal=hidden, named=most).names(items, lambda item: item, lambda item: item.name)
    named = [item for item in items if item.name in text.split("等")[0].split("、")]
    public = len([item for item in items if item.project not in hidden])
    assert len(named) == (public if public <= most + 2 else most)
    assert not hidden & {item.project for item in named}
    assert text.endswith(f"等{count}个项目") == (0 < len(named) < count)


@pytest.mark.parametrize(("count", "named"), [(10, 10), (12, 12), (13, 10)])
def test_a_list_is_not_cut_for_the_sake_of_one_or_two_names(count: int, named: int) -> None:
    said = wording(named=10)
    names = [f"{number}镇" for number in range(count)]
    assert said.plain_names(names).count("镇") == named
    assert said.plain_names(names).endswith(f"等{count}个单位") == (named < count)
    items = [Named(number, name, "甲镇") for number, name in enumerate(names)]
    assert said.names(items, lambda item: item, lambda item: item.name).count("镇") == named
    assert said.cut(items, lambda item: item) == (named < count)


@pytest.mark.parametrize(("hundredths", "text"), [(150_000, "1500亩"), (2550, "25.5亩"), (1, "0.01亩"), (10_000, "100亩")])  # fmt: skip
def test_land_is_shown_in_mu_without_idle_zeros(hundredths: int, text: str) -> None:
    assert mu(hundredths) == text


def test_dates_have_no_leading_zeros_and_keep_their_precision() -> None:
    assert [day(text) for text in ("2021", "2021-04", "2021-07-05")] == [
        "2021年",
        "2021年4月",
        "2021年7月5日",
    ]


def test_paragraph_numbers_are_chinese() -> None:
    assert [numbered(number, "甲") for number in (1, 10, 11)] == ["（一）甲", "（十）甲", "（十一）甲"]


@given(st.text(max_size=120))
def test_a_units_own_words_stay_on_one_short_line(text: str) -> None:
    words = reason(text)
    assert len(words) <= 40
    assert "\n" not in words


def test_a_reason_loses_its_closing_mark_but_not_its_words() -> None:
    assert reason(" 猪价下跌，\n业主暂缓投资。 ") == "猪价下跌， 业主暂缓投资"
