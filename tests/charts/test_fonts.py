"""Fonts are chosen by the characters that they have, and their lack is said plainly."""

import pytest

from projledger.charts.fonts import NEEDED, Face, fonts_for
from projledger.foundation.errors import FontMissing
from projledger.foundation.language import set_language

LATIN = Face("DejaVu Sans", "dejavu.ttf", 0)
HEI = Face("SimHei", "simhei.ttf", 0)
NOTO = Face("Noto Sans CJK SC", "noto.ttc", 2)
RARE = Face("Rare Characters", "rare.ttf", 0)
COMMON = frozenset(map(ord, NEEDED + "0123456789.%+-"))


def points(**more: str):
    has = {
        LATIN: frozenset(range(0x20, 0x7F)),
        HEI: COMMON,
        NOTO: COMMON | {ord("甪")},
        RARE: frozenset(map(ord, "𠮷甪")),
    }
    return has.__getitem__


def test_a_font_without_chinese_characters_is_none() -> None:
    with pytest.raises(FontMissing) as told:
        fonts_for(["完成率"], faces=lambda: [LATIN], has=points())
    assert "apt install fonts-noto-cjk" in str(told.value)
    assert told.value.exit_code == 3


def test_the_message_is_chinese_where_the_interface_is() -> None:
    set_language("zh")
    with pytest.raises(FontMissing, match="没有一种字体") as told:
        fonts_for(["完成率"], faces=list, has=points())
    assert "fonts-noto-cjk" in str(told.value)


def test_the_best_known_font_is_taken_whatever_the_order_of_the_system() -> None:
    assert fonts_for(["计划"], faces=lambda: [LATIN, HEI, NOTO], has=points()).names == ("Noto Sans CJK SC",)
    assert fonts_for(["计划"], faces=lambda: [LATIN, HEI], has=points()).names == ("SimHei",)


def test_a_known_name_promises_nothing() -> None:
    hollow = Face("Noto Sans CJK SC", "cut-down.ttf", 0)
    has = {hollow: frozenset(map(ord, "计划")), HEI: COMMON}
    assert (
        fonts_for(["计划"], faces=lambda: [hollow, HEI], has=has.__getitem__).names
        == ("SimHei", "Noto Sans CJK SC")[:1]
    )


def test_rare_characters_come_from_another_font_and_unknown_ones_are_named() -> None:
    found = fonts_for(["甪直𠮷镇☃"], faces=lambda: [HEI, RARE], has=points())
    assert found.names == ("SimHei", "Rare Characters")
    assert found.lacking == {"直", "☃"}


def test_a_file_that_is_no_font_has_no_characters(tmp_path) -> None:
    from projledger.charts.fonts import code_points

    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    assert code_points(Face("Broken", str(broken), 0)) == frozenset()
