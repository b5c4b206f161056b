"""The words of a condition, each with the place at which it stands."""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from projledger.foundation.errors import UsageError
from projledger.foundation.language import _

#: No condition that a person types is longer.
LONGEST = 2000
_SIGNS = {
    "=": "=", "==": "=", "＝": "=", "＝＝": "=", "!=": "!=", "<>": "!=", "≠": "!=", "！＝": "!=", "！=": "!=",
    "<": "<", "＜": "<", "<=": "<=", "＜＝": "<=", "＜=": "<=", "≤": "<=", "⩽": "<=",
    ">": ">", "＞": ">", ">=": ">=", "＞＝": ">=", "＞=": ">=", "≥": ">=", "⩾": ">=",
    "(": "(", "（": "(", ")": ")", "）": ")", ",": ",", "，": ",", "、": ",",
    "&&": "and", "||": "or", "!": "not", "！": "not",
}  # fmt: skip
_SIGN = re.compile("|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)))
_WORDS = {
    "and": "and", "且": "and", "并且": "and", "而且": "and",
    "or": "or", "或": "or", "或者": "or",
    "not": "not", "非": "not", "不": "not", "未": "not",
    "in": "in", "属于": "in",
    "contains": "contains", "包含": "contains", "含": "contains",
}  # fmt: skip
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "「": "」", "『": "』"}
_WORD = re.compile(
    rf"[^\s{re.escape(''.join({*_QUOTES, *_QUOTES.values()}))}<>=＜＞＝≤⩽≥⩾≠!！()（）,，、&|]+"
)
_NEGATING = ("不", "非", "未")
_GLUED = re.compile("并且|而且|或者|且|或")


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    QUOTED = "quoted"
    SIGN = "sign"
    END = "end"


class Token(NamedTuple):
    """One word or sign: ``text`` as written (a quoted text without its quotes), ``place`` from 1.

    ``means`` is what a sign or a word of the language says (``and``, ``>=``); "" for all others.
    """

    kind: Kind
    text: str
    place: int
    means: str = ""

    def at(self) -> str:
        """``“市极” (character 7)``, as messages name it."""
        if self.kind is Kind.END:
            return _("the end")
        return _("“{word}” (character {place})").format(word=self.text, place=self.place)


def tokens(text: str, is_field: Callable[[str], bool]) -> list[Token]:
    """The tokens of ``text``, an END last.

    ``is_field`` tells the words that name a field: Chinese is written without blanks, so that
    ``市级且总投资`` before a sign is taken apart where a field follows. Raises UsageError for a text that
    is too long, a quote that is not closed, and a character that nothing begins with.
    """
    if len(text) > LONGEST:
        message = _("--where: more than {count} characters. Narrow it in several steps.")
        raise UsageError(message.format(count=LONGEST))
    found = list(_tokens(text, is_field))
    return [*found, Token(Kind.END, "", len(text) + 1)]


def _tokens(text: str, is_field: Callable[[str], bool]) -> Iterator[Token]:
    place = 0
    while place < len(text):
        char = text[place]
        if char.isspace():
            place += 1
        elif char in _QUOTES:
            end = text.find(_QUOTES[char], place + 1)
            if end < 0:
                message = _("--where: the quote {char} (character {place}) is not closed.")
                raise UsageError(message.format(char=char, place=place + 1))
            yield Token(Kind.QUOTED, text[place + 1 : end], place + 1)
            place = end + 1
        elif match := _SIGN.match(text, place):
            yield Token(Kind.SIGN, match[0], place + 1, _SIGNS[match[0]])
            place = match.end()
        elif match := _WORD.match(text, place):
            bracket = text[match.end() :].lstrip()[:1] in {"(", "（"}
            yield from _parted(match[0], place + 1, is_field, before_bracket=bracket)
            place = match.end()
        else:
            message = _("--where: “{char}” (character {place}) stands in no condition.")
            raise UsageError(message.format(char=char, place=place + 1))


def _parted(
    word: str, place: int, is_field: Callable[[str], bool], *, before_bracket: bool
) -> Iterator[Token]:
    """``word``, taken apart at 且 and 或 where a field (or a bracket) follows them."""
    if not is_field(word):
        for match in _GLUED.finditer(word):
            rest = word[match.end() :]
            if match[0] != word and (is_field(rest) if rest else before_bracket):
                if match.start():
                    yield from _parted(word[: match.start()], place, is_field, before_bracket=False)
                yield _word(match[0], place + match.start())
                if rest:
                    yield _word(rest, place + match.end())
                return
        rest = word[1:]
        if word[0] in _NEGATING and (is_field(rest) or rest in _WORDS):  # 非挂牌, 不包含
            yield _word(word[0], place)
            yield _word(rest, place + 1)
            return
    yield _word(word, place)


def _word(word: str, place: int) -> Token:
    return Token(Kind.WORD, word, place, _WORDS.get(word.casefold(), ""))
