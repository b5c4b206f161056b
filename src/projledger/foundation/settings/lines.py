"""On which line of a TOML text a table or key stands; tomllib keeps no positions."""

import re
from collections.abc import Sequence

_PART = r"(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')"
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_TABLE = re.compile(rf"\s*\[\[?\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_QUOTES = ('"""', "'''")


def lines_of_keys(text: str) -> dict[tuple[str, ...], int]:
    """The line (from 1) of every table and key, by its path: ``("figures", "decimals")``.

    Keys of inline tables are not listed: they stand on the line of the key that holds them.
    """
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    inside = ""  # the quotes of a multi-line text that is still open
    for number, line in enumerate(text.splitlines(), start=1):
        if not inside:
            if match := _TABLE.fullmatch(line):
                table = _path(match[1])
                for length in range(1, len(table) + 1):
                    found.setdefault(table[:length], number)
            elif match := _KEY.match(line):
                path = table + _path(match[1])
                for length in range(len(table) + 1, len(path) + 1):
                    found.setdefault(path[:length], number)
        for quotes in _QUOTES:
            if inside in ("", quotes) and line.count(quotes) % 2:
                inside = "" if inside else quotes
    return found


def line_of(lines: dict[tuple[str, ...], int], path: Sequence[str | int]) -> int | None:
    """The line of ``path``, or of the nearest table or key that holds it; None if none does."""
    keys = tuple(step for step in path if isinstance(step, str))
    for length in range(len(keys), 0, -1):
        if keys[:length] in lines:
            return lines[keys[:length]]
    return None


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))
