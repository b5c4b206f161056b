"""The problems of a bulletin: who lags and how, what is short, who has not reported."""

from collections.abc import Collection, Sequence

from projledger.documents.context import ProblemSection
from projledger.documents.overview import carried_over
from projledger.documents.wording import Wording, day, month_end, mu, numbered, reason
from projledger.foundation.period import Month
from projledger.measures.lags import Lag, Lagging
from projledger.measures.lights import CHINESE, Light
from projledger.measures.problems import Problems, Shortage
from projledger.measures.remarks import Named, Remarks
from projledger.measures.reporting_record import Reporting, UnitReporting


def problem_sections(
    problems: Problems, reporting: Reporting, wording: Wording, silence: str = ""
) -> tuple[ProblemSection, ...]:
    """The four sections, each with something to say even where nothing is wrong.

    ``silence`` are the words for it that nothing is known of any project; then nothing is judged.
    """
    unjudged = (f"{silence}，不作判断。",)
    parts = (
        ("投资进度", unjudged) if silence else _investment(problems, wording),
        ("开工和建设", unjudged) if silence else _sites(problems, wording),
        ("要素保障", unjudged if silence else _shortages(problems, wording)),
        ("月报报送", _reporting(problems, reporting, wording)),
    )
    return tuple(
        ProblemSection(numbered(place, heading), paragraphs)
        for place, (heading, paragraphs) in enumerate(parts, start=1)
    )


# ---- lags ----------------------------------------------------------------------------------------

Section = tuple[str, tuple[str, ...]]
_SITE_LAGS = ((Lag.START, "未按期开工"), (Lag.NOT_ON_SITE, "未进场"), (Lag.SUSPENDED, "停工"))


def _investment(problems: Problems, wording: Wording) -> Section:
    items = problems.of_kind(Lag.INVESTMENT)
    if not items:
        unknown = len(problems.remarks.unknown)
        among, rest = ("已有数据的", f"另有{unknown}个项目本年尚无数据，未作判断。") if unknown else ("", "")
        return "投资进度", (f"{among}在建项目投资均达{wording.term}，无投资滞后的项目。{rest}",)
    units = len({item.about.unit for item in items})
    lights = "，".join(
        f"亮{CHINESE[light]}灯{count}个"
        for light in (Light.RED, Light.YELLOW)
        if (count := sum(item.light is light for item in items))
    )
    missing = sum(item.shortfall for item in items)
    head = (
        f"投资滞后的在建项目{len(items)}个（{lights}），涉及责任单位{units}个，"
        f"按{wording.term}合计少完成投资{wording.yi(missing)}。"
    )
    names = wording.names(items, _about, lambda item: _behind(item, wording), sep="；")
    if not names:
        return "投资进度滞后", (head,)
    key = f"括号内为责任单位、占年度计划的比例、欠{wording.term}的百分点"
    lead = f"按差距由大到小（{key}），依次为" if len(items) > 1 else "具体为"
    return "投资进度滞后", (head, f"{lead}：{names}。")


def _behind(item: Lagging, wording: Wording) -> str:
    gap = "" if item.gap is None else f"欠{wording.points(item.gap)}"
    return f"{item.about.name}（{_joined([_whose(item), wording.percent(item.rate), gap, _carried(item)])}）"


def _sites(problems: Problems, wording: Wording) -> Section:
    said, kinds = [], []
    for kind, label in _SITE_LAGS:
        items = problems.of_kind(kind)
        if items:
            names = wording.names(items, _about, _standing_still, sep="；")
            said.append(f"{label}的项目{len(items)}个" + (f"：{names}。" if names else "。"))
            kinds.append(label)
    if not said:
        among = "已有数据的项目中，" if problems.remarks.unknown else ""
        return "开工和建设", (f"{among}无未按期开工、未进场和停工的项目。",)
    return "和".join(filter(None, ("、".join(kinds[:-1]), kinds[-1]))), tuple(said)


def _standing_still(item: Lagging) -> str:
    planned = f"计划{day(item.planned_start)}开工" if item.kind is Lag.START and item.planned_start else ""
    facts = [_whose(item), planned, reason(item.about.text), _carried(item)]
    return f"{item.about.name}（{_joined(facts)}）"


def _whose(item: Lagging) -> str:
    return f"{item.about.unit}，挂牌项目" if item.listed else item.about.unit


def _carried(item: Lagging) -> str:
    return f"沿用{month_end(item.carried_from)}数" if item.carried_from else ""


def _joined(facts: Sequence[str]) -> str:
    return "，".join(fact for fact in facts if fact)


def _about(item: Lagging | Shortage) -> Named:
    return item.about


# ---- shortages -----------------------------------------------------------------------------------


def _shortages(problems: Problems, wording: Wording) -> tuple[str, ...]:
    funds = [item for item in problems.shortages if item.funds]
    land = sorted(
        (item for item in problems.shortages if item.land), key=lambda item: (-item.land, item.about.project)
    )
    said = []
    if funds:
        names = wording.names(
            funds, _about, lambda item: _lacking(item, wording.amount(item.funds)), most=wording.few
        )
        said.append(_short("资金", len(funds), wording.amount(problems.funds_lacking), names))
    if land:
        names = wording.names(land, _about, lambda item: _lacking(item, mu(item.land)), most=wording.few)
        said.append(_short("用地指标", len(land), mu(problems.land_lacking), names))
    return tuple(said) or ("各单位未反映资金和用地指标缺口。",)


def _lacking(item: Shortage, amount: str) -> str:
    return f"{item.about.name}（{item.about.unit}，{amount}）"


def _short(what: str, count: int, total: str, names: str) -> str:
    whole = f"反映{what}缺口的项目{count}个，合计缺口{total}"
    if not names:
        return f"{whole}。"
    return f"{whole}，{'由大到小依次为' if count > 1 else '为'}{names}。"


# ---- returns -------------------------------------------------------------------------------------


def _reporting(problems: Problems, reporting: Reporting, wording: Wording) -> tuple[str, ...]:
    month = reporting.month
    said = [_timeliness(reporting, problems.remarks, month)]
    said.extend(
        f"{label}的单位{len(units)}个：{_units(units, wording)}。"
        for label, units in (
            ("未报", reporting.missing),
            ("报表被退回、尚未重报", reporting.rejected),
            ("迟报", reporting.late),
        )
        if units
    )
    remarks = problems.remarks
    if remarks.not_reported:
        said.append(_carried_forward(remarks, wording, month))
    if remarks.held or reporting.held or remarks.held_unknown:
        said.append(_held(problems, reporting, wording))
    if remarks.flash:
        names = wording.names(remarks.flash, _itself, _with_unit)
        said.append(
            f"采用快报数、待月报核实的项目{len(remarks.flash)}个" + (f"：{names}。" if names else "。")
        )
    if remarks.gap:
        names = wording.names(remarks.gap, _itself, _with_unit)
        said.append(
            f"累计数由各月数相加得出、其间有月份未报的项目{len(remarks.gap)}个，累计数可能偏少"
            + (f"：{names}。" if names else "。")
        )
    return tuple(said)


def _timeliness(reporting: Reporting, remarks: Remarks, month: Month) -> str:
    if reporting.deadline is None:
        return f"{month.month}月不要求报送月报" + (
            f"，{carried_over(remarks)}。" if remarks.carried else "。"
        )
    until = f"{reporting.deadline.month}月{reporting.deadline.day}日"
    expected = len(reporting.units)
    if not expected:
        return f"{month.month}月无应报送月报的单位。"
    if len(reporting.on_time) == expected:
        return f"{month.month}月应报送月报的单位{expected}个，均于{until}前按时报送{_nil(reporting)}。"
    text = (
        f"{month.month}月应报送月报的单位{expected}个（{until}截止），"
        f"按时报送{len(reporting.on_time)}个{_nil(reporting)}"
    )
    for label, units in (
        ("迟报", reporting.late),
        ("退回未重报", reporting.rejected),
        ("未报", reporting.missing),
        ("未报但尚未到截止日期", reporting.not_due),
    ):
        if units:
            text += f"，{label}{len(units)}个"
    return f"{text}。"


def _nil(reporting: Reporting) -> str:
    count = sum(unit.nil for unit in reporting.on_time)
    return f"（含零报告{count}个）" if count else ""


def _carried_forward(remarks: Remarks, wording: Wording, month: Month) -> str:
    """Which projects have no figure of the month, and what figure stands for them."""
    items = remarks.not_reported
    waiting = {item.project for item in remarks.held_at_zero}
    carried = sum(item.figure_month is not None for item in items)
    held = sum(item.project in waiting for item in items)
    kept = [
        (carried, "沿用上次报送的累计数"),
        (len(items) - carried - held, "本年未报过，按零计入"),
        (held, "此前仅有待核数据，按零计入"),
    ]
    said = [f"{count}个{how}" for count, how in kept if count]
    how = said[0].removeprefix(f"{len(items)}个") if len(said) == 1 else "，".join(said)
    names = wording.names(items, _itself, lambda item: _since(item, waiting))
    text = f"{month.month}月未报进度的项目{len(items)}个，{how}"
    return f"{text}：{names}。" if names else f"{text}。"


def _since(item: Named, waiting: Collection[int]) -> str:
    if item.figure_month:
        figure = f"{month_end(item.figure_month)}数"
    else:
        figure = "待核" if item.project in waiting else "未报过"
    return f"{item.name}（{item.unit}，{figure}）"


def _held(problems: Problems, reporting: Reporting, wording: Wording) -> str:
    """Rows that were sent but are not counted yet: apart from what was never sent."""
    remarks = problems.remarks
    said = []
    if reporting.held:
        units = "、".join(f"{unit.unit}（{unit.held}行）" for unit in reporting.held[: wording.most])
        more = f"等{len(reporting.held)}个单位" if len(reporting.held) > wording.most else ""
        said.append(f"月报中有待核数据的单位{len(reporting.held)}个：{units}{more}")
    if remarks.held:
        names = wording.names(remarks.held, _itself, _with_unit)
        said.append(
            f"待核项目{len(remarks.held)}个，更正前{_meanwhile(remarks)}" + (f"：{names}" if names else "")
        )
    if remarks.held_unknown:
        said.append(f"另有{remarks.held_unknown}行所填项目名称与年度计划对不上")
    return "；".join(said) + "。"


def _meanwhile(remarks: Remarks) -> str:
    """What counts for the held projects until they are corrected."""
    standing, none = len(remarks.held_standing), len(remarks.held_at_zero)
    if not none:
        return "沿用上次累计数"
    if not standing:
        return "本年尚无已录入数、按零计入"
    return f"{standing}个沿用上次累计数、{none}个本年尚无已录入数按零计入"


def _units(units: Sequence[UnitReporting], wording: Wording) -> str:
    return wording.plain_names([unit.unit for unit in units])


def _itself(item: Named) -> Named:
    return item


def _with_unit(item: Named) -> str:
    return f"{item.name}（{item.unit}）"
