"""What the export of a whole ledger holds: the records of one view and plan year."""

from dataclasses import dataclass
from datetime import datetime

from projledger.foundation.period import Month
from projledger.ledger.records import (
    FigureRecord,
    HeldRecord,
    ProjectRecord,
    ReturnRecord,
    SubmissionRecord,
    UnitRecord,
)
from projledger.ledger.view import View


@dataclass(frozen=True, slots=True)
class LedgerContents:
    """Registers, plan in force, figures that stand, returns and findings, as of one submission."""

    year: int
    units: tuple[UnitRecord, ...]
    projects: tuple[ProjectRecord, ...]
    figures: tuple[FigureRecord, ...]
    held: tuple[HeldRecord, ...]
    returns: tuple[ReturnRecord, ...]
    submissions: tuple[SubmissionRecord, ...]
    submission: int = 0
    moment: datetime | None = None
    head_digest: str = ""


def contents_of(view: View, year: int) -> LedgerContents:
    """What ``view`` knows of the plan year ``year``; the plan is the one in force at the year's end."""
    end = Month(year, 12)
    return LedgerContents(
        year=year,
        units=tuple(view.units()),
        projects=tuple(view.projects(end)),
        figures=tuple(view.figures(year, end)),
        held=tuple(view.held()),
        returns=tuple(view.returns(year)),
        submissions=tuple(view.submissions()),
        submission=view.number,
        moment=view.moment,
        head_digest=view.head_digest,
    )
