"""This month at a glance: what is due, received, held and missing, the headline, the next step."""

from rich.console import Console

from projledger.api.answers import Glance
from projledger.console.status_screen import counted
from projledger.console.terminal import listed, say
from projledger.foundation.language import _
from projledger.measures.rates import show_rate


def show_home(console: Console, glance: Glance) -> None:
    """Print the glance; the next step stands last."""
    office = glance.settings.office
    say(console, f"{office.name}  {office.year}", "bold")
    if glance.reporting is not None and glance.reporting.deadline is not None:
        year, month = glance.reporting.month
        due = glance.reporting.deadline.isoformat()
        say(
            console,
            _("Returns for {month}/{year}, due {deadline}").format(month=month, year=year, deadline=due),
        )
        say(console, f"  {counted(glance.reporting)}")
        if glance.reporting.urge:
            names = listed([unit.unit for unit in glance.reporting.urge], 6)
            say(console, "  " + _("To urge: {units}").format(units=names))
    if glance.progress is not None:
        total, target = glance.progress.total, show_rate(glance.progress.target.shown, trim=True)
        text = _(
            "{span}: {projects} projects, {completed} {unit} completed, {rate}% of the annual plan, "
            "{gap} points to {term} {target}%"
        )
        say(
            console,
            text.format(
                span=glance.progress.period.span,
                projects=total.projects,
                completed=total.shown["completed_ytd"],
                unit=glance.progress.money_unit,
                rate=total.shown["completion_rate"],
                gap=total.shown["schedule_gap"],
                term=office.term,
                target=target,
            ),
        )
    say(console, _("Next: {step}").format(step=glance.next_step))
