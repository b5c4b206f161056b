"""The console: what it can show, and the one look of all tables.

On a console that is not UTF-8 (legacy Windows draws ``─ ▲`` two columns wide) rules are ``-`` and
nothing outside GBK is printed. Piped output has no colour and no animation.
"""

import sys

from rich.box import Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from projledger.foundation.language import _

_RULES = Box(" ── \n    \n ── \n    \n ── \n ── \n    \n ── \n")
_ASCII_RULES = Box(" -- \n    \n -- \n    \n -- \n -- \n    \n -- \n", ascii=True)

LIGHT_STYLES = {"green": "green", "yellow": "yellow", "red": "red"}


def speaks_utf8(stream: object = None) -> bool:
    """Whether ``stream`` (default: standard output) takes any character."""
    encoding = getattr(stream or sys.stdout, "encoding", None) or "ascii"
    return encoding.lower().replace("-", "").startswith("utf8")


def console(*, errors: bool = False) -> Console:
    """The console on standard output, or on standard error for progress and messages."""
    stream = sys.stderr if errors else sys.stdout
    return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False)


def table() -> Table:
    """An empty table with rules above, below the head and at the foot, one column's gap between columns."""
    return Table(
        box=_RULES if speaks_utf8() else _ASCII_RULES,
        show_edge=True,
        pad_edge=False,
        padding=0,
        header_style="",
    )


def plain(text: str) -> Text:
    """Words from a file or the catalogue as a rich text: never markup, never escapes."""
    return Text(
        "".join(char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in text)
    )


def listed(names: list[str], most: int = 3) -> str:
    """At most ``most`` names, saying how many more there are."""
    shown = _(", ").join(names[:most])
    more = len(names) - most
    return shown + (_(" and {count} more").format(count=more) if more > 0 else "")
