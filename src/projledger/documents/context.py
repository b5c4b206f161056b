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
class ProjectLine:
    """One project and how it stands; every figure as it is printed."""

    number: str
    project: str
    level: str  # 市级; 市级（挂牌）
    unit: str
    annual_plan: str  # 万元
    completed: str  # 万元
    rate: str  # %
    gap: str  # percentage points, signed
    light: str  # 绿, 黄, 红
    reason: str  # as the unit reported it


@dataclass(frozen=True, slots=True)
class NotStartedLine:
    """One project on whose site nothing moves: not started although planned, not on site, suspended."""

    number: str
    project: str
    level: str
    unit: str
    annual_plan: str  # 万元
    planned_start: str  # 2021年4月
    status: str  # 未按期开工, 未进场, 停工
    reason: str


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """One project's problem: of what kind, what it is, what is lacking, what help its unit asks for."""

    number: str
    project: str
    unit: str
    category: str  # 资金, 用地, 手续 …
    problem: str
    lacking: str  # 资金800万元，用地25.5亩
    asked: str


@dataclass(frozen=True, slots=True)
class CoordinationLine:
    """One problem for a meeting to settle: ``lead`` is who might lead, ``decided`` is left for the pen."""

    number: str
    project: str
    unit: str
    problem: str
    asked: str
    lead: str
    decided: str = ""


@dataclass(frozen=True, slots=True)
class StartsLine:
    """One unit's starts of the year: planned, made, due by now, overdue, made before their time."""

    unit: str
    planned: str
    done: str
    rate: str  # %
    due: str
    overdue: str
    early: str


@dataclass(frozen=True, slots=True)
class ReturnsLine:
    """One unit's returns: how it reported the month, and how often it was on time in the year."""

    unit: str
    state: str  # 按时, 迟报, 未报 …
    received: str  # 7月3日
    expected: str
    on_time: str
    late: str
    rejected: str
    missing: str
    streak: str  # months running not on time


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """One line of a red or black list: who, its rank in its group, its figures, and why it stands there."""

    name: str
    group: str
    rank: str
    rate: str  # %
    gap: str  # percentage points, signed
    reason: str


Line = ProjectLine | NotStartedLine | ProblemLine | CoordinationLine | StartsLine | ReturnsLine


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex on pages of its own: the ranking, which comes first, upright, the others on their side.

    ``number`` is 1, 2 …; ``label`` what stands above it (附件1; 附件 where it is the only one). ``table``
    says which table it holds: ranking, lagging (:class:`ProjectLine`), not_started, problems, coordination,
    starts, returns or red_black (again :class:`ProjectLine`); ``rows`` are that table's lines, ``ranking`` is
    the ranking. ``unit`` stands above the table at right (单位：亿元), ``note`` below it; both may be empty.
    """

    number: str
    label: str
    title: str
    table: str
    rows: tuple[Line, ...] = ()
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
class Chapter:
    """One chapter of a paper: its ``heading`` (一、总体情况), its text, its numbered parts, its demands."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    parts: tuple[ProblemSection, ...] = ()
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperContext:
    """Everything a paper to all says. Each attribute may be named in an office's own template.

    ``title_in_lines`` is the title broken where a title may break; ``term`` the word for the target by the
    calendar (时序进度 or 序时进度), ``term_short`` its first two characters. ``corrections`` say what was
    wrong in the paper before (更正说明).
    """

    title: str
    title_in_lines: str
    addressee: str
    opening: str
    chapters: tuple[Chapter, ...]
    corrections: tuple[str, ...]
    annexes: tuple[Annex, ...]
    office: str
    date: str
    source_note: str
    term: str
    term_short: str
    period: str  # 2021年上半年
    span: str  # 2021年1—6月


@dataclass(frozen=True, slots=True)
class BulletinContext(PaperContext):
    """A bulletin. What its chapters say can also be named piece by piece, for an office's own order."""

    overview: tuple[str, ...]
    by_level: tuple[str, ...]
    by_sector: tuple[str, ...]
    by_nature: tuple[str, ...]
    by_unit: tuple[str, ...]
    ranking: RankingTable
    problems: tuple[ProblemSection, ...]
    demands: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class RedBlackContext(PaperContext):
    """A red-and-black list: the units on either list beside what the chapters say of them."""

    red: tuple[ListedUnit, ...]
    black: tuple[ListedUnit, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One unit that speaks at a meeting: its figures, and the points to speak to."""

    unit: str
    figures: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingContext(PaperContext):
    """Material for a progress meeting: the agenda, who speaks to what, what is to be coordinated."""

    agenda: tuple[str, ...]
    speakers: tuple[Speaker, ...]
