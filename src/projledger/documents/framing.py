"""Head and tail of a paper from the form that the settings give its kind."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from projledger.documents.context import Head, Tail
from projledger.documents.wording import day
from projledger.foundation.settings.documents import PaperForm


def framed_draft(form: PaperForm, made: date, state: str = "") -> dict[str, Any]:
    """``head`` and ``tail`` of a draft for its template: neither shows but for its ``state`` (征求意见稿)."""
    head = Head(style=form.style, office=form.office, date=day(made.isoformat()), state=state)
    return {"head": asdict(head), "tail": asdict(Tail())}


def framed(
    form: PaperForm, made: date, number: str, *, addressees: Sequence[str] = (), signer: str = ""
) -> dict[str, Any]:
    """``head`` and ``tail`` of a paper that is issued on ``made`` under ``number`` ("" for a kind without).

    ``addressees`` are those to whom a briefing is issued (发) where its form names none.
    """
    said = day(made.isoformat())
    copies, briefing = "，".join(form.copy_to), form.style == "jianbao"
    head = Head(form.style, form.mark, number, form.office, said, signer)
    tail = Tail(
        copy_to="" if briefing else copies,
        office=form.printed_by,
        date=said,
        send_to=copies if briefing else "",
        report_to="，".join(form.report_to) if briefing else "",
        issue_to="，".join(form.issue_to or addressees) if briefing else "",
        copies=str(form.copies) if form.copies else "",
    )
    return {"head": asdict(head), "tail": asdict(tail)}
