"""Reserve and preliminary projects (项目储备), as far as plan and returns know them.

The ledger keeps no reserve pool yet. What it can speak of are the projects that the plan puts into a list
whose name says 储备, and those of the plan that the returns call 前期. Tasks and rates of conversion
need the pool (DOMAIN 7.3), so none is stated, and the bulletin says so.
"""

from collections.abc import Sequence

from projledger.documents.annexes import annexed, listed, not_started_line
from projledger.documents.cause_words import causes_said
from projledger.documents.context import Annex, Chapter, NotStartedLine
from projledger.documents.facts import Facts
from projledger.documents.figures import About, scope
from projledger.documents.movements import with_unit
from projledger.documents.outline import demanded, parts
from projledger.documents.topics.spoken import Spoken
from projledger.documents.wording import Wording, month_end
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.ledger.records import ProjectRecord
from projledger.measures.latest import Stand

_RESERVE, _PRELIMINARY = "储备", "前期"
_WITHIN = scope("set", _RESERVE)


def speak(facts: Facts, wording: Wording) -> Spoken:
    """The bulletin of reserve and preliminary projects; UnknownName where plan and returns know none."""
    reserve = [stand for stand in facts.stands if _in_reserve(stand.project)]
    early = [stand for stand in facts.stands if stand.status == _PRELIMINARY and stand not in reserve]
    if not reserve and not early:
        message = _(
            "The ledger knows no reserve projects: the plan of {year} has no list that is called 储备, "
            "and no return calls a project 前期."
        )
        raise UnknownName(message.format(year=facts.period.year))
    waiting = [*[stand for stand in reserve if not _started(facts, stand)], *early]
    annexes = annexed((("projects", _annex(facts, waiting, wording)),))
    period = facts.period
    return Spoken(
        about="储备和前期项目推进情况的",
        opening=(
            "为推动储备和前期项目尽早开工，根据年度计划和各单位报送的月报，"
            f"现将{period.title}（截至{month_end(period.last)}）推进情况通报如下。"
        ),
        chapters=(
            Chapter("总体情况", _overall(facts, reserve, early, annexes.detail("projects"), wording)),
            Chapter("存在的主要问题", parts=parts(_problems(waiting, wording))),
            Chapter("下步工作要求", demands=demanded(_demands(waiting, wording))),
        ),
        annexes=annexes.pages,
        note="储备项目指年度计划列入储备名单的项目，前期项目指月报状态为前期的项目；台账未收录储备库，储备任务完成和转化率不作评价。",
    )


def _in_reserve(project: ProjectRecord) -> bool:
    return any(_RESERVE in one.name for one in project.lists)


def _started(facts: Facts, stand: Stand) -> bool:
    return bool(facts.milestones[stand.project.id].start.reached)


def _overall(
    facts: Facts, reserve: Sequence[Stand], early: Sequence[Stand], detail: str, wording: Wording
) -> tuple[str, ...]:
    said = []
    if reserve:
        started = [stand for stand in reserve if _started(facts, stand)]
        text = f"列入储备名单的项目{wording.count(len(reserve), 'reserve_projects')}个"
        total = sum(stand.project.total_investment or 0 for stand in reserve)
        text += f"，总投资{wording.yi(total, About('total_investment', _WITHIN))}" if total else ""
        text += f"；截至{month_end(facts.period.last)}"
        text += f"已开工{wording.count(len(started), 'reserve_started')}个" if started else "尚无储备项目开工"
        said.append(f"{text}。")
        if started:
            names = wording.some(
                [stand.about for stand in started], lambda item: with_unit(item, wording), 10
            )
            if names:
                said.append(f"已开工的有{names}。")
    if early:
        text = f"月报状态为前期的项目{wording.count(len(early), 'preliminary_projects')}个"
        total = sum(stand.project.total_investment or 0 for stand in early)
        text += (
            f"，总投资{wording.yi(total, About('total_investment', scope('set', _PRELIMINARY)))}"
            if total
            else ""
        )
        said.append(f"{text}{detail}。")
    elif detail:
        said[-1] = f"{said[-1].removesuffix('。')}{detail}。"
    return tuple(said)


def _problems(waiting: Sequence[Stand], wording: Wording) -> list[tuple[str, Sequence[str]]]:
    if not waiting:
        return [("前期工作", ("列入储备名单的项目均已开工。",))]
    said = causes_said([stand.about for stand in waiting], wording, "未开工")
    silent = [stand for stand in waiting if not stand.known]
    found = [said]
    if silent:
        many = wording.count(len(silent), "reserve_silent")
        names = wording.some([stand.about for stand in silent], lambda item: with_unit(item, wording), 10)
        found.append(f"本年未报送过进度的项目{many}个" + (f"：{names}。" if names else "。"))
    return [("前期工作", found)]


def _demands(waiting: Sequence[Stand], wording: Wording) -> list[tuple[str, str]]:
    found = []
    if waiting:
        many = wording.count(len(waiting), "reserve_waiting")
        found.append(
            (
                "加快前期工作",
                f"{many}个未开工项目的责任单位要列出未办手续，逐项明确办理部门和办结时限，按月在月报中填写进展。",
            )
        )
    found.append(("充实项目储备", "各责任单位要结合规划和政策投向谋划项目，成熟一个申报一个。"))
    return found


def _annex(facts: Facts, waiting: Sequence[Stand], wording: Wording) -> Annex | None:
    records = {project.id: project for project in facts.projects}

    def line(number: int, stand: Stand) -> NotStartedLine:
        return not_started_line(number, stand.about, records, stand.status or "未填", wording)

    return listed("not_started", "储备和前期项目", waiting, lambda stand: stand.about, line, wording)
