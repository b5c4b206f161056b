"""A damaged container of an .xls whose chain of short sectors runs in a circle ends as damage, not in a hang."""

import io

import pytest
from xlrd.compdoc import CompDocError
from xls_builder import book_of, xls

from projledger.workbook.xls_container import Container


def test_a_chain_in_a_circle_is_damage_and_a_sound_one_is_read() -> None:
    container = Container(xls(book_of([["项目名称"]])), logfile=io.StringIO())
    sound = container._get_stream(b"abcdefgh", 0, [1, -2], 4, 0, size=8)
    assert sound == b"abcdefgh"
    with pytest.raises(CompDocError, match="circle"):
        container._get_stream(b"abcdefgh", 0, [1, 0], 4, 0, size=8)
