"""The content of an OpenDocument spreadsheet, read as a stream: sheets, rows, cells, what is hidden.

A few hundred bytes can repeat a cell a thousand million times. Blank repeats are only counted; filled
ones are laid out as far as the limits allow.
"""

import re
from collections.abc import Callable
from xml.parsers import expat

from projledger.workbook import ods_names as names
from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.ods_rows import SheetRows
from projledger.workbook.ods_styles import Styles, styles_in
from projledger.workbook.ods_values import raw_cell
from projledger.workbook.transport import SHOWN, Raw, RawSheet, Texts, neutral_sheet

_PIECE = 1_048_576
# a copy of another file's sheet, kept for formulas that refer to it
_FOREIGN = re.compile(r"'.*'#\$")


def read_content(content: bytes, styles: bytes, limits: Limits) -> list[RawSheet]:
    """The sheets in ``content``; ``styles`` is the part with the styles that have names."""
    reader = _Content(limits, styles_in(styles) if styles else Styles())
    _parse(content, reader)
    if reader.other:
        raise Fault("F008" if reader.other == "word" else "F003", reader.other)
    if not reader.sheets:
        raise Fault("F005", "sheetless")
    return reader.sheets


def _parse(content: bytes, reader: "_Content") -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        for start in range(0, len(content), _PIECE):
            parser.Parse(content[start : start + _PIECE], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError, OverflowError) as error:
        raise Fault("F005", "zip") from error


def _no_doctype(*_declared: object) -> None:
    raise Fault("F015", "entities", part="content.xml")


class _Content:
    """What is known while the elements of the content arrive."""

    def __init__(self, limits: Limits, styles: Styles) -> None:
        self.sheets: list[RawSheet] = []
        self.other = ""  # the kind of document, where it is no spreadsheet
        self._limits = limits
        self._styles = styles
        self._texts = Texts(limits)
        self._left = limits.cells
        self._rows: SheetRows | None = None
        self._skipped = 0  # elements that are open in one that is left out
        self._inside = 0  # tables that are open
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._words: list[str] | None = None  # the pieces of the open paragraph
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            names.CELL: self._open_cell,
            names.COVERED: self._covered,
            names.ROW: self._open_row,
            names.PARAGRAPH: self._open_paragraph,
            names.HEADING: self._open_paragraph,
            names.BLANKS: self._blanks,
            names.TAB: lambda _attributes: self._say("\t"),
            names.LINE_BREAK: lambda _attributes: self._say("\n"),
            names.COLUMN: self._column,
            names.SHEET: self._open_sheet,
        }
        self._ends: dict[str, Callable[[], None]] = {
            names.CELL: self._close_cell,
            names.COVERED: self._close_covered,
            names.ROW: self._close_row,
            names.PARAGRAPH: self._close_paragraph,
            names.HEADING: self._close_paragraph,
            names.SHEET: self._close_sheet,
        }

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipped:
            self._skipped += 1
        elif name in names.SKIPPED or name.startswith(names.DRAW):
            self._skipped = 1
        elif name in names.OTHER_BODIES:
            self.other = names.OTHER_BODIES[name]
            self._skipped = 1
        elif name in self._starts:
            self._starts[name](attributes)
        elif self._rows is None:
            self._styles.start(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
        elif name in self._ends:
            self._ends[name]()

    def characters(self, data: str) -> None:
        """Words; those outside a paragraph are the blanks of a printed layout."""
        if self._words is not None and not self._skipped:
            # line breaks and runs of blanks in the file are one blank; text:s stands for more
            self._words.append(re.sub(r"[ \t\r\n]+", " ", data))
        elif self._rows is None and not self._skipped:
            self._styles.characters(data)

    def _open_sheet(self, attributes: dict[str, str]) -> None:
        self._inside += 1
        if self._inside > 1:  # a table in a cell
            self._skipped = 1
            self._inside -= 1
            return
        name = attributes.get(names.NAME, "")
        hidden = attributes.get(names.STYLE_OF_CELL, "") in self._styles.hidden_tables
        self._rows = SheetRows(name, self._limits, hidden=hidden)

    def _close_sheet(self) -> None:
        self._inside -= 1
        rows, self._rows = self._rows, None
        if rows is None or _FOREIGN.match(rows.sheet.name):
            return
        if rows.sheet.hidden and neutral_sheet(rows.sheet.name):
            return
        self.sheets.append(rows.finished())
        if len(self.sheets) > self._limits.sheets:
            raise Fault("F007", "sheets", limit=self._limits.sheets)

    def _column(self, attributes: dict[str, str]) -> None:
        if self._rows:
            self._rows.column(
                _count(attributes, names.COLUMNS_REPEATED),
                attributes.get(names.DEFAULT_STYLE, ""),
                hidden=attributes.get(names.VISIBILITY, "visible") != "visible",
            )

    def _open_row(self, attributes: dict[str, str]) -> None:
        if self._rows:
            self._rows.open_row(
                _count(attributes, names.ROWS_REPEATED),
                attributes.get(names.DEFAULT_STYLE, ""),
                hidden=attributes.get(names.VISIBILITY, "visible") != "visible",
            )

    def _close_row(self) -> None:
        if self._rows:
            self._left -= self._rows.close_row(self._left, self._texts)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self._cell, self._paragraphs = attributes, []

    def _close_cell(self) -> None:
        attributes, rows = self._cell, self._rows
        self._cell = None
        if attributes is None or rows is None:
            return
        count = _count(attributes, names.COLUMNS_REPEATED)
        if self._paragraphs or names.VALUE_TYPE in attributes or names.FORMULA in attributes:
            raw, lost = self._raw(attributes, rows)
            rows.cell(raw, count, lost=lost)
        else:
            rows.cell(None, count)
        down, across = _count(attributes, names.ROWS_SPANNED), _count(attributes, names.COLUMNS_SPANNED)
        if down > 1 or across > 1:
            rows.merge(down, across)

    def _raw(self, attributes: dict[str, str], rows: SheetRows) -> tuple[Raw, bool]:
        """The cell that ends, and whether something of its text was lost."""
        percent = attributes.get(names.VALUE_TYPE) == "float" and self._styles.percent(
            attributes.get(names.STYLE_OF_CELL) or rows.default_style
        )
        words = "\n".join(self._paragraphs) if self._paragraphs else None
        raw = raw_cell(attributes, words, percent_style=percent)
        if type(raw) is str:
            return self._texts(raw)
        if type(raw) is float and attributes.get(names.VALUE_TYPE) in {"float", "currency"}:
            shown = self._styles.unit(attributes.get(names.STYLE_OF_CELL) or rows.default_style)
            return ([SHOWN, [raw, shown]] if shown else raw), False
        if type(raw) is list and type(raw[1]) is str:
            raw[1] = self._texts(raw[1])[0] or "?"
        return raw, False

    def _covered(self, attributes: dict[str, str]) -> None:
        self._cell = attributes

    def _close_covered(self) -> None:
        """A cell under a merge: what stands there is seen by nobody."""
        if self._cell is not None and self._rows:
            self._rows.cell(None, _count(self._cell, names.COLUMNS_REPEATED))
        self._cell = None

    def _open_paragraph(self, _attributes: dict[str, str]) -> None:
        if self._cell is not None:
            self._words = []

    def _close_paragraph(self) -> None:
        if self._words is not None:
            self._paragraphs.append("".join(self._words))
            self._words = None

    def _blanks(self, attributes: dict[str, str]) -> None:
        self._say(" " * min(_count(attributes, names.BLANKS_COUNT), self._limits.text))

    def _say(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)


def _count(attributes: dict[str, str], name: str) -> int:
    """How often something is repeated or how far it reaches; 1 where nothing or nonsense is said."""
    text = attributes.get(name, "1")
    return int(text[:10]) or 1 if text.isascii() and text.isdigit() else 1
