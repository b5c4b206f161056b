"""From tokens to an expression: comparisons joined by ``and``, ``or``, ``not`` and brackets.

.. code-block:: text

    any        = all {"or" all}
    all        = one {"and" one}
    one        = "not" one | "(" any ")" | comparison
    comparison = field                                  a yes or no: listed
               | field ("=" "!=" "<" "<=" ">" ">=" | ["not"] "contains") value
               | field ["not"] "in" "(" value {"," value} ")"
"""

from dataclasses import dataclass
from typing import Never

from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.measures.where.tokens import Kind, Token

COMPARED = ("=", "!=", "<", "<=", ">", ">=")
#: Brackets and nots within one another; a person needs three.
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Comparison:
    """``field sign values``; without a sign the field itself is asked, which must be a yes or no.

    ``sign`` is one of :data:`COMPARED`, ``in`` or ``contains``.
    """

    field: Token
    sign: str
    values: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """What ``inner`` does not hold of."""

    inner: "Expression"


@dataclass(frozen=True, slots=True)
class Joined:
    """``and``: all of ``parts`` hold; ``or``: at least one does."""

    word: str
    parts: tuple["Expression", ...]


Expression = Comparison | Not | Joined


def parsed(tokens: list[Token]) -> Expression:
    """The expression that ``tokens`` write. UsageError names the word that does not fit, and what would."""
    return _Parser(tokens).whole()


class _Parser:
    """Reads tokens from left to right, one ahead."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._next = 0
        self._depth = 0

    def whole(self) -> Expression:
        if self._peek().kind is Kind.END:
            raise UsageError(_("--where: a condition is missing; write for example level=市级."))
        found = self._any()
        rest = self._peek()
        if rest.means == ")":
            self._refuse(rest, _("no bracket is open here"))
        if rest.kind is not Kind.END:
            self._refuse(rest, _("write and or or before it; a text with blanks stands in quotes"))
        return found

    def _any(self) -> Expression:
        return self._joined("or")

    def _joined(self, word: str) -> Expression:
        parts = [self._below(word)]
        while self._peek().means == word:
            self._take()
            parts.append(self._below(word))
        return parts[0] if len(parts) == 1 else Joined(word, tuple(parts))

    def _below(self, word: str) -> Expression:
        return self._joined("and") if word == "or" else self._one()

    def _one(self) -> Expression:
        token = self._peek()
        if token.means not in ("not", "("):
            return self._comparison()
        self._take()
        self._depth += 1
        if self._depth > _DEEPEST:
            self._refuse(token, _("too many brackets within one another"))
        if token.means == "not":
            found: Expression = Not(self._one())
        else:
            found = self._any()
            if self._peek().means != ")":
                self._refuse(
                    self._peek(),
                    _("the bracket opened at character {place} is not closed").format(place=token.place),
                )
            self._take()
        self._depth -= 1
        return found

    def _comparison(self) -> Expression:
        field = self._take()
        if field.kind is Kind.END:
            self._refuse(field, _("a condition is missing; write for example level=市级"))
        if field.kind is Kind.SIGN or field.means:
            self._refuse(field, _("a field is expected here, such as level or total_investment"))
        sign = self._peek()
        if sign.means in COMPARED:
            self._take()
            return Comparison(field, sign.means, (self._value(sign),))
        negated = sign.means == "not" and self._tokens[self._next + 1].means in ("in", "contains")
        if negated:
            self._take()
            sign = self._peek()
        if sign.means in ("in", "contains"):
            self._take()
            values = self._list(sign) if sign.means == "in" else (self._value(sign),)
            found = Comparison(field, sign.means, values)
            return Not(found) if negated else found
        if sign.kind is Kind.END or sign.means in ("and", "or", ")"):
            return Comparison(field, "")
        return self._refuse(
            sign, _("after {field} write =, !=, <, <=, >, >=, in or contains").format(field=field.text)
        )

    def _list(self, after: Token) -> tuple[Token, ...]:
        opening = self._take()
        if opening.means != "(":
            self._refuse(opening, _("after in the values stand in brackets: in (市级, 县级)"))
        values = [self._value(after)]
        while self._peek().means == ",":
            self._take()
            values.append(self._value(after))
        if self._peek().means != ")":
            self._refuse(
                self._peek(),
                _("the bracket opened at character {place} is not closed").format(place=opening.place),
            )
        self._take()
        return tuple(values)

    def _value(self, after: Token) -> Token:
        token = self._take()
        if token.kind in (Kind.SIGN, Kind.END) or token.means in ("and", "or"):
            self._refuse(token, _("a value is expected after {sign}").format(sign=after.text))
        return token

    def _peek(self) -> Token:
        return self._tokens[self._next]

    def _take(self) -> Token:
        token = self._tokens[self._next]
        self._next = min(self._next + 1, len(self._tokens) - 1)
        return token

    def _refuse(self, token: Token, allowed: str) -> Never:
        raise UsageError(
            _("--where: {word} does not fit: {allowed}.").format(word=token.at(), allowed=allowed)
        )
