"""What the templates of notices may name: finished Chinese strings and tables, nothing that computes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """What all of them say. Each attribute may be named in an office's own template.

    ``title_in_lines`` is the title broken where a title may break, ``addressee`` the unit with its colon,
    ``unit`` without. ``contact`` says whom to ask, "" where the settings name nobody; ``term`` is the word
    for the target by the calendar, ``term_short`` its first two characters.
    """

    title: str
    title_in_lines: str
    addressee: str
    unit: str
    opening: str
    office: str
    date: str
    contact: str
    source_note: str
    term: str
    term_short: str
    period: str  # 2021年上半年
    span: str  # 2021年1—6月


@dataclass(frozen=True, slots=True)
class OwedLine:
    """A project of which a return is owed, and what counts of it in the meantime."""

    number: str
    project: str
    annual_plan: str  # 万元
    completed: str  # 万元
    stands: str  # 5月底数, 本年未报、按零计入


@dataclass(frozen=True, slots=True)
class UrgeContext(Notice):
    """催报通知: ``paragraphs`` say what is missing, ``lines`` of which projects, ``demands`` what to do."""

    paragraphs: tuple[str, ...]
    table_title: str
    lines: tuple[OwedLine, ...]
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BehindLine:
    """A project behind; every figure as it is printed, — where there is none."""

    number: str
    project: str
    annual_plan: str  # 万元
    completed: str  # 万元
    rate: str  # %
    gap: str  # percentage points, signed
    lights: str  # 投资红灯连续5个月
    cause: str  # 未进场；生猪价格下跌…


@dataclass(frozen=True, slots=True)
class RectifyContext(Notice):
    """督办函 or 工作提示函: how the unit stands, the projects to rectify, what follows, what is asked."""

    situation: tuple[str, ...]
    table_title: str
    lines: tuple[BehindLine, ...]
    remarks: tuple[str, ...]
    demand_heading: str
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RemindContext(Notice):
    """提醒函: how the unit stands, its projects slightly behind, and what is planned soon."""

    situation: tuple[str, ...]
    table_title: str
    lines: tuple[BehindLine, ...]
    soon: tuple[str, ...]
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding of a return."""

    number: str
    place: str  # “月报”表F8
    project: str
    field: str
    found: str
    said: str  # what is so, and what to do
    kind: str  # 须更正, 请核实, 说明


@dataclass(frozen=True, slots=True)
class ReviewContext(Notice):
    """月报审核反馈单: the ``files`` that were looked at, their findings, and what is to be done."""

    files: tuple[str, ...]
    lines: tuple[FindingLine, ...]
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConfirmLine:
    """One project's figures; the columns to be filled in are empty."""

    number: str
    project: str
    annual_plan: str  # 万元
    completed: str  # 万元
    rate: str  # %
    status: str
    stands: str  # of which month the figure is, 待核, 快报; "" for the month's own
    blank: str = ""  # to be filled in by hand


@dataclass(frozen=True, slots=True)
class ConfirmContext(Notice):
    """数据核对函: the figures to be confirmed, and how they are answered."""

    table_title: str
    lines: tuple[ConfirmLine, ...]
    total: ConfirmLine
    note: str
    demands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageFact:
    """One fact: what it is, and what it says."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PagePair:
    """Two facts side by side; the second is empty where the number of facts is odd."""

    name: str
    text: str
    other_name: str
    other_text: str


@dataclass(frozen=True, slots=True)
class PageMonth:
    """One month of a project's year; every figure as it is printed, — where there is none."""

    month: str
    month_completed: str  # 万元
    completed: str  # 万元
    rate: str  # %
    gap: str  # percentage points, signed
    light: str
    status: str


@dataclass(frozen=True, slots=True)
class OnePageContext(Notice):
    """项目一页通: a project's facts, its last months, what stands in the way, and who answers for it.

    ``contents`` are the facts that take a line of their own.
    """

    facts: tuple[PagePair, ...]
    contents: tuple[PageFact, ...]
    progress: str
    months: tuple[PageMonth, ...]
    physical: str
    problems: tuple[str, ...]
    people: tuple[PagePair, ...]
