"""What a clerk's decision did: rows entered, rows refused and why, figures before and after."""

from rich.console import Console

from projledger.api.answers import Entered, Ruling
from projledger.console.places import field_title, sentence
from projledger.console.show_screen import shown_value
from projledger.console.terminal import plain, table
from projledger.foundation.language import _, n_


def show_ruling(console: Console, ruling: Ruling, *, dry_run: bool) -> None:
    """Print the rows entered and refused."""
    for row in ruling.refused:
        console.print(plain(row))
    for row in ruling.entered:
        console.print(plain(row))
    for note in ruling.notes:
        console.print(plain(note))
    count = len(ruling.entered)
    if dry_run:
        console.print(
            plain(
                n_("{count} row would be entered.", "{count} rows would be entered.", count).format(
                    count=count
                )
            )
        )
    elif ruling.number is not None:
        text = n_(
            "{count} row entered, recorded as no. {number}.",
            "{count} rows entered, recorded as no. {number}.",
            count,
        )
        console.print(plain(text.format(count=count, number=ruling.number)))
    else:
        console.print(plain(_("Nothing was recorded.")))


def show_entry(console: Console, entered: Entered, *, dry_run: bool) -> None:
    """Print what a clerk's entry changed."""
    project, month = entered.project, entered.month
    console.print(plain(f"{project.key}  {project.name}  {month}"), style="bold")
    for finding in entered.findings:
        console.print(plain(f"{field_title(finding.field)}  {finding.code}  {sentence(finding)}"))
    if entered.refused:
        console.print(plain(_("Nothing was recorded.")))
        return
    drawn = table()
    drawn.add_column("", overflow="fold")
    drawn.add_column(_("Before"), justify="right")
    drawn.add_column(_("Now"), justify="right")
    for field, before, now in entered.changes:
        drawn.add_row(
            plain(field_title(field)), plain(shown_value(field, before)), plain(shown_value(field, now))
        )
    console.print(drawn)
    if dry_run:
        console.print(plain(_("Nothing was recorded (dry run).")))
    else:
        text = _("Recorded as no. {number}; shown as a flash figure (快报) until a return confirms it.")
        console.print(plain(text.format(number=entered.number)))
