"""The Chinese catalogue: complete, equal to the source, and true to its tokens."""

import importlib.util
import string
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parents[2]


def load(path: Path) -> ModuleType:
    """A maintainers' script as a module."""
    spec = importlib.util.spec_from_file_location(f"script_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


messages = load(ROOT / "benchmarks" / "messages.py")
CATALOGUE = [message for message in messages.merged() if message.id]


def texts(message: Message) -> list[tuple[str, str]]:
    """Pairs of English and Chinese."""
    ids = message.id if isinstance(message.id, (list, tuple)) else (message.id,)
    strings = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return [(ids[min(place, len(ids) - 1)], text) for place, text in enumerate(strings)]


def tokens(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_no_message_lacks_its_chinese_text() -> None:
    assert messages.missing(messages.merged()) == []


def test_the_po_file_holds_exactly_the_messages_of_the_source() -> None:
    with messages.PO.open("rb") as stream:
        kept = messages.read_po(stream, locale="zh_CN")
    assert {str(m.id) for m in kept if m.id} == {str(m.id) for m in CATALOGUE}
    assert not list(kept.obsolete)


def test_the_compiled_catalogue_equals_the_po_file() -> None:
    with messages.PO.open("rb") as stream:
        kept = messages.read_po(stream, locale="zh_CN")
    assert messages.PO.with_suffix(".mo").read_bytes() == messages.compiled(kept)


@pytest.mark.parametrize("message", CATALOGUE, ids=lambda message: str(message.id)[:50])
def test_the_chinese_text_names_no_token_that_the_english_lacks(message: Message) -> None:
    english = set().union(
        *(tokens(one) for one in ([message.id] if isinstance(message.id, str) else message.id))
    )
    for _id, chinese in texts(message):
        assert tokens(chinese) <= english
