"""Tables one below another on a sheet: where one ends, whether the next goes on with it, what heads it."""

import re
from collections.abc import Collection, Iterator, Sequence

from projledger.layout.category import (
    CHINESE_NUMERALS,
    bare_label,
    declared_count,
    numbering,
    packs_projects,
    plain_words,
)
from projledger.layout.closing import is_note, is_page_mark, is_signature
from projledger.layout.context import periods_in
from projledger.layout.digits import in_digits
from projledger.layout.grid import Grid
from projledger.layout.header import Header, merely_numbers
from projledger.layout.header_titles import compose
from projledger.layout.labels import labels_of
from projledger.layout.row import says_words
from projledger.layout.table import Line
from projledger.layout.vocabulary import Vocabulary

_LONGEST_HEADING = 40
_MOST_WORDS_OF_A_LINE = 3
#: Any year will do where only the presence of a month is asked.
_SOME_YEAR = 2000
_MERE_TIME = re.compile(
    r"[(]?(?:(?:19|20)\d\d年度?)?(?:[\d\-至到]+月份?|[上下]半年|第?[一二三四1-4]季度)?[)]?"
)
_ATTACHED = re.compile(r"附[件表]|表\s*[\d一二三四五六七八九十]+(?!\w)|单位[:]")


def last_own_row(grid: Grid, header: Header, end: int, subject: int | None) -> int:
    """The last row of a table that another follows, down to ``end``: lines above the next header are its own.

    ``subject`` is the column of the table's names. What closes the table (notes, signatures) belongs to it.
    """
    row = end
    while row >= header.body and _may_head_the_next(grid, row, end, subject):
        row -= 1
    below = row + 1
    while below <= end and (not grid.filled(below) or _closes(grid, below)):
        row = below if grid.filled(below) else row
        below += 1
    return row


def _may_head_the_next(grid: Grid, row: int, end: int, subject: int | None) -> bool:
    """Whether the row may be a line above the next header: one cell, labels, or few words and no figures.

    Words beside a project's name (``中心小学 | 尚未开工 | 无``) are a row of the table above; the only month
    above the next header is the next table's.
    """
    filled = grid.filled(row)
    if len(filled) <= 1 or labels_of(grid, [row]):
        return True
    if len(filled) > _MOST_WORDS_OF_A_LINE or not all(says_words(value) for _column, value in filled):
        return False
    texts = [plain_words(value.text) for _column, value in filled]
    if any(_ATTACHED.match(text) or is_page_mark(text) for text in texts):
        return True
    dated = any(_MERE_TIME.fullmatch(in_digits(text)) for text in texts)
    if dated and not any(_states_a_month(grid, lower) for lower in range(row + 1, end + 1)):
        return True
    named = any(column == subject for column, _value in filled)
    return not named or not grid.filled(row - 1)


def _states_a_month(grid: Grid, row: int) -> bool:
    return any(periods_in(value.text, _SOME_YEAR) for _column, value in grid.filled(row))


def _closes(grid: Grid, row: int) -> bool:
    """Whether the row is a note or signature at the foot of the table above.

    填报单位, 填报日期 and the like may as well head the table below.
    """
    plain = plain_words(" ".join(value.text for _column, value in grid.filled(row)))
    if is_note(plain):
        return not plain.startswith("以下")
    first = next(iter(labels_of(grid, [row])), "")
    sealed = not first and "章" in plain
    return is_signature(plain) and not sealed and not first.endswith(("单位", "部门", "期", "时间"))


def repeated(
    grid: Grid,
    before: Header,
    after: Header,
    lines: Collection[str],
    vocabulary: Vocabulary,
    subject: int | None,
) -> bool:
    """Whether ``after`` is the header ``before`` again, as on the next printed page.

    Between it and the rows above may stand categories, page marks, and the ``lines`` that stand above
    the first page as well; any other title there begins another table.
    """
    return _titles(before) == _titles(after) and all(
        _turns_a_page(grid, row, lines) or _is_category(grid, row, vocabulary)
        for row in _between(grid, before, after, subject)
    )


def _titles(header: Header) -> list[tuple[int, str]]:
    """The titles by column; blanks within them are idle."""
    return [(column.number, "".join(column.title.split())) for column in header.columns]


def copied(grid: Grid, row: int, headers: Sequence[Header]) -> Header | None:
    """The header that begins in ``row`` if it says in every cell what one of ``headers`` says.

    Its titles need not be known then: what stands below the same titles goes on with the same table.
    """
    for before in headers:
        down = row - before.top
        if all(_say_the_same(grid, upper, upper + down) for upper in range(before.top, before.bottom + 1)):
            bottom = before.bottom + down
            body = bottom + (2 if merely_numbers(grid, bottom + 1) else 1)
            return Header(row, bottom, body, compose(grid, row, bottom))
    return None


def _say_the_same(grid: Grid, row: int, other: int) -> bool:
    """Whether two rows hold the same words in the same cells; blanks within them are idle."""
    first, second = grid.filled(row), grid.filled(other)
    if len(first) != len(second):
        return False
    for (column, value), (beside, words) in zip(first, second, strict=True):
        if column != beside or value.kind is not words.kind:
            return False
        if value is not words and "".join(value.text.split()) != "".join(words.text.split()):
            return False
    return True


def page_rows(
    grid: Grid, before: Header, after: Header, lines: Collection[str], subject: int | None
) -> Iterator[int]:
    """The rows that only begin the next page: its header, and the lines of the first page above it."""
    yield from range(after.top, after.body)
    yield from (row for row in _between(grid, before, after, subject) if _turns_a_page(grid, row, lines))


def _between(grid: Grid, before: Header, after: Header, subject: int | None) -> list[int]:
    rows = range(last_own_row(grid, before, after.top - 1, subject) + 1, after.top)
    return [row for row in rows if grid.filled(row)]


def _turns_a_page(grid: Grid, row: int, lines: Collection[str]) -> bool:
    texts = [" ".join(value.text.split()) for _column, value in grid.filled(row)]
    return all(text in lines or is_page_mark(plain_words(text)) for text in texts)


def _is_category(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Whether single words in the row head the rows below: ``二、市级（3项）``."""
    words = " ".join(value.text for _column, value in grid.filled(row))
    label = numbering(words)
    numbered = label[0] <= CHINESE_NUMERALS and bool(label[1])
    known = numbered or packs_projects(words) or vocabulary.names_category(bare_label(words))
    return known and not labels_of(grid, [row])


def heading_of(grid: Grid, header: Header, above: Sequence[Line], form: str, vocabulary: Vocabulary) -> int:
    """The row right above a header whose words are a category of all rows below it; 0 where none is.

    It bears a number and a count of projects or known words (一、市本级（48项）), or known words alone in
    their row.
    """
    line = above[-1] if above else None
    if line is None or line.cell.row != header.top - 1 or len(line.text) > _LONGEST_HEADING:
        return 0
    label = plain_words(line.text)
    if ":" in label:
        return 0
    known = bool(vocabulary.carried(form, bare_label(label)))
    if numbering(label)[0] <= CHINESE_NUMERALS:
        return line.cell.row if known or declared_count(label) is not None else 0
    alone = len(grid.filled(line.cell.row)) == 1
    return line.cell.row if known and alone else 0
