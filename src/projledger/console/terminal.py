"""The console: what it can show, and the one look of all tables.

On a console that is not UTF-8 (legacy Windows draws ``─ ▲`` two columns wide) rules are ``-`` and
nothing outside GBK is printed. Piped output has no colour and no animation.
"""

import re
import sys
from collections.abc import Sequence

from rich.box import Box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from projledger.console.wrapping import wrapped
from projledger.foundation.language import _
from projledger.foundation.text import columns_wide

#: Words that end in a colon, and the command behind it.
_COMMAND_LAST = re.compile(r"(.*[:：]) ?(projledger [^。]+)", re.DOTALL)
_RULE, _ASCII_RULE = "─", "-"

#: The width of a table that is not to be fitted into the console.
WIDEST = 1000
LIGHT_STYLES = {"green": "green", "yellow": "yellow", "red": "red"}


def speaks_utf8(stream: object = None) -> bool:
    """Whether ``stream`` (default: standard output) takes any character."""
    encoding = getattr(stream or sys.stdout, "encoding", None) or "ascii"
    return encoding.lower().replace("-", "").startswith("utf8")


class Screen(Console):
    """A console whose broken pipe reaches ``main``, which ends the command quietly with exit code 0."""

    def on_broken_pipe(self) -> None:
        """Let the exception through that rich is about to turn into exit code 1."""
        raise BrokenPipeError


def console(*, errors: bool = False) -> Console:
    """The console on standard output, or on standard error for progress and messages."""
    stream = sys.stderr if errors else sys.stdout
    return Screen(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False)


def rule() -> str:
    """The character that rules are drawn with."""
    return _RULE if speaks_utf8() else _ASCII_RULE


def table() -> Table:
    """An empty table with a rule below its head and its sections, one column's gap between columns."""
    line = f" {rule() * 2} \n"
    box = Box(f"{line}    \n{line}    \n{line}{line}    \n{line}", ascii=not speaks_utf8())
    return Table(box=box, show_edge=False, pad_edge=False, padding=0, header_style="")


def draw(console: Console, drawn: Table, *, width: int | None = None) -> None:
    """Print a table between two rules that are as wide as it is, without blanks at its edges.

    It takes at most ``width``, by default what the console has.
    """
    lines = _lines(console, drawn, width or console.width)
    edge = Text(rule() * max((line.cell_len for line in lines), default=0))
    for line in (edge, *lines, edge):
        console.print(line, soft_wrap=True)


def _lines(console: Console, drawn: Table, width: int) -> list[Text]:
    lines = []
    for segments in console.render_lines(drawn, console.options.update(width=width), pad=False):
        line = Text.assemble(*[(segment.text, segment.style or "") for segment in segments])
        line.rstrip()
        lines.append(line)
    return lines


def say(console: Console, text: str, style: str | None = None) -> None:
    """Print words, their lines broken as Chinese allows; further lines are indented as the first is.

    A command at the end that would be broken stands whole on a line of its own, so that it can be copied.
    """
    indent = text[: len(text) - len(text.lstrip(" "))]
    said, command = command_apart(text[len(indent) :])
    if command and columns_wide(text) <= console.width:
        said, command = text[len(indent) :], ""
    lines = [*wrapped(said, console.width - len(indent)).split("\n"), *([f"  {command}"] if command else [])]
    console.print(plain("\n".join(indent + line for line in lines)), style=style, soft_wrap=True)


def command_apart(text: str) -> tuple[str, str]:
    """``text`` without the command at its end, and the command; "" where it ends in none."""
    match = _COMMAND_LAST.fullmatch(text)
    return (match[1], match[2]) if match else (text, "")


def say_files(console: Console, text: str, files: Sequence[str]) -> None:
    """Print ``text`` with the files: behind it on one line if they fit, else each whole on its own line."""
    together = f"{text} {_(', ').join(files)}" if text.endswith(":") else f"{text}{_(', ').join(files)}"
    if columns_wide(together) <= console.width:
        console.print(plain(together), soft_wrap=True)
    else:
        console.print(plain("\n".join([text, *(f"  {file}" for file in files)])), soft_wrap=True)


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
