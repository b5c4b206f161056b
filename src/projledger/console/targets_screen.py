"""The targets by group and month: all months where the console is wide enough, else the quarters' ends."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from projledger.api.targets import TargetsAnswer
from projledger.console.terminal import WIDEST, draw, plain, say, table
from projledger.console.terms_words import empty_line, idle_lines, narrowed_lines, unset_lines
from projledger.foundation.language import _
from projledger.foundation.settings.curves import MONTHS_OF_A_YEAR
from projledger.measures.grouping import By
from projledger.measures.rates import show_rate
from projledger.measures.target_table import TargetRow

#: The console width from which every month is shown.
_ALL_MONTHS_FROM = 116
_QUARTER = 3


def show_targets(console: Console, answer: TargetsAnswer, *, wide: bool = False) -> None:
    """Print the targets of each group, and the scopes that hold for no project; ``wide``: of all months."""
    width = WIDEST if wide else console.width
    found = answer.table
    title = Text(f"{found.period.year}年{answer.settings.office.subject}", style="bold")
    said = _("{term} by month's end, % of the annual plan, curve {curve}").format(
        term=answer.settings.office.term, curve=found.curve
    )
    console.print(title.append(f"  {said}", style="not bold"), soft_wrap=True)
    for line in narrowed_lines(answer.progress):
        say(console, line)
    if instead := empty_line(answer.progress):
        say(console, instead)
        return
    now = found.period.last.month
    every = width >= _ALL_MONTHS_FROM
    months = [month for month in range(1, 13) if every or month % _QUARTER == 0 or month == now]
    curves = len(dict.fromkeys(row.curves for row in found.rows)) > 1 or len(found.total.curves) > 1
    drawn = table()
    drawn.add_column("", overflow="fold", min_width=8, ratio=1)
    if curves:
        drawn.add_column(plain(_("Curve")), overflow="fold", max_width=24)
    for month in months:
        head = _("month {number}").format(number=month)
        drawn.add_column(Text(head, style="bold" if month == now else ""), justify="right", no_wrap=True)
    for row in found.rows:
        drawn.add_row(*_cells(row, row.group, months, curves=curves))
    drawn.add_section()
    drawn.add_row(*_cells(found.total, _("Total"), months, curves=curves), style="bold")
    draw(console, drawn, width=width)
    for line in (
        *_sources(answer),
        *unset_lines(found.unset, MONTHS_OF_A_YEAR),
        *idle_lines(found.idle, found.curve),
    ):
        say(console, line)


def _sources(answer: TargetsAnswer) -> Iterator[str]:
    """The files that state the targets of the units shown, with their submissions and sheets."""
    shown = {row.group for row in answer.table.rows} if answer.table.by is By.UNIT else set(answer.stated)
    places = {
        (place.source.submission, place.source.file_name, place.source.sheet)
        for unit in shown & answer.stated.keys()
        for place in answer.stated[unit].stated.values()
    }
    for number, file, sheet in sorted(places):
        text = _("Targets of units: {file} (no. {number}), sheet “{sheet}”; --format json names each cell")
        yield text.format(file=file, number=number, sheet=sheet)


def _cells(row: TargetRow, label: str, months: list[int], *, curves: bool) -> list[Text]:
    targets = [row.targets[month - 1] for month in months]
    followed = [plain(_(", ").join(row.curves))] if curves else []
    return [plain(label), *followed, *(plain(show_rate(one and one.shown)) for one in targets)]
