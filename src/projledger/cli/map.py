"""``map FILE``: what is understood of a file, before anything is entered; and teaching it better."""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_format, table_has_no_file
from projledger.cli.intake_options import FileMonth, FileUnit, FileYear, FormOption, MoneyUnit, import_options
from projledger.cli.options import helped
from projledger.cli.output import write_json
from projledger.foundation.errors import NoWorkspace, UsageError
from projledger.foundation.language import _

if TYPE_CHECKING:
    from projledger.api import Ledger
    from projledger.workbook.reader import Reader

Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar=_("COLUMN=FIELD"),
        help=_(
            "Read this column (title or letter) as this field (title or identifier); "
            "COLUMN= leaves it out. May be repeated."
        ),
    ),
]
Save = Annotated[
    str | None,
    typer.Option(
        "--save",
        metavar=_("NAME"),
        help=_("Keep --set, --form and --money-unit for later files with the same header."),
    ),
]
Layouts = Annotated[bool, typer.Option("--layouts", help=_("List the layouts kept so far."))]
Forget = Annotated[
    str | None, typer.Option("--forget", metavar=_("NAME"), help=_("Use this layout no longer."))
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Show what is understood of a file: sheets, columns, rows, units; teach it with --set and --save."),
        "projledger map 收件/云台镇6月.xlsx",
        "projledger map 收件/云台镇6月.xlsx --set 累计数=本年累计完成投资 --save 云台镇月报",
    )
    app.command("map", help=text)(map_)


def map_(
    file: Annotated[
        Path | None, typer.Argument(metavar=_("FILE"), help=_("One file that a unit sent."))
    ] = None,
    corrections: Set = None,
    save: Save = None,
    list_layouts: Layouts = False,
    forgotten: Forget = None,
    form: FormOption = None,
    unit: FileUnit = None,
    month: FileMonth = None,
    year: FileYear = None,
    money: MoneyUnit = None,
    who: options.Who = None,
    shown_as: options.TableOrJson = "table",
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Read the file, in a workspace with its register and layouts, elsewhere without."""
    asked_format(shown_as, ("table", "json"))
    table_has_no_file(shown_as, output)
    with ExitStack() as stack:
        needed = unit is not None or save is not None or list_layouts or forgotten is not None
        ledger = _ledger(stack, workspace, needed=needed)
        reader = _reader(stack, file) if ledger is None else None
        from projledger.api.mapping import Lesson, map_file, record, teach

        if ledger is not None and (list_layouts or forgotten is not None):
            _manage(ledger, forgotten, who, shown_as, output)
            return
        if file is None:
            raise UsageError(_("Name the file: projledger map FILE. The layouts kept so far: --layouts."))
        asked = import_options(ledger, form, unit, month, year, money, None, False, None)
        lesson = None
        if save is not None and ledger is not None:
            lesson = teach(ledger, file, save, options=asked, corrections=corrections or (), who=who)
            understood = lesson.understanding
        else:
            understood = map_file(
                file, ledger=ledger, options=asked, corrections=corrections or (), reader=reader
            )
    if shown_as == "json":
        write_json(record(understood), output)
    else:
        from projledger.console.map_screen import show_map
        from projledger.console.terminal import console

        kept = (save or "", lesson.number) if isinstance(lesson, Lesson) else None
        show_map(console(), understood, kept, str(file))
    if understood.troubled:
        raise typer.Exit(1)


def _ledger(stack: ExitStack, workspace: Path | None, *, needed: bool) -> "Ledger | None":
    """The workspace's ledger; None outside a workspace, where none is named and nothing needs one."""
    from projledger.ledger.workspace import Workspace

    try:
        Workspace.find(explicit=workspace)
    except NoWorkspace:
        if workspace is not None or needed:
            raise
        return None
    from projledger.api import Ledger

    return stack.enter_context(Ledger.open(workspace))


def _reader(stack: ExitStack, file: Path | None) -> "Reader":
    """A reader whose worker starts while the rest of the program is loaded; texts need none."""
    from projledger.workbook.reader import Reader

    reader = stack.enter_context(Reader(workers=1))
    if file is not None and file.suffix.lower() not in {".csv", ".txt", ".tsv"} and file.is_file():
        reader.warm()
    return reader


def _manage(
    ledger: "Ledger", forgotten: str | None, who: str | None, shown_as: str, output: Path | None
) -> None:
    """End a layout, or list those in force."""
    from projledger.api.mapping import forget, layouts
    from projledger.console.terminal import console

    if forgotten is not None:
        from projledger.console.terminal import say

        number = forget(ledger, forgotten, who=who)
        text = _("No. {number}: the layout “{name}” is used no longer.")
        say(console(), text.format(number=number, name=forgotten))
        return
    found = layouts(ledger)
    if shown_as == "json":
        records = [
            {
                "name": layout.name,
                "form": layout.form,
                "columns": dict(layout.columns),
                "titles": sorted(layout.titles),
                "money_unit": layout.money_unit or None,
                "submission": layout.number,
            }
            for layout in found
        ]
        write_json(records, output)
        return
    from projledger.console.layouts_screen import show_layouts

    show_layouts(console(), found)
