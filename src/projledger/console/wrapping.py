"""Lines of mixed Chinese and Latin text: broken between Chinese characters, never before a closing mark.

rich breaks at blanks only, which leaves half of a line empty before a long Chinese sentence.
"""

import re
import unicodedata

from projledger.foundation.text import columns_wide

_NEVER_FIRST = "，。、；：？！）》」』”’…%,.;:?!)"
_NEVER_LAST = "（《「『“‘(["
#: A run of Latin letters and digits stays together; every other character may end a line.
_PIECES = re.compile(r"\s+|[!-~]+|.", re.DOTALL)


def wrapped(text: str, width: int) -> str:
    """``text`` with line breaks so that no line takes more than ``width`` console columns."""
    return "\n".join(_lines(text, max(width, 8)))


def _lines(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in _glued(text):
        if line and columns_wide((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
        while columns_wide(line.rstrip()) > width:
            head = _head(line, width)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _glued(text: str) -> list[str]:
    """The pieces between which a line may break; marks join what they close or open."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        if pieces and (piece[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _head(text: str, width: int) -> str:
    """As much of ``text`` as fits; at least one character."""
    taken, count = 0, 0
    for char in text:
        taken += 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if taken > width:
            break
        count += 1
    return text[: max(count, 1)]
