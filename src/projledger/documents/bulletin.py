"""The inspection bulletin (督查通报) as a numberless draft: figures → words → Word."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path

from projledger.documents.by_unit import by_unit, ranking_table, unit_rankings
from projledger.documents.context import BulletinContext
from projledger.documents.demands import demands
from projledger.documents.overview import by_level, opening, overview
from projledger.documents.problem_sections import problem_sections
from projledger.documents.render import render_template
from projledger.documents.wording import Wording, day, month_end
from projledger.foundation.settings import Settings
from projledger.foundation.shipped import shipped
from projledger.ledger.records import UnitRecord
from projledger.measures.ahead import ahead
from projledger.measures.problems import Problems
from projledger.measures.progress import Progress
from projledger.measures.reporting import Reporting

TEMPLATE_NAME = "bulletin.docx"
_DIGEST_SHOWN = 16
_LONGEST_TITLE_LINE = 20  # characters of size two in a line of 156 mm


def bulletin_context(
    *,
    levels: Progress,
    by_units: Progress,
    problems: Problems,
    reporting: Reporting,
    units: Sequence[UnitRecord],
    settings: Settings,
    as_of: date,
    head_digest: str,
    comparison: Progress | None = None,
    internal: Collection[int] = (),
    named: int = 10,
) -> BulletinContext:
    """Everything the bulletin says, in finished words.

    ``levels`` and ``by_units`` are the progress of one period by level and by unit, ``problems`` and
    ``reporting`` those of the same period and its last month. ``units`` give the kinds for the ranking.
    ``as_of`` is the day whose state of the ledger was read; it dates the draft. ``comparison`` is an earlier
    period of the same year, by level. ``internal`` projects (by id) are counted but not named; lists name at
    most ``named``.
    """
    wording = Wording(settings, internal, named)
    period = levels.period
    rankings = unit_rankings(by_units, {unit.name: unit.kind for unit in units})
    lead, rest = f"关于{period.title}{wording.subject}", "推进情况的督查通报"
    title = f"{lead}{rest}"
    return BulletinContext(
        title=title,
        title_in_lines=title if _width(title) <= _LONGEST_TITLE_LINE else f"{lead}\n{rest}",
        addressee="，".join(settings.office.addressees) + "：" if settings.office.addressees else "",
        opening=opening(levels, wording),
        overview=overview(levels, problems, wording, comparison),
        by_level=by_level(levels, wording),
        by_unit=by_unit(by_units, rankings, wording),
        ranking=ranking_table(by_units, rankings, wording),
        problems=problem_sections(
            problems, reporting, wording, projects=levels.total.projects + levels.total.no_plan
        ),
        demands=demands(problems, reporting, ahead(levels, settings), settings, wording),
        office=settings.office.name,
        date=day(as_of.isoformat()),
        source_note=(
            f"数据口径：上报（各责任单位月报）。数据截至{period.year}年{month_end(period.last)}，取数日期{day(as_of.isoformat())}。"
            f"台账校验码：{head_digest[:_DIGEST_SHOWN]}"
        ),
        term=wording.term,
        term_short=wording.term.removesuffix("进度"),
        period=period.title,
        span=period.span,
    )


def render_bulletin(context: BulletinContext, template: Path | None = None, *, made: date) -> bytes:
    """The bulletin as the bytes of a .docx; equal contexts, templates and days give equal bytes.

    ``template`` is the office's own, None for the one that ships. ``made`` becomes the document's date of
    creation. Raises UsageError where the template names something unknown, WorkspaceError where it cannot be
    read.
    """
    return render_template(
        template or shipped("templates") / TEMPLATE_NAME,
        asdict(context),
        title=context.title,
        made=datetime.combine(made, time()),
        breaks=frozenset({"title_in_lines"}),
    )


def _width(text: str) -> float:
    """How many Chinese characters wide ``text`` is: half-width ones take half."""
    return sum(0.5 if char.isascii() else 1 for char in text)
