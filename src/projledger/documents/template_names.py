"""Every name that the template of a paper may use: what it means, and how it is printed.

The names are the fields of the context that a kind's composing function fills; the words stand here, once for
all kinds that say the same. What the names of figures in content controls mean stands in ``figure_names``.
"""

import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from projledger.documents.context import Annex, Head, Tail
from projledger.documents.template_words import WORDS

#: The context of each kind of paper; every paper has ``head``, ``tail`` and ``annexes`` besides.
CONTEXTS: Mapping[str, str] = {
    "bulletin": "projledger.documents.context:BulletinContext",
    "briefing": "projledger.documents.context:PaperContext",
    "red-black": "projledger.documents.context:RedBlackContext",
    "meeting": "projledger.documents.context:MeetingContext",
    "urge": "projledger.documents.notices.context:UrgeContext",
    "remind": "projledger.documents.notices.context:RemindContext",
    "rectify": "projledger.documents.notices.context:RectifyContext",
    "review": "projledger.documents.notices.context:ReviewContext",
    "confirm": "projledger.documents.notices.context:ConfirmContext",
    "one-page": "projledger.documents.notices.context:OnePageContext",
}
COMMON: Mapping[str, Any] = {"head": Head, "tail": Tail, "annexes": tuple[Annex, ...]}


class TemplateName(NamedTuple):
    """A name: ``ranking.title``; ``problems[].heading`` is a name of each of the ``problems``.

    ``many`` tells a list, which a template goes through with ``for``; the example of one that holds names of
    its own is empty.
    """

    path: str
    meaning: str
    example: str
    many: bool = False


def common_names() -> list[TemplateName]:
    """The names that every template may use; one that several tables of annexes have tells all it means."""
    found: dict[str, TemplateName] = {}
    for field, kind in COMMON.items():
        for name in _names(field, field, kind, ()):
            known = found.setdefault(name.path, name)
            if name.meaning not in known.meaning:
                found[name.path] = known._replace(meaning=f"{known.meaning}；{name.meaning}")
    return list(found.values())


def names_of(kind: str) -> list[TemplateName]:
    """The names of the templates of ``kind`` beside the common ones, in the order of its context."""
    module, name = CONTEXTS[kind].split(":")
    context = getattr(importlib.import_module(module), name)
    said = (name for name in _of_class(context, "") if name.path.split("[")[0] not in COMMON)
    return list(said)


def every_name(kind: str) -> list[str]:
    """Each single name of the templates of ``kind``, once: what a misspelt one may have meant."""
    found = (*names_of(kind), *common_names())
    return list(dict.fromkeys(part for name in found for part in name.path.replace("[]", "").split(".")))


def _of_class(context: Any, before: str) -> Iterator[TemplateName]:
    hints = get_type_hints(context)
    for field in fields(context):
        owners = tuple(owner.__name__ for owner in context.__mro__)
        yield from _names(f"{before}{field.name}", field.name, hints[field.name], owners)


def _names(path: str, field: str, kind: Any, owners: Sequence[str]) -> Iterator[TemplateName]:
    """The name ``path`` and those that what it holds has; KeyError where nobody has said what it means."""
    own = (f"{owner}.{field}" for owner in owners)
    words = WORDS[next((name for name in own if name in WORDS), field)]
    kinds = _plain(kind)
    many = get_origin(kinds[0]) is tuple
    yield TemplateName(path, words.meaning, words.example, many)
    for one in kinds:
        inner = get_args(one)[0] if get_origin(one) is tuple else one
        for held in _plain(inner):
            if is_dataclass(held):
                yield from _of_class(held, f"{path}[]." if many else f"{path}.")


def _plain(kind: Any) -> tuple[Any, ...]:
    """The kinds that ``kind`` allows, None apart."""
    if isinstance(kind, UnionType):
        return tuple(one for one in get_args(kind) if one is not NoneType)
    return (kind,)
