"""What commands that write papers share: a draft and its state, or a paper that is issued."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from projledger.cli.asking import asked_choice, asked_day
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _

if TYPE_CHECKING:
    from projledger.api.issuing import Issued

#: The states of a draft, by the words that name them.
STATES = {
    "征求意见稿": "征求意见稿",
    "征求意见": "征求意见稿",
    "送审稿": "送审稿",
    "送审": "送审稿",
}


class Wanted(NamedTuple):
    """Whether papers are issued, and on which day; or in which state they are drafted."""

    issue: bool
    dated: date | None = None
    state: str = ""


def wanted(
    *,
    issue: bool,
    draft: str | None,
    dated: str | None,
    once_more: bool = False,
    dry_run: bool = False,
    as_of: str | None = None,
    output: Path | None = None,
) -> Wanted:
    """What ``--issue``, ``--draft`` and their companions ask for; UsageError where they do not fit."""
    if not issue:
        if dated is not None:
            raise UsageError(_("--date is the day of an issued document: add --issue."))
        if once_more:
            raise UsageError(_("--once-more is for issuing: add --issue."))
        if dry_run:
            raise UsageError(_("--dry-run says which number would be taken: add --issue."))
        return Wanted(False, state=asked_choice("--draft", draft, STATES) if draft is not None else "")
    if draft is not None:
        raise UsageError(_("A document is issued or a draft: --issue or --draft, not both."))
    if as_of is not None:
        raise UsageError(
            _("A document is issued with the figures at which its month is closed: leave out --as-of.")
        )
    if output is not None:
        raise UsageError(
            _(
                "An issued document lies in issued/ under its number; "
                "for a copy: projledger issued NUMBER --again -o FILE.docx"
            )
        )
    return Wanted(True, asked_day("--date", dated) if dated is not None else None)


def say(issued: "Sequence[Issued]", *, dry_run: bool = False) -> None:
    """Tell which numbers were taken and where the documents lie."""
    from projledger.console.register_screen import say_issued
    from projledger.console.terminal import console

    say_issued(console(), issued, dry_run=dry_run)
