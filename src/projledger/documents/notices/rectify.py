"""督办函, or 工作提示函 where the office may not issue it: a unit's projects that are to be rectified."""

from collections.abc import Sequence
from dataclasses import asdict

from projledger.documents.facts import Facts
from projledger.documents.figures import About, scope
from projledger.documents.notices.behind import Behind, urgent_of
from projledger.documents.notices.context import RectifyContext
from projledger.documents.notices.letter import (
    behind_lines,
    common,
    numbered_demands,
    unit_stands,
    unsaid,
    until,
    wording_of,
)
from projledger.documents.papers import Asked, Paper
from projledger.documents.wording import Wording, month_end
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.foundation.settings import Settings
from projledger.measures.lights import CHINESE, Light
from projledger.measures.remarks import NOT_ON_SITE


def rectify(facts: Facts, asked: Asked) -> Paper:
    """The notice to ``asked.unit``. UnknownName where no project of it is to be rectified."""
    unit = asked.unit
    items = urgent_of(facts, unit)
    if not items:
        message = _("No project of {unit} is to be rectified at the end of {month}.")
        raise UnknownName(message.format(unit=unit, month=facts.period.last.words))
    wording, book = wording_of(facts)
    form = facts.settings.paper("rectify")
    title = (f"关于整改{facts.period.title}", wording.subject, f"进度滞后问题的{form.name}")
    act = "督办" if form.may_issue else "提示"
    within = scope("unit", unit)
    context = RectifyContext(
        **common(facts, wording, "rectify", unit, title),
        opening=(
            f"经核对月报，截至{facts.period.year}年{month_end(facts.period.last)}，你单位牵头负责的项目中有"
            f"{wording.count(len(items), 'urgent', within)}个进度滞后，现将有关情况及要求{act}如下。"
        ),
        situation=(unit_stands(facts, wording, unit), _projects(items, wording, unit)),
        table_title="进度滞后、需要整改的项目",
        lines=behind_lines(items, wording),
        remarks=(*_steps(items, facts.settings, wording, unit), *_unsaid(items, wording, unit)),
        demand_heading="二、整改要求" if form.may_issue else "二、工作建议",
        demands=numbered_demands(_demands(items, facts, wording)),
    )
    return Paper("rectify", context.title, asdict(context), book, asked)


def _projects(items: Sequence[Behind], wording: Wording, unit: str) -> str:
    within = scope("unit", unit)
    counts = {light: sum(item.light is light for item in items) for light in (Light.RED, Light.YELLOW)}
    if len(items) in counts.values():
        lit = f"{'均' if len(items) > 1 else ''}亮{CHINESE[items[0].light]}灯"
    else:
        lit = "，".join(
            f"亮{CHINESE[light]}灯{wording.count(count, f'urgent_{light.value}', within)}个"
            for light, count in counts.items()
        )
    short = sum(item.short for item in items)
    missing = (
        f"，按{wording.term}少完成投资{wording.yi(short, About('urgent_shortfall', within))}" if short else ""
    )
    return f"其中需要整改的项目{wording.count(len(items), 'urgent', within)}个（{lit}）{missing}，见下表。"


def _steps(items: Sequence[Behind], settings: Settings, wording: Wording, unit: str) -> tuple[str, ...]:
    """What follows by the settings beyond this letter: 约谈, 通报批评 …"""
    own = {settings.paper("rectify").name, "督办函", "工作提示函", "提醒函"}
    said = []
    for name in dict.fromkeys(step.step for step in settings.lights.steps):
        called = [item.stand.about for item in items if any(one.step == name for one in item.signals)]
        if called and name not in own:
            count = wording.count(len(called), "step", f"{scope('unit', unit)},{name}")
            names = wording.names(called, lambda item: item, wording.project)
            said.append(f"按亮灯情况，已达到{name}条件的项目{count}个：{names}。")
    return tuple(said)


def _unsaid(items: Sequence[Behind], wording: Wording, unit: str) -> tuple[str, ...]:
    silent = unsaid(items)
    if not silent:
        return ()
    if len(silent) == len(items):
        return ("月报均未说明滞后原因。" if len(items) > 1 else "月报未说明滞后原因。",)
    count = wording.count(len(silent), "unsaid", scope("unit", unit))
    names = wording.names(silent, lambda item: item, wording.project)
    return (f"月报未说明滞后原因的项目{count}个：{names}。",)


def _demands(items: Sequence[Behind], facts: Facts, wording: Wording) -> tuple[str, ...]:
    deadlines = facts.settings.documents.deadlines
    each = "逐个项目查明" if len(items) > 1 else "查明"
    goals = []
    if any(item.has("investment") and not item.site and not item.has("start") for item in items):
        goals.append(f"投资滞后的赶上{wording.term}")
    if any(item.has("start") and not item.site for item in items):
        goals.append("未按期开工的开工建设")
    if any(item.site == NOT_ON_SITE for item in items):
        goals.append("未进场的进场施工")
    if any(item.site and item.site != NOT_ON_SITE for item in items):
        goals.append("停工的复工")
    if any(item.has("finish") for item in items):
        goals.append("未按期完工的完工")
    return (
        f"{each}滞后原因，明确整改措施、责任人和完成时限，于{until(facts, deadlines.answer)}前书面回复。",
        f"于{until(facts, deadlines.rectify)}前整改到位：{'，'.join(goals)}。整改进展随月报一并报送。",
        "确因客观原因不能按期整改的，请在回复中说明情况；年度计划需要调整的，按程序另行提出。",
    )
