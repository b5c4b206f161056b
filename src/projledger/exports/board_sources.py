"""Where the figures of the wall chart stand: short references, and the files that they name once."""

from collections.abc import Callable
from typing import NotRequired, TypedDict

from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord, ReturnRecord, Source
from projledger.measures.month_sources import SourcedMonth


class SourceRecord(TypedDict):
    """One figure's place. ``submission`` is a key of the board's ``submissions``; ``day`` the return date, ""
    of a plan.

    ``derived`` says from which stated amount the figure follows; it is left out where the figure itself
    stands there.
    """

    submission: int
    cell: str
    day: str
    derived: NotRequired[str]


class SubmissionRecord(TypedDict):
    """A submission that figures came from: its file, or the stated source of a clerk's entry."""

    file: str
    kind: str
    received: str


_DERIVED = {"completed_month": "由各月本月完成投资累加", "completed_total": "由开工以来累计数减上年底累计数"}


class Sources:
    """Makes references and collects the submissions they name; ``text`` cleans what stands in files."""

    def __init__(self, text: Callable[[str], str]) -> None:
        self.submissions: dict[int, SubmissionRecord] = {}
        self._text = text

    def of_plan(self, project: ProjectRecord, field: str) -> SourceRecord:
        """The place of a field of the plan."""
        source = project.source_of(field)
        cell = project.cells.get(field) or f"{source.sheet}!第{source.row}行"
        return self._record(source, cell, "", "")

    def of_report(self, figure: FigureRecord, field: str, *, derived: str = "") -> SourceRecord:
        """The place of a field of a month's row."""
        source = figure.source_of(field)
        return self._record(source, figure.cells.get(field, ""), figure.return_date.isoformat(), derived)

    def of_amount(self, figure: FigureRecord) -> SourceRecord:
        """The place from which the year's cumulative amount of a month's row follows."""
        field = figure.amount_field
        return self.of_report(figure, field, derived=_DERIVED.get(field, ""))

    def of_month(self, row: SourcedMonth) -> SourceRecord | None:
        """The place of a month's cumulative amount, be it carried; None before the first."""
        return self.of_amount(row.figure) if row.figure else None

    def of_return(self, record: ReturnRecord) -> int:
        """The number of a received file, which is then among the submissions."""
        self.submissions[record.submission] = SubmissionRecord(
            file=self._text(record.file_name), kind="file", received=record.received_on.isoformat()
        )
        return record.submission

    def _record(self, source: Source, cell: str, day: str, derived: str) -> SourceRecord:
        if source.submission not in self.submissions:
            self.submissions[source.submission] = SubmissionRecord(
                file=self._text(source.file_name or source.stated),
                kind=source.kind,
                received=source.received_on.isoformat(),
            )
        record = SourceRecord(submission=source.submission, cell=self._text(cell), day=day)
        return {**record, "derived": derived} if derived else record


def carried_from(row: SourcedMonth) -> Month | None:
    """The month whose figure ``row`` keeps, None where it is its own or there is none."""
    return row.figure.month if row.figure and row.figure.month != row.month else None
