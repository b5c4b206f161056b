"""The sections of a filled document, settled once it is known what stands in them.

A template with annexes ends in a section for the tail, which must serve as the only section where there are
no annexes. So it is made like the first; where it is not the first, it has no first page of its own, and
where nothing is left in it (a draft has no tail) it goes, or Word would print an empty page for it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: What shows on paper although it is no text.
_SEEN = frozenset(f"{_W}{name}" for name in ("tbl", "drawing", "pict", "object", "br", "sdt"))


def settle_sections(document: "Document") -> None:
    """Take out an empty last section, and a later section's first page that repeats the document's."""
    body = document.element.body
    _drop_empty_end(body)
    first, *later = list(body.iter(f"{_W}sectPr")) or [None]
    for section in later:
        own_first = section.find(f"{_W}titlePg")
        if own_first is not None and _first_pages(section) == _first_pages(first):
            section.remove(own_first)


def _drop_empty_end(body: Any) -> None:
    """Let the section before the last be the last where only empty paragraphs follow it."""
    last = body.find(f"{_W}sectPr")
    if last is None:
        return
    behind: list[Any] = []
    for block in last.itersiblings(preceding=True):
        section = block.find(f"{_W}pPr/{_W}sectPr")
        if section is not None:
            for empty in behind:
                body.remove(empty)
            body.replace(last, section)
            return
        if not _is_empty(block):
            return
        behind.append(block)


def _is_empty(block: Any) -> bool:
    """Whether ``block`` is a paragraph without anything that shows."""
    return (
        block.tag == f"{_W}p"
        and not any(node.text for node in block.iter(f"{_W}t"))
        and not any(node.tag in _SEEN for node in block.iter())
    )


def _first_pages(section: Any) -> set[str]:
    """The parts that stand in the margins of the section's first page."""
    named = (node for kind in ("headerReference", "footerReference") for node in section.iter(f"{_W}{kind}"))
    return {node.get(_ID) for node in named if node.get(f"{_W}type") == "first"}
