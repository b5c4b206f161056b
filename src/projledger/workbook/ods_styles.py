"""The styles of an OpenDocument spreadsheet that matter: percentages, units shown, hidden sheets."""

import re
from xml.parsers import expat

from projledger.workbook import ods_names as names
from projledger.workbook.faults import Fault
from projledger.workbook.shown_units import word_of

_DEEPEST = 8  # styles that rest on styles
_FACTOR = re.compile(r"10{1,30}")
_MOST_LITERALS = 200  # characters


class Styles:
    """Which cell styles show percentages and which table styles hide their sheet.

    Fed with the elements of the styles, in the order in which they stand in the file.
    """

    def __init__(self) -> None:
        self.hidden_tables: set[str] = set()
        self._percentages: set[str] = set()  # names of number formats
        self._formats: dict[str, tuple[str, str]] = {}  # cell style → its number format, its parent
        self._literals: dict[str, str] = {}  # number format → the words it writes
        self._tens: dict[str, int] = {}  # number format → the power of ten it divides by
        self._number = ""  # the number format that is open
        self._inside_text = False
        self._open = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element among the styles begins."""
        self._inside_text = name in names.NUMBER_TEXTS
        if name in names.NUMBER_STYLES:
            self._number = attributes.get(names.STYLE_NAME, "")
        elif name == names.NUMBER_PART:
            factor = attributes.get(names.DISPLAY_FACTOR, "")
            if _FACTOR.fullmatch(factor):
                self._tens[self._number] = len(factor) - 1
        if name == names.PERCENTAGE_STYLE:
            self._percentages.add(attributes.get(names.STYLE_NAME, ""))
        elif name == names.STYLE_ELEMENT:
            self._open = attributes.get(names.STYLE_NAME, "")
            if attributes.get(names.FAMILY) == "table-cell":
                shown, parent = attributes.get(names.DATA_STYLE, ""), attributes.get(names.PARENT_STYLE, "")
                self._formats[self._open] = shown, parent
        elif name == names.TABLE_PROPERTIES and attributes.get(names.DISPLAY) == "false":
            self.hidden_tables.add(self._open)

    def characters(self, data: str) -> None:
        """Words among the styles; those that a number format writes count."""
        if self._inside_text and len(before := self._literals.get(self._number, "")) < _MOST_LITERALS:
            self._literals[self._number] = before + data

    def unit(self, style: str) -> str:
        """What a cell of this style shows of its number (see :mod:`.shown_units`), or ""."""
        for _step in range(_DEEPEST):
            shown, parent = self._formats.get(style, ("", ""))
            if shown:
                return word_of(self._literals.get(shown, ""), self._tens.get(shown, 0))
            style = parent
        return ""

    def percent(self, style: str) -> bool:
        """Whether a cell of this style shows its number as a percentage."""
        for _step in range(_DEEPEST):
            shown, parent = self._formats.get(style, ("", ""))
            if shown:
                return shown in self._percentages
            style = parent
        return False


def styles_in(content: bytes) -> Styles:
    """The styles in the part ``styles.xml``."""
    styles = Styles()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = styles.start
    parser.CharacterDataHandler = styles.characters
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Fault("F005", "zip") from error
    return styles
