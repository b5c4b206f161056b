"""Where a table's header stands: the rows that its titles take, of one to five levels."""

import re
import unicodedata
from itertools import pairwise
from typing import NamedTuple

from projledger.foundation.text import normal_title
from projledger.layout.category import numeral_alone, says_total
from projledger.layout.grid import Grid
from projledger.layout.header_titles import LONGEST_TITLE, MOST_COLUMNS, HeaderColumn, compose
from projledger.layout.hints import merely_hints, tell_nothing_apart
from projledger.layout.row import says_words
from projledger.layout.title import read_title
from projledger.layout.title_units import is_measure
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import CellKind, CellValue, Merge

_MOST_LEVELS = 5
_LABEL_LIKE = re.compile(
    r"[:：]|^\(?(?:亿元|万元|元)\)?$|^(?:填报|报送|填表|上报|编制|制表)(?:单位|日期|时间|部门)|^报告期|^金额单位"
)
_NO_PARENT = re.compile(_LABEL_LIKE.pattern + r"|[。;,!]")
_BODY_WORDS = re.compile(r"(?:其中|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])")
_NAME = re.compile(r"(?:项目|单位|工程)?(?:名称|全称)")
_MONTH = re.compile(r"(?:<Y>年)?<M>月份?")
_NUMBERING = re.compile(r"\(?\d{1,3}\)?(?:[=+\-*/÷×()\d%]*)|[甲乙丙丁戊ABCDEF]|栏次|序号|行次|[①-⑳]|/|—")


class Header(NamedTuple):
    """The rows of a header, both ends inclusive, and its columns from left to right.

    ``body`` is the first row below, behind a row that merely numbers the columns or says how to fill
    them in.
    """

    top: int
    bottom: int
    body: int
    columns: tuple[HeaderColumn, ...]


def promising(grid: Grid, row: int, vocabulary: Vocabulary, *, least: int = 1) -> bool:
    """Whether ``row`` may be part of a header: several texts, no amounts, known titles among them."""
    kinds = [value.kind for _column, value in grid.filled(row)]
    words, numbers = kinds.count(CellKind.TEXT), kinds.count(CellKind.NUMBER) + kinds.count(CellKind.DATE)
    if not words or numbers > words // 4:
        return False
    known = [text for _column, text in grid.words(row) if vocabulary.knows(text)]
    if all(_LABEL_LIKE.search(text) for text in known):
        return False  # 填报单位 and its value, above the table
    return len(known) >= least and not (len(known) == 1 and _titles_the_sheet(grid, row, vocabulary))


def _titles_the_sheet(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Whether the row's only cell stands at the left above titles of columns: 2021年7月项目推进情况.

    Lines such as 填报单位：云台镇 may stand between.
    """
    filled = grid.filled(row)
    if len(filled) != 1:
        return False
    for lower in range(row + 1, min(row + _MOST_LEVELS, grid.last_row + 1)):
        words = grid.words(lower)
        if words and not all(_LABEL_LIKE.search(text) for _column, text in words):
            return filled[0][0] <= words[0][0] and sum(vocabulary.knows(text) for _column, text in words) > 1
    return False


def header_at(grid: Grid, anchor: int, first_free: int, vocabulary: Vocabulary) -> Header:
    """The header of which row ``anchor`` is a part; it begins at ``first_free`` at the earliest."""
    top = bottom = anchor
    while more := _further_levels(grid, top, bottom, vocabulary):
        bottom += more
    if _merely_units(grid, bottom + 1):
        bottom += 1
    while bottom - top + 1 < _MOST_LEVELS and top > first_free:
        if not _is_upper_level(grid, top - 1, top, bottom, vocabulary):
            break
        top -= 1
    columns = compose(grid, top, bottom)
    body = bottom + 1
    if merely_numbers(grid, body) or merely_hints(grid, body):
        body += 1
    return Header(top, bottom, body, columns)


def _further_levels(grid: Grid, top: int, bottom: int, vocabulary: Vocabulary) -> int:
    """How many rows below ``bottom`` belong to the header, as far as one step can tell; 0 if none.

    A level of headings that nobody knows (总体情况) counts where a level below it completes known titles.
    """
    for rows in range(1, min(_MOST_LEVELS - (bottom - top + 1), grid.last_row - bottom) + 1):
        row = bottom + rows
        if merely_hints(grid, row):
            return 0
        if rows == 1 and _reaches(grid, top, bottom, row):
            return 1
        if not _may_be_titles(grid, row, top, bottom, vocabulary):
            return 0
        if _is_lower_level(grid, top, bottom, row, vocabulary):
            return rows
    return 0


def _may_be_titles(grid: Grid, row: int, top: int, bottom: int, vocabulary: Vocabulary) -> bool:
    """Whether the row holds words only, short ones, and does not begin as a row of the body.

    小计 and 其中 behind the names are titles of parts, below the title of the whole.
    """
    filled = grid.filled(row)
    if not filled or any(not _title_like(value) for _column, value in filled):
        return False
    column, first = filled[0][0], grid.text(row, filled[0][0])
    subjects = {f"{form}.{field}" for form, field in vocabulary.subjects.items()}
    known = _claimed(compose(grid, top, bottom), vocabulary)
    names = [number for number, claims in known.items() if claims & subjects]
    behind = bool(names) and column > max(names)
    if (behind or known.get(column, subjects).isdisjoint(subjects)) and not numeral_alone(first):
        return True
    return not _begins_a_row(first) and not numeral_alone(first)


def _begins_a_row(text: str) -> bool:
    """Whether the words begin a row of the body: a total, 其中, or a category's number."""
    return says_total(text) or bool(_BODY_WORDS.match(text))


def _merely_units(grid: Grid, row: int) -> bool:
    """Whether the row holds nothing but the units of the titles above it: （万元）, %, 亩."""
    filled = grid.filled(row)
    return bool(filled) and all(
        value.kind is CellKind.TEXT and is_measure(value.text) for _column, value in filled
    )


def _is_unit_in_brackets(value: CellValue) -> bool:
    """Whether the cell holds nothing but （万元） or (公里), as no cell of a project does."""
    text = value.text.strip() if value.kind is CellKind.TEXT else ""
    return text[:1] in {"(", "（"} and is_measure(text)


def _reaches(grid: Grid, top: int, bottom: int, row: int) -> bool:
    """Whether a title of the header is merged downwards into ``row``, which holds only words."""
    if any(value.kind is not CellKind.TEXT for _column, value in grid.filled(row)):
        return False
    return any(
        merge is not None and merge.last_row >= row and merge.last_row - top < _MOST_LEVELS
        for upper in range(top, bottom + 1)
        for column, _text in grid.words(upper)
        if (merge := grid.merge(upper, column)) is not None
    )


def _claimed(columns: tuple[HeaderColumn, ...], vocabulary: Vocabulary) -> dict[int, frozenset[str]]:
    """For each column that is known, the ``form.field`` names that its title may be."""
    known = {}
    for column in columns:
        if claims := vocabulary.claims(column.path):
            known[column.number] = frozenset(f"{claim.form}.{claim.field}" for claim in claims)
    return known


def _is_lower_level(grid: Grid, top: int, bottom: int, row: int, vocabulary: Vocabulary) -> bool:
    """Whether ``row`` is the lowest level of the header that begins at ``top`` and is sure to ``bottom``."""
    before, after = compose(grid, top, bottom), compose(grid, top, row)
    known_before, known_after = _claimed(before, vocabulary), _claimed(after, vocabulary)
    subjects = {f"{form}.{field}" for form, field in vocabulary.subjects.items()}
    for column, claims in known_before.items():
        written = any(grid.text(below, column) for below in range(bottom + 1, row + 1))
        if claims & subjects and written and not known_after.get(column, frozenset()) & subjects:
            return False
    filled = grid.filled(row)
    names = [column for column, claims in known_before.items() if claims & subjects]
    sure = row == bottom + 1 and (
        any(_is_unit_in_brackets(value) for _column, value in filled)
        or any(_NAME.fullmatch(normal_title(grid.text(row, column))) for column in names)  # 项目 over 名称
    )
    if sure or len(known_after) > len(known_before):
        return True
    if row == bottom + 1 and _stands_under_amounts(grid, before, row, vocabulary):
        return True
    below = {column.number: column for column in after}
    if len(filled) == 1 and filled[0][0] <= before[0].number:
        return False  # words at the left edge head the rows below
    return row == bottom + 1 and all(
        column in below and _under_a_span(grid, below[column]) for column, _value in filled
    )


def _stands_under_amounts(
    grid: Grid, columns: tuple[HeaderColumn, ...], row: int, vocabulary: Vocabulary
) -> bool:
    """Whether words of the row, but no name, stand right below titles of amounts: it is no project."""
    claims = {column.number: vocabulary.claims(column.path) for column in columns}
    names = {number for number, found in claims.items() for one in found if vocabulary.is_subject(one)}
    amounts = {number for number, found in claims.items() if any(claim.money for claim in found)}
    written = {column: text for column, text in grid.words(row) if len(text) > 1}
    if not names or not names.isdisjoint(written) or amounts.isdisjoint(written):
        return False
    if tell_nothing_apart([text for column, text in grid.words(row) if column in amounts]):
        return False
    lead, words = next(iter(written.items()))
    labels = _begins_a_row(words)
    return not (labels and lead < max(names)) and all(says_words(grid.value(row, one)) for one in written)


def _under_a_span(grid: Grid, column: HeaderColumn) -> bool:
    for cell in column.parents:
        merge = grid.merge(*cell)
        if merge is not None and merge.last_column > merge.first_column:
            return True
        if merge is None and cell.column != column.number:
            return True
    return bool(column.parents) and not grid.text(column.parents[-1].row, column.number + 1)


def _is_upper_level(grid: Grid, row: int, top: int, bottom: int, vocabulary: Vocabulary) -> bool:
    filled = grid.filled(row)
    if not filled or any(not _title_like(value) for _column, value in filled):
        return False
    if any(_NO_PARENT.search(unicodedata.normalize("NFKC", text)) for _column, text in grid.words(row)):
        return False
    lower = compose(grid, top, bottom)
    first, last = lower[0].number, lower[-1].number
    beside = _columns_merged_beside(grid, row, top)
    first, last = min([first, *beside]), max([last, *beside])
    merges = [
        merge for column, _value in filled if (merge := grid.merge(row, column)) and merge.first_row == row
    ]
    spans = [merge for merge in merges if merge.last_column > merge.first_column]
    if any(merge.first_column <= first and merge.last_column >= last for merge in spans):
        return False  # the sheet's own title, over the whole width
    alone = len(filled) == 1 and filled[0][0] <= first
    heads_rows = len(filled) == 1 and not merges and _begins_a_row(grid.text(row, filled[0][0]))
    if heads_rows or (alone and not any(merge.last_row >= top for merge in merges)):
        return False  # a line of words at the left edge; 三、已竣工项目 above a header that is repeated
    if spans or merges:
        downwards = any(merge.last_row >= top for merge in merges)
        return downwards or all(_stands_over_titles(grid, merge, top) for merge in spans)
    more = len(_claimed(compose(grid, row, bottom), vocabulary)) - len(_claimed(lower, vocabulary))
    return (
        more > 0
        or _are_months_over_titles(grid, row, top)
        or (more == 0 and _titles_untitled_columns(grid, row, lower, bottom))
    )


def _titles_untitled_columns(grid: Grid, row: int, lower: tuple[HeaderColumn, ...], bottom: int) -> bool:
    """Whether words of the row stand over columns of the body that the titles below leave without any.

    A line of a place, a month and a unit beside one another is no such row.
    """
    titled = {column.number for column in lower}
    words = grid.words(row)
    bare = [column for column, _text in words if column not in titled]
    told = any(is_measure(text) or _MERE_TIME.fullmatch(read_title(text).pattern) for _column, text in words)
    return (
        len(words) > len(bare) > 0
        and not told
        and any(not grid.value(bottom + 1, column).blank for column in bare)
    )


_MERE_TIME = re.compile(r"(?:<Y>年?|<M>月|至|累计)+")


def _columns_merged_beside(grid: Grid, row: int, top: int) -> list[int]:
    """The columns whose title in ``row`` or above is merged down beside the rows from ``top`` on."""
    return [
        merge.first_column
        for column in range(1, MOST_COLUMNS + 1)
        if (merge := grid.merge(row, column)) and merge.first_row <= row and merge.last_row >= top
    ]


def _are_months_over_titles(grid: Grid, row: int, top: int) -> bool:
    """Whether the row holds several months, each over a title: 5月, 6月.

    Where other words stand beside them, the same title stands below two of the months.
    """
    words = grid.words(row)
    months = [column for column, text in words if _MONTH.fullmatch(read_title(text).pattern)]
    below = [normal_title(grid.text(top, column)) for column in months]
    if len(months) < 2 or not all(below):  # noqa: PLR2004 - several
        return False
    return len(months) == len(words) or len(set(below)) < len(below)


def _stands_over_titles(grid: Grid, merge: Merge, top: int) -> bool:
    return all(
        grid.text(top, column) or grid.merge(top, column)
        for column in range(merge.first_column, merge.last_column + 1)
    )


def _title_like(value: CellValue) -> bool:
    return value.kind is CellKind.TEXT and len(value.text) <= LONGEST_TITLE and not _is_number(value.text)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[-+]?[\d,.]+(?:%|[万亿]?元?)", unicodedata.normalize("NFKC", text).strip()))


def merely_numbers(grid: Grid, row: int) -> bool:
    """Whether the row only numbers the columns: ``1 2 3``, ``甲 乙 1 2``, ``(3)=(1)+(2)``."""
    texts = [
        "".join(unicodedata.normalize("NFKC", value.text).split()) for _column, value in grid.filled(row)
    ]
    if len(texts) < 3 or not all(_NUMBERING.fullmatch(text) for text in texts):  # noqa: PLR2004 - few cells prove nothing
        return False
    numbers = [int(match[0]) for text in texts if (match := re.match(r"\d+", text.strip("(")))]
    return len(numbers) > 1 and all(after - before == 1 for before, after in pairwise(numbers))
