"""Finding the tables of a sheet: where each header stands, which form it is, and what its rows are."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from projledger.foundation.findings import Cell
from projledger.layout.card import card
from projledger.layout.category import CHINESE_NUMERALS, bare_label, numbering
from projledger.layout.form_choice import Reading, read_header
from projledger.layout.grid import Grid
from projledger.layout.header import Header, HeaderColumn, header_at, promising
from projledger.layout.labels import labels_of, lines_of
from projledger.layout.legend import with_marks_read
from projledger.layout.money_unit import unit_of_column, unit_of_lines
from projledger.layout.row import Frame
from projledger.layout.rows import body_rows
from projledger.layout.table import BodyRow, Column, Line, RowKind, Table
from projledger.layout.title import read_title
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import CellKind, Sheet, Workbook

#: A sheet's first header begins in one of these rows.
_FIRST_ROWS = 30
#: Words that stand above a header only because a page begins.
_PAGE_WORDS = re.compile(r"\(?(?:续表?|接上页|接上表)\d*\)?|[（(]续[）)]|第[\d一二三四五六七八九十]+页.*")
_SEQUENCE = re.compile(r"序号?|编号|行次|排名|名次|no\.?|#|项次|序", re.IGNORECASE)


def tables(sheet: Sheet, vocabulary: Vocabulary) -> list[Table]:
    """Every table of ``sheet`` that is laid out under known titles, from top to bottom.

    A table of counts (项目个数) without project names is a summary and none of them.
    """
    grid = Grid(sheet)
    found = _headers(grid, vocabulary)
    result: list[Table] = []
    free = 1  # the first row that belongs to no table yet
    first_lines: tuple[Line, ...] = ()
    index = 0
    while index < len(found):
        header, reading = found[index]
        following = index + 1
        while following < len(found) and _repeated(
            grid, header, found[following - 1][0], found[following][0], vocabulary
        ):
            following += 1
        end = found[following][0].top - 1 if following < len(found) else grid.last_row
        above_rows = range(free, header.top)
        above = tuple(lines_of(grid, above_rows))
        if index == 0:
            first_lines = above
        last = end
        if following < len(found):
            last = _last_own_row(grid, found[following - 1][0], end)
        if reading is not None:
            repeats = {
                row for again, _ in found[index + 1 : following] for row in range(again.top, again.body)
            } | _page_lines(grid, [again for again, _ in found[index:following]])
            own = [row for row in range(header.body, last + 1) if row not in repeats]
            result.append(_table(grid, header, reading, above, above_rows, own, first_lines, vocabulary))
        free = last + 1
        index = following
    return result


def workbook_tables(workbook: Workbook, vocabulary: Vocabulary) -> list[tuple[Sheet, Table]]:
    """The tables of every sheet. One without names is left out where another of its form has them.

    Where no sheet has a table with names, each card (one project a sheet, titles beside values) is a
    table of one row.
    """
    found = [(sheet, table) for sheet in workbook.sheets for table in tables(sheet, vocabulary)]
    named = {table.form for _sheet, table in found if _has_subject(table, vocabulary)}
    if not named:
        cards = [(sheet, card(Grid(sheet), vocabulary)) for sheet in workbook.sheets]
        read = [(sheet, table) for sheet, table in cards if table is not None]
        carded = {sheet.name for sheet, _table in read}
        return [*read, *((sheet, table) for sheet, table in found if sheet.name not in carded)]
    return [
        (sheet, table) for sheet, table in found if table.form not in named or _has_subject(table, vocabulary)
    ]


def has_header(sheet: Sheet, vocabulary: Vocabulary) -> bool:
    """Whether known titles stand on the sheet: one that yields no table then only sums up."""
    return bool(_headers(Grid(sheet), vocabulary))


def _has_subject(table: Table, vocabulary: Vocabulary) -> bool:
    subject = vocabulary.subjects.get(table.form)
    return subject is None or any(column.field == subject for column in table.columns)


# ---- headers -------------------------------------------------------------------------------------


def _headers(grid: Grid, vocabulary: Vocabulary) -> list[tuple[Header, Reading | None]]:
    """The headers from top to bottom; a summary's header without a reading, so that its rows end there."""
    found: list[tuple[Header, Reading | None]] = []
    row, free = 1, 1
    while row <= grid.last_row and (found or row <= _FIRST_ROWS):
        header = None
        if promising(grid, row, vocabulary, least=2 if found else 1):
            header = header_at(grid, row, free, vocabulary)
            accepted, reading = read_header(grid, header, vocabulary)
            if accepted:
                found.append((header, reading))
                row = free = header.body
                continue
        row += 1
    return found


def _last_own_row(grid: Grid, header: Header, end: int) -> int:
    """The last row of a table that another follows: single words above the next header are the latter's."""
    row = end
    while row >= header.body and (
        len(grid.filled(row)) <= 1 or labels_of(grid, [row]) or not _has_figures(grid, row)
    ):
        filled = grid.filled(row)
        if len(filled) > 3 and not labels_of(grid, [row]):  # noqa: PLR2004 - a full row of words is a project
            break
        row -= 1
    while row < end and _closes(grid, row + 1):
        row += 1
    return row


def _has_figures(grid: Grid, row: int) -> bool:
    return any(value.kind is not CellKind.TEXT for _column, value in grid.filled(row))


def _closes(grid: Grid, row: int) -> bool:
    """Whether the row is a note or signature at the foot of the table above."""
    text = " ".join(value.text for _column, value in grid.filled(row))
    plain = unicodedata.normalize("NFKC", text).strip()
    return bool(re.match(r"(?:注|备注|说明|填表人|填报人|审核人|制表人|制表|单位负责人)\d?\s*[:、.]", plain))


def _repeated(grid: Grid, first: Header, before: Header, after: Header, vocabulary: Vocabulary) -> bool:
    """Whether ``after`` is the header ``before`` again, as on the next printed page.

    Nothing may stand between it and the rows above but categories, and the lines above the first header
    again (标题, 单位：万元): another line begins another table.
    """
    same = [(column.number, column.title) for column in before.columns] == [
        (column.number, column.title) for column in after.columns
    ]
    between = range(_last_own_row(grid, before, after.top - 1) + 1, after.top)
    return same and all(
        _is_category(grid, row, vocabulary) or _is_page_line(grid, row, first.top)
        for row in between
        if grid.filled(row)
    )


def _page_lines(grid: Grid, headers: Sequence[Header]) -> set[int]:
    """The rows above the repeated headers that only say again what stands above the first."""
    return {
        row
        for before, after in pairwise(headers)
        for row in range(_last_own_row(grid, before, after.top - 1) + 1, after.top)
        if grid.filled(row) and _is_page_line(grid, row, headers[0].top)
    }


def _is_page_line(grid: Grid, row: int, first_header: int) -> bool:
    above = {text for line in range(1, first_header) if (text := _row_words(grid, line))}
    words = _row_words(grid, row)
    return words in above or bool(_PAGE_WORDS.fullmatch(words))


def _row_words(grid: Grid, row: int) -> str:
    return "".join(value.text for _column, value in grid.filled(row)).replace(" ", "")


def _is_category(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Whether single words in the row head the rows below: ``二、市级（3项）``."""
    words = next((value.text for _column, value in grid.filled(row)), "")
    label = numbering(words)
    numbered = label[0] <= CHINESE_NUMERALS and bool(label[1])
    return not labels_of(grid, [row]) and (numbered or vocabulary.names_category(bare_label(words)))


# ---- tables --------------------------------------------------------------------------------------


def _table(
    grid: Grid,
    header: Header,
    reading: Reading,
    above: tuple[Line, ...],
    above_rows: range,
    own_rows: Sequence[int],
    first_lines: tuple[Line, ...],
    vocabulary: Vocabulary,
) -> Table:
    sequence = next(
        (
            column.number
            for column in header.columns
            if column.number not in reading.claims
            and _SEQUENCE.fullmatch(read_title(column.path[-1]).pattern)
        ),
        None,
    )
    if sequence is None and reading.subject is not None and reading.subject > 1:
        titled = {column.number for column in header.columns}
        sequence = reading.subject - 1 if reading.subject - 1 not in titled else None
    columns = _columns(grid, header, reading, vocabulary)
    fields = {column.number: column.field for column in columns if column.field}
    amounts = frozenset(number for number, claim in reading.claims.items() if claim.money)
    frame = Frame(
        reading.form,
        min(column.number for column in columns),
        max(column.number for column in columns),
        reading.subject,
        sequence,
        fields,
        amounts,
    )
    rows = _trimmed(list(body_rows(grid, own_rows, frame, vocabulary)))
    closing = [row.row for row in rows if row.kind in (RowKind.NOTE, RowKind.SIGNATURE)]
    below = tuple(lines_of(grid, closing))
    labels = {**labels_of(grid, closing), **labels_of(grid, above_rows)}
    money = unit_of_lines(above, below, grid.sheet.name, () if above is first_lines else first_lines)
    columns = tuple(
        column._replace(money=column.money or (None if column.measure else money))
        if column.number in reading.claims and reading.claims[column.number].money
        else column
        for column in columns
    )
    claiming: dict[str, list[Column]] = defaultdict(list)
    for column in columns:
        if column.field:
            claiming[column.field].append(column)
    doubles = {field: tuple(found) for field, found in claiming.items() if len(found) > 1}
    table = Table(
        grid.sheet.name,
        reading.form,
        (header.top, header.body - 1),
        columns,
        tuple(rows),
        above,
        below,
        labels,
        doubles,
    )
    return with_marks_read(table, frame, partial(vocabulary.carried, reading.form))


def _columns(grid: Grid, header: Header, reading: Reading, vocabulary: Vocabulary) -> tuple[Column, ...]:
    titled: dict[int, HeaderColumn] = {column.number: column for column in header.columns}
    numbers = set(titled)
    if reading.subject is not None:
        numbers.add(reading.subject)
    columns = []
    for number in sorted(numbers):
        head = titled.get(number)
        claim = reading.claims.get(number)
        if head is None:
            head = HeaderColumn(number, ("",), Cell(header.bottom, number), ())
        field = claim.field if claim else ""
        if claim is None and number == reading.subject:
            field = vocabulary.subjects[reading.form]
        money, measure = unit_of_column(head)
        title = [read_title(level) for level in head.path]
        columns.append(
            Column(
                number,
                head.title,
                head.cell,
                field,
                claim.role if claim else "",
                money,
                claim.year if claim else None,
                claim.months if claim and claim.months and claim.months[1] else None,
                any(level.percent for level in title),
                measure,
                claim.rank if claim else 0,
            )
        )
    return tuple(columns)


def _trimmed(rows: list[BodyRow]) -> list[BodyRow]:
    """The rows without the blank ones at the end."""
    while rows and rows[-1].kind is RowKind.BLANK:
        rows.pop()
    return rows
