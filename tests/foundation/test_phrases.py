"""Words of ours in a finding follow the language of the screen, not that of the import."""

import json

import pytest

from projledger.checks.identities import listed
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.language import N_, set_language
from projledger.foundation.phrase import Phrase, again, kept, told
from projledger.intake.settling import in_words


@pytest.fixture(autouse=True)
def _back_to_english():
    yield
    set_language("en")


def credit_code() -> Finding:
    reason = Phrase(N_("it has {count} characters, not 18"), count="17")
    return Finding("U607", "单位.xlsx", "单位", Cell(4, 3), "credit_code", "9151", {"reason": reason})


def test_a_finding_made_in_english_is_told_in_chinese_and_back() -> None:
    set_language("en")
    finding = credit_code()
    english = finding.message
    assert "17 characters" in english
    set_language("zh")
    assert "共17位" in finding.message or "17" in finding.message
    assert "characters" not in finding.message
    set_language("en")
    assert finding.message == english


def test_what_is_kept_comes_back_in_the_language_then_in_force() -> None:
    set_language("en")
    row = json.loads(json.dumps(list(credit_code().kept())))
    set_language("zh")
    *place, details = row
    again_there = Finding(*place, details).told()
    assert "characters" not in again_there.message
    assert isinstance(again_there.details["reason"], Phrase)


def test_lists_and_contradictions_are_phrases_too() -> None:
    set_language("en")
    said = in_words([("file", "6月"), ("title", "5月"), ("title", "5月")])
    assert said == "file name: 6月; title: 5月"
    names = listed([f"项目{number}" for number in range(8)])
    assert names.endswith("and 3 more")
    set_language("zh")
    assert again(said) == "文件名：6月；标题：5月"
    assert "more" not in again(names)
    assert again(told(kept(said))) == "文件名：6月；标题：5月"


@pytest.mark.parametrize(
    "text", ["", "约480万", '["x", {}]', "\x1f", "\x1f[1, 2]", '\x1f["{a}", {}]', "\x1fnull"]
)
def test_texts_of_files_are_kept_and_told_as_they_are(text: str) -> None:
    assert kept(text) == text
    assert told(text) == text
