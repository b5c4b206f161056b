"""A history of lights as JSON."""

from typing import TypedDict

from projledger.measures.light_history import LightCell, LightHistory, LightRow
from projledger.measures.lights import Light
from projledger.measures.progress_record import NarrowedRecord, narrowed_record
from projledger.measures.progress_table import Progress


class LightCellRecord(TypedDict):
    """One month: green, yellow, red, or null; ``was``: the red light that a later green month turned."""

    month: str
    light: str | None
    was: str | None


class LightRowRecord(TypedDict):
    """One project. ``streak``: months in a row up to the last that were yellow or red, ``reds``: red ones.

    ``step`` is what follows by the settings, empty where nothing does.
    """

    project_key: str
    name: str
    unit: str
    level: str
    months: list[LightCellRecord]
    streak: int
    reds: int
    step: str


class LightHistoryRecord(TypedDict):
    """The lights of one measure, the worst project first; ``counts`` are those of the last month."""

    period: str
    measure: str
    as_of: str | None
    submission: int | None
    narrowed: NarrowedRecord | None
    made_up: str
    counts: dict[str, int]
    rows: list[LightRowRecord]


def light_history_record(history: LightHistory, chosen: Progress | None = None) -> LightHistoryRecord:
    """``history`` as JSON data; ``chosen`` says which projects it is about, where these are not all."""
    counted = history.counted()
    return LightHistoryRecord(
        period=str(history.period),
        measure=history.measure,
        as_of=None if history.as_of is None else history.as_of.isoformat(timespec="seconds"),
        submission=history.submission,
        narrowed=narrowed_record(chosen),
        made_up=history.settings.lights.made_up,
        counts={
            **{light.value: counted.get(light, 0) for light in Light},
            "none": counted.get(None, 0),
        },
        rows=[_row(row) for row in history.rows],
    )


def _row(row: LightRow) -> LightRowRecord:
    project = row.project
    return LightRowRecord(
        project_key=project.code or project.key,
        name=project.name,
        unit=project.lead_unit,
        level=project.level,
        months=[_cell(cell) for cell in row.cells],
        streak=row.streak,
        reds=row.reds,
        step=row.step,
    )


def _cell(cell: LightCell) -> LightCellRecord:
    return LightCellRecord(
        month=str(cell.month),
        light=cell.light.value if cell.light else None,
        was=cell.was.value if cell.was else None,
    )
