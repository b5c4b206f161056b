"""Reading ``projledger.toml``: all faults at once, each with its line and what is allowed."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from projledger.foundation.errors import SettingsError, WorkspaceError
from projledger.foundation.language import _
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
    try:
        return Settings.model_validate(stated)
    except ValidationError as error:
        lines = lines_of_keys(text)
        faults = sorted((_line(lines, fault), _section(fault), _fault(fault)) for fault in error.errors())
        sentences = dict.fromkeys(_placed(file, *fault) for fault in faults)
        raise SettingsError("\n".join(sentences)) from error


def _line(lines: dict[tuple[str, ...], int], fault: ErrorDetails) -> int:
    """The line to change: of bands that do not meet, the lower one's."""
    band = fault.get("ctx", {}).get("band")
    return line_of(lines, (*fault["loc"], band) if band else fault["loc"]) or 0


def _section(fault: ErrorDetails) -> str:
    """The section to name beside the line, where the sentence itself names no key."""
    kinds = ("light_", "size_")
    return f" [{_dotted(fault['loc'])}]" if fault["type"].startswith(kinds) else ""


def _dotted(path: Sequence[str | int]) -> str:
    return ".".join(step for step in path if isinstance(step, str))


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
    field = _declared(path)[-1]
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


def _unknown(place: str, path: Sequence[str | int]) -> str:
    """An unknown key, with the valid key that is nearest to it."""
    siblings = _keys_in(path[:-1])
    prefix = _dotted(path[:-1])
    near = difflib.get_close_matches(str(path[-1]), siblings, n=1)
    if near:
        meant = f"{prefix}.{near[0]}" if prefix else near[0]
        return _("{place} is not a setting; did you mean {meant}?").format(place=place, meant=meant)
    elsewhere = [key for key in _all_keys(Settings) if key.rpartition(".")[2] == str(path[-1])]
    if elsewhere:
        return _("{place} is not a setting; it belongs in {meant}.").format(place=place, meant=elsewhere[0])
    return _("{place} is not a setting. Known here: {known}.").format(
        place=place, known=_(", ").join(siblings)
    )


def _declared(path: Sequence[str | int]) -> list[FieldInfo]:
    """The declared fields along ``path``, as far as they are sections."""
    model: type[BaseModel] = Settings
    fields: list[FieldInfo] = []
    for step in path:
        if isinstance(step, int):  # which of a list's tables: all have the same keys
            continue
        field = next((f for n, f in model.model_fields.items() if step in (n, f.alias)), None)
        if field is None:
            break
        fields.append(field)
        inside = _model_of(field)
        if inside is None:
            break
        model = inside
    return fields


def _model_of(field: FieldInfo) -> type[BaseModel] | None:
    """The section that a key holds, or that each table of its list is; None for plain values."""
    for kind in (field.annotation, *get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _keys_in(path: Sequence[str | int]) -> list[str]:
    fields = _declared(path)
    model = _model_of(fields[-1]) if fields else Settings
    if model is None:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def _all_keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        key = f"{prefix}{field.alias or name}"
        yield key
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _all_keys(field.annotation, f"{key}.")


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
