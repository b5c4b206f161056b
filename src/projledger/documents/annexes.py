"""The annexes of papers: the same projects that the text counts and names, all of them, as tables.

An annex whose table would be empty does not exist, and the text does not point to it. Projects that are
counted but not named are left out of the table, and a note says how many they are: rows and note together
are what the text counts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from projledger.documents.causes import category
from projledger.documents.context import (
    Annex,
    Line,
    NotStartedLine,
    ProblemLine,
    ProjectLine,
    RankingTable,
)
from projledger.documents.figures import scope
from projledger.documents.wording import Wording, day, mu, of_project
from projledger.foundation.money import show_money
from projledger.ledger.records import ProjectRecord
from projledger.measures.lags import Lag, Lagging
from projledger.measures.lights import CHINESE
from projledger.measures.problems import Problems, Shortage
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.rates import show_gap, show_rate
from projledger.measures.remarks import Named

_WAN = "单位：万元"
#: What stands in the way of work on site, in the words of texts and tables.
SITE_LAGS: Mapping[Lag, str] = {
    Lag.START: "未按期开工",
    Lag.NOT_ON_SITE: "未进场",
    Lag.SUSPENDED: "停工",
}

Item = TypeVar("Item")


class Annexes(NamedTuple):
    """The annexes of a paper, in order, and by what key its text points to each."""

    pages: tuple[Annex, ...] = ()
    labels: Mapping[str, str] = {}

    def see(self, key: str) -> str:
        """``附件2``: where the text points; empty where there is no such annex."""
        return self.labels.get(key, "")

    def detail(self, key: str) -> str:
        """``，详见附件2``; empty where there is no such annex."""
        return f"，详见{self.see(key)}" if self.see(key) else ""


def annexed(found: Iterable[tuple[str, Annex | None]]) -> Annexes:
    """``found`` (by the keys of the text), numbered; a single annex bears no number."""
    there = [(key, page) for key, page in found if page is not None]
    numbers = [str(place) for place in range(1, len(there) + 1)]
    labels = {
        key: f"附件{number}" if len(there) > 1 else "附件"
        for (key, _page), number in zip(there, numbers, strict=True)
    }
    pages = tuple(
        replace(page, number=number, label=labels[key])
        for (key, page), number in zip(there, numbers, strict=True)
    )
    return Annexes(pages, labels)


def ranking_annex(ranking: RankingTable) -> Annex | None:
    """The ranking by unit; none where nothing is ranked."""
    if not ranking.groups:
        return None
    return Annex("", "", ranking.title, "ranking", (), ranking, "单位：亿元", ranking.note)


def lagging_annex(
    problems: Problems, records: Mapping[int, ProjectRecord], wording: Wording, title: str = "投资滞后项目"
) -> Annex | None:
    """The projects behind the time sequence, the widest gap first."""
    items = problems.of_kind(Lag.INVESTMENT)

    def line(number: int, item: Lagging) -> ProjectLine:
        about = item.about

        def shown(name: str, text: str) -> str:
            return wording.mark(text, of_project(name, about))

        return ProjectLine(
            number=str(number),
            project=wording.project(about),
            level=level_of(records[about.project], about, wording),
            unit=wording.unit(about.unit),
            annual_plan=shown("annual_plan", wan(item.annual_plan)),
            completed=shown("completed_ytd", wan(item.completed_ytd)),
            rate=shown("rate", show_rate(item.rate)),
            gap=shown("gap", show_gap(item.gap)),
            light=shown("light", "—" if item.light is None else CHINESE[item.light]),
            reason=wording.own_words(about),
        )

    return listed("lagging", title, items, lambda item: item.about, line, wording)


def project_line(
    number: int, item: Named, project: ProjectRecord, row: ProgressRow, why: str, wording: Wording
) -> ProjectLine:
    """The line of a project with the figures of its ``row``; ``why`` is what the last column says."""

    def shown(name: str, text: str) -> str:
        return wording.mark(text, of_project(name, item))

    return ProjectLine(
        number=str(number),
        project=wording.project(item),
        level=level_of(project, item, wording),
        unit=wording.unit(item.unit),
        annual_plan=shown("annual_plan", wan(project.annual_plan)),
        completed=shown("completed_ytd", wan(row.completed_ytd if row.projects else row.no_plan_completed)),
        rate=shown("rate", show_rate(row.rate.shown)),
        gap=shown("gap", show_gap(row.schedule_gap)),
        light=shown("light", "—" if row.light is None else CHINESE[row.light]),
        reason=why,
    )


def standing_annex(
    problems: Problems, records: Mapping[int, ProjectRecord], wording: Wording
) -> Annex | None:
    """The projects not started although planned, not on site, suspended; the title names what there is."""
    items = [item for kind in SITE_LAGS for item in problems.of_kind(kind)]
    kinds = [word for kind, word in SITE_LAGS.items() if problems.of_kind(kind)]

    def line(number: int, item: Lagging) -> NotStartedLine:
        return not_started_line(number, item.about, records, SITE_LAGS[item.kind], wording)

    return listed("not_started", f"{joined(kinds)}项目", items, lambda item: item.about, line, wording)


def not_started_line(
    number: int, about: Named, records: Mapping[int, ProjectRecord], status: str, wording: Wording
) -> NotStartedLine:
    """The line of a project on whose site nothing moves; ``status`` is how it stands."""
    project = records[about.project]
    planned = day(project.planned_start) if project.planned_start else "—"
    return NotStartedLine(
        number=str(number),
        project=wording.project(about),
        level=level_of(project, about, wording),
        unit=wording.unit(about.unit),
        annual_plan=wording.mark(wan(project.annual_plan), of_project("annual_plan", about)),
        planned_start=wording.mark(planned, of_project("planned_start", about)),
        status=wording.mark(status, of_project("status", about)),
        reason=wording.own_words(about),
    )


def problems_annex(problems: Problems, wording: Wording) -> Annex | None:
    """The problems that units state, project by project, with what is lacking and what help they ask for."""
    items, lacking = stated_problems(problems)

    def line(number: int, item: Named) -> ProblemLine:
        return ProblemLine(
            number=str(number),
            project=wording.project(item),
            unit=wording.unit(item.unit),
            category=wording.mark(category(item.text) or "—", of_project("category", item)),
            problem=wording.own_words(item),
            lacking=wording.mark(lacks(lacking.get(item.project)), of_project("lacking", item)),
            asked=wording.mark(asked_of(problems, item) or "—", of_project("help_asked", item)),
        )

    return listed(
        "problems", "项目存在问题和需协调事项清单", items, lambda item: item, line, wording, unit=""
    )


def stated_problems(problems: Problems) -> tuple[tuple[Named, ...], Mapping[int, Shortage]]:
    """The projects of which a problem, a shortage or a request for help is stated, and the shortages.

    Each project stands once, in the order in which they came in; its ``text`` is the stated problem.
    """
    lacking = {item.about.project: item for item in problems.shortages}
    found = {item.about.project: item.about._replace(text=item.problem) for item in problems.stated}
    for project, shortage in lacking.items():
        found.setdefault(project, shortage.about._replace(text=""))
    return tuple(found[project] for project in sorted(found)), lacking


def asked_of(problems: Problems, item: Named) -> str:
    """What help the unit asks for ``item``."""
    return next((one.help_asked for one in problems.stated if one.about.project == item.project), "")


def lacks(shortage: Shortage | None) -> str:
    """``资金800万元，用地25.5亩``; a dash for nothing."""
    if shortage is None:
        return "—"
    said = []
    if shortage.funds:
        said.append(f"资金{wan(shortage.funds)}万元")
    if shortage.land:
        said.append(f"用地{mu(shortage.land)}")
    return "，".join(said)


def listed(
    table: str,
    title: str,
    items: Sequence[Item],
    about: Callable[[Item], Named],
    line: Callable[[int, Item], Line],
    wording: Wording,
    *,
    unit: str = _WAN,
    note: str = "",
) -> Annex | None:
    """An annex with a line for each of ``items`` that may be named; none where there are no items."""
    public = [item for item in items if about(item).project not in wording.internal]
    if not public:
        return None
    if hidden := len(items) - len(public):
        unlisted = wording.count(hidden, "not_listed", scope("annex", table))
        note = f"注：{note}另有{unlisted}个不公开的项目未列出。"
    elif note:
        note = f"注：{note}"
    rows = tuple(line(number, item) for number, item in enumerate(public, start=1))
    return Annex("", "", title, table, rows, None, unit, note)


def level_of(project: ProjectRecord, about: Named, wording: Wording) -> str:
    """``市级``, ``市级（挂牌）``."""
    text = f"{project.level}（挂牌）" if project.listed else project.level
    return wording.mark(text, of_project("level", about))


def wan(yuan: int | None) -> str:
    """Yuan as exact 万元, ungrouped; a dash for none."""
    return show_rate(None) if yuan is None else show_money(yuan, "万元", grouped=False)


def joined(words: Sequence[str]) -> str:
    """``甲、乙和丙``."""
    return "和".join(filter(None, ("、".join(words[:-1]), words[-1]))) if words else ""
