"""What the ledger says of one period at one moment: all that papers are composed of, read once."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings
from projledger.ledger.records import FigureRecord, HeldRecord, ProjectRecord, ReturnRecord, UnitRecord

if TYPE_CHECKING:
    from projledger.ledger.issues import IssueRecord
    from projledger.ledger.view import View
    from projledger.measures.grouping import By
    from projledger.measures.latest import Stand
    from projledger.measures.light_history import AtMonth, LightRow
    from projledger.measures.milestones import Milestones
    from projledger.measures.problems import Problems
    from projledger.measures.progress_table import Progress
    from projledger.measures.rate_table import RateTable
    from projledger.measures.reporting_record import Reporting
    from projledger.measures.reporting_year import UnitYear
    from projledger.measures.targets import Yardstick

Made = TypeVar("Made")


class Facts:
    """The facts of ``period`` as ``view`` knows them, under ``settings``; each is computed when first asked.

    ``taken`` is the local day whose state of the ledger this is (取数日期); ``dated`` the day that papers
    bear (成文日期), the same unless one is given. Facts may be ``of`` only some projects (:meth:`only`).
    ``register`` is the view whose issued papers count as issued before, the same unless one is given.
    """

    def __init__(
        self,
        view: "View",
        settings: Settings,
        period: Period,
        taken: date,
        dated: date | None = None,
        of: Callable[[ProjectRecord], bool] | None = None,
        register: "View | None" = None,
    ) -> None:
        self.of = of
        self._register = register or view
        self.view = view
        self.settings = settings
        self.period = period
        self.taken = taken
        self.dated = dated or taken
        self._tables: dict[tuple[By, Period], Progress] = {}
        self._reporting: dict[Month, Reporting] = {}
        self._made: dict[Callable[[Facts], Any], Any] = {}

    def once(self, make: "Callable[[Facts], Made]") -> "Made":
        """What ``make`` makes of these facts, made when it is first asked for: for papers of a whole run."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @property
    def number(self) -> int:
        """The number of the submission as of which these facts hold."""
        return self.view.number

    @property
    def head_digest(self) -> str:
        """The digest of the ledger at that submission."""
        return self.view.head_digest

    @cached_property
    def projects(self) -> list[ProjectRecord]:
        """The projects of the plan in force at the end of the period."""
        return [one for one in self.view.projects(self.period.last) if self.of is None or self.of(one)]

    def only(self, of: Callable[[ProjectRecord], bool]) -> "Facts":
        """The facts of those projects of the plan for which ``of`` holds."""
        return Facts(self.view, self.settings, self.period, self.taken, self.dated, of, self._register)

    @cached_property
    def issued(self) -> "list[IssueRecord]":
        """The papers that were issued before."""
        return self._register.issues()

    @cached_property
    def _ids(self) -> frozenset[int]:
        return frozenset(project.id for project in self.projects)

    @cached_property
    def units(self) -> list[UnitRecord]:
        """The register of units."""
        return self.view.units()

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each unit (乡镇, 县级部门 …) by its name."""
        return {unit.name: unit.kind for unit in self.units}

    @cached_property
    def figures(self) -> list[FigureRecord]:
        """The figures of the year that stand, to the period's end."""
        figures = self.view.figures(self.period.year, self.period.last)
        return [one for one in figures if self.of is None or one.project in self._ids]

    @cached_property
    def held(self) -> list[HeldRecord]:
        """The rows that wait for their correction (待核)."""
        return [one for one in self.view.held() if self.of is None or one.project in self._ids]

    @cached_property
    def returns(self) -> list[ReturnRecord]:
        """The returns of the year."""
        return self.view.returns(self.period.year)

    @cached_property
    def internal(self) -> frozenset[int]:
        """The ids of projects that are counted but never named."""
        return frozenset(project.id for project in self.projects if project.internal)

    @cached_property
    def yardstick(self) -> "Yardstick":
        """By what progress is measured: the settings' curve, with the units' targets of the year."""
        from projledger.measures.targets import Yardstick

        plan = self.view.projects(self.period.last)  # a unit's amount is parted among all its projects
        return Yardstick.of(self.view.unit_targets(self.period.year), units=self.units, plan=plan)

    @cached_property
    def problems(self) -> "Problems":
        """What holds projects up at the end of the period."""
        from projledger.measures.problems import problems

        facts = (self.projects, self.figures, self.held, self.returns)
        return problems(*facts, self.period, self.settings, self.units, self.yardstick)

    @cached_property
    def stands(self) -> "tuple[Stand, ...]":
        """How each project stands at the end of the period, with what its latest row says."""
        from projledger.measures.frames import positions
        from projledger.measures.latest import stands
        from projledger.measures.units import units_at

        through = self.period.last
        projects = units_at(self.projects, through, self.units)
        facts = (projects, self.figures, self.held, self.returns, through)
        none_in = self.settings.returns.none_in
        table = positions(*facts, none_in=none_in, units=self.units)
        return stands(projects, table, self.figures, through)

    @cached_property
    def milestones(self) -> "Mapping[int, Milestones]":
        """Start and finish of each project at the end of the period, by its id."""
        from projledger.measures.milestones import milestones

        return milestones(self.projects, self.figures, self.period.last, self.settings.definitions)

    def rates(self, by: "By") -> "RateTable":
        """The named fractions of the period by ``by``: starts, finishes."""
        from projledger.measures.rate_table import rate_table

        facts = (self.projects, self.figures, self.held, self.returns)
        return rate_table(
            *facts, self.period, self.settings, by=by, unit_records=self.units, yardstick=self.yardstick
        )

    @cached_property
    def reporting_year(self) -> "tuple[UnitYear, ...]":
        """The returns of each unit from January to the end of the period."""
        from projledger.measures.reporting_year import reporting_year

        year, last = self.period.year, self.period.last.month
        return reporting_year([self.reporting_of(Month(year, month)) for month in range(1, last + 1)])

    @cached_property
    def months(self) -> "list[AtMonth]":
        """January to the period's last month as their lights are judged: a closed one as it was published."""
        from projledger.measures.light_history import AtMonth
        from projledger.measures.targets import Yardstick
        from projledger.measures.units import units_at

        last, closed = self.period.last, self.view.closed()
        seen: dict[int, tuple[View, Settings, list[FigureRecord], list[ReturnRecord], list[UnitRecord]]] = {
            self.number: (self.view, self.settings, self.figures, self.returns, self.units)
        }
        found = []
        for month in last.through_year():
            number = self.number if month == last else closed.get(str(month), self.number)
            if number not in seen:
                view = self.view.at(number)
                recorded = view.settings()
                rules = self.settings.with_snapshot(dict(recorded)) if recorded else self.settings
                seen[number] = (
                    view,
                    rules,
                    list(view.figures(last.year, last)),
                    view.returns(last.year),
                    view.units(),
                )
            view, rules, figures, returns, units = seen[number]
            plan = view.projects(month)
            by = Yardstick.of(view.unit_targets(last.year), plan=plan)
            projects = units_at(plan, month, units)
            found.append(AtMonth(month, projects, rules, figures, returns, units, number, by))
        return found

    @cached_property
    def lights(self) -> "Mapping[str, tuple[LightRow, ...]]":
        """The lights of investment, start and finish month by month, by measure; the worst project first."""
        from projledger.measures.light_history import light_rows

        return light_rows(self.months, ("investment", "start", "finish"))

    @cached_property
    def reporting(self) -> "Reporting":
        """Who has reported the last month of the period."""
        return self.reporting_of(self.period.last)

    def reporting_of(self, month: Month) -> "Reporting":
        """Who has reported ``month``."""
        from projledger.measures.reporting import reporting

        if month not in self._reporting:
            facts = (self.units, self.projects, self.returns, self.held)
            self._reporting[month] = reporting(*facts, month, self.settings, self.taken)
        return self._reporting[month]

    def table(self, by: "By", of: Period | None = None) -> "Progress":
        """The progress of the period (or of ``of``, earlier in the same year) by ``by``."""
        from projledger.measures.progress import progress

        key = by, of or self.period
        if key not in self._tables:
            facts = (self.projects, self.figures, self.held, self.returns)
            made = progress(
                *facts, key[1], self.settings, by=by, unit_records=self.units, yardstick=self.yardstick
            )
            self._tables[key] = made
        return self._tables[key]

    @property
    def before(self) -> Period | None:
        """The period before in the same year that a reader compares with: the quarter's, else the month's."""
        step = 3 if self.period.kind in {"quarter", "half"} else 1
        month = self.period.last.month - step
        if month <= 0:
            return None
        return Period("quarter" if step > 1 else "month", Month(self.period.year, month))
