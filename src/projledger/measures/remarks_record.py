"""What stands under a progress table as JSON data: of whom it speaks, and by what it measures them."""

from typing import TypedDict

from projledger.foundation.settings.curves import SCOPE_KEYS
from projledger.measures.progress_table import Progress
from projledger.measures.rates import json_number


class ConfirmedRecord(TypedDict):
    """A clerk's cumulative figure and the one that a return of the month put in its place; whole yuan."""

    name: str
    told: int
    returned: int


class InsteadRecord(TypedDict):
    """Of so many ``projects`` with a plan the curve ``of_kind`` says nothing; ``curve`` measures them."""

    of_kind: str
    curve: str
    projects: int


class UnsetRecord(TypedDict):
    """A unit without a target by the period's end in the table of targets; its last month of one, or null."""

    unit: str
    last_month: int | None


class IdleRecord(TypedDict):
    """A scope of ``curve`` that holds for no project: its place from 1, and what it is narrowed by."""

    place: int
    curve: str
    scope: dict[str, str | bool]


class PointsEndRecord(TypedDict):
    """A curve whose points do not reach the period's end: the nearest ``month``, the percent that counts."""

    curve: str
    month: float | None
    target: float | None


class UnassignedRecord(TypedDict):
    """A unit's ``declared`` annual plan, what its projects plan of it, and what is ``left``; whole yuan."""

    unit: str
    declared: int
    assigned: int
    left: int


class RemarksRecord(TypedDict):
    """The projects, by name, that the lines under the table speak of (:class:`Remarks`), and its targets."""

    finished_early: list[str]
    not_on_site: list[str]
    not_reported: list[str]
    carried: list[str]
    held: list[str]
    held_at_zero: list[str]
    held_unknown: int
    flash: list[str]
    no_plan: list[str]
    unknown: list[str]
    gap: list[str]
    confirmed: list[ConfirmedRecord]
    measured_instead: list[InsteadRecord]
    without_target: list[UnsetRecord]
    idle_scopes: list[IdleRecord]
    points_end: list[PointsEndRecord]
    unassigned: list[UnassignedRecord]


def remarks_record(table: Progress) -> RemarksRecord:
    """The remarks on ``table``."""
    said = table.remarks
    return RemarksRecord(
        finished_early=[item.name for item in said.finished_early],
        not_on_site=[item.name for item in said.not_on_site],
        not_reported=[item.name for item in said.not_reported],
        carried=[item.name for item in said.carried],
        held=[item.name for item in said.held],
        held_at_zero=[item.name for item in said.held_at_zero],
        held_unknown=said.held_unknown,
        flash=[item.name for item in said.flash],
        no_plan=[item.name for item in said.no_plan],
        unknown=[item.name for item in said.unknown],
        gap=[item.name for item in said.gap],
        confirmed=[
            ConfirmedRecord(name=item.name, told=item.told, returned=item.returned) for item in said.confirmed
        ],
        measured_instead=[
            InsteadRecord(of_kind=kind, curve=curve, projects=count)
            for (kind, curve), count in table.instead.items()
        ],
        without_target=[
            UnsetRecord(unit=unit, last_month=last or None) for unit, last in table.unset.items()
        ],
        idle_scopes=[
            IdleRecord(
                place=place,
                curve=table.curve,
                scope={key: getattr(scope, key) for key in SCOPE_KEYS if getattr(scope, key) is not None},
            )
            for place, scope in table.idle
        ],
        points_end=[
            PointsEndRecord(curve=one.curve, month=json_number(one.month), target=json_number(one.target))
            for one in table.beyond_points
        ],
        unassigned=unassigned_records(table),
    )


def unassigned_records(table: Progress) -> list[UnassignedRecord]:
    """The units with a part of their plan that no project has been assigned."""
    return [
        UnassignedRecord(unit=one.unit, declared=one.declared, assigned=one.assigned, left=one.left)
        for one in table.unassigned
    ]
