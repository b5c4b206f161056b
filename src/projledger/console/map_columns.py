"""The columns of a table as ``map`` shows them: title, what it was read as, and an example of its values."""

from rich.console import Console

from projledger.console.map_rows import shown_value
from projledger.console.terminal import draw, plain, table
from projledger.console.wrapping import wrapped
from projledger.forms.register import FORMS
from projledger.foundation.findings import Cell
from projledger.foundation.language import N_, _
from projledger.foundation.text import columns_wide
from projledger.intake.understanding import Choice, Understood
from projledger.intake.understanding_record import RowRecord

LEFT_OUT = {
    "taught": N_("left out as the layout says, kept beside the row"),
    "serial": N_("running number, not kept"),
    "money-unit": N_("the money unit of each row"),
    "other-period": N_("of another period, kept beside the row"),
    "doubled": N_("another column was taken for it, kept beside the row"),
    "L304": N_("two columns claim the same field"),
    "L309": N_("of another period, kept beside the row"),
    "L311": N_("it is open since when it counts, kept beside the row"),
    "L333": N_("per cents or fractions cannot be told, kept beside the row"),
}
_WIDEST, _LEAST_EXAMPLE = 30, 28


def show_columns(console: Console, one: Understood, example: RowRecord | None) -> None:
    """Print each column: its title, what it is read as, and what it says in the ``example`` row."""
    if not one.choices:
        return
    titles = [choice.column.title or _("(no title)") for choice in one.choices]
    fields = [_read_as(one, choice, example) for choice in one.choices]
    places = [_place(one, choice, example) for choice in one.choices]
    share = min(_WIDEST, (console.width - _LEAST_EXAMPLE) // 2)
    widths = [min(share, max(map(columns_wide, words))) for words in (titles, fields)]
    rest = console.width - sum(widths) - max(columns_wide(_("Col.")), *map(len, places)) - len(widths) - 1
    drawn = table()
    drawn.add_column(_("Col."), no_wrap=True)
    drawn.add_column(_("Title in the file"), overflow="fold")
    drawn.add_column(_("Read as"), overflow="fold")
    title = _("Example: row {row}").format(row=example["row"]) if example else ""
    drawn.add_column(title, overflow="fold")
    for choice, place, name, field in zip(one.choices, places, titles, fields, strict=True):
        drawn.add_row(
            place,
            plain(wrapped(name, widths[0])),
            plain(wrapped(field, widths[1])),
            plain(shortened(_example(one, choice, example), rest)),
            style=None if choice.field or not console.is_terminal else "dim",
        )
    draw(console, drawn)


def _place(one: Understood, choice: Choice, example: RowRecord | None) -> str:
    """The column's letter; on a card, where each value has its own place, the cell."""
    card = all(not row.values for row in one.table.rows)
    if card and example and choice.field in example["values"]:
        return example["values"][choice.field]["cell"]
    return str(Cell(0, choice.column.number))


def _stated_together(one: Understood, choice: Choice, example: RowRecord) -> str:
    """The fields that a column without a field of its own states together, as 建设起止年限 does."""
    cell = str(Cell(example["row"], choice.column.number))
    columns = one.read.converted.columns
    fields = [
        FORMS[one.table.form].field(name)
        for name, value in example["values"].items()
        if value["cell"] == cell and name not in columns
    ]
    return "、".join(f"{spec.title} {spec.name}" for spec in fields)


def _read_as(one: Understood, choice: Choice, example: RowRecord | None) -> str:
    if choice.field:
        spec = FORMS[one.table.form].field(choice.field)
        return f"{spec.title} {spec.name}"
    if example is not None and (stated := _stated_together(one, choice, example)):
        return stated
    if choice.left_out in LEFT_OUT:
        return f"- {_(LEFT_OUT[choice.left_out])}"
    return _("- not of the form, kept beside the row")


def _example(one: Understood, choice: Choice, example: RowRecord | None) -> str:
    if example is None:
        return ""
    if choice.field:
        value = example["values"].get(choice.field)
        return shown_value(one.table.form, choice.field, value) if value else ""
    extra = example["extra"].get(choice.kept_as)
    return extra["raw"] if extra else ""


def shortened(text: str, width: int) -> str:
    """``text`` on one line of at most ``width`` columns."""
    line = " ".join(text.split())
    if columns_wide(line) <= width:
        return line
    while columns_wide(line) > width - 3:
        line = line[:-1]
    return f"{line}..."
