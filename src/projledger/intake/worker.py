"""The process in which the returns of a large batch are read and judged: bytes in, a plan out.

It is :mod:`projledger.workbook.worker` with an errand. It looks at the ledger as it was when the call began,
and judges reports by it with the same functions as the process that asks. A file that is anything else
than a sound workbook of reports comes back as its cells, and whoever asked sees to it.
"""

import json
import sys
import traceback
from typing import TYPE_CHECKING

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.transport import packed, packed_fault, workbook_of
from projledger.workbook.worker import ACCEPTED, BRIEF, DONE, ON_ERRAND, answer, cells, readers, serve

if TYPE_CHECKING:
    from projledger.intake.desk import Desk
    from projledger.intake.plan_transport import About
    from projledger.intake.vocabularies import Vocabularies
    from projledger.ledger.book import Book


class _Clerk:
    """Judges by the brief that came last."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._book: Book | None = None
        self._desk: Desk | None = None
        self._vocabularies: Vocabularies | None = None

    def brief(self, data: bytes, _about: str) -> bytes:
        """Open the ledger as the brief says; where that fails, say why, and judge nothing."""
        from projledger.foundation.errors import ProjledgerError
        from projledger.foundation.language import set_language
        from projledger.intake.desk import Desk
        from projledger.intake.plan_transport import Brief
        from projledger.ledger.book import Book

        if self._book is not None:
            self._book.close()
        self._book = self._desk = self._vocabularies = None
        try:
            brief = Brief.unpacked(data)
            set_language(brief.language)
            self._book = Book.open(brief.ledger, readonly=True)
            self._desk = Desk(self._book.view(brief.number), brief.settings, brief.options)
            self._vocabularies = self._desk.vocabularies()
        except Exception as error:  # files then come back as cells, and whoever asked judges them
            self._desk = None
            if not isinstance(error, ProjledgerError):
                traceback.print_exc()
            return (str(error) or type(error).__name__).encode()
        return ACCEPTED

    def judge(self, data: bytes, about: str) -> bytes:
        """The plan of one file, or its cells."""
        from projledger.intake.plan_transport import About

        told = About.unpacked(about)
        try:
            return self._judged(data, told)
        except Fault as fault:
            return packed_fault(fault)
        except Exception:  # whoever asked judges the file again, and the error shows there
            traceback.print_exc()
        # once more and only the cells: they need less memory, if that was it
        return answer(data, told.received.name, self._limits)

    def _judged(self, data: bytes, told: "About") -> bytes:
        from projledger.intake.file_judging import judge_files
        from projledger.intake.gather import gathered
        from projledger.intake.plan_transport import packed_plan
        from projledger.intake.triage import only_reports
        from projledger.workbook.reader import reading_of

        received = told.received
        raw = cells(data, received.name, self._limits)
        desk, words = self._desk, self._vocabularies
        if desk is None or words is None:
            return packed(raw)
        reading = reading_of(workbook_of(raw), received.name, self._limits)
        one = gathered(received, told.sha256, reading, desk.options, words)
        if not only_reports(one):
            return packed(raw)
        first = {told.sha256: told.undated} if told.undated else {}
        (planned,) = judge_files({0: one}, desk.registers, desk.settings, desk.options, first).values()
        return DONE + packed_plan(planned)


def main() -> None:
    """Read and judge for whoever asks."""
    limits = Limits(**json.loads(sys.argv[1]))
    clerk = _Clerk(limits)
    serve(limits, {**readers(limits), BRIEF: clerk.brief, ON_ERRAND: clerk.judge})


if __name__ == "__main__":
    main()
