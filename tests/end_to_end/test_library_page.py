"""The page about scripts says what is so: its lines are run on the sample county."""

import doctest
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
PAGE = Path(__file__).resolve().parents[2] / "docs" / "library.md"


def test_the_examples_of_the_page_give_what_it_says(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.chdir(county.parent)
    text = PAGE.read_text(encoding="utf-8").replace('open("county")', f"open({str(county)!r})")
    examples = doctest.DocTestParser().get_doctest(text, {}, "library.md", str(PAGE), 0)
    assert len(examples.examples) > 10
    said: list[str] = []
    outcome = doctest.DocTestRunner(verbose=False).run(examples, out=said.append)
    assert outcome.failed == 0, "".join(said)
