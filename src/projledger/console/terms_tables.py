"""The tables below a progress table that its terms ask for: differences by basis, and the adjusted plan."""

from rich.console import Console

from projledger.console.terminal import draw, plain, say, table
from projledger.foundation.language import N_, _
from projledger.foundation.money import show_money
from projledger.measures.basis import Basis
from projledger.measures.differences import Difference
from projledger.measures.progress_table import Progress
from projledger.measures.reconciliation import Line, Reconciliation

_WITH = {
    Basis.STATISTICAL: N_("Reported and statistical figures differ (万元)"),
    Basis.VERIFIED: N_("Reported and verified figures differ (万元)"),
}
_HEADS = {Basis.STATISTICAL: N_("Statistical"), Basis.VERIFIED: N_("Verified")}
_REASONS = {Basis.STATISTICAL: N_("Stated reason"), Basis.VERIFIED: N_("Verified by")}
_UNIT = "万元"


def show_terms_tables(console: Console, progress: Progress) -> None:
    """Print them, each below a line that says what it is; nothing where the terms ask for none."""
    for basis, title in _WITH.items():
        found = [one for one in progress.differences if one.basis is basis]
        if found:
            say(console, _(title))
            _differences(console, found, _(_HEADS[basis]), _(_REASONS[basis]))
    if progress.reconciliation is not None:
        _reconciliation(console, progress.reconciliation)


def _differences(console: Console, found: list[Difference], head: str, reason: str) -> None:
    drawn = table()
    drawn.add_column(_("Project"), overflow="fold", ratio=3, min_width=10)
    for title in (_("Reported"), head, _("Difference")):
        drawn.add_column(title, justify="right", no_wrap=True)
    drawn.add_column(reason, overflow="fold", ratio=2, min_width=10)
    for one in found:
        amounts = (one.reported, one.stated, one.difference)
        drawn.add_row(
            plain(one.name), *(plain(show_money(amount, _UNIT)) for amount in amounts), plain(_reason(one))
        )
    draw(console, drawn)


def _reason(one: Difference) -> str:
    said = one.reason or _("none stated")
    if one.figure_month is None:
        return said
    return _("{reason} (figure of month {month})").format(reason=said, month=one.figure_month.month)


def _reconciliation(console: Console, found: Reconciliation) -> None:
    if found.nothing:
        say(console, _("The annual plan has not been adjusted"))
        return
    say(console, _("From the plan of the year's start to the one in force (万元)"))
    drawn = table()
    drawn.add_column("")
    for title in (_("Projects"), _("Total investment"), _("Annual plan")):
        drawn.add_column(title, justify="right", no_wrap=True)
    for label, line in (
        (_("Plan at start"), found.opening),
        (_("Taken out"), found.out),
        (_("Put in"), found.came),
        (_("Changed: before"), found.changed_before),
        (_("Changed: now"), found.changed_now),
    ):
        drawn.add_row(label, *_cells(line))
    drawn.add_section()
    drawn.add_row(_("Plan in force"), *_cells(found.closing), style="bold")
    draw(console, drawn)


def _cells(line: Line) -> tuple[str, str, str]:
    return (
        str(line.projects),
        show_money(line.total_investment, _UNIT),
        show_money(line.annual_plan, _UNIT),
    )
