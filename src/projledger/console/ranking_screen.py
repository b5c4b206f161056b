"""Rankings: who stands where, by which figure, and where last period; one table a group."""

from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from projledger.api.comparisons import RankingAnswer
from projledger.console.progress_remarks import completeness_lines
from projledger.console.progress_screen import title_of
from projledger.console.terminal import LIGHT_STYLES, WIDEST, draw, plain, say, table
from projledger.console.terms_words import empty_line, terms_lines
from projledger.foundation.language import N_, _
from projledger.foundation.period import Period
from projledger.measures.grouping import By
from projledger.measures.ranking import Order
from projledger.measures.rates import NO_RATE, show_rate
from projledger.measures.row_ranking import RankBy, RankedGroup, RankedRow, RowRanking

#: The figure by which is ranked, as the line above the table names it.
FIGURES = {
    RankBy.RATE: N_("the rate of the annual plan"),
    RankBy.GAP: N_("the gap to the target"),
    RankBy.AMOUNT: N_("completed investment"),
    RankBy.STARTS: N_("the share of the year's planned starts"),
}


class Column(NamedTuple):
    """One column: its key in ``shown``, its head, and the console width from which it appears."""

    key: str
    head: str
    unit: str
    from_width: int = 0


#: How much the columns of starts take from the others.
_STARTS_WIDE = 16
_COLUMNS = (
    Column("projects", N_("Projects"), N_("(number)"), 90),
    Column("annual_plan", N_("Plan"), "money", 66),
    Column("completed_ytd", N_("Done"), "money", 66),
    Column("completion_rate", N_("Rate"), "(%)"),
    Column("schedule_gap", N_("Gap"), N_("(points)")),
    Column("light", N_("Light"), ""),
)


def show_ranking(console: Console, found: RankingAnswer, *, wide: bool = False) -> None:
    """Print each group's table, and by what and against when it was ranked."""
    width = WIDEST if wide else console.width
    ranking = found.ranking
    console.print(title_of(found.answer, console.width), soft_wrap=True)
    for line in terms_lines(ranking.table):
        say(console, line)
    if not ranking.groups:
        nothing = _("Nothing is known of any project yet: there is no ranking.")
        say(console, empty_line(ranking.table) or nothing)
        return
    for group in ranking.groups:
        if group.name:
            name = _("{group} ({count})").format(group=group.name, count=len(group.rows))
            console.print(plain(name), style="bold", soft_wrap=True)
        draw(console, _drawn(group, ranking, width), width=width)
    for line in (_said(ranking), *completeness_lines(found.answer, month_shown=False)):
        say(console, line)


def _drawn(group: RankedGroup, ranking: RowRanking, width: int) -> Table:
    money = ranking.table.money_unit
    columns = [
        column
        for column in _COLUMNS
        if column.from_width <= width + (0 if ranking.by is not RankBy.STARTS else -_STARTS_WIDE)
        and not (column.key == "projects" and ranking.table.by is By.PROJECT)
    ]
    drawn = table()
    drawn.add_column(_("Rank"), justify="right", no_wrap=True)
    drawn.add_column("", overflow="fold", min_width=8, ratio=1)
    for column in columns:
        unit = f"({money})" if column.unit == "money" else _(column.unit) if column.unit else ""
        drawn.add_column(plain(f"{_(column.head)}\n{unit}".rstrip()), justify="right", no_wrap=True)
    if ranking.by is RankBy.STARTS:
        drawn.add_column(_("Started"), justify="right", no_wrap=True)
        drawn.add_column(plain(_("Start rate") + "\n(%)"), justify="right", no_wrap=True)
    for head in (N_("Before"), N_("Places")):
        drawn.add_column(_(head), justify="right", no_wrap=True)
    for line in group.rows:
        drawn.add_row(*_cells(line, columns))
    return drawn


def _cells(line: RankedRow, columns: list[Column]) -> list[Text]:
    row = line.row
    cells = [plain(_place(line.rank)), plain(row.group)]
    for column in columns:
        lit = LIGHT_STYLES.get(row.light.value, "") if column.key == "light" and row.light else ""
        cells.append(Text(row.shown.get(column.key, ""), style=lit))
    if line.starts is not None:
        planned = f"{line.starts.numerator}/{line.starts.denominator}"
        cells += [plain(planned), plain(show_rate(line.starts.shown))]
    return [*cells, plain(_place(line.before)), plain(moved(line))]


def _place(rank: int | None) -> str:
    return NO_RATE if rank is None else str(rank)


def moved(line: RankedRow) -> str:
    """``+2``: two places better than the period before; ``0``, or a dash where there was none."""
    return NO_RATE if line.moved is None else f"{line.moved:+d}" if line.moved else "0"


def _said(ranking: RowRanking) -> str:
    first = _("the highest first") if ranking.order is Order.DESCENDING else _("the lowest first")
    text = _("Ranked by {figure} as shown, {first}; equal figures share a rank. {before}")
    return text.format(figure=_(FIGURES[ranking.by]), first=first, before=_before(ranking.earlier))


def _before(earlier: Period | None) -> str:
    if earlier is None:
        return _("There is no period before to compare with.")
    return _("Before: at the end of {month}, under the plan in force then; + better, - worse.").format(
        month=earlier.last.words
    )
