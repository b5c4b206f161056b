"""Every document is a package that Word opens as it is; a broken one is found, whatever is broken in it."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from paper_templates.kinds import KINDS

from projledger.foundation.shipped import shipped
from word_package import faults

DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
RELATIONS, TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent><w:r/></w:sdtContent></w:sdt>'
Break = Callable[[dict[str, str]], Any]


@pytest.fixture(scope="module")
def sound() -> dict[str, str]:
    with zipfile.ZipFile(shipped("templates") / "bulletin.docx") as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def packed(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def swapped(part: str, first: str, second: str) -> Break:
    """The first place in ``part`` where ``second`` follows ``first``, in the wrong order."""
    return changed(part, f"(<w:{first}[ />][^>]*>)(<w:{second}[ />][^>]*>)", r"\2\1")


def changed(part: str, pattern: str, new: str) -> Break:
    def change(parts: dict[str, str]) -> None:
        parts[part], count = re.subn(pattern, new, parts[part], count=1, flags=re.DOTALL)
        assert count, f"{pattern} is nowhere in {part}"

    return change


def removed(part: str) -> Break:
    return lambda parts: parts.pop(part)


def added(part: str, content: str) -> Break:
    return lambda parts: parts.update({part: content})


BROKEN: dict[str, tuple[Break, str]] = {
    "paragraph properties": (swapped(STYLES, "keepNext", "keepLines"), "keepNext"),
    "run properties": (swapped(STYLES, "sz", "szCs"), "'sz'"),
    "table properties": (swapped(DOCUMENT, "tblW", "jc"), "tblW"),
    "cell properties": (swapped(DOCUMENT, "tcW", "shd"), "tcW"),
    "row properties": (changed(DOCUMENT, "(<w:trPr>.*?</w:trPr>)(<w:tc>)", r"\2\1"), "trPr"),
    "section": (swapped(DOCUMENT, "pgSz", "pgMar"), "pgSz"),
    "section in a paragraph": (changed(DOCUMENT, '(<w:pStyle w:val="GwEnd"/>)(<w:sectPr>.*?</w:sectPr>)', r"\2\1"), "pStyle"),
    "control": (changed(DOCUMENT, "<w:r>", '<w:sdt><w:sdtContent><w:r/></w:sdtContent><w:sdtPr><w:id w:val="5"/></w:sdtPr></w:sdt><w:r>'), "sdtPr"),
    "style": (swapped(STYLES, "basedOn", "next"), "basedOn"),
    "settings": (swapped(SETTINGS, "defaultTabStop", "evenAndOddHeaders"), "defaultTabStop"),
    "table without grid": (changed(DOCUMENT, "<w:tblGrid>.*?</w:tblGrid>", ""), "tblGrid"),
    "value": (changed(DOCUMENT, 'w:jc w:val="center"', 'w:jc w:val="middle"'), "middle"),
    "element": (changed(DOCUMENT, '<w:jc w:val="center"/>', "<w:justify/>"), "justify"),
    "text outside a run": (changed(DOCUMENT, "</w:pPr><w:r>", "</w:pPr><w:t>x</w:t><w:r>"), "'t'"),
    "bare text": (changed(DOCUMENT, "<w:r><w:t", "stray<w:r><w:t"), "stray"),
    "empty cell": (changed(DOCUMENT, "(</w:tcPr>)<w:p>.*?(</w:tc>)", r"\1\2"), "does not end in a paragraph"),
    "cell that ends in a table": (changed(DOCUMENT, "</w:p></w:tc>", "</w:p><w:tbl><w:tblPr/><w:tblGrid/></w:tbl></w:tc>"), "does not end in a paragraph"),
    "nested paragraph": (changed(DOCUMENT, "<w:r>", "<w:p/><w:r>"), "a paragraph within a paragraph"),
    "span": (changed(DOCUMENT, '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="9"/>'), "a row of 9 cells"),
    "open field": (changed("word/footer1.xml", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""), "a field that is not closed"),
    "block behind the section": (changed(DOCUMENT, "</w:sectPr></w:body>", "</w:sectPr><w:p/></w:body>"), "does not end in its section"),
    "table at the end": (changed(DOCUMENT, "<w:p>(?:(?!<w:p>).)*?</w:p>(<w:sectPr>(?:(?!<w:sectPr>).)*</w:body>)", r"<w:tbl><w:tblPr/><w:tblGrid/><w:tr/></w:tbl>\1"), "the last block is no paragraph"),
    "two controls of one id": (changed(DOCUMENT, "<w:r>", f"{CONTROL}{CONTROL}<w:r>"), "the identifier 5"),
    "long tag": (changed(DOCUMENT, "<w:r>", CONTROL.replace("<w:id", f'<w:tag w:val="{"a" * 65}"/><w:id') + "<w:r>"), "longer than 64"),
    "style twice": (changed(STYLES, 'w:styleId="GwBody"', 'w:styleId="GwCell"'), "the style GwCell stands twice"),
    "name of a style twice": (changed(STYLES, 'w:name w:val="公文正文"', 'w:name w:val="公文表格文字"'), "are called 公文表格文字"),
    "unknown style": (changed(DOCUMENT, 'pStyle w:val="GwBody"', 'pStyle w:val="Nowhere"'), "pStyle names Nowhere"),
    "part missing": (removed("word/footer1.xml"), "the target word/footer1.xml is missing"),
    "relationship missing": (changed(RELATIONS, '<Relationship Id="rIdOdd"[^>]*>', ""), "rIdOdd"),
    "relationship twice": (changed(RELATIONS, 'Id="rIdOdd"', 'Id="rIdEven"'), "an identifier twice"),
    "type missing": (changed(TYPES, '<Override PartName="/word/footer1.xml"[^>]*>', ""), "word/footer1.xml has no content type"),
    "type wrong": (changed(TYPES, '(footer1.xml" ContentType="[^"]*)footer', r"\1header"), "word/footer1.xml is not of the type"),
    "part that nothing names": (added("word/extra.xml", "<a/>"), "no relationship leads to word/extra.xml"),
    "not well-formed": (changed(DOCUMENT, "</w:body>", ""), "not well-formed"),
    "order of the package": (lambda parts: parts.update({TYPES: parts.pop(TYPES)}), "the package begins with"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_package_is_found(sound: dict[str, str], what: str) -> None:
    breaking, words = BROKEN[what]
    parts = dict(sound)
    breaking(parts)
    found = faults(packed(parts))
    assert any(words in fault for fault in found), found


def test_a_part_that_stands_twice_is_found(sound: dict[str, str]) -> None:
    buffer = io.BytesIO(packed(sound))
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning):
        package.writestr(SETTINGS, sound[SETTINGS])
    assert faults(buffer.getvalue()) == [f"twice in the package: {[SETTINGS]}"]


@pytest.mark.parametrize("name", KINDS)
def test_a_template_is_a_sound_package(name: str) -> None:
    assert faults((shipped("templates") / name).read_bytes()) == []
