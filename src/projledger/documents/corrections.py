"""The note of correction (更正说明): what the last bulletin said that the ledger says otherwise now."""

from collections.abc import Sequence
from typing import NamedTuple

from projledger.documents.facts import Facts
from projledger.documents.figures import ALL, About, scope
from projledger.documents.wording import Wording, day
from projledger.foundation.money import show_money
from projledger.foundation.period import Period
from projledger.ledger.issues import IssueRecord
from projledger.ledger.records import Source
from projledger.measures.corrections import Correction, corrections
from projledger.measures.grouping import By

_BULLETIN = "bulletin"
#: By field: what the present value and the published one are called in tags, and in words.
_NAMES = {
    "annual_plan": ("annual_plan", "published_plan", "年度计划投资"),
    "completed_ytd": ("completed_ytd", "published_ytd", "累计完成投资"),
    "status": ("status", "published_status", "项目状态"),
}


class Corrected(NamedTuple):
    """The last bulletin, its period, and what of its figures is another now; both totals in yuan."""

    document: IssueRecord
    period: Period
    corrections: tuple[Correction, ...]
    total_before: int | None
    total_after: int | None


def corrected(facts: Facts) -> Corrected | None:
    """What was corrected since the last bulletin of everything in the year of ``facts``, withdrawn or not.

    None where none was issued before for the same period or an earlier one, or nothing of it has changed.
    """
    found = _last_bulletin(facts)
    if found is None:
        return None
    document, period = found
    issue = document.issue
    then = Facts(facts.view.at(issue.as_of), facts.settings, period, issue.taken)
    now = Facts(facts.view, facts.settings, period, facts.taken)
    changes = corrections(then.stands, now.stands, now.figures)
    if not changes:
        return None
    totals = (one.table(By.LEVEL).total.completed_ytd for one in (then, now))
    return Corrected(document, period, changes, *totals)


def _last_bulletin(facts: Facts) -> tuple[IssueRecord, Period] | None:
    for document in reversed(facts.issued):
        period = Period.parse(document.issue.period)
        if (
            document.issue.kind == _BULLETIN
            and not document.issue.scope  # one of a single topic says little of the figures
            and period is not None
            and period.year == facts.period.year
            and period.last <= facts.period.last
        ):
            return document, period
    return None


def correction_paragraphs(facts: Facts, wording: Wording) -> tuple[str, ...]:
    """The note in finished words: what was corrected in which bulletin, and the new total; () for nothing.

    Amounts are exact, in 万元, so that a correction is seen however small. Internal projects are counted and
    not named; where all are, only their number is said.
    """
    found = facts.once(corrected)
    if found is None:
        return ()
    said = [one for one in found.corrections if one.project not in wording.internal]
    projects = len({one.project for one in found.corrections})
    count = wording.mark(str(projects), About("corrected", ALL, str(found.period)))
    label = found.document.label + ("（已撤回）" if found.document.withdrawn else "")
    opening = f"{label}所用{found.period.span}数据中，有{count}个项目的数据作了更正"
    listed = "；".join(_said(one, found.period, wording) for one in said[: wording.most])
    if len(said) > wording.most:
        listed += f"；等{wording.mark(str(len(said)), About('corrected_figures', ALL, str(found.period)))}处"
    first = f"{opening}：{listed}。" if said else f"{opening}。"
    return (first, *_total(found, wording))


def _total(found: Corrected, wording: Wording) -> Sequence[str]:
    """The corrected total of the period, where it is another."""
    if found.total_before == found.total_after or found.total_before is None or found.total_after is None:
        return ()
    period = str(found.period)
    before = wording.mark(_wan(found.total_before), About("published_ytd", ALL, period))
    after = wording.mark(_wan(found.total_after), About("completed_ytd", ALL, period))
    return (f"更正后，{found.period.span}累计完成投资合计由{before}变为{after}。",)


def _said(one: Correction, period: Period, wording: Wording) -> str:
    """云台镇“云台镇中心小学”累计完成投资由200万元更正为210万元（依据2021年7月8日收到的月报）."""
    who = f"{wording.named('unit', one.unit, one.unit)}“{wording.named('project', one.project, one.name)}”"
    if one.field == "listed":
        return f"{who}{'补列入' if one.after else '已调出'}年度计划{_basis(one.source, 'plan')}"
    now, published, words = _NAMES[one.field]
    own = scope("project", one.project)
    before = wording.mark(_value(one.before), About(published, own, str(period)))
    after = wording.mark(_value(one.after), About(now, own, str(period)))
    verb = "补报后变为" if one.late else "更正为"
    return f"{who}{words}由{before}{verb}{after}{_basis(one.source, one.field)}"


def _basis(source: Source | None, field: str) -> str:
    if source is None:
        return ""
    if source.stated:
        return f"（依据{source.stated}）"
    paper = "年度计划" if field in ("annual_plan", "plan") else "月报"
    return f"（依据{day(source.received_on.isoformat())}收到的{paper}）"


def _value(value: object) -> str:
    match value:
        case None:
            return "未填"
        case int():
            return _wan(value)
        case _:
            return str(value)


def _wan(yuan: int) -> str:
    return show_money(yuan, "万元", grouped=False) + "万元"
