"""What the parser of one cell gives back."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple


class Parsed(NamedTuple):
    """A stored value (None: nothing is stated), or the code of a finding with its tokens, or both.

    Where the code is an error's, ``value`` is None; a warning's (N106) comes with the value.
    """

    value: Any = None
    code: str = ""
    details: Mapping[str, str] = {}


NOTHING = Parsed()

_NOTHING_WORDS = re.compile(
    r"-{1,3}|/{1,3}|\\|\.{3,}|[~*]+|无|没有|暂无|尚无|暂?未定|待[定填报补核]|待(?:确定|核实|明确|补充|统计|填报)|暂(?:缺|空|未确定)|未(?:确定|明确)"
    r"|空|空白|不详|未知|不清楚|不涉及|不适用|n/?a|nil|none|null|tbd",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Whether the text is one of the ways to leave a field open: ``——``, ``/``, ``无``, ``待定``."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    plain = re.sub(r"[—–―─_－]+", "-", plain).strip("()。.、,;") or plain
    return bool(_NOTHING_WORDS.fullmatch(plain))
