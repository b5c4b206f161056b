"""The marks of a template, ``{{ … }}`` and ``{% … %}``: which has no counterpart, which cannot be followed.

Word splits a mark over runs and the engine reads across paragraphs, so that a mark left open silently takes
the text behind it. The text of each paragraph is looked at as its reader sees it, before anything is filled.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document
    from jinja2 import Environment

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"/word/(?:document|header\d*|footer\d*|footnotes)\.xml")
_SIGNS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_MARK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_BLOCK = re.compile(r"\{%(?:p|tr|tc|r)?[-+]?\s+(\w+)")
_OPENS = frozenset({"for", "if"})
_LONGEST = 60


class Loose(NamedTuple):
    """A mark without its counterpart: the ``mark`` and the ``text`` of the paragraph in which it stands."""

    mark: str
    text: str


def loose_mark(document: "Document") -> Loose | None:
    """The first mark that is opened and not closed, or closed and not opened; None where all have both."""
    open_blocks: list[tuple[str, Loose]] = []
    for text in _paragraphs(document):
        if (place := _unbalanced(text)) is not None:
            return Loose(_cut(text[place:]), _cut(text))
        for mark in _MARK.findall(text):
            match = _BLOCK.match(mark)
            word = match[1] if match else ""
            if word in _OPENS:
                open_blocks.append((word, Loose(mark, _cut(text))))
            elif word.removeprefix("end") in _OPENS and (
                not open_blocks or f"end{open_blocks.pop()[0]}" != word
            ):
                return Loose(mark, _cut(text))
    return open_blocks[-1][1] if open_blocks else None


def faulty_mark(
    document: "Document", error: Exception, environment: "Environment", data: Mapping[str, Any]
) -> str:
    """The mark of which ``error`` complains, found by following each by itself; empty where none does."""
    for text in _paragraphs(document):
        for mark in _MARK.findall(text):
            try:
                environment.from_string(_alone(mark)).render(data)
            except Exception as found:  # whatever one mark raises is only compared
                if type(found) is type(error) and str(found) == str(error):
                    return str(mark)
    return ""


def paragraph_naming(document: "Document", name: str) -> str:
    """The paragraph in which a mark names ``name`` first; empty where none does."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    for text in _paragraphs(document):
        if any(word.search(mark) for mark in _MARK.findall(text)):
            return _cut(text)
    return ""


def _alone(mark: str) -> str:
    """``mark`` as a template of its own: a block is closed at once."""
    plain = re.sub(r"^(\{[{%])(?:p|tr|tc|r) ", r"\1 ", mark).translate(str.maketrans("‘’“”", "''\"\""))
    match = _BLOCK.match(plain)
    return f"{plain}{{% end{match[1]} %}}" if match and match[1] in _OPENS else plain


def _paragraphs(document: "Document") -> Iterator[str]:
    for part in document.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is None or not _PARTS.fullmatch(str(part.partname)):
            continue
        for paragraph in root.iter(f"{_W}p"):
            own = (node for node in paragraph.iter(f"{_W}t") if _home(node) is paragraph)
            text = "".join(node.text or "" for node in own)
            if _SIGNS.search(text):
                yield text


def _home(node: Any) -> Any:
    """The paragraph in which ``node`` stands itself: a text box holds paragraphs within a paragraph."""
    return next(node.iterancestors(f"{_W}p"))


def _unbalanced(text: str) -> int | None:
    """Where the first sign without its counterpart stands in ``text``."""
    opened: re.Match[str] | None = None
    for sign in _SIGNS.finditer(text):
        if opened is None:
            if sign[0] not in _CLOSING:
                return sign.start()
            opened = sign
        elif sign[0] == _CLOSING[opened[0]]:
            opened = None
        elif sign[0] in _CLOSING:
            return opened.start()
    return None if opened is None else opened.start()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
