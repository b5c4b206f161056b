"""A condition, ready to be asked of projects.

What is not known fulfils no comparison: not ``=``, not ``<``, not ``in``. ``!=`` is the contrary of
``=``, and ``not`` of what it stands before, so that these hold of it. A date known only to its year or
month is earlier or later than another only where it surely is.
"""

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from projledger.forms.field import Kind
from projledger.foundation.errors import UnknownName, UsageError
from projledger.foundation.language import _
from projledger.foundation.settings import Sizes
from projledger.foundation.text import normal_name
from projledger.ledger.records import ProjectRecord
from projledger.measures.where.fields import FIGURE, REPORT, Field, field_of, is_field
from projledger.measures.where.syntax import Comparison, Expression, Joined, Not, parsed
from projledger.measures.where.tokens import Kind as TokenKind
from projledger.measures.where.tokens import Token, tokens
from projledger.measures.where.values import (
    Value,
    asks_for_nothing,
    compared_text,
    first_and_last_day,
    shown,
    value_of,
)

_SHOWN_SIGNS = {"!=": "≠", "<=": "≤", ">=": "≥", "contains": "含"}
_TEXTS = (Kind.TEXT, Kind.NAME, Kind.LIST)
_NEAREST = 3
_MOST_NAMED = 8


class Facts(NamedTuple):
    """What is known of one project: its plan, the computed figures, and its latest standing row.

    ``figures`` holds the fields whose source is FIGURE (amounts in yuan, rates in percent as shown).
    """

    project: ProjectRecord
    figures: Mapping[str, Any] = {}
    said: Mapping[str, Any] = {}

    def value(self, field: Field) -> Any:
        """The value of ``field``, None where it is not known; texts as a tuple of all that hold."""
        match field.name:
            case "name":
                return (self.project.name, *self.project.aliases)
            case "code":
                return tuple(filter(None, (self.project.code, self.project.key)))
            case "lists":
                return tuple(entry.name for entry in self.project.lists)
        if field.source == FIGURE:
            return self.figures.get(field.name)
        if field.source == REPORT:
            found = self.said.get(field.name)
        else:
            known = getattr(self.project, field.name, None)
            found = self.project.values.get(field.name) if known is None else known
        if field.kind not in _TEXTS or isinstance(found, tuple):
            return found
        return (str(found),) if found else ()


class _Asked(NamedTuple):
    """One comparison with its field and values read; ``other`` is the field on its right side, if any."""

    field: Field
    sign: str
    tokens: tuple[Token, ...]
    values: tuple[Value, ...]
    other: Field | None = None
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Where:
    """A condition as typed (``text``), read and checked; ``words`` say it in the titles of the fields."""

    text: str
    words: str
    fields: tuple[Field, ...]
    _expression: Expression
    _asked: Mapping[Comparison, _Asked]

    @classmethod
    def parse(cls, text: str, year: int, sizes: Sizes | None = None) -> "Where":
        """The condition that ``text`` writes; ``year`` completes dates, ``sizes`` are the settings' bands.

        Raises UsageError that names the word, its place, and what would be allowed.
        """
        expression = parsed(tokens(text, is_field))
        asked = {one: _read(one, year, sizes or Sizes()) for one in _comparisons(expression)}
        named = {
            field.name: field
            for one in asked.values()
            for field in (one.field, one.other)
            if field is not None
        }
        return cls(text, _words(expression, asked), tuple(named.values()), expression, asked)

    @property
    def needs_figures(self) -> bool:
        """Whether it asks for figures that are computed."""
        return any(field.source == FIGURE for field in self.fields)

    @property
    def needs_returns(self) -> bool:
        """Whether it asks for what the latest return says."""
        return any(field.source == REPORT for field in self.fields)

    def chosen(self, facts: Sequence[Facts], units: Mapping[str, str] | None = None) -> list[ProjectRecord]:
        """The projects of which it holds, in their order.

        ``units`` names, by every normalised name, the unit that answers. Raises UnknownName where a text
        is asked for that no project has: it names the nearest.
        """
        for one in self._asked.values():
            if one.sign in ("=", "!=", "in") and one.field.kind in _TEXTS and not one.empty:
                _known(one, facts, units or {})
        return [one.project for one in facts if self._holds(self._expression, one, units or {})]

    def _holds(self, expression: Expression, facts: Facts, units: Mapping[str, str]) -> bool:
        match expression:
            case Not(inner):
                return not self._holds(inner, facts, units)
            case Joined(word, parts):
                return (all if word == "and" else any)(self._holds(part, facts, units) for part in parts)
            case _:
                return _compared(self._asked[expression], facts, units)


def _comparisons(expression: Expression) -> Iterator[Comparison]:
    match expression:
        case Comparison():
            yield expression
        case Not(inner):
            yield from _comparisons(inner)
        case Joined(_, parts):
            for part in parts:
                yield from _comparisons(part)


def _read(one: Comparison, year: int, sizes: Sizes) -> _Asked:
    field = field_of(one.field)
    if field.name == "size":
        field = field._replace(choices=tuple(band.title for band in sizes.bands))
    if not one.sign:
        if field.kind is not Kind.FLAG:
            message = _(
                "--where: {word} is no yes or no; write a sign and a value behind it, such as {field}=…"
            )
            raise UsageError(message.format(word=one.field.at(), field=one.field.text))
        return _Asked(field, "=", (one.field,), (True,))
    _check_sign(field, one)
    if one.sign in ("=", "!=") and asks_for_nothing(one.values[0]):
        return _Asked(field, one.sign, one.values, (), empty=True)
    if one.sign == "contains":
        return _Asked(field, one.sign, one.values, (normal_name(one.values[0].text),))
    (first, *_more) = one.values
    if one.sign != "in" and first.kind is TokenKind.WORD and field.compared and is_field(first.text):
        other = field_of(first)
        if (other.kind, other.points, other.ranked) == (field.kind, field.points, field.ranked):
            return _Asked(field, one.sign, one.values, (), other)
    return _Asked(field, one.sign, one.values, tuple(value_of(field, token, year) for token in one.values))


def _check_sign(field: Field, one: Comparison) -> None:
    if one.sign in ("<", "<=", ">", ">=") and not field.compared:
        allowed = _("=, !=, in or contains") if field.kind in _TEXTS else _("=, != or in")
    elif one.sign == "contains" and field.kind not in _TEXTS:
        allowed = _("=, !=, <, <=, >, >= or in") if field.compared else _("=, != or in")
    else:
        return
    message = _("--where: {field} cannot be compared by {sign}; write {allowed}.")
    raise UsageError(message.format(field=one.field.at(), sign=one.sign, allowed=allowed))


def _compared(asked: _Asked, facts: Facts, units: Mapping[str, str]) -> bool:
    found = facts.value(asked.field)
    if asked.empty:
        return (found in (None, ())) == (asked.sign == "=")
    if asked.sign == "!=":
        return not _compared(asked._replace(sign="="), facts, units)
    if asked.field.kind in _TEXTS:
        texts = {compared_text(asked.field, text) for text in found}
        if asked.sign == "contains":
            return any(str(asked.values[0]) in text for text in texts)
        return not texts.isdisjoint(_meant(asked, value, units) for value in asked.values)
    if found is None:
        return False
    values: Sequence[Any] = asked.values if asked.other is None else (facts.value(asked.other),)
    ask: Callable[[Any, Any, str], bool] = _dated if asked.field.kind is Kind.DATE else _ordered
    if asked.field.ranked:
        choices = asked.field.choices
        found, values = -choices.index(found), tuple(-choices.index(value) for value in values)
    sign = "=" if asked.sign == "in" else asked.sign
    return any(value is not None and ask(found, value, sign) for value in values)


def _ordered(found: int | Decimal | str, value: Any, sign: str) -> bool:
    match sign:
        case "=":
            return bool(found == value)
        case "<":
            return bool(found < value)
        case "<=":
            return bool(found <= value)
        case ">":
            return bool(found > value)
        case _:
            return bool(found >= value)


def _dated(found: str, value: str, sign: str) -> bool:
    """Whether a partial date surely is so: June is in 2021, but 2021 may be before or after June."""
    (first, last), (begin, end) = first_and_last_day(found), first_and_last_day(value)
    match sign:
        case "=":
            return begin <= first and last <= end
        case "<":
            return last < begin
        case "<=":
            return last <= end
        case ">":
            return first > end
        case _:
            return first >= begin


def _meant(asked: _Asked, value: Value, units: Mapping[str, str]) -> str:
    """The text as compared; a unit by whatever name is the unit that answers."""
    text = str(value)
    return normal_name(units.get(text, text)) if _is_unit(asked.field) else text


def _is_unit(field: Field) -> bool:
    return field.name in ("lead_unit", "co_units", "reporting_unit")


def _known(asked: _Asked, facts: Sequence[Facts], units: Mapping[str, str]) -> None:
    """Raise UnknownName for a text that no project has in that field."""
    said = {compared_text(asked.field, text): text for one in facts for text in one.value(asked.field)}
    for token, value in zip(asked.tokens, asked.values, strict=True):
        meant = _meant(asked, value, units)
        if meant in said or (_is_unit(asked.field) and str(value) in units):
            continue
        near = difflib.get_close_matches(meant, said, _NEAREST, 0.4) or [
            text for text in said if meant and meant in text
        ]
        names = [said[text] for text in near] or list(said.values())
        shown_names = _(", ").join(names[:_MOST_NAMED])
        more = len(names) - _MOST_NAMED
        if more > 0:
            shown_names += _(" and {count} more").format(count=more)
        message = (
            _("--where: no project has {word} as {field} ({title}). Nearest: {names}.")
            if near
            else _("--where: no project has {word} as {field} ({title}). There are: {names}.")
        )
        raise UnknownName(
            message.format(
                word=token.at(), field=asked.field.name, title=asked.field.title, names=shown_names or "—"
            )
        )


def _words(expression: Expression, asked: Mapping[Comparison, _Asked], *, inside: bool = False) -> str:
    match expression:
        case Not(inner):
            return f"非（{_words(inner, asked)}）"
        case Joined(word, parts):
            text = (" 且 " if word == "and" else " 或 ").join(
                _words(part, asked, inside=True) for part in parts
            )
            return f"（{text}）" if inside else text
        case _:
            return _comparison_words(asked[expression])


def _comparison_words(asked: _Asked) -> str:
    title = asked.field.title
    if (
        asked.field.kind is Kind.FLAG
        and asked.tokens[0].text
        and asked.values == (True,)
        and asked.sign == "="
    ):
        return title.removeprefix("是否")
    if asked.empty:
        values = ["空"]
    elif asked.other is not None:
        values = [asked.other.title]
    else:
        values = [
            shown(asked.field, token, value) for token, value in zip(asked.tokens, asked.values, strict=True)
        ]
    if asked.sign == "in":
        return f"{title}为{'、'.join(values)}之一" if len(values) > 1 else f"{title}={values[0]}"
    return f"{title}{_SHOWN_SIGNS.get(asked.sign, asked.sign)}{values[0]}"
