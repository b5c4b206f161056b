"""What a clerk's decision did: rows entered, rows refused and why, figures before and after."""

from rich.console import Console

from projledger.api.decided import Attached, Entered, Ruling
from projledger.api.replies import Replied
from projledger.console.places import field_title, sentence
from projledger.console.show_screen import shown_value
from projledger.console.terminal import draw, plain, say, table
from projledger.forms.report import VERIFIED
from projledger.foundation.language import _, n_


def show_ruling(console: Console, ruling: Ruling, *, dry_run: bool) -> None:
    """Print the rows entered and refused."""
    for row in ruling.refused:
        say(console, row)
    for row in ruling.entered:
        say(console, row)
    for note in ruling.notes:
        say(console, note)
    count = len(ruling.entered)
    if ruling.number is not None and not count:
        say(console, _("Recorded as no. {number}.").format(number=ruling.number))
    elif dry_run:
        say(
            console,
            n_("{count} row would be entered.", "{count} rows would be entered.", count).format(count=count),
        )
    elif ruling.number is not None:
        text = n_(
            "{count} row entered; recorded as no. {number}.",
            "{count} rows entered; recorded as no. {number}.",
            count,
        )
        say(console, text.format(count=count, number=ruling.number))
    else:
        say(console, _("Nothing was recorded."))


def show_entry(console: Console, entered: Entered, *, dry_run: bool) -> None:
    """Print what a clerk's entry changed."""
    project, month = entered.project, entered.month
    say(console, f"{project.key}  {project.name}  {month.words}", "bold")
    for finding in entered.findings:
        say(console, f"{field_title(finding.field)}  {finding.code}  {sentence(finding)}")
    if entered.refused:
        say(console, _("Nothing was recorded."))
        return
    drawn = table()
    drawn.add_column("", overflow="fold")
    drawn.add_column(_("Before"), justify="right")
    drawn.add_column(_("Now"), justify="right")
    for field, before, now in entered.changes:
        drawn.add_row(
            plain(field_title(field)), plain(shown_value(field, before)), plain(shown_value(field, now))
        )
    draw(console, drawn)
    if dry_run:
        say(console, _("Nothing was recorded (dry run)."))
    else:
        text = _("Recorded as no. {number}; shown as a flash figure (快报) until a return confirms it.")
        if any(field in VERIFIED for field, _before, _now in entered.changes):
            text = _("Recorded as no. {number}; it stays beside what the unit reports (progress --basis).")
        say(console, text.format(number=entered.number))


def show_reply(console: Console, replied: Replied, *, dry_run: bool) -> None:
    """Print what a unit's reply to a letter was, and what it changed."""
    if replied.entered is not None:
        show_entry(console, replied.entered, dry_run=dry_run)
        if replied.entered.refused:
            return
    else:
        text = _("{unit} agrees with its figures of {month} ({count} projects).")
        say(
            console,
            text.format(unit=replied.unit, month=replied.month.words, count=replied.projects),
        )
        if dry_run:
            say(console, _("Nothing was recorded (dry run)."))
        else:
            say(console, _("Recorded as no. {number}.").format(number=replied.number))
    if not replied.asked:
        text = _("No issued letter asked {unit} for these figures.")
        say(console, text.format(unit=replied.unit))


def show_attached(console: Console, attached: Attached) -> None:
    """Print to which submission a paper was linked."""
    if attached.number is None:
        text = _("{file} would be linked to no. {to} ({target}).")
    else:
        text = _("{file} is linked to no. {to} ({target}), recorded as no. {number}.")
    say(
        console,
        text.format(file=attached.file_name, to=attached.to, target=attached.target, number=attached.number),
    )
