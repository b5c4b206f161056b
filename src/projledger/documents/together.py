"""What the end of a page must not part, seen to as a clerk would by hand.

The note below a table stays with the table's last row, and the sign-off with the end of the text: a page that
holds nothing but office and date is no page of an official document.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The names of the styles in which notes and sign-offs are set, in our templates and in those made from them.
NOTE_STYLE, SIGNATURE_STYLE = "公文表注", "公文署名"


def keep_together(document: "Document") -> None:
    """Keep each note with its table, each sign-off with the paragraph before it."""
    styles = {style.style_id: style.name for style in document.styles}
    for block in document.element.body.iterchildren(f"{_W}p"):
        before, style = block.getprevious(), styles.get(_style(block))
        if before is None:
            continue
        if style == NOTE_STYLE and before.tag == f"{_W}tbl":
            *_rest, last = before.iterfind(f"{_W}tr")
            for paragraph in last.iter(f"{_W}p"):
                _keep(paragraph)
        elif style == SIGNATURE_STYLE and before.tag == f"{_W}p":
            _keep(before)


def _style(paragraph: Any) -> str | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return None if style is None else style.get(f"{_W}val")


def _keep(paragraph: Any) -> None:
    about = paragraph.get_or_add_pPr()
    if about.find(f"{_W}keepNext") is None:
        place = 1 if about.find(f"{_W}pStyle") is not None else 0  # pStyle alone stands before it
        about.insert(place, about.makeelement(f"{_W}keepNext"))
