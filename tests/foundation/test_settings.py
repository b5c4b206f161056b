"""The settings file: read in any of its encodings, and every fault named with line and remedy."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.errors import SettingsError, WorkspaceError
from projledger.foundation.language import set_language
from projledger.foundation.period import Month
from projledger.foundation.settings import Figures, Settings, default_toml, describe_settings, load, parse
from projledger.foundation.settings.lines import lines_of_keys

DEFAULT = default_toml("示例县重点项目推进办公室", "示例县", 2021)
MINIMAL = '[office]\nname = "示例办"\ncounty = "示例县"\nyear = 2021\n'
#: The excerpt of the design, whose lines the screens count.
EXCERPT = """\
[office]
name = "示例县重点项目推进办公室"
county = "示例县"
year = 2021
term = "时序进度"
[returns]
deadline = { day = 5, of = "next-month", working_days = false }
none_in = [1]
[figures]
decimals = 2
trim_zeros = true
gap = "shown"
[lights.investment]
green = { from = 0 }
yellow = { from = -10, to = 0 }
red = { to = -10 }
"""


def complaint(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse(text)
    return str(caught.value)


def test_what_is_left_out_has_the_documented_default() -> None:
    settings = parse(MINIMAL)
    described = {row.key: row.default for row in describe_settings()}
    assert described["figures.decimals"] == str(settings.figures.decimals) == "2"
    assert described["returns.deadline.day"] == str(settings.returns.deadline.day) == "5"
    assert described["lights.investment.yellow.from"] == "-10"
    assert settings.figures.gap == "shown"
    assert settings.figures.trim_zeros
    assert settings.returns.none_in == ()


def test_the_file_that_init_writes_says_what_the_design_says() -> None:
    written, excerpt = parse(DEFAULT), parse(EXCERPT)
    assert written == excerpt
    assert written.office.name == "示例县重点项目推进办公室"


@pytest.mark.parametrize("name", ['引"号', "反\\斜杠", "换\n行", "#井号", "\x7f"])
def test_any_name_can_be_written_into_the_file(name: str) -> None:
    assert parse(default_toml(name, name, 2021)).office.county == name


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_file_may_be_saved_by_any_editor(tmp_path: Path, encoding: str, ending: str) -> None:
    path = tmp_path / "projledger.toml"
    path.write_bytes(DEFAULT.replace("\n", ending).encode(encoding))
    assert load(path) == parse(DEFAULT)


def test_bytes_that_are_no_text_are_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "projledger.toml"
    path.write_bytes(b"\xff\xff\xff")
    with pytest.raises(SettingsError, match="neither UTF-8 nor GBK"):
        load(path)


def test_a_file_that_is_not_there_is_the_workspaces_fault(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot be read"):
        load(tmp_path / "projledger.toml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("decimals = 2", "decimls = 2", "line 10: figures.decimls is not a setting; did you mean figures.decimals?"),
        ("decimals = 2", "year = 2", "line 10: figures.year is not a setting; it belongs in office.year."),
        ("decimals = 2", "wxyz = 2", "line 10: figures.wxyz is not a setting. Known here: decimals, gap_decimals, trim_zeros, gap."),
        ("[figures]", "[figurs]", "line 9: figurs is not a setting; did you mean figures?"),
        ("decimals = 2", 'decimals = "两"', 'line 10: figures.decimals = "两" is not allowed. Write a whole number from 0 to 6.'),
        ("decimals = 2", "decimals = 2.0", "line 10: figures.decimals = 2.0 is not allowed. Write a whole number from 0 to 6."),
        ("decimals = 2", "decimals = 9", "line 10: figures.decimals = 9 is not allowed. Write a whole number from 0 to 6."),
        ("decimals = 2", "decimals = true", "line 10: figures.decimals = true is not allowed. Write a whole number from 0 to 6."),
        ("day = 5", "day = 32", "line 7: returns.deadline.day = 32 is not allowed. Write a day from 1 to 31."),
        ('"next-month"', '"次月"', 'line 7: returns.deadline.of = "次月" is not allowed. Write "month" or "next-month".'),
        ("[1]", "[13]", "line 8: returns.none_in = 13 is not allowed. Write a list of months, such as [1]."),
        ("none_in = [1]", "none_in = 1", "line 8: returns.none_in = 1 is not allowed. Write a list of months, such as [1]."),
        ("year = 2021\n", "", "line 1: office.year is missing. Write a year such as 2021."),
        ('county = "示例县"', 'county = ""', 'line 3: office.county = "" is not allowed. Write a text in double quotes.'),
        ('"时序进度"', '"时间进度"', 'line 5: office.term = "时间进度" is not allowed. Write "时序进度" or "序时进度".'),
        ("red = { to = -10 }", "red = -10", "line 16: lights.investment.red = -10 is not allowed. Write a band such as { from = -10, to = 0 }."),
        ("red = { to = -10 }", "", "line 13: lights.investment.red is missing. Write a band such as { from = -10, to = 0 }."),
        ("{ to = -10 }", '{ to = "十" }', 'line 16: lights.investment.red.to = "十" is not allowed. Write a number of percentage points, '),
        ("{ to = -10 }", "{ tu = -10 }", "line 16: lights.investment.red.tu is not a setting. Known here: from, to."),
    ],
)  # fmt: skip
def test_a_wrong_setting_names_its_line_and_what_is_allowed(old: str, new: str, said: str) -> None:
    assert old in EXCERPT
    assert complaint(EXCERPT.replace(old, new, 1)).startswith(f"projledger.toml, {said}")


@pytest.mark.parametrize("factor", ["0", "-1", '"x"', "true", "inf", "nan", '"1/0"'])
def test_a_factor_must_be_a_number_above_zero(factor: str) -> None:
    said = complaint(f"{MINIMAL}[schedule]\nfactor = {factor}\n")
    assert "line 6: schedule.factor" in said
    assert said.endswith("Write a number above 0, such as 1 or 1.2.")


@pytest.mark.parametrize("factor", ["1.2", '"1.2"', '"6/5"'])
def test_a_factor_is_exact_however_it_is_written(factor: str) -> None:
    settings = parse(f"{MINIMAL}[schedule]\nfactor = {factor}\n")
    assert settings.schedule.factor == Fraction(6, 5)
    assert settings.figures_snapshot()["schedule"]["factor"] == "1.2"


def test_all_faults_are_said_at_once_in_the_order_of_their_lines() -> None:
    said = complaint(
        EXCERPT.replace("decimals = 2", "decimals = 9").replace('"shown"', '"seen"').replace("[1]", "[0]")
    )
    assert [line.split(":")[0] for line in said.splitlines()] == [
        f"projledger.toml, line {number}" for number in (8, 10, 12)
    ]


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        (("{ from = 0 }", "{ from = -30, to = -10 }", "{ to = -30 }"),
         "line 15 [lights.investment]: no light is set from -10 to 0 (yellow ends at -10, green begins at 0). "
         "Neighbouring bands must meet, for example yellow = { from = -30, to = 0 }."),
        (("{ from = 0 }", "{ from = -10, to = 1 }", "{ to = -10 }"), "line 15 [lights.investment]: yellow and green overlap."),
        (("{ from = 0 }", "{ to = 0 }", "{ to = -10 }"), "[lights.investment]: "),
        (("{ from = 0, to = 50 }", "{ from = -10, to = 0 }", "{ to = -10 }"), "line 14 [lights.investment]: no light is set from 50 upwards"),
        (("{ from = 0 }", "{ from = -10, to = 0 }", "{ from = -100, to = -10 }"), "line 16 [lights.investment]: no light is set below -100"),
        (("{ from = 0 }", "{ from = 0, to = -10 }", "{ to = -10 }"), "line 15 [lights.investment]: yellow goes from 0 to -10 and is empty."),
        (("{ }", "{ from = -10, to = 0 }", "{ to = -10 }"), "overlap."),
    ],
)  # fmt: skip
def test_lights_with_a_hole_or_an_overlap_are_refused_and_it_is_named(
    bands: tuple[str, str, str], said: str
) -> None:
    head = EXCERPT[: EXCERPT.index("green")]
    text = head + "".join(
        f"{name} = {band}\n" for name, band in zip(("green", "yellow", "red"), bands, strict=True)
    )
    assert said in complaint(text)


def test_the_hole_is_named_in_chinese_as_on_the_screen() -> None:
    set_language("zh")
    text = EXCERPT.replace("yellow = { from = -10, to = 0 }", "yellow = { from = -30, to = -10 }").replace(
        "red = { to = -10 }", "red = { to = -30 }"
    )
    assert complaint(text) == (
        "projledger.toml 第 15 行 [lights.investment]：-10 至 0 之间未设定亮灯（yellow 到 -10，green 从 0）。"
        "相邻两档应首尾相接，例如 yellow = { from = -30, to = 0 }。"
    )


@given(
    st.tuples(st.integers(-50, 50), st.integers(-50, 50)).filter(lambda ends: ends[0] < ends[1]),
    st.decimals(-60, 60, places=2),
)
def test_bands_that_meet_give_every_gap_one_light(ends: tuple[int, int], gap: object) -> None:
    low, high = ends
    bands = f"[lights.investment]\ngreen = {{ from = {high} }}\nyellow = {{ from = {low}, to = {high} }}\nred = {{ to = {low} }}\n"
    lights = parse(MINIMAL + bands).lights.investment
    value = Fraction(str(gap))
    expected = "green" if value >= high else "yellow" if value >= low else "red"
    assert lights.light_of(value) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[office]\nname = “示例”\n', "line 2: “name = “示例”” holds the full-width character “. Write quotes"),
        ("[office]\nname = 示例\n", "line 2: “name = 示例” cannot be read. Write key = value"),
        ('[office]\nname ＝ "示例"\n', "line 2: “name ＝ \"示例\"” holds the full-width character ＝"),
        ("[office\n", "line 1: “[office” cannot be read."),
        ("[office]\nyear = 1\nyear = 2\n", "line 3: “year = 2” stands twice. Keep one of them."),
        ("[office]\n[office]\n", "line 2: “[office]” stands twice. Keep one of them."),
        ('a = """\n', "cannot be read"),
        ("year = \n", "line 1: “year =” cannot be read."),
    ],
)  # fmt: skip
def test_a_fault_of_the_notation_names_its_line(text: str, said: str) -> None:
    assert said in complaint(text)


def test_what_a_message_quotes_is_cut_and_shown_on_one_line() -> None:
    said = complaint(EXCERPT.replace('"shown"', '"' + "长" * 500 + '\\u001b[31m"'))
    assert "\x1b" not in said
    assert "…" in said
    assert len(said) < 200


def test_lines_of_tables_keys_and_inline_keys() -> None:
    text = '# a\n[one]\nkey = 1\n[one.two]\n"quoted key" = 2\ndotted.name = 3\ntext = """\nkey = 9\n"""\nlast = [\n  1,\n]\n[[many]]\nx = 1\n[[many]]\nx = 2\n'
    assert lines_of_keys(text) == {
        ("one",): 2,
        ("one", "key"): 3,
        ("one", "two"): 4,
        ("one", "two", "quoted key"): 5,
        ("one", "two", "dotted"): 6,
        ("one", "two", "dotted", "name"): 6,
        ("one", "two", "text"): 7,
        ("one", "two", "last"): 10,
        ("many",): 13,
        ("many", 0): 13,
        ("many", 0, "x"): 14,
        ("many", 1): 15,
        ("many", 1, "x"): 16,
    }


def test_the_snapshot_holds_all_that_changes_figures_and_nothing_else() -> None:
    base = parse(DEFAULT)
    snapshot = base.figures_snapshot()
    assert json.loads(json.dumps(snapshot)) == snapshot
    for old, new in [
        ("trim_zeros = true", "trim_zeros = false"), ("decimals = 2 ", "decimals = 1 "), ('gap = "shown"', 'gap = "exact"'),
        ("none_in = [1]", "none_in = []"), ("day = 5", "day = 6"), ("working_days = false", "working_days = true"),
        ("# factor = 1.2", "factor = 1.2"), ("year = 2021", "year = 2022"), ('term = "时序进度"', 'term = "序时进度"'),
        ("from = -10, to = 0", "from = -20, to = 0"),
    ]:  # fmt: skip
        text = DEFAULT.replace(old, new, 1)
        text = text.replace("red = { to = -10 }", "red = { to = -20 }") if "-20" in new else text
        assert parse(text).figures_snapshot() != snapshot, new
    for old, new in [
        ("# file_megabytes", "file_megabytes"), ('name = "示例县', 'name = "某县'), ("# gap_decimals = 2", "gap_decimals = 2"),
    ]:  # fmt: skip
        text = DEFAULT.replace(old, new, 1).replace("# [limits]", "[limits]")
        assert parse(text).figures_snapshot() == snapshot, new


def test_a_recorded_snapshot_replaces_what_changes_figures_and_keeps_the_rest() -> None:
    then = parse(
        DEFAULT.replace("decimals = 2 ", "decimals = 1 ")
        .replace("# factor", "factor")
        .replace("year = 2021", "year = 2020")
    )
    now = parse(DEFAULT.replace("示例县重点项目推进办公室", "改名后的办公室"))
    seen = now.with_snapshot(json.loads(json.dumps(then.figures_snapshot())))
    assert seen.figures_snapshot() == then.figures_snapshot()
    assert seen.office.name == "改名后的办公室"
    assert now.with_snapshot(now.figures_snapshot()).figures_snapshot() == now.figures_snapshot()


def test_a_snapshot_of_an_older_version_takes_defaults_for_what_it_did_not_know() -> None:
    assert parse(MINIMAL).with_snapshot({"figures": {"decimals": 1}}).figures.decimals == 1


def test_a_snapshot_of_a_newer_version_is_refused() -> None:
    with pytest.raises(SettingsError, match="does not know: colour"):
        parse(MINIMAL).with_snapshot({"figures": {"colour": 1}})


def test_gap_decimals_follow_the_rates_unless_set() -> None:
    assert Figures(decimals=1).gap_places == 1
    assert Figures(decimals=1, gap_decimals=2).gap_places == 2


def test_the_deadline_of_a_month_and_months_without_returns() -> None:
    returns = parse(DEFAULT).returns
    assert returns.deadline.of_month(Month(2021, 6)) == date(2021, 7, 5)
    assert not returns.owed(Month(2021, 1))
    assert returns.owed(Month(2021, 2))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_setting_is_described_in_both_languages(language: str) -> None:
    set_language(language)
    rows = describe_settings()
    assert len({row.key for row in rows}) == len(rows) > 20
    for row in rows:
        assert row.meaning
        assert row.allowed
        if language == "zh":
            assert any("\u4e00" <= char <= "\u9fff" for char in row.meaning)


def test_settings_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValueError, match="frozen"):
        parse(MINIMAL).figures.decimals = 1  # type: ignore[misc]  # that is what the test shows
    assert isinstance(parse(MINIMAL), Settings)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("cells = 10", "a whole number from 1000 to 20000000"),
        ("rows = 0", "a whole number from 100 to 1000000"),
        ("ratio = 1", "a whole number from 20 to 10000"),
        ("sheets = 0", "a whole number from 1 to 10000"),
        ("unpacked_megabytes = 5000", "a whole number from 1 to 4000"),
        ("seconds = 1.5", "a whole number from 1 to 3600"),
        ('memory_megabytes = "much"', "a whole number from 128 to 65536"),
    ],
)
def test_a_limit_outside_its_range_is_named_with_its_line_and_range(line: str, said: str) -> None:
    message = complaint(f"{MINIMAL}[limits]\n{line}\n")
    assert "6" in message and f"limits.{line.partition(' ')[0]}" in message and said in message


def test_rates_of_foreign_money_are_exact_and_change_figures() -> None:
    settings = parse(MINIMAL + '[currency.rates]\n"美金" = "6.4601"\nEUR = 7.63\n')
    assert dict(settings.currency.rates) == {"美元": Decimal("6.4601"), "欧元": Decimal("7.63")}
    snapshot = settings.figures_snapshot()
    assert snapshot["currency"] == {"rates": {"欧元": "7.63", "美元": "6.4601"}}
    recorded = parse(MINIMAL).with_snapshot(json.loads(json.dumps(snapshot)))
    assert recorded.currency == settings.currency


def test_without_rates_the_snapshot_is_that_of_a_ledger_from_before_there_were_any() -> None:
    assert "currency" not in parse(MINIMAL).figures_snapshot()


@pytest.mark.parametrize("rate", ['"六点五"', "0", "-1", "true", '"nan"', '"1e9"', "[]"])
def test_what_is_no_rate_is_refused_with_its_line(rate: str) -> None:
    with pytest.raises(SettingsError, match=r"currency\.rates"):
        parse(MINIMAL + f'[currency.rates]\n"美元" = {rate}\n')


@pytest.mark.parametrize("names", ['"贝壳" = 1', '"美元" = 6.5\nUSD = 6.4'])
def test_an_unknown_currency_or_one_given_twice_is_refused(names: str) -> None:
    with pytest.raises(SettingsError, match=r"currency\.rates"):
        parse(MINIMAL + f"[currency.rates]\n{names}\n")


def test_a_chinese_name_without_quotes_is_told_to_have_them() -> None:
    with pytest.raises(SettingsError, match="a Chinese name before = stands in double quotes"):
        parse(MINIMAL + '[currency.rates]\n美元 = "6.4601"\n')
