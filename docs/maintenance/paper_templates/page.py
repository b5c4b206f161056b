"""Sections of a document: the page, its grid, and what stands in its margins."""

from dataclasses import dataclass

from paper_templates.geometry import (
    BOTTOM,
    FOOTER,
    HEADER,
    LEFT,
    LINE,
    PAGE_HEIGHT,
    PAGE_NUMBER_LINE,
    PAGE_WIDTH,
    RIGHT,
    TEXT_WIDTH,
    TOP,
    mm,
)
from paper_templates.namespaces import NAMESPACES, XML
from paper_templates.styles import rule, spacing
from paper_templates.words import mark, paragraph, run, text, when


@dataclass(frozen=True)
class MarginPart:
    """A header or footer: its relationship, file, kind (header, footer), place (default, even, first), content."""

    relation: str
    file: str
    kind: str
    place: str
    content: str

    @property
    def reference(self) -> str:
        return f'<w:{self.kind}Reference w:type="{self.place}" r:id="{self.relation}"/>'

    @property
    def xml(self) -> str:
        root = "w:ftr" if self.kind == "footer" else "w:hdr"
        return f"{XML}<{root} {NAMESPACES}>{self.content}</{root}>"


def _number() -> str:
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            text("1"),
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return f"{run('— ')}{field}{run(' —')}"


def page_number(side: str) -> str:
    """The page number between two dashes, one character in from the outer edge."""
    indent = f'<w:ind w:{side}="280" w:{side}Chars="100"/>'
    return paragraph("Footer", _number(), layout=f'{indent}<w:jc w:val="{side}"/>')


def _turned_page_number(side: str) -> str:
    """The same number on a page laid on its side: where it would stand were the page upright.

    The upright page's bottom edge is the left edge of the page laid down, so the number stands there, read
    from top to bottom, in a cell as long as the upright text block is wide.
    """
    place = (
        '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" w:horzAnchor="page" '
        f'w:tblpX="{FOOTER}" w:tblpY="{LEFT}"/>'
    )
    width = PAGE_NUMBER_LINE
    return (
        f'<w:tbl><w:tblPr>{place}<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{TEXT_WIDTH}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>'
        f"{page_number(side)}</w:tc></w:tr></w:tbl>{paragraph('GwEnd')}"
    )


#: From 20 to 190 mm across the page: a letter's rules are 170 mm long.
_ACROSS = f'<w:ind w:left="{mm(20) - LEFT}" w:right="{mm(20) - RIGHT}"/>'


def _double_rule(upper: int, lower: int, place: str = "", before: int = 0) -> str:
    """Two red rules, their thicknesses in eighths of a point; ``place`` is that of a frame on the page."""
    edges = f"<w:pBdr><w:top {rule(upper)}/><w:bottom {rule(lower)}/></w:pBdr>"
    return paragraph("GwLetterRule", layout=f"{place}{edges}{spacing(20, before)}{'' if place else _ACROSS}")


#: Where no text comes near: 20 mm above the page's lower edge.
_LOW = (
    f'<w:framePr w:w="{mm(170)}" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="{mm(20)}" '
    f'w:y="{PAGE_HEIGHT - mm(20)}"/>'
)
_LETTER = 'head.style == "letter" and head.mark'
_THICK, _THIN = 20, 6
ODD = MarginPart("rIdOdd", "footer1.xml", "footer", "default", page_number("right"))
EVEN = MarginPart("rIdEven", "footer2.xml", "footer", "even", page_number("left"))
TURNED_ODD = MarginPart("rIdTurnedOdd", "footer3.xml", "footer", "default", _turned_page_number("right"))
TURNED_EVEN = MarginPart("rIdTurnedEven", "footer4.xml", "footer", "even", _turned_page_number("left"))
#: The first page of a letter: the sender's name 30 mm below the page's top, red double rules, no number.
FIRST_HEAD = MarginPart(
    "rIdFirstHead",
    "header1.xml",
    "header",
    "first",
    when(
        _LETTER,
        mark("GwLetterMark", 12, 18, layout=_ACROSS),
        _double_rule(_THICK, _THIN, before=mm(2.2)),
    )
    + paragraph("GwEnd"),
)
FIRST_FOOT = MarginPart(
    "rIdFirstFoot",
    "footer5.xml",
    "footer",
    "first",
    when(
        _LETTER,
        _double_rule(_THIN, _THICK, _LOW),
        paragraph("GwEnd"),
        otherwise=(page_number("right"),),
    ),
)


@dataclass(frozen=True)
class Section:
    """A run of pages: what stands in their margins, whether they are laid on their side."""

    margins: tuple[MarginPart, ...] = (ODD, EVEN)
    turned: bool = False

    @property
    def xml(self) -> str:
        if self.turned:
            # The head of the page lies at the upright page's left edge, on odd and on even pages alike.
            size = f'<w:pgSz w:w="{PAGE_HEIGHT}" w:h="{PAGE_WIDTH}" w:orient="landscape"/>'
            edges = f'w:top="{LEFT}" w:right="{TOP}" w:bottom="{RIGHT}" w:left="{BOTTOM}" w:header="851"'
        else:
            size = f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
            edges = f'w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="{HEADER}"'
        own_first = any(part.place == "first" for part in self.margins)
        return (
            f"<w:sectPr>{''.join(part.reference for part in self.margins)}{size}"
            f'<w:pgMar {edges} w:footer="{FOOTER}" w:gutter="0"/><w:cols w:space="425"/>'
            f'{"<w:titlePg/>" if own_first else ""}<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
        )

    @property
    def end(self) -> str:
        """The paragraph that ends this section where another follows."""
        return f'<w:p><w:pPr><w:pStyle w:val="GwEnd"/>{self.xml}</w:pPr></w:p>'


FIRST = Section((FIRST_HEAD, FIRST_FOOT, ODD, EVEN))
TURNED = Section((TURNED_ODD, TURNED_EVEN), turned=True)
