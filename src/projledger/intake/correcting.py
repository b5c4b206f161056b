"""A clerk's corrections of how one file is read: ``列名=字段``, each checked against the file."""

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from projledger.forms.register import FORMS
from projledger.forms.titles import fields_called, taught_vocabulary
from projledger.foundation.errors import UnknownName, UsageError
from projledger.foundation.findings import Cell
from projledger.foundation.language import _
from projledger.intake.gather import Gathered, tables_read
from projledger.intake.vocabularies import Vocabularies
from projledger.layout.grid import Grid
from projledger.layout.table import Column, Table
from projledger.layout.taught import Taught, TaughtLayout, marked, pattern_of, shape_of
from projledger.ledger.new_records import NewLayout
from projledger.workbook.cells import Sheet

_NO_FIELD = frozenset({"", "忽略", "不读", "不用", "ignore", "none", "-"})
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_FIRST_ROWS = 30
_MOST_NAMED = 8


class Correction(NamedTuple):
    """One column as the clerk names it (title or letter), and the fields it is to be; none: leave it out."""

    column: str
    fields: tuple[tuple[str, str], ...]


def read_corrections(words: Sequence[str], form: str | None) -> list[Correction]:
    """``列名=字段`` by the words; UsageError and UnknownName for what cannot be meant."""
    return [_correction(text, form or "") for text in words]


def _correction(text: str, form: str) -> Correction:
    column, equals, field = (part.strip() for part in text.rpartition("="))
    if not equals or not column:
        message = _(
            "--set {text}: write it as COLUMN=FIELD, such as 累计数=本年累计完成投资 or F=completed_ytd."
        )
        raise UsageError(message.format(text=text))
    if field.casefold() in _NO_FIELD:
        return Correction(column, ())
    if found := fields_called(field, form):
        return Correction(column, found)
    names = {
        name: spec
        for item in FORMS.values()
        if form in {"", item.name}
        for spec in item.fields
        for name in (spec.title, spec.name)
    }
    near = difflib.get_close_matches(field, names, _MOST_NAMED, 0.4)
    shown = dict.fromkeys(f"{names[name].title} {names[name].name}" for name in near)
    message = _("--set {text}: there is no field “{field}”. Nearest: {names}.")
    if not shown:
        message = _("--set {text}: there is no field “{field}”. All of them stand in docs/forms.md.")
    raise UnknownName(message.format(text=text, field=field, names=_(", ").join(shown)))


class Corrected(NamedTuple):
    """A file read with corrections, and the layouts that would read it so again, one a shape."""

    gathered: Gathered
    layouts: tuple[NewLayout, ...]


def corrected(
    one: Gathered,
    corrections: Sequence[Correction],
    layouts: Sequence[TaughtLayout],
    *,
    form: str | None,
    money_unit: str | None,
    is_unit: Callable[[str], bool] | None = None,
) -> Corrected:
    """``one`` read with ``corrections``, on top of the ``layouts`` by which its tables were read.

    The layouts in the answer bear no name yet. UnknownName for a column that the file does not have,
    UsageError where the words fit several, or the corrected column would be of another form.
    """
    if one.workbook is None or one.stamp_form:
        raise UsageError(
            _("{file} is not read by titles; there is nothing to correct.").format(file=one.received.name)
        )
    used = [layout for layout in layouts if layout.name in {table.layout for table in one.tables}]
    before: dict[str, tuple[tuple[str, str], ...]] = {}
    for layout in reversed(used):
        before |= layout.taught
    sheets = [sheet for sheet in one.workbook.sheets if not sheet.hidden]
    tables: list[Table] = []
    taught: dict[str, tuple[tuple[str, str], ...]] = {}
    for given in _possible_titles(corrections, one.tables, sheets):
        taught = {**before, **given}
        tables = _read(one, taught, form, is_unit)
        if all(_hit(tables, item, given) for item in corrections):
            break
    else:
        _refuse(corrections, tables or one.tables, sheets)
    for item in corrections:
        _one_meaning(item, tables)
    unit = money_unit or next((layout.money_unit for layout in used if layout.money_unit), "")
    new = tuple(_layouts(tables, taught, corrections, unit))
    return Corrected(one._replace(tables=tuple(tables)), new)


def _possible_titles(
    corrections: Sequence[Correction], tables: Sequence[Table], sheets: Sequence[Sheet]
) -> Iterator[dict[str, tuple[tuple[str, str], ...]]]:
    """What the corrections may mean: by the tables as they are read, else by each row that may be titles."""
    known: dict[str, tuple[tuple[str, str], ...]] = {}
    letters: list[Correction] = []
    for item in corrections:
        titles = [column.title for column in _columns(tables, item.column)]
        if titles:
            known |= {pattern_of(title): item.fields for title in titles}
        elif _LETTERS.fullmatch(item.column):
            letters.append(item)
        else:
            known[pattern_of(item.column)] = item.fields
    if not letters:
        yield known
        return
    for sheet in sheets:
        grid = Grid(sheet)
        for row in range(1, min(_FIRST_ROWS, grid.last_row) + 1):
            texts = [grid.text(row, _number(item.column)) for item in letters]
            if all(texts):
                yield known | {
                    pattern_of(text): item.fields for text, item in zip(texts, letters, strict=True)
                }


def _columns(tables: Sequence[Table], named: str) -> list[Column]:
    """The columns that bear the title (all levels, or the lowest), or the letter where none bears it."""
    columns = [column for table in tables for column in table.columns if column.title]
    pattern = pattern_of(named)
    whole = [column for column in columns if pattern_of(column.title) == pattern]
    lowest = [column for column in columns if pattern_of(column.title.rpartition("/")[2]) == pattern]
    lettered = [column for column in columns if str(Cell(0, column.number)) == named.upper()]
    return whole or lowest or (lettered if _LETTERS.fullmatch(named) else [])


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _read(
    one: Gathered, taught: Taught, form: str | None, is_unit: Callable[[str], bool] | None
) -> list[Table]:
    assert one.workbook is not None  # noqa: S101 - see corrected
    words = taught_vocabulary(taught, form or "", is_unit, loose=True)
    hidden = {sheet.name for sheet in one.workbook.sheets if sheet.hidden}
    found = tables_read(one.workbook, form or "", words)
    return [marked(table, words) for table in found if table.sheet not in hidden]


def _hit(tables: Sequence[Table], item: Correction, given: Taught) -> bool:
    wanted = {pattern for pattern, fields in given.items() if fields == item.fields}
    return any(
        column.taught and wanted & {pattern_of(column.title), pattern_of(column.title.rpartition("/")[2])}
        for column in _columns(tables, item.column)
    )


def _refuse(corrections: Sequence[Correction], tables: Sequence[Table], sheets: Sequence[Sheet]) -> None:
    """UnknownName for the first column that the file does not have."""
    titles = [column.title for table in tables for column in table.columns if column.title]
    if not titles:
        titles = [
            text
            for sheet in sheets
            for row in range(1, _FIRST_ROWS + 1)
            for _n, text in Grid(sheet).words(row)
        ]
    for item in corrections:
        if _columns(tables, item.column):
            continue
        near = difflib.get_close_matches(item.column, titles, _MOST_NAMED, 0.4) or titles[:_MOST_NAMED]
        message = _("The file has no column “{column}”. It has: {names}.")
        if not near:
            message = _("The file has no column “{column}”, nor any title in its first rows.")
        raise UnknownName(message.format(column=item.column, names=_(", ").join(dict.fromkeys(near))))
    message = _(
        "With these corrections no table is found: a header needs at least two fields, "
        "the project's name among them."
    )
    raise UsageError(message)


def _one_meaning(item: Correction, tables: Sequence[Table]) -> None:
    """UsageError where the words fit columns with different titles, or a field of another form."""
    found = _columns(tables, item.column)
    if len({pattern_of(column.title) for column in found}) > 1:
        names = _(", ").join(f"{Cell(0, column.number)} {column.title}" for column in found)
        message = _("“{column}” fits several columns: {names}. Give the whole title, or the letter.")
        raise UsageError(message.format(column=item.column, names=names))
    for table in tables:
        own = _columns([table], item.column)
        _not_alone(item, table, own)
        if own and item.fields and not any(column.field for column in own):
            forms = _(", ").join(dict.fromkeys(FORMS[form].title for form, _field in item.fields))
            message = _(
                "“{column}” cannot be that field: the table is read as {form}, the field is of {forms}. "
                "Say with --form which form it is."
            )
            raise UsageError(message.format(column=item.column, form=FORMS[table.form].title, forms=forms))


def _not_alone(item: Correction, table: Table, named: Sequence[Column]) -> None:
    """UsageError where a letter names one of several columns of the same title: titles are what is kept."""
    for column in named:
        same = [one for one in table.columns if pattern_of(one.title) == pattern_of(column.title)]
        if str(Cell(0, column.number)) == item.column.upper() and len(same) > 1:
            letters = _(", ").join(str(Cell(0, one.number)) for one in same)
            message = _("Columns {letters} bear the same title “{title}”; they cannot be told apart.")
            raise UsageError(message.format(letters=letters, title=column.title))


def _layouts(
    tables: Sequence[Table], taught: Taught, corrections: Sequence[Correction], money_unit: str
) -> Iterator[NewLayout]:
    """One layout for each shape that a correction touched (for every shape, where there is none)."""
    seen: set[tuple[str, frozenset[str]]] = set()
    for table in tables:
        touched = [column for column in table.columns if column.taught]
        key = (table.form, shape_of(table))
        if not table.columns or key in seen or (corrections and not touched):
            continue
        seen.add(key)
        columns = {pattern_of(column.title): _field(column, taught, table.form) for column in touched}
        yield NewLayout("", table.form, tuple(sorted(key[1])), columns, money_unit)


def _field(column: Column, taught: Taught, form: str) -> str:
    leaf = pattern_of(column.title.rpartition("/")[2])
    pairs = taught.get(pattern_of(column.title), taught.get(leaf, ()))
    return next((field for of, field in pairs if of == form), "")


def named(layouts: Sequence[NewLayout], name: str) -> tuple[NewLayout, ...]:
    """The layouts under ``name``."""
    return tuple(layout._replace(name=name) for layout in layouts)


def read_by(
    one: Gathered, layouts: Sequence[NewLayout], is_unit: Callable[[str], bool] | None = None
) -> Gathered | None:
    """``one`` as later files of its shape will be read; None where one of the layouts would not be used."""
    taught = [
        TaughtLayout(item.name, item.form, frozenset(item.titles), item.columns, item.money_unit)
        for item in layouts
    ]
    if one.workbook is None:
        return None
    words = Vocabularies(is_unit, taught)
    hidden = {sheet.name for sheet in one.workbook.sheets if sheet.hidden}
    found = tables_read(one.workbook, "", words.of_form(""), taught, words.of_layout)
    tables = tuple(table for table in found if table.sheet not in hidden)
    read = {(table.layout, shape_of(table)) for table in tables}
    unused = any((layout.name, layout.titles) not in read for layout in taught)
    return None if unused else one._replace(tables=tables)
