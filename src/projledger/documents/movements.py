"""Who started and who finished in the last month of a period, by name."""

from projledger.documents.breakdowns import starts_said
from projledger.documents.facts import Facts
from projledger.documents.figures import About
from projledger.documents.wording import Wording
from projledger.measures.grouping import By
from projledger.measures.remarks import Named


def starts_and_finishes(facts: Facts, wording: Wording) -> tuple[str, ...]:
    """The year's starts against the plan, then who started and who finished in the period's last month."""
    year = starts_said(facts.rates(By.LEVEL).total, facts.period.last, wording)
    return tuple(filter(None, (year, started_now(facts, wording), finished_now(facts, wording))))


def started_now(facts: Facts, wording: Wording) -> str:
    """The projects that started in the period's last month."""
    through = facts.period.last
    found = [key for key, one in facts.milestones.items() if one.start.reached and one.start.since == through]
    return _said(facts, found, "新开工", About("started_month"), wording)


def finished_now(facts: Facts, wording: Wording) -> str:
    """The projects that were finished in the period's last month."""
    through = facts.period.last
    found = [
        key for key, one in facts.milestones.items() if one.finish.reached and one.finish.since == through
    ]
    return _said(facts, found, "完工", About("finished_month"), wording)


def with_unit(item: Named, wording: Wording) -> str:
    """``甲路（甲镇）``."""
    return f"{wording.project(item)}（{wording.unit(item.unit)}）"


def _said(facts: Facts, found: list[int], word: str, many: About, wording: Wording) -> str:
    month = facts.period.last.month
    items = [stand.about for stand in facts.stands if stand.project.id in found]
    if not items:
        return f"{month}月没有{word}的项目。"
    text = f"{month}月{word}项目{wording.mark(str(len(items)), many)}个"
    names = wording.names(items, lambda item: item, lambda item: with_unit(item, wording), counted=many)
    return f"{text}：{names}。" if names else f"{text}。"
