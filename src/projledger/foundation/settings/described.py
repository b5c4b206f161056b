"""The settings as rows of a table, for the documentation."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from projledger.foundation.language import _
from projledger.foundation.settings.declared import kind_of, sections_within
from projledger.foundation.settings.sections import Settings
from projledger.foundation.settings.setting import exact_text
from projledger.foundation.settings.sizes import SizeBand


class DescribedSetting(NamedTuple):
    """One key: where it stands, what it means, what may stand there, and what is so without it."""

    key: str
    meaning: str
    allowed: str
    default: str


def describe_settings() -> list[DescribedSetting]:
    """Every key of ``projledger.toml`` in order, in the language in force."""
    return list(_described(Settings, "", None))


def _described(model: type[BaseModel], path: str, values: BaseModel | None) -> Iterator[DescribedSetting]:
    once: set[str] = set()
    kind = kind_of(model)  # keys of one of several kinds of section name it
    for name, field in model.model_fields.items():
        key = f"{path}{field.alias or name}"
        default = field.get_default() if values is None else getattr(values, name)
        below, models = sections_within(field.annotation)
        for model_below in models:
            if shared := getattr(model_below, "described_as", None):  # sections that have the same keys
                if shared not in once:
                    yield from _described(model_below, f"{path}{shared}.", None)
                once.add(shared)
                continue
            given = default if isinstance(default, BaseModel) else None
            yield from _described(model_below, f"{key}{below}", given)
        if below != "." or not models:
            extra = field.json_schema_extra
            allowed = str(extra["allowed"]) if isinstance(extra, dict) else ""
            yield DescribedSetting(
                f"{key} ({kind})" if kind else key, _(field.description or ""), _(allowed), _as_toml(default)
            )


def _as_toml(value: Any) -> str:  # noqa: PLR0911 - one answer a kind
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case tuple():
            return "[" + ", ".join(_as_toml(item) for item in value) + "]"
        case SizeBand():
            return value.toml()
        case dict() | BaseModel():
            return _table_as_toml(value)
        case Fraction():
            return exact_text(value)
        case _:
            return "" if value is None or value is PydanticUndefined else str(value)


def _table_as_toml(table: dict[str, Any] | BaseModel) -> str:
    if isinstance(table, dict):
        return "{" + ", ".join(f'"{key}" = {_as_toml(item)}' for key, item in table.items()) + "}"
    fields = type(table).model_fields.items()
    said = ((field.alias or name, getattr(table, name)) for name, field in fields)
    return "{ " + ", ".join(f"{key} = {_as_toml(item)}" for key, item in said if item != ()) + " }"
