"""What a value says for a field: an amount with its unit, a date, a percentage, a choice, a text."""

import difflib
import re
import unicodedata
from decimal import Decimal
from typing import Never

from projledger.forms.dates import date_in_words
from projledger.forms.field import Kind
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.money import amount_with_unit, show_money
from projledger.foundation.period import Month
from projledger.foundation.text import normal_code, normal_name, normal_title
from projledger.measures.where.fields import Field
from projledger.measures.where.tokens import Kind as TokenKind
from projledger.measures.where.tokens import Token

#: What a value is once it is read: yuan, hundredths of a mu, percent, an ISO date, a yes or no, a text.
Value = int | Decimal | str | bool
_EMPTY = {"空", "empty"}
_YES, _NO = {"是", "yes", "true", "有"}, {"否", "no", "false", "无"}
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_UNITS_OF_POINTS = re.compile(r"(?:个?百分点|点|%)$")


def asks_for_nothing(token: Token) -> bool:
    """Whether ``token`` is the word 空 (without quotes): no value at all."""
    return token.kind is TokenKind.WORD and token.text.casefold() in _EMPTY


def value_of(field: Field, token: Token, year: int) -> Value:  # noqa: PLR0911 - one answer a kind
    """What ``token`` says for ``field``; ``year`` completes dates such as 6月.

    Raises UsageError that names the word and says what would be allowed.
    """
    match field.kind:
        case Kind.MONEY:
            yuan = amount_with_unit(token.text)
            if yuan is None:
                _refuse(field, token, _("an amount with its unit, such as 5000万元 or 1.2亿元"))
            return yuan
        case Kind.AREA:
            number = _number(_half_width(token.text).removesuffix("亩"))
            if number is None:
                _refuse(field, token, _("an area in mu, such as 20亩"))
            return int(number * 100)
        case Kind.PERCENT:
            return _percent(field, token)
        case Kind.DATE:
            day = date_in_words(token.text, year)
            if day is None:
                _refuse(field, token, _("a date, such as 2021, 2021-06 or 2021-06-30"))
            return day
        case Kind.FLAG:
            word = token.text.casefold()
            if word not in _YES | _NO:
                _refuse(field, token, _("是 or 否 (yes or no)"))
            return word in _YES
        case Kind.CHOICE:
            return _choice(field, token)
        case _:
            return compared_text(field, token.text)


def compared_text(field: Field, text: str) -> str:
    """``text`` as the field's texts are compared with it."""
    return normal_code(text) if field.name in ("code", "credit_code") else normal_name(text)


def shown(field: Field, token: Token, value: Value) -> str:
    """The value as the head of a table says it."""
    match field.kind, value:
        case Kind.MONEY, int():
            unit = "亿元" if abs(value) >= 100_000_000 else "万元"  # noqa: PLR2004 - one 亿
            return show_money(value, unit) + unit
        case Kind.AREA, int():
            return f"{(Decimal(value) / 100).normalize():f}亩"
        case Kind.PERCENT, Decimal():
            return f"{value:f}" + ("个百分点" if field.points else "%")
        case Kind.FLAG, bool():
            return "是" if value else "否"
        case ((Kind.CHOICE | Kind.DATE), str()):
            return next(
                (
                    word
                    for word, choice in field.synonyms.items()
                    if field.name == "light" and choice == value
                ),
                value,
            )
        case _:
            return token.text


def first_and_last_day(day: str) -> tuple[str, str]:
    """The days that a partial date may be: ``2021-06`` is June 1 to 30."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 1:
        return f"{day}-01-01", f"{day}-12-31"
    if len(parts) == 2:  # noqa: PLR2004 - year and month
        return f"{day}-01", Month(*parts).last_day.isoformat()
    return day, day


def _percent(field: Field, token: Token) -> Decimal:
    text = _half_width(token.text)
    bare = _UNITS_OF_POINTS.sub("", text) if field.points else text.removesuffix("%")
    number = _number(bare)
    if field.points:
        if number is None:
            _refuse(field, token, _("percentage points, such as -10 or 2.5"))
        return number
    if number is None or (bare == text and number != 0):
        _refuse(field, token, _("a percentage with its sign, such as 50%"))
    return number


def _choice(field: Field, token: Token) -> str:
    words = {_plain(choice): choice for choice in field.choices}
    words |= {_plain(word): choice for word, choice in field.synonyms.items() if choice in field.choices}
    found = words.get(_plain(token.text))
    if found is None:
        near = difflib.get_close_matches(_plain(token.text), words, 1, 0.4)
        allowed = _(", ").join(field.choices)
        if near:
            allowed = _("one of {choices}; did you mean {near}").format(choices=allowed, near=words[near[0]])
        _refuse(field, token, allowed)
    return found


def _plain(word: str) -> str:
    return normal_title(word).casefold()


def _number(text: str) -> Decimal | None:
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _half_width(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).replace("−", "-").split())


def _refuse(field: Field, token: Token, allowed: str) -> Never:
    message = _("--where: {word} is no value of {field} ({title}). Write {allowed}.")
    raise UsageError(message.format(word=token.at(), field=field.name, title=field.title, allowed=allowed))
