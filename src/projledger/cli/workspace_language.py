"""A look into the workspace's settings for the language alone, without loading all settings."""

import os
import re
from pathlib import Path

from projledger.foundation.language import language_of

SETTINGS_FILE = "projledger.toml"


def language_of_workspace(arguments: list[str]) -> str | None:
    """The ``language`` that the projledger.toml in reach names, or None.

    A settings file that cannot be read is passed over here: the command itself will say so.
    """
    for folder in _folders(arguments):
        file = folder / SETTINGS_FILE
        try:
            text = file.read_bytes().decode("utf-8", errors="replace")
        except OSError:
            continue
        match = re.search(r"""^\s*language\s*=\s*["']([A-Za-z_-]+)["']""", text, re.MULTILINE)
        return language_of(match[1]) if match else None
    return None


def _folders(arguments: list[str]) -> list[Path]:
    for place, argument in enumerate(arguments):
        if argument == "--ledger" and place + 1 < len(arguments):
            return [Path(arguments[place + 1])]
        if argument.startswith("--ledger="):
            return [Path(argument.partition("=")[2])]
    here = Path.cwd()
    home = os.environ.get("PROJLEDGER_HOME")
    return [here, *here.parents, *([Path(home)] if home else [])]
