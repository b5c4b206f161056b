"""What a ledger answers: each question is a method, with the room in which its work is done."""

from typing import TYPE_CHECKING, Any

from projledger.api import questions
from projledger.api.opened import Opened
from projledger.foundation.period import Month, Period

if TYPE_CHECKING:  # what only some questions need is loaded by them
    from projledger.api import answers, comparisons, lists, traces
    from projledger.api.asked_terms import AskedTerms
    from projledger.api.lagging import LagAnswer
    from projledger.api.rates import LightsAnswer, RatesAnswer
    from projledger.api.targets import TargetsAnswer
    from projledger.ledger.verify import Trouble


class Answering(Opened):
    """An opened ledger that answers; nothing here writes."""

    def progress(
        self,
        period: Period | str | None = None,
        *,
        by: str = "level",
        across: str | None = None,
        unit: str | None = None,
        level: str | None = None,
        behind: bool = False,
        sort: str | None = None,
        as_of: str | None = None,
        latest: bool = False,
        terms: "AskedTerms | None" = None,
        curve: str | None = None,
    ) -> "answers.ProgressAnswer":
        """Completed investment against plan and time sequence; see measures.progress for the columns.

        ``sort`` is a column, with ``-`` before it to turn the order round. ``terms`` say on which basis, for
        which list, under which units' names and against which plans. ``curve`` is another than the settings'.
        """
        return questions.progress(
            self,
            self.period(period, as_of),
            by=by,
            across=across,
            unit=unit,
            level=level,
            behind=behind,
            sort=sort,
            as_of=as_of,
            latest=latest,
            terms=terms,
            curve=curve,
        )

    def targets(self, period: Period | str | None = None, **selection: Any) -> "TargetsAnswer":
        """What is due of each group by the end of every month; see measures.target_table.

        ``selection`` is as for :meth:`progress`.
        """
        from projledger.api.targets import targets

        return targets(self, self.period(period, selection.get("as_of")), selection)

    def compare(
        self, period: Period | str | None = None, *, against: str = "month", **selection: Any
    ) -> "comparisons.ComparisonAnswer":
        """Progress beside the month before (``month``) or the same month of the year before (``year``).

        ``selection`` is as for :meth:`progress`; see measures.compare for the figures.
        """
        from projledger.api import comparisons

        asked = self.period(period, selection.get("as_of"))
        return comparisons.compared(self, asked, against, selection)

    def rates(self, period: Period | str | None = None, **selection: Any) -> "RatesAnswer":
        """Every rate as a named fraction by group; see measures.fractions for what each is of what.

        ``selection`` is as for :meth:`progress`, but for what orders or narrows its rows.
        """
        from projledger.api.rates import rates

        return rates(self, self.period(period, selection.get("as_of")), selection)

    def lags(self, period: Period | str | None = None, *, months: int = 1, **selection: Any) -> "LagAnswer":
        """Named lists: due but not started, not on site, suspended, without progress for ``months`` or more.

        ``selection`` is as for :meth:`progress`; see measures.lag_lists.
        """
        from projledger.api.lagging import lagging

        return lagging(self, self.period(period, selection.get("as_of")), selection, least=months)

    def rank(
        self,
        period: Period | str | None = None,
        *,
        rank_by: str = "rate",
        worst_first: bool = False,
        within: bool = False,
        **selection: Any,
    ) -> "comparisons.RankingAnswer":
        """The rows of the progress table ranked by ``rate``, ``gap``, ``amount`` or ``starts``.

        ``within``: units among their like. ``selection`` is as for :meth:`progress`, by unit unless it says
        otherwise.
        """
        from projledger.api import comparisons

        asked = self.period(period, selection.get("as_of"))
        wanted = {"by": "unit", **selection}
        return comparisons.ranked(self, asked, rank_by, wanted, worst_first=worst_first, within=within)

    def project_list(
        self, period: Period | str | None = None, *, split: bool = False, **selection: Any
    ) -> "lists.ListAnswer":
        """The list of projects (一览表) in the groups of ``by``; ``split``: also by unit, for checking.

        ``selection`` is as for :meth:`progress`; ``.workbook()`` gives the sheet to print.
        """
        from projledger.api import lists

        return lists.project_list(self, self.period(period, selection.get("as_of")), selection, split=split)

    def paragraph(self, period: Period | str | None = None, **selection: Any) -> "lists.ParagraphAnswer":
        """Progress in one Chinese paragraph, with its completeness; ``selection`` as for :meth:`progress`.

        ``str()`` of the answer is the paragraph.
        """
        from projledger.api import lists

        return lists.paragraph(self, self.period(period, selection.get("as_of")), selection)

    def lights(
        self, period: Period | str | None = None, *, measure: str = "investment", **selection: Any
    ) -> "LightsAnswer":
        """The lights of each project by month; see measures.light_history for streaks and steps.

        ``measure`` is investment, start, finish, funds or statistics; ``selection`` as for :meth:`progress`,
        with ``unit`` and ``level`` only.
        """
        from projledger.api.rates import lights

        return lights(self, self.period(period, selection.get("as_of")), measure, selection)

    def status(
        self, month: Month | None = None, *, unit: str | None = None, as_of: str | None = None
    ) -> "answers.StatusAnswer":
        """Who has reported ``month``."""
        return questions.status(self, month or self.period(None, as_of).last, unit, as_of)

    def calendar(self, *, as_of: str | None = None) -> "list[answers.StatusAnswer]":
        """The calendar of returns: each month of the plan year with what was due and what came."""
        return questions.calendar(self, as_of)

    def punctuality(
        self, *, unit: str | None = None, as_of: str | None = None
    ) -> "answers.PunctualityAnswer":
        """How each unit (or one) reported month by month: on time, late, not at all, for how long running."""
        return questions.punctuality(self, unit, as_of)

    def show(
        self, project: str, *, year: int | None = None, month: Month | None = None, as_of: str | None = None
    ) -> "answers.ProjectAnswer":
        """One project's year, or January to ``month`` of it."""
        return questions.show(self, project, year or self.settings.office.year, as_of, month)

    def trace(
        self,
        project: str,
        field: str,
        *,
        year: int | None = None,
        month: Month | None = None,
        as_of: str | None = None,
    ) -> "traces.Trace":
        """Every entry of one field of one project, standing or not."""
        from projledger.api import tracing

        return tracing.trace(self, project, field, year or self.settings.office.year, month, as_of)

    def extras(
        self, project: str, *, year: int | None = None, month: Month | None = None, as_of: str | None = None
    ) -> "traces.Extras":
        """What returns and plans say of one project in columns that no form knows."""
        from projledger.api import tracing

        return tracing.extras(self, project, year or self.settings.office.year, month, as_of)

    def log(self, number: int | None = None, *, last: int = 20) -> "answers.Log":
        """What was recorded; the latest ``last`` submissions (0: all), or one."""
        return questions.log(self, number, last)

    def glance(self) -> "answers.Glance":
        """This month in a few figures, and the next step."""
        return questions.glance(self)

    def verify(self, head: str | None = None) -> "list[Trouble]":
        """What was changed behind the ledger's back; with ``head`` (an earlier digest) also a cut tail."""
        from projledger.ledger.verify import verify

        return verify(self.book, head)
