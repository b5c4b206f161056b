"""Cards: one project a sheet, each title with its value beside it or below."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from projledger.layout.card_pairs import LAST_COLUMN, Pair, names_a_project, pairs_of
from projledger.layout.category import plain_words
from projledger.layout.grid import Grid
from projledger.layout.labels import labels_of, lines_of
from projledger.layout.money_unit import contradicting, unit_of_lines
from projledger.layout.money_words import unit_in_label, unit_of_item
from projledger.layout.other_forms import PRELIMINARY, likeness
from projledger.layout.plan_or_report import Told, told_by, told_by_title
from projledger.layout.table import BodyRow, Carried, Column, Line, MoneyUnit, RowKind, Table
from projledger.layout.title import read_title
from projledger.layout.vocabulary import Claim, Vocabulary
from projledger.workbook.cells import CellKind, CellValue

_NO_CARD = re.compile(r"说明|示例|样表|样例|举例|字典|填写|目录")
_PROGRESS = frozenset(["month", "year-to-date", "since-start", "until", "bare"])
_AMOUNT = re.compile(r"约?[\d,.]+\s*(?:亿|千万|百万|万|千)?元?")
_LEAST_PAIRS, _LEAST_ROWS, _LEAST_WEIGHT = 4, 3, 2
_LEAST_ROWS_OF_A_REPORT = 2

#: What stands above a table too: who sends it, in which unit its amounts are.
_OF_A_RETURN = frozenset(["填报单位", "报送单位", "上报单位", "单位", "金额单位", "计量单位"])


def is_card_row(grid: Grid, row: int, column: int, vocabulary: Vocabulary) -> bool:
    """Whether what stands below a header's names is another title: the sheet is a card, no table."""
    if not vocabulary.knows(grid.text(row, column)):
        return False
    titles = sum(vocabulary.knows(text) for _column, text in grid.words(row))
    return titles > 1 or row >= grid.last_row or vocabulary.knows(grid.text(row + 1, column))


def is_like_a_card(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether known titles stand one below another with values beside them, whatever the card lacks."""
    if _NO_CARD.search(grid.sheet.name):
        return False
    pairs = [pair for pair in pairs_of(grid, vocabulary) if pair.title.strip() not in _OF_A_RETURN]
    if _is_long_enough(pairs, _LEAST_ROWS):
        return True
    amounts = any(
        claim.money and _is_amount(pair.value) for pair in pairs for claim in vocabulary.claims((pair.title,))
    )
    return amounts and any(names_a_project(pair.title, vocabulary) for pair in pairs)


def _is_long_enough(pairs: Sequence[Pair], least: int, rows: int = _LEAST_ROWS) -> bool:
    return len(pairs) >= least and len({pair.cell.row for pair in pairs}) >= rows


def heads_a_table(grid: Grid, row: int, vocabulary: Vocabulary) -> bool:
    """Whether a project's name stands beside its title above the table whose header begins in ``row``."""
    return any(
        pair.cell.row < row and names_a_project(pair.title, vocabulary) for pair in pairs_of(grid, vocabulary)
    )


def shows_several(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether titles stand one below another with the values of several projects beside them, one a column.

    A name and at least one amount go on in the same further column, in which nothing is a title.
    """
    subjects = set(vocabulary.subjects.values())
    names: set[int] = set()
    amounts: set[int] = set()
    for pair in pairs_of(grid, vocabulary):
        if pair.place.row != pair.cell.row:
            continue
        claims = vocabulary.claims((pair.title,))
        further = _further(grid, pair, vocabulary)
        if any(claim.field in subjects for claim in claims):
            names |= further
        elif any(claim.money for claim in claims):
            amounts |= {column for column in further if _is_amount(grid.value(pair.place.row, column))}
    return bool(names & amounts)


def _further(grid: Grid, pair: Pair, vocabulary: Vocabulary) -> set[int]:
    """The columns behind a title's value in which more of its values stand, up to the next title."""
    merge = grid.merge(*pair.place)
    found: set[int] = set()
    for column, value in grid.filled(pair.place.row):
        if column <= (merge.last_column if merge else pair.place.column):
            continue
        if column > LAST_COLUMN or vocabulary.knows(grid.text(pair.place.row, column)):
            break
        if not value.blank:
            found.add(column)
    return found


def card(grid: Grid, vocabulary: Vocabulary) -> Table | None:
    """The sheet as a table of one row, if it is a card of a known form; None where it is not.

    Every value is carried from its own cell. A card on which an amount is stated twice is none.
    """
    if _NO_CARD.search(grid.sheet.name) or shows_several(grid, vocabulary):
        return None
    pairs = pairs_of(grid, vocabulary)
    steps = likeness(grid, vocabulary).kind == PRELIMINARY  # with 完成时限 and 完成进度 of each
    if steps or not _is_long_enough(pairs, _LEAST_PAIRS, _LEAST_ROWS_OF_A_REPORT):
        return None
    by_form: dict[str, dict[Pair, Claim]] = defaultdict(dict)
    for pair in pairs:
        for claim in vocabulary.claims((pair.title,)):
            by_form[claim.form][pair] = claim
    weights = {
        form: sum(vocabulary.weight(form, field) for field in {claim.field for claim in claims.values()})
        for form, claims in by_form.items()
    }
    form = _form_of(grid, by_form, weights, vocabulary)
    claims = _one_each(by_form[form])
    reports = form in vocabulary.reporting and any(claim.role in _PROGRESS for claim in claims.values())
    if not reports and (form in vocabulary.reporting or not _is_long_enough(pairs, _LEAST_PAIRS)):
        return None  # what was completed stands in a table within the card, or nowhere
    subject = vocabulary.subjects.get(form)
    fields = [claim.field for claim in claims.values()]
    twice = any(claim.money and fields.count(claim.field) > 1 for claim in claims.values())
    if weights[form] < _LEAST_WEIGHT or twice or (subject is not None and subject not in fields):
        return None
    amounts = [_is_amount(pair.value) for pair, claim in claims.items() if claim.money]
    if sum(amounts) * 2 < max(len(amounts), 1):
        return None  # words beside titles explain them: instructions how to fill in a form
    return _as_table(grid, form, claims)


def _form_of(
    grid: Grid,
    by_form: Mapping[str, Mapping[Pair, Claim]],
    weights: Mapping[str, int],
    vocabulary: Vocabulary,
) -> str:
    """The form for which most speaks; a plan is a report where the sheet or anything on it says so."""
    form = max(weights, key=lambda name: (weights[name], len(by_form[name])))
    report = next((name for name in by_form if name in vocabulary.reporting), "")
    if form not in vocabulary.planning or not report:
        return form
    first = min(pair.cell.row for pair in by_form[form])
    told = told_by_title(grid, first) or told_by(grid.sheet.name)
    beyond = [claim for pair, claim in by_form[report].items() if claim.weight and pair not in by_form[form]]
    return report if told is Told.REPORT or (beyond and told is not Told.PLAN) else form


def _is_amount(value: CellValue) -> bool:
    """Whether a figure stands there: a number, or one typed as text with its unit (5000万元)."""
    return value.kind is CellKind.NUMBER or bool(_AMOUNT.fullmatch(plain_words(value.text)))


def _one_each(claims: dict[Pair, Claim]) -> dict[Pair, Claim]:
    """The claims, of several on one amount only the one whose title names months: the reported one."""
    kept = dict(claims)
    for claim in claims.values():
        rivals = [pair for pair, other in kept.items() if other.field == claim.field]
        dated = [pair for pair in rivals if kept[pair].months]
        if claim.money and len(rivals) > 1 and len(dated) == 1:
            kept = {pair: other for pair, other in kept.items() if pair not in rivals or pair in dated}
    return kept


def _as_table(grid: Grid, form: str, claims: dict[Pair, Claim]) -> Table:
    first, last = min(pair.cell.row for pair in claims), max(pair.cell.row for pair in claims)
    above = tuple(lines_of(grid, range(1, first)))
    below_rows = range(last + 1, grid.last_row + 1)
    below = tuple(lines_of(grid, below_rows))
    units = _lines_of_units(grid, claims, range(first, grid.last_row + 1))
    around = unit_of_lines(((*above, *units), ()), grid.sheet.name)
    columns: list[Column] = []
    carried: dict[str, Carried] = {}
    for pair, claim in claims.items():
        title = read_title(pair.title)
        money = MoneyUnit(title.unit, "title", pair.cell) if title.unit else None
        if claim.money and money is None and not title.measure:
            money = around
        columns.append(
            Column(
                pair.place.column,
                pair.title,
                pair.cell,
                claim.field,
                claim.role,
                money,
                claim.year,
                claim.months if claim.months and claim.months[1] else None,
                title.percent,
                title.measure,
                claim.rank,
            )
        )
        carried.setdefault(claim.field, Carried(pair.value, pair.place))
    return Table(
        grid.sheet.name,
        form,
        (first, last),
        tuple(columns),
        (BodyRow(first, RowKind.PROJECT, {}, carried),),
        above,
        below,
        {**labels_of(grid, below_rows), **labels_of(grid, range(1, first))},
        money_doubt=contradicting(((*above, *units), ())),
    )


def _lines_of_units(grid: Grid, claims: Mapping[Pair, Claim], rows: range) -> list[Line]:
    """The texts beside, between and below the pairs that state the money unit of the card.

    A title of a table within the card states its own: 到位资金（万元）.
    """
    pairs = {place for pair in claims for place in (pair.cell, pair.place)}
    return [line for line in lines_of(grid, rows) if line.cell not in pairs and _states_unit(line.text)]


def _states_unit(text: str) -> bool:
    return bool(unit_of_item(text) or ("单位" in text and unit_in_label(text).units))
