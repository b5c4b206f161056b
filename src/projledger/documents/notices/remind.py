"""提醒函: a unit's projects slightly behind, and the starts and finishes that are planned soon."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from projledger.documents.facts import Facts
from projledger.documents.figures import scope
from projledger.documents.notices.behind import reminded_of, urgent_of
from projledger.documents.notices.context import RemindContext
from projledger.documents.notices.letter import (
    behind_lines,
    common,
    numbered_demands,
    unit_row,
    unit_stands,
    until,
    wording_of,
)
from projledger.documents.papers import Asked, Paper
from projledger.documents.wording import Wording, day, month_end, of_project
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.foundation.period import Month
from projledger.measures.latest import Stand
from projledger.measures.lights import Light
from projledger.measures.milestones import passed


@dataclass(frozen=True, slots=True)
class Soon:
    """The projects of one unit that are to start, or to be finished, by the coming months and are not yet."""

    starts: tuple[Stand, ...] = ()
    finishes: tuple[Stand, ...] = ()


def soon(facts: Facts) -> Mapping[str, Soon]:
    """What is planned after the period's end within the months of ``deadlines.soon``, by lead unit."""
    last = facts.period.last
    until_month = last.plus(facts.settings.documents.deadlines.soon)
    starts: dict[str, list[Stand]] = {}
    finishes: dict[str, list[Stand]] = {}
    for stand in facts.stands:
        one = facts.milestones[stand.project.id]
        for milestone, found in ((one.start, starts), (one.finish, finishes)):
            if (
                milestone.reached is False
                and milestone.planned
                and _within(milestone.planned, last, until_month)
            ):
                found.setdefault(stand.about.unit, []).append(stand)
    return {
        unit: Soon(tuple(starts.get(unit, ())), tuple(finishes.get(unit, ())))
        for unit in {**starts, **finishes}
    }


def unit_is_yellow(facts: Facts, unit: str) -> bool:
    """Whether the unit's projects as a whole are slightly behind."""
    row = unit_row(facts, unit)
    return row is not None and row.light is Light.YELLOW


def remind(facts: Facts, asked: Asked) -> Paper:
    """The letter to ``asked.unit``. UnknownName where there is nothing to remind it of."""
    unit = asked.unit
    items, coming = reminded_of(facts, unit), facts.once(soon).get(unit, Soon())
    if not (items or coming.starts or coming.finishes or unit_is_yellow(facts, unit)):
        message = _("There is nothing to remind {unit} of at the end of {month}.")
        raise UnknownName(message.format(unit=unit, month=facts.period.last.words))
    wording, book = wording_of(facts)
    form = facts.settings.paper("remind")
    title = (f"关于{facts.period.title}", wording.subject, f"推进情况的{form.name}")
    within = scope("unit", unit)
    count = wording.count(len(items), "reminded", within)
    urgent = len(urgent_of(facts, unit))
    situation = [unit_stands(facts, wording, unit)]
    situation.append(f"亮黄灯的项目{count}个，见下表。" if items else "无亮黄灯的项目。")
    if urgent:
        act = "督办" if facts.settings.paper("rectify").may_issue else "提示"
        situation.append(f"另有{wording.count(urgent, 'urgent', within)}个项目须整改，另函{act}。")
    context = RemindContext(
        **common(facts, wording, "remind", unit, title),
        opening=f"根据各单位报送的月报，现就你单位牵头负责的{wording.subject}{facts.period.title}推进情况提醒如下。",
        situation=("".join(situation),),
        table_title="亮黄灯的项目",
        lines=behind_lines(items, wording),
        soon=_soon(coming, facts, wording, unit),
        demands=numbered_demands(_demands(bool(items), coming, facts, wording)),
    )
    return Paper("remind", context.title, asdict(context), book, asked)


def _within(planned: str, last: Month, until_month: Month) -> bool:
    """Whether the partial date lies behind ``last`` and not behind ``until_month``."""
    return not passed(planned, last) and passed(planned, until_month)


def _soon(coming: Soon, facts: Facts, wording: Wording, unit: str) -> tuple[str, ...]:
    end = facts.period.last.plus(facts.settings.documents.deadlines.soon)
    within, said = scope("unit", unit), []
    for stands, what, name, planned in (
        (coming.starts, "开工", "starts_soon", "planned_start"),
        (coming.finishes, "完工", "finishes_soon", "planned_finish"),
    ):
        if stands:
            count = wording.count(len(stands), name, within)
            names = _planned(stands, planned, what, wording)
            said.append(f"计划于{month_end(end)}前{what}、目前尚未{what}的项目{count}个：{names}。")
    if not said:
        return (f"{month_end(end)}前没有计划开工、完工而尚未开工、完工的项目。",)
    return tuple(said)


def _planned(stands: Sequence[Stand], field: str, what: str, wording: Wording) -> str:
    def say(stand: Stand) -> str:
        planned = wording.mark(day(str(getattr(stand.project, field))), of_project(field, stand.about))
        status = f"，目前{stand.status}" if stand.status else ""
        return f"{wording.project(stand.about)}（计划{planned}{what}{status}）"

    return wording.names(stands, lambda stand: stand.about, say)


def _demands(lagging: bool, coming: Soon, facts: Facts, wording: Wording) -> tuple[str, ...]:
    said = []
    if lagging:
        said.append(f"请对亮黄灯的项目查找原因，按月排定投资，尽快赶上{wording.term}，防止转为红灯。")
    if coming.starts or coming.finishes:
        what = "、".join(
            word for word, stands in (("开工", coming.starts), ("完工", coming.finishes)) if stands
        )
        answer = until(facts, facts.settings.documents.deadlines.answer)
        said.append(f"请落实{what}条件，按期{what}；不能按期的，请于{answer}前说明原因和新的时间。")
    if not said:
        said.append(f"请按月落实投资计划，尽快赶上{wording.term}。")
    return tuple(said)
