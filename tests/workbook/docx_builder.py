"""Small Word documents written part by part, so that a test can put anything into them."""

from html import escape

from workbook_builder import PACKAGE, RELATIONS, zipped

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def cell(inside: str = "", properties: str = "") -> str:
    """A cell of words, or of XML; ``properties`` are the elements of its tcPr."""
    content = inside if inside.startswith("<") else paragraph(inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    whole = "".join(one if one.startswith("<w:") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{whole}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def document(*parts: str, namespace: str = WORD) -> str:
    body = "".join(part if part.startswith("<") else paragraph(part) for part in parts)
    return (
        f'<w:document xmlns:w="{namespace}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}<w:sectPr/></w:body></w:document>"
    )


def docx(*parts: str, extra: dict[str, str | bytes] | None = None) -> bytes:
    """A .docx of pieces: words are a paragraph, what begins with ``<`` is XML."""
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document(*parts),
    }
    return zipped(whole | (extra or {}))
