"""数据核对函: the figures of a unit's projects, to be confirmed or corrected, signed and sent back."""

from collections.abc import Mapping
from dataclasses import asdict

from projledger.documents.facts import Facts
from projledger.documents.figures import About, scope
from projledger.documents.notices.context import ConfirmContext, ConfirmLine
from projledger.documents.notices.letter import common, numbered_demands, until, wan, wording_of
from projledger.documents.papers import Asked, Paper
from projledger.documents.wording import Wording, month_end, of_project
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.measures.latest import Stand
from projledger.measures.rates import NO_RATE, rate_of, show_rate


def reported_by(facts: Facts) -> Mapping[str, tuple[Stand, ...]]:
    """The projects by the unit that reports them, in the order of the plan."""
    found: dict[str, list[Stand]] = {}
    for stand in facts.stands:
        found.setdefault(stand.project.reporting_unit, []).append(stand)
    return {unit: tuple(stands) for unit, stands in found.items()}


def confirm(facts: Facts, asked: Asked) -> Paper:
    """The letter to ``asked.unit``. UnknownName where it reports no project."""
    unit = asked.unit
    stands = facts.once(reported_by).get(unit, ())
    if not stands:
        raise UnknownName(_("{unit} reports no project.").format(unit=unit))
    wording, book = wording_of(facts)
    last, within = facts.period.last, scope("unit", unit)
    title = (f"关于核对{facts.period.title}", wording.subject, "投资数据的函")
    stated = _stated(facts)
    answer = until(facts, facts.settings.documents.deadlines.confirm)
    count = wording.count(len(stands), "reporting_projects", within)
    context = ConfirmContext(
        **common(facts, wording, "confirm", unit, title),
        opening=(
            f"现将台账中你单位填报的{wording.subject}{count}个、"
            f"截至{last.year}年{month_end(last)}的投资数据（见附件）送你单位核对。"
        ),
        table_title=f"{facts.period.span}投资数据核对表",
        lines=tuple(
            _line(number, stand, wording, stated, facts) for number, stand in enumerate(stands, start=1)
        ),
        total=_total(stands, wording, facts, unit),
        note="金额单位：万元。“核对意见”填“无误”或“有误”；有误的，在“更正数”填正确的累计完成投资。",
        demands=numbered_demands(
            (
                f"请与原始凭证核对后填写“核对意见”，由负责人签字、加盖公章，于{answer}前送回。",
                "更正的数据请附说明；以后各月月报应与核对后的数据衔接。",
            )
        ),
    )
    return Paper("confirm", context.title, asdict(context), book, asked)


def _stated(facts: Facts) -> Mapping[int, str]:
    """What is to be known of a figure: held rows wait, a clerk's figure is not confirmed yet."""
    remarks = facts.problems.remarks
    return {
        **{item.project: "快报数" for item in remarks.flash},
        **{item.project: "另有待核数据" for item in remarks.held},
    }


def _line(
    number: int, stand: Stand, wording: Wording, stated: Mapping[int, str], facts: Facts
) -> ConfirmLine:
    named, plan = stand.about, stand.project.annual_plan
    rate = rate_of(stand.completed_ytd, plan or 0, facts.settings.figures.decimals)
    if named.figure_month is None:
        month = "本年未报"
    else:
        month = f"{month_end(named.figure_month)}数" if stand.carried_from else ""
    return ConfirmLine(
        number=str(number),
        project=wording.project(named),
        annual_plan=wan(plan, wording, of_project("annual_plan", named)),
        completed=wan(stand.completed_ytd, wording, of_project("completed_ytd", named)),
        rate=wording.mark(show_rate(rate.shown), of_project("rate", named)),
        status=wording.mark(stand.status or NO_RATE, of_project("status", named)),
        stands=wording.mark(
            "，".join(filter(None, (month, stated.get(named.project, "")))), of_project("figure_month", named)
        )
        if month or named.project in stated
        else "",
    )


def _total(stands: tuple[Stand, ...], wording: Wording, facts: Facts, unit: str) -> ConfirmLine:
    """The sum of the projects with a plan, and their rate; those without are in no rate."""
    planned = [stand for stand in stands if stand.project.annual_plan is not None]
    plan = sum(stand.project.annual_plan or 0 for stand in planned)
    done = sum(stand.completed_ytd for stand in planned)
    rate = rate_of(done, plan, facts.settings.figures.decimals)
    within = scope("reporting-unit", unit)
    return ConfirmLine(
        number="",
        project="合计" if len(planned) == len(stands) else "合计（有年度计划的）",
        annual_plan=wan(plan, wording, About("annual_plan", within)),
        completed=wan(done, wording, About("completed_ytd", within)),
        rate=wording.mark(show_rate(rate.shown), About("rate", within)),
        status="",
        stands="",
    )
