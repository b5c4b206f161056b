"""Rows that hold only a unit's name in place of a project's: the projects below them are that unit's."""

from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from projledger.layout.category import bare_label, numeral_alone, says_total
from projledger.layout.row import Frame, Row
from projledger.layout.vocabulary import Vocabulary

_LONGEST_LABEL = 40


class UnitRows:
    """Knows which of a table's rows name the unit of those below them."""

    def __init__(self, frame: Frame, vocabulary: Vocabulary, rows: Sequence[Row]) -> None:
        self.frame, self.vocabulary, self.rows = frame, vocabulary, rows

    def heads(self, row: Row) -> bool:
        """Whether the row says only whose projects stand below it: 水利局 in place of a name.

        A number, figures or a contact beside it do not make a project of it, but something must follow.
        """
        label = row.subject or (row.lead if row.serial is None else "")
        before_names = self.frame.subject is None or row.lead_column <= self.frame.subject
        if not label or len(label) > _LONGEST_LABEL or not (row.subject or before_names):
            return False
        if row.subject and row.sequence and row.serial is None and not numeral_alone(row.sequence):
            return False  # 省级 or a code before the name
        if not self.vocabulary.takes_unit(self.frame.form):
            return False  # the names of a register's rows are units
        if not self.vocabulary.names_unit(bare_label(label)):
            return False
        return row.number < self._last_project and self._numbers_begin_below(row)

    def is_own(self, row: Row) -> bool:
        """Whether the row is a unit's own where rows are units: 一、云台镇 groups nothing there."""
        if self.vocabulary.takes_unit(self.frame.form) or not row.subject:
            return False
        return self.vocabulary.names_unit(bare_label(row.subject)) or self._numbered_by_numerals

    @cached_property
    def _numbered_by_numerals(self) -> bool:
        """Whether 一, 二, 三 number all rows that have a name: none stands below another."""
        named = [row for row in self.rows if row.subject and not says_total(row.subject)]
        return bool(named) and all(row.sequence and numeral_alone(row.sequence) for row in named)

    @cached_property
    def _last_project(self) -> int:
        return next((row.number for row in reversed(self.rows) if self._names_a_project(row)), 0)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {row.number: place for place, row in enumerate(self.rows)}

    def _names_a_project(self, row: Row) -> bool:
        """Whether a name stands in the row that is no unit's and says no total."""
        words = "".join(row.subject.split())
        return bool(words) and not says_total(words) and not self.vocabulary.names_unit(bare_label(words))

    def _numbers_begin_below(self, row: Row) -> bool:
        """Whether a unit's number leaves no doubt which rows are its own; 1.1 or （1） below 1 are its parts.

        Up to the next unit the numbers begin anew, or go on in the very next row, or there are none.
        """
        if row.serial is None:
            return True
        below = (one for one in self.rows[self._places[row.number] + 1 :] if one.filled)
        own = takewhile(lambda one: not one.subject or self._names_a_project(one), below)
        serials = [one.serial for one in own if one.subject]
        if not any(serials):
            return True
        first = serials[0]
        return first is not None and not first.inner and len(first.path) == len(row.serial.path) == 1
