"""What the library answers: figures with the standpoint they were computed from."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from projledger.foundation.language import N_
from projledger.foundation.period import Month

if TYPE_CHECKING:  # an answer is made by whoever has loaded what it holds; some of it loads pandas
    import pandas as pd

    from projledger.foundation.findings import Finding
    from projledger.foundation.settings import Settings
    from projledger.ledger.attachments import Attachment
    from projledger.ledger.records import FigureRecord, HeldRecord, ReturnRecord, SubmissionRecord
    from projledger.ledger.replies import Reply
    from projledger.measures.progress_table import Progress
    from projledger.measures.project_history import ProjectHistory
    from projledger.measures.reporting_record import Reporting
    from projledger.measures.reporting_year import UnitYear


#: What each kind of submission is called.
KINDS = {
    "file": N_("file"),
    "enter": N_("clerk's entry"),
    "alias": N_("alias"),
    "accept": N_("acceptance"),
    "answers": N_("answers"),
    "attach": N_("attachment"),
    "undo": N_("undoing"),
    "close": N_("closing"),
    "layout": N_("layout"),
    "settings": N_("settings"),
    "issue": N_("issue"),
    "withdraw": N_("withdrawal"),
    "confirm": N_("figures confirmed"),
}


@dataclass(frozen=True, slots=True)
class ProgressAnswer:
    """A progress table, the settings in force for it, and the day it was taken (or asked for).

    ``closed`` is the submission at which the period was closed, where that decides the figures;
    ``corrections`` counts what has since changed its figures.
    """

    progress: "Progress"
    settings: "Settings"
    taken: date
    closed: int | None = None
    corrections: int = 0

    def frame(self) -> "pd.DataFrame":
        """The rows as a frame, one row a group; its columns are those of :meth:`Progress.frame`."""
        return self.progress.frame()


@dataclass(frozen=True, slots=True)
class StatusAnswer:
    """The returns of one month, and the rows of it that are still held.

    ``replies`` are those of units that were asked to confirm the month's figures, ``unanswered`` the units
    that an issued letter asked and that have not replied.
    """

    reporting: "Reporting"
    held: "tuple[HeldRecord, ...]"
    settings: "Settings"
    replies: "tuple[Reply, ...]" = ()
    unanswered: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """The answer as JSON: ``reporting`` and the addresses of the held rows."""
        rows = [
            {
                "submission": row.submission,
                "unit": row.unit,
                "file": row.file_name,
                "sheet": row.sheet,
                "row": row.row,
                "name": row.name,
            }
            for row in self.held
        ]
        return {
            **self.reporting.record(),
            "held_rows": rows,
            "replies": [reply_record(one) for one in self.replies],
            "unanswered": list(self.unanswered),
        }


def reply_record(one: "Reply") -> dict[str, Any]:
    """A reply as JSON; ``project`` is null where the unit agrees."""
    return {
        "unit": one.unit,
        "month": one.period,
        "agreed": one.agreed,
        "project": one.project or None,
        "received_on": one.received_on.isoformat(),
        "submission": one.submission,
    }


@dataclass(frozen=True, slots=True)
class PunctualityAnswer:
    """How each unit reported the months of ``year`` until ``today``."""

    year: int
    today: date
    units: "tuple[UnitYear, ...]"

    def record(self) -> dict[str, Any]:
        """The answer as JSON."""
        units = [unit.record() for unit in self.units]
        return {"year": self.year, "today": self.today.isoformat(), "units": units}


@dataclass(frozen=True, slots=True)
class ProjectAnswer:
    """A project's year, and the problems and requests that its latest standing row states.

    ``stated_problems`` holds (figure, title of the field, text); ``warnings`` the comparisons of its
    months with one another; ``corrected`` the closed months whose figure is another now, each with
    the submission that closed it; ``replies`` what its unit replied when it was asked to confirm figures.
    """

    history: "ProjectHistory"
    stated_problems: "tuple[tuple[FigureRecord, str, str], ...]" = ()
    warnings: "tuple[tuple[Month, Finding], ...]" = ()
    corrected: tuple[tuple[Month, int], ...] = ()
    replies: "tuple[Reply, ...]" = ()

    def record(self) -> dict[str, Any]:
        """The year as JSON: amounts in yuan, each month with its source."""
        project = self.history.project
        return {
            "project": project.key,
            "name": project.name,
            "level": project.level,
            "listed": project.listed,
            "lead_unit": project.lead_unit,
            "annual_plan": project.annual_plan,
            "total_investment": project.total_investment,
            "months": _month_records(self.history),
            "replies": [reply_record(one) for one in self.replies],
        }


@dataclass(frozen=True, slots=True)
class Log:
    """Submissions, latest last; with ``returns`` where one was asked for."""

    submissions: "tuple[SubmissionRecord, ...]"
    earlier: int = 0
    returns: "tuple[ReturnRecord, ...]" = ()
    papers: "tuple[Attachment, ...]" = ()
    detailed: bool = field(default=False)

    def record(self) -> list[dict[str, Any]]:
        """The log as JSON."""
        return [_log_record(item) for item in self.submissions]


@dataclass(frozen=True, slots=True)
class Glance:
    """The state of the ledger in a few figures: which month is due, what is open, the headline."""

    settings: "Settings"
    submissions: int
    reporting: "Reporting | None"
    progress: "Progress | None"
    next_step: str


def basis(figure: "FigureRecord") -> str:
    """The field of ``figure`` from which the year's cumulative amount follows."""
    return figure.amount_field


def _month_records(history: "ProjectHistory") -> list[dict[str, Any]]:
    """Each month with its source; a carried month has that of the month it is carried from."""
    from projledger.measures.rates import json_number

    records = []
    figure: FigureRecord | None = None
    for row in history.rows:
        figure = row.figure or figure
        field = basis(figure) if figure else ""
        source = figure.source_of(field) if figure else None
        records.append(
            {
                "month": str(row.month),
                "completed_month": row.completed_month,
                "completed_ytd": row.completed_ytd,
                "completion_rate": json_number(row.rate.exact),
                "schedule_gap": json_number(row.schedule_gap),
                "light": row.light.value if row.light else None,
                "status": row.status,
                "reported": row.reported,
                "nil": row.nil,
                "held": row.held,
                "flash": row.flash,
                "submission": source.submission if source else None,
                "file": source.file_name if source else None,
                "cell": figure.cells.get(field, "") if figure else None,
                "derived_from": field if field != "completed_ytd" else "",
                "carried_from": str(figure.month) if figure and not row.figure else "",
            }
        )
    return records


def _log_record(item: "SubmissionRecord") -> dict[str, Any]:
    return {
        "number": item.number,
        "kind": item.kind,
        "recorded_at": item.recorded_at.isoformat(),
        "received_on": item.received_on.isoformat(),
        "who": item.who,
        "file": item.file_name,
        "container": item.container,
        "sha256": item.sha256,
        "kept": item.kept,
        "command": dict(item.command),
        "undone_by": item.undone_by,
        "entered": item.entered,
        "held": item.held,
        "rejected": item.rejected,
        "ruled": item.ruled,
        "digest": item.digest,
        "findings": [finding.record() for finding in item.findings],
    }
