"""To whom papers of a kind go, and why: the same for the screen, for JSON and for what is written."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from projledger.documents.facts import Facts
from projledger.documents.notices.behind import reminded_of, urgent_of
from projledger.documents.notices.confirm import reported_by
from projledger.documents.notices.remind import Soon, soon, unit_is_yellow
from projledger.documents.notices.review import reviews
from projledger.documents.notices.urge import owing
from projledger.foundation.codes import Severity
from projledger.measures.lights import Light

#: The kinds of notices, in the order in which a run writes them.
NOTICES = ("urge", "remind", "rectify", "review", "confirm", "one-page")
#: Those that follow from how things stand; the others are written only where they are asked for.
USUAL = ("urge", "remind", "rectify")


class Reason(NamedTuple):
    """Why a unit is concerned: a word of ours, and how many projects, rows or returns it is about."""

    word: str
    about: int


class Concern(NamedTuple):
    """A paper of ``kind`` goes to ``unit``, of one ``project`` (its id and name) for papers of projects."""

    kind: str
    unit: str
    reasons: tuple[Reason, ...]
    project: int | None = None
    name: str = ""


def concerned(kind: str, facts: Facts) -> tuple[Concern, ...]:
    """Who gets papers of ``kind``, units in the order of the register."""
    return _WHO[kind](facts)


def units_of(kind: str, facts: Facts) -> tuple[str, ...]:
    """The units that papers of ``kind`` may go to: those that report, or those that lead projects."""
    if kind in ("urge", "review"):
        return _ordered([one.unit for one in facts.reporting.units], facts)
    if kind == "confirm":
        return _ordered(facts.once(reported_by), facts)
    return _ordered([stand.about.unit for stand in facts.stands], facts)


def _urge(facts: Facts) -> tuple[Concern, ...]:
    states = {one.unit: one.state.value for one in owing(facts)}
    return tuple(
        Concern("urge", unit, (Reason(states[unit], 1),))
        for unit in units_of("urge", facts)
        if unit in states
    )


def _remind(facts: Facts) -> tuple[Concern, ...]:
    found = []
    for unit in units_of("remind", facts):
        coming = facts.once(soon).get(unit, Soon())
        counts = {
            "yellow": len(reminded_of(facts, unit)),
            "unit-yellow": int(unit_is_yellow(facts, unit)),
            "starts-soon": len(coming.starts),
            "finishes-soon": len(coming.finishes),
        }
        found.append(Concern("remind", unit, _reasons(counts)))
    return tuple(one for one in found if one.reasons)


def _rectify(facts: Facts) -> tuple[Concern, ...]:
    found = []
    for unit in units_of("rectify", facts):
        items = urgent_of(facts, unit)
        red = sum(item.light is Light.RED for item in items)
        counts = {"red": red, "long-yellow": len(items) - red}
        found.append(Concern("rectify", unit, _reasons(counts)))
    return tuple(one for one in found if one.reasons)


def _review(facts: Facts) -> tuple[Concern, ...]:
    by_unit, found = facts.once(reviews), []
    for unit in units_of("review", facts):
        if one := by_unit.get(unit):
            counts = {
                "errors": one.of(Severity.ERROR),
                "warnings": one.of(Severity.WARNING),
                "held": len(one.held),
            }
            found.append(Concern("review", unit, _reasons(counts)))
    return tuple(found)


def _confirm(facts: Facts) -> tuple[Concern, ...]:
    by_unit = facts.once(reported_by)
    return tuple(
        Concern("confirm", unit, (Reason("projects", len(by_unit[unit])),))
        for unit in units_of("confirm", facts)
    )


def _one_page(facts: Facts) -> tuple[Concern, ...]:
    places = {unit: place for place, unit in enumerate(units_of("one-page", facts))}
    stands = sorted(facts.stands, key=lambda stand: places[stand.about.unit])
    return tuple(
        Concern("one-page", stand.about.unit, (), stand.project.id, stand.project.name) for stand in stands
    )


def _reasons(counts: Mapping[str, int]) -> tuple[Reason, ...]:
    return tuple(Reason(word, count) for word, count in counts.items() if count)


def _ordered(units: Iterable[str], facts: Facts) -> tuple[str, ...]:
    known = {unit.name: place for place, unit in enumerate(facts.units)}
    return tuple(sorted(dict.fromkeys(units), key=lambda unit: known.get(unit, len(known))))


_WHO: Mapping[str, Callable[[Facts], tuple[Concern, ...]]] = {
    "urge": _urge,
    "remind": _remind,
    "rectify": _rectify,
    "review": _review,
    "confirm": _confirm,
    "one-page": _one_page,
}
