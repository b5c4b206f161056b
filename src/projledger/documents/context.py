"""What a paper's template may name: finished Chinese strings and tables, nothing that computes."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the title. A draft has no ``mark`` and so no head, but may say its ``state``.

    ``style`` is the look of the paper: gongwen (公文), letter (信函格式), jianbao (简报), plain. ``mark``
    is the red head (发文机关标志, the sender's name of a letter, the name of a briefing), ``number`` the
    发文字号 or 期号 as it is printed, ``office`` the issuing body, ``date`` the day in words, ``signer`` the
    签发人 of a document to a higher body, ``state`` what a draft is (征求意见稿, 送审稿).
    """

    style: str = ""
    mark: str = ""
    number: str = ""
    office: str = ""
    date: str = ""
    signer: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands at the bottom of the last page; all empty on a draft.

    ``copy_to`` names who gets a copy (抄送), ``office`` the body that prints (印发机关), ``date`` the day
    of printing. A briefing names by ``report_to``, ``send_to`` and ``issue_to`` to whom it is 报, 送 and 发,
    and by ``copies`` how many there are (共印n份).
    """

    copy_to: str = ""
    office: str = ""
    date: str = ""
    report_to: str = ""
    send_to: str = ""
    issue_to: str = ""
    copies: str = ""


def unframed() -> dict[str, Any]:
    """What every template may name whatever the paper: no head, no tail, no annex."""
    return {"head": asdict(Head()), "tail": asdict(Tail()), "annexes": ()}


@dataclass(frozen=True, slots=True)
class RankingLine:
    """One unit's line of the ranking table; every figure as it is printed, — where there is none."""

    rank: str
    unit: str
    projects: str
    annual_plan: str  # 亿元
    completed: str  # 亿元
    rate: str  # %
    gap: str  # percentage points, signed
    light: str  # 绿, 黄, 红


@dataclass(frozen=True, slots=True)
class RankingGroup:
    """Units ranked among themselves; ``name`` is empty where all units stand in one ranking."""

    name: str
    lines: tuple[RankingLine, ...]


@dataclass(frozen=True, slots=True)
class RankingTable:
    """The ranking by unit, its title, its closing line and the note that says its order and group."""

    title: str
    note: str
    groups: tuple[RankingGroup, ...]
    total: RankingLine


@dataclass(frozen=True, slots=True)
class LaggingLine:
    """One project behind the calendar; every figure as it is printed."""

    number: str
    project: str
    level: str
    unit: str
    annual_plan: str  # 亿元
    completed: str  # 亿元
    rate: str  # %
    gap: str  # percentage points, signed
    light: str  # 绿, 黄, 红
    reason: str  # as the unit reported it


@dataclass(frozen=True, slots=True)
class NotStartedLine:
    """One project that should have started and has not."""

    number: str
    project: str
    level: str
    unit: str
    annual_plan: str  # 亿元
    planned_start: str  # 2021年4月
    status: str  # 未开工, 未进场, 前期
    reason: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One problem to be settled: where, of what kind, what it is, by when."""

    number: str
    project: str
    unit: str
    category: str  # 资金, 用地, 审批 …
    problem: str
    asked: str  # what is asked of whom
    due: str  # 2021年7月31日


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex on pages of its own, laid on their side.

    ``number`` is 1, 2 …; ``label`` what stands above it (附件1; 附件 where it is the only one). ``table``
    says which table it holds: ranking, lagging, not_started or problems; ``rows`` are that table's lines
    (:class:`LaggingLine`, :class:`NotStartedLine`, :class:`ProblemLine`), ``ranking`` is the ranking.
    ``unit`` stands above the table at right (单位：亿元), ``note`` below it; both may be empty.
    """

    number: str
    label: str
    title: str
    table: str
    rows: tuple[LaggingLine, ...] | tuple[NotStartedLine, ...] | tuple[ProblemLine, ...] = ()
    ranking: RankingTable | None = None
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProblemSection:
    """One section of the problems; ``heading`` carries its number: （一）投资进度滞后."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand: a numbered lead, set in 楷体, and what follows it."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class BulletinContext:
    """Everything a bulletin says. Each attribute may be named in an office's own template.

    ``title_in_lines`` is the title broken where a title may break; ``term`` the word for the target by the
    calendar (时序进度 or 序时进度), ``term_short`` its first two characters.
    """

    title: str
    title_in_lines: str
    addressee: str
    opening: str
    overview: tuple[str, ...]
    by_level: tuple[str, ...]
    by_unit: tuple[str, ...]
    ranking: RankingTable
    problems: tuple[ProblemSection, ...]
    demands: tuple[Demand, ...]
    office: str
    date: str
    source_note: str
    term: str
    term_short: str
    period: str  # 2021年上半年
    span: str  # 2021年1—6月
