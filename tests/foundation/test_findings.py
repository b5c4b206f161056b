"""Findings: their place, their words in both languages, and that what a file says stays data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from projledger.foundation.codes import CODES, Severity
from projledger.foundation.findings import Cell, Finding, has_errors
from projledger.foundation.language import set_language


@pytest.mark.parametrize(
    ("row", "column", "address"),
    [
        (1, 1, "A1"),
        (8, 6, "F8"),
        (2, 26, "Z2"),
        (2, 27, "AA2"),
        (3, 52, "AZ3"),
        (3, 703, "AAA3"),
        (0, 6, "F"),
        (8, 0, "8"),
    ],
)
def test_cells_have_the_addresses_that_a_spreadsheet_shows(row: int, column: int, address: str) -> None:
    assert str(Cell(row, column)) == address


@given(st.integers(1, 16384))
def test_every_column_has_its_own_letters(column: int) -> None:
    letters = str(Cell(0, column))
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    assert number == column


def test_a_finding_says_what_stands_there_and_what_to_write() -> None:
    finding = Finding(
        "N103", "a.xlsx", "月报", Cell(8, 6), "completed_ytd", "约480万", {"unit": "万元", "example": "480"}
    )
    assert finding.message == "“约480万” is not a number."
    assert (
        finding.remedy
        == "Write a plain number (万元), such as 480; explanations belong in the remark column."
    )
    assert finding.address == "月报!F8"
    assert finding.record() == {
        "code": "N103",
        "severity": "error",
        "file": "a.xlsx",
        "sheet": "月报",
        "cell": "F8",
        "field": "completed_ytd",
        "found": "约480万",
        "message": finding.message,
        "remedy": finding.remedy,
    }


@pytest.mark.parametrize(
    ("sheet", "cell", "address"), [("", None, ""), ("月报", None, "月报"), ("", Cell(1, 1), "A1")]
)
def test_an_address_is_as_long_as_what_is_known(sheet: str, cell: Cell | None, address: str) -> None:
    assert Finding("N101", sheet=sheet, cell=cell).address == address


@pytest.mark.parametrize("found", ["{unit}", "{", "{0.__class__}", "%s"])
def test_what_a_file_says_is_never_formatted(found: str) -> None:
    assert Finding("N103", found=found).message == f"“{found}” is not a number."


def test_a_token_that_was_not_given_shows_as_a_dash() -> None:
    assert (
        Finding("N103").remedy
        == "Write a plain number (-), such as -; explanations belong in the remark column."
    )


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_message_and_a_remedy_in_both_languages(code: str, language: str) -> None:
    set_language(language)
    finding = Finding(code, found="x")
    chinese = any("\u4e00" <= char <= "\u9fff" for char in finding.message + finding.remedy)
    assert finding.message
    assert finding.remedy
    if language == "zh":
        assert chinese
        assert finding.message != CODES[code].message


def test_codes_are_a_letter_and_three_digits_and_errors_say_what_they_stop() -> None:
    for name, row in CODES.items():
        assert name == row.code
        assert name[0] in "FLNDUPHSTG"
        assert len(name) == 4
        assert name[1:].isdigit()
        assert row.scope in {"file", "return", "row"}


def test_only_errors_are_errors() -> None:
    warnings = [Finding(name) for name, row in CODES.items() if row.severity is not Severity.ERROR]
    assert warnings
    assert not has_errors(warnings)
    assert has_errors([*warnings, Finding("N101")])
