"""The ranking of units as a table, and the sentences on who stands first and last."""

from collections.abc import Mapping, Sequence

from projledger.documents.context import RankingGroup, RankingLine, RankingTable
from projledger.documents.figures import ALL, About, scope
from projledger.documents.wording import Wording, month_end
from projledger.measures.lights import CHINESE
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.ranking import Ranked, Ranking, rankings_by_kind
from projledger.measures.rates import show_gap, show_rate

_FIRST = 3
_MOST = 6


def unit_rankings(table: Progress, kinds: Mapping[str, str]) -> tuple[Ranking, ...]:
    """The units of ``table`` ranked among their like by the rate as shown, the best first.

    There is no ranking where nothing is known of any project.
    """
    if table.silent:
        return ()
    return rankings_by_kind(((row.group, row.rate.shown) for row in table.rows), kinds)


def ranking_table(table: Progress, rankings: Sequence[Ranking], wording: Wording) -> RankingTable:
    """The ranking as printed; the name of a group stands only where there are several."""
    rows = {row.group: row for row in table.rows}
    groups = tuple(
        RankingGroup(
            name=_group(item, wording) if len(rankings) > 1 else "",
            lines=tuple(_line(_rank(line), rows[line.name], line.name, wording) for line in item.lines),
        )
        for item in rankings
    )
    like = "同类单位之间" if len(rankings) > 1 else "各单位"
    due = "为" if table.one_target else "按各单位的目标确定，合计为"
    due = f"{month_end(table.period.last)}{wording.term}{due}"
    due += wording.percent(table.target.shown, About("target"))
    note = (
        f"注：{like}按占年度计划的比例由高到低排名，比例相同的名次并列。"
        f"{due}，亮灯按超/欠{wording.term}的百分点确定。"
    )
    if any(row.rate.shown is None for row in table.rows):
        note += "未安排年度计划投资的单位不排名。"
    title = (
        f"各责任单位{wording.subject}投资完成情况（截至{table.period.year}年{month_end(table.period.last)}）"
    )
    return RankingTable(title, note, groups, _line("", table.total, "", wording))


def _group(one: Ranking, wording: Wording) -> str:
    within = scope("kind", one.group)
    return (
        f"{wording.named('kind', one.group, one.group)}（{wording.count(len(one.lines), 'units', within)}个）"
    )


def by_unit(
    table: Progress,
    rankings: Sequence[Ranking],
    wording: Wording,
    silence: str = "",
    *,
    annexed: str = "下表",
    earlier: Progress | None = None,
) -> tuple[str, ...]:
    """How many units stand at or above the time sequence, and who stands first and last in each group.

    ``annexed`` says where the ranking stands; ``earlier`` is the table of a period before.
    """
    if silence:
        return (f"{silence}，不作排名。",)
    ranked = [row for row in table.rows if row.rate.shown is not None]
    if not ranked:
        return ("各责任单位均未安排年度计划投资，不作排名。",)
    behind = [row for row in ranked if row.behind]
    return (
        _met(ranked, behind, wording, annexed, _then(earlier, wording)),
        *filter(None, (_ends(one, wording) for one in rankings)),
    )


def _met(
    ranked: Sequence[ProgressRow], behind: Sequence[ProgressRow], wording: Wording, annexed: str, then: str
) -> str:
    many, late = len(ranked), len(behind)
    shown = f"，具体情况见{annexed}" if annexed else ""
    if many == 1:
        row = ranked[0]
        within = scope("unit", row.group)
        stands = f"占年度计划的{wording.percent(row.rate.shown, About('rate', within))}，"
        stands += wording.gap(row.schedule_gap, About("gap", within))
        name = wording.unit(row.group)
        return f"承担任务的责任单位{wording.count(1, 'units')}个，为{name}，{stands}{shown}。"
    text = f"承担任务的责任单位{wording.count(many, 'units')}个，"
    if not late:
        return f"{text}均达到或超过{wording.term}{then}{shown}。"
    if late == many:
        return f"{text}均低于{wording.term}{then}{shown}。"
    return (
        f"{text}达到或超过{wording.term}的{wording.count(many - late, 'units_met')}个，"
        f"低于{wording.term}的{wording.count(late, 'units_behind')}个{then}{shown}。"
    )


def _then(earlier: Progress | None, wording: Wording) -> str:
    """How many units were behind then; nothing where no figure of that month is known."""
    if earlier is None or not earlier.remarks.reported:
        return ""
    late = str(sum(row.behind for row in earlier.rows))
    about = About("units_behind", ALL, str(earlier.period))
    return f"（{month_end(earlier.period.last)}低于{wording.term}的{wording.mark(late, about)}个）"


def _ends(one: Ranking, wording: Wording) -> str:
    """Who stands first and who last; nothing in a group too small to have both."""
    known = [line for line in one.lines if line.value is not None]
    count = min(_FIRST, len(known) // 2)
    if not count or known[0].value == known[-1].value:
        return ""
    first = _with_ties(known, count)
    last = _with_ties(known[::-1], count)
    if {line.name for line in first} & {line.name for line in last}:
        return ""
    label = f"{wording.named('kind', one.group, one.group)}中，" if one.group else ""
    return f"{label}占年度计划比例居前的是{_said(first, wording)}；居后的是{_said(last, wording)}。"


def _with_ties(known: Sequence[Ranked], count: int) -> list[Ranked]:
    """The first ``count`` and whoever ties with the last of them, as long as the list stays short."""
    cut = known[count - 1].value
    tied = [
        line for place, line in enumerate(known) if place < count or (line.value == cut and place < _MOST)
    ]
    beyond = len(known) > len(tied) and known[len(tied)].value == cut
    return list(known[:count]) if beyond else tied


def _said(lines: Sequence[Ranked], wording: Wording) -> str:
    return "、".join(
        f"{wording.unit(line.name)}（{wording.percent(line.value, About('rate', scope('unit', line.name)))}）"
        for line in lines
    )


def _rank(line: Ranked) -> str:
    return "—" if line.rank is None else str(line.rank)


def _line(rank: str, row: ProgressRow, unit: str, wording: Wording) -> RankingLine:
    """The line of ``unit``, or of all of them where it is empty."""
    within = scope("unit", unit) if unit else ALL

    def shown(name: str, text: str) -> str:
        return wording.mark(text, About(name, within))

    return RankingLine(
        rank=shown("rank", rank) if unit else "",
        unit=wording.unit(unit) if unit else "合计",
        projects=shown("projects", str(row.projects)),
        annual_plan=shown("annual_plan", row.shown["annual_plan"]),
        completed=shown("completed_ytd", row.shown["completed_ytd"]),
        rate=shown("rate", show_rate(row.rate.shown)),
        gap=shown("gap", show_gap(row.schedule_gap)),
        light=shown("light", "—" if row.light is None else CHINESE[row.light]),
    )
