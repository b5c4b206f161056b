"""What stands at the bottom of the last page: 版记, the tail of a briefing, the copies of a letter.

A floating table bound to the lower edge of the text block, anchored in the document's last paragraph: a
clerk can click into it and write, and it needs no text box.
"""

from paper_templates.geometry import LEFT, TEXT_WIDTH
from paper_templates.words import paragraph, said, when

#: LibreOffice leaves a table as wide as the text in its place unless it is placed by the page's edge.
_PLACE = (
    '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page" '
    f'w:tblpX="{LEFT}" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
)
_OUTER, _INNER = 8, 6  #: eighths of a point: 0.35 and 0.25 mm
_NONE = '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
#: Whether a briefing says to whom it goes: two rules with nothing between them would be no tail.
_RECEIVERS = "tail.report_to or tail.send_to or tail.issue_to"
#: The last paragraph: the tail's anchor, as low as can be.
ANCHOR = paragraph("GwEnd")


def _cell(width: int, *content: str, span: int = 1, low: bool = False) -> str:
    joined = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    place = '<w:vAlign w:val="bottom"/>' if low else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{joined}{place}</w:tcPr>{"".join(content)}</w:tc>'
    )


def _row(*cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _at_bottom(widths: tuple[int, ...], rows: str, *, ruled: bool = True) -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
        for edge, size in (("top", _OUTER), ("bottom", _OUTER), ("insideH", _INNER))
    )
    borders = f"<w:tblBorders>{edges}</w:tblBorders>" if ruled else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{_PLACE}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_NONE}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _when_row(condition: str, *rows: str, span: int) -> str:
    def only(tag: str) -> str:
        return _row(_cell(TEXT_WIDTH, said("GwTail", tag), span=span))

    return only(f"{{%tr if {condition} %}}") + "".join(rows) + only("{%tr endif %}")


def _colophon() -> str:
    """版记: 抄送 between rules, 印发机关 at left and 印发日期 at right below it."""
    widths = (5000, TEXT_WIDTH - 5000)
    copies = _row(_cell(TEXT_WIDTH, said("GwTailTo", "抄送：{{ tail.copy_to }}。"), span=2))
    printed = _row(
        _cell(widths[0], said("GwTail", "{{ tail.office }}")),
        _cell(widths[1], said("GwTailRight", "{{ tail.date }}印发")),
    )
    return _at_bottom(widths, _when_row("tail.copy_to", copies, span=2) + printed)


def _briefing_tail() -> str:
    """报, 送, 发 at left, 共印N份 at right, between two rules."""
    widths = (6600, TEXT_WIDTH - 6600)
    receivers = "".join(
        when(f"tail.{name}", said("GwTailTo", f"{word}：{{{{ tail.{name} }}}}。"))
        for name, word in (("report_to", "报"), ("send_to", "送"), ("issue_to", "发"))
    )
    copies = when("tail.copies", said("GwTailRight", "共印{{ tail.copies }}份"))
    # A cell must end in a paragraph, whatever the marks leave of it.
    end = paragraph("GwEnd")
    return _at_bottom(widths, _row(_cell(widths[0], receivers, end), _cell(widths[1], copies, end, low=True)))


def _letter_tail() -> str:
    """抄送 alone at the bottom of the last page: a letter has neither rules nor 印发 there."""
    return _at_bottom(
        (TEXT_WIDTH,), _row(_cell(TEXT_WIDTH, said("GwTailTo", "抄送：{{ tail.copy_to }}。"))), ruled=False
    )


def tail() -> str:
    """The tail that ``head.style`` asks for, and the last paragraph, which holds it."""
    return (
        when('head.style == "gongwen" and tail.office', _colophon())
        + when(f'head.style == "jianbao" and ({_RECEIVERS} or tail.copies)', _briefing_tail())
        + when('head.style == "letter" and tail.copy_to', _letter_tail())
        + ANCHOR
    )
