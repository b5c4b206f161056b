"""What stands above and below a picture: title, the figures' standpoint, the lights, what to bear in mind.

Like documents and workbooks, pictures are always Chinese.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from projledger.charts.marks import plain_text
from projledger.foundation.settings import Settings
from projledger.foundation.settings.lights import Band
from projledger.foundation.settings.setting import exact_text
from projledger.measures.basis import Basis
from projledger.measures.lights import CHINESE, Light
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.rates import NO_RATE, show_rate

_NAMED = 4
_BASIS = {Basis.REPORTED: "上报数", Basis.VERIFIED: "核定数", Basis.STATISTICAL: "入统数"}


class Standpoint(NamedTuple):
    """From which state of the ledger a picture's figures are: the day they were taken, and of what.

    ``narrowed`` says in words to which units or levels the projects were narrowed; ``closed`` is the
    submission at which the period was closed, ``corrections`` what has since changed its figures.
    """

    taken: date
    narrowed: str = ""
    closed: int | None = None
    corrections: int = 0


def title(table: Progress, what: str) -> str:
    """``2021年1—6月市县重点项目投资进度``: period, whose projects, what is shown."""
    return f"{table.period.span}{table.settings.office.subject}{what}"


def said(table: Progress, point: Standpoint, unit: str) -> str:
    """Basis, unit, target, until when the figures count and when they were taken, in one line."""
    parts = [
        f"口径：{_BASIS[table.terms.basis]}",
        f"单位：{unit}",
        _target(table),
        f"数据截至{table.period.last.month}月底",
        f"取数{point.taken.isoformat()}",
    ]
    return "　".join([f"范围：{point.narrowed}", *parts] if point.narrowed else parts)


def _target(table: Progress) -> str:
    """The target, or the total's where groups have their own."""
    target = f"{show_rate(table.target.shown, trim=True)}%"
    term = table.settings.office.term
    curve = plain_text(table.curve)
    by = f"（曲线“{curve}”）" if table.curve != table.settings.schedule.curve else ""
    return f"{term}{by}{target}" if table.one_target else f"{term}{by}因组而异，合计{target}"


def lights(settings: Settings) -> tuple[tuple[Light, str], ...]:
    """Each light with its word and its band, best first."""
    bands = settings.lights.investment
    figure = "超/欠" if bands.by == "points" else f"完成率÷{settings.office.term}"
    return tuple(
        (Light(name), f"{CHINESE[Light(name)]}：{_band(band, figure)}") for name, band in bands.named()
    )


def lights_unit(settings: Settings) -> str:
    """In what the bands of the lights are given."""
    return "百分点" if settings.lights.investment.by == "points" else "%"


def light_word(row: ProgressRow) -> str:
    """The light's word of ``row``; a dash where it has none."""
    return NO_RATE if row.light is None else CHINESE[row.light]


def _band(band: Band, figure: str) -> str:
    lower = "" if band.lower is None else f"{exact_text(band.lower)}≤"
    upper = "" if band.upper is None else f"＜{exact_text(band.upper)}"
    return f"{lower}{figure}{upper}"


def notes(table: Progress, point: Standpoint, *more: str) -> tuple[str, ...]:
    """What a reader must know of the figures, after what is to be said of the picture itself."""
    return tuple(text for text in (*more, *_of_figures(table), *_of_closing(point)) if text)


def _of_figures(table: Progress) -> Iterator[str]:
    remarks, month = table.remarks, table.period.last.month
    if table.silent:
        yield f"{table.period.year}年1—{month}月尚无任何项目报数，图中的0不表示没有完成投资。"
        return
    for from_month, count in remarks.carried_from():
        if from_month is None:
            yield f"{count}个项目本年尚未报数，按0计。"
        else:
            yield f"{count}个项目{month}月未报，沿用{from_month.month}月底累计数。"
    if remarks.held:
        yield f"{len(remarks.held)}个项目待核，沿用上一次数字（此前无数字的按0计）。"
    if remarks.flash:
        yield f"{len(remarks.flash)}个项目为快报数，尚未经月报确认。"
    if table.total.no_plan:
        done = table.total.shown["no_plan_completed"]
        yield f"另有{table.total.no_plan}个项目无年度计划，累计完成{done}{table.money_unit}，不计入完成率。"


def _of_closing(point: Standpoint) -> Iterator[str]:
    if point.corrections and point.closed is not None:
        yield f"本期已封账（收件{point.closed}号），此后的{point.corrections}次更正未计入。"
    elif point.corrections:
        yield f"含封账后的{point.corrections}次更正。"


def listed(names: Sequence[str]) -> str:
    """``甲、乙、丙、丁等7个``: the first names, and how many they are where there are more."""
    if len(names) <= _NAMED + 1:
        return "、".join(names)
    return f"{'、'.join(names[:_NAMED])}等{len(names)}个"
