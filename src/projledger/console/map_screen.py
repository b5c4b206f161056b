"""What was understood of a file, as a clerk reads it: sheets, columns, rows, and what was left aside."""

import re
from collections.abc import Iterator

from rich.console import Console

from projledger.console.findings_screen import show_findings
from projledger.console.map_columns import shortened, show_columns
from projledger.console.map_rows import example_row, row_lines
from projledger.console.terminal import listed, plain, say
from projledger.console.wrapping import wrapped
from projledger.forms.convert import ParsedRow
from projledger.forms.field import Kind
from projledger.forms.register import FORMS
from projledger.foundation.findings import Cell
from projledger.foundation.language import N_, _
from projledger.foundation.text import as_typed, columns_wide
from projledger.intake.settling import SOURCES
from projledger.intake.understanding import Understanding, Understood, UnderstoodSheet
from projledger.intake.understanding_record import rows

IGNORED = {
    "hidden": N_("hidden, not read"),
    "empty": N_("empty"),
    "copy": N_("repeats another sheet, not read again"),
    "nameless": N_("no column of project names"),
    "summary": N_("only sums up, no project rows"),
    "instructions": N_("instructions"),
    "no-table": N_("no known table"),
    "answers": N_("a list of questions; import it"),
}
_MONEY_SOURCES = {
    "title": N_("in the title"),
    "line": N_("in a line beside the table"),
    "category": N_("in the words of a category"),
    "column": N_("row by row, from"),
    "sheet": N_("in the sheet's name"),
    "option": N_("from --money-unit"),
    "layout": N_("from the layout"),
    "stamp": N_("from our own workbook"),
}
#: Shown in the table of columns already.
_SHOWN_ABOVE = frozenset({"L307"})
#: Findings after which it helps to say what a column is.
_OPEN = frozenset({"L301", "L303", "L304", "L311"})
#: Why a column is none of the form's as far as is known.
_UNREAD = frozenset({"", "L307", "L311"})
_NUMBER = re.compile(r"[\d.,]*\d")
_MOST_TITLES, _LONGEST_TITLE = 20, 24


def show_map(
    console: Console, understood: Understanding, kept: tuple[str, int] | None = None, path: str = ""
) -> None:
    """Print what was understood, sheet by sheet, then what was found wrong and the next step.

    ``kept`` are the name and the submission of the layout that was just taught; ``path`` is the file as the
    clerk named it, for the commands that are shown.
    """
    typed = as_typed(path or understood.file)
    say(console, understood.file, "bold")
    for sheet in understood.sheets:
        for one in sheet.tables:
            _show_table(console, one)
    for line in (*_ignored_sheets(understood.sheets), *_unused_layouts(understood)):
        say(console, line)
    findings = [item for item in understood.findings if item.code not in _SHOWN_ABOVE]
    show_findings(console, findings, understood.file)
    for line in _teaching(understood, kept, typed):
        say(console, line)
    if kept is None:
        say(console, _next_step(understood, typed))


def _show_table(console: Console, one: Understood) -> None:
    records = list(rows(one))
    say(console, _headline(one))
    _lines(console, list(_around(one)))
    show_columns(console, one, example_row(records))
    _lines(console, list(row_lines(one, records)))


def _lines(console: Console, said: list[tuple[str, str]]) -> None:
    """Names and what is said of each, the words aligned and broken as Chinese allows."""
    widest = max((columns_wide(label) for label, _text in said), default=0)
    indent = " " * (widest + 2)
    for label, text in said:
        words = wrapped(text, console.width - len(indent)).replace("\n", f"\n{indent}")
        gap = " " * (widest + 2 - columns_wide(label))
        console.print(plain(f"{label}{gap}{words}"), soft_wrap=True)


def _headline(one: Understood) -> str:
    form = FORMS[one.table.form].title
    said = _("Sheet “{sheet}”: {form}").format(sheet=one.table.sheet, form=form)
    if _is_card(one):
        said += _(", one project on a card")
    if one.layout == "stamp":
        said += _(", made by projledger")
    elif one.layout:
        said += _(", by the layout “{layout}”").format(layout=one.layout)
    return said + (_(", nothing to report") if one.read.nil else "")


def _is_card(one: Understood) -> bool:
    """Whether titles stand beside their values, so that no row is a header's."""
    return bool(one.table.rows) and all(not row.values for row in one.table.rows)


def _first_with_unit(one: Understood) -> ParsedRow | None:
    return next((row for row in one.read.rows if row.values.get("unit")), None)


def _around(one: Understood) -> Iterator[tuple[str, str]]:
    """Period, unit, header and money unit, each with where it was read."""
    recognised, form = one.recognised, FORMS[one.table.form]
    if form.name != "units":
        yield _("Period"), _said(_period(one), recognised.period.source, recognised.period.cell)
    if form.name == "report" and one.unit is None and _is_card(one) and (row := _first_with_unit(one)):
        yield _("Unit"), _("{value} ({where})").format(value=row.values["unit"], where=row.cells["unit"])
    elif form.name == "report" and one.unit is None and "unit" in one.read.converted.columns:
        yield _("Unit"), _("each row names its own")
    elif form.name == "report" and one.unit is None and _first_with_unit(one):
        yield _("Unit"), _("named in rows above the projects")
    elif form.name == "report":
        yield _("Unit"), _said(one.unit, recognised.unit.source, recognised.unit.cell)
    if recognised.date is not None:
        yield _("Dated"), f"{recognised.date.isoformat()} ({recognised.date_cell})"
    first, last = one.table.header
    if first and not _is_card(one):
        words = str(first) if first == last else f"{first}-{last}"
        yield _("Header"), (_("row {rows}") if first == last else _("rows {rows}")).format(rows=words)
    if any(form.field(choice.field).kind is Kind.MONEY for choice in one.choices if choice.field):
        yield _("Money unit"), _money_units(one) or _("not stated")


def _period(one: Understood) -> str | None:
    month = one.recognised.month
    if month is None or one.period is None:
        return one.period
    return month.words


def _said(value: str | None, source: str, cell: Cell | None) -> str:
    if value is None:
        return _("not stated")
    place = _(SOURCES[source]) if source in SOURCES else _("settings")
    where = f"{place} {cell}" if cell else place
    return _("{value} ({where})").format(value=value, where=where)


def _money_units(one: Understood) -> str:
    """``万元 (in the title: F, G); 亿元 (in the title: E)``: each unit with its source and columns."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for choice in one.choices:
        money = choice.column.money if choice.field else None
        if money is not None:
            cell = "" if money.source == "title" or money.cell is None else f" {money.cell}"
            key = (money.unit, money.source, cell)
            found.setdefault(key, []).append(str(Cell(0, choice.column.number)))
    parts = []
    for (unit, source, cell), letters in found.items():
        where = _(_MONEY_SOURCES.get(source, source)) + cell
        if len(found) > 1:
            where = _("{where}: columns {columns}").format(where=where, columns=_(", ").join(letters))
        parts.append(_("{value} ({where})").format(value=unit, where=where))
    converted = one.read.converted
    if not parts and converted.money_unit:  # in the rows or in the categories above them
        source, _blank, place = converted.money_source.partition(" ")
        where = _(_MONEY_SOURCES.get(source, source)) + f" {place}"
        parts.append(_("{value} ({where})").format(value=converted.money_unit, where=where))
    return _("; ").join(parts)


def _ignored_sheets(sheets: tuple[UnderstoodSheet, ...]) -> list[str]:
    """One line for each reason, with the sheets it holds for."""
    by_reason: dict[str, list[str]] = {}
    for sheet in sheets:
        if sheet.ignored:
            by_reason.setdefault(sheet.ignored, []).append(f"“{sheet.name}”")
    lines = [
        _("Not read: {sheets} ({reason})").format(sheets=listed(names, 8), reason=_(IGNORED[reason]))
        for reason, names in by_reason.items()
    ]
    for sheet in sheets:
        if sheet.seen:
            cells = [f"{cell} {shortened(text, _LONGEST_TITLE)}" for cell, text in sheet.seen]
            text = _("Sheet “{sheet}” has: {cells}")
            lines.append(text.format(sheet=sheet.name, cells=listed(cells, _MOST_TITLES)))
    return lines


def _unused_layouts(understood: Understanding) -> list[str]:
    """The layouts that nearly fit, and why they were not used."""
    lines = []
    for sheet, layout, lacking in understood.unused:
        text = _("The layout “{layout}” was not used for sheet “{sheet}”: {titles} lacking.")
        if not lacking:
            text = _("The layout “{layout}” was not used for sheet “{sheet}”: it has other titles besides.")
        lines.append(text.format(layout=layout, sheet=sheet, titles=listed(list(lacking), 5)))
    return lines


def _teaching(understood: Understanding, kept: tuple[str, int] | None, typed: str) -> list[str]:
    """What was kept; or how to say what a column is, where a needed one was not recognised."""
    if kept is not None:
        text = _("Kept as the layout “{name}” (no. {number}); later files with the same titles are read so.")
        return [text.format(name=kept[0], number=kept[1])]
    if steps := list(_of_twins(understood, typed)):
        text = _("To say which column is “{title}”, one of these, with --save {name} for later files too:")
        said = [(text.format(name=_("NAME"), title=title), found) for title, found in steps]
        return [line for words, found in said for line in (words, *(f"  {step}" for step in found))]
    has_titles = any(sheet.tables or sheet.seen for sheet in understood.sheets)
    if has_titles and any(item.code in _OPEN for item in understood.findings):
        column, field = _lacking(understood) or (_("COLUMN"), _("FIELD"))
        text = _("To say what a column is, with --save {name} for later files too: {step}")
        step = f"projledger map {typed} --set {as_typed(f'{column}={field}')}"
        return [text.format(name=_("NAME"), step=step)]
    return []


def _of_twins(understood: Understanding, typed: str) -> Iterator[tuple[str, list[str]]]:
    """For each field that columns with different titles claim its title, and what to type for each column."""
    for one in (found for sheet in understood.sheets for found in sheet.tables):
        titles = {str(Cell(0, choice.column.number)): choice.column.title for choice in one.choices}
        for item in understood.findings:
            letters = item.details.get("columns", "").split("、")
            if item.code != "L304" or item.sheet != one.table.sheet or not set(letters) <= titles.keys():
                continue
            if len({titles[letter] for letter in letters}) == len(letters):
                title = FORMS[one.table.form].field(item.field).title
                yield (
                    title,
                    [f"projledger map {typed} --set {as_typed(f'{letter}={title}')}" for letter in letters],
                )


def _lacking(understood: Understanding) -> tuple[str, str] | None:
    """A column that was read as nothing, with figures in it, and the title of the field that is lacking."""
    for one in (found for sheet in understood.sheets for found in sheet.tables):
        lacking = [
            item.field
            for item in understood.findings
            if item.code == "L303" and item.sheet == one.table.sheet and item.field
        ]
        example = example_row(list(rows(one)))
        if not lacking or example is None:
            continue
        for choice in one.choices:
            kept = example["extra"].get(choice.kept_as)
            if not choice.field and choice.left_out in _UNREAD and kept and _NUMBER.fullmatch(kept["raw"]):
                title = choice.column.title
                clear = title and not set("/ \n") & set(title)
                named = title if clear else str(Cell(0, choice.column.number))
                return named, FORMS[one.table.form].field(lacking[0]).title
    return None


def _next_step(understood: Understanding, typed: str) -> str:
    if not any(sheet.tables for sheet in understood.sheets):
        return _("Nothing of this file was understood; nothing was written.")
    return _("Nothing was written. Next: {step}").format(step=f"projledger check {typed}")
