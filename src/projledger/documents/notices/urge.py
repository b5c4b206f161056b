"""催报通知: a month's return that a unit has not sent, or that was sent back whole and not sent again."""

from dataclasses import asdict

from projledger.documents.facts import Facts
from projledger.documents.figures import About, scope
from projledger.documents.notices.context import OwedLine, UrgeContext
from projledger.documents.notices.letter import (
    common,
    months_named,
    numbered_demands,
    short_day,
    until,
    wan,
    wording_of,
)
from projledger.documents.papers import Asked, Paper
from projledger.documents.wording import Wording, month_end, of_project
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.measures.latest import Stand
from projledger.measures.reporting_record import ReportState, UnitReporting

_OPEN = (ReportState.MISSING, ReportState.REJECTED)


def owing(facts: Facts) -> tuple[UnitReporting, ...]:
    """The units whose return of the period's last month is missing or was sent back whole."""
    return (*facts.reporting.missing, *facts.reporting.rejected)


def urge(facts: Facts, asked: Asked) -> Paper:
    """The notice to ``asked.unit``. UnknownName where it owes nothing."""
    unit, month = asked.unit, facts.period.last
    state = next((one for one in owing(facts) if one.unit == unit), None)
    if state is None:
        message = _("{unit} has no return of {month} to be urged.")
        raise UnknownName(message.format(unit=unit, month=month.words))
    wording, book = wording_of(facts)
    title = ("关于催报", f"{month.year}年{month.month}月", wording.subject, "月报的通知")
    projects = [stand for stand in facts.stands if stand.project.reporting_unit == unit]
    lines = tuple(_line(number, stand, facts, wording) for number, stand in enumerate(projects, start=1))
    within = scope("unit", unit)
    what = "补报月报" if state.state is ReportState.MISSING else "更正后重新报送月报"
    count = wording.count(len(projects), "reporting_projects", within)
    context = UrgeContext(
        **common(facts, wording, "urge", unit, title),
        opening=_opening(state, facts, wording),
        paragraphs=(
            *_earlier(unit, facts, wording),
            f"你单位应报送{month.month}月进度的项目{count}个（见下表）。"
            "收到月报前，累计完成投资按表中所列数据计入。",
        ),
        table_title=f"应报送{month.month}月进度的项目",
        lines=lines,
        demands=numbered_demands(
            (
                f"请于{until(facts, facts.settings.documents.deadlines.urge)}前{what}。",
                "没有进展的项目也要填报（零报告），累计数较上月减少的须注明更正原因。",
            )
        ),
    )
    return Paper("urge", context.title, asdict(context), book, asked)


def _opening(state: UnitReporting, facts: Facts, wording: Wording) -> str:
    month, deadline = facts.period.last, facts.reporting.deadline
    when = f"应于{short_day(deadline, month.first_day)}前报送" if deadline else "应按时报送"
    said = f"{month.year}年{month.month}月{wording.subject}月报{when}。"
    # A signed paper speaks of no day after its own; what was sent since left nothing to urge.
    known = min(facts.taken, facts.dated)
    today = short_day(max(known, state.received_on or known), month.first_day)
    if state.state is ReportState.MISSING or state.received_on is None:
        return f"{said}截至{today}，你单位尚未报送。"
    sent = short_day(state.received_on, month.first_day)
    count = wording.count(len(state.files), "rejected_files", scope("unit", state.unit))
    files = "、".join(f"“{name}”" for name in state.files)
    return (
        f"{said}你单位{sent}报送的月报{count}份（{files}）无法录入，已退回；"
        f"截至{today}，尚未收到更正后的月报。"
    )


def _earlier(unit: str, facts: Facts, wording: Wording) -> tuple[str, ...]:
    """The months before of the same year that are open as well, where returns were owed."""
    last = facts.period.last
    found: dict[ReportState, list[Month]] = {state: [] for state in _OPEN}
    for month in last.through_year():
        if month < last and facts.settings.returns.owed(month):
            state = {one.unit: one.state for one in facts.reporting_of(month).units}.get(unit)
            if state in found:
                found[state].append(month)
    said = [
        f"{wording.mark(months_named(months), About(name, scope('unit', unit)))}月报{what}"
        for name, what, months in (
            ("open_months", "也未报送", found[ReportState.MISSING]),
            ("returned_months", "退回后未重报", found[ReportState.REJECTED]),
        )
        if months
    ]
    return (f"今年以来，你单位{'，'.join(said)}，请一并补报。",) if said else ()


def _line(number: int, stand: Stand, facts: Facts, wording: Wording) -> OwedLine:
    named = stand.about
    return OwedLine(
        number=str(number),
        project=wording.project(named),
        annual_plan=wan(stand.project.annual_plan, wording, of_project("annual_plan", named)),
        completed=wan(stand.completed_ytd, wording, of_project("completed_ytd", named)),
        stands=wording.mark(stands_of(stand, facts), of_project("figure_month", named)),
    )


def stands_of(stand: Stand, facts: Facts) -> str:
    """Which figure counts: ``5月底数``, ``本年未报、按零计入``."""
    if stand.about.figure_month is None:
        waiting = any(item.project == stand.about.project for item in facts.problems.remarks.held_at_zero)
        return "仅有待核数据，按零计入" if waiting else "本年未报，按零计入"
    return f"{month_end(stand.about.figure_month)}数"
