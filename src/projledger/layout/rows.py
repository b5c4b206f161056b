"""What each row below a header is: a project, a total, a category, a 其中, a note, a signature, or blank."""

import re
from collections.abc import Iterable, Iterator, Mapping

from projledger.layout.carrying import Carrying
from projledger.layout.category import (
    CHINESE_NUMERALS,
    UNNUMBERED,
    bare_label,
    declared_count,
    numbering,
    numeral_alone,
    packs_projects,
    plain_words,
    says_total,
    states_its_kind,
)
from projledger.layout.closing import compares, is_note, is_page_mark, is_rule, is_signature
from projledger.layout.grid import Grid
from projledger.layout.money_words import unit_in_label, unit_of_item
from projledger.layout.parts import Classed, parts_of
from projledger.layout.row import Frame, Row, bears_serial_numbers, read_row, says_words
from projledger.layout.subtotals import with_subtotals_below
from projledger.layout.table import BodyRow, RowKind
from projledger.layout.unit_rows import UnitRows
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import CellKind, CellValue

_LONG_TEXT = 40
_FEW_CELLS = 3
_LONGEST_LABEL = 120
_LONGEST_SIGNER = 12
_SENTENCE = re.compile(r"[,。;:]")
_COUNT_BESIDE = re.compile(r"\(?共?\d+\s*(?:个|项)(?:项目)?\)?")


def body_rows(
    grid: Grid, numbers: Iterable[int], frame: Frame, vocabulary: Vocabulary, *, heading: int = 0
) -> Iterator[BodyRow]:
    """The rows of those ``numbers``, each with its kind, values and carried values.

    ``heading`` is the row of a category that stands above the header: it comes first.
    """
    rows = [read_row(grid, number, frame) for number in numbers]
    classer = _Classer(grid, frame, vocabulary, rows)
    classed = with_subtotals_below([classer.classed(row) for row in rows], frame)
    parts = parts_of(classed, frame, numbered=classer.numbered)
    carrying = Carrying(grid, frame, vocabulary, rows)
    if heading:
        row = read_row(grid, heading, frame)._replace(money=None)
        yield carrying.heading(row, plain_words(grid.filled(heading)[-1][1].text))
    for row, kind, label in classed:
        if row.number in parts.headings:
            yield carrying.body_row(row, RowKind.CATEGORY, row.subject, heads_parts=True)
        elif row.number in parts.within:
            yield carrying.body_row(row, RowKind.GROUP, row.subject, part_of=parts.parents[row.number])
        else:
            yield carrying.body_row(row, kind, label, part_of=parts.parents.get(row.number, 0))


def _states_but_a_unit(text: str) -> bool:
    """Whether the words are nothing but a money unit: ``单位：亿元``."""
    return bool(unit_of_item("".join(text.split()).strip("()")))


def _told_of_each(frame: Frame, rows: list[Row]) -> Iterator[int]:
    """The columns before the names, of fields other than amounts, that every project with a name fills in."""
    named = [
        row
        for row in rows
        if len(row.filled) > _FEW_CELLS
        and row.subject
        and not says_total(row.subject)
        and numbering(row.subject)[0] == UNNUMBERED
        and not row.subject.startswith("其中")
    ]
    for column in frame.fields.keys() - frame.amounts - {frame.subject, frame.sequence}:
        if len(named) > 1 and column < (frame.subject or 0) and all(column in row.filled for row in named):
            yield column


class _Classer:
    """Classes the rows of one table in their order; what earlier rows were bears on later ones."""

    def __init__(self, grid: Grid, frame: Frame, vocabulary: Vocabulary, rows: list[Row]) -> None:
        self.grid, self.frame, self.vocabulary = grid, frame, vocabulary
        self.units = UnitRows(frame, vocabulary, rows)
        self.numbered = bears_serial_numbers(rows, frame)
        self.last_body = max((row.number for row in rows if self._is_body(row)), default=0)
        self.last = self.under = RowKind.BLANK  # the row before, and the last one that is no 其中
        self.notes_begun = False
        #: Columns of fields in which each project says something: a row without a name does so, too.
        self.told_of_each = frozenset(_told_of_each(frame, rows))

    def classed(self, row: Row) -> Classed:
        """The row with its kind and the words that say why it is no project."""
        kind, label = self._kind(row)
        if kind in (RowKind.NOTE, RowKind.SIGNATURE):
            self.notes_begun = self.notes_begun or row.number > self.last_body
        if kind is not RowKind.BLANK:
            self.last = kind
            self.under = self.under if kind is RowKind.GROUP else kind
        return Classed(row, kind, label)

    def _is_body(self, row: Row) -> bool:
        """Whether the row stands among the projects, so that what follows it may be the table's foot."""
        if row.serial is not None and row.subject:
            return True
        return bool(row.subject) and not says_total(row.subject) and row.bears_figures(self.frame)

    def _kind(self, row: Row) -> tuple[RowKind, str]:
        if not row.filled or self._is_spare(row):
            return RowKind.BLANK, ""
        others = row.others(self.frame)
        figures = any(not says_words(value) for value in others.values())
        signs = row.serial is None and self._is_place_to_sign(row)
        if kind := RowKind.SIGNATURE if signs else None if figures else self._closing_words(row):
            return kind, row.lead
        if kind_and_label := self._control_words(row, others):
            return kind_and_label
        if row.serial is None and compares(row.subject or row.lead):
            return RowKind.NOTE, row.subject or row.lead
        if label := self._category_label(row, others):
            return RowKind.CATEGORY, label
        stray = not row.subject and not figures and len(row.filled) == 1 and self.frame.subject is not None
        return (RowKind.NOTE, row.lead) if stray and row.lead else (RowKind.PROJECT, "")

    def _goes_on_with_parts(self, row: Row, others: Mapping[int, CellValue]) -> bool:
        """Whether the row goes on with the 其中 of a total: ``预备（10项）`` under ``其中：在建``."""
        if self.last is not RowKind.GROUP or self.under not in (RowKind.TOTAL, RowKind.CATEGORY):
            return False
        if row.sequence and (row.serial is not None or self._names_something(row)):
            return False
        if not row.lead or numbering(row.lead)[0] != UNNUMBERED or len(row.lead) > _LONG_TEXT:
            return False
        counted = declared_count(row.lead) is not None
        figures_only = not any(says_words(value) for value in others.values())
        known = self.numbered or self.vocabulary.names_category(bare_label(row.lead))
        return counted or (bool(others) and figures_only and known)

    def _control_words(self, row: Row, others: Mapping[int, CellValue]) -> tuple[RowKind, str] | None:
        """A total or a 其中 by its words."""
        for text in (row.sequence, row.subject, row.lead):
            if says_total(text, numbered=row.serial is not None):
                return RowKind.TOTAL, self._with_count(text, row)
        if group := next(
            (text for text in (row.sequence, row.subject, row.lead) if text.startswith("其中")), None
        ):
            return RowKind.GROUP, group
        return (RowKind.GROUP, row.lead) if self._goes_on_with_parts(row, others) else None

    def _is_spare(self, row: Row) -> bool:
        """A prepared row that nobody filled in: a serial number at most, and formulas that give nothing.

        A row of dashes is none either: it parts the rows above from those below.
        """
        if all(is_rule(value.text) for value in row.filled.values()):
            return True
        if row.subject or (self.frame.subject is None and row.lead):
            return False
        return all(
            value.kind is CellKind.UNCALCULATED
            or (value.kind is CellKind.NUMBER and value.value == 0)
            or (column == self.frame.sequence and row.serial is not None)
            for column, value in row.filled.items()
        )

    def _is_place_to_sign(self, row: Row) -> bool:
        """Whether the row begins with 填表人： or the like; a telephone number may stand beside it."""
        label, colon, _name = row.lead.partition(":")
        if not colon or "(" in label or len(label) > _LONGEST_SIGNER or states_its_kind(row.lead):
            return False
        return is_signature(label + colon)

    def _closing_words(self, row: Row) -> RowKind | None:
        """A note, a signature, a page's number: words only, and none of a project's cells beside them."""
        but_a_unit = row.money is not None and len(row.filled) == 1 and _states_but_a_unit(row.lead)
        if but_a_unit or (is_note(row.lead) and len(row.filled) <= 2):  # noqa: PLR2004 - 注 and its text
            return RowKind.NOTE
        if row.serial is not None and row.subject:
            return None
        texts = [plain_words(unit_in_label(value.text).rest) for value in row.filled.values()]
        if len(texts) <= 2 and all(is_page_mark(text) for text in texts):  # noqa: PLR2004 - 第1页, 共3页
            return RowKind.NOTE
        stated = len(row.filled) == 1 and row.number < self.last_body and states_its_kind(row.lead)
        if not stated and any(is_signature(text) for text in texts):
            return RowKind.SIGNATURE
        if self.notes_begun and len(row.filled) == 1:
            return RowKind.NOTE
        return None

    def _with_count(self, words: str, row: Row) -> str:
        """A label with the count beside it: ``合计|13个``, and ``合计|13`` where 13 is in place of a name."""
        if declared_count(words, bare=True) is None:
            for column, value in row.filled.items():
                text = plain_words(value.text)
                named = column == self.frame.subject and text.isdigit()
                if column not in self.frame.amounts and (named or _COUNT_BESIDE.fullmatch(text)):
                    return f"{words} {text}个" if named else f"{words} {text}"
        return words

    def _category_label(  # noqa: PLR0911 - one answer a shape
        self, row: Row, others: Mapping[int, CellValue]
    ) -> str:
        """The words of a category row, or empty where the row is none."""
        if self.units.heads(row):
            return self._with_count(row.subject or row.lead, row)
        if self.units.is_own(row):
            return ""
        frame = self.frame
        numeral = bool(row.sequence and row.subject) and numeral_alone(row.sequence)
        if row.serial is not None and not numeral:
            return ""  # most rows: projects with their number
        beside = any(
            says_words(value) and column in frame.fields and column not in frame.amounts
            for column, value in others.items()
        )
        if numeral:
            return (
                self._with_count(f"{row.sequence} {row.subject}", row) if self.numbered or not beside else ""
            )
        depth, words = numbering(row.lead)
        declared = declared_count(row.lead) is not None
        longest = _LONGEST_LABEL if declared and depth <= CHINESE_NUMERALS else _LONG_TEXT
        own_words = frame.subject is None or row.lead_column <= frame.subject
        if not row.lead or not own_words or len(row.lead) > longest:
            return ""
        if row.lead_column != frame.sequence and row.lead != row.subject and self._names_something(row):
            return ""  # 在建 in a column before the names
        if beside and not (declared and depth <= CHINESE_NUMERALS):
            return ""
        figures_only = not any(says_words(value) for value in others.values())
        grouped = bool(words) and (depth <= CHINESE_NUMERALS or declared or self._over_names(row))
        at_the_number = bool(row.sequence)  # 续建项目 in place of a number
        named = at_the_number and self._names_something(row)
        nameless = bool(others) and depth == UNNUMBERED and row.lead_column in self.told_of_each
        known = not (named or nameless) and self.vocabulary.names_category(bare_label(row.lead))
        alone = not others and (not at_the_number or self._heads_from_the_left(row))
        before_names = frame.subject is not None and row.lead_column < frame.subject and not row.subject
        packed = alone and row.lead == row.subject and packs_projects(row.lead)  # …打包项目 over its parts
        stands_alone = packed or (alone and (self.numbered or (before_names and ":" not in row.lead)))
        taken = (figures_only and (grouped or known)) or stands_alone
        return self._with_count(row.lead, row) if taken else ""

    def _heads_from_the_left(self, row: Row) -> bool:
        """Whether words in place of a number head projects below: short ones, no sentence."""
        return (
            not self._names_something(row) and row.number < self.last_body and not _SENTENCE.search(row.lead)
        )

    def _names_something(self, row: Row) -> bool:
        """Whether a name, not merely a count, stands in the column of the names."""
        if row.subject.isdigit() and row.serial is None and row.lead:
            return self.frame.subject is not None and row.lead_column > self.frame.subject
        return bool(row.subject) and not _COUNT_BESIDE.fullmatch(row.subject)

    def _over_names(self, row: Row) -> bool:
        """Whether the words are merged over the names and at least one more column of the table."""
        frame = self.frame
        merge = self.grid.merge(row.number, row.lead_column)
        if merge is None or frame.subject is None:
            return False
        covered = range(merge.first_column, merge.last_column + 1)
        return frame.subject in covered and any(
            column in covered for column in (frame.sequence, *frame.fields) if column != frame.subject
        )
