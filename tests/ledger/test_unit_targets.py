"""The targets of units in force: the last table stands for what it has columns for, and says where it stands."""

from decimal import Decimal
from pathlib import Path

import pytest
from ledger_facts import HELD, entry, new_book, targets, undo, units

from projledger.ledger.book import Book
from projledger.ledger.records import UnitTargetRecord
from projledger.ledger.verify import verify


@pytest.fixture
def book(tmp_path: Path):
    with new_book(tmp_path) as made:
        made.post([units("云台镇", short_names=("云台",)), units("麻石镇")])
        yield made


def in_force(book: Book, number: int | None = None) -> dict[str, UnitTargetRecord]:
    return {record.unit: record for record in book.view(number).unit_targets(2021)}


def test_a_table_gives_amounts_and_percents_with_their_cells(book: Book) -> None:
    book.post(
        [targets(entry(3, lead_unit="云台镇", annual_plan=2_400, amount_03=600, percent_06=Decimal("50.5")))]
    )
    (record,) = in_force(book).values()
    assert (record.annual_plan, record.amounts, record.percents) == (2_400, {3: 600}, {6: Decimal("50.5")})
    assert {month: stated.cell for month, stated in record.stated.items()} == {3: "目标!C3", 6: "目标!D3"}
    assert record.plan_stated is not None
    assert (record.plan_stated.cell, record.plan_stated.source.file_name) == ("目标!B3", "目标.xlsx")


def test_a_later_table_corrects_only_the_period_ends_and_units_that_it_has(book: Book) -> None:
    first, second = entry(3, lead_unit="云台镇", amount_03=600), entry(4, lead_unit="麻石镇", amount_03=100)
    book.post([targets(first, second), targets(entry(3, lead_unit="云台镇", amount_06=1_300))])
    book.post([targets(entry(3, lead_unit="云台镇", amount_03=700))])
    assert {unit: record.amounts for unit, record in in_force(book).items()} == {
        "云台镇": {3: 700, 6: 1_300},
        "麻石镇": {3: 100},
    }
    assert in_force(book, 3)["云台镇"].amounts == {3: 600}  # as of the first table


def test_a_later_percent_takes_the_place_of_an_amount_and_a_blank_cell_takes_the_target_away(
    book: Book,
) -> None:
    book.post([targets(entry(3, lead_unit="云台镇", amount_03=600, amount_06=900))])
    book.post(
        [
            targets(
                entry(3, lead_unit="云台镇", percent_06=Decimal(40)), columns="lead_unit amount_03 percent_06"
            )
        ]
    )
    record = in_force(book)["云台镇"]
    assert (record.amounts, record.percents, set(record.stated)) == ({}, {6: Decimal(40)}, {6})


def test_a_unit_is_found_by_its_short_name_and_other_years_and_held_rows_do_not_count(book: Book) -> None:
    book.post(
        [
            targets(
                entry(3, lead_unit="云台", amount_03=600),
                entry(4, None, HELD, lead_unit="麻石镇", amount_03=1),
            )
        ]
    )
    book.post([targets(entry(3, lead_unit="云台镇", amount_03=9), year=2022)])
    assert {unit: record.amounts for unit, record in in_force(book).items()} == {"云台镇": {3: 600}}


def test_undo_lets_the_earlier_table_stand_again(book: Book) -> None:
    book.post(
        [
            targets(entry(3, lead_unit="云台镇", amount_03=600)),
            targets(entry(3, lead_unit="云台镇", amount_03=700)),
        ]
    )
    book.post([undo(4)])
    assert in_force(book)["云台镇"].amounts == {3: 600}
    assert in_force(book, 4)["云台镇"].amounts == {3: 700}
    assert verify(book) == []
