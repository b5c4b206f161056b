"""Progress beside another moment, the average and the year's end: what matters in 80 columns first."""

from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from projledger.api.comparisons import ComparisonAnswer
from projledger.console.progress_remarks import completeness_lines
from projledger.console.progress_screen import title_of
from projledger.console.terminal import WIDEST, draw, listed, plain, say, table
from projledger.console.terms_words import empty_line, terms_lines
from projledger.foundation.language import N_, _
from projledger.measures.compare import Against, Compared, Comparison
from projledger.measures.rates import show_rate

_PERCENT, _POINTS, _MONTHS, _MONEY = "(%)", N_("(points)"), N_("(months)"), "money"


class Column(NamedTuple):
    """One column: its key in ``shown``, its head, and the console width from which it appears."""

    key: str
    head: str
    unit: str
    from_width: int = 0


_BOTH = (
    Column("above_average", N_("To all"), _POINTS),
    Column("months_ahead", N_("Ahead"), _MONTHS),
    Column("needed_per_month", N_("A month"), _MONEY),
    Column("year_end_rate", N_("Year end"), _PERCENT),
    Column("contribution", N_("Effect"), _POINTS),
)
_COLUMNS = {
    Against.MONTH: (
        Column("completion_rate", N_("Rate"), _PERCENT),
        Column("change", N_("Change"), _POINTS),
        *_BOTH,
        Column("completed_month", N_("This month"), _MONEY, 96),
        Column("completed_ytd", N_("Done"), _MONEY, 106),
        Column("year_end", N_("Year end"), _MONEY, 116),
    ),
    Against.YEAR: (
        Column("completed_ytd", N_("Done"), _MONEY),
        Column("earlier_completed", N_("Then"), _MONEY),
        Column("growth", N_("Growth"), _PERCENT),
        Column("completion_rate", N_("Rate"), _PERCENT),
        Column("earlier_rate", N_("Rate then"), _PERCENT),
        Column("change", N_("On the year"), _POINTS),
        *(column._replace(from_width=86 + 10 * place) for place, column in enumerate(_BOTH)),
    ),
}


def show_comparison(console: Console, found: ComparisonAnswer, *, wide: bool = False) -> None:
    """Print the table, and how its figures are worked out."""
    width = WIDEST if wide else console.width
    comparison = found.comparison
    console.print(title_of(found.answer, console.width), soft_wrap=True)
    for line in terms_lines(comparison.table):
        say(console, line)
    if instead := empty_line(comparison.table):
        say(console, instead)
        return
    columns = [column for column in _COLUMNS[comparison.against] if column.from_width <= width]
    draw(console, _drawn(comparison, columns), width=width)
    keys = {column.key for column in columns}
    for line in (
        *_notes(comparison, keys),
        *completeness_lines(found.answer, month_shown="completed_month" in keys),
        *_above_and_below(comparison),
    ):
        say(console, line)


def _drawn(comparison: Comparison, columns: list[Column]) -> Table:
    drawn = table()
    drawn.add_column("", overflow="fold", min_width=8, ratio=1)
    for column in columns:
        unit = f"({comparison.table.money_unit})" if column.unit == _MONEY else _(column.unit)
        drawn.add_column(plain(f"{_(column.head)}\n{unit}"), justify="right", no_wrap=True)
    for row in comparison.rows:
        drawn.add_row(*_cells(row, row.row.group, columns))
        _add_parts(drawn, row, columns)
    drawn.add_section()
    drawn.add_row(*_cells(comparison.total, _("Total"), columns), style="bold")
    _add_parts(drawn, comparison.total, columns)
    return drawn


def _add_parts(drawn: Table, row: Compared, columns: list[Column]) -> None:
    for part in row.of_which:
        drawn.add_row(*_cells(part, _(" of which: {group}").format(group=part.row.group), columns))


def _cells(row: Compared, name: str, columns: list[Column]) -> list[Text]:
    return [plain(name), *(plain(row.shown.get(column.key, "")) for column in columns)]


def _notes(comparison: Comparison, keys: set[str]) -> list[str]:
    """What the figures rest on."""
    table = comparison.table
    lines = []
    if not comparison.known:
        text = (
            _("The ledger knows no figures of {month}; import the annual plan and the returns of that year.")
            if comparison.against is Against.YEAR
            else _("The month before lies in the year before: there is no change since.")
        )
        lines.append(text.format(month=comparison.earlier.last.words))
    if "months_ahead" in keys:
        text = _("Ahead: until {term} asks for what is done, straight between month ends; minus is behind")
        lines.append(text.format(term=table.settings.office.term))
    if "year_end_rate" in keys:
        text = _(
            "Year end: done ÷ {month} months × 12, at the average pace so far; a month: to reach the plan"
        )
        lines.append(text.format(month=table.period.last.month))
    if "contribution" in keys:
        text = _(
            "Effect: (done − plan × {term}) ÷ the whole plan; unrounded, the rows add up to the gap {gap}"
        )
        lines.append(text.format(term=table.settings.office.term, gap=table.total.shown["schedule_gap"]))
    return lines


def _above_and_below(comparison: Comparison) -> list[str]:
    """How many rows stand above the average and below it, and which draw it down."""
    if len(comparison.rows) < 2:  # noqa: PLR2004 - one row is the average
        return []
    text = _("Above the rate of all ({rate}%): {above}, below it: {below}")
    counted = text.format(
        rate=show_rate(comparison.table.total.rate.shown),
        above=len(comparison.above),
        below=len(comparison.below),
    )
    worst = sorted(
        (row for row in comparison.rows if row.contribution is not None and row.contribution < 0),
        key=lambda row: row.contribution or 0,
    )
    if worst:
        names = listed([f"{row.row.group} {row.shown['contribution']}" for row in worst])
        counted = _("{counted}; drawing it down most: {names}").format(counted=counted, names=names)
    return [counted]
