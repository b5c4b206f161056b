"""The columns of the progress table: which there are, in which order, and which go first on a narrow console.

A further figure needs a printed string in :attr:`ProgressRow.shown` and one line in :data:`COLUMNS`; it is
offered wherever a row of the table has that string.
"""

from typing import NamedTuple

from rich.cells import cell_len

from projledger.console.gauges import bar, sparkline
from projledger.foundation.language import N_, _
from projledger.measures.grouping import By
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress

COUNT, PERCENT, POINTS, MONEY, PICTURE = N_("(number)"), N_("(%)"), N_("(points)"), "money", "picture"
#: Of a column that is never dropped.
ALWAYS = 0


class Column(NamedTuple):
    """One column: its key in ``shown``, its head, its unit, and how early it is dropped for want of room.

    The greatest ``dropped`` goes first; one of :data:`ALWAYS` never goes.
    """

    key: str
    head: str
    unit: str
    dropped: int = ALWAYS


#: In the order in which they stand.
COLUMNS = (
    Column("projects", N_("Projects"), COUNT, 2),
    Column("annual_plan", N_("Plan"), MONEY),
    Column("completed_ytd", N_("Done"), MONEY),
    Column("completion_rate", N_("Rate"), PERCENT),
    Column("target", N_("Target"), PERCENT),
    Column("own_completed", N_("Alone"), MONEY),
    Column("own_rate", N_("Its share"), PERCENT),
    Column("opening_projects", N_("Projects at start"), COUNT, 4),
    Column("opening_plan", N_("Plan at start"), MONEY),
    Column("opening_completed", N_("Done of these"), MONEY, 3),
    Column("opening_rate", N_("Rate at start"), PERCENT),
    Column("verified_projects", N_("With verified"), COUNT, 2),
    Column("verified_reported", N_("Reported of these"), MONEY, 3),
    Column("verified_stated", N_("Verified"), MONEY),
    Column("verified_difference", N_("Less verified"), MONEY),
    Column("statistical_projects", N_("In statistics"), COUNT, 2),
    Column("statistical_reported", N_("Reported of these"), MONEY, 1),
    Column("statistical_stated", N_("Statistical"), MONEY),
    Column("statistical_difference", N_("Less stat."), MONEY),
    Column("bar", N_("Rate and target"), PICTURE, 6),
    Column("schedule_gap", N_("Gap"), POINTS),
    Column("light", N_("Light"), ""),
    Column("not_reported", N_("Unreported"), COUNT, 1),
    Column("held", N_("Held"), COUNT, 3),
    Column("completed_month", N_("This month"), MONEY, 4),
    Column("rate_change", N_("Change of rate"), POINTS, 5),
    Column("months", N_("Months"), PICTURE, 7),
    Column("shortfall", N_("Short of the sequence"), MONEY, 8),
    Column("needed_per_month", N_("Needed a month"), MONEY, 9),
)
#: In a table by project a count of projects says nothing.
_NOT_BY_PROJECT = {"projects"}
#: What the plan and the rate are called beside those of the year's start.
_IN_FORCE = {"annual_plan": N_("Plan in force"), "completion_rate": N_("Rate in force")}
#: What may go where the terms ask for further columns.
_LESS = {"annual_plan", "schedule_gap", "light"}
#: What goes before these where they ask for several.
_LEAST = {
    *("own_rate", "opening_plan", "verified_reported", "verified_stated"),
    *("statistical_projects", "statistical_reported", "statistical_stated"),
}
#: What the names of the rows keep, whatever else is shown.
_NARROWEST_NAME, _NAME_SHARE = 8, 4


class Fitted(NamedTuple):
    """The columns that a console has room for, and those that it has not, both in the table's order."""

    shown: tuple[Column, ...]
    dropped: tuple[Column, ...]


def fitted(progress: Progress, width: int | None, *, pictures: bool) -> Fitted:
    """The columns of ``progress`` that a console of ``width`` has room for; all for None.

    ``pictures``: the console can draw them.
    """
    offered = [column for column in COLUMNS if _offered(column, progress, pictures=pictures)]
    if width is None:
        return Fitted(tuple(offered), ())
    widths = {column: _width(column, progress) for column in offered}
    names = max(cell_len(label) for label, _row in labelled(progress))
    name = min(max(names, _NARROWEST_NAME), max(width // _NAME_SHARE, _NARROWEST_NAME))
    kept = sorted(offered, key=lambda column: _dropped(column, progress))
    while _dropped(kept[-1], progress) > ALWAYS and name + sum(1 + widths[column] for column in kept) > width:
        kept.pop()
    return Fitted(
        tuple(column for column in offered if column in kept),
        tuple(column for column in offered if column not in kept),
    )


def labelled(progress: Progress) -> list[tuple[str, ProgressRow]]:
    """All rows of the table from top to bottom with what stands before them, 其中 rows and the total too."""
    found = []
    for whole in (*progress.rows, progress.total):
        found.append((_("Total") if whole is progress.total else whole.group, whole))
        found += [(_(" of which: {group}").format(group=part.group), part) for part in whole.of_which]
    return found


def head(column: Column, progress: Progress) -> str:
    """The column's title, its unit below."""
    match column.unit:
        case "money":
            unit = f"({progress.money_unit})"
        case "picture":
            unit = (
                _("(1 to {last})").format(last=progress.period.last.month) if column.key == "months" else ""
            )
        case _:
            unit = _(column.unit) if column.unit else ""
    title = _title(column, progress)
    return f"{title}\n{unit}" if unit else title


def _title(column: Column, progress: Progress) -> str:
    """The column's head; of what the table's terms or its months make another thing, the name of that."""
    if column.key == "completed_month" and progress.spans[-1].first < progress.spans[-1].last:
        return _("Months {numbers}").format(numbers=progress.spans[-1].numbers)
    if progress.terms.opening and column.key in _IN_FORCE:
        return _(_IN_FORCE[column.key])
    return _(column.head)


def _dropped(column: Column, progress: Progress) -> int:
    """How early the column goes: where terms ask for further ones, those that they are not about go too."""
    terms = progress.terms
    asked = sum((terms.compare, terms.opening, terms.single))
    if asked > 1 and column.key in _LEAST:
        return 2
    return 1 if column.key in _LESS and (asked > 1 or terms.compare or terms.opening) else column.dropped


def cell(column: Column, row: ProgressRow) -> str:
    """What the column says of ``row``."""
    if column.key == "bar":
        return bar(row.rate.shown, row.target.shown)
    if column.key == "months":
        return sparkline(row.brought)
    return row.shown.get(column.key, "")


def _offered(column: Column, progress: Progress, *, pictures: bool) -> bool:
    if progress.by is By.PROJECT and column.key in _NOT_BY_PROJECT:
        return False
    if column.key == "target" and progress.one_target:
        return False  # the title says it
    if column.unit == PICTURE:
        return pictures and any(cell(column, row) for _label, row in labelled(progress))
    return any(column.key in row.shown for _label, row in labelled(progress))


def _width(column: Column, progress: Progress) -> int:
    lines = [*head(column, progress).split("\n"), *(cell(column, row) for _label, row in labelled(progress))]
    return max(cell_len(line) for line in lines)
