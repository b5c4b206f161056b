"""Lines of a return put onto a sheet in a layout."""

from collections.abc import Sequence
from datetime import date

from county.model import Unit

from sheets.columns import MONEY, Col, money, sums, value_of
from sheets.grid import Grid, Value
from sheets.layouts import LAYOUTS, Layout, typed
from sheets.lines import Line


def chinese_day(day: date) -> str:
    """2021年7月3日"""
    return f"{day.year}年{day.month}月{day.day}日"


def _value(line: Line, col: Col, number: int, layout: Layout) -> Value:
    for prefix in ("added", "progress"):  # the columns of single months
        month = col.key.removeprefix(prefix)
        if month.isdigit():
            return line.odd.get(col.key, _of_month(line, prefix, int(month)))
    value = value_of(line, col, number, layout.dates)
    if layout.text_numbers and number % 3 == 0 and col.key in MONEY:
        return typed(value)
    return value


def _of_month(line: Line, what: str, month: int) -> Value:
    from county.words import progress

    if month == line.month:
        return money(line.added) if what == "added" else line.progress
    return money(line.project.added(month)) if what == "added" else progress(line.project, month)


def _sum(lines: Sequence[Line], col: Col) -> Value:
    month = col.key.removeprefix("added")
    if col.key != "added" and col.key.startswith("added") and month.isdigit():
        return money(
            sum(line.added if int(month) == line.month else line.project.added(int(month)) for line in lines)
        )
    return sums(lines, col)


def render(
    layout: Layout, unit: Unit, month: int, day: date, lines: Sequence[Line], total_error: int = 0
) -> Grid:
    """The sheet. ``total_error`` (yuan) makes the typed total wrong by that much."""
    columns = list(layout.columns(month))
    names = {
        "unit": unit.name,
        "short": unit.short,
        "month": month,
        "date": chinese_day(day),
        "count": len(lines),
    }
    grid = Grid(
        layout.sheet.format(**names), widths={place: col.width for place, col in enumerate(columns, 1)}
    )
    row = 1
    if layout.title:
        grid.put(1, 1, layout.title.format(**names), "title")
        grid.merge(1, 1, 1, len(columns))
        for column, words in layout.above:
            grid.put(2, column if column > 0 else len(columns), words.format(**names), "line")
        row = 3
    row = put_header(grid, columns, row)
    number = 0
    if layout.total == "first":
        row = _put_total(grid, layout, columns, row, lines, names, total_error)
    groups = layout.categories(lines) if layout.categories else [("", list(lines))]
    for words, group in groups:
        if words:
            for column in range(1, len(columns) + 1):
                grid.put(row, column, words if column == 1 else None, "total")
            grid.merge(row, 1, row, len(columns))
            row += 1
        for line in group:
            number += 1
            for column, col in enumerate(columns, 1):
                grid.put(row, column, _value(line, col, number, layout))
            row += 1
    if layout.total == "last":
        row = _put_total(grid, layout, columns, row, lines, names, total_error)
    for words in (*layout.notes, layout.sign):
        if words:
            grid.put(row, 1, words, "note")
            row += 1
    return grid


def put_header(grid: Grid, columns: Sequence[Col], row: int) -> int:
    """The header in one or two levels; gives the row below it."""
    deep = any(col.low for col in columns)
    start = 1
    for column, col in enumerate(columns, 1):
        grid.put(row, column, col.top, "head")
        if not deep:
            continue
        grid.put(row + 1, column, col.low, "head")
        if not col.low:
            grid.merge(row, column, row + 1, column)
            start = column + 1
            continue
        following = columns[column].top if column < len(columns) else ""
        if column > start:
            del grid.cells[(row, column)]
        if following != col.top:
            grid.merge(row, start, row, column)
            start = column + 1
    return row + (2 if deep else 1)


def _put_total(
    grid: Grid,
    layout: Layout,
    columns: Sequence[Col],
    row: int,
    lines: Sequence[Line],
    names: dict[str, object],
    error: int,
) -> int:
    label = next(place for place, col in enumerate(columns, 1) if col.key in {"name", "marked", "short"})
    label = 1 if layout.total == "last" and columns[0].key == "seq" else label
    for column, col in enumerate(columns, 1):
        value = layout.total_words.format(**names) if column == label else _sum(lines, col)
        if error and col.key == "ytd":
            value = money(sum(line.ytd for line in lines) + error)
        grid.put(row, column, value, "total")
    if label == 1 and layout.total == "last":
        grid.merge(row, 1, row, 2)
    return row + 1


def nil_sheet(layout: Layout, unit: Unit, month: int, day: date, words: str) -> Grid:
    """A sheet that says there is nothing to report."""
    grid = render(layout, unit, month, day, ())
    body = [place for place, style in grid.styles.items() if style in {"total", "note"}]
    for place in body:
        grid.cells.pop(place, None)
        del grid.styles[place]
    grid.merges = [merge for merge in grid.merges if (merge[0], merge[1]) in grid.styles]
    row = grid.last_row + 1
    grid.put(row, 1, words, "note")
    return grid


def layout_of(unit: Unit) -> Layout:
    """The unit's layout; KeyError for those that fill in the pre-filled workbook."""
    return LAYOUTS[unit.layout]
