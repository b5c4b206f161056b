"""A progress table: its rows, their total, and by what rules, on which basis and of what it was computed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction

import pandas as pd

from projledger.foundation.period import Period
from projledger.foundation.settings import Settings
from projledger.foundation.settings.curves import Scope
from projledger.measures.basis import Coverage
from projledger.measures.curve_gaps import Silent
from projledger.measures.differences import Difference
from projledger.measures.further import (
    further_columns,
    own_span,
)
from projledger.measures.grouping import SUMS, By
from projledger.measures.months import Span, spans
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.reconciliation import Reconciliation
from projledger.measures.remarks import Named, Remarks
from projledger.measures.schedule import Target
from projledger.measures.terms import USUAL, Terms
from projledger.measures.unassigned import Unassigned

TOTAL = "合计"
#: The amounts of which nothing is known in a row without any figure on the table's basis.
_COMPLETED = ("completed_ytd", "completed_month")


@dataclass(frozen=True, slots=True)
class Across:
    """A second breakdown beside the rows': its ``columns``, and ``cells`` by (row, column) that part both.

    A cell without projects is not there. ``beside`` names the sets that overlap rows or columns and are in
    no cell of their own.
    """

    by: By
    columns: tuple["ProgressRow", ...]
    cells: Mapping[tuple[str, str], "ProgressRow"]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a table leaves out: it is about ``projects`` of ``of``; the others plan ``annual_plan`` yuan.

    ``said`` are the choices that narrow it, (what, its value), such as ("unit", "云台镇").
    """

    said: tuple[tuple[str, str], ...]
    projects: int
    of: int
    annual_plan: int


@dataclass(frozen=True, slots=True)
class Progress:
    """A progress table: rows, their total, and what is to be remarked below.

    ``target`` is that of the total, by ``curve``; ``instead`` counts the projects with a plan of which that
    says nothing, by its kind and the curve that measures them instead; ``unset`` names the units that have
    no target by then in the table that the curve goes by, with the last month for which they have one (0:
    none), ``idle`` the settings' scopes that hold for no project, by their place, ``beyond_points`` the
    curves of points that say nothing of the period's end. ``unassigned`` are units of which a table of
    targets declares more than their projects plan; of all projects of a unit, or of none. Rows have their
    own target (:attr:`one_target`). ``due_of`` gives a row's at the end of a month of the year, exactly, by
    the same plan (None without one).
    ``money_unit`` is that of the ``shown`` amounts. ``as_of`` and ``submission`` say which state of
    the ledger it was computed from: the moment (UTC) and the number of the last submission that it knows,
    not the day on which the table was asked for (取数). ``settings`` say by which rules, ``terms`` on which
    basis, for which list and under which units' names. ``coverage`` tells, on another basis than the
    reported one, which projects have a figure on it, ``left_unstated`` which planned projects of the opening
    plan, where that stands beside, are out of the one in force and have none. ``unfollowed`` are the units
    that had ended by the month of ``terms.units_at`` and that no single unit follows. ``differences`` are
    the projects whose figures differ by basis, where the terms compare them; ``reconciliation`` leads from
    the opening plan to the one in force, where they set these side by side (of all chosen projects, not
    only those behind).
    ``narrowed`` says what was left out, None where nothing was asked to be; ``across`` is a second breakdown.
    ``taken`` is the day on which the table was asked for, or for which. ``behind_only``: its rows are those
    that lag.
    """

    period: Period
    by: By
    target: Target
    rows: tuple[ProgressRow, ...]
    total: ProgressRow
    remarks: Remarks
    money_unit: str
    settings: Settings
    as_of: datetime | None = None
    submission: int | None = None
    terms: Terms = USUAL
    coverage: Coverage | None = None
    left_unstated: tuple[Named, ...] = ()
    unfollowed: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    reconciliation: Reconciliation | None = None
    narrowed: Narrowed | None = None
    curve: str = "linear"
    instead: Mapping[tuple[str, str], int] = field(default_factory=dict)
    unset: Mapping[str, int] = field(default_factory=dict)
    idle: tuple[tuple[int, Scope], ...] = ()
    beyond_points: tuple[Silent, ...] = ()
    unassigned: tuple[Unassigned, ...] = ()
    due_of: Callable[[ProgressRow, int], Fraction | None] = field(
        default=lambda _row, _month: None, repr=False, compare=False
    )
    across: Across | None = None
    taken: date | None = None
    behind_only: bool = False

    @property
    def empty(self) -> bool:
        """Whether the table is about no project at all, so that none of its figures says anything."""
        return not self.rows and not self.total.members

    @property
    def none_behind(self) -> bool:
        """Whether it is empty because, of what was chosen, no row lags as shown."""
        return self.empty and self.behind_only and (self.narrowed is None or bool(self.narrowed.projects))

    @property
    def taken_on(self) -> date | None:
        """The local day of 取数: when the table was asked for, or else that of the ledger's state."""
        return self.taken or (self.as_of.astimezone().date() if self.as_of else None)

    @property
    def own_span(self) -> Span:
        """The months of the period alone, which the rows' ``own`` is of."""
        return own_span(self.period, self.settings.returns.none_in)

    def due_by(self, month: int) -> Fraction | None:
        """What is due of the whole at the end of a month of the year, as ``due_of`` says."""
        return self.due_of(self.total, month)

    @property
    def one_target(self) -> bool:
        """Whether all rows, 其中 rows too, share the total's target, so that one figure says it for all."""
        parts = (*self.rows, self.total)
        return all(
            row.target == self.target for part in parts for row in (part, *part.of_which) if row.projects
        )

    @property
    def spans(self) -> tuple[Span, ...]:
        """The months that the rows' ``steps`` are of."""
        return spans(self.period.last, self.settings.returns.none_in)

    @property
    def missing_months(self) -> tuple[int, ...]:
        """The months since the last one of which anything came that owed a return; empty before the first."""
        came = [span.last for span, own in zip(self.spans, self.total.heard, strict=False) if own]
        none_in = self.settings.returns.none_in
        first = came[-1] + 1 if came else self.period.last.month + 1
        return tuple(month for month in range(first, self.period.last.month + 1) if month not in none_in)

    @property
    def silent(self) -> bool:
        """Whether nothing of the year counts of any project, so that its zeros say nothing."""
        return len(self.remarks.unknown) == self.total.projects + self.total.no_plan

    def frame(self) -> pd.DataFrame:
        """The rows as a frame, 其中 rows and the total left out.

        Columns: group (string), projects, annual_plan, completed_ytd, completed_month, month_unknown,
        shortfall, needed_per_month, not_reported, held, flash, no_plan, no_plan_completed (Int64, yuan or
        counts), completion_rate, target, schedule_gap, rate_change (object: Decimal as shown, or None),
        light (string: green, yellow, red). Of an ``unstated`` row completed_ytd
        and completed_month are NA. Where the terms ask for them also own_completed, own_unsure,
        opening_projects, opening_plan, opening_completed, and of each basis beside (statistical_…) _projects,
        _reported, _stated (Int64), own_rate and opening_rate (object: Decimal as shown, or None).
        """
        return pd.DataFrame(
            {
                "group": pd.array([row.group for row in self.rows], dtype="string"),
                **{
                    name: pd.array(
                        [
                            None if row.unstated and name in _COMPLETED else getattr(row, name)
                            for row in self.rows
                        ],
                        dtype="Int64",
                    )
                    for name in (
                        *(n for n in SUMS if n != "completed_ytd_before"),
                        "shortfall",
                        "needed_per_month",
                    )
                },
                "completion_rate": pd.Series([row.rate.shown for row in self.rows], dtype=object),
                "target": pd.Series([row.target.shown for row in self.rows], dtype=object),
                "schedule_gap": pd.Series([row.schedule_gap for row in self.rows], dtype=object),
                "rate_change": pd.Series([row.rate_change for row in self.rows], dtype=object),
                "light": pd.array([row.light and row.light.value for row in self.rows], dtype="string"),
                **further_columns([(row.own, row.opening, row.beside) for row in self.rows]),
            }
        )
