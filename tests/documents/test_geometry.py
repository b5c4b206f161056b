"""The page of GB/T 9704-2012 in the XML of every kind's template, to the tenth of a millimetre."""

from collections.abc import Iterator
from typing import Any

import pytest
from docx import Document
from lxml import etree
from paper_templates.kinds import KINDS

from projledger.foundation.shipped import shipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
UPRIGHT = 8844  # twips: 156 mm
every_kind = pytest.mark.parametrize("name", KINDS)


def mm(twips: str) -> float:
    return round(int(twips) * 25.4 / 1440, 1)


def points(eighths: str) -> float:
    """A rule's thickness in millimetres."""
    return round(int(eighths) / 8 * 25.4 / 72, 2)


def opened(name: str) -> Any:
    return Document(str(shipped("templates") / name))


def sections(document: Any) -> Iterator[Any]:
    return document.element.body.iter(f"{W}sectPr")


def part(document: Any, section: Any, kind: str, place: str) -> Any:
    """The root of the header or footer that ``section`` names for ``place``."""
    (reference,) = [node for node in section.iterfind(f"{W}{kind}Reference") if node.get(f"{W}type") == place]
    return document.part.related_parts[reference.get(f"{R}id")].element


def attributes(node: Any) -> dict[str, str]:
    return {etree.QName(name).localname: value for name, value in node.attrib.items()}


@every_kind
def test_the_page_is_a4_with_a_text_block_of_156_by_225_mm(name: str) -> None:
    for section in sections(opened(name)):
        size, edges = section.find(f"{W}pgSz"), attributes(section.find(f"{W}pgMar"))
        top, right, bottom, left = (mm(edges[side]) for side in ("top", "right", "bottom", "left"))
        wide = size.get(f"{W}orient") == "landscape"
        assert (mm(size.get(f"{W}w")), mm(size.get(f"{W}h"))) == ((297, 210) if wide else (210, 297))
        # Laid on its side, the page's head lies at the upright page's left edge.
        assert (top, right, bottom, left) == ((28, 37, 26, 35) if wide else (37, 26, 35, 28))


@every_kind
def test_the_grid_has_22_lines_of_28_characters(name: str) -> None:
    document = opened(name)
    for section in sections(document):
        grid = attributes(section.find(f"{W}docGrid"))
        assert grid["type"] == "lines"
        assert 22 * int(grid["linePitch"]) <= 225 * 1440 / 25.4 < 23 * int(grid["linePitch"])
    look = document.styles["Normal"].element.find(f"{W}rPr")
    character = int(look.find(f"{W}sz").get(f"{W}val")) * 10 + int(look.find(f"{W}spacing").get(f"{W}val"))
    assert 156 * 1440 / 25.4 // character == 28


@every_kind
def test_the_styles_name_the_offices_fonts_for_chinese_and_no_theme(name: str) -> None:
    document = opened(name)
    found = {}
    for style in ("Normal", "Title", "Heading 1", "Heading 2", "公文发文机关标志", "公文段首"):
        fonts = attributes(document.styles[style].element.find(f"{W}rPr/{W}rFonts"))
        assert fonts["eastAsia"] == fonts["ascii"] == fonts["hAnsi"]
        found[style] = fonts["eastAsia"]
    assert found == {
        "Normal": "仿宋_GB2312",
        "Title": "方正小标宋简体",
        "Heading 1": "黑体",
        "Heading 2": "楷体_GB2312",
        "公文发文机关标志": "方正小标宋简体",
        "公文段首": "楷体_GB2312",
    }
    assert b"Theme=" not in etree.tostring(document.styles.element)


@every_kind
def test_page_numbers_stand_at_the_outer_edge_7_mm_below_the_text(name: str) -> None:
    document = opened(name)
    assert document.settings.odd_and_even_pages_header_footer
    for section in sections(document):
        wide = section.find(f"{W}pgSz").get(f"{W}orient") == "landscape"
        for place, side in (("default", "right"), ("even", "left")):
            footer = part(document, section, "footer", place)
            (number,) = [p for p in footer.iter(f"{W}p") if p.find(f".//{W}instrText") is not None]
            said = "".join(node.text for node in number.iter(f"{W}t", f"{W}instrText"))
            assert said == "—  PAGE 1 —"
            assert number.find(f"{W}pPr/{W}jc").get(f"{W}val") == side
            assert number.find(f"{W}pPr/{W}ind").get(f"{W}{side}Chars") == "100"
            if wide:  # at the upright page's lower edge, which is the left one now
                place_of = attributes(footer.find(f"{W}tbl/{W}tblPr/{W}tblpPr"))
                width = footer.find(f"{W}tbl/{W}tblGrid/{W}gridCol").get(f"{W}w")
                assert mm(str(1984 - int(place_of["tblpX"]) - int(width))) == 7.1
                assert footer.find(f".//{W}textDirection").get(f"{W}val") == "tbRl"
            else:
                below = int(section.find(f"{W}pgMar").get(f"{W}footer"))
                line = document.styles["footer"].element.find(f"{W}pPr/{W}spacing").get(f"{W}line")
                assert mm(str(1984 - below - int(line))) == 7.1


@every_kind
def test_a_letters_rules_are_170_mm_long_and_stand_where_they_must(name: str) -> None:
    document = opened(name)
    first = next(sections(document))
    assert first.find(f"{W}titlePg") is not None
    edges = attributes(first.find(f"{W}pgMar"))
    assert mm(edges["header"]) == 29  # the characters begin a millimetre below the line's top
    ruled = [
        p.find(f"{W}pPr")
        for kind in ("header", "footer")
        for p in part(document, first, kind, "first").iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pBdr") is not None
    ]
    (thick, thin), (thin_again, thick_again) = (
        [points(edge.get(f"{W}sz")) for edge in about.find(f"{W}pBdr")] for about in ruled
    )
    assert thick == thick_again > thin == thin_again
    indent, frame = attributes(ruled[0].find(f"{W}ind")), attributes(ruled[1].find(f"{W}framePr"))
    assert (mm(edges["left"]) + mm(indent["left"]), mm(edges["right"]) + mm(indent["right"])) == (20, 20)
    assert (mm(frame["x"]), mm(frame["w"]), mm(frame["y"])) == (20, 170, 297 - 20)
    assert (frame["hAnchor"], frame["vAnchor"]) == ("page", "page")


@every_kind
def test_the_tail_stands_on_the_lower_edge_of_the_text_between_rules_of_the_set_thickness(name: str) -> None:
    tails = [table for table in opened(name).tables if table._tbl.find(f"{W}tblPr/{W}tblpPr") is not None]
    ruled = []
    for table in tails:
        about = table._tbl.find(f"{W}tblPr")
        place = attributes(about.find(f"{W}tblpPr"))
        assert (place["vertAnchor"], place["tblpYSpec"], mm(place["tblpX"])) == ("margin", "bottom", 28)
        assert mm(about.find(f"{W}tblW").get(f"{W}w")) == 156
        edges = about.find(f"{W}tblBorders")
        ruled.append(None if edges is None else [points(edge.get(f"{W}sz")) for edge in edges])
    # 版记, the tail of a briefing, the copies of a letter
    assert ruled == [[0.35, 0.35, 0.26], [0.35, 0.35, 0.26], None]


@every_kind
def test_no_row_is_broken_and_only_the_first_is_repeated(name: str) -> None:
    for table in opened(name).element.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert not [row for row in rows[1:] if row.find(f"{W}trPr/{W}tblHeader") is not None]


@every_kind
def test_every_table_of_an_annex_repeats_its_head(name: str) -> None:
    for width, table in tables_by_width(opened(name)):
        if width > UPRIGHT:
            assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


@every_kind
def test_nothing_needs_a_text_box(name: str) -> None:
    document = opened(name)
    boxes = ("txbxContent", "pict", "drawing", "textbox")
    roots = [part.element for part in document.part.package.iter_parts() if hasattr(part, "element")]
    assert not [node.tag for root in roots for node in root.iter() if etree.QName(node).localname in boxes]


@every_kind
def test_every_column_is_wide_enough_for_its_title_in_one_line(name: str) -> None:
    for _width, table in tables_by_width(opened(name)):
        head = table.find(f"{W}tr")
        if head.find(f"{W}trPr/{W}tblHeader") is None:
            continue
        for cell in head.iterfind(f"{W}tc"):
            room = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) - 2 * 57
            for line in cell.iterfind(f"{W}p"):
                said = "".join(node.text for node in line.iter(f"{W}t")).replace("{{ term_short }}", "时序")
                assert sum(105 if char.isascii() else 210 for char in said) <= room, said


@every_kind
def test_a_table_is_no_wider_than_its_page(name: str) -> None:
    for width, table in tables_by_width(opened(name)):
        assert sum(int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")) <= width


def tables_by_width(document: Any) -> Iterator[tuple[int, Any]]:
    """Each table with the width, in twips, of the text block of its section."""
    waiting: list[Any] = []
    for block in document.element.body:
        if block.tag == f"{W}tbl":
            waiting.append(block)
        section = block if block.tag == f"{W}sectPr" else block.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            size, edges = section.find(f"{W}pgSz"), attributes(section.find(f"{W}pgMar"))
            width = int(size.get(f"{W}w")) - int(edges["left"]) - int(edges["right"])
            yield from ((width, table) for table in waiting)
            waiting = []
