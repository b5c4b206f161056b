"""A cross table: rows by columns with both totals, in as many blocks as the console needs."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from projledger.api.answers import ProgressAnswer
from projledger.console.progress_screen import title_of
from projledger.console.terminal import WIDEST, draw, plain, say, table
from projledger.console.terms_words import empty_line, terms_lines
from projledger.foundation.language import N_, _
from projledger.foundation.text import columns_wide
from projledger.measures.cross import Figure, in_cell
from projledger.measures.grouping import CHINESE_BY
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress

_UNITS = {"%": "%", "个": N_("(number)"), "百分点": N_("(points)"), "": ""}
_HEAD_AT_MOST = 26


def show_cross(console: Console, answer: ProgressAnswer, figure: Figure, *, wide: bool = False) -> None:
    """Print the table of ``answer``, whose cells show ``figure``; ``wide``: in one block, however wide."""
    progress = answer.progress
    across = progress.across
    if across is None:
        raise ValueError("a table by one breakdown")
    console.print(title_of(answer, console.width), soft_wrap=True)
    for line in terms_lines(progress):
        say(console, line)
    if instead := empty_line(progress):
        say(console, instead)
        return
    unit = progress.money_unit if figure.unit == "money" else _(_UNITS[figure.unit])
    text = _("{rows} by {columns}; each cell: {figure} {unit}")
    said = text.format(
        rows=CHINESE_BY[progress.by], columns=CHINESE_BY[across.by], figure=_(figure.head), unit=unit
    )
    say(console, said.rstrip())
    blocks = [list(across.columns)] if wide else list(_blocks(progress, figure, console.width))
    for number, columns in enumerate(blocks, start=1):
        draw(
            console,
            _drawn(progress, columns, figure, last=number == len(blocks)),
            width=WIDEST if wide else None,
        )
    if across.beside:
        text = _("Overlap the rows or columns and have no cells of their own: {names}")
        say(console, text.format(names=_(", ").join(across.beside)))
    if not figure.summed:
        say(console, _("Totals are those of all projects in the row or column, not sums of the cells"))


def _blocks(progress: Progress, figure: Figure, width: int) -> Iterator[list[ProgressRow]]:
    """The columns in runs that fit ``width`` beside the rows' names; the total stands in the last."""
    across = progress.across
    if across is None:
        return
    named = max((columns_wide(row.group) for row in progress.rows), default=0)
    room = width - min(max(named, 8), _HEAD_AT_MOST)
    block: list[ProgressRow] = []
    left = room
    total = max((columns_wide(row.shown[figure.key]) for row in (*progress.rows, progress.total)), default=0)
    reserved = max(total, columns_wide(_("Total"))) + 1
    for place, column in enumerate(across.columns):
        values = [in_cell(progress, row, column.group, figure) for row in progress.rows]
        needed = 1 + max(columns_wide(text) for text in (column.group, column.shown[figure.key], *values))
        keep = reserved if place == len(across.columns) - 1 else 0
        if block and needed + keep > left:
            yield block
            block, left = [], room
        block.append(column)
        left -= needed
    yield block


def _drawn(progress: Progress, columns: Sequence[ProgressRow], figure: Figure, *, last: bool) -> Table:
    drawn = table()
    drawn.add_column("", overflow="fold", min_width=8, ratio=1)
    for column in columns:
        drawn.add_column(plain(column.group), justify="right", overflow="fold")
    if last:
        drawn.add_column(_("Total"), justify="right", no_wrap=True)
    for row in progress.rows:
        cells = [in_cell(progress, row, column.group, figure) for column in columns]
        drawn.add_row(*map(plain, (row.group, *cells, *([row.shown[figure.key]] if last else []))))
    drawn.add_section()
    totals = [column.shown[figure.key] for column in columns]
    end = [progress.total.shown[figure.key]] if last else []
    drawn.add_row(*map(plain, (_("Total"), *totals, *end)), style="bold")
    return drawn
