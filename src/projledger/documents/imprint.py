"""What every paper to all says alike: title, addressee, office and date, and where its figures come from."""

from collections.abc import Sequence
from typing import Any

from projledger.documents.corrections import correction_paragraphs
from projledger.documents.facts import Facts
from projledger.documents.figures import ALL, About
from projledger.documents.overview import figures_to
from projledger.documents.titles import in_lines
from projledger.documents.wording import Wording, day, month_end
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.measures.grouping import By
from projledger.measures.progress_table import Progress

_DIGEST_SHOWN = 16
#: The papers that say what the last bulletin had wrong.
_CORRECTING = frozenset({"bulletin", "briefing"})


def imprint(
    facts: Facts, wording: Wording, kind: str, title: Sequence[str], *, note: str = ""
) -> dict[str, Any]:
    """The values of ``PaperContext`` that do not depend on what the paper is about.

    ``title`` are the parts between which the title may break, ``note`` is said of the basis of the figures.
    """
    settings, period = facts.settings, facts.period
    to = settings.office.addressees
    return {
        "title": "".join(title),
        "title_in_lines": in_lines(title),
        "addressee": "，".join(to) + "：" if to else "",
        "corrections": correction_paragraphs(facts, wording) if kind in _CORRECTING else (),
        "office": settings.paper(kind).signed,
        "date": day(facts.dated.isoformat()),
        "source_note": source_note(facts, wording, note),
        "term": wording.term,
        "term_short": wording.term.removesuffix("进度"),
        "period": period.title,
        "span": period.span,
    }


def source_note(facts: Facts, wording: Wording, note: str = "") -> str:
    """The basis of the figures, the day on which they were taken, and the digest of the ledger."""
    table, period = facts.table(By.LEVEL), facts.period
    older = ""
    if table.remarks.carried and not silence(facts):
        carried = wording.count(len(table.remarks.carried), "carried")
        older = f"（{period.last.month}月不要求报送月报，{carried}个项目沿用此前月底数）"
    return (
        f"数据口径：上报（各责任单位月报）。{note}"
        f"数据截至{period.year}年{month_end(figures_to(table))}{older}，"
        f"取数日期{day(facts.taken.isoformat())}。"
        f"台账校验码：{wording.mark(facts.head_digest[:_DIGEST_SHOWN], About('head_digest', ALL))}"
    )


def silence(facts: Facts) -> str:
    """The words for it that nothing is known of any project; empty where something is."""
    table = facts.table(By.LEVEL)
    if not table.silent:
        return ""
    reporting, remarks = facts.reporting, table.remarks
    sent = remarks.held or remarks.held_unknown or reporting.rejected or reporting.received
    return "尚无已录入的月报" if sent else "尚无月报"


def refuse_without_plan(table: Progress) -> None:
    """A year without a plan has nothing of which a paper could speak: UnknownName."""
    if not table.total.projects and not table.total.no_plan:
        message = _("The ledger has no annual plan of {year}. Import it, or name another --year.")
        raise UnknownName(message.format(year=table.period.year))
