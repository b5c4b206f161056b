"""The outline of a paper: its chapters and their parts, numbered 一、 and （一）; empty ones left out."""

from collections.abc import Iterable, Sequence

from projledger.documents.context import Chapter, Demand, ProblemSection
from projledger.documents.wording import numbered, numeral

#: A heading without its number, and what stands under it.
Part = tuple[str, Sequence[str]]


def chapters(found: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """``found`` numbered 一、二、三、, those that say nothing left out."""
    said = [one for one in found if one.paragraphs or one.parts or one.demands]
    return tuple(
        Chapter(f"{numeral(place)}、{one.heading}", one.paragraphs, one.parts, one.demands)
        for place, one in enumerate(said, start=1)
    )


def parts(found: Iterable[Part]) -> tuple[ProblemSection, ...]:
    """``found`` numbered （一）（二）, those that say nothing left out; a single one bears no number."""
    said = [(heading, tuple(paragraphs)) for heading, paragraphs in found if paragraphs]
    return tuple(
        ProblemSection(numbered(place, heading) if len(said) > 1 else heading, paragraphs)
        for place, (heading, paragraphs) in enumerate(said, start=1)
    )


def demanded(found: Iterable[tuple[str, str]]) -> tuple[Demand, ...]:
    """Demands by lead and text, numbered （一）（二） where they are several; empty ones left out."""
    said = [(lead, text) for lead, text in found if text]
    return tuple(
        Demand(numbered(place, f"{lead}。") if len(said) > 1 else f"{lead}。", text)
        for place, (lead, text) in enumerate(said, start=1)
    )


def firstly(sentences: Sequence[str]) -> tuple[str, ...]:
    """``一是…``, ``二是…``; a single sentence stands without."""
    if len(sentences) == 1:
        return tuple(sentences)
    return tuple(f"{numeral(place)}是{sentence}" for place, sentence in enumerate(sentences, start=1))
