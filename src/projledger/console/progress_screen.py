"""The progress table: what matters in 80 columns, more where the console is wider."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from projledger.api.answers import ProgressAnswer
from projledger.console.gauges import sparkline
from projledger.console.progress_columns import PICTURE, Column, cell, fitted, head, labelled
from projledger.console.progress_remarks import remark_lines
from projledger.console.terminal import LIGHT_STYLES, WIDEST, draw, plain, say, speaks_utf8, table
from projledger.console.terms_tables import show_terms_tables
from projledger.console.terms_words import basis_words, empty_line, terms_lines
from projledger.foundation.language import _
from projledger.foundation.money import show_money
from projledger.measures.progress_rows import YI_DECIMALS, ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.rates import NO_RATE, show_rate


def show_progress(console: Console, answer: ProgressAnswer, *, wide: bool = False) -> None:
    """Print the table, its total, and what is to be remarked; ``wide``: all columns, whatever the width."""
    progress = answer.progress
    console.print(title_of(answer, console.width), soft_wrap=True)
    for line in terms_lines(progress):
        say(console, line)
    if instead := empty_line(progress):
        say(console, instead)
        return
    columns = fitted(progress, None if wide else console.width, pictures=speaks_utf8())
    draw(console, _drawn(progress, columns.shown), width=WIDEST if wide else None)
    shown = {column.key for column in columns.shown}
    if columns.dropped:
        heads = _(", ").join(_(column.head) for column in columns.dropped)
        say(console, _("Left out for want of room: {heads}; --wide shows all").format(heads=heads), "dim")
    if "months" not in shown and any(progress.total.steps):
        say(console, _months(progress))
    show_terms_tables(console, progress)
    for line in remark_lines(answer, month_shown="completed_month" in shown or any(progress.total.steps)):
        say(console, line)


def _months(progress: Progress) -> str:
    """What each month brought, in figures: for want of the column that draws it."""
    drawn = f"{sparkline(progress.total.brought).rstrip()} " if speaks_utf8() else ""
    decimals = YI_DECIMALS if progress.money_unit == "亿元" else None
    amounts = [
        _("{month}: {amount}").format(
            month=span.numbers,
            amount=NO_RATE if step is None else show_money(step, progress.money_unit, decimals),
        )
        for span, step in zip(progress.spans, progress.total.brought, strict=True)
    ]
    text = _("By month ({unit}): {drawn}{amounts}")
    return text.format(unit=progress.money_unit, drawn=drawn, amounts=_(", ").join(amounts))


def title_of(answer: ProgressAnswer, width: int) -> Text:
    """What the table is, and as of when: on one line where the console is wide enough."""
    progress, settings = answer.progress, answer.settings
    title = Text(f"{progress.period.span}{settings.office.subject}", style="bold")
    title.append(_(" investment progress") + basis_words(progress))
    text = _("{term} {target}%, figures to the end of {month}, taken {day}")
    if progress.empty and progress.total.shown["target"] == NO_RATE:
        text = _("figures to the end of {month}, taken {day}")
    elif not progress.one_target:
        text = _("{term} by row, {target}% in all ({curve}), figures to the end of {month}, taken {day}")
    elif progress.curve != "linear" or progress.settings.schedule.curve != "linear":
        text = _("{term} {target}% ({curve}), figures to the end of {month}, taken {day}")
    said = text.format(
        curve=progress.curve,
        term=settings.office.term,
        target=show_rate(progress.target.shown, trim=True),
        month=_("{month:d}/{year:d}").format(month=progress.period.last.month, year=progress.period.year),
        day=answer.taken.isoformat(),
    )
    gap = "  " if title.cell_len + 2 + cell_len(said) <= width else "\n"
    return title.append(f"{gap}{said}", style="not bold")


def _drawn(progress: Progress, columns: Sequence[Column]) -> Table:
    drawn = table()
    drawn.add_column("", overflow="fold", min_width=8, ratio=1)
    for column in columns:
        side: JustifyMethod = "left" if column.unit == PICTURE else "right"
        drawn.add_column(plain(head(column, progress)), justify=side, no_wrap=True)
    for label, row in labelled(progress):
        last = row is progress.total
        if last:
            drawn.add_section()
        cells = [plain(label), *(_cell(column, row) for column in columns)]
        drawn.add_row(*cells, style="bold" if last else None)
    return drawn


def _cell(column: Column, row: ProgressRow) -> Text:
    lit = column.key in {"light", "bar"} and row.light
    return Text(cell(column, row), style=LIGHT_STYLES.get(row.light.value, "") if lit and row.light else "")
