"""Reading ``projledger.toml``: all faults at once, each with its line and what is allowed."""

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from projledger.foundation.errors import SettingsError, WorkspaceError
from projledger.foundation.language import _
from projledger.foundation.settings.curve_references import reference_faults
from projledger.foundation.settings.curves import KINDS, SCOPE_KEYS
from projledger.foundation.settings.declared import NAMED, all_keys, declared, keys_of
from projledger.foundation.settings.lines import Path as Place
from projledger.foundation.settings.lines import line_of, lines_of_keys
from projledger.foundation.settings.sections import Settings

FILE_NAME = "projledger.toml"
_FULL_WIDTH = "“”‘’＝，｛｝［］＃"
_SHOWN_AT_MOST = 60


def load(path: Path) -> Settings:
    """The settings in the file at ``path`` (UTF-8 with or without BOM, or GBK).

    Raises :class:`SettingsError` with one sentence a fault, and :class:`WorkspaceError` where the
    file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WorkspaceError(
            _("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror or error)
        ) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return parse(data.decode(encoding), path.name)
        except UnicodeDecodeError:
            continue
    raise SettingsError(_("{file} is neither UTF-8 nor GBK text. Save it as UTF-8.").format(file=path.name))


def parse(text: str, file: str = FILE_NAME) -> Settings:
    """The settings that ``text`` states; ``file`` is its name in messages. Raises SettingsError."""
    text = text.replace("\r\n", "\n")
    try:
        stated = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_syntax(text, file, str(error))) from error
    lines = lines_of_keys(text)
    try:
        settings = Settings.model_validate(stated)
    except ValidationError as error:
        faults = sorted((_line(lines, fault), _section(fault), _fault(fault)) for fault in error.errors())
        raise _refused(file, faults) from error
    wrong = [
        (line_of(lines, fault.path) or 0, "", fault.sentence)
        for fault in reference_faults(settings.curves, settings.schedule)
    ]
    if wrong:
        raise _refused(file, sorted(wrong))
    return settings


def _refused(file: str, faults: Sequence[tuple[int, str, str]]) -> SettingsError:
    return SettingsError("\n".join(dict.fromkeys(_placed(file, *fault) for fault in faults)))


def _line(lines: dict[Place, int], fault: ErrorDetails) -> int:
    """The line to change: of bands that do not meet, the lower one's; of a curve, the one of its kind."""
    path = declared(Settings, fault["loc"]).path
    further = fault.get("ctx", {}).get("band")
    if fault["type"].startswith("union_tag"):
        further = "kind"
    return line_of(lines, (*path, further) if further else path) or 0


def _section(fault: ErrorDetails) -> str:
    """The section to name beside the line, where the sentence itself names no key."""
    kinds = ("light_", "size_")
    return f" [{_dotted(fault['loc'])}]" if fault["type"].startswith(kinds) else ""


def _dotted(path: Sequence[str | int]) -> str:
    """The path as the file writes it, without the places in lists and the tags of kinds."""
    return ".".join(step for step in declared(Settings, path).path if isinstance(step, str))


def _placed(file: str, line: int, section: str, sentence: str) -> str:
    if not line:
        return _("{file}{section}: {sentence}").format(file=file, section=section, sentence=sentence)
    return _("{file}, line {line}{section}: {sentence}").format(
        file=file, line=line, section=section, sentence=sentence
    )


def _syntax(text: str, file: str, reason: str) -> str:
    """A fault of the TOML itself; tomllib states its place only in its English words."""
    lines = text.splitlines() or [""]
    match = re.search(r"at line (\d+)", reason)
    number = min(int(match[1]), len(lines)) if match else len(lines)
    found = lines[number - 1].strip()
    odd = next((char for char in found.split("#")[0] if char in _FULL_WIDTH), None)
    if "Cannot overwrite" in reason or "Cannot declare" in reason:
        sentence = _("“{found}” stands twice. Keep one of them.")
    elif odd:
        sentence = _(
            "“{found}” holds the full-width character {odd}. "
            "Write quotes, =, commas and brackets in half width."
        )
    elif re.match(r"\[+[^\"]*[^\x00-\x7f\"]", found):
        sentence = _('“{found}”: a Chinese name in brackets stands in double quotes: [curves."市级"].')
    elif re.match(r"[^\x00-\x7f]\w*\s*=", found):
        sentence = _("“{found}”: a Chinese name before = stands in double quotes, too.")
    else:
        sentence = _("“{found}” cannot be read. Write key = value, with texts in double quotes.")
    return _placed(file, number, "", sentence.format(found=_cut(found), odd=odd))


def _fault(fault: ErrorDetails) -> str:
    """One fault as a sentence, without its line."""
    path, kind = fault["loc"], fault["type"]
    place = _dotted(path)
    if kind.startswith("light_"):
        return _light(kind, fault.get("ctx", {}))
    if kind.startswith("size_"):
        return _size(kind, fault.get("ctx", {}))
    if kind == "extra_forbidden":
        return _unknown(place, path)
    if kind.startswith(("union_tag", "curve_", "scope_")):
        return _curve(kind, place, fault)
    field = declared(Settings, path).fields[-1]
    extra = field.json_schema_extra
    allowed = _(str(extra["allowed"])) if isinstance(extra, dict) else ""
    if kind == "missing":
        return _("{place} is missing. Write {allowed}.").format(place=place, allowed=allowed)
    found = _cut(_as_toml(fault["input"]))
    return _("{place} = {found} is not allowed. Write {allowed}.").format(
        place=place, found=found, allowed=allowed
    )


def _light(kind: str, tokens: Mapping[str, Any]) -> str:
    """What is wrong with the bands of the lights, naming the hole or the overlap."""
    match kind:
        case "light_hole":
            sentence = _(
                "no light is set from {from} to {to} ({band} ends at {from}, {next} begins at {to}). "
                "Neighbouring bands must meet, for example {example}."
            )
        case "light_overlap":
            sentence = _(
                "{band} and {next} overlap. A gap may have one light only: "
                "let {next} begin where {band} ends."
            )
        case "light_bottom":
            sentence = _(
                "no light is set below {from} ({band} begins there). Leave `from` out of the lowest band."
            )
        case "light_top":
            sentence = _(
                "no light is set from {to} upwards ({band} ends there). Leave `to` out of the highest band."
            )
        case "light_months":
            sentence = _("red begins at {from} months and yellow only at {to}. Let yellow begin before red.")
        case _:
            sentence = _("{band} goes from {from} to {to} and is empty. `from` must be less than `to`.")
    return sentence.format(**tokens)


def _size(kind: str, tokens: Mapping[str, Any]) -> str:
    """What is wrong with the size bands, naming the hole or the overlap."""
    match kind:
        case "size_hole":
            sentence = _(
                "no size band holds {start} to {end} ({band} ends before it, {next} begins behind it). "
                "Let each band begin where the one before ends."
            )
        case "size_overlap":
            sentence = _(
                "the size bands {band} and {next} overlap. Write them smallest first, "
                "and let each begin where the one before ends."
            )
        case "size_bottom":
            sentence = _(
                "no size band holds less than {start} ({band} begins there). "
                "Leave `from` out of the first band."
            )
        case "size_top":
            sentence = _(
                "no size band holds {start} and more ({band} ends there). Leave `to` out of the last band."
            )
        case "size_twice":
            sentence = _("two size bands are called {band}. Give each a name of its own.")
        case _:
            sentence = _("the size band {band} is empty. `from` must be less than `to`.")
    return sentence.format(**tokens)


def _curve(kind: str, place: str, fault: ErrorDetails) -> str:
    """What is wrong with a curve or a scope as a whole."""
    tokens = fault.get("ctx", {})
    match kind:
        case "union_tag_not_found":
            text = _("{place}.kind is missing. Write one of: {kinds}.")
        case "union_tag_invalid":
            text = _("{place}.kind = {found} is not allowed. Write one of: {kinds}.")
        case "curve_window":
            text = _("{place} ends on {to}, before it begins on {from}. `to` must not be before `from`.")
        case _:
            text = _("{place}: a scope must say for which projects it is. Write one of: {keys}.")
    found = _cut(_as_toml(fault["input"].get("kind"))) if isinstance(fault["input"], Mapping) else ""
    return text.format(
        place=place,
        found=found,
        kinds=_(", ").join(f'"{word}"' for word in KINDS),
        keys=_(", ").join(SCOPE_KEYS),
        **{end: tokens.get(end, "") for end in ("from", "to")},
    )


def _unknown(place: str, path: Sequence[str | int]) -> str:
    """An unknown key, with the valid key that is nearest to it."""
    siblings = keys_of(declared(Settings, path[:-1]).models)
    prefix = place.rpartition(".")[0]
    near = difflib.get_close_matches(str(path[-1]), siblings, n=1)
    if near:
        meant = f"{prefix}.{near[0]}" if prefix else near[0]
        return _("{place} is not a setting; did you mean {meant}?").format(place=place, meant=meant)
    elsewhere = [
        key
        for key in all_keys(Settings)
        if key.rpartition(".")[2] == str(path[-1]) and NAMED not in key and "[]" not in key
    ]
    if elsewhere:
        return _("{place} is not a setting; it belongs in {meant}.").format(place=place, meant=elsewhere[0])
    return _("{place} is not a setting. Known here: {known}.").format(
        place=place, known=_(", ").join(siblings)
    )


def _as_toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case list():
            return "[" + ", ".join(_as_toml(item) for item in value) + "]"
        case Mapping():
            inside = ", ".join(f"{key} = {_as_toml(item)}" for key, item in value.items())
            return "{ " + inside + " }"
        case _:
            return str(value)


def _cut(text: str) -> str:
    text = "".join(char if char.isprintable() else " " for char in text)
    return text if len(text) <= _SHOWN_AT_MOST else text[: _SHOWN_AT_MOST - 1] + "…"
