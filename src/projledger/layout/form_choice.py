"""Which form a header belongs to, and which of its columns are which fields."""

import re
from collections import defaultdict
from typing import NamedTuple

from projledger.foundation.text import normal_title
from projledger.layout.amount_title import UNTIL
from projledger.layout.beside import of_another
from projledger.layout.card import is_card_row
from projledger.layout.context import periods_in, without_date_labels
from projledger.layout.grid import Grid
from projledger.layout.header import Header
from projledger.layout.header_titles import HeaderColumn
from projledger.layout.labels import lines_of
from projledger.layout.of_units import sets_targets, told_to_set_targets
from projledger.layout.other_forms import OTHER_KINDS, kind_of
from projledger.layout.plan_or_report import Told, states_completion, told_by, told_by_title
from projledger.layout.serials import numbers_rows
from projledger.layout.title import read_title
from projledger.layout.vocabulary import Claim, Vocabulary
from projledger.workbook.cells import CellKind

_LEAST_TITLES = 2
_SAMPLE_ROWS = 12
_FIGURE = re.compile(r"[-+\d.,%()（）、●]+")
_PROGRESS = frozenset(["month", "year-to-date", "since-start"])
_OF_THE_YEAR = _PROGRESS | {"this-year", "until", "bare"}
_WHOLE_YEAR = re.compile(r"<Y>年度?(?:实际|累计)*完成投资额?")
_COUNT_TITLE = re.compile(r"(?:重点)?(?:建设)?项目?(?:个数|数量|数)|个数")
#: Titles over what the rows of a summary are.
_GROUP_TITLE = re.compile(
    r"(?:所属)?(?:地区|县区|区县|区域|县(?:\(市、区\)|市区)?|市州|乡镇|镇街|乡镇\(街道\)|街道|责任单位|单位|单位名称|部门)|"
    r"地区\(?或类别\)?|(?:项目)?(?:类别|类型|领域|分类|级别|状态|行业)"
)
_DECEMBER = 12
_OF_SOURCE = re.compile(r"来源说明|投资主体|资金类别")


class Reading(NamedTuple):
    """A header taken for one form: which columns are which fields, and where the names stand.

    ``score`` says how much speaks for the form: identifying titles, known titles, near titles.
    ``doubt`` are the columns that speak of a report where the form is the plan.
    """

    form: str
    claims: dict[int, Claim]
    subject: int | None
    score: tuple[int, int, int]
    doubt: tuple[HeaderColumn, ...] = ()


def read_header(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[bool, Reading | None]:
    """Whether this is a header at all, and what it says; a summary is one without a reading."""
    readings = []
    claims_by_form = _claims_by_form(grid, header, vocabulary)
    for form, claims in claims_by_form.items():
        reading = _reading(grid, header, form, claims, vocabulary)
        if reading is None:
            continue
        if form not in vocabulary.of_periods:
            readings.append(reading)
        elif sets_targets(grid, header, form, claims_by_form, vocabulary):
            return True, reading
    if not readings:
        return False, None
    best = max(readings, key=lambda reading: reading.score)
    if best.form in vocabulary.planning:
        report = next(
            (
                reading
                for form in vocabulary.reporting & claims_by_form.keys()
                if (reading := _reading(grid, header, form, claims_by_form[form], vocabulary, least=1))
            ),
            None,
        )
        best = _plan_or_report(grid, header, best, report, vocabulary) if report is not None else best
    if best.subject is not None and is_card_row(grid, header.body, best.subject, vocabulary):
        return False, None
    counted = any(
        _COUNT_TITLE.fullmatch(read_title(column.path[-1]).pattern.strip("()")) for column in header.columns
    )
    titled = best.subject is not None and best.subject in best.claims
    if (counted and not titled) or _is_by_group(header, best) or _is_by_source(header):
        return True, None
    if _is_of_another_kind(header, best):
        return True, None
    return True, best


def _claims_by_form(grid: Grid, header: Header, vocabulary: Vocabulary) -> dict[str, dict[int, Claim]]:
    """What each form makes of the columns, by their numbers; mere times count under a title of targets."""
    found: dict[str, dict[int, Claim]] = defaultdict(dict)
    for column in header.columns:
        for claim in vocabulary.claims(column.path):
            found[claim.form][column.number] = claim
    if told_to_set_targets(grid, header):
        for column in header.columns:
            for claim in vocabulary.period_claims(column.path):
                found[claim.form].setdefault(column.number, claim)
    return found


def _plan_or_report(
    grid: Grid, header: Header, plan: Reading, report: Reading, vocabulary: Vocabulary
) -> Reading:
    """The plan where nothing tells of a report, the report where that is clear, else the plan in doubt."""
    if report.subject is None:
        return plan
    past = _of_a_past_year(grid, header, report.claims)
    planned = _planned_year(grid, header, plan.claims)
    others = [
        column
        for column in header.columns
        if column.number not in plan.claims
        and column.number not in past
        and any(column.path)
        and not _is_of_years_or_measures(column, planned)
        and not vocabulary.settles(column.path)
    ]
    completed = [column for column in others if states_completion(column.path)]
    tells = [
        column
        for column in others
        if (claim := report.claims.get(column.number)) and vocabulary.weight(report.form, claim.field)
    ]
    told = told_by_title(grid, header.top)
    if told is Told.REPORT:
        return report
    if (told or told_by(grid.sheet.name)) is Told.PLAN:
        return plan._replace(doubt=tuple(completed))
    if completed:
        return report
    return plan._replace(doubt=tuple(tells))


def _is_of_years_or_measures(column: HeaderColumn, planned: int) -> bool:
    """Whether the title names a year before the planned one (2020年投资完成率) or a measure (公里)."""
    titles = [read_title(level) for level in column.path]
    years = [title.year for title in titles if title.year]
    return any(year < planned for year in years) or any(title.measure for title in titles)


def _is_by_group(header: Header, reading: Reading) -> bool:
    """Whether the rows are areas, units or kinds of projects: the first title says so."""
    if reading.subject is not None or any(claim.field == "code" for claim in reading.claims.values()):
        return False
    titles = [read_title(column.path[-1]).pattern for column in header.columns]
    first = next((title for title in titles if title and not numbers_rows(title)), "")
    return bool(_GROUP_TITLE.fullmatch(first))


def _is_of_another_kind(header: Header, reading: Reading) -> bool:
    """Whether the rows are problems, contractors or ideas for projects: the titles say so, and none a figure
    of the year."""
    roles = {claim.role for claim in reading.claims.values()}
    titles = [normal_title(column.path[-1]) for column in header.columns]
    return not roles & _OF_THE_YEAR and kind_of(titles) in OTHER_KINDS


def _is_by_source(header: Header) -> bool:
    """Whether the rows are sources of a project's funds: 资金来源, 来源说明 and what was received of each."""
    titles = " ".join(column.title for column in header.columns)
    return all(word in titles for word in ("资金来源", "到位")) and bool(_OF_SOURCE.search(titles))


def _reading(
    grid: Grid,
    header: Header,
    form: str,
    claims: dict[int, Claim],
    vocabulary: Vocabulary,
    *,
    least: int = _LEAST_TITLES,
) -> Reading | None:
    subject_field = vocabulary.subjects.get(form)
    claims = _without_spread_titles(grid, header, claims)
    subject = next((number for number, claim in claims.items() if claim.field == subject_field), None)
    if subject is not None and (aside := of_another(grid, header, subject)):
        claims = {
            number: claim
            for number, claim in claims.items()
            if number not in aside or any(claims[one].field == subject_field for one in aside & claims.keys())
        }
    past = _of_a_past_year(grid, header, claims)
    fields = {claim.field for number, claim in claims.items() if number not in past}
    if subject is None and subject_field is not None:
        subject = _untitled_names(grid, header)
        if subject is not None:
            fields.add(subject_field)
    weight = sum(vocabulary.weight(form, field) for field in fields)
    if len(fields) < _LEAST_TITLES or weight < least:
        return None
    closeness = -sum(claim.rank > 0 for claim in claims.values())
    return Reading(form, claims, subject, (weight, len(fields), closeness))


def _of_a_past_year(grid: Grid, header: Header, claims: dict[int, Claim]) -> set[int]:
    """The columns that say what was completed by the end of a year before the planned one.

    2023年完成投资, 截至2023年12月底已完成投资 beside 2024年计划投资.
    """
    completed = {
        number: claim
        for number, claim in claims.items()
        if claim.year and (claim.role in _PROGRESS or claim.role == UNTIL)
    }
    if not completed:
        return set()
    whole = {
        column.number
        for column in header.columns
        if any(_WHOLE_YEAR.fullmatch(title) for title in _endings(column.path))
    }
    planned, titled = _planned_year(grid, header, claims), _year_above(grid, header)
    if not planned and told_by_title(grid, header.top) is Told.PLAN:
        planned = titled
    ended = whole | {
        number for number, claim in completed.items() if claim.months and claim.months[1] == _DECEMBER
    }
    return {
        number
        for number, claim in completed.items()
        if (claim.year or 0) < (planned if number in ended else min(planned, titled))
    }


def _endings(path: tuple[str, ...]) -> list[str]:
    """The title's lowest level, its two lowest as one, and so on: 完成投资, 2009年完成投资."""
    levels = [read_title(level).pattern for level in path]
    return ["".join(levels[place:]) for place in range(len(levels))]


def _planned_year(grid: Grid, header: Header, claims: dict[int, Claim]) -> int:
    """The year that the table plans: by its titles, else by the lines above it; 0 where they do not tell."""
    planned = [claim for claim in claims.values() if claim.role == "this-year"]
    stated, titled = [claim.year for claim in planned if claim.year], _year_above(grid, header)
    if titled in stated or (stated and titled > max(stated)):
        return titled
    if len(stated) < len(planned):  # 2020年计划投资 beside 年度计划投资
        stated = [claim.year + 1 for claim in claims.values() if claim.role == "last-year" and claim.year]
    plans = bool(planned) or told_by_title(grid, header.top) is Told.PLAN
    return min(stated, default=0) or (titled if plans else 0)


def _year_above(grid: Grid, header: Header) -> int:
    """The one year that the lines above the table speak of; 0 where they speak of none or several."""
    words = [without_date_labels(line.text) for line in lines_of(grid, range(1, header.top))]
    years = {
        period if isinstance(period, int) else period.year for text in words for period in periods_in(text)
    }
    return years.pop() if len(years) == 1 else 0


def _without_spread_titles(grid: Grid, header: Header, claims: dict[int, Claim]) -> dict[int, Claim]:
    """One title merged over several columns belongs to the one of them that is filled in below."""
    by_cell: dict[tuple[int, int], list[int]] = defaultdict(list)
    for column in header.columns:
        if column.number in claims:
            by_cell[column.cell].append(column.number)
    kept = dict(claims)
    for numbers in by_cell.values():
        if len(numbers) > 1:
            weights = {number: _texts_and_fillings(grid, header, number) for number in numbers}
            money = claims[numbers[0]].money
            best = max(numbers, key=lambda number: weights[number][1 if money else 0])
            for number in numbers:
                if number != best and (not money or weights[number][1] == 0):
                    del kept[number]
    return kept


def _texts_and_fillings(grid: Grid, header: Header, column: int) -> tuple[int, int]:
    rows = range(header.body, min(header.body + _SAMPLE_ROWS, grid.last_row + 1))
    values = [grid.value(row, column) for row in rows]
    return (
        sum(value.kind is CellKind.TEXT and not value.blank for value in values),
        sum(not value.blank for value in values),
    )


def _untitled_names(grid: Grid, header: Header) -> int | None:
    """The first column without a title that holds words in most rows, each its own: the names."""
    titled = {column.number for column in header.columns if any(column.path)}
    below = range(header.body, min(header.body + _SAMPLE_ROWS, grid.last_row + 1))
    rows = [row for row in below if any(not grid.value(row, column).blank for column in titled)]
    for column in range(1, max(titled, default=1)):
        if column not in titled:
            values = [text for row in rows if (text := grid.value(row, column).text.strip())]
            words = [text for text in values if not _FIGURE.fullmatch(text)]
            if len(words) * 2 > max(len(values), len(rows)) and len(set(words)) * 2 > len(words):
                return column
    return None
