"""Finding the tables of a sheet: where each header stands, which form it is, and what its rows are."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from projledger.foundation.findings import Cell
from projledger.layout.beside import beside, parts
from projledger.layout.card import card, heads_a_table
from projledger.layout.card_pairs import is_in_bands
from projledger.layout.cut_cells import with_cuts
from projledger.layout.dated_titles import with_months_named
from projledger.layout.following import copied, heading_of, last_own_row, page_rows, repeated
from projledger.layout.form_choice import Reading, read_header
from projledger.layout.grid import Grid
from projledger.layout.header import Header, header_at, promising
from projledger.layout.header_titles import HeaderColumn
from projledger.layout.labels import labels_of, lines_of
from projledger.layout.legend import with_marks_read
from projledger.layout.money_unit import contradicting, unit_of_column, unit_of_lines
from projledger.layout.plan_rows import without_plan_rows
from projledger.layout.row import Frame
from projledger.layout.rows import body_rows
from projledger.layout.serials import numbers_rows
from projledger.layout.shared_cells import with_shared, with_sideways
from projledger.layout.table import BodyRow, Column, Line, Nameless, RowKind, Table
from projledger.layout.title import read_title
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import Sheet, Workbook

#: A sheet's first header begins in one of these rows.
_FIRST_ROWS = 30
#: So many different headers of a sheet are looked for again below them.
_MOST_ORIGINALS = 20
#: Titles of columns that may say to which group of projects a row belongs.
_GROUPS = re.compile(r"类|级|别|领域|行业|产业|板块|性质|状态|阶段|分组|批次|单位|部门|乡|镇|街道|县|区|园")
_NOT_GROUPS = re.compile(r"施工|监理|设计|业主|建设单位|法人|电话|联系")


def tables(sheet: Sheet, vocabulary: Vocabulary, grid: Grid | None = None) -> list[Table]:
    """Every table of ``sheet`` that is laid out under known titles, from top to bottom.

    A table of counts (项目个数) without project names is a summary and none of them. ``grid`` is that
    of :func:`_laid_out`, where there is one already.
    """
    grid = grid or _laid_out(sheet, vocabulary)
    sheet = grid.sheet
    found = _headers(grid, vocabulary)
    for header, reading in found:
        if reading is not None and (starts := beside(grid, header, _subjects(reading, vocabulary))):
            return [table for one in parts(sheet, header, starts) for table in tables(one, vocabulary)]
    result: list[Table] = []
    free = 1  # the first row that belongs to no table yet
    first_lines: tuple[Line, ...] = ()
    index = 0
    while index < len(found):
        header, reading = found[index]
        above_rows = range(free, header.top)
        above = tuple(lines_of(grid, above_rows))
        if index == 0:
            first_lines = above
        following, pages = index + 1, set[int]()
        subject = reading.subject if reading is not None else None
        lines = {line.text for line in (*first_lines, *above)}
        while following < len(found) and repeated(
            grid, found[following - 1][0], found[following][0], lines, vocabulary, subject
        ):
            pages.update(page_rows(grid, found[following - 1][0], found[following][0], lines, subject))
            following += 1
        last = grid.last_row
        if following < len(found):
            last = last_own_row(grid, found[following - 1][0], found[following][0].top - 1, subject)
        if reading is not None:
            own = [row for row in range(header.body, last + 1) if row not in pages]
            table = _table(grid, header, reading, above, above_rows, own, first_lines, vocabulary)
            earlier = () if index == 0 else first_lines
            result.append(replace(table, earlier=earlier))
        free = last + 1
        index = following
    return result


def workbook_tables(workbook: Workbook, vocabulary: Vocabulary) -> list[tuple[Sheet, Table]]:
    """The tables of every sheet. One without names is left out where another of its form has them, which
    then tells of it.

    Where no sheet has a table with names, each card (one project a sheet, titles beside values) is a
    table of one row; one with titles above values is a card in any case.
    """
    found: list[tuple[Sheet, Table]] = []
    laid_out = [(sheet, _laid_out(sheet, vocabulary)) for sheet in workbook.sheets]
    for sheet, grid in laid_out:
        if is_in_bands(grid, vocabulary):
            one = card(grid, vocabulary)
            found += [(sheet, one)] if one is not None else []
        else:
            found += ((sheet, table) for table in tables(sheet, vocabulary, grid))
    named = {table.form for _sheet, table in found if _has_subject(table, vocabulary)}
    if not named:
        grids = {sheet.name: grid for sheet, grid in laid_out}
        cards = [(sheet, card(grid, vocabulary)) for sheet, grid in laid_out]
        read = [(sheet, table) for sheet, table in cards if table is not None]
        carded = {sheet.name for sheet, _table in read}
        return [
            *read,
            *(
                (sheet, table)
                for sheet, table in found
                if sheet.name not in carded
                and not heads_a_table(grids[sheet.name], table.header[0], vocabulary)
            ),
        ]
    kept: list[tuple[Sheet, Table]] = []
    left_out: dict[str, list[Nameless]] = defaultdict(list)
    for sheet, table in found:
        if table.form not in named or _has_subject(table, vocabulary):
            kept.append((sheet, table))
        elif any(row.kind is RowKind.PROJECT for row in table.rows):
            left_out[table.form].append(_nameless(table))
    for place, (sheet, table) in enumerate(kept):
        kept[place] = (sheet, replace(table, nameless=tuple(left_out.pop(table.form, ()))))
    return kept


def _nameless(table: Table) -> Nameless:
    known = [column for column in table.columns if column.field]
    return Nameless(table.sheet, known[0].cell, tuple(column.title for column in known))


def has_header(sheet: Sheet, vocabulary: Vocabulary) -> bool:
    """Whether known titles stand on the sheet: one that yields no table then only sums up."""
    return bool(_headers(_laid_out(sheet, vocabulary), vocabulary))


def _laid_out(sheet: Sheet, vocabulary: Vocabulary) -> Grid:
    """The sheet's grid, with months in headers as the words they mean."""
    return Grid(with_months_named(sheet, vocabulary))


def _subjects(reading: Reading, vocabulary: Vocabulary) -> list[int]:
    """The columns whose titles say that they hold the names."""
    field = vocabulary.subjects.get(reading.form)
    return [number for number, claim in reading.claims.items() if claim.field == field]


def _has_subject(table: Table, vocabulary: Vocabulary) -> bool:
    subject = vocabulary.subjects.get(table.form)
    return subject is None or any(column.field == subject for column in table.columns)


# ---- headers -------------------------------------------------------------------------------------


def _headers(grid: Grid, vocabulary: Vocabulary) -> list[tuple[Header, Reading | None]]:
    """The headers from top to bottom; a summary's header without a reading, so that its rows end there."""
    found: list[tuple[Header, Reading | None]] = []
    originals: list[Header] = []
    row, free = 1, 1
    while row <= grid.last_row and (found or row <= _FIRST_ROWS):
        again = copied(grid, row, originals)
        if again is not None or promising(grid, row, vocabulary, least=2 if found else 1):
            header = again or header_at(grid, row, free, vocabulary)
            accepted, reading = read_header(grid, header, vocabulary)
            if accepted:
                found.append((header, reading))
                if again is None and len(originals) < _MOST_ORIGINALS:
                    originals.append(header)
                row = free = header.body
                continue
        row += 1
    return found


# ---- tables --------------------------------------------------------------------------------------


def _groups_rows(title: str) -> bool:
    """Whether a column of that title may say to which group the rows belong."""
    lowest = title.rpartition("/")[2]
    return bool(_GROUPS.search(lowest)) and not _NOT_GROUPS.search(lowest)


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
            if column.number not in reading.claims and numbers_rows(read_title(column.path[-1]).pattern)
        ),
        None,
    )
    if sequence is None and reading.subject is not None and reading.subject > 1:
        titled = {column.number for column in header.columns}
        sequence = reading.subject - 1 if reading.subject - 1 not in titled else None
    columns = _columns(header, reading, vocabulary)
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
        frozenset(
            column.number
            for column in columns
            if not column.field and column.title and not _groups_rows(column.title)
        ),
    )
    heading = heading_of(grid, header, above, reading.form, vocabulary)
    classed = _trimmed(list(body_rows(grid, own_rows, frame, vocabulary, heading=heading)))
    closing = [row.row for row in classed if row.kind in (RowKind.NOTE, RowKind.SIGNATURE)]
    rows, telling = without_plan_rows(classed, frame)
    columns = tuple(column._replace(field="") if column.number == telling else column for column in columns)
    rows = with_shared(with_cuts(rows, grid, range(header.top, header.body), frame), grid, frame)
    rows = with_sideways(rows, grid, frame, {column.number: column.cell for column in header.columns})
    closing = [number for number in closing if number not in _units_among(classed)]
    below = tuple(lines_of(grid, closing))
    labels = {**labels_of(grid, closing), **labels_of(grid, above_rows)}
    around = (above, below, () if above is first_lines else first_lines)
    measures = frozenset(column.measure for column in columns if column.measure)
    money = unit_of_lines(around, grid.sheet.name, measures)
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
        doubles=doubles,
        money_doubt=() if money is not None else contradicting(around, measures),
        form_doubt=tuple(Line(column.cell, column.title) for column in reading.doubt),
    )
    return with_marks_read(table, frame, partial(vocabulary.carried, reading.form))


def _units_among(rows: Sequence[BodyRow]) -> frozenset[int]:
    """The lines of words among the rows that state a money unit for those below them, not for the table."""
    body = [row.row for row in rows if row.kind not in (RowKind.NOTE, RowKind.SIGNATURE, RowKind.BLANK)]
    if not body:
        return frozenset()
    stated = (row for row in rows if row.money and row.kind in (RowKind.NOTE, RowKind.SIGNATURE))
    return frozenset(row.row for row in stated if body[0] < row.row < body[-1])


def _columns(header: Header, reading: Reading, vocabulary: Vocabulary) -> tuple[Column, ...]:
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
