"""Amounts whose number format shows another figure than the cell holds are asked for, never guessed."""

from decimal import Decimal

import pytest

from projledger.forms.field import Kind, Spec
from projledger.forms.values import parse_cell
from projledger.workbook.cells import CellKind, CellValue

MONEY, AREA = (
    Spec("本年累计完成投资", Kind.MONEY, example="1200"),
    Spec("用地缺口", Kind.AREA, example="25.5"),
)


def cell(number: str, shown: str) -> CellValue:
    return CellValue(CellKind.NUMBER, Decimal(number), shown=shown)


@pytest.mark.parametrize(
    ("number", "shown", "unit", "yuan"),
    [
        ("2.3", "万元", "万元", 23_000),
        ("2.3", "亿元", "亿元", 230_000_000),
        ("2.3", "亿元", "", 230_000_000),
        ("23000", "/4万元", "元", 23_000),
        ("23000", "/3千元", "元", 23_000),
        ("0", "亿元", "万元", 0),
    ],
)
def test_a_format_that_shows_what_the_cell_holds_is_no_fault(
    number: str, shown: str, unit: str, yuan: int
) -> None:
    assert parse_cell(cell(number, shown), MONEY, unit=unit) == (yuan, "", {})


@pytest.mark.parametrize(
    ("number", "shown", "unit", "seen"),
    [
        ("2.3", "亿元", "万元", "2.3亿元"),
        ("2.3", "元", "万元", "2.3元"),
        ("23000", "/4万元", "万元", "2.3万元"),
        ("23000", "/3", "万元", "23"),
        ("23000", "/3", "元", "23"),
        ("23000", "/4万元", "", "2.3万元"),
        ("23000", "?", "万元", "?"),
        ("2.3", "万美元", "万元", "2.3万美元"),
    ],
)
def test_a_format_that_shows_another_amount_is_asked_about(
    number: str, shown: str, unit: str, seen: str
) -> None:
    value, code, details = parse_cell(cell(number, shown), MONEY, unit=unit)
    assert (value, code, details["shown"]) == (None, "N113", seen)


def test_land_shown_in_thousands_is_asked_about() -> None:
    assert parse_cell(cell("2300", "/3"), AREA).code == "N113"
