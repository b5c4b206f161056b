"""Columns that state another version of an amount: as reported and as confirmed, before and after a change."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from projledger.forms.field import Form, Kind
from projledger.forms.titles import vocabulary
from projledger.foundation.text import normal_title
from projledger.layout.row import is_figure, says_words
from projledger.layout.table import Column, RowKind, Table
from projledger.layout.title import read_title
from projledger.layout.vocabulary import Claim, Vocabulary
from projledger.workbook.cells import BLANK, CellKind, CellValue

#: What is in force after a change, and what was before it.
AFTER = re.compile(
    r"(?:中期|年中|年底|本次)*(?:调整|修订|变更|追加)(?:计划)?后(?:的)?|(?:^|(?<=/))现(?=$|计划|年|总投资|概算|目标|任务)"
)
BEFORE = re.compile(
    r"(?:调整|修订|变更|追加)前|(?:^|/)原(?:定|来|有)?(?=$|年|计划|总投资|投资|概算|目标|任务)|年初(?:计划|下达|安排|目标)"
)
#: By how much an amount was changed; of 调整计划 nobody knows whether it is that or what is in force.
_CHANGE = re.compile(r"(?:中期|年中|年底|本次)*(?:调整|修订|变更|调增|调减|核增|核减|追加|增补)(?:情况)?")
#: Who states an amount: the unit that reports it, or those who checked it.
_BY_WHOM = re.compile(
    r"(?:(?:县|市|区|省)?(?:发改|统计|财政|重点办|项目办|主管|行业|上级|部门|单位|局|委))*"
    r"(?:核定后?|核实后?|审定后?|认定|审核后?|复核后?|确认|上报|填报|申报|报送|自报)(?:口径)?"
)
_EMPTY_BRACKETS = re.compile(r"\((?:数|值|额|金额|投资)*\)")
#: What is left of a title that says nothing but the version, or only plan or total beside it.
_GENERIC = re.compile(r"(?:数据|数额|数量|数|金额|额|投资|值|情况|完成|合计|[的为()、:])*")
_OF_PLAN = re.compile(
    r"(?:<Y>年?|本年度?|今年|当年度?|全年|年度?)(?:投资|金额|额|数|计划|目标|任务|安排)*|(?:投资)?(?:计划|目标|任务|安排)(?:投资|金额|额|数)?"
)
_OF_TOTAL = re.compile(r"(?:项目|工程)?(?:总投资|总?概算|总?估算|总?预算|投资总额)(?:金额|额|数)?")
_PLAN, _TOTAL = "annual_plan", "total_investment"


class _Rest(NamedTuple):
    """What a title says beside its version: the levels as written, without those that say nothing more."""

    levels: tuple[str, ...]
    words: str


def with_adjusted(form: Form, table: Table) -> Table:
    """``table`` with columns whose titles say little more than 调整后 as those of the plan or total they adjust.

    A bare 调整后 belongs to the amount next on its left; 调整后目标 in figures is the plan.
    """
    columns = tuple(_adjusted(column, form, table) for column in table.columns)
    return table if columns == table.columns else replace(table, columns=columns)


def rivals(
    form: Form, table: Table, columns: Mapping[str, Column], told: Collection[int]
) -> dict[str, list[Column]]:
    """For each chosen amount the columns that state another version of it, with other figures.

    A column that an office has taught, and one of which a finding speaks already (``told``), is none.
    """
    amounts = {
        name: column
        for name, column in columns.items()
        if form.field(name).kind is Kind.MONEY and form.field(name).asked
    }
    used = {column.number for column in columns.values()} | set(told)
    found: dict[str, list[Column]] = {}
    for column in table.columns:
        if column.number in used or column.taught or column.field or not _states_a_version(column):
            continue
        if _may_be_amount(table, column) and (name := _restated(column, form, table, amounts)):
            found.setdefault(name, []).append(column)
    return found


def _restated(column: Column, form: Form, table: Table, amounts: Mapping[str, Column]) -> str:
    """The amount of which the column states another version; "" where it states none of any."""
    for words in (AFTER, _BY_WHOM, _CHANGE):
        rest = _without(words, column.title)
        if rest is not None:
            change = words is _CHANGE
            name = _owner(form, table, column, rest, amounts, change=change)
            if not name or amounts[name].taught or (change and _is_in_force(table, amounts[name])):
                return ""
            return name if _differs(table, amounts[name], column, change=change) else ""
    return ""


def _states_a_version(column: Column) -> bool:
    return any(_without(words, column.title) is not None for words in (AFTER, _BY_WHOM, _CHANGE))


def _adjusted(column: Column, form: Form, table: Table) -> Column:
    if column.taught or column.field not in {"", "milestone"}:
        return column
    rest = _without(AFTER, column.title)
    if rest is None or not _may_be_amount(table, column):
        return column
    amounts = [other for other in table.columns if _is_money(form, other.field)]
    if rest.levels:
        fields = _fields(rest.words)
        left = [other for other in amounts if other.number < column.number and other.field in fields]
        owner = left[-1] if left else None
    else:
        number = _nearest(table, column, {other.number for other in amounts}, strict=True)
        owner = next((other for other in amounts if other.number == number), None)
    if owner is None or owner.field not in {_PLAN, _TOTAL}:
        return column._replace(field="")  # no milestone: figures stand there
    money = column.money or owner.money
    return column._replace(field=owner.field, role=owner.role, money=money)


@lru_cache(maxsize=4_096)
def _without(words: re.Pattern[str], title: str) -> _Rest | None:
    """What is left of a title without such words; None where it holds none of them."""
    plain = normal_title(title)
    if not words.search(plain):
        return None
    levels = [_EMPTY_BRACKETS.sub("", words.sub("", level)) for level in plain.split("/")]
    left = tuple(level for level in levels if not _GENERIC.fullmatch(read_title(level).pattern))
    return _Rest(left, "".join(read_title(level).pattern for level in left))


def _owner(
    form: Form, table: Table, column: Column, rest: _Rest, amounts: Mapping[str, Column], *, change: bool
) -> str:
    if not rest.levels:
        numbers = {one.number: "" for one in table.columns if _is_money(form, one.field)}
        numbers |= {amount.number: name for name, amount in amounts.items()}
        return numbers.get(_nearest(table, column, numbers, strict=change), "")
    claim = next((claim for claim in _words(form.name).claims(rest.levels) if claim.money), None)
    if claim is not None:
        return claim.field if claim.field in amounts and _same_time(claim, amounts[claim.field]) else ""
    return next((name for name in (_PLAN, _TOTAL) if name in amounts and name in _fields(rest.words)), "")


def _nearest(table: Table, column: Column, amounts: Collection[int], *, strict: bool) -> int:
    """The number of the amount next on the left of a column, 0 where another comes before it.

    ``strict``: any other column of figures does.
    """
    for other in reversed([one for one in table.columns if one.number < column.number]):
        if other.number in amounts:
            return other.number
        if other.field or not _may_be_amount(table, other):
            continue
        if BEFORE.search(normal_title(other.title)):
            return 0
        bare = any(
            rest is not None and not rest.levels
            for rest in (_without(words, other.title) for words in (AFTER, _BY_WHOM, _CHANGE))
        )
        if strict and not bare:
            return 0
    return 0


def _fields(words: str) -> frozenset[str]:
    plan = {_PLAN} if _OF_PLAN.fullmatch(words) else set()
    return frozenset(plan | ({_TOTAL} if _OF_TOTAL.fullmatch(words) else set()))


def _same_time(claim: Claim, column: Column) -> bool:
    years, months = {claim.year, column.year} - {None}, {claim.months, column.months} - {None}
    return len(years) < 2 and len(months) < 2  # noqa: PLR2004 - both state one, and another


def _is_in_force(table: Table, column: Column) -> bool:
    """Whether the column is known to state what holds after a change, so that the change is none of its own."""
    if AFTER.search(normal_title(column.title)):
        return True
    of_total = column.field == _TOTAL
    return any(
        BEFORE.search(title) and bool(_OF_TOTAL.search(title)) == of_total and _may_be_amount(table, other)
        for other in table.columns
        if other.number != column.number and (title := normal_title(other.title))
    )


def _is_money(form: Form, name: str) -> bool:
    return any(spec.name == name and spec.kind is Kind.MONEY for spec in form.fields)


@lru_cache(maxsize=8)
def _words(form: str) -> Vocabulary:
    return vocabulary(form)


def _may_be_amount(table: Table, column: Column) -> bool:
    """Whether figures of money may stand in the column, and mostly figures do."""
    if column.measure or column.percent:
        return False
    values = [
        value
        for row in table.rows
        if row.kind is RowKind.PROJECT and not (value := row.values.get(column.number, BLANK)).blank
    ]
    figures = sum(_is_number(value) for value in values)
    return figures > 0 and figures * 2 >= len(values)


def _is_number(value: CellValue) -> bool:
    if value.kind is CellKind.NUMBER:
        return True
    return value.kind is not CellKind.DATE and is_figure(value) and not says_words(value)


def _differs(table: Table, taken: Column, other: Column, *, change: bool) -> bool:
    for row in table.rows:
        if row.kind is not RowKind.PROJECT:
            continue
        value = row.values.get(other.number, BLANK)
        if is_figure(value) if change else _is_number(value) and value != row.values.get(taken.number, BLANK):
            return True
    return False
