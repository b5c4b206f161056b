"""What units sent of a project in columns that no form knows."""

from rich.console import Console

from projledger.api.traces import Extras
from projledger.console.terminal import draw, plain, say, table
from projledger.console.wrapping import wrapped
from projledger.foundation.language import _

_TITLE, _TEXT = 20, 26


def show_extras(console: Console, extras: Extras) -> None:
    """Print every extra value with its cell; those of rows that stand are marked."""
    project = extras.project
    say(console, f"{project.key}  {project.name}", "bold")
    if not extras.lines:
        say(console, _("No column of this project's returns and plan lies outside the forms."))
        return
    drawn = table()
    drawn.add_column("", no_wrap=True)
    drawn.add_column(_("Period"), no_wrap=True)
    drawn.add_column(_("Title in the file"), overflow="fold")
    drawn.add_column(_("Value"), overflow="fold")
    drawn.add_column(_("No."), justify="right")
    drawn.add_column(_("Source"), overflow="fold")
    for line in extras.lines:
        source = f"{line.file_name} {line.cell}"
        drawn.add_row(
            "*" if line.stands else "",
            line.period,
            plain(wrapped(line.title, _TITLE)),
            plain(wrapped(line.text, _TEXT)),
            str(line.submission),
            plain(source if line.state == "entered" else _("{place} (held)").format(place=source)),
        )
    draw(console, drawn)
    say(console, _("* stands now"))
