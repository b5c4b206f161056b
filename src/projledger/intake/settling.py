"""Several sources that may each say which period or unit a return is for, settled into one answer."""

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

from projledger.foundation.findings import Cell
from projledger.foundation.language import N_
from projledger.foundation.phrase import Phrase
from projledger.intake.wording import Stated

#: The sources from the strongest to the weakest, as messages name them.
SOURCES = {
    "stamp": N_("stamp"),
    "option": N_("option"),
    "label": N_("label"),
    "title": N_("title"),
    "sheet": N_("sheet"),
    "column": N_("column"),
    "file": N_("file name"),
    "folder": N_("folder"),
}
#: Sources that only fill a gap: they never contradict a stronger one.
_GAP_ONLY = ("folder",)


class PeriodSaid(NamedTuple):
    """One period that a source names: its words and the cell they stand in, if any."""

    source: str
    text: str
    stated: Stated
    cell: Cell | None = None


class UnitSaid(NamedTuple):
    """One unit that a source names; ``unit`` is None where the register does not know the name."""

    source: str
    text: str
    unit: str | None
    cell: Cell | None = None


class Settled(NamedTuple):
    """The strongest answer, the cell it was read in, and the contradiction in words where there is one."""

    year: int | None = None
    month: int | None = None
    unit: str | None = None
    source: str = ""
    cell: Cell | None = None
    contradiction: str = ""
    unread_year: bool = False  # a year is written, but none that can be read
    unknown: str = ""  # a unit's name that stands explicitly, but not in the register


def settle_period(said: Sequence[PeriodSaid]) -> Settled:
    """The month of the strongest source that names one, and the year of the strongest that names one."""
    ordered = sorted(said, key=lambda one: tuple(SOURCES).index(one.source))
    unread = any(one.stated.unread for one in ordered)
    ordered = [one for one in ordered if one.stated.year or one.stated.month]
    firm = [one for one in ordered if one.source not in _GAP_ONLY]
    months = [one for one in ordered if one.stated.month is not None]
    years = [one for one in ordered if one.stated.year is not None]
    if not months:
        source = years[0] if years else None
        return Settled(
            year=source.stated.year if source else None,
            source=source.source if source else "",
            cell=source.cell if source else None,
            contradiction=_contradiction([one for one in firm if one.stated.year], whole_years=True),
            unread_year=unread and not years,
        )
    first = months[0]
    return Settled(
        year=years[0].stated.year if years else None,
        month=first.stated.month,
        source=first.source,
        cell=first.cell,
        contradiction=_contradiction(firm, whole_years=False),
        unread_year=unread and not years,
    )


def _contradiction(said: Sequence[PeriodSaid], *, whole_years: bool) -> str:
    months = {one.stated.month for one in said if one.stated.month is not None}
    years = {one.stated.year for one in said if one.stated.year is not None}
    if len(years) <= 1 and (whole_years or len(months) <= 1):
        return ""
    return in_words([(one.source, one.text) for one in said])


def settle_unit(said: Sequence[UnitSaid]) -> Settled:
    """The unit of the strongest source; a name unknown to the register stands only if an option does not."""
    ordered = sorted(said, key=lambda one: tuple(SOURCES).index(one.source))
    if not ordered:
        return Settled()
    known = [one for one in ordered if one.unit is not None]
    strongest = ordered[0]
    explicit = next((one for one in ordered if one.unit is None), None)
    if explicit is not None and not any(one.source == "option" for one in known):
        return Settled(source=explicit.source, cell=explicit.cell, unknown=explicit.text)
    strongest = known[0]
    firm = [one for one in known if one.source not in _GAP_ONLY]
    differing = len({one.unit for one in firm}) > 1
    return Settled(
        unit=strongest.unit,
        source=strongest.source,
        cell=strongest.cell,
        contradiction=in_words([(one.source, one.unit or one.text) for one in firm]) if differing else "",
    )


def in_words(said: Sequence[tuple[str, str]]) -> str:
    """``file name: 6月; title: 5月``: each source once."""
    words = [
        Phrase(N_("{source}: {text}"), source=Phrase(SOURCES[source]), text=text)
        for source, text in dict.fromkeys(said)
    ]
    return reduce(lambda first, more: Phrase(N_("{first}; {more}"), first=first, more=more), words)
