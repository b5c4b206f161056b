"""Whether the curves of the settings name one another soundly, and what a view of them must record."""

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, NamedTuple

from pydantic import BaseModel

from projledger.foundation.language import _
from projledger.foundation.settings.curves import BUILT_IN, Curve, Schedule, named_by
from projledger.foundation.settings.setting import exact_text


class ReferenceFault(NamedTuple):
    """A key that names a curve wrongly: its path in the file, and what is so in a sentence."""

    path: tuple[str | int, ...]
    sentence: str


def reference_faults(curves: Mapping[str, Curve], schedule: Schedule) -> Iterator[ReferenceFault]:
    """Names of curves that are not there, stand for a built-in curve, or lead back to themselves."""
    for name in curves:
        if name in BUILT_IN:
            text = _("curves.{name}: {name} is built in. Give the curve another name.")
            yield ReferenceFault(("curves", name), text.format(name=name))
    for path, name in _references(curves, schedule):
        if name not in curves and name not in BUILT_IN:
            yield ReferenceFault(path, unknown_curve(name, curves, key=_dotted(path)))
    yield from _circles(curves)


def unknown_curve(name: str, curves: Mapping[str, Curve], *, key: str) -> str:
    """The sentence that says that ``key`` names no curve, and which ones there are."""
    known = [*curves, *(built_in for built_in in BUILT_IN if built_in not in curves)]
    near = get_close_matches(name, known, n=1, cutoff=0.5)  # one of two characters of a Chinese name
    if near:
        text = _('{key} = "{name}": there is no such curve; did you mean "{near}"? There are: {known}.')
    else:
        text = _('{key} = "{name}": there is no such curve. There are: {known}.')
    return text.format(key=key, name=name, near=near[0] if near else "", known=_(", ").join(known))


def _references(
    curves: Mapping[str, Curve], schedule: Schedule
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for key in ("curve", "start", "finish"):
        if (name := getattr(schedule, key)) is not None:
            yield ("schedule", key), name
    for place, scope in enumerate(schedule.scopes):
        yield ("schedule", "scopes", place, "curve"), scope.curve
    for name, curve in curves.items():
        for path, other in named_by(curve):
            yield ("curves", name, *path), other


def _circles(curves: Mapping[str, Curve]) -> Iterator[ReferenceFault]:
    """Each circle once, at the key that closes it."""
    done: set[str] = set()

    def follow(name: str, way: tuple[str, ...]) -> Iterator[ReferenceFault]:
        if name in done or name not in curves:
            return
        for path, other in named_by(curves[name]):
            if other in (*way, name):
                circle = (*way, name)[(*way, name).index(other) :]
                text = _(
                    "{key} leads back to where it came from: {circle}. Name a curve there that does not."
                )
                key = ("curves", name, *path)
                yield ReferenceFault(key, text.format(key=_dotted(key), circle=" → ".join((*circle, other))))
            else:
                yield from follow(other, (*way, name))
        done.add(name)

    for name in curves:
        yield from follow(name, ())


def section_snapshot(section: BaseModel) -> dict[str, Any]:
    """``section`` as canonical JSON data: exact numbers as texts, keys at their defaults left out."""
    return {
        field.alias or name: _plain(value)
        for name, field in type(section).model_fields.items()
        if (value := getattr(section, name)) != field.get_default() or name == "kind"
    }


def _plain(value: Any) -> Any:
    match value:
        case BaseModel():
            return section_snapshot(value)
        case Fraction():
            return exact_text(value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(item) for item in value]
        case dict():
            return {
                key if isinstance(key, str) else exact_text(key): _plain(item) for key, item in value.items()
            }
        case _:
            return value


def _dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(step for step in path if isinstance(step, str))
