"""The styles of an OpenDocument spreadsheet that matter: percentages, units shown, hidden sheets."""

import re
from xml.parsers import expat

from projledger.workbook import ods_names as names
from projledger.workbook.faults import Fault
from projledger.workbook.shown_units import UNCLEAR, word_of

_DEEPEST = 8  # styles that rest on styles
_FACTOR = re.compile(r"10{1,30}")
_MOST_LITERALS = 200  # characters
#: The conditions by which a format only tells positive numbers from negative ones and from nought.
_SIGN = re.compile(r"value\(\)\s*(?P<sign>[<>]=?|=|!=)\s*0(?:\.0*)?")
_POSITIVE = frozenset({">", ">="})
_MOST_MAPS = 20


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
        self._maps: dict[str, list[tuple[str, str]]] = {}  # format or cell style → conditions, what applies
        self._units: dict[str, str] = {}  # what was answered of cell styles
        self._number = ""  # the number format that is open
        self._inside_text = False
        self._open = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element among the styles begins."""
        self._inside_text = name in names.NUMBER_TEXTS
        if name in names.NUMBER_STYLES:
            self._number = attributes.get(names.STYLE_NAME, "")
        elif name == names.STYLE_MAP:
            maps = self._maps.setdefault(self._number or self._open, [])
            if len(maps) < _MOST_MAPS:
                maps.append((attributes.get(names.CONDITION, ""), attributes.get(names.APPLIED, "")))
        elif name == names.NUMBER_PART:
            factor = attributes.get(names.DISPLAY_FACTOR, "")
            if _FACTOR.fullmatch(factor):
                self._tens[self._number] = len(factor) - 1
        if name == names.PERCENTAGE_STYLE:
            self._percentages.add(attributes.get(names.STYLE_NAME, ""))
        elif name == names.STYLE_ELEMENT:
            self._open, self._number = attributes.get(names.STYLE_NAME, ""), ""
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
        """What a cell of this style shows of its number (see :mod:`.shown_units`), or "".

        To be asked when all styles have been read, as they have where cells begin.
        """
        if style not in self._units:
            self._units[style] = self._unit(style)
        return self._units[style]

    def _unit(self, style: str) -> str:
        own = self._format_of(style)
        others = [self._format_of(applied) for _condition, applied in self._maps.get(style, ())]
        words = {self._word(name) for name in (own, *filter(None, others))}
        return words.pop() if len(words) == 1 else UNCLEAR

    def percent(self, style: str) -> bool:
        """Whether a cell of this style shows its number as a percentage."""
        return self._of_positive(self._format_of(style)) in self._percentages

    def _format_of(self, style: str) -> str:
        """The number format of a cell style, or of those that it rests on; "" for none."""
        for _step in range(_DEEPEST):
            shown, parent = self._formats.get(style, ("", ""))
            if shown:
                return shown
            style = parent
        return ""

    def _of_positive(self, number_format: str) -> str:
        """The format that shows the numbers above nought, where the format only tells signs apart."""
        for condition, applied in self._maps.get(number_format, ()):
            match = _SIGN.fullmatch(condition.strip())
            if match is not None and match["sign"] in _POSITIVE:
                return applied
        return number_format

    def _word(self, number_format: str) -> str:
        """What the format shows; unclear where it chooses by the number among parts that differ."""
        maps = self._maps.get(number_format, ())
        if all(_SIGN.fullmatch(condition.strip()) for condition, _applied in maps):
            return self._plain_word(self._of_positive(number_format))
        words = {self._plain_word(name) for name in (number_format, *(applied for _when, applied in maps))}
        return words.pop() if len(words) == 1 else UNCLEAR

    def _plain_word(self, number_format: str) -> str:
        return word_of(self._literals.get(number_format, ""), self._tens.get(number_format, 0))


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
