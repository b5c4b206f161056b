"""What the export of a whole ledger holds: the records of one view, and every recorded fact."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from projledger.foundation.period import Month
from projledger.ledger.extras import ExtraRecord
from projledger.ledger.issues import IssueRecord
from projledger.ledger.records import (
    FigureRecord,
    HeldRecord,
    ProjectRecord,
    ReturnRecord,
    SubmissionRecord,
    UnitRecord,
    UnitTargetRecord,
)
from projledger.ledger.view import View


class YearContents(NamedTuple):
    """One plan year: the plan in force at its end, the figures that stand for its months, units' targets."""

    year: int
    projects: tuple[ProjectRecord, ...]
    figures: tuple[FigureRecord, ...]
    targets: tuple[UnitTargetRecord, ...] = ()


class FactTable(NamedTuple):
    """A table of the ledger as it is kept: undone and superseded rows too, amounts in whole yuan."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class LedgerContents:
    """Registers, plans in force, figures that stand, returns, documents and facts, as of one submission."""

    years: tuple[YearContents, ...]
    units: tuple[UnitRecord, ...]
    held: tuple[HeldRecord, ...]
    returns: tuple[ReturnRecord, ...]
    submissions: tuple[SubmissionRecord, ...]
    extras: tuple[ExtraRecord, ...] = ()
    issues: tuple[IssueRecord, ...] = ()
    facts: tuple[FactTable, ...] = ()
    submission: int = 0
    moment: datetime | None = None
    head_digest: str = ""


def contents_of(view: View, year: int | None = None) -> LedgerContents:
    """What ``view`` knows of the plan year ``year``, or of all years that have a plan.

    The facts, held rows and submissions are always those of the whole ledger.
    """
    years = view.plan_years() if year is None else [year]
    return LedgerContents(
        years=tuple(_year(view, plan_year) for plan_year in years),
        units=tuple(view.units()),
        held=tuple(view.held()),
        returns=tuple(view.returns(year)),
        submissions=tuple(view.submissions()),
        extras=tuple(view.extras(year)),
        issues=tuple(view.issues()),
        facts=tuple(FactTable(name, columns, tuple(rows)) for name, columns, rows in view.tables()),
        submission=view.number,
        moment=view.moment,
        head_digest=view.head_digest,
    )


def _year(view: View, year: int) -> YearContents:
    end = Month(year, 12)
    return YearContents(
        year, tuple(view.projects(end)), tuple(view.figures(year, end)), tuple(view.unit_targets(year))
    )
