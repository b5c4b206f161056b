"""The progress table: what matters in 80 columns, more where the console is wider."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console, JustifyMethod
from rich.table import Table
from rich.text import Text

from projledger.api.answers import ProgressAnswer
from projledger.console.gauges import sparkline
from projledger.console.progress_columns import PICTURE, Column, cell, fitted, head, labelled
from projledger.console.terminal import LIGHT_STYLES, WIDEST, draw, listed, plain, say, speaks_utf8, table
from projledger.console.terms_tables import show_terms_tables
from projledger.console.terms_words import basis_words, coverage_lines, terms_lines
from projledger.foundation.language import _
from projledger.foundation.money import show_money
from projledger.measures.basis import Basis
from projledger.measures.grouping import By
from projledger.measures.progress import Progress
from projledger.measures.progress_rows import YI_DECIMALS, ProgressRow
from projledger.measures.rates import show_rate
from projledger.measures.remarks import Remarks


def show_progress(console: Console, answer: ProgressAnswer, *, wide: bool = False) -> None:
    """Print the table, its total, and what is to be remarked; ``wide``: all columns, whatever the width."""
    progress = answer.progress
    console.print(title_of(answer, console.width), soft_wrap=True)
    for line in terms_lines(progress):
        say(console, line)
    columns = fitted(progress, None if wide else console.width, pictures=speaks_utf8())
    draw(console, _drawn(progress, columns.shown), width=WIDEST if wide else None)
    shown = {column.key for column in columns.shown}
    if columns.dropped:
        heads = _(", ").join(_(column.head) for column in columns.dropped)
        say(console, _("Left out for want of room: {heads}; --wide shows all").format(heads=heads), "dim")
    if "months" not in shown and any(progress.total.steps):
        say(console, _months(progress))
    show_terms_tables(console, progress)
    for line in _remarks(answer, month_shown="completed_month" in shown):
        say(console, line)


def _months(progress: Progress) -> str:
    """What each month brought, in figures: for want of the column that draws it."""
    drawn = f"{sparkline(progress.total.steps)} " if speaks_utf8() else ""
    decimals = YI_DECIMALS if progress.money_unit == "亿元" else None
    amounts = [
        _("{month}: {amount}").format(
            month=span.numbers, amount=show_money(step, progress.money_unit, decimals)
        )
        for span, step in zip(progress.spans, progress.total.steps, strict=True)
    ]
    text = _("By month ({unit}): {drawn}{amounts}")
    return text.format(unit=progress.money_unit, drawn=drawn, amounts=_(", ").join(amounts))


def title_of(answer: ProgressAnswer, width: int) -> Text:
    """What the table is, and as of when: on one line where the console is wide enough."""
    progress, settings = answer.progress, answer.settings
    title = Text(f"{progress.period.span}{settings.office.subject}", style="bold")
    title.append(_(" investment progress") + basis_words(progress))
    text = _("{term} {target}%, figures to the end of {month}, taken {day}")
    if not progress.one_target:
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


def _remarks(answer: ProgressAnswer, *, month_shown: bool) -> list[str]:
    """The lines under the table, the one that asks for something last."""
    progress, said = answer.progress, answer.progress.remarks
    lines = list(coverage_lines(progress))
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
    lines += _month_unknown(progress) if month_shown else []
    lines += carried_lines(progress)
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


def _month_unknown(progress: Progress) -> list[str]:
    """Whose amount of this month is not known."""
    if not progress.total.month_unknown or progress.by is By.PROJECT:
        return []
    text = _("This month's amount of {count} projects is not known (this month or the last did not come)")
    return [text.format(count=progress.total.month_unknown)]


def carried_lines(progress: Progress) -> list[str]:
    """How many figures are carried on from which month."""
    said = progress.remarks
    lines: list[str] = []
    if progress.terms.basis is not Basis.REPORTED:
        return lines  # which months reports are carried on from says nothing of these figures
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


def held_lines(said: Remarks) -> list[str]:
    """Which projects wait for a correction, and what counts of them."""
    return [
        text.format(count=len(items), names=listed([item.name for item in items]))
        for text, items in (
            (_("{count} held (待核); the last figure stands: {names}"), said.held_standing),
            (_("{count} held (待核), with no earlier figure, count as 0: {names}"), said.held_at_zero),
        )
        if items
    ]


def _unsure(said: Remarks) -> list[str]:
    """What is held, what a return put right, and what may lack a month."""
    lines = held_lines(said)
    if said.gap:
        text = _("{count} figures may lack a month that was not reported: {names}")
        lines.append(text.format(count=len(said.gap), names=listed([item.name for item in said.gap])))
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
