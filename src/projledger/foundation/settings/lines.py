"""On which line of a TOML text a table or key stands; tomllib keeps no positions."""

import re
from collections.abc import Sequence

_PART = r"(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')"
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_TABLE = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_QUOTES = ('"""', "'''")


Path = tuple[str | int, ...]


def lines_of_keys(text: str) -> dict[Path, int]:
    """The line (from 1) of every table and key, by its path: ``("figures", "decimals")``.

    The tables of an array (``[[schedule.scopes]]``) are counted: ``("schedule", "scopes", 0, "curve")``.
    Keys of inline tables are not listed: they stand on the line of the key that holds them.
    """
    found: dict[Path, int] = {}
    counted: dict[Path, int] = {}
    table: Path = ()
    inside = ""  # the quotes of a multi-line text that is still open
    for number, line in enumerate(text.splitlines(), start=1):
        if not inside:
            if match := _TABLE.fullmatch(line):
                table = _path(match[2])
                for length in range(1, len(table) + 1):
                    found.setdefault(table[:length], number)
                if match[1] == "[[":
                    counted[table] = counted.get(table, -1) + 1
                    table = (*table, counted[table])
                    found[table] = number
            elif match := _KEY.match(line):
                path = table + _path(match[1])
                for length in range(len(table) + 1, len(path) + 1):
                    found.setdefault(path[:length], number)
        for quotes in _QUOTES:
            if inside in ("", quotes) and line.count(quotes) % 2:
                inside = "" if inside else quotes
    return found


def line_of(lines: dict[Path, int], path: Sequence[str | int]) -> int | None:
    """The line of ``path``, or of the nearest table or key that holds it; None if none does."""
    for length in range(len(path), 0, -1):
        if (held := tuple(path[:length])) in lines:
            return lines[held]
    return None


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))
