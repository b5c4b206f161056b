"""What each project's rows of the year say last: the one place that picks the latest row."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord


class Said(NamedTuple):
    """``values`` of the year's latest row, without absent ones, and the last stated ``actual_finish``.

    Problems and shortages are not carried over: a later row that names none says that they are gone. A
    finish once stated holds.
    """

    values: Mapping[str, Any] = {}
    actual_finish: str | None = None

    @property
    def words(self) -> str:
        """The unit's own words: its problem, else its remark, else nothing."""
        return str(self.values.get("problem") or self.values.get("remark") or "")


NOTHING_SAID = Said()


def last_said(figures: Iterable[FigureRecord], through: Month) -> dict[int, Said]:
    """What the rows of ``through``'s year up to it say last, by project; without a row there is no key."""
    latest: dict[int, FigureRecord] = {}
    finished: dict[int, str] = {}
    for figure in sorted(figures, key=lambda record: record.month):
        if not figure.verified_only and figure.month.year == through.year and figure.month <= through:
            latest[figure.project] = figure
            if finish := figure.values.get("actual_finish"):
                finished[figure.project] = str(finish)
    return {
        project: Said(
            {name: value for name, value in figure.values.items() if value is not None}, finished.get(project)
        )
        for project, figure in latest.items()
    }
