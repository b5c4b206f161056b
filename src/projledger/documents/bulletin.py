"""The inspection bulletin (督查通报) as a numberless draft: figures → words → Word."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date

from projledger.documents.by_unit import by_unit, ranking_table, unit_rankings
from projledger.documents.context import BulletinContext
from projledger.documents.demands import demands
from projledger.documents.facts import Facts
from projledger.documents.figures import ALL, About, FigureBook
from projledger.documents.overview import by_level, figures_to, opening, overview
from projledger.documents.papers import Asked, Paper
from projledger.documents.problem_sections import problem_sections
from projledger.documents.titles import in_lines
from projledger.documents.wording import Wording, day, month_end
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.foundation.settings import Settings
from projledger.ledger.records import UnitRecord
from projledger.measures.ahead import ahead
from projledger.measures.grouping import By
from projledger.measures.problems import Problems
from projledger.measures.progress import Progress
from projledger.measures.reporting_record import Reporting

_DIGEST_SHOWN = 16


def bulletin(facts: Facts, asked: Asked) -> Paper:
    """The inspection bulletin of the period of ``facts``. UnknownName where there is nothing to speak of."""
    book = FigureBook(str(facts.period), facts.number)
    context = bulletin_context(
        levels=facts.table(By.LEVEL),
        by_units=facts.table(By.UNIT),
        problems=facts.problems,
        reporting=facts.reporting,
        units=facts.units,
        settings=facts.settings,
        as_of=facts.taken,
        dated=facts.dated,
        head_digest=facts.head_digest,
        comparison=facts.table(By.LEVEL, facts.before) if facts.before else None,
        internal=facts.internal,
        book=book,
    )
    return Paper("bulletin", context.title, asdict(context), book, asked)


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
    dated: date | None = None,
    comparison: Progress | None = None,
    internal: Collection[int] = (),
    named: int = 10,
    book: FigureBook | None = None,
) -> BulletinContext:
    """Everything the bulletin says, in finished words.

    ``levels`` and ``by_units`` are the progress of one period by level and by unit, ``problems`` and
    ``reporting`` those of the same period and its last month. ``units`` give the kinds for the ranking.
    ``as_of`` is the day whose state of the ledger was read, ``dated`` the one that the paper bears, the same
    unless it is given. ``comparison`` is an earlier
    period of the same year, by level. ``internal`` projects (by id) are counted but not named; lists name at
    most ``named``. Figures are marked in ``book``, where one is given. Raises UnknownName where
    :func:`bulletin_obstacle` names one.
    """
    if obstacle := bulletin_obstacle(levels):
        raise UnknownName(obstacle)
    wording = Wording(settings, internal, named, book)
    period = levels.period
    rankings = unit_rankings(by_units, {unit.name: unit.kind for unit in units})
    silence = _silence(levels, reporting)
    parts = (f"关于{period.title}", wording.subject, "推进情况的", "督查通报")
    last, carried = period.last.month, len(levels.remarks.carried)
    older = ""
    if carried and not silence:
        older = f"（{last}月不要求报送月报，{wording.count(carried, 'carried')}个项目沿用此前月底数）"
    return BulletinContext(
        title="".join(parts),
        title_in_lines=in_lines(parts),
        addressee="，".join(settings.office.addressees) + "：" if settings.office.addressees else "",
        opening=opening(levels, wording),
        overview=overview(levels, problems, wording, comparison, silence),
        by_level=by_level(levels, wording, silence),
        by_unit=by_unit(by_units, rankings, wording, silence),
        ranking=ranking_table(by_units, rankings, wording),
        problems=problem_sections(problems, reporting, wording, silence),
        demands=demands(levels, problems, reporting, ahead(levels), settings, wording),
        office=settings.office.name,
        date=day((dated or as_of).isoformat()),
        source_note=(
            f"数据口径：上报（各责任单位月报）。数据截至{period.year}年{month_end(figures_to(levels))}{older}，"
            f"取数日期{day(as_of.isoformat())}。"
            f"台账校验码：{wording.mark(head_digest[:_DIGEST_SHOWN], About('head_digest', ALL))}"
        ),
        term=wording.term,
        term_short=wording.term.removesuffix("进度"),
        period=period.title,
        span=period.span,
    )


def bulletin_obstacle(levels: Progress) -> str | None:
    """Why there can be no bulletin of these figures, in the language in force; None where there can.

    A year without a plan has nothing of which a bulletin could speak.
    """
    if levels.total.projects or levels.total.no_plan:
        return None
    message = _("The ledger has no annual plan of {year}. Import it, or name another --year.")
    return message.format(year=levels.period.year)


def _silence(levels: Progress, reporting: Reporting) -> str:
    """The words for it that nothing is known of any project; empty where something is."""
    if not levels.silent:
        return ""
    sent = levels.remarks.held or levels.remarks.held_unknown or reporting.rejected or reporting.received
    return "尚无已录入的月报" if sent else "尚无月报"
