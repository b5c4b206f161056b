"""What counts as started, at work, finished and entered in statistics (口径), and the office's own rates.

Offices differ here: one counts a start by the reported status, another only where a permit or a report of
start is named; one counts 完工 as finished, another only 竣工验收. What is set here stands as a note under
every table of rates.
"""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from projledger.foundation.language import N_
from projledger.foundation.settings.setting import Section, setting

#: The statuses of the monthly report, as the form has them.
Status = Literal["前期", "未开工", "未进场", "在建", "停工", "完工", "竣工验收", "投产"]
#: What a return must state besides the status; ``completed`` is completed investment above 0.
Proof = Literal["actual_start", "start_basis", "actual_finish", "statistical_entry", "completed"]
#: The sets of projects of which rates are made; :mod:`projledger.measures.milestones` says what each holds.
ProjectSet = Literal[
    "all", "with-plan", "planned-starts", "due-starts", "started", "started-due", "overdue-starts",
    "early-starts", "started-ever", "at-work", "under-way", "on-schedule", "planned-finishes",
    "due-finishes", "finished", "finished-due", "overdue-finishes", "early-finishes", "statistics-due",
    "in-statistics",
]  # fmt: skip

_STATUSES = N_('a list of statuses, such as ["在建", "停工", "完工", "竣工验收", "投产"]')
_PROOFS = N_('a list of "actual_start", "start_basis", "actual_finish", "statistical_entry", "completed"')
_SET = N_(
    "one of: all, with-plan, planned-starts, due-starts, started, started-due, overdue-starts, early-starts, "
    "started-ever, at-work, under-way, on-schedule, planned-finishes, due-finishes, finished, finished-due, "
    "overdue-finishes, early-finishes, statistics-due, in-statistics"
)
_COUNTED = N_('a table such as { statuses = ["在建", "完工"], needs = ["start_basis"] }')


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Statuses = Annotated[tuple[Status, ...], BeforeValidator(_as_tuple)]
Proofs = Annotated[tuple[Proof, ...], BeforeValidator(_as_tuple)]


def _statuses(*names: Status) -> Statuses:
    listed: Statuses = setting(names, N_("The reported statuses that count."), _STATUSES)
    return listed


class Counted(Section):
    """Which projects count: those of one of the statuses that also state what is needed."""

    statuses: Statuses = _statuses("在建", "停工", "完工", "竣工验收", "投产")
    needs: Proofs = setting((), N_("What must be stated besides, for the project to count."), _PROOFS)


class AtWork(Counted):
    """Started or resumed (开（复）工): a suspended project is not at work."""

    statuses: Statuses = _statuses("在建", "完工", "竣工验收", "投产")


class UnderWay(Counted):
    """Started and not finished."""

    statuses: Statuses = _statuses("在建", "停工")


class Finished(Counted):
    """Finished (竣工): by default 完工 counts, too."""

    statuses: Statuses = _statuses("完工", "竣工验收", "投产")


class Definitions(Section):
    """What counts as what; printed under every table of rates."""

    started: Counted = setting(Counted(), N_("Which projects count as started (开工)."), _COUNTED)
    at_work: AtWork = setting(
        AtWork(), N_("Which projects count as started or resumed (开（复）工)."), _COUNTED
    )
    under_way: UnderWay = setting(
        UnderWay(), N_("Of which projects the share on or ahead of the time sequence is taken."), _COUNTED
    )
    finished: Finished = setting(Finished(), N_("Which projects count as finished (竣工)."), _COUNTED)
    funds: Literal["annual-plan", "total-investment"] = setting(
        "annual-plan",
        N_(
            "What funds in place are compared with: this year's with the annual plan, "
            "or those since the start with the total investment."
        ),
        N_('"annual-plan" or "total-investment"'),
    )
    statistics_from: int = setting(
        500,
        N_("From which total investment on, in 万元, a started project must be entered in statistics."),
        N_("a whole number of 万元, such as 500"),
        ge=0,
    )


class NamedRate(Section):
    """A rate of the office's own, as a named fraction of two sets of projects."""

    title: str = setting(..., N_("What tables call the rate."), N_("a text in double quotes"), min_length=1)
    numerator: ProjectSet = setting(..., N_("The projects above the line."), _SET)
    denominator: ProjectSet = setting(..., N_("The projects below the line."), _SET)
    basis: Literal["count", "investment"] = setting(
        "count",
        N_("Whether projects are counted, or their total investment is added up."),
        N_('"count" or "investment"'),
    )
    window: Literal["cumulative", "period"] = setting(
        "cumulative",
        N_("Whether starts and finishes count since January, or in the period's own months only."),
        N_('"cumulative" or "period"'),
    )
