"""The lights of projects by month, how long they run on, and which step follows."""

from collections import Counter

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from projledger.api.rates import LightsAnswer
from projledger.console.progress_remarks import carried_lines, held_lines
from projledger.console.terminal import LIGHT_STYLES, WIDEST, draw, plain, say, table
from projledger.console.terms_words import narrowed_lines
from projledger.foundation.language import N_, _
from projledger.foundation.settings import DatedBands
from projledger.foundation.settings.setting import exact_text
from projledger.measures.light_history import LightCell, LightHistory, LightRow
from projledger.measures.lights import Light, show_light

TITLES = {
    "investment": N_("lights of investment"),
    "start": N_("lights of starts"),
    "finish": N_("lights of finishes"),
    "funds": N_("lights of funds in place"),
    "statistics": N_("lights of the entry in statistics"),
}
#: The console width from which the lead unit is shown beside the project.
UNIT_FROM = 100


def show_lights(console: Console, answer: LightsAnswer, *, behind: bool, wide: bool = False) -> None:
    """Print the projects that were yellow or red (``behind``: that are), and how the others stand.

    ``wide``: with their units, whatever the width.
    """
    width = WIDEST if wide else console.width
    found = answer.history
    console.print(_title(answer, console.width), soft_wrap=True)
    for line in narrowed_lines(answer.chosen) if answer.chosen else ():
        say(console, line)
    shown = [row for row in found.rows if _worth_showing(row, behind=behind)]
    if shown:
        draw(console, _grid(shown, width), width=width)
    if answer.stood is not None:
        for line in (*held_lines(answer.stood.remarks), *carried_lines(answer.stood)):
            say(console, line)
    for line in _closing(found, len(found.rows) - len(shown), behind=behind):
        say(console, line)


def _worth_showing(row: LightRow, *, behind: bool) -> bool:
    cells = row.cells[-1:] if behind else row.cells
    return any((cell.was or cell.light) in (Light.YELLOW, Light.RED) for cell in cells)


def _title(answer: LightsAnswer, width: int) -> Text:
    period = answer.history.period
    title = Text(f"{period.span}{answer.settings.office.subject}", style="bold")
    title.append(_(" {what}").format(what=_(TITLES[answer.history.measure])))
    said = _("figures to the end of {month}, taken {day}").format(
        month=_("{month:d}/{year:d}").format(month=period.last.month, year=period.year),
        day=answer.taken.isoformat(),
    )
    gap = "  " if title.cell_len + 2 + cell_len(said) <= width else "\n"
    return title.append(f"{gap}{said}", style="not bold")


def _grid(rows: list[LightRow], width: int) -> Table:
    drawn = table()
    drawn.add_column(_("Project"), overflow="fold", min_width=12, ratio=1)
    with_unit = width >= UNIT_FROM
    if with_unit:
        drawn.add_column(_("Unit"), overflow="fold", max_width=20)
    for cell in rows[0].cells:
        drawn.add_column(str(cell.month.month), justify="right", no_wrap=True)
    drawn.add_column(plain(_("In a\nrow")), justify="right", no_wrap=True)
    drawn.add_column(_("Step"), overflow="fold", max_width=16)
    for row in rows:
        unit = [plain(row.project.lead_unit)] if with_unit else []
        streak = str(row.streak) if row.streak else "-"
        cells = [_cell(cell) for cell in row.cells]
        drawn.add_row(plain(row.project.name), *unit, *cells, streak, plain(row.step or "-"))
    return drawn


def _cell(cell: LightCell) -> Text:
    if cell.light is None:
        return Text("-")
    letter = show_light(cell.light)[0].upper()  # one sign a light, so that twelve months fit
    return Text(f"{letter}{'*' if cell.was else ''}", style=LIGHT_STYLES.get(cell.light.value, ""))


def _closing(found: LightHistory, left: int, *, behind: bool) -> list[str]:
    lines = []
    if left:
        text = (
            _("{count} more projects are green, or have no light")
            if behind
            else _("{count} more projects were green in every month, or have no light")
        )
        lines.append(text.format(count=left))
    if any(cell.was for row in found.rows for cell in row.cells):
        lines.append(_("* was red; what was missing has been made up since"))
    counted = found.counted()
    parts = [
        _("{light} {count}").format(light=show_light(light), count=counted.get(light, 0)) for light in Light
    ]
    text = _("At the end of month {month}: {lights}; without a light {none}")
    lines.append(
        text.format(month=found.period.last.month, lights=_(", ").join(parts), none=counted.get(None, 0))
    )
    lines.append(_rule(found))
    steps = Counter(row.step for row in found.rows if row.step)
    if steps:
        named = _(", ").join(
            _("{step} {count}").format(step=step, count=count) for step, count in steps.items()
        )
        lines.append(_("Steps due: {steps}").format(steps=named))
    return lines


def _rule(found: LightHistory) -> str:
    """By what the lights were decided, from the settings."""
    bands = found.settings.lights.of(found.measure)
    if isinstance(bands, DatedBands):
        text = _("Yellow from {yellow} month-ends overdue on, red from {red}")
        return text.format(yellow=bands.months.yellow, red=bands.months.red)
    said = []
    for name, band in bands.named():
        lower = "" if band.lower is None else f"{exact_text(band.lower)} <= "
        upper = "" if band.upper is None else f" < {exact_text(band.upper)}"
        what = _("gap") if bands.by == "points" else _("rate in percent of the target")
        said.append(
            _("{light}: {range}").format(light=show_light(Light(name)), range=f"{lower}{what}{upper}")
        )
    unit = _(" (percentage points, as shown)") if bands.by == "points" else _(" (as shown)")
    return _("; ").join(said) + unit
