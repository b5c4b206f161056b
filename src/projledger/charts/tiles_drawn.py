"""Tiles drawn: areas in proportion to the plan, coloured by light, words in each as far as there is room.

The tiling is that of Bruls, Huizing and van Wijk (“Squarified Treemaps”, 2000): rows of tiles along the
shorter side of what is left, each row filled while that makes its tiles squarer.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import count
from typing import NamedTuple

from projledger.charts.marks import (
    GREY,
    INK,
    PALE,
    SMALL,
    TINTS,
    TINY,
    WHITE,
    Label,
    Page,
    Rect,
    broken,
    cut,
    line_height,
    text_width,
)
from projledger.charts.parts import Tile, Tiles

_ASPECT = 0.72
_LARGEST, _LEAST_SIZE = 11.0, 5.0
_PAD = 1.0
_LIST_GAP = 2.0
_COLUMN = 52.0  # of the list of small tiles
#: Parts of the room that the field may take, until the list fits below it.
_SHARES = (1.0, 0.85, 0.7, 0.55)
_WRAPPED = 3  # lines that a name may take


class Box(NamedTuple):
    """A tile's place."""

    x: float
    y: float
    width: float
    height: float


class _Placed(NamedTuple):
    """A tile in its box; ``number`` stands in the tile where its words have no room."""

    tile: Tile
    box: Box
    number: int | None


def tiles_height(panel: Tiles, width: float, room: float) -> float:
    """The millimetres that the panel takes, with the list of what is too small to be written in."""
    field, placed = _laid(panel, width, room)
    return field + _list_height(placed, width)


def draw_tiles(page: Page, panel: Tiles, x: float, y: float, width: float, room: float) -> None:
    """Put the panel on ``page`` with its upper left corner at ``x``, ``y``."""
    field, placed = _laid(panel, width, room)
    small = []
    for tile, box, number in placed:
        own = box._replace(x=x + box.x, y=y + box.y)
        page.add(Rect(*own, TINTS[tile.light] if tile.light else PALE, WHITE))
        if number is None:
            _written(page, tile, own)
        else:
            page.add(Label(own.x + own.width / 2, own.y + own.height / 2, str(number), TINY, "center"))
            small.append((number, tile))
    _list(page, small, x, y + field + _LIST_GAP, width)


def _laid(panel: Tiles, width: float, room: float) -> tuple[float, list[_Placed]]:
    """The height of the field, that of a picture on its side where the list leaves room, and its tiles."""
    for share in _SHARES:
        field = min(width * _ASPECT, room * share)
        boxes = squarified([tile.size for tile in panel.tiles], width, field)
        numbers = count(1)
        placed = [
            _Placed(tile, box, next(numbers) if _fitting(tile, box) is None else None)
            for tile, box in zip(panel.tiles, boxes, strict=True)
        ]
        if field + _list_height(placed, width) <= room:
            break
    return field, placed


def _list_height(placed: Sequence[_Placed], width: float) -> float:
    rows = _rows(sum(1 for one in placed if one.number is not None), width)
    return _LIST_GAP + rows * line_height(SMALL) if rows else 0


def _columns(width: float) -> int:
    return max(int(width / _COLUMN), 1)


def _rows(small: int, width: float) -> int:
    return -(-small // _columns(width))


def _fitting(tile: Tile, box: Box) -> tuple[float, list[str]] | None:
    """The largest type, and the lines, with which the name and its first line fit; None where none does."""
    inner = box.width - 2 * _PAD
    size = _LARGEST
    while size >= _LEAST_SIZE and inner > 0:
        name = broken(tile.name, size, inner)
        torn = len(name) > 1 and len(name[-1]) == 1  # one character alone on a line: smaller type is better
        for kept in range(len(tile.lines), 0, -1):
            lines = [*name, *tile.lines[:kept]]
            wide = max(text_width(line, size) for line in lines)
            high = len(lines) * line_height(size) + _PAD
            if len(name) <= _WRAPPED and not torn and wide <= inner and high <= box.height:
                return size, lines
        size -= 0.5
    return None


def _written(page: Page, tile: Tile, box: Box) -> None:
    size, lines = _fitting(tile, box) or (_LEAST_SIZE, [])
    first = box.y + (box.height - len(lines) * line_height(size)) / 2
    for place, line in enumerate(lines):
        middle = first + line_height(size) * (place + 0.5)
        page.add(Label(box.x + box.width / 2, middle, line, size, "center", INK))


def _list(page: Page, small: Sequence[tuple[int, Tile]], x: float, y: float, width: float) -> None:
    wide = width / _columns(width)
    for place, (number, tile) in enumerate(small):
        column, row = divmod(place, _rows(len(small), width))
        head, tail = f"{number} ", f"　{tile.lines[0]}"
        name = cut(tile.name, SMALL, wide - text_width(head + tail, SMALL) - _PAD)
        middle = y + line_height(SMALL) * (row + 0.5)
        page.add(Label(x + column * wide, middle, f"{head}{name}{tail}", SMALL, colour=GREY))


def squarified(sizes: Sequence[int], width: float, height: float) -> list[Box]:
    """A box for each size (falling, above 0), with areas in proportion, that together fill the field."""
    whole = sum(sizes)
    boxes: list[Box] = []
    left = Box(0, 0, width, height)
    rest = [float(Fraction(size, whole)) * width * height for size in sizes]
    while rest:
        row, rest = _row(rest, min(left.width, left.height))
        placed = list(_in_row(row, left))
        boxes += placed
        across = sum(row) / min(left.width, left.height)
        if left.width >= left.height:
            left = Box(left.x + across, left.y, left.width - across, left.height)
        else:
            left = Box(left.x, left.y + across, left.width, left.height - across)
    return boxes


def _row(areas: list[float], side: float) -> tuple[list[float], list[float]]:
    """The first areas, as many as make the row squarer, and the others."""
    many = 1
    while many < len(areas) and _worst(areas[: many + 1], side) <= _worst(areas[:many], side):
        many += 1
    return areas[:many], areas[many:]


def _worst(row: Sequence[float], side: float) -> float:
    """How far from a square the worst tile of the row is; 1 is a square."""
    across = sum(row) / side
    return max(max(across / (area / across), (area / across) / across) for area in (row[0], row[-1]))


def _in_row(row: Sequence[float], left: Box) -> Iterator[Box]:
    side = min(left.width, left.height)
    across = sum(row) / side
    at = 0.0
    for area in row:
        along = area / across
        if left.width >= left.height:
            yield Box(left.x, left.y + at, across, along)
        else:
            yield Box(left.x + at, left.y, along, across)
        at += along
