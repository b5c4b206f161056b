"""The register of issued documents: a line each, the year's count against its aim last."""

from collections.abc import Sequence

from rich.console import Console

from projledger.api.issuing import Issued
from projledger.api.register import Again, Register
from projledger.console.terminal import draw, plain, say, table
from projledger.exports.register_table import period_words
from projledger.foundation.language import _
from projledger.ledger.issues import IssueRecord


def show_register(console: Console, register: Register) -> None:
    """Print the year's documents, what other years have, and how many bulletins there are of how many."""
    say(console, _("Documents issued in {year}").format(year=register.year), "bold")
    about = {item.submission: register.about(item) for item in register.documents}
    drawn = table()
    drawn.add_column(_("Number"), no_wrap=True)
    drawn.add_column(_("Date"), no_wrap=True)
    drawn.add_column(_("Kind"), overflow="fold")
    if any(about.values()):
        drawn.add_column(_("About"), overflow="fold")
    drawn.add_column(_("Period"), no_wrap=True)
    drawn.add_column(_("State"), no_wrap=True)
    for item in register.documents:
        cells = [item.label, item.issue.day.isoformat(), item.issue.name]
        cells += [about[item.submission]] if any(about.values()) else []
        state = _("issued") if item.withdrawn is None else _("withdrawn")
        drawn.add_row(*(plain(cell) for cell in (*cells, period_words(item.issue), state)))
    if register.documents:
        draw(console, drawn)
    else:
        say(console, _("None."))
    for year, count in register.others:
        text = _("{count} more in {year}: projledger issued --year {year}")
        say(console, text.format(count=count, year=year))
    text = _("{name} {count}/{aim} ({year})")
    say(
        console,
        text.format(name=register.name, count=register.counted, aim=register.aim, year=register.year),
        "bold",
    )


def _state(item: IssueRecord) -> str:
    """The state of one document, with the day on which it was withdrawn."""
    if item.withdrawn is None:
        return _("issued")
    return _("withdrawn {day}").format(day=item.withdrawn.day.isoformat())


def show_document(console: Console, item: IssueRecord, about: str) -> None:
    """Print all that the register says of one document."""
    one, withdrawn = item.issue, item.withdrawn
    lines = [
        (_("Number"), item.label),
        (_("Title"), one.title),
        (_("Kind"), one.name),
        (_("Date"), one.day.isoformat()),
        (_("About"), about),
        (_("Period"), period_words(one)),
        (_("State"), _state(item)),
        (_("Reason"), withdrawn.reason if withdrawn else ""),
        (_("By"), item.who),
        (_("No."), str(item.submission)),
        (_("Figures as of"), f"{_('no. {number}').format(number=one.as_of)} {one.as_of_digest[:16]}"),
        (_("File"), item.file_name),
        ("sha-256", item.sha256),
        (_("Template"), one.template_sha256),
        (_("Version"), one.version),
    ]
    drawn = table()
    drawn.show_header = False
    drawn.add_column("", no_wrap=True)
    drawn.add_column("", overflow="fold")
    for name, value in lines:
        if value:
            drawn.add_row(name, plain(value))
    draw(console, drawn)


def say_issued(console: Console, issued: Sequence[Issued], *, dry_run: bool) -> None:
    """Tell which numbers were taken, where the documents lie, and which month was closed."""
    for one in issued:
        text = _("{label} would be issued: {file}") if dry_run else _("{label} is issued: {file}")
        console.print(plain(text.format(label=one.label, file=one.path)), soft_wrap=True)
    if closed := next((one.closed for one in issued if one.closed), None):
        text = (
            _("{month} would be closed by it.")
            if dry_run
            else _("{month} is closed; later corrections show with --latest.")
        )
        say(console, text.format(month=closed.words))


def say_again(console: Console, again: Again) -> None:
    """Tell whether the document made anew is the one that was issued, and if not, why."""
    label = again.document.label
    if not again.reasons:
        say(console, _("{label} made anew is the same, byte for byte.").format(label=label))
        return
    reasons = _("; ").join(again.reasons)
    if again.lost:
        text = _("The copy of {label} is lost, and this one is another ({reasons}).")
    else:
        text = _("The copy that was kept of {label} was written; made anew it differs ({reasons}).")
    say(console, text.format(label=label, reasons=reasons))
