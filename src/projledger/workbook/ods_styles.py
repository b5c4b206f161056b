"""The styles of an OpenDocument spreadsheet that matter: percentages, hidden sheets."""

from xml.parsers import expat

from projledger.workbook import ods_names as names
from projledger.workbook.faults import Fault

_DEEPEST = 8  # styles that rest on styles


class Styles:
    """Which cell styles show percentages and which table styles hide their sheet.

    Fed with the elements of the styles, in the order in which they stand in the file.
    """

    def __init__(self) -> None:
        self.hidden_tables: set[str] = set()
        self._percentages: set[str] = set()  # names of number formats
        self._formats: dict[str, tuple[str, str]] = {}  # cell style → its number format, its parent
        self._open = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element among the styles begins."""
        if name == names.PERCENTAGE_STYLE:
            self._percentages.add(attributes.get(names.STYLE_NAME, ""))
        elif name == names.STYLE_ELEMENT:
            self._open = attributes.get(names.STYLE_NAME, "")
            if attributes.get(names.FAMILY) == "table-cell":
                shown, parent = attributes.get(names.DATA_STYLE, ""), attributes.get(names.PARENT_STYLE, "")
                self._formats[self._open] = shown, parent
        elif name == names.TABLE_PROPERTIES and attributes.get(names.DISPLAY) == "false":
            self.hidden_tables.add(self._open)

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
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Fault("F005", "zip") from error
    return styles
