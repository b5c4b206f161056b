"""The named fractions: all of them for the whole, those that fit for each group, and what counts as what."""

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from projledger.api.rates import RatesAnswer
from projledger.console.definition_words import definition_words
from projledger.console.terminal import LIGHT_STYLES, WIDEST, draw, plain, say, table
from projledger.console.terms_words import terms_lines
from projledger.foundation.language import N_, _
from projledger.measures.fractions import FractionValue
from projledger.measures.lights import show_light
from projledger.measures.rate_table import Balance, RateRow
from projledger.measures.rates import NO_RATE, show_gap, show_rate

_MONEY_UNIT = "亿元"
#: The fractions of each group with their short heads, in the order in which they appear as width allows.
_SHORT = {
    "start-annual": N_("Starts\n(of the year's)"),
    "start-on-time": N_("Starts\n(of those due)"),
    "finish-annual": N_("Finishes\n(of the year's)"),
    "on-schedule": N_("On or ahead\nof the sequence"),
    "start-resumed": N_("Started\nor resumed"),
    "statistics": N_("In\nstatistics"),
    "finish-on-time": N_("Finishes\n(of those due)"),
    "start-due": N_("All starts\n(of those due)"),
    "completion": N_("Investment\n(亿元)"),
    "funds": N_("Funds\n(亿元)"),
}
_NAME_WIDTH = 12


def show_rates(console: Console, answer: RatesAnswer, *, wide: bool = False) -> None:
    """Print every fraction of the total, the main ones of each group, the balances and the definitions.

    ``wide``: all fractions of each group, whatever the width.
    """
    width = WIDEST if wide else console.width
    found = answer.table
    console.print(_title(answer, console.width), soft_wrap=True)
    for line in terms_lines(answer.chosen) if answer.chosen else ():
        say(console, line)
    draw(console, _whole(found.total))
    if found.rows:
        draw(console, _groups(answer, width), width=width)
    _say_balances(console, found.total)
    for value in found.total.values:
        if value.unknown and value.of.beside:
            text = _("{title}: {count} projects do not state it and stand on neither side")
            say(console, text.format(title=value.of.words, count=value.unknown))
    if answer.corrections and answer.closed is not None:
        text = _(
            "Closed at no. {number}; {count} submissions have changed it since: add --latest to see them"
        )
        say(console, text.format(number=answer.closed, count=answer.corrections))
    for line in definition_words(answer.settings):
        say(console, line)


def _title(answer: RatesAnswer, width: int) -> Text:
    period = answer.table.period
    title = Text(f"{period.span}{answer.settings.office.subject}", style="bold")
    title.append(_(" rates"))
    said = _("figures to the end of {month}, taken {day}").format(
        month=_("{month:d}/{year:d}").format(month=period.last.month, year=period.year),
        day=answer.taken.isoformat(),
    )
    gap = "  " if title.cell_len + 2 + cell_len(said) <= width else "\n"
    return title.append(f"{gap}{said}", style="not bold")


def _whole(total: RateRow) -> Table:
    drawn = table()
    drawn.add_column("", overflow="fold", min_width=_NAME_WIDTH, ratio=1)
    drawn.add_column(_("Fraction"), justify="right", no_wrap=True)
    for head in (_("Rate\n(%)"), _("Target\n(%)"), _("Gap\n(points)"), _("Light")):
        drawn.add_column(plain(head), justify="right", no_wrap=True)
    for value in total.values:
        drawn.add_row(
            plain(value.of.words),
            _fraction(value),
            show_rate(value.rate.shown),
            show_rate(value.target.shown if value.target else None),
            show_gap(value.gap),
            Text(show_light(value.light), style=LIGHT_STYLES.get(value.light or "", "")),
        )
    return drawn


def _fraction(value: FractionValue) -> str:
    text = value.fraction_shown(_MONEY_UNIT)
    return f"{text} {_MONEY_UNIT}" if value.of.basis == "investment" and text != NO_RATE else text


def _groups(answer: RatesAnswer, width: int) -> Table:
    found = answer.table
    rows = [row for group in (*found.rows, found.total) for row in (group, *group.of_which)]
    name = max(_NAME_WIDTH, min(28, max(cell_len(_label(row, found.total, rows)) for row in rows)))
    heads = {of.of.name: _(_SHORT[of.of.name]) for of in found.total.values if of.of.name in _SHORT}
    heads |= {of.of.name: of.of.title for of in found.total.values if of.of.own}
    names: list[str] = []
    left = width - name
    for key in [key for key in (*_SHORT, *heads) if key in heads]:
        head = max(cell_len(line) for line in heads[key].split("\n"))
        needed = 1 + max(head, *(cell_len(_cell(row.value(key))) for row in rows))
        if key in names or needed > left:
            continue
        names.append(key)
        left -= needed
    drawn = table()
    drawn.add_column("", overflow="fold", min_width=_NAME_WIDTH, ratio=1)
    for key in names:
        drawn.add_column(plain(heads[key]), justify="right", no_wrap=True)
    for row in rows:
        if row is found.total:
            drawn.add_section()
        cells = [_coloured(row.value(key)) for key in names]
        style = "bold" if row is found.total else None
        drawn.add_row(plain(_label(row, found.total, rows)), *cells, style=style)
    return drawn


def _label(row: RateRow, total: RateRow, rows: list[RateRow]) -> str:
    if row is total:
        return _("Total")
    within = any(row in other.of_which for other in rows)
    return _(" of which: {group}").format(group=row.group) if within else row.group


def _cell(value: FractionValue) -> str:
    """``206/255 80.78 G``, the last the light's first sign; one dash where nothing stands below the line."""
    fraction = value.fraction_shown(_MONEY_UNIT)
    if fraction == NO_RATE:
        return fraction
    light = f" {show_light(value.light)[0].upper()}" if value.light else ""
    return f"{fraction} {show_rate(value.rate.shown):>6}{light}"


def _coloured(value: FractionValue) -> Text:
    return Text(_cell(value), style=LIGHT_STYLES.get(value.light or "", ""))


def _say_balances(console: Console, total: RateRow) -> None:
    starts = _("Starts: {due} due - {overdue} overdue + {early} early = {done} started; {planned} planned")
    finishes = _(
        "Finishes: {due} due - {overdue} overdue + {early} early = {done} finished; {planned} planned"
    )
    for text, balance in ((starts, total.starts), (finishes, total.finishes)):
        say(console, _balance(text, balance))


def _balance(text: str, balance: Balance) -> str:
    said = text.format(**balance._asdict())
    if balance.unknown:
        said += _("; of {count} of these nothing is known").format(count=balance.unknown)
    return said if balance.holds else said + _("; this does not add up")
