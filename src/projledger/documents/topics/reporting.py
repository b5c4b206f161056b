"""The monthly returns (月报报送): who reported the month and the year on time, who late or not at all."""

from fractions import Fraction

from projledger.documents.annexes import annexed
from projledger.documents.context import Annex, Chapter, ReturnsLine
from projledger.documents.demands import reporting_demand
from projledger.documents.facts import Facts
from projledger.documents.figures import About, scope
from projledger.documents.outline import demanded
from projledger.documents.problem_sections import reporting_said
from projledger.documents.topics.spoken import Spoken
from projledger.documents.wording import Wording
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.measures.reporting_record import ReportState
from projledger.measures.reporting_year import UnitYear

_STATES = {
    ReportState.HELD: "退回待改",
    ReportState.REJECTED: "退回",
    ReportState.MISSING: "未报",
    ReportState.NOT_DUE: "未到期",
    ReportState.LATE: "迟报",
    ReportState.NIL: "零报告",
    ReportState.ON_TIME: "按时",
}
#: For so many months running not on time, a unit is named for it.
_RUNNING = 2


def speak(facts: Facts, wording: Wording) -> Spoken:
    """The bulletin of the returns; UnknownName where nothing was owed in the year by then."""
    years = [year for year in facts.reporting_year if year.months]
    if not years and not facts.reporting.units:
        message = _("No return was owed by {month}; there is nothing to say of returns.")
        raise UnknownName(message.format(month=str(facts.period.last)))
    annexes = annexed((("returns", _annex(facts, years, wording)),))
    period, month = facts.period, facts.period.last.month
    span = period.span.removeprefix(f"{period.year}年")
    demand = reporting_demand(facts.reporting, facts.settings, facts.problems, wording)
    asked = [("按时报送", demand)]
    if running := [year for year in years if year.streak >= _RUNNING]:
        many = wording.count(len(running), "late_running")
        asked.append(
            ("压实报送责任", f"连续未按时报送的{many}个单位，要说明原因，明确分管负责人和填报人员。")
        )
    return Spoken(
        about=f"{wording.subject}月报报送情况的",
        opening=f"为规范{wording.subject}月报报送，现将{period.title}（截至{month}月）月报报送情况通报如下。",
        chapters=(
            Chapter(f"{month}月报送情况", reporting_said(facts.problems, facts.reporting, wording)),
            Chapter("本年报送情况", _year(years, span, annexes.detail("returns"), wording)),
            Chapter("工作要求", demands=demanded(asked)),
        ),
        annexes=annexes.pages,
    )


def _year(years: list[UnitYear], span: str, detail: str, wording: Wording) -> tuple[str, ...]:
    if not years:
        return ()
    owed = sum(len(year.months) for year in years)
    on_time = sum(year.on_time for year in years)
    text = (
        f"{span}应报送月报{wording.count(owed, 'year_expected')}份，"
        f"按时报送{wording.count(on_time, 'year_on_time')}份"
    )
    for label, name, number in (
        ("迟报", "year_late", sum(year.late for year in years)),
        ("退回待改", "year_to_correct", sum(year.to_correct for year in years)),
        ("退回后未重报", "year_rejected", sum(year.rejected for year in years)),
        ("未报", "year_missing", sum(year.missing for year in years)),
    ):
        if number:
            text += f"，{label}{wording.count(number, name)}份"
    said = [f"{text}{detail}。"]
    always = [year for year in years if year.on_time == len(year.months)]
    running = [year for year in years if year.streak >= _RUNNING]
    if len(always) == len(years):
        said.append("各单位每月均按时报送。")
    elif always:
        many = About("always_on_time")
        names = wording.plain_names([year.unit for year in always], many)
        said.append(f"每月均按时报送的单位{wording.mark(str(len(always)), many)}个：{names}。")
    if late := [year for year in years if year.late]:
        many = About("units_late")
        names = wording.plain_names([year.unit for year in late], many)
        said.append(f"有过迟报的单位{wording.mark(str(len(late)), many)}个：{names}。")
    if running:
        many = About("late_running")
        names = "、".join(_running(year, wording) for year in running[: wording.most])
        more = f"等{wording.mark(str(len(running)), many)}个单位" if len(running) > wording.most else ""
        count = wording.mark(str(len(running)), many)
        said.append(f"连续{_RUNNING}个月及以上未按时报送的单位{count}个：{names}{more}。")
    return tuple(said)


def _running(year: UnitYear, wording: Wording) -> str:
    streak = wording.count(year.streak, "streak", scope("unit", year.unit))
    return f"{wording.unit(year.unit)}（连续{streak}个月）"


def _annex(facts: Facts, years: list[UnitYear], wording: Wording) -> Annex | None:
    if not years:
        return None
    now = {line.unit: line for line in facts.reporting.units}
    lines = []
    for year in sorted(years, key=lambda year: -Fraction(year.on_time, len(year.months))):
        within, line = scope("unit", year.unit), now.get(year.unit)
        came = line.received_on if line else None

        def count(number: int, name: str, within: str = within) -> str:
            return wording.count(number, name, within)

        lines.append(
            ReturnsLine(
                unit=wording.unit(year.unit),
                state=wording.mark(_STATES[line.state] if line else "—", About("returns_state", within)),
                received=wording.mark(
                    f"{came.month}月{came.day}日" if came else "—", About("received", within)
                ),
                expected=count(len(year.months), "year_expected"),
                on_time=count(year.on_time, "year_on_time"),
                late=count(year.late, "year_late"),
                rejected=count(year.to_correct + year.rejected, "year_sent_back"),
                missing=count(year.missing, "year_missing"),
                streak=count(year.streak, "streak"),
            )
        )
    title = f"各单位{facts.period.year}年月报报送情况"
    note = "注：按时报送比例高的在前；连续未按时，指截至最近一个应报月份连续迟报、退回未重报或未报的月数。"
    return Annex("", "", title, "returns", tuple(lines), None, "", note)
