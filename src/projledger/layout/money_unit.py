"""In which money unit a table's figures are: read from titles, lines above, notes below, the sheet's name."""

import re
import unicodedata
from collections.abc import Sequence

from projledger.layout.header import HeaderColumn
from projledger.layout.table import Line, MoneyUnit
from projledger.layout.title import read_title

_UNIT = "亿元|千万元|百万元|万元|千元|元"
_FOREIGN = re.compile(r"(?:亿|千万|百万|万)?(?:美元|美金|港元|港币|欧元|日元|英镑)")
_STATED = re.compile(
    rf"(?:单位|投资额?|金额)(?:\([^)]*\))?[:=]?(?:均?[为是以])?(?:人民币)?({_UNIT})"
    rf"|\((?:人民币)?({_UNIT})(?:[、,，/][^)]*)?\)|^(?:人民币)?({_UNIT})(?=[、,，/;]|$)|(?<![\d.])({_UNIT})为单位"
)


def units_in(text: str) -> list[str]:
    """The money units that a line states: ``单位：万元``, ``（亿元）``, ``万元`` alone; each once."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    plain = _FOREIGN.sub("", plain)
    found = [next(group for group in match.groups() if group) for match in _STATED.finditer(plain)]
    return list(dict.fromkeys(found))


def unit_of_column(column: HeaderColumn) -> tuple[MoneyUnit | None, str]:
    """The money unit that the title itself states (its lowest level first), and any other measure."""
    cells = (*column.parents, column.cell)
    for level, cell in zip(reversed(column.path), reversed(cells), strict=True):
        title = read_title(level)
        if title.unit:
            return MoneyUnit(title.unit, "title", cell), ""
        if title.measure:
            return None, title.measure
    return None, ""


def unit_of_lines(
    above: Sequence[Line], below: Sequence[Line], sheet_name: str, earlier: Sequence[Line] = ()
) -> MoneyUnit | None:
    """The one unit that the lines around a table state; None where none does, or two disagree.

    The lines above count first, then the notes below, then the lines above the sheet's first table
    (``earlier``), then the sheet's name.
    """
    for lines in (above, below, earlier):
        stated = [(unit, line) for line in lines for unit in units_in(line.text)]
        if stated:
            unit, line = stated[-1]
            return MoneyUnit(unit, "line", line.cell) if len({unit for unit, _ in stated}) == 1 else None
    named = units_in(sheet_name)
    return MoneyUnit(named[0], "sheet", None) if len(named) == 1 else None
