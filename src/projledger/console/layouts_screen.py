"""The layouts that the office has taught."""

from collections.abc import Sequence

from rich.console import Console

from projledger.console.terminal import draw, plain, say, table
from projledger.console.wrapping import wrapped
from projledger.forms.register import FORMS
from projledger.foundation.language import _
from projledger.layout.taught import TaughtLayout

_NAME, _COLUMNS = 16, 34


def show_layouts(console: Console, layouts: Sequence[TaughtLayout]) -> None:
    """Print each layout: what it is called, of which form, what it says, and since which submission."""
    if not layouts:
        say(
            console,
            _("No layout was taught. To teach one: projledger map FILE --set COLUMN=FIELD --save NAME"),
        )
        return
    drawn = table()
    drawn.add_column(_("Layout"), overflow="fold")
    drawn.add_column(_("Form"), overflow="fold")
    drawn.add_column(_("Column = field"), overflow="fold")
    drawn.add_column(_("Titles"), justify="right")
    drawn.add_column(_("No."), justify="right")
    for layout in layouts:
        form = FORMS[layout.form]
        said = [
            f"{title} = {form.field(field).title if field else _('left out')}"
            for title, field in layout.columns.items()
        ]
        if layout.money_unit:
            said.append(_("money unit {unit} where none is stated").format(unit=layout.money_unit))
        drawn.add_row(
            plain(wrapped(layout.name, _NAME)),
            plain(wrapped(form.title, _NAME)),
            plain("\n".join(wrapped(line, max(console.width - 2 * _NAME - 14, _COLUMNS)) for line in said)),
            str(len(layout.titles)),
            str(layout.number),
        )
    draw(console, drawn)
    say(
        console,
        _("Used for files with the same titles, in any order. To end one: projledger map --forget NAME"),
    )
