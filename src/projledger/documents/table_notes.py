"""The note below a table stays on the page of the table's last row, as a clerk would see to by hand."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The name of the style in which notes are set, in our templates and in those made from them.
NOTE_STYLE = "公文表注"
#: What Word wants before ``w:keepNext`` in the properties of a paragraph.
_BEFORE = frozenset({f"{_W}pStyle"})


def keep_notes(document: "Document") -> None:
    """Let the last row of each table keep with the note that follows it."""
    notes = {style.style_id for style in document.styles if style.name == NOTE_STYLE}
    for table in document.element.body.iter(f"{_W}tbl"):
        following = table.getnext()
        if following is None or _style(following) not in notes:
            continue
        *_rest, last = table.iterfind(f"{_W}tr")
        for paragraph in last.iter(f"{_W}p"):
            _keep(paragraph)


def _style(block: Any) -> str | None:
    style = block.find(f"{_W}pPr/{_W}pStyle")
    return None if style is None else style.get(f"{_W}val")


def _keep(paragraph: Any) -> None:
    about = paragraph.get_or_add_pPr()
    if about.find(f"{_W}keepNext") is None:
        place = sum(child.tag in _BEFORE for child in about)
        about.insert(place, about.makeelement(f"{_W}keepNext"))
