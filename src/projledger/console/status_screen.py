"""Who has reported a month: the calendar's rule, one line a unit, whom to urge last."""

from collections.abc import Sequence

from rich.console import Console

from projledger.api.answers import StatusAnswer
from projledger.console.terminal import draw, listed, say, table
from projledger.foundation.language import N_, _
from projledger.measures.reporting_record import Reporting, ReportState, Scan, UnitReporting

STATES = {
    ReportState.HELD: N_("rows held"),
    ReportState.REJECTED: N_("returned, nothing entered"),
    ReportState.MISSING: N_("missing"),
    ReportState.NOT_DUE: N_("not yet due"),
    ReportState.LATE: N_("late"),
    ReportState.NIL: N_("nil report"),
    ReportState.ON_TIME: N_("on time"),
}
_STYLES = {
    ReportState.HELD: "yellow",
    ReportState.REJECTED: "red",
    ReportState.MISSING: "red",
    ReportState.LATE: "yellow",
}
SCANS = {
    Scan.PRESENT: N_("present"),
    Scan.EARLIER: N_("of an earlier return"),
    Scan.MISSING: N_("lacking"),
    Scan.NONE: "-",
}
#: What needs doing stands first.
_ORDER = list(STATES)


def show_status(console: Console, answer: StatusAnswer) -> None:
    """Print the month's returns, what is held, and whom to urge."""
    found = answer.reporting
    year, month = found.month
    if found.deadline is None:
        say(
            console,
            _("By the calendar of returns nothing is due for {month}/{year}.").format(month=month, year=year),
        )
        return
    text = _("Returns for {month}/{year}, due {deadline}")
    say(console, text.format(month=month, year=year, deadline=found.deadline.isoformat()), "bold")
    drawn = table()
    drawn.add_column(_("Unit"), overflow="fold", min_width=14)
    drawn.add_column(_("Kind"), no_wrap=True)
    drawn.add_column(_("Projects"), justify="right")
    drawn.add_column(_("State"))
    drawn.add_column(_("Received"), no_wrap=True)
    drawn.add_column(_("No."), justify="right")
    drawn.add_column(_("Entered"), justify="right")
    drawn.add_column(_("Held"), justify="right")
    with_scans = _tells_of_scans(answer)
    if with_scans:
        drawn.add_column(_("Scan"), no_wrap=True)
    for unit in sorted(found.units, key=lambda unit: _ORDER.index(unit.state)):
        scan = [_(SCANS[unit.scan])] if with_scans else []
        drawn.add_row(*_cells(unit), *scan, style=_STYLES.get(unit.state))
    draw(console, drawn)
    for line in _closing(answer):
        say(console, line)


def _tells_of_scans(answer: StatusAnswer) -> bool:
    """Whether the office asks for stamped scans, or one has come."""
    asked = answer.settings.returns.stamped
    return asked or any(unit.scan in {Scan.PRESENT, Scan.EARLIER} for unit in answer.reporting.units)


def _cells(unit: UnitReporting) -> list[str]:
    state = _(STATES[unit.state])
    if unit.late and unit.state is ReportState.HELD:
        state = _("{state}, late").format(state=state)
    return [
        unit.unit,
        unit.kind,
        str(unit.projects),
        state,
        unit.received_on.isoformat() if unit.received_on else "-",
        str(unit.submission) if unit.submission else "-",
        str(unit.entered) if unit.received else "-",
        str(unit.held) if unit.received else "-",
    ]


def counted(found: Reporting) -> str:
    """``37 of 41 received: 33 on time (2 nil), 4 late; 3 missing, 1 returned``."""
    text = _("{received} of {expected} received: {on_time} on time, {late} late, {nil} of them nil")
    said = text.format(
        received=len(found.received),
        expected=len(found.units),
        on_time=len(found.on_time),
        late=len(found.late),
        nil=len(found.nil),
    )
    more = []
    if found.missing:
        more.append(_("{count} missing").format(count=len(found.missing)))
    if found.rejected:
        more.append(_("{count} returned whole").format(count=len(found.rejected)))
    if found.held:
        more.append(_("{count} with held rows").format(count=len(found.held)))
    if found.not_due:
        more.append(_("{count} not yet due").format(count=len(found.not_due)))
    return _("; ").join([said, *more])


def _closing(answer: StatusAnswer) -> list[str]:
    found = answer.reporting
    lines = [counted(found)]
    if answer.held:
        rows = [
            _("no. {number} {unit} row {row} {name}").format(
                number=row.submission, unit=row.unit or "-", row=row.row, name=row.name
            )
            for row in answer.held
        ]
        lines.append(_("Held: {rows}").format(rows=listed(rows, 5)))
    if _tells_of_scans(answer) and found.without_scan:
        names = listed([unit.unit for unit in found.without_scan], 12)
        lines.append(_("Stamped scan still to come: {units}").format(units=names))
    if answer.replies or answer.unanswered:
        lines.append(_confirmed(answer))
    urge = [unit.unit for unit in found.urge]
    lines.append(
        _("To urge: {units}").format(units=listed(urge, 12)) if urge else _("Nobody is to be urged.")
    )
    return lines


def _confirmed(answer: StatusAnswer) -> str:
    """Who has replied to a letter that asked for the figures to be confirmed, and who has not."""
    corrected = dict.fromkeys(one.unit for one in answer.replies if not one.agreed)
    agreed = dict.fromkeys(one.unit for one in answer.replies if one.agreed and one.unit not in corrected)
    parts = []
    if agreed:
        parts.append(_("{count} units agree").format(count=len(agreed)))
    if corrected:
        text = _("{count} corrected figures: {units}")
        parts.append(text.format(count=len(corrected), units=listed(list(corrected), 12)))
    if answer.unanswered:
        text = _("{count} have not replied: {units}")
        parts.append(text.format(count=len(answer.unanswered), units=listed(list(answer.unanswered), 12)))
    return _("Figures to confirm: {said}").format(said=_("; ").join(parts))


def show_calendar(console: Console, year: Sequence[StatusAnswer]) -> None:
    """Print one line a month: until when returns were due, and what came of it."""
    drawn = table()
    drawn.add_column(_("Month"), justify="right")
    drawn.add_column(_("Due"), no_wrap=True)
    came = (_("Expected"), _("Received"), _("on time"), _("late"), _("nil"))
    for head in (*came, _("missing"), _("held"), _("not due")):
        drawn.add_column(head, justify="right")
    for answer in year:
        found = answer.reporting
        if found.deadline is None:
            drawn.add_row(str(found.month.month), _("nothing is due"), *[""] * 8)
            continue
        parts = (found.units, found.received, found.on_time, found.late, found.nil)
        rest = ((*found.missing, *found.rejected), found.held, found.not_due)
        counts = [str(len(units)) for units in (*parts, *rest)]
        drawn.add_row(str(found.month.month), found.deadline.isoformat(), *counts)
    draw(console, drawn)
