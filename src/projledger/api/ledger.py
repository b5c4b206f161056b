"""A ledger as a script uses it: open it, ask it, enter into it.

``Ledger.open(path).progress("2021Q2", by="unit").progress.frame()`` is the table that
``projledger progress`` shows. Every method says in which room its work is done.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from projledger.api import answers, comparisons, decided, lists, questions, traces, tracing
from projledger.api.asked_terms import AskedTerms
from projledger.api.files import replace_file
from projledger.api.moments import Standpoint, standpoint
from projledger.api.names import project_named, unit_named
from projledger.api.readers import JUDGING, reader_of
from projledger.foundation.errors import Refused, WorkspaceError
from projledger.foundation.language import _
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings, default_toml, load
from projledger.intake.options import ImportOptions
from projledger.ledger.book import Book, Clock, system_clock
from projledger.ledger.clerk import clerk_name
from projledger.ledger.new_records import NewSubmission
from projledger.ledger.records import ProjectRecord
from projledger.ledger.verify import Trouble, verify
from projledger.ledger.workspace import Workspace

if TYPE_CHECKING:  # what only some commands need is loaded by them: it reads files, or computes figures
    from projledger.api.imports import ImportReport
    from projledger.api.lagging import LagAnswer
    from projledger.api.pictures import Drawn, Ranked
    from projledger.api.rates import LightsAnswer, RatesAnswer
    from projledger.api.targets import TargetsAnswer

Tick = Callable[[int, int], None]


class Ledger:
    """An open workspace: its settings and its book. A context manager.

    ``clock`` gives the moment of recording (UTC); scripts and tests may inject one into an empty
    workspace, the commands never do.
    """

    def __init__(self, workspace: Workspace, settings: Settings, book: Book, clock: Clock):
        self.workspace = workspace
        self.settings = settings
        self.book = book
        self.who = clerk_name()
        #: Reads files in worker processes, which start with the first file and end with ``close``.
        self.reader = reader_of(settings)
        #: The same for large batches: its workers judge what they read.
        self.judges = reader_of(settings, JUDGING)
        self._clock = clock

    @classmethod
    def open(cls, path: Path | str | None = None, *, clock: Clock = system_clock) -> Self:
        """The workspace ``path``, or the one found from the current folder upwards.

        Raises NoWorkspace, SettingsError, LedgerDamaged, LedgerBusy.
        """
        workspace = Workspace.find(explicit=Path(path) if path is not None else None)
        settings = load(workspace.settings_file)
        if not workspace.ledger.exists():
            message = _("{file} is missing. Restore it from a copy; a new ledger needs a new folder.")
            raise WorkspaceError(message.format(file=workspace.ledger))
        return cls(workspace, settings, Book.open(workspace.ledger, clock), clock)

    @classmethod
    def create(
        cls,
        path: Path | str,
        *,
        county: str = "示例县",
        office: str | None = None,
        year: int | None = None,
        settings_text: str | None = None,
        clock: Clock = system_clock,
    ) -> Self:
        """A new workspace in ``path``; Refused where one is already there."""
        workspace = Workspace(Path(path).absolute())
        if workspace.settings_file.exists() or workspace.ledger.exists():
            raise Refused(_("{folder} already holds a workspace.").format(folder=workspace.root))
        workspace.make_folders()
        text = settings_text or default_toml(
            office or f"{county}重点项目推进办公室", county, year or clock().astimezone().year
        )
        replace_file(workspace.settings_file, text.encode())
        settings = load(workspace.settings_file)
        return cls(workspace, settings, Book.create(workspace.ledger, clock), clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger file and of the reading processes."""
        self.reader.close()
        self.judges.close()
        self.book.close()

    @property
    def today(self) -> date:
        """The local day by the ledger's clock."""
        return self._clock().astimezone().date()

    # ---- what came in ---------------------------------------------------------------------------

    def check(
        self, paths: Sequence[Path], options: ImportOptions, tick: Tick | None = None
    ) -> "ImportReport":
        """What importing ``paths`` would find; writes nothing."""
        from projledger.api import imports

        return imports.check(self, paths, options, tick)

    def import_(
        self,
        paths: Sequence[Path],
        options: ImportOptions,
        tick: Tick | None = None,
        *,
        annotate: bool = True,
    ) -> "ImportReport":
        """Enter ``paths``; each file whole or not at all. ``annotate``: write marked copies and questions."""
        from projledger.api import imports

        return imports.import_(self, paths, options, tick, annotate=annotate)

    # ---- a clerk's decisions --------------------------------------------------------------------

    def accept(
        self,
        number: int,
        *,
        rows: Sequence[int] | None = None,
        reason: str,
        who: str | None = None,
        dry_run: bool = False,
    ) -> decided.Ruling:
        """Enter held rows of submission ``number`` as they are (only ``rows`` of the sheet, if given)."""
        from projledger.api import clerk

        return clerk.accept(self, number, rows, reason, who or self.who, dry_run=dry_run)

    def alias(
        self,
        name: str,
        target: str,
        *,
        unit: bool = False,
        first: Month | None = None,
        last: Month | None = None,
        who: str | None = None,
        dry_run: bool = False,
    ) -> decided.Ruling:
        """Let ``name`` stand for the project (or ``unit``) ``target``; held rows that bear it are entered.

        A project's name may hold for the returns of the months ``first`` to ``last`` only.
        """
        from projledger.api import clerk

        return clerk.alias(
            self, name, target, who or self.who, unit=unit, first=first, last=last, dry_run=dry_run
        )

    def succeed(
        self,
        project: str,
        successors: Sequence[str],
        since: Month,
        *,
        who: str | None = None,
        dry_run: bool = False,
    ) -> decided.Ruling:
        """Say that ``project`` was split, or put into another one: who reports it from ``since`` on."""
        from projledger.api import clerk

        return clerk.succeed(self, project, successors, since, who or self.who, dry_run=dry_run)

    def attach(
        self,
        file: Path,
        *,
        to: int | None = None,
        unit: str | None = None,
        month: Month | None = None,
        received_on: date | None = None,
        who: str | None = None,
        dry_run: bool = False,
    ) -> decided.Attached:
        """Link a scan or another paper to a submission, or to the return of ``unit`` for ``month``."""
        from projledger.api import clerk

        return clerk.attach(
            self, file, to, unit, month, received_on or self.today, who or self.who, dry_run=dry_run
        )

    def enter(
        self,
        project: str,
        month: Month,
        values: Mapping[str, str],
        *,
        source: str,
        reason: str,
        received_on: date | None = None,
        who: str | None = None,
        dry_run: bool = False,
    ) -> decided.Entered:
        """Enter figures told by phone or chat (快报); ``values`` by field identifier or column title."""
        from projledger.api import clerk

        return clerk.enter(
            self,
            project,
            month,
            values,
            source,
            reason,
            received_on or self.today,
            who or self.who,
            dry_run=dry_run,
        )

    def close_month(self, month: Month, *, who: str | None = None, dry_run: bool = False) -> decided.Closed:
        """Fix the figures of ``month`` as they are now."""
        from projledger.api import clerk

        return clerk.close_month(self, month, who or self.who, dry_run=dry_run)

    def undo(
        self, number: int, *, reason: str, who: str | None = None, dry_run: bool = False
    ) -> decided.Undone:
        """Take submission ``number`` out of all later views; Refused where others rest on it."""
        from projledger.api import clerk

        return clerk.undo(self, number, reason, who or self.who, dry_run=dry_run)

    def post(self, submissions: Sequence[NewSubmission], expected_head: int) -> list[int]:
        """Record ``submissions``, before them the settings where they have changed since last recorded."""
        changed = self.changed_settings()
        numbers = self.book.post([*changed, *submissions], expected_head)
        return numbers[len(changed) :]

    def changed_settings(self) -> list[NewSubmission]:
        """The entry that records the settings in force, where they differ from the last recorded ones."""
        snapshot = self.settings.figures_snapshot()
        recorded = self.book.view().settings()
        if recorded is not None and dict(recorded) == snapshot:
            return []
        return [NewSubmission(kind="settings", received_on=self.today, who=self.who, settings=snapshot)]

    # ---- questions ------------------------------------------------------------------------------

    def standpoint(
        self, as_of: str | None, *, latest: bool = False, period: Period | Month | None = None
    ) -> Standpoint:
        """The view and settings to answer from."""
        return standpoint(self.book, self.settings, as_of=as_of, latest=latest, period=period)

    def period(self, asked: Period | str | None, as_of: str | None = None) -> Period:
        """``asked``, or the latest month with returns, or the last month of the plan year that is over."""
        return questions.period(self, asked, as_of)

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
        terms: AskedTerms | None = None,
        curve: str | None = None,
    ) -> answers.ProgressAnswer:
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
    ) -> comparisons.ComparisonAnswer:
        """Progress beside the month before (``month``) or the same month of the year before (``year``).

        ``selection`` is as for :meth:`progress`; see measures.compare for the figures.
        """
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
    ) -> comparisons.RankingAnswer:
        """The rows of the progress table ranked by ``rate``, ``gap``, ``amount`` or ``starts``.

        ``within``: units among their like. ``selection`` is as for :meth:`progress`, by unit unless it says
        otherwise.
        """
        asked = self.period(period, selection.get("as_of"))
        wanted = {"by": "unit", **selection}
        return comparisons.ranked(self, asked, rank_by, wanted, worst_first=worst_first, within=within)

    def project_list(
        self, period: Period | str | None = None, *, split: bool = False, **selection: Any
    ) -> lists.ListAnswer:
        """The list of projects (一览表) in the groups of ``by``; ``split``: also by unit, for checking.

        ``selection`` is as for :meth:`progress`; ``.workbook()`` gives the sheet to print.
        """
        return lists.project_list(self, self.period(period, selection.get("as_of")), selection, split=split)

    def paragraph(self, period: Period | str | None = None, **selection: Any) -> lists.ParagraphAnswer:
        """Progress in one Chinese paragraph, with its completeness; ``selection`` as for :meth:`progress`.

        ``str()`` of the answer is the paragraph.
        """
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
    ) -> answers.StatusAnswer:
        """Who has reported ``month``."""
        return questions.status(self, month or self.period(None, as_of).last, unit, as_of)

    def calendar(self, *, as_of: str | None = None) -> list[answers.StatusAnswer]:
        """The calendar of returns: each month of the plan year with what was due and what came."""
        return questions.calendar(self, as_of)

    def punctuality(self, *, unit: str | None = None, as_of: str | None = None) -> answers.PunctualityAnswer:
        """How each unit (or one) reported month by month: on time, late, not at all, for how long running."""
        return questions.punctuality(self, unit, as_of)

    def show(
        self, project: str, *, year: int | None = None, month: Month | None = None, as_of: str | None = None
    ) -> answers.ProjectAnswer:
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
    ) -> traces.Trace:
        """Every entry of one field of one project, standing or not."""
        return tracing.trace(self, project, field, year or self.settings.office.year, month, as_of)

    def extras(
        self, project: str, *, year: int | None = None, month: Month | None = None, as_of: str | None = None
    ) -> traces.Extras:
        """What returns and plans say of one project in columns that no form knows."""
        return tracing.extras(self, project, year or self.settings.office.year, month, as_of)

    def log(self, number: int | None = None, *, last: int = 20) -> answers.Log:
        """What was recorded; the latest ``last`` submissions (0: all), or one."""
        return questions.log(self, number, last)

    def glance(self) -> answers.Glance:
        """This month in a few figures, and the next step."""
        return questions.glance(self)

    def verify(self, head: str | None = None) -> list[Trouble]:
        """What was changed behind the ledger's back; with ``head`` (an earlier digest) also a cut tail."""
        return verify(self.book, head)

    # ---- what goes out --------------------------------------------------------------------------

    def bulletin(
        self,
        period: Period | str | None = None,
        *,
        template: Path | None = None,
        as_of: str | None = None,
        latest: bool = False,
        output: Path | None = None,
    ) -> Path:
        """Write a draft bulletin and return where it lies (``drafts/`` unless ``output``)."""
        from projledger.api.papers import write_bulletin

        return write_bulletin(
            self, self.period(period, as_of), template, as_of=as_of, latest=latest, output=output
        )

    def board(
        self,
        period: Period | str | None = None,
        *,
        internal: bool = False,
        contacts: bool = False,
        as_of: str | None = None,
        latest: bool = False,
    ) -> bytes:
        """The wall chart of ``period`` as one HTML file; ``internal`` projects are named only if asked."""
        from projledger.api.boards import board

        return board(
            self,
            self.period(period, as_of),
            internal=internal,
            contacts=contacts,
            as_of=as_of,
            latest=latest,
        )

    def chart(
        self,
        kind: str,
        period: Period | str | None = None,
        *,
        ranked: "Ranked | None" = None,
        size: str = "a4",
        form: str = "png",
        **selection: Any,
    ) -> "Drawn":
        """A picture: ``progress``, ``gap``, ``rank``, ``timeline`` or ``map-of-units``, as png or svg.

        ``ranked`` says how ``rank`` ranks, ``size`` is a key of charts.page.SIZES, ``selection`` is as for
        :meth:`progress`. Raises FontMissing where no font of the machine has Chinese characters.
        """
        from projledger.api.pictures import BY_RATE, draw

        asked = self.period(period, selection.get("as_of"))
        return draw(self, kind, asked, selection, ranked=ranked or BY_RATE, size=size, form=form)

    def export(self, form: str, *, year: int | None = None, as_of: str | None = None) -> bytes:
        """The whole ledger as ``xlsx``, ``csv`` (a zip of them) or ``json``."""
        from projledger.api.papers import whole_ledger

        return whole_ledger(self, form, year, as_of)

    # ---- names ----------------------------------------------------------------------------------

    def project_named(self, text: str, year: int | None = None) -> ProjectRecord:
        """The project that a clerk means by ``text``; UnknownName otherwise."""
        last = Month(year or self.settings.office.year, 12)
        return project_named(self.book.view().projects(last), text)

    def unit_named(self, text: str) -> str:
        """The unit that a clerk means by ``text``; UnknownName otherwise."""
        return unit_named(self.book.view().units(), text)
