"""A year of reporting by unit: one sign a month, who has failed longest first."""

from rich.console import Console

from projledger.api.answers import PunctualityAnswer
from projledger.console.terminal import draw, listed, say, table
from projledger.foundation.language import N_, _
from projledger.measures.reporting_record import ReportState, UnitReporting
from projledger.measures.reporting_year import UnitYear

#: One sign a state, as short as a month's column is narrow.
SIGNS = {
    ReportState.ON_TIME: N_("T"),
    ReportState.NIL: N_("Z"),
    ReportState.LATE: N_("L"),
    ReportState.MISSING: N_("M"),
    ReportState.REJECTED: N_("R"),
    ReportState.HELD: N_("H"),
}
_ENOUGH = 2  # months running from which a unit is named


def show_punctuality(console: Console, answer: PunctualityAnswer) -> None:
    """Print each unit's months, its counts, and who has not reported on time for months running."""
    months = sorted({month for unit in answer.units for month, _line in unit.months})
    text = _("Returns of {year} by unit, to {today}")
    say(console, text.format(year=answer.year, today=answer.today.isoformat()), "bold")
    drawn = table()
    drawn.add_column(_("Unit"), overflow="fold", min_width=8)
    for month in months:
        drawn.add_column(str(month.month), justify="center", no_wrap=True)
    for head in (_("on time"), _("late"), _("missing"), _("running")):
        drawn.add_column(head, justify="right")
    for unit in answer.units:
        lines = dict(unit.months)
        signs = [_sign(lines.get(month)) for month in months]
        counts = (unit.on_time, unit.late, unit.missing + unit.rejected, unit.streak)
        style = "yellow" if unit.streak >= _ENOUGH else None
        drawn.add_row(unit.unit, *signs, *map(str, counts), style=style)
    draw(console, drawn)
    say(console, _("T on time, Z nothing to report, L late, M missing, R returned, H held rows"))
    say(console, _closing(answer.units))


def _sign(line: UnitReporting | None) -> str:
    return "" if line is None else _(SIGNS[line.state])


def _closing(units: tuple[UnitYear, ...]) -> str:
    failing = [unit for unit in units if unit.streak >= _ENOUGH]
    if not failing:
        return _("No unit has been late or missing for months running.")
    names = listed([f"{unit.unit} ({unit.streak})" for unit in failing], 8)
    return _("Late or missing for months running: {units}").format(units=names)
