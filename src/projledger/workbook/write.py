"""Text from files and clerks put into cells as text, never as a formula."""

from typing import Any

from projledger.workbook.cleaning import cleaned

#: The most characters that Excel keeps in a cell.
LONGEST_TEXT = 32_767
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def put_text(cell: Any, text: str) -> None:
    """Write ``text`` into an openpyxl cell as a string, whatever it begins with."""
    cell.value, _lost = cleaned(text, LONGEST_TEXT)
    cell.data_type = "s"  # openpyxl takes a leading = for a formula


def csv_text(text: str) -> str:
    """``text`` for a csv that people open in Excel: a leading ``= + - @`` or tab gets an apostrophe.

    A plain negative number stays as it is.
    """
    if not text.startswith(_FORMULA_STARTS):
        return text
    number = text[1:].replace(",", "").replace(".", "", 1)
    return text if text[0] in "+-" and number.removesuffix("%").isdecimal() else f"'{text}"
