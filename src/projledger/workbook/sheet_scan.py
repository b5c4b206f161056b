"""What calamine loses of a worksheet, read from its XML with a few regular expressions.

Error cells, formulas without a computed value, percent formats, hidden rows and columns, merges. XML
that these expressions may misread (comments, CDATA, UTF-16) is ``odd`` and goes to the second
reader. XML as all office programs write it is ``plain``: literal tests and prefixes make it fast.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.xml_whole import well_formed, whole

_ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_FORMULA_PLAIN = re.compile(rb"<f[ />]")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*?)(?:/>|>(.*?)</(?:\w+:)?c\s*>)", re.DOTALL)
_F = re.compile(rb"<(?:\w+:)?f\b([^<>]*?)(?:/>|>([^<]*)</(?:\w+:)?f\s*>)")
_V = re.compile(rb"<(?:\w+:)?v\b[^<>]*?(?:/>|>([^<]*)</(?:\w+:)?v\s*>)")
_REF = re.compile(rb"""\sr\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7})["']""")
_TYPE = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_SHARED = re.compile(rb"""\ssi\s*=\s*["'](\d+)["']""")
_MERGE = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?["']"""
)
_HIDDEN = rb"""\shidden\s*=\s*["'](?:1|true|on)["']"""
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\b(?=[^<>]*" + _HIDDEN + rb")([^<>]*)>")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\b(?=[^<>]*" + _HIDDEN + rb")([^<>]*)>")
_ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d{1,7})["']""")
_MIN = re.compile(rb"""\smin\s*=\s*["'](\d+)["']""")
_MAX = re.compile(rb"""\smax\s*=\s*["'](\d+)["']""")
_BROKEN_TAG = re.compile(rb"""["\w][\t\r\n]+\w+\s*=|<[^<>"]*[\t\r\n]""")
_ENCODING = re.compile(rb"""encoding\s*=\s*["'](?i:utf-8|us-ascii|ascii)["']""")
_RELATIVE = re.compile(r"(?<![A-Za-z0-9_.!$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.!])")


# a shared string by anything but its number: calamine would show the first string of the table
_NO_STRING = re.compile(rb"""\st\s*=\s*["']s["'][^<>]*>\s*<(?:\w+:)?v\b[^<>]*>(?!\s*\d{1,7}\s*<)""")
_NO_STRING_PLAIN = re.compile(rb' t="s"[^<>]*><v>(?!\d{1,7}<)')


_CELL_START = re.compile(rb"<(?:\w+:)?c\b([^<>]*)>")
_REST_OF_TAG = re.compile(rb"[^<>]*>")
_STYLE = re.compile(rb"""\ss\s*=\s*["'](\d+)["']""")
_MOST_STYLES = 100
_OPEN_ENDS = 2_000  # tags of one kind behind the last that ends it
_SHORT = 20_000  # bytes
_LONGEST_FORMULA = 200  # bytes of one that is only shown; shared by many cells, longer ones fill the memory
_MOVED = 2_000  # shared formulas that are worked out for their cells


class Place(NamedTuple):
    """A cell counted from 1."""

    row: int
    column: int


@lru_cache(maxsize=4_096)
def column_number(letters: bytes | str) -> int:
    """1 for ``A``, 28 for ``AB``."""
    text = letters.decode() if isinstance(letters, bytes) else letters
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number


class SheetXml:
    """The XML of one worksheet. ``plain``: no prefixes, double quotes, one blank before attributes."""

    __slots__ = ("content", "plain")

    def __init__(self, content: bytes) -> None:
        self.content = content
        # behind the XML declaration, which may have single quotes and a line break
        start = content.find(b"?>", 0, 200) + 2 if content.startswith(b"<?xml") else 0
        while content[start : start + 1].isspace():
            start += 1
        # a writer that sets blanks around = does so from the first tag on
        head = content[start : start + 2_000]
        # one character is found fifty times faster than two: rare ones stand before the slow tests
        self.plain = (
            b"<sheetData" in content
            and content.find(b"'", start) < 0
            and b" =" not in head
            and b"= " not in head
            and not (b"!" in content and b"<!" in content)
            and not (
                any(content.find(blank, start) >= 0 for blank in (b"\n", b"\r", b"\t"))
                and _BROKEN_TAG.search(content, start)
            )
        )

    @property
    def odd(self) -> bool:
        """Whether it holds what the expressions of this module could misread."""
        head = self.content[:200]
        if b"encoding" in head and not _ENCODING.search(head):
            return True
        return b"\x00" in head or (not self.plain and b"<!" in self.content)


def closed(sheet: SheetXml) -> None:
    """Raises :class:`Fault` (F005) for a sheet whose tags do not all end.

    calamine passes over them, and over the values they hold; looking for ends that are not there would
    take the square of their number.
    """
    content = sheet.content
    if not sheet.plain and (sheet.odd or len(content) > _SHORT):
        well_formed(content)
        return
    whole(content)
    open_ends = (content.count(b"<" + tag, content.rfind(b"</" + tag + b">")) for tag in (b"c", b"row"))
    if max(open_ends) >= _OPEN_ENDS:
        well_formed(content)


def names_no_string(sheet: SheetXml) -> bool:
    """Whether a cell refers to a shared string by something that is no number of one."""
    pattern = _NO_STRING_PLAIN if sheet.plain else _NO_STRING
    return pattern.search(sheet.content) is not None


@lru_cache(maxsize=64)
def _style_plain(styles: tuple[int, ...]) -> re.Pattern[bytes]:
    return re.compile(rb' s="(?:' + "|".join(map(str, styles)).encode() + rb')"')


def _attributes_plain(content: bytes, styles: tuple[int, ...]) -> Iterator[bytes]:
    """The attributes of the cells that have one of ``styles``, found from the style backwards.

    Cells of a few styles are rare: to look ahead for the style in every cell takes ten times as long.
    """
    behind = 0
    for style in _style_plain(styles).finditer(content):
        start = content.rfind(b"<", behind, style.start())
        behind = style.end()
        if start < 0 or not content.startswith(b"<c", start) or content.find(b">", start, behind) >= 0:
            continue
        if rest := _REST_OF_TAG.match(content, behind):
            yield content[start + 2 : rest.end() - 1]


@lru_cache(maxsize=64)
def _styled(styles: tuple[int, ...]) -> re.Pattern[bytes]:
    numbers = "|".join(map(str, styles)).encode()
    return re.compile(rb"""<(?:\w+:)?c(?=[^<>]*\ss\s*=\s*["'](?:""" + numbers + rb""")["'])([^<>]*)>""")


def cells_styled(sheet: SheetXml, styles: tuple[int, ...]) -> Iterator[Place]:
    """The cells that have one of ``styles``. Raises :class:`Odd` for a cell without a reference."""
    if len(styles) > _MOST_STYLES:  # an expression of thousands of alternatives tries them all at each cell
        wanted = {str(style).encode() for style in styles}
        for match in _CELL_START.finditer(sheet.content):
            style = _STYLE.search(match[1])
            if style and style[1] in wanted:
                yield _place(match[1])
    elif styles and sheet.plain:
        yield from map(_place, _attributes_plain(sheet.content, styles))
    elif styles:
        for match in _styled(styles).finditer(sheet.content):
            yield _place(match[1])


class Odd(Exception):
    """The XML is not as these expressions expect it; the second reader should judge."""


def _place(attributes: bytes) -> Place:
    match = _REF.search(attributes)
    if not match:
        raise Odd
    return Place(int(match[2]), column_number(match[1]))


class Special(NamedTuple):
    """An error cell (``formula`` empty) or a formula without a value (``error`` empty)."""

    place: Place
    error: str
    formula: str


def has_formulas(sheet: SheetXml) -> bool:
    """Whether it may hold a formula; of XML that is odd this cannot be told."""
    return sheet.odd or _FORMULA.search(sheet.content) is not None


def special_cells(sheet: SheetXml, *, recalculate: bool) -> list[Special]:
    """Error cells and formulas without a computed value, which calamine shows as blanks.

    With ``recalculate`` (the workbook asks to be computed when opened) formulas whose every value is 0
    were never computed either: that is how some writers leave them.
    """
    content = sheet.content
    if sheet.plain:
        computes = _FORMULA_PLAIN.search(content) is not None
        errs = b' t="e"' in content
    else:
        computes, errs = bool(_FORMULA.search(content)), bool(_ERROR.search(content))
    if not computes and not errs:
        return []
    found: list[Special] = []
    zeros: list[Special] = []
    masters = _Masters()
    computed = False
    for cell in _CELL.finditer(content):
        attributes, inside = cell[1], cell[2] or b""
        formula = _F.search(inside) if computes and b"f" in inside else None
        quoted = b'"e"' in attributes or b"'e'" in attributes  # far faster than to look for the type
        if formula is None and not (quoted and _kind(attributes) == b"e"):
            continue
        if formula is not None and b"DISPIMG" in (formula[2] or b""):
            continue  # a picture in a WPS cell: no error, and nothing to be computed
        kind = _kind(attributes)
        place = _place(attributes)
        if formula is not None and formula[2] and (shared := _SHARED.search(formula[1])):
            masters.add(shared[1], formula[2], place)
        value = _V.search(inside)
        shown = (value[1] or b"") if value else b""
        if kind == b"e":
            found.append(Special(place, shown.decode("utf-8", "replace") or "#VALUE!", ""))
            computed = computed or bool(formula)
        elif not shown.strip() and not (kind == b"str" and value):
            found.append(Special(place, "", _formula_text(formula, place, masters)))
        elif shown == b"0" and kind in (b"", b"n"):
            zeros.append(Special(place, "", _formula_text(formula, place, masters)))
        else:  # most formulas: what they say need not be known
            computed = True
    if recalculate and zeros and not computed:
        found.extend(zeros)
    return found


def _kind(attributes: bytes) -> bytes:
    """The cell's type as the XML names it; empty for a number."""
    return match[1] if (match := _TYPE.search(attributes)) else b""


def _formula_text(formula: re.Match[bytes] | None, place: Place, masters: "_Masters") -> str:
    """The formula as words, ``=`` first; a shared formula is moved from its first cell to ``place``."""
    if formula is None:
        return ""
    text = _unescaped((formula[2] or b"")[:_LONGEST_FORMULA])
    if not text and (shared := _SHARED.search(formula[1])):
        text = masters.moved(shared[1], place)
    return f"={text}"


class _Masters:
    """The formulas that other cells of the sheet share, by their numbers."""

    def __init__(self) -> None:
        self._formulas: dict[bytes, tuple[str, Place]] = {}
        self._left = _MOVED

    def add(self, number: bytes, formula: bytes, place: Place) -> None:
        """The formula of that number stands at ``place``."""
        self._formulas[number] = (_unescaped(formula[:_LONGEST_FORMULA]), place)

    def moved(self, number: bytes, place: Place) -> str:
        """The formula as it is at ``place``; of more than anybody looks at only that there is one."""
        formula, origin = self._formulas.get(number, ("", place))
        self._left -= 1
        if self._left < 0:
            return "…" if formula else ""
        return _moved(formula, place.row - origin.row, place.column - origin.column)


def _unescaped(content: bytes) -> str:
    from html import unescape

    text = content.decode("utf-8", "replace")
    return unescape(text) if "&" in text else text


def _moved(formula: str, rows: int, columns: int) -> str:
    def shift(match: re.Match[str]) -> str:
        column = column_number(match[2]) + (0 if match[1] else columns)
        row = int(match[4]) + (0 if match[3] else rows)
        letters = ""
        while column > 0:
            column, digit = divmod(column - 1, 26)
            letters = chr(65 + digit) + letters
        return f"{match[1]}{letters}{match[3]}{row}"

    return _RELATIVE.sub(shift, formula)


def raw_numbers(sheet: SheetXml) -> dict[Place, float]:
    """The numbers that the XML has, for the few that calamine shows as something else."""
    found: dict[Place, float] = {}
    for cell in _CELL.finditer(sheet.content):
        reference, value = _REF.search(cell[1]), _V.search(cell[2] or b"")
        if reference and value and value[1]:
            try:
                found[Place(int(reference[2]), column_number(reference[1]))] = float(value[1])
            except ValueError:
                continue
    return found


def merges(sheet: SheetXml, limits: Limits) -> list[tuple[int, int, int, int]]:
    """The merged ranges of more than one cell: first row, first column, last row, last column."""
    found = []
    start = sheet.content.find(b"mergeCells")
    if start < 0:
        return []
    for match in _MERGE.finditer(sheet.content, start):
        first_column, first_row, last_column, last_row = match.groups()
        if last_column is not None:
            rows = sorted((int(first_row), int(last_row)))
            columns = sorted((column_number(first_column), column_number(last_column)))
            found.append((rows[0], columns[0], rows[1], columns[1]))
        if len(found) > limits.merges:
            raise Fault("F007", "merges", limit=limits.merges)
    return found


def hidden(sheet: SheetXml, last_row: int, last_column: int) -> tuple[list[int], list[int]]:
    """The hidden rows and the hidden columns within the used area."""
    if b' hidden="' not in sheet.content if sheet.plain else not re.search(_HIDDEN, sheet.content):
        return [], []
    rows = []
    for match in _HIDDEN_ROW.finditer(sheet.content):
        number = _ROW_NUMBER.search(match[1])
        if number and int(number[1]) <= last_row:
            rows.append(int(number[1]))
    columns: set[int] = set()
    for match in _HIDDEN_COLUMN.finditer(sheet.content):
        first, last = _MIN.search(match[1]), _MAX.search(match[1])
        if first and last:
            columns.update(range(int(first[1]), min(int(last[1]), last_column) + 1))
    return rows, sorted(columns)
