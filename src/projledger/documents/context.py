"""What a bulletin's template may name: finished Chinese strings and tables, nothing that computes."""

from dataclasses import dataclass


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
