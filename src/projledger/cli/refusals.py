"""What the command line parser refuses, in our own words."""

import difflib
import re
from collections.abc import Sequence

import typer

from projledger.foundation.language import _


def explain_refusal(refusal: typer.TyperException, commands: Sequence[str] = ()) -> str:
    """One or two sentences for a refused command line: what is wrong, and what is near it."""
    kind = type(refusal).__name__
    near = [str(name) for name in getattr(refusal, "possibilities", None) or []]
    if kind == "NoSuchOption":
        said = _("There is no option {option}.").format(option=getattr(refusal, "option_name", ""))
    elif kind == "MissingParameter":
        parameter = getattr(refusal, "param", None)
        said = _("{name} is missing.").format(name=_called(parameter))
    elif match := re.match(r"No such command '(.+?)'", getattr(refusal, "message", "")):
        said = _("There is no command {command}.").format(command=match[1])
        near = difflib.get_close_matches(match[1], commands, 3, 0.5)
    elif kind == "BadParameter" and (parameter := getattr(refusal, "param", None)) is not None:
        number = "integer" in getattr(refusal, "message", "")
        text = _("{name} takes a whole number.") if number else _("{name} cannot be read.")
        said = text.format(name=_called(parameter))
    else:
        format_message = getattr(refusal, "format_message", None)
        said = format_message() if callable(format_message) else str(refusal)
    context = getattr(refusal, "ctx", None)
    command = getattr(context, "command_path", "projledger")
    sentences = [said]
    if near:
        sentences.append(_("Near it: {names}.").format(names=_(", ").join(sorted(near))))
    sentences.append(_("See {command} --help.").format(command=command))
    return "".join(f"{text}{'' if text.endswith('。') else ' '}" for text in sentences).rstrip()


def _called(parameter: object) -> str:
    """How the clerk writes a parameter: ``-o/--output FILE``, ``--month 6``, ``NUMBER``."""
    options = [name for name in getattr(parameter, "opts", ()) if name.startswith("-")]
    metavar = getattr(parameter, "metavar", None) or str(getattr(parameter, "name", "")).upper()
    return " ".join([*(["/".join(options)] if options else []), metavar])
