"""The problems of a bulletin: who lags and how, what is short, who has not reported."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise

from projledger.documents.annexes import SITE_LAGS, Annexes, joined, stated_problems, wan
from projledger.documents.cause_words import causes_said
from projledger.documents.context import ProblemSection
from projledger.documents.figures import About, scope
from projledger.documents.outline import parts as numbered_parts
from projledger.documents.overview import carried_over, counted
from projledger.documents.wording import Wording, day, month_end, of_project
from projledger.foundation.period import Month
from projledger.measures.lags import Lag, Lagging
from projledger.measures.lights import CHINESE, Light
from projledger.measures.problems import Problems, Shortage
from projledger.measures.remarks import Named, Remarks
from projledger.measures.reporting_record import Reporting, UnitReporting

_NO_ANNEXES = Annexes()


def problem_sections(
    problems: Problems,
    reporting: Reporting,
    wording: Wording,
    silence: str = "",
    annexes: Annexes = _NO_ANNEXES,
) -> tuple[ProblemSection, ...]:
    """The four sections, each with something to say even where nothing is wrong.

    ``silence`` are the words for it that nothing is known of any project; then nothing is judged. The text
    points to those of ``annexes`` that it counts.
    """
    lags = lag_sections(problems, wording, silence, annexes)
    return numbered_parts((*lags, ("月报报送", reporting_said(problems, reporting, wording))))


def lag_sections(
    problems: Problems, wording: Wording, silence: str = "", annexes: Annexes = _NO_ANNEXES
) -> "tuple[Section, ...]":
    """The sections but that of the returns, not numbered."""
    unjudged = (f"{silence}，不作判断。",)
    return (
        ("投资进度", unjudged) if silence else _investment(problems, wording, annexes),
        ("开工和建设", unjudged) if silence else _sites(problems, wording, annexes),
        ("要素保障", unjudged if silence else _shortages(problems, wording, annexes)),
    )


# ---- lags ----------------------------------------------------------------------------------------

Section = tuple[str, tuple[str, ...]]


def _investment(problems: Problems, wording: Wording, annexes: Annexes) -> Section:
    items = problems.of_kind(Lag.INVESTMENT)
    if not items:
        unknown = len(problems.remarks.unknown)
        among, rest = "", ""
        if unknown:
            among = "已有数据的"
            rest = f"另有{wording.count(unknown, 'without_figures')}个项目本年尚无数据，未作判断。"
        return "投资进度", (f"{among}在建项目投资均达{wording.term}，无投资滞后的项目。{rest}",)
    lagging, units = counted(Lag.INVESTMENT), len({item.about.unit for item in items})
    lights = "，".join(
        f"亮{CHINESE[light]}灯{wording.count(count, 'lagging_lit', scope('light', CHINESE[light]))}个"
        for light in (Light.RED, Light.YELLOW)
        if (count := sum(item.light is light for item in items))
    )
    missing = sum(item.shortfall for item in items)
    head = (
        f"投资滞后的在建项目{wording.count(len(items), lagging)}个（{lights}），"
        f"涉及责任单位{wording.count(units, 'lagging_units')}个，"
        f"按{wording.term}合计少完成投资{wording.yi(missing, About('shortfall'))}。"
    )
    names = wording.names(
        items, _about, lambda item: _behind(item, wording), sep="；", counted=About(lagging)
    )
    why = causes_said([item.about for item in items], wording)
    if not names:
        return "投资进度滞后", (head, why)
    key = f"括号内为责任单位、占年度计划的比例、欠{wording.term}的百分点"
    lead = f"按差距由大到小（{key}），依次为" if len(items) > 1 else "具体为"
    return "投资进度滞后", (head, f"{lead}：{names}{annexes.detail('lagging')}。", why)


def _behind(item: Lagging, wording: Wording) -> str:
    about = item.about
    gap = "" if item.gap is None else wording.mark(f"欠{wording.points(item.gap)}", of_project("gap", about))
    rate = wording.percent(item.rate, of_project("rate", about))
    return (
        f"{wording.project(about)}（{_joined([_whose(item, wording), rate, gap, _carried(item, wording)])}）"
    )


def _sites(problems: Problems, wording: Wording, annexes: Annexes) -> Section:
    said, kinds = [], []
    for kind, label in SITE_LAGS.items():
        items = _same_words_together(problems.of_kind(kind))
        if items:
            many, before = About(counted(kind)), _before_of(items, wording)

            def said_of(item: Lagging, before: Mapping[int, str] = before) -> str:
                return _standing_still(item, before.get(item.about.project, ""), wording)

            names = wording.names(items, _about, said_of, sep="；", counted=many)
            text = f"{label}的项目{wording.mark(str(len(items)), many)}个"
            said.append(f"{text}：{names}。" if names else f"{text}。")
            kinds.append(label)
    if not said:
        among = "已有数据的项目中，" if problems.remarks.unknown else ""
        return "开工和建设", (f"{among}无未按期开工、未进场和停工的项目。",)
    if len(said) == 1:
        said = [f"{said[0].removesuffix('。')}{annexes.detail('standing')}。"]
    elif where := annexes.see("standing"):
        said.append(f"以上项目详见{where}。")
    return joined(kinds), tuple(said)


def _same_words_together(items: Sequence[Lagging]) -> list[Lagging]:
    """``items`` with those that their units explain alike side by side, each group where its first stands."""
    places: dict[str, int] = {}
    for place, item in enumerate(items):
        places.setdefault(item.about.text or str(place), place)
    order = [places[item.about.text or str(place)] for place, item in enumerate(items)]
    return [item for _place, item in sorted(zip(order, items, strict=True), key=lambda pair: pair[0])]


def _before_of(items: Sequence[Lagging], wording: Wording) -> Mapping[int, str]:
    """What the unit of the project named before each project says of that one."""
    named = [item.about for item in items if item.about.project not in wording.internal]
    return {item.project: last.text for last, item in pairwise(named)}


def _standing_still(item: Lagging, before: str, wording: Wording) -> str:
    """A project in brackets its facts; words that repeat those of the project ``before`` are not repeated."""
    planned = ""
    if item.kind is Lag.START and item.planned_start:
        start = wording.mark(day(item.planned_start), of_project("planned_start", item.about))
        planned = f"计划{start}开工"
    text = item.about.text
    words = "原因同上" if text and text == before else wording.words(item.about)
    facts = [_whose(item, wording), planned, words, _carried(item, wording)]
    return f"{wording.project(item.about)}（{_joined(facts)}）"


def _whose(item: Lagging, wording: Wording) -> str:
    unit = wording.unit(item.about.unit)
    return f"{unit}，挂牌项目" if item.listed else unit


def _carried(item: Lagging, wording: Wording) -> str:
    if not item.carried_from:
        return ""
    return f"沿用{_figure_of(item.carried_from, item.about, wording)}"


def _figure_of(month: Month, item: Named, wording: Wording) -> str:
    return wording.mark(f"{month_end(month)}数", of_project("figure_month", item))


def _joined(facts: Sequence[str]) -> str:
    return "，".join(fact for fact in facts if fact)


def _about(item: Lagging | Shortage) -> Named:
    return item.about


# ---- shortages -----------------------------------------------------------------------------------


def _shortages(problems: Problems, wording: Wording, annexes: Annexes) -> tuple[str, ...]:
    funds = [item for item in problems.shortages if item.funds]
    land = sorted(
        (item for item in problems.shortages if item.land), key=lambda item: (-item.land, item.about.project)
    )
    said = []
    if funds:
        total = wording.amount(problems.funds_lacking, About("funds_lacking"))
        said.append(_short("资金", About("funds_projects"), total, funds, _funds, wording))
    if land:
        total = wording.land(problems.land_lacking, About("land_lacking"))
        said.append(_short("用地指标", About("land_projects"), total, land, _land, wording))
    stated, _lacking = stated_problems(problems)
    if not said:
        said.append("各单位未反映资金和用地指标缺口。")
    if stated:
        many = wording.count(len(stated), "problems_stated")
        said.append(f"各单位反映存在问题和需协调事项的项目{many}个{annexes.detail('problems')}。")
    return tuple(said)


def _funds(item: Shortage, wording: Wording) -> str:
    # One unit throughout the list, so that its amounts compare at a glance.
    return wording.mark(f"{wan(item.funds)}万元", of_project("funds_lacking", item.about))


def _land(item: Shortage, wording: Wording) -> str:
    return wording.land(item.land, of_project("land_lacking", item.about))


def _short(
    what: str,
    count: About,
    total: str,
    items: Sequence[Shortage],
    amount: Callable[[Shortage, Wording], str],
    wording: Wording,
) -> str:
    def said(item: Shortage) -> str:
        return f"{wording.project(item.about)}（{wording.unit(item.about.unit)}，{amount(item, wording)}）"

    whole = f"反映{what}缺口的项目{wording.mark(str(len(items)), count)}个，合计缺口{total}"
    names = wording.names(items, _about, said, most=wording.few, counted=count)
    if not names:
        return f"{whole}。"
    return f"{whole}，{'由大到小依次为' if len(items) > 1 else '为'}{names}。"


# ---- returns -------------------------------------------------------------------------------------


def reporting_said(problems: Problems, reporting: Reporting, wording: Wording) -> tuple[str, ...]:
    """How the month was reported: who was late, who sent nothing, which figures stand meanwhile."""
    month = reporting.month
    said = [_timeliness(reporting, problems.remarks, month, wording)]
    said.extend(
        f"{label}的单位{wording.count(len(units), name)}个：{_units(units, name, wording)}。"
        for label, name, units in (
            ("未报", "returns_missing", reporting.missing),
            ("报表被退回、尚未重报", "returns_rejected", reporting.rejected),
            ("迟报", "returns_late", reporting.late),
        )
        if units
    )
    remarks = problems.remarks
    if remarks.not_reported:
        said.append(_carried_forward(remarks, wording, month))
    if remarks.held or reporting.held or remarks.held_unknown:
        said.append(_held(problems, reporting, wording))
    for items, name, label, rest in (
        (remarks.flash, "flash", "采用快报数、待月报核实的项目", ""),
        (remarks.gap, "gaps", "累计数由各月数相加得出、其间有月份未报的项目", "，累计数可能偏少"),
    ):
        if items:
            names = _with_units(items, About(name), wording)
            text = f"{label}{wording.count(len(items), name)}个{rest}"
            said.append(f"{text}：{names}。" if names else f"{text}。")
    return tuple(said)


def _timeliness(reporting: Reporting, remarks: Remarks, month: Month, wording: Wording) -> str:
    if reporting.deadline is None:
        return f"{month.month}月不要求报送月报" + (
            f"，{carried_over(remarks, wording)}。" if remarks.carried else "。"
        )
    until = f"{reporting.deadline.month}月{reporting.deadline.day}日"
    expected = len(reporting.units)
    if not expected:
        return f"{month.month}月无应报送月报的单位。"
    text = f"{month.month}月应报送月报的单位{wording.count(expected, 'returns_expected')}个"
    on_time = len(reporting.on_time)
    if on_time == expected:
        return f"{text}，均于{until}前按时报送{_nil(reporting, wording)}。"
    text += (
        f"（{until}截止），按时报送{wording.count(on_time, 'returns_on_time')}个{_nil(reporting, wording)}"
    )
    for label, name, units in (
        ("迟报", "returns_late", reporting.late),
        ("退回待改", "returns_to_correct", reporting.to_correct),
        ("退回未重报", "returns_rejected", reporting.rejected),
        ("未报", "returns_missing", reporting.missing),
        ("未报但尚未到截止日期", "returns_not_due", reporting.not_due),
    ):
        if units:
            text += f"，{label}{wording.count(len(units), name)}个"
    return f"{text}。"


def _nil(reporting: Reporting, wording: Wording) -> str:
    count = sum(unit.nil for unit in reporting.on_time)
    return f"（含零报告{wording.count(count, 'returns_nil')}个）" if count else ""


def _carried_forward(remarks: Remarks, wording: Wording, month: Month) -> str:
    """Which projects have no figure of the month, and what figure stands for them."""
    items = remarks.not_reported
    waiting = {item.project for item in remarks.held_at_zero}
    carried = sum(item.figure_month is not None for item in items)
    held = sum(item.project in waiting for item in items)
    kept = [
        (count, name, how)
        for count, name, how in (
            (carried, "kept", "沿用上次报送的累计数"),
            (len(items) - carried - held, "at_zero", "本年未报过，按零计入"),
            (held, "held_before", "此前仅有待核数据，按零计入"),
        )
        if count
    ]
    if len(kept) == 1:
        said = kept[0][2]
    else:
        said = "，".join(f"{wording.count(count, name)}个{how}" for count, name, how in kept)
    many = About("not_reported")
    names = wording.names(items, _itself, lambda item: _since(item, waiting, wording), counted=many)
    text = f"{month.month}月未报进度的项目{wording.mark(str(len(items)), many)}个，{said}"
    return f"{text}：{names}。" if names else f"{text}。"


def _since(item: Named, waiting: Collection[int], wording: Wording) -> str:
    if item.figure_month:
        figure = _figure_of(item.figure_month, item, wording)
    else:
        figure = "待核" if item.project in waiting else "未报过"
    return f"{wording.project(item)}（{wording.unit(item.unit)}，{figure}）"


def _held(problems: Problems, reporting: Reporting, wording: Wording) -> str:
    """Rows that were sent but are not counted yet: apart from what was never sent."""
    remarks = problems.remarks
    said = []
    if reporting.held:
        many = wording.count(len(reporting.held), "returns_held")

        def rows(unit: UnitReporting) -> str:
            held = wording.count(unit.held, "held_rows", scope("unit", unit.unit))
            return f"{wording.unit(unit.unit)}（{held}行）"

        units = "、".join(map(rows, reporting.held[: wording.most]))
        more = f"等{many}个单位" if len(reporting.held) > wording.most else ""
        said.append(f"月报中有待核数据的单位{many}个：{units}{more}")
    if remarks.held:
        names = _with_units(remarks.held, About("held"), wording)
        text = f"待核项目{wording.count(len(remarks.held), 'held')}个，更正前{_meanwhile(remarks, wording)}"
        said.append(f"{text}：{names}" if names else text)
    if remarks.held_unknown:
        said.append(
            f"另有{wording.count(remarks.held_unknown, 'held_unknown')}行所填项目名称与年度计划对不上"
        )
    return "；".join(said) + "。"


def _meanwhile(remarks: Remarks, wording: Wording) -> str:
    """What counts for the held projects until they are corrected."""
    standing, none = len(remarks.held_standing), len(remarks.held_at_zero)
    if not none:
        return "沿用上次累计数"
    if not standing:
        return "本年尚无已录入数、按零计入"
    kept, zero = wording.count(standing, "held_standing"), wording.count(none, "held_at_zero")
    return f"{kept}个沿用上次累计数、{zero}个本年尚无已录入数按零计入"


def _units(units: Sequence[UnitReporting], name: str, wording: Wording) -> str:
    return wording.plain_names([unit.unit for unit in units], About(name))


def _itself(item: Named) -> Named:
    return item


def _with_units(items: Sequence[Named], counted: About, wording: Wording) -> str:
    def said(item: Named) -> str:
        return f"{wording.project(item)}（{wording.unit(item.unit)}）"

    return wording.names(items, _itself, said, counted=counted)
