"""The progress table: what matters in 80 columns, more where the console is wider."""

from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from projledger.api.answers import ProgressAnswer
from projledger.console.terminal import LIGHT_STYLES, draw, listed, plain, say, table
from projledger.foundation.language import N_, _
from projledger.foundation.money import show_money
from projledger.measures.grouping import By
from projledger.measures.progress import Progress, ProgressRow
from projledger.measures.rates import show_rate
from projledger.measures.remarks import Remarks


class Column(NamedTuple):
    """One column: its key in ``shown``, its head, and the console width from which it appears."""

    key: str
    head: str
    unit: str
    from_width: int = 0


#: The console width from which this month's amount is shown.
MONTH_FROM = 100
_COUNT, _PERCENT, _POINTS, _MONEY = N_("(number)"), "(%)", N_("(points)"), "money"
_COLUMNS = (
    Column("projects", N_("Projects"), _COUNT),
    Column("annual_plan", N_("Plan"), _MONEY),
    Column("completed_ytd", N_("Done"), _MONEY),
    Column("completion_rate", N_("Rate"), _PERCENT),
    Column("schedule_gap", N_("Gap"), _POINTS),
    Column("light", N_("Light"), ""),
    Column("not_reported", N_("Unreported"), _COUNT),
    Column("held", N_("Held"), _COUNT, 88),
    Column("completed_month", N_("This month"), _MONEY, MONTH_FROM),
    Column("rate_change", N_("Change of rate"), _POINTS, 112),
    Column("shortfall", N_("Short of the sequence"), _MONEY, 126),
    Column("needed_per_month", N_("Needed a month"), _MONEY, 140),
)
#: In a table by project a count of projects says nothing.
_NOT_BY_PROJECT = {"projects"}


def show_progress(console: Console, answer: ProgressAnswer) -> None:
    """Print the table, its total, and what is to be remarked."""
    progress = answer.progress
    console.print(_title(answer, console.width), soft_wrap=True)
    drawn = _drawn(progress, console.width)
    draw(console, drawn)
    for line in _remarks(answer, console.width):
        say(console, line)


def _title(answer: ProgressAnswer, width: int) -> Text:
    """What the table is, and as of when: on one line where the console is wide enough."""
    progress, settings = answer.progress, answer.settings
    title = Text(f"{progress.period.span}{settings.office.subject}", style="bold")
    title.append(_(" investment progress"))
    said = _("{term} {target}%, figures to the end of {month}, taken {day}").format(
        term=settings.office.term,
        target=show_rate(progress.target.shown, trim=True),
        month=_("{month:d}/{year:d}").format(month=progress.period.last.month, year=progress.period.year),
        day=answer.taken.isoformat(),
    )
    gap = "  " if title.cell_len + 2 + cell_len(said) <= width else "\n"
    return title.append(f"{gap}{said}", style="not bold")


def _drawn(progress: Progress, width: int) -> Table:
    columns = [
        column
        for column in _COLUMNS
        if column.from_width <= width and not (progress.by is By.PROJECT and column.key in _NOT_BY_PROJECT)
    ]
    drawn = table()
    drawn.add_column("", overflow="fold", min_width=8, ratio=1)
    for column in columns:
        drawn.add_column(plain(_head(column, progress.money_unit)), justify="right", no_wrap=True)
    for row in progress.rows:
        _add(drawn, row, columns)
        for part in row.of_which:
            _add(drawn, part, columns, label=_(" of which: {group}").format(group=part.group))
    drawn.add_section()
    _add(drawn, progress.total, columns, label=_("Total"), end=True)
    for part in progress.total.of_which:
        _add(drawn, part, columns, label=_(" of which: {group}").format(group=part.group))
    return drawn


def _head(column: Column, money_unit: str) -> str:
    unit = f"({money_unit})" if column.unit == _MONEY else _(column.unit)
    return f"{_(column.head)}\n{unit}" if unit else _(column.head)


def _add(
    drawn: Table, row: ProgressRow, columns: list[Column], label: str = "", *, end: bool = False
) -> None:
    cells: list[Text] = [plain(label or row.group)]
    for column in columns:
        text = row.shown.get(column.key, "")
        style = LIGHT_STYLES.get(row.light.value, "") if column.key == "light" and row.light else ""
        cells.append(Text(text, style=style))
    drawn.add_row(*cells, style="bold" if end else None)


def _remarks(answer: ProgressAnswer, width: int) -> list[str]:
    """The lines under the table, the one that asks for something last."""
    progress, said = answer.progress, answer.progress.remarks
    lines: list[str] = []
    counted: list[str] = []
    if said.finished_early:
        counted.append(_("{count} finished early").format(count=len(said.finished_early)))
    if said.not_on_site:
        names = listed([item.name for item in said.not_on_site])
        counted.append(_("{count} not on site ({names})").format(count=len(said.not_on_site), names=names))
    if progress.total.no_plan:
        counted.append(
            _("{count} more without an annual plan, completed {amount} {unit}").format(
                count=progress.total.no_plan,
                amount=progress.total.shown["no_plan_completed"],
                unit=progress.money_unit,
            )
        )
    if counted:
        lines.append(_("; ").join(counted))
    lines += _unsure(said)
    if said.flash:
        text = _("{count} figures told by phone (快报), not yet confirmed by a return: {names}")
        lines.append(text.format(count=len(said.flash), names=listed([item.name for item in said.flash])))
    lines += _carried(progress, month_shown=width >= MONTH_FROM)
    if answer.closed is not None and answer.corrections:
        text = _(
            "Closed at no. {number}; {count} submissions have changed it since: add --latest to see them"
        )
        lines.append(text.format(number=answer.closed, count=answer.corrections))
    elif answer.corrections:
        lines.append(
            _("With {count} submissions that changed it since the closing").format(count=answer.corrections)
        )
    return lines


def _carried(progress: Progress, *, month_shown: bool) -> list[str]:
    """Whose amount of this month is not known, and whose figures are carried on from which month."""
    said, lines = progress.remarks, []
    if month_shown and progress.total.month_unknown and progress.by is not By.PROJECT:
        text = _("This month's amount of {count} projects is not known (this month or the last did not come)")
        lines.append(text.format(count=progress.total.month_unknown))
    for month, count in said.carried_over():
        if month is not None:
            text = _("{count} projects: no return is due for {now}, their figures of {then} are carried on")
            lines.append(
                text.format(count=count, now=_month(progress.period.last.month), then=_month(month.month))
            )
    for month, count in said.carried_from():
        if month is None:
            text = _("{count} projects have not reported this year and count as 0")
            lines.append(text.format(count=count))
        else:
            text = _("{count} projects did not report {now}; their figures of {then} are carried on")
            lines.append(
                text.format(count=count, now=_month(progress.period.last.month), then=_month(month.month))
            )
    return lines


def _unsure(said: Remarks) -> list[str]:
    """What is held, what a return put right, and what may lack a month."""
    lines = []
    for text, items in (
        (_("{count} held (待核); the last figure stands: {names}"), said.held_standing),
        (_("{count} held (待核), with no earlier figure, count as 0: {names}"), said.held_at_zero),
        (_("{count} figures may lack a month that was not reported: {names}"), said.gap),
    ):
        if items:
            lines.append(text.format(count=len(items), names=listed([item.name for item in items])))
    if said.held_unknown:
        text = _("{count} held rows name a project that is not known")
        lines.append(text.format(count=said.held_unknown))
    if said.confirmed:
        told = [
            _("{name} told {told}, returned {returned} 万元").format(
                name=item.name, told=show_money(item.told, "万元"), returned=show_money(item.returned, "万元")
            )
            for item in said.confirmed
        ]
        lines.append(_("Flash figures put right by returns: {figures}").format(figures=listed(told)))
    return lines


def _month(number: int) -> str:
    return _("month {number}").format(number=number)
