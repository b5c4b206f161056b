"""The page of the wall chart is whole in itself, and no text in it can become markup or script."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from made_board import record_of
from made_records import figure, project

from projledger.exports.board_page import board_page, data_block

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    "]]>&lt;b&gt;&amp;",
    "{{script}}{{data}}",
    "line\u2028separator\u2029",
    "half \ud83d of a character",
    "javascript:alert(1)\"'`\\",
]


class Elements(HTMLParser):
    """Every element with its attributes, and the text of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {"script": [], "style": []}
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._inside = tag
        if tag in self.texts:
            self.texts[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in self.texts:
            self.texts[self._inside][-1] += data


def elements(page: bytes) -> Elements:
    parser = Elements()
    parser.feed(page.decode())
    parser.close()
    return parser


def page_of(text: str) -> bytes:
    one = project(1, name=text, unit=text)
    return board_page(record_of([one], [figure(1, 6, completed_ytd=1, problem=text, status=text)]))


@pytest.mark.parametrize("text", HOSTILE)
def test_the_data_block_holds_any_text_and_no_sign_of_markup(text: str) -> None:
    block = data_block({"name": text})
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", block)
    assert json.loads(block) == {"name": text}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_adds_no_element_to_the_page(text: str) -> None:
    plain, hostile = elements(page_of("普通")), elements(page_of(text))
    assert hostile.found == plain.found
    data = json.loads(hostile.texts["script"][0])
    assert data["projects"][0]["name"] == text


def test_the_page_names_nothing_outside_itself() -> None:
    page = page_of("普通").decode()
    assert not re.search(r"https?:|//[a-z]|url\(|@import|\bimport\(|fetch\(|XMLHttpRequest|WebSocket", page)
    for tag, attributes in elements(page.encode()).found:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "a"}
        assert "src" not in attributes
        assert "href" not in attributes
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_the_script_never_makes_markup_of_a_text() -> None:
    script = elements(page_of("普通")).texts["script"][1]
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|srcdoc", script
    )


def test_the_policy_admits_the_page_s_own_style_and_script_and_nothing_else() -> None:
    found = elements(page_of("普通"))
    policy = next(
        attributes["content"]
        for tag, attributes in found.found
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )

    def hashed(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    assert policy == (
        f"default-src 'none'; style-src {hashed(found.texts['style'][0])}; "
        f"script-src {hashed(found.texts['script'][1])}; base-uri 'none'; form-action 'none'"
    )


def test_a_title_from_the_settings_is_text() -> None:
    record = record_of([project(1)], [], settings='subject = "<b>重点</b>项目"\n')
    page = board_page(record).decode()
    assert "<title>2021年上半年&lt;b&gt;重点&lt;/b&gt;项目挂图作战</title>" in page
