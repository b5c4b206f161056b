"""Layouts that an office has taught: what the columns of one shape of header are, where titles do not tell.

A shape is the form and all titles of a header, without their years, months and units and whatever
their order. A layout is used for tables of exactly that shape.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from projledger.layout.amount_title import Amount
from projledger.layout.find import tables
from projledger.layout.grid import one_line
from projledger.layout.period_ends import PeriodFields
from projledger.layout.table import Column, KnownTitle, MoneyUnit, Phrase, Table
from projledger.layout.title import read_title
from projledger.layout.vocabulary import Claim, Vocabulary
from projledger.layout.words import Word
from projledger.workbook.cells import CellKind, Sheet

_AGAIN = "#"
#: In these first rows a sheet must hold a good part of a layout's titles to be tried with it.
_LOOKED_AT = 40
#: A layout of whose titles no greater part is lacking is nearly that of a sheet.
_NEAR = 0.4

#: A title's pattern → the (form, field) pairs that it stands for; none where its column is left out.
Taught = Mapping[str, tuple[tuple[str, str], ...]]


class TaughtLayout(NamedTuple):
    """One layout: ``titles`` its shape, ``columns`` the corrected ones (pattern → field, "" to leave out).

    ``money_unit`` counts where the file states none; ``number`` is the submission that taught it.
    """

    name: str
    form: str
    titles: frozenset[str]
    columns: Mapping[str, str]
    money_unit: str = ""
    number: int = 0

    @property
    def taught(self) -> Taught:
        """The corrected columns as a vocabulary takes them."""
        return {pattern: ((self.form, field),) if field else () for pattern, field in self.columns.items()}


def pattern_of(title: str) -> str:
    """A title, levels joined by ``/``, as titles are compared."""
    return "/".join(read_title(level).pattern for level in title.split("/"))


def shape_of(table: Table) -> frozenset[str]:
    """The patterns of all titles of a table; one that stands there again counts as another (``…#2``)."""
    counts: Counter[str] = Counter()
    shape: set[str] = set()
    for column in table.columns:
        if column.title:
            pattern = pattern_of(column.title)
            counts[pattern] += 1
            shape.add(pattern if counts[pattern] == 1 else f"{pattern}{_AGAIN}{counts[pattern]}")
    return frozenset(shape)


class TaughtVocabulary(Vocabulary):
    """A vocabulary in which taught titles come before all others.

    ``loose``: a taught pattern may be that of a column's lowest level alone, as one types it.
    """

    def __init__(
        self,
        titles: Sequence[KnownTitle],
        words: Mapping[str, Mapping[str, Word]],
        unit_fields: Mapping[str, str],
        is_unit: Callable[[str], bool] | None,
        *,
        taught: Taught,
        loose: bool = False,
        phrases: Sequence[Phrase] = (),
        amounts: Mapping[str, Mapping[Amount, str]] | None = None,
        period_ends: Mapping[str, PeriodFields] | None = None,
    ) -> None:
        super().__init__(
            titles, words, unit_fields, is_unit, phrases=phrases, amounts=amounts, period_ends=period_ends
        )
        self._taught = taught
        self._loose = loose
        self._levels = {level for pattern in taught for level in pattern.split("/") if level}

    def is_money(self, form: str, field: str) -> bool:
        """Whether the field is an amount of money."""
        known = self._fields.get((form, field))
        return known is not None and known.money

    def teaches(self, title: str) -> str | None:
        """The taught pattern that a column's title (levels joined) bears; None where it is not taught."""
        pattern = pattern_of(title)
        if pattern in self._taught:
            return pattern
        leaf = pattern_of(title.rpartition("/")[2])
        return leaf if self._loose and leaf in self._taught else None

    def knows(self, text: str) -> bool:
        """Whether ``text`` alone is a title of some form, or part of a taught one."""
        return (
            super().knows(text)
            or pattern_of(text) in self._levels
            or read_title(text).pattern in self._levels
        )

    def settles(self, path: tuple[str, ...]) -> bool:
        """Whether what the column is was taught."""
        return self.teaches("/".join(path)) is not None

    def claims(self, path: tuple[str, ...]) -> tuple[Claim, ...]:
        """What was taught of the title; what the forms make of it where nothing was."""
        pattern = self.teaches("/".join(path))
        if pattern is None:
            return super().claims(path)
        titles = [read_title(level) for level in path]
        year = next((title.year for title in reversed(titles) if title.year), None)
        months = next((title.months for title in reversed(titles) if title.months), None)
        return tuple(
            Claim(
                form,
                field,
                known.role,
                known.money,
                self.weight(form, field),
                0,
                year,
                _window(known, months),
            )
            for form, field in self._taught[pattern]
            if (known := self._fields.get((form, field))) is not None
        )


def _window(known: KnownTitle, months: tuple[int, int] | None) -> tuple[int, int] | None:
    """The months of a title as its field takes them: the taught field is sure, its first month follows."""
    if months is None or known.role not in {"month", "year-to-date", "since-start"}:
        return months
    last = months[1]
    return (last if known.role == "month" else 1, last)


def with_taught(
    sheets: Iterable[Sheet],
    found: Sequence[Table],
    layouts: Sequence[TaughtLayout],
    words_of: Callable[[TaughtLayout], TaughtVocabulary],
) -> list[Table]:
    """``found`` with the tables that have the shape of a layout read by it; the first such layout counts."""
    result: list[Table] = []
    for sheet in sheets:
        own = [table for table in found if table.sheet == sheet.name]
        pieces = _pieces(sheet)
        taught: list[Table] = []
        for layout in layouts:
            if not _plausible(layout, pieces):
                continue
            words = words_of(layout)
            for table in tables(sheet, words):
                fits = table.form == layout.form and shape_of(table) == layout.titles
                if fits and not any(_same_place(table, other) for other in taught):
                    taught.append(marked(replace(table, layout=layout.name), words, layout.money_unit))
        own = [table for table in own if not any(_same_place(table, other) for other in taught)]
        result += sorted([*own, *taught], key=lambda table: table.header)
    return result


def marked(table: Table, words: TaughtVocabulary, money_unit: str = "") -> Table:
    """The table with its taught columns marked, and in ``money_unit`` where it states none itself."""

    def one(column: Column) -> Column:
        open_amount = column.money is None and not column.measure and words.is_money(table.form, column.field)
        if money_unit and open_amount:
            column = column._replace(money=MoneyUnit(money_unit, "layout", None))
        taught = bool(column.title) and words.teaches(column.title) is not None
        return column._replace(taught=taught)

    return replace(table, columns=tuple(one(column) for column in table.columns))


def _same_place(table: Table, other: Table) -> bool:
    return table.header[0] <= other.header[1] and other.header[0] <= table.header[1]


class Unused(NamedTuple):
    """A layout that nearly fits a sheet; ``lacking`` titles are not there, none: the sheet has others too."""

    sheet: str
    layout: str
    lacking: tuple[str, ...]


def nearly_fitting(
    sheets: Iterable[Sheet], found: Sequence[Table], layouts: Sequence[TaughtLayout]
) -> list[Unused]:
    """The layouts that were not used for a sheet although their titles nearly all stand there."""
    unused: list[Unused] = []
    for sheet in sheets if layouts else ():
        used = {table.layout for table in found if table.sheet == sheet.name}
        pieces = _pieces(sheet)
        for layout in layouts:
            once = {title.partition(_AGAIN)[0] for title in layout.titles}
            lacking = sorted(title for title in once if not set(title.split("/")) <= pieces)
            if layout.name not in used and len(lacking) <= _NEAR * len(layout.titles):
                unused.append(Unused(sheet.name, layout.name, tuple(lacking)))
    return unused


def _pieces(sheet: Sheet) -> frozenset[str]:
    return frozenset(
        read_title(piece).pattern
        for row in sheet.rows[:_LOOKED_AT]
        for value in row
        if value.kind is CellKind.TEXT
        for piece in one_line(value.text).split("/")
    )


def _plausible(layout: TaughtLayout, pieces: frozenset[str]) -> bool:
    """Whether at least half of the layout's titles may stand on the sheet."""
    levels = {level for title in layout.titles for level in title.partition(_AGAIN)[0].split("/")}
    return 2 * len(levels & pieces) >= len(levels)
