"""The documentation says what is true now."""

import importlib.util
import re
from pathlib import Path

import pytest

from projledger.foundation.codes import CODES

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
assert _spec is not None
assert _spec.loader is not None
docs_build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(docs_build)


@pytest.mark.parametrize("name", sorted(docs_build.PAGES))
def test_a_generated_page_equals_what_the_code_says(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == docs_build.PAGES[name](), (
        "run: python docs/build.py"
    )


def test_every_code_stands_on_the_page_of_findings() -> None:
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert all(f"| {code} |" in page for code in CODES)


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_every_link_of_a_page_leads_to_a_file(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_dependency_is_named_with_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = [re.split(r"[<>=; ]", line)[0] for line in project["dependencies"]]
    assert [name for name in names if name not in page] == []
