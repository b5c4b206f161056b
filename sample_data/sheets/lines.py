"""One line of a return: what a unit says of a project for a month, before any layout."""

from dataclasses import dataclass, field, replace

from county import figures, words
from county.model import Project

from sheets.grid import Value


@dataclass(frozen=True)
class Line:
    """A project's month as the unit states it. ``odd`` puts another value into a column by its key."""

    project: Project
    month: int
    ytd: int
    added: int
    name: str
    status: str
    progress: str
    start: str
    finish: str
    funds: int
    land: int
    problem: str
    asked: str
    statistical: int | None = None
    statistical_entry: str = ""
    difference: str = ""
    correction: str = ""
    odd: dict[str, Value] = field(default_factory=dict)
    held: bool = False  # the ledger will hold this row; the last figure stands

    @property
    def since(self) -> int:
        """Completed since the start."""
        return self.project.before + self.ytd

    def changed(self, **values: object) -> "Line":
        """The line with other values."""
        return replace(self, **values)  # type: ignore[arg-type] - the names are fields of this class

    def with_ytd(self, ytd: int, correction: str = "") -> "Line":
        """The line with another cumulative figure; the month's figure follows."""
        return replace(self, ytd=ytd, added=self.added + ytd - self.ytd, correction=correction)


def line_of(project: Project, month: int) -> Line:
    """What the unit would truly say."""
    problem, asked = words.troubles(project, month)
    part, entry, difference = words.statistical(project, month)
    begun = project.status(month) in {"在建", "停工", "完工"}
    finished = project.status(month) == "完工"
    return Line(
        project,
        month,
        project.ytd[month],
        project.added(month),
        project.name,
        project.status(month),
        words.progress(project, month),
        project.actual_start if begun else "",
        project.actual_finish if finished else "",
        project.funds.get(month, 0),
        project.land.get(month, 0),
        problem,
        asked,
        part,
        entry,
        difference,
        held=month == 6 and project.name in figures.HELD_IN_JUNE,
    )
