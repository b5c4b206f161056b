"""The help of the commands: one look with the other screens, whole at 80 columns in Chinese and English.

The parser's own pages cut Chinese texts off, since they break lines at blanks only.
"""

import shutil
from collections.abc import Iterable, Iterator
from typing import Any

from typer import Context
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from projledger.console.wrapping import wrapped
from projledger.foundation.language import _
from projledger.foundation.text import columns_wide

_WIDEST_NAME = 26
_MOST_COLUMNS = 100


class Command(TyperCommand):
    """A command whose help is :func:`page`."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page into the parser's ``formatter``."""
        formatter.write(page(self, ctx))


class Group(TyperGroup):
    """The program itself; its help lists the commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page into the parser's ``formatter``."""
        formatter.write(page(self, ctx))


def page(command: TyperCommand | TyperGroup, ctx: Context) -> str:
    """How the command is called, what it does, and its arguments, options and commands."""
    width = min(shutil.get_terminal_size().columns, _MOST_COLUMNS)
    parameters = command.get_params(ctx)
    arguments = [one for one in parameters if isinstance(one, TyperArgument)]
    options = [one for one in parameters if isinstance(one, TyperOption) and not one.hidden]
    parts = [_usage(ctx.command_path, arguments, has_commands=isinstance(command, TyperGroup))]
    parts += [_paragraph(text, width) for text in (command.help or "").split("\n\n")]
    sections = [
        (_("Arguments"), [(_shown(one), _said(one, ctx)) for one in arguments]),
        (_("Options"), [(_names(one), _said(one, ctx)) for one in options]),
    ]
    if isinstance(command, TyperGroup):
        found = ((name, command.get_command(ctx, name)) for name in command.list_commands(ctx))
        listed = [(name, (one.help or "").split("\n\n")[0]) for name, one in found if one]
        sections.insert(0, (_("Commands"), listed))
    parts += ["\n".join([title, *_lines(lines, width)]) for title, lines in sections if lines]
    parts += [wrapped(command.epilog, width)] if command.epilog else []
    return "\n\n".join(parts)


def _paragraph(text: str, width: int) -> str:
    """Lines broken to ``width``; indented ones, the examples, stay whole so that they can be copied."""
    return "\n".join(line if line.startswith(" ") else wrapped(line, width) for line in text.split("\n"))


def _usage(path: str, arguments: Iterable[TyperArgument], *, has_commands: bool) -> str:
    words = [path, *(_shown(one) if one.required else f"[{_shown(one)}]" for one in arguments)]
    words += [_("COMMAND")] if has_commands else []
    return _("Usage: {words}").format(words=" ".join([*words, _("[OPTIONS]")]))


def _shown(argument: TyperArgument) -> str:
    return argument.metavar or (argument.name or "").upper()


def _names(option: TyperOption) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.metavar or ''}".rstrip()


def _said(parameter: TyperOption | TyperArgument, ctx: Context) -> str:
    """The help text, and whether the parameter must be given or what holds without it."""
    said = _(parameter.help) if parameter.help else ""  # the parser's own texts are English
    default = parameter.get_default(ctx)
    if parameter.required:
        said += " " + _("[required]")
    elif default not in (None, False, ()) and not callable(default):
        said += " " + _("[default: {}]").format(default)
    return said


def _lines(lines: list[tuple[str, str]], width: int) -> Iterator[str]:
    """Names and what is said of each, aligned; a name that is too long stands on a line of its own."""
    indent = min(max(columns_wide(name) for name, _said in lines), _WIDEST_NAME) + 4
    for name, said in lines:
        first, *more = wrapped(said, width - indent).split("\n")
        head = f"  {name}"
        if columns_wide(head) + 2 > indent:
            yield head
            head = ""
        yield f"{head}{' ' * (indent - columns_wide(head))}{first}"
        yield from (" " * indent + line for line in more)
