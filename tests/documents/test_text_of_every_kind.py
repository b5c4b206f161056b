"""All that each paper to all says of the sample county for the half-year, as a reader reads it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from projledger.api.ledger import Ledger
from projledger.api.papers import facts_of
from projledger.documents.facts import Facts
from projledger.documents.figures import plain
from projledger.documents.papers import KINDS, Asked
from projledger.foundation.period import Month, Period

HALF = Period("half", Month(2021, 6))
PAPERS = [
    ("bulletin", ""),
    ("bulletin", "listed"),
    ("bulletin", "starts"),
    ("bulletin", "reporting"),
    ("briefing", ""),
    ("red-black", ""),
    ("meeting", ""),
]


@pytest.fixture(scope="module")
def facts(county: Path) -> Iterator[Facts]:
    with Ledger.open(county) as ledger:
        yield facts_of(ledger, HALF, as_of="2021-07-06", dated=date(2021, 7, 6))


def read(context: dict[str, Any]) -> str:
    """The text of a paper, one paragraph a line; its annexes as tables of their cells."""
    lines = [context["title_in_lines"], context["addressee"], context["opening"]]
    for chapter in context["chapters"]:
        lines += [chapter["heading"], *chapter["paragraphs"]]
        lines += [text for part in chapter["parts"] for text in (part["heading"], *part["paragraphs"])]
        lines += [demand["lead"] + demand["text"] for demand in chapter["demands"]]
    for name in ("red", "black", "speakers"):
        lines += [f"{name}: {' | '.join(map(_cell, line.values()))}" for line in context.get(name, ())]
    lines.append(context["source_note"])
    for annex in context["annexes"]:
        lines.append(f"{annex['label']} {annex['title']} {annex['unit']}")
        rows = annex["rows"] or [line for group in annex["ranking"]["groups"] for line in group["lines"]]
        lines += [" | ".join(map(_cell, row.values())) for row in rows]
        lines.append(annex["note"])
    text = plain("\n".join(line for line in lines if line))
    return re.sub(r"台账校验码：\w+", "台账校验码：…", text)


def _cell(value: Any) -> str:
    return "；".join(value) if isinstance(value, tuple | list) else str(value)


@pytest.mark.parametrize(("kind", "topic"), PAPERS)
def test_the_text_of_the_sample_countys_half_year(
    facts: Facts, kind: str, topic: str, snapshot: SnapshotAssertion
) -> None:
    paper = KINDS[kind].compose(facts, Asked(topic=topic))
    assert read(dict(paper.context)) == snapshot


@pytest.mark.parametrize(("kind", "topic"), PAPERS)
def test_no_text_of_the_sample_is_slipshod(facts: Facts, kind: str, topic: str) -> None:
    text = read(dict(KINDS[kind].compose(facts, Asked(topic=topic)).context))
    faults = r"None|[{}]|，，|。。|；。|，。|：。|、、|等等|（）|\d\.\d+个项目|序时|(?<!\d)0个"
    assert re.findall(rf".{{0,20}}(?:{faults}).{{0,20}}", text) == []
