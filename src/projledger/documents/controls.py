"""Content controls around figures: the marks of a filled document become ``w:sdt`` elements.

A control keeps the formatting of the run in which its figure stood. Its title says what the figure is, its
tag names figure, scope, period and the submission as of which it was taken. It is a control of rich text: one
of plain text (``w:text``) is printed several times by LibreOffice 7.4 where digits and characters mix.
"""

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from projledger.documents.figures import MARK, Figure, names_of, plain

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIRST_ID = 1000


def set_controls(document: "Document", figures: Sequence[Figure]) -> None:
    """Replace every mark of ``document``, headers and footers included, by a content control."""
    number, names = _FIRST_ID, names_of(figures)
    for part in document.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is None or not str(part.partname).startswith("/word/"):
            continue
        for run in [run for run in root.iter(f"{_W}r") if _marked(run)]:
            made = list(_split(run, figures, names, number))
            number += sum(element.tag == f"{_W}sdt" for element in made)
            for element in made:
                run.addprevious(element)
            run.getparent().remove(run)


def read_controls(document: "Document") -> Iterator[tuple[str, str]]:
    """The tag of each content control of ``document`` and the text that stands in it, in reading order."""
    for part in document.part.package.iter_parts():
        root = getattr(part, "element", None)
        if root is None or not str(part.partname).startswith("/word/"):
            continue
        for control in root.iter(f"{_W}sdt"):
            tag = control.find(f"{_W}sdtPr/{_W}tag")
            content = control.find(f"{_W}sdtContent")
            if tag is not None and content is not None:
                yield tag.get(f"{_W}val") or "", "".join(node.text or "" for node in content.iter(f"{_W}t"))


def _marked(run: Any) -> bool:
    return any(MARK.search(node.text or "") for node in run.iterchildren(f"{_W}t"))


def _split(run: Any, figures: Sequence[Figure], names: Mapping[str, str], number: int) -> Iterator[Any]:
    """``run`` as runs and controls: each piece of its text by itself, everything else as it stood."""
    for child in list(run):
        if child.tag == f"{_W}rPr":
            continue
        if child.tag != f"{_W}t":
            yield _run(run, child)
            continue
        text, end = child.text or "", 0
        for match in MARK.finditer(text):
            if before := text[end : match.start()]:
                yield _run(run, _text(run, before))
            yield _control(run, figures[int(match[1])], names, number)
            number, end = number + 1, match.end()
        if text[end:]:
            yield _run(run, _text(run, text[end:]))


def _control(run: Any, figure: Figure, names: Mapping[str, str], number: int) -> Any:
    element = run.makeelement(f"{_W}sdt")
    about = element.makeelement(f"{_W}sdtPr")
    for name, value in (("alias", figure.title(names)), ("tag", figure.tag), ("id", str(number))):
        about.append(about.makeelement(f"{_W}{name}", {f"{_W}val": value}))
    content = element.makeelement(f"{_W}sdtContent")
    content.append(_run(run, _text(run, figure.shown)))
    element.extend((about, content))
    return element


def _run(like: Any, *inner: Any) -> Any:
    made = like.makeelement(f"{_W}r")
    about = like.find(f"{_W}rPr")
    if about is not None:
        made.append(copy.deepcopy(about))
    made.extend(inner)
    return made


def _text(like: Any, value: str) -> Any:
    made = like.makeelement(f"{_W}t", {_SPACE: "preserve"})
    made.text = plain(value)
    return made
