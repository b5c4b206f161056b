"""Png and svg: whole, the same twice, without formulas, and drawn without a network."""

import socket
import struct

import pytest
from lxml import etree
from made_pictures import POINT, table_of

from projledger.charts.fonts import Fonts, fonts_for
from projledger.charts.groups import gap_picture
from projledger.charts.marks import Page
from projledger.charts.page import SIZES, laid_out
from projledger.charts.render import missing, printable, rendered
from projledger.foundation.errors import FontMissing

SVG = "{http://www.w3.org/2000/svg}"


def made(names: list[str] | None = None) -> tuple[Page, Fonts]:
    page = laid_out(gap_picture(table_of([603, 467], names=names), POINT, 40), SIZES["a4"])
    try:
        return page, fonts_for([label.text for label in page.labels()])
    except FontMissing:
        pytest.skip("this machine has no font with Chinese characters")


def test_svg_is_well_formed_and_the_same_twice() -> None:
    page, fonts = made()
    first, second = (rendered(page, fonts, "svg", title="图") for _ in range(2))
    assert first == second
    root = etree.fromstring(first)
    assert root.tag == f"{SVG}svg"
    assert root.find(f".//{SVG}path") is not None
    assert root.find(f".//{SVG}text") is None  # outlines: no font is needed where it is looked at
    for word in (b"matplotlib.org", b"<dc:date>", b"http://www.w3.org/1999/xhtml"):
        assert word not in first


def test_svg_describes_itself_with_its_text() -> None:
    page, fonts = made()
    data = rendered(page, fonts, "svg", title="超欠图").decode()
    assert "超欠图" in data
    assert "+10.30 绿" in data


def test_png_is_sharp_enough_for_a4_and_the_same_twice() -> None:
    page, fonts = made()
    first, second = (rendered(page, fonts, "png") for _ in range(2))
    assert first == second
    width, height = struct.unpack(">II", first[16:24])
    assert first.startswith(b"\x89PNG")
    assert width == int(170 / 25.4 * 300)
    assert height == int(page.height / 25.4 * 300)


@pytest.mark.parametrize(
    "name", ["$\\frac{1}{2}$镇", "$\\nosuch{$镇", "</svg><script>alert(1)</script>", "_x^y_{z}"]
)
def test_names_are_never_read_as_formulas_or_markup(name: str) -> None:
    page, fonts = made([name, "乙镇"])
    data = rendered(page, fonts, "svg", title=name)
    assert b"<script" not in data
    etree.fromstring(data)
    rendered(page, fonts, "png")


def test_characters_that_no_font_has_are_marked_and_named() -> None:
    fonts = Fonts(("SimHei",), frozenset("𠮷"))
    assert printable("𠮷镇", fonts) == "〓镇"
    assert missing(["𠮷镇", "𠮷乡"], fonts) == ["𠮷"]


def test_drawing_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    page, fonts = made()

    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("a picture must be drawn without a network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert rendered(page, fonts, "svg")
