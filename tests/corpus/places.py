"""Cells by their letters and numbers."""


def letters(column: int) -> str:
    """``AB`` for 28, nothing for 0."""
    found = ""
    while column:
        column, digit = divmod(column - 1, 26)
        found = chr(ord("A") + digit) + found
    return found


def at(row: int | None, column: int | None) -> str:
    """``F5``; the row or the column alone where the other is not given."""
    return letters(column or 0) + (str(row) if row else "")
