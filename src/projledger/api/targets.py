"""By what progress is measured: the curve that is asked for, and the table of what it asks where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from projledger.foundation.errors import UsageError
from projledger.foundation.period import Period
from projledger.foundation.settings import Settings
from projledger.foundation.settings.curve_references import unknown_curve
from projledger.foundation.settings.curves import curve_of

if TYPE_CHECKING:
    from projledger.api.answering import Answering
    from projledger.api.moments import Standpoint
    from projledger.ledger.records import UnitRecord, UnitTargetRecord
    from projledger.measures.progress_table import Progress
    from projledger.measures.target_table import TargetTable
    from projledger.measures.targets import Yardstick


@dataclass(frozen=True, slots=True)
class TargetsAnswer:
    """The targets of a year, the settings by which they were computed, and the progress of the same rows.

    ``stated`` says by unit where the table of targets that the curve goes by states them; {} for others.
    """

    table: "TargetTable"
    settings: Settings
    progress: "Progress"
    stated: "Mapping[str, UnitTargetRecord]"


def yardstick(
    point: "Standpoint", year: int, curve: str | None = None, units: Sequence["UnitRecord"] | None = None
) -> "Yardstick":
    """The curve that is asked for, or the settings' own, with the units' targets of ``year``.

    ``units`` is another register than the standpoint's. UsageError where there is no curve of that name.
    """
    from projledger.measures.targets import Yardstick

    settings = point.settings
    if curve is not None and curve_of(curve, settings.curves, settings.schedule) is None:
        raise UsageError(unknown_curve(curve, settings.curves, key="--curve"))
    records = point.view.unit_targets(year)
    if units is None:
        units = point.view.units() if records else ()
    return Yardstick.of(records, curve, units=units)


def targets(ledger: "Answering", asked: Period, selection: Mapping[str, Any]) -> TargetsAnswer:
    """The targets of the groups of ``asked`` at every month's end of its year."""
    from projledger.api.questions import register  # which takes its yardsticks from here
    from projledger.measures.target_table import target_table
    from projledger.measures.units import units_at

    found = ledger.progress(asked, **selection)
    as_of = selection.get("as_of")
    point = ledger.standpoint(as_of, latest=bool(selection.get("latest")), period=asked)
    named_at = found.progress.terms.units_at or asked.last
    units = register(ledger, point.view, selection.get("terms"), as_of)
    projects = units_at(point.view.projects(asked.last), named_at, units)
    by = yardstick(point, asked.last.year, selection.get("curve"), units)
    table = target_table(found.progress, projects, point.settings, by)
    records = point.view.unit_targets(asked.last.year) if table.by_the_table else ()
    return TargetsAnswer(table, point.settings, found.progress, {record.unit: record for record in records})
