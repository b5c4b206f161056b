"""Every kind of paper of the sample county, issued and as a draft, is a package that Word opens as it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from projledger.api.ledger import Ledger
from projledger.api.papers import facts_of, rendered, template_of
from projledger.documents.framing import framed
from projledger.documents.notices.concerned import NOTICES, concerned
from projledger.documents.papers import KINDS, Asked, Kind, Paper
from projledger.documents.render import render_paper
from projledger.foundation.period import Month, Period
from projledger.foundation.settings.documents import Documents, PaperSection, paper_form
from projledger.foundation.shipped import shipped
from word_package import faults

ISSUED = date(2021, 7, 6)
HALF = Period("half", Month(2021, 6))


@pytest.fixture(scope="module")
def ledger(county: Path) -> Iterator[Ledger]:
    with Ledger.open(county) as opened:
        yield opened


@pytest.fixture(scope="module")
def facts(ledger: Ledger) -> Any:
    return facts_of(ledger, HALF, as_of="2021-07-06", dated=ISSUED)


def longest(kind: Kind, facts: Any) -> Paper:
    """The paper of ``kind`` that has most to say."""
    if kind.key not in NOTICES:
        return kind.compose(facts, Asked())
    most = max(concerned(kind.key, facts), key=lambda one: sum(reason.about for reason in one.reasons))
    return kind.compose(facts, Asked(most.unit, most.project))


@pytest.mark.parametrize("key", KINDS)
@pytest.mark.parametrize("number", [None, "第5号"], ids=["draft", "issued"])
def test_a_paper_of_the_sample_is_a_package_that_word_opens_as_it_is(
    ledger: Ledger, facts: Any, key: str, number: str | None
) -> None:
    paper, template = longest(KINDS[key], facts), template_of(ledger, KINDS[key])
    state = "征求意见稿" if number is None else ""
    assert faults(rendered(paper, facts, template, number, state)) == []


@pytest.mark.parametrize("style", ["gongwen", "letter", "jianbao", "plain"])
def test_a_paper_takes_every_look_that_the_settings_may_give_it(facts: Any, style: Any) -> None:
    kind = KINDS["remind"]
    section = PaperSection(style=style, copy_to=("县委办公室",), copies=80)
    form = paper_form(Documents(remind=section), "remind", "示例县重点项目推进办公室", "示例县")
    paper = longest(kind, facts)
    framed_paper = replace(paper, context={**paper.context, **framed(form, ISSUED, "第5号")})
    assert faults(render_paper(framed_paper, shipped("templates") / kind.template, made=ISSUED)) == []
