"""Text from a file as data that can be shown: no control characters, no terminal escapes, bounded.

Done once, when a cell is read. Line breaks stay as ``\\n``; tabs become blanks.
"""

import re

# ANSI escape sequences go whole, so that "[31m" does not stay behind as text.
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
_CONTROLS = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 without tab, line feed, return and NEL
    r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # bidi overrides and zero widths
    r"\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f"  # halves of pairs, non-characters, tags
)
_REMOVED = re.compile(f"[{_CONTROLS}]")
#: Finds any character for which :func:`cleaned` has work.
SUSPECT = re.compile(f"[\\t\\r\\x85\\u2028\\u2029{_CONTROLS}]")
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")


def cleaned(text: str, longest: int) -> tuple[str, bool]:
    """``text`` without what cannot be shown, cut to ``longest`` characters; and whether any was lost."""
    whole = text
    if SUSPECT.search(text):
        text = whole = _BREAKS.sub("\n", text).replace("\t", " ")
        text = _REMOVED.sub("", _ANSI.sub("", text))
    text = text[:longest]
    return text, text != whole
