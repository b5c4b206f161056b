"""The invented ledgers owe nothing to projledger, are always the same, and show every trait often enough."""

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

import invented
import pytest
from invented import invent
from invented.titles import all_titles, filled
from rounds import TRAIT_SHARE

from projledger.forms.register import FORMS
from projledger.layout.title import read_title

pytestmark = pytest.mark.slow

PACKAGE = Path(invented.__file__).parent


def test_no_module_of_the_generator_imports_projledger() -> None:
    imported = set()
    for module in PACKAGE.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module or "")
    assert {name.partition(".")[0] for name in imported}.isdisjoint(
        {"projledger", "compared", "ledgers", "rounds"}
    )


def test_inventing_a_file_loads_nothing_of_projledger() -> None:
    script = "import sys; from invented import invent; invent(1, 0); print('projledger' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"


def test_a_third_of_the_titles_are_unknown_to_the_forms() -> None:
    known = {
        read_title(title).pattern
        for form in FORMS.values()
        for spec in form.fields
        for title in (spec.title, *spec.aliases)
    }
    titles = all_titles()
    unknown = [title for _, title in titles if read_title(filled(title, 2021, 6)).pattern not in known]
    assert len(unknown) * 3 >= len(titles), f"{len(unknown)} of {len(titles)}"


def test_the_same_seed_and_number_give_the_same_file() -> None:
    first, second = invent(3, 14), invent(3, 14)
    assert (first.name, first.returns, first.expected, first.traits) == (
        second.name,
        second.returns,
        second.expected,
        second.traits,
    )


def test_each_trait_occurs_in_a_twentieth_of_the_files() -> None:
    files = 500
    counts = Counter(trait for index in range(files) for trait in invent(1, index).traits)
    assert {trait: count for trait, count in counts.items() if count * 100 < TRAIT_SHARE * files} == {}
