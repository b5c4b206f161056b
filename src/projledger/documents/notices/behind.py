"""Projects behind, unit by unit: by which lights, for how long, and what follows by the settings."""

from collections.abc import Mapping
from dataclasses import dataclass

from projledger.documents.facts import Facts
from projledger.documents.judged import Signal, judged
from projledger.forms.report import SUSPENDED
from projledger.foundation.settings import Settings
from projledger.measures.grouping import By
from projledger.measures.latest import Stand
from projledger.measures.lights import Light
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.remarks import NOT_ON_SITE

#: What a step of the lights is called where it is no more than a reminder, whatever the paper's own name.
_REMINDER = "提醒函"


@dataclass(frozen=True, slots=True)
class Behind:
    """A project with yellow or red lights, its figures (``row``, by project) and how it stands.

    ``urgent``: one of its lights is red, or calls for a step that is more than a reminder.
    """

    stand: Stand
    row: ProgressRow
    signals: tuple[Signal, ...]
    urgent: bool

    @property
    def light(self) -> Light:
        """The worst of its lights."""
        return Light.RED if any(one.light is Light.RED for one in self.signals) else Light.YELLOW

    @property
    def site(self) -> str:
        """未进场 or 停工, where the site stands still; else ""."""
        return self.stand.status or "" if self.stand.status in (NOT_ON_SITE, SUSPENDED) else ""

    @property
    def short(self) -> int:
        """What is missing to the target in yuan; 0 where investment is not behind."""
        lagging = any(one.measure == "investment" for one in self.signals)
        return max(self.row.shortfall or 0, 0) if lagging else 0

    def has(self, measure: str) -> bool:
        """Whether the light of ``measure`` is among its signals."""
        return any(one.measure == measure for one in self.signals)


def behind(facts: Facts) -> Mapping[str, tuple[Behind, ...]]:
    """The projects behind by lead unit, each unit's worst first: those with red lights, the widest gap first.

    Which lights count is said in :mod:`projledger.documents.judged`.
    """
    signals = facts.once(judged)
    rows_of = {row.key: row for row in facts.table(By.PROJECT).rows}
    found: dict[str, list[Behind]] = {}
    for stand in facts.stands:
        kept = signals.get(stand.project.id, ())
        row_of = rows_of.get(stand.project.id)
        if kept and row_of is not None:
            urgent = any(one.light is Light.RED or _more(one.step, facts.settings) for one in kept)
            found.setdefault(stand.about.unit, []).append(Behind(stand, row_of, kept, urgent))
    return {unit: tuple(sorted(items, key=_worst_first)) for unit, items in found.items()}


def urgent_of(facts: Facts, unit: str) -> tuple[Behind, ...]:
    """The projects of ``unit`` that are to be rectified."""
    return tuple(item for item in facts.once(behind).get(unit, ()) if item.urgent)


def reminded_of(facts: Facts, unit: str) -> tuple[Behind, ...]:
    """The projects of ``unit`` that are behind, but not to be rectified yet."""
    return tuple(item for item in facts.once(behind).get(unit, ()) if not item.urgent)


def _more(step: str, settings: Settings) -> bool:
    return bool(step) and step not in (_REMINDER, settings.paper("remind").name)


def _worst_first(item: Behind) -> tuple[bool, object, int]:
    gap = item.row.schedule_gap
    return item.light is not Light.RED, gap if gap is not None else 0, item.stand.project.id
