"""Which sections and keys may stand where in the settings file, from the models themselves."""

from collections.abc import Iterator, Sequence
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Path = Sequence[str | int]
#: What stands in a documented key for the name that the office chooses.
NAMED = "NAME"


class Declared(NamedTuple):
    """What is declared along a path: its keys' fields, the path without tags of kinds, what may follow."""

    fields: tuple[FieldInfo, ...]
    path: tuple[str | int, ...]
    inside: Any

    @property
    def models(self) -> tuple[type[BaseModel], ...]:
        """The sections that may stand at the path's end; () where it ends in a value."""
        return models_in(self.inside)


def declared(root: type[BaseModel], path: Path) -> Declared:
    """What ``root`` declares along ``path`` (as Pydantic gives it), as far as it is known."""
    fields: list[FieldInfo] = []
    plain: list[str | int] = []
    inside: Any = root
    for place, step in enumerate(path):
        inside = _bare(inside)
        if len(models := models_in(inside)) == 1:  # a section that may be left out, too
            inside = models[0]
        origin = get_origin(inside)
        if origin is dict and _holds_sections(inside):
            inside = get_args(inside)[1]
        elif origin is tuple and _holds_sections(inside):
            inside = get_args(inside)[0]
        elif tagged := _of_kind(inside, step):
            inside = tagged
            continue
        elif isinstance(inside, type) and issubclass(inside, BaseModel):
            field = next((f for n, f in inside.model_fields.items() if step in (n, f.alias)), None)
            if field is None:
                return Declared(tuple(fields), (*plain, *path[place:]), inside)
            fields.append(field)
            inside = field.annotation
            step = field.alias or step  # noqa: PLW2901 - the name that the file uses
        else:
            return Declared(tuple(fields), (*plain, *path[place:]), inside)
        plain.append(step)
    return Declared(tuple(fields), tuple(plain), inside)


def models_in(annotation: Any) -> tuple[type[BaseModel], ...]:
    """The sections that ``annotation`` is or is a choice of."""
    annotation = _bare(annotation)
    if get_origin(annotation) in (Union, UnionType):
        return tuple(model for part in get_args(annotation) for model in models_in(part))
    return (annotation,) if isinstance(annotation, type) and issubclass(annotation, BaseModel) else ()


def sections_within(annotation: Any) -> tuple[str, tuple[type[BaseModel], ...]]:
    """Where the sections of a key stand below it (``.``, ``.NAME.``, ``[].``), and which they may be."""
    annotation = _bare(annotation)
    if get_origin(annotation) is dict and _holds_sections(annotation):
        return f".{NAMED}.", models_in(get_args(annotation)[1])
    if get_origin(annotation) is tuple and _holds_sections(annotation):
        return "[].", models_in(get_args(annotation)[0])
    return ".", models_in(annotation)


def keys_of(models: Sequence[type[BaseModel]]) -> list[str]:
    """The keys of ``models`` as the file writes them, each once."""
    return list(
        dict.fromkeys(field.alias or name for model in models for name, field in model.model_fields.items())
    )


def all_keys(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Every key below ``model`` with its path."""
    for name, field in model.model_fields.items():
        key = f"{prefix}{field.alias or name}"
        yield key
        below, models = sections_within(field.annotation)
        for inner in models:
            yield from all_keys(inner, f"{key}{below}")


def _bare(annotation: Any) -> Any:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def _holds_sections(annotation: Any) -> bool:
    arguments = get_args(annotation)
    return bool(models_in(arguments[1] if get_origin(annotation) is dict else arguments[0]))


def kind_of(model: type[BaseModel]) -> str:
    """The word of ``kind`` that makes a section this one; "" for sections without kinds."""
    field = model.model_fields.get("kind")
    return str(get_args(field.annotation)[0]) if field else ""


def _of_kind(annotation: Any, tag: str | int) -> type[BaseModel] | None:
    """The one of several sections whose ``kind`` is ``tag``."""
    if get_origin(annotation) not in (Union, UnionType):
        return None
    return next((model for model in models_in(annotation) if kind_of(model) == tag), None)
