"""Our own words inside what a finding says, kept so that they can be said again in the other language.

A finding stores what stands in a file and a few words of ours (*the check character does not fit*, *and 3
more*). They are shown in the language in force whenever that is, not in the one of the import.
"""

import json
from typing import Self

from projledger.foundation.language import _

#: Before words of ours among texts that are kept; no text from a file holds this character.
_MARK = "\x1f"


class Phrase(str):
    """Words of ours as a text in the language in force when they were made.

    ``said`` is the English message (marked with ``N_`` where it is written), ``tokens`` what its named
    tokens stand for; these may be phrases too.
    """

    __slots__ = ("said", "tokens")

    said: str
    tokens: dict[str, str]

    def __new__(cls, said: str, /, **tokens: str) -> Self:
        """The message with its tokens, in the language in force."""
        self = super().__new__(cls, _(said).format(**{name: again(text) for name, text in tokens.items()}))
        self.said, self.tokens = said, tokens
        return self


def again(text: str) -> str:
    """``text`` in the language in force, where it is a phrase."""
    return str(Phrase(text.said, **text.tokens)) if isinstance(text, Phrase) else text


def kept(text: str) -> str:
    """``text`` as it is kept: a phrase as its message and tokens."""
    return _MARK + json.dumps(_parts(text), ensure_ascii=False) if isinstance(text, Phrase) else text


def told(text: str) -> str:
    """What :func:`kept` made, as it was."""
    if not text.startswith(_MARK):
        return text
    try:
        return _whole(json.loads(text[1:]))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return text


def _parts(text: str) -> object:
    if not isinstance(text, Phrase):
        return text
    return [text.said, {name: _parts(token) for name, token in text.tokens.items()}]


def _whole(parts: object) -> str:
    if isinstance(parts, str):
        return parts
    if not isinstance(parts, list) or not isinstance(parts[1], dict):
        raise TypeError(parts)
    return Phrase(str(parts[0]), **{name: _whole(token) for name, token in parts[1].items()})
