"""A ledger as a script uses it: open it, ask it, enter into it.

``Ledger.open(path).progress("2021Q2", by="unit").progress.frame()`` is the table that
``projledger progress`` shows. How it is opened and closed stands in :class:`Opened`, what it answers in
:class:`Answering`; here is what it takes in and what it gives out.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from projledger.api.answering import Answering
from projledger.foundation.period import Month, Period

if TYPE_CHECKING:  # what only some commands need is loaded by them: it reads files, or computes figures
    from projledger.api import decided
    from projledger.api.imports import ImportReport
    from projledger.api.issuing import Issued
    from projledger.api.notices import How, NoticeRun, Whom
    from projledger.api.pictures import Drawn, Ranked
    from projledger.api.proofs import Proof
    from projledger.api.register import Again, Register
    from projledger.api.replies import Replied
    from projledger.documents.papers import Asked
    from projledger.intake.options import ImportOptions
    from projledger.ledger.issues import IssueRecord

Tick = Callable[[int, int], None]


class Ledger(Answering):
    """An open workspace: its settings, its book, and all that can be asked of it and done with it.

    A context manager. Every method says in which room its work is done.
    """

    # ---- what came in ---------------------------------------------------------------------------

    def check(
        self, paths: Sequence[Path], options: "ImportOptions", tick: Tick | None = None
    ) -> "ImportReport":
        """What importing ``paths`` would find; writes nothing."""
        from projledger.api import imports

        return imports.check(self, paths, options, tick)

    def import_(
        self,
        paths: Sequence[Path],
        options: "ImportOptions",
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
    ) -> "decided.Ruling":
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
    ) -> "decided.Ruling":
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
    ) -> "decided.Ruling":
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
    ) -> "decided.Attached":
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
    ) -> "decided.Entered":
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

    def confirm(
        self,
        unit: str,
        month: Month,
        *,
        project: str | None = None,
        values: Mapping[str, str] | None = None,
        reason: str = "",
        received_on: date | None = None,
        who: str | None = None,
        dry_run: bool = False,
    ) -> "Replied":
        """Enter a unit's reply to a 数据核对函: it agrees, or corrects ``values`` of one ``project``."""
        from projledger.api.replies import confirm

        return confirm(
            self,
            unit,
            month,
            project=project,
            values=values,
            reason=reason,
            received_on=received_on,
            who=who,
            dry_run=dry_run,
        )

    def close_month(self, month: Month, *, who: str | None = None, dry_run: bool = False) -> "decided.Closed":
        """Fix the figures of ``month`` as they are now."""
        from projledger.api import clerk

        return clerk.close_month(self, month, who or self.who, dry_run=dry_run)

    def undo(
        self, number: int, *, reason: str, who: str | None = None, dry_run: bool = False
    ) -> "decided.Undone":
        """Take submission ``number`` out of all later views; Refused where others rest on it."""
        from projledger.api import clerk

        return clerk.undo(self, number, reason, who or self.who, dry_run=dry_run)

    # ---- what goes out --------------------------------------------------------------------------

    def bulletin(
        self,
        period: Period | str | None = None,
        *,
        kind: str = "bulletin",
        topic: str = "",
        template: Path | None = None,
        as_of: str | None = None,
        latest: bool = False,
        output: Path | None = None,
        state: str = "",
    ) -> Path:
        """Write a draft of a paper to all and return where it lies (``drafts/`` unless ``output``).

        ``kind`` is bulletin, briefing, red-black or meeting, ``topic`` that of a bulletin on one topic
        (documents.topics.TOPICS), ``state`` what kind of draft it is (征求意见稿, 送审稿).
        """
        from projledger.api.papers import draft, facts_of
        from projledger.documents.papers import KINDS, Asked

        facts = facts_of(self, self.period(period, as_of), as_of=as_of, latest=latest)
        asked = Asked(topic=topic)
        return draft(self, KINDS[kind], facts, asked, template=template, output=output, state=state)

    def notices(
        self,
        kinds: Sequence[str],
        period: Period | str | None = None,
        *,
        whom: "Whom | None" = None,
        how: "How | None" = None,
        as_of: str | None = None,
        latest: bool = False,
    ) -> "NoticeRun":
        """Write papers to the units that ``kinds`` concern (documents.notices.concerned): see api.notices."""
        from projledger.api.notices import How, Whom, notices

        asked = self.period(period, as_of)
        return notices(self, kinds, asked, whom or Whom(), how or How(), as_of=as_of, latest=latest)

    def issue(
        self,
        kind: str,
        period: Period | str | None = None,
        *,
        asked: "Sequence[Asked] | None" = None,
        dated: date | None = None,
        template: Path | None = None,
        latest: bool = False,
        once_more: bool = False,
        who: str | None = None,
        dry_run: bool = False,
    ) -> "list[Issued]":
        """Issue papers of ``kind`` (documents.papers.KINDS), one for each of ``asked``: see api.issuing."""
        from projledger.api.issuing import issue
        from projledger.documents.papers import KINDS, Asked

        return issue(
            self,
            KINDS[kind],
            self.period(period),
            asked or [Asked()],
            dated=dated,
            template=template,
            latest=latest,
            once_more=once_more,
            who=who,
            dry_run=dry_run,
        )

    def issued(self, year: int | None = None, *, kind: str | None = None) -> "Register":
        """The documents of ``year`` (default: the latest with any), with the count of its bulletins."""
        from projledger.api.register import register

        return register(self, year, kind)

    def document(self, text: str, *, year: int | None = None, kind: str | None = None) -> "IssueRecord":
        """The issued document that a clerk means by ``text``; UnknownName otherwise."""
        from projledger.api.register import document

        return document(self, text, year, kind)

    def issued_again(self, document: "IssueRecord") -> "Again":
        """The bytes of an issued document, made anew and compared with those that were issued."""
        from projledger.api.register import again

        return again(self, document)

    def withdraw(
        self, document: "IssueRecord", *, reason: str, who: str | None = None, dry_run: bool = False
    ) -> int | None:
        """Enter that ``document`` is withdrawn; the number of that entry, None in a dry run."""
        from projledger.api.register import withdraw

        return withdraw(self, document, reason, who or self.who, dry_run=dry_run)

    def closing_of(self, document: "IssueRecord") -> int | None:
        """The submission that fixed the figures of a published ``document``'s month; None where none does."""
        from projledger.api.register import closing_of

        return closing_of(self, document)

    def proof(self, file: Path, *, as_issued: bool = False) -> "Proof":
        """Compare a document with what the ledger gives, then and now; ``as_issued``: only then.

        Raises UsageError where ``file`` is no document of ours, Refused where another ledger wrote it.
        """
        from projledger.api.proving import Prover

        return Prover(self).prove(file, as_issued=as_issued)

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
        internal: bool = False,
        **selection: Any,
    ) -> "Drawn":
        """A picture: ``progress``, ``gap``, ``rank``, ``timeline`` or ``map-of-units``, as png or svg.

        ``ranked`` says how ``rank`` ranks, ``size`` is a key of charts.page.SIZES, ``selection`` is as for
        :meth:`progress`; internal projects are named only with ``internal``. Raises FontMissing where no
        font of the machine has Chinese characters.
        """
        from projledger.api.pictures import BY_RATE, draw

        asked, by = self.period(period, selection.get("as_of")), ranked or BY_RATE
        return draw(self, kind, asked, selection, ranked=by, size=size, form=form, internal=internal)

    def export(self, form: str, *, year: int | None = None, as_of: str | None = None) -> bytes:
        """The whole ledger as ``xlsx``, ``csv`` (a zip of them) or ``json``."""
        from projledger.api.papers import whole_ledger

        return whole_ledger(self, form, year, as_of)
