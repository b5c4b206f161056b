"""The named lists of projects in which nothing moves: one table a list, the longest standing first."""

from rich.console import Console
from rich.table import Table

from projledger.api.lagging import LagAnswer
from projledger.console.progress_screen import title_of
from projledger.console.terminal import WIDEST, draw, plain, say, table
from projledger.console.terms_words import terms_lines
from projledger.foundation.language import N_, _
from projledger.foundation.money import show_money
from projledger.measures.lag_lists import LagLine, LagList, LagLists
from projledger.measures.rates import NO_RATE, show_rate

#: What each list is called, what its date means and what its months count; "" where it has no such column.
HEADS = {
    LagList.NOT_STARTED: (N_("Due but not started"), N_("Planned"), N_("Overdue")),
    LagList.NOT_ON_SITE: (N_("Not on site (未进场)"), N_("Planned"), ""),
    LagList.SUSPENDED: (N_("Suspended"), N_("Last progress"), N_("Months idle")),
    LagList.IDLE: (N_("No progress"), N_("Last progress"), N_("Months idle")),
}
#: The console widths from which the plan and the unit's own words are shown.
_PLAN_FROM, _WORDS_FROM = 90, 120


def show_lags(console: Console, found: LagAnswer, *, wide: bool = False) -> None:
    """Print each list that has a project, and what is not known last."""
    width = WIDEST if wide else console.width
    lists = found.lists
    console.print(title_of(found.answer, console.width), soft_wrap=True)
    for line in terms_lines(found.answer.progress):
        say(console, line)
    for kind in LagList:
        if lines := lists.of_kind(kind):
            console.print(plain(_heading(kind, len(lines), lists.least)), style="bold", soft_wrap=True)
            draw(console, _drawn(kind, lines, width), width=width)
    for text in _notes(lists):
        say(console, text)


def _heading(kind: LagList, count: int, least: int) -> str:
    name = _(HEADS[kind][0])
    if kind is LagList.IDLE:
        name = (
            _("No progress this month")
            if least == 1
            else _("No progress for {count} months or more").format(count=least)
        )
    return _("{list}: {count}").format(list=name, count=count)


def _drawn(kind: LagList, lines: tuple[LagLine, ...], width: int) -> Table:
    _name, date, months = HEADS[kind]
    with_plan, words = width >= _PLAN_FROM, width >= _WORDS_FROM
    drawn = table()
    drawn.add_column(_("Project"), overflow="fold", min_width=16, ratio=3)
    drawn.add_column(_("Unit"), overflow="fold", min_width=10, ratio=2)
    if date:
        drawn.add_column(_(date), no_wrap=True)
    if months:
        drawn.add_column(_(months), justify="right", no_wrap=True)
    drawn.add_column(_("Status"), no_wrap=True)
    if with_plan:
        drawn.add_column(plain(f"{_('Plan')}\n(万元)"), justify="right", no_wrap=True)
    drawn.add_column(plain(f"{_('Done')}\n(万元)"), justify="right", no_wrap=True)
    drawn.add_column(plain(f"{_('Rate')}\n(%)"), justify="right", no_wrap=True)
    if words:
        drawn.add_column(_("Said"), overflow="fold", ratio=3)
    for line in lines:
        cells = [line.about.name, line.about.unit]
        cells += [line.since or NO_RATE] if date else []
        cells += [str(line.months) if line.months else NO_RATE] if months else []
        plan = NO_RATE if line.annual_plan is None else show_money(line.annual_plan, "万元")
        done = show_money(line.completed_ytd, "万元")
        cells += [line.status or NO_RATE, *([plan] if with_plan else []), done, show_rate(line.rate.shown)]
        cells += [line.about.text] if words else []
        drawn.add_row(*(plain(cell) for cell in cells))
    return drawn


def _notes(lists: LagLists) -> list[str]:
    notes = []
    if not lists.lines:
        notes.append(_("None of the {count} projects stands in a list.").format(count=lists.projects))
    if lists.unreported:
        text = _("{count} projects have no figure of {month} (not reported or held): progress is not known")
        notes.append(text.format(count=lists.unreported, month=lists.period.last.words))
    notes.append(
        _("A project stands in one list. Behind the sequence: projledger progress --by project --behind")
    )
    return notes
