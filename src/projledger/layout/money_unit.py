"""In which money unit a table's figures are: read from titles, lines above, notes below, the sheet's name."""

import re
import unicodedata
from collections.abc import Collection, Sequence

from projledger.foundation.currency import currency_unit
from projledger.layout.header_titles import HeaderColumn
from projledger.layout.money_words import FOREIGN, SHORT, SIGN, YUAN, in_full, in_usual_characters
from projledger.layout.table import Line, MoneyUnit
from projledger.layout.title import read_title

_UNIT = f"{FOREIGN}|{YUAN}"
_STATED = re.compile(
    rf"(?:单位|投资额?|金额)(?:\([^)]*\))?[:=]?(?:均?[为是以])?{SIGN}?({_UNIT})"
    rf"|\({SIGN}?({_UNIT})(?:[、,，/][^)]*)?\)|(?:^|[、,/;]){SIGN}?({_UNIT})(?=[、,/;]|$)|(?<![\d.])({_UNIT})为单位"
    rf"|单位[:=为]{SIGN}?({SHORT})(?![一-鿿\d])|\({SIGN}?({SHORT})\)",
    re.IGNORECASE,
)

#: A note that states the unit of all amounts, not of one column.
_FOR_ALL = re.compile(
    rf"(?:^|[^一-鿿]|以上|本表|表中|所有|全部|均)(?:金额|货币|计量|投资|数据|数字)?单位[:为均是]*{SIGN}?(?:{_UNIT}|(?:{SHORT})(?![一-鿿]))|(?:{_UNIT})为单位",
    re.IGNORECASE,
)


def units_in(text: str) -> list[str]:
    """The money units that a line states: ``单位：万元``, ``（亿元）``, ``万美元``; in full, once each."""
    found = [next(group for group in match.groups() if group) for match in _STATED.finditer(_plain(text))]
    return list(dict.fromkeys(in_full(unit) for unit in found))


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
    around: Sequence[Sequence[Line]], sheet_name: str, measures: Collection[str] = ()
) -> MoneyUnit | None:
    """The one unit that the lines around a table state; None where none does, or two disagree.

    ``around`` are the lines above, which count first, then the notes below, then the lines above the
    sheet's first table; the sheet's name comes last. A note below that states another unit for the
    whole table than the lines above disagrees with them. A foreign unit that titles state (``measures``)
    is theirs: 单位：万元、万美元 over 外资（万美元） leaves 万元 to the other columns.
    """
    if contradicting(around, measures):
        return None
    for lines in around:
        if stated := _stated(lines, measures):
            unit, line = stated[-1]
            return MoneyUnit(unit, "line", line.cell)
    named = units_in(sheet_name)
    return MoneyUnit(named[0], "sheet", None) if len(named) == 1 else None


def contradicting(around: Sequence[Sequence[Line]], measures: Collection[str] = ()) -> tuple[Line, ...]:
    """Lines that state different money units for one table, of which none can be believed."""
    above, below = (_stated(lines, measures) for lines in around[:2])
    firm = [(unit, line) for unit, line in below if _FOR_ALL.search(_plain(line.text))]
    for stated in ([*above, *(firm if above else ())], *(_stated(lines, measures) for lines in around)):
        if stated:
            differ = len({unit for unit, _line in stated}) > 1
            return tuple(dict.fromkeys(line for _unit, line in stated)) if differ else ()
    return ()


def _stated(lines: Sequence[Line], measures: Collection[str]) -> list[tuple[str, Line]]:
    titled = {currency_unit(measure) for measure in measures} - {None}
    return [
        (unit, line) for line in lines for unit in units_in(line.text) if currency_unit(unit) not in titled
    ]


def _plain(text: str) -> str:
    return in_usual_characters("".join(unicodedata.normalize("NFKC", text).split()))
