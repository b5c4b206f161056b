"""Published figures of real offices: the schedule, the rates and the rounding must reproduce them."""

import csv
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from made_records import project, settings_of

from projledger.foundation.money import half_up
from projledger.foundation.period import Month
from projledger.foundation.settings import Figures, Settings
from projledger.measures.rates import Rate, gap_of, rate_of
from projledger.measures.schedule import Target, shown_target
from projledger.measures.targets import targets_of

YI = 100_000_000
CSV = Path(__file__).resolve().parent.parent / "data" / "published_figures.csv"
#: The curve that each rule names, and how the settings define it.
CURVES = {
    "linear m/12": ("linear", ""),
    "1.2×m/12": ("1.2×m/12", '[curves."1.2×m/12"]\nkind = "linear"\nfactor = 1.2\n'),
    "1.2×m/12 (H1 60%, FY 120%)": (
        "H1 60%, FY 120%",
        '[curves."H1 60%, FY 120%"]\nkind = "points"\npoints = { 6 = 60, 12 = 120 }\n',
    ),
    "linear, half-month (7.5/12)": ("half-month", ""),
}

#: DOMAIN 1.3: published from unrounded 万元 or truncated, so that the printed 亿元 give one more or one less
#: in the last place. Only these three; each is a miss of the rate, in the direction stated.
MISSES = {
    "O10": -1,  # 12.88 / 24.3 = 53.004 → 53.00, published 52.99: computed before 亿元 was rounded
    "O34": -1,  # 1035.8 / 984 = 105.26 → 105.3, published 105.2: cut, not rounded
    "O38": -1,  # 29.5 / 205.5 = 14.36 → 14.4, published 14.3: computed before 亿元 was rounded (gap −2.3 as exact)
}


def rows() -> list[dict[str, str]]:
    with CSV.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["target_rule"] in CURVES]


def places(text: str) -> int:
    return len(text.partition(".")[2])


def target_of(row: dict[str, str], figures: Figures) -> Target:
    """The target of the row's month by the curve that its rule names; ``上半月`` is that curve's matter."""
    name, definition = CURVES[row["target_rule"]]
    month = Month(2021, int(row["period"].removesuffix("?").removesuffix("上半月")[-2:]))
    return shown_target(due(name, month.month, definition), figures)


def due(curve: str, month: int, definition: str = "") -> Fraction:
    settings: Settings = settings_of(definition)
    found = targets_of([project(1)], Month(2021, month), settings, curve=curve)
    return found.of_project(1)


def last_place(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


BY_ID = {row["id"]: row for row in rows()}


def test_the_table_of_published_figures_has_all_its_rows_with_a_rule() -> None:
    with CSV.open(encoding="utf-8-sig", newline="") as file:
        rules = [row["target_rule"] for row in csv.DictReader(file)]
    assert len(rules) == 32
    assert {rule for rule in rules if rule not in CURVES} == {"-"}
    assert len(BY_ID) == 31


@pytest.mark.parametrize(
    "row", [row for row in rows() if row["plan_yi"] and row["done_yi"]], ids=lambda row: row["id"]
)
def test_the_rate_follows_from_plan_and_completed(row: dict[str, str]) -> None:
    published, decimals = Decimal(row["rate_published_pct"]), places(row["rate_published_pct"])
    done, plan = (int(Decimal(row[column]) * YI) for column in ("done_yi", "plan_yi"))
    computed = rate_of(done, plan, decimals).shown
    assert computed is not None
    expected = MISSES.get(row["id"], 0)
    assert published - computed == expected * last_place(decimals)


@pytest.mark.parametrize("row", [row for row in rows() if row["gap_published_pp"]], ids=lambda row: row["id"])
def test_the_gap_is_the_printed_rate_less_the_shown_target(row: dict[str, str]) -> None:
    """The target is shown at the gap's decimals; O38 alone is published by the exact method."""
    rate, gap = Decimal(row["rate_published_pct"]), Decimal(row["gap_published_pp"])
    figures = Figures(
        decimals=places(row["rate_published_pct"]), gap_decimals=places(row["gap_published_pp"])
    )
    computed = gap_of(Rate(0, 1, Fraction(rate), rate), target_of(row, figures), figures)
    assert computed is not None
    if row["id"] == "O38":
        assert gap - computed == last_place(1)
    else:
        assert computed == gap


#: Rows whose exact difference is another one than that of the printed figures (DOMAIN 1.3): what it gives.
EXACT_DIFFERS = {
    "O10": "3.00",  # 53.004 − 50
    "O34": "5.3",  # 105.264 − 100
}


@pytest.mark.parametrize(
    "row",
    [row for row in rows() if row["plan_yi"] and row["done_yi"] and row["gap_published_pp"]],
    ids=lambda row: row["id"],
)
def test_the_exact_gap_agrees_too_but_for_the_rows_that_were_cut_or_computed_before_rounding(
    row: dict[str, str],
) -> None:
    figures = Figures(
        decimals=places(row["rate_published_pct"]),
        gap_decimals=places(row["gap_published_pp"]),
        gap="exact",
    )
    done, plan = (int(Decimal(row[column]) * YI) for column in ("done_yi", "plan_yi"))
    computed = gap_of(rate_of(done, plan, figures.decimals), target_of(row, figures), figures)
    assert str(computed) == EXACT_DIFFERS.get(row["id"], str(Decimal(row["gap_published_pp"])))


def test_the_one_row_with_neither_plan_nor_gap_agrees_with_the_plan_stated_elsewhere() -> None:
    alone = [row["id"] for row in BY_ID.values() if not row["plan_yi"] and not row["gap_published_pp"]]
    assert alone == ["S3"]
    done = int(Decimal(BY_ID["S3"]["done_yi"]) * YI)
    assert str(rate_of(done, int(Decimal("244.69") * YI), 2).shown) == BY_ID["S3"]["rate_published_pct"]


def test_the_miss_of_o38_is_the_exact_methods_gap() -> None:
    row = BY_ID["O38"]
    figures = Figures(decimals=1, gap_decimals=1, gap="exact")
    rate = rate_of(int(Decimal(row["done_yi"]) * YI), int(Decimal(row["plan_yi"]) * YI), 1)
    assert gap_of(rate, target_of(row, figures), figures) == Decimal("-2.3")


def test_every_named_exception_is_a_row_that_is_tested() -> None:
    assert all(BY_ID[name]["plan_yi"] and BY_ID[name]["done_yi"] for name in MISSES)


@pytest.mark.parametrize(
    ("month", "one_place", "two_places"),
    [
        (2, "16.7", "16.67"),
        (4, "33.3", "33.33"),
        (5, "41.7", "41.67"),
        (7, "58.3", "58.33"),
        (8, "66.7", "66.67"),
        (10, "83.3", "83.33"),
    ],
)
def test_targets_are_printed_as_offices_print_them(month: int, one_place: str, two_places: str) -> None:
    exact = due("linear", month)
    assert str(half_up(exact, 1)) == one_place
    assert str(half_up(exact, 2)) == two_places


@pytest.mark.parametrize(("month", "target"), [(5, 50), (6, 60), (7, 70), (8, 80), (12, 120)])
def test_a_factor_of_1_2_asks_for_sixty_percent_by_mid_year(month: int, target: int) -> None:
    assert due("linear", month, '[schedule]\nfactor = "1.2"\n') == target
    assert due("双过半", month, '[curves."双过半"]\nkind = "linear"\nfactor = 1.2\n') == target


def test_half_a_month_counts_half() -> None:
    assert due("half-month", 8) == Fraction(125, 2)
