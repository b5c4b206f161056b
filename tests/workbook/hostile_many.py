"""Workbooks with as much of one thing as fits into the size that is allowed."""

import io
import itertools
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from hostile_kind import READ, Hostile
from hostile_xlsx import GOOD, ONE, STORED
from workbook_builder import STYLES, xlsx, zipped

from projledger.workbook.transport import address


def kinds() -> Iterator[Hostile]:
    """Every workbook of this kind."""

    def stored(*sheets: str, **more: Any) -> bytes:
        return xlsx(*sheets, compression=STORED, **more)

    def part(name: str, before: str, many: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
            content = archive.read(name).decode()
        return zipped(_others(GOOD, name) | {name: content.replace(before, many + before)}, STORED)

    names = '<definedName name="a">S1!A1</definedName>' * 200_000
    yield Hostile(
        "200,000 defined names",
        "来件.xlsx",
        lambda: stored(ONE, after=f"<definedNames>{names}</definedNames>"),
        "F007",
        "elements",
    )
    yield Hostile(
        "300,000 relationships",
        "来件.xlsx",
        lambda: part(
            "xl/_rels/workbook.xml.rels", "</Relationships>", '<Relationship Id="a" Target="b"/>' * 300_000
        ),
        "F007",
        "elements",
    )
    yield Hostile(
        "a million cell formats",
        "来件.xlsx",
        lambda: stored(ONE, styles=STYLES.replace("</cellXfs>", "<xf/>" * 1_100_000 + "</cellXfs>")),
        "F007",
        "elements",
    )
    yield Hostile(
        "a million shared strings",
        "来件.xlsx",
        lambda: part("xl/sharedStrings.xml", "</sst>", "<si><t/></si>" * 1_100_000),
        "F007",
        "texts",
    )
    yield Hostile(
        "20,000 cells of one shared formula",
        "来件.xlsx",
        lambda: stored(_rows(1_000, 20, _shared)),
        READ,
        "A1==A1+A1+A1+A1 … T1000==…, 20000 cells",
    )
    yield Hostile(
        "250,000 cells for the slow reader",
        "来件.xlsx",
        lambda: stored("<!-- -->" + _rows(5_000, 50, lambda _number: "<v>1</v>").replace('"', "'")),
        "F007",
        "slow to read",
    )
    yield Hostile(
        "two columns far apart",
        "来件.xlsx",
        lambda: stored(
            "".join(
                f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="SQ{n}"><v>2</v></c></row>'
                for n in range(1, 9_000)
            )
        ),
        "F007",
        "spread over",
    )
    yield Hostile(
        "control characters in 3,000 cells",
        "来件.xlsx",
        lambda: stored(_rows(100, 30, lambda _number: "<is><t>_x0001_a</t></is>", ' t="inlineStr"')),
        READ,
        "A1=a … AD100=a, 3000 cells",
    )


def _others(data: bytes, name: str) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {other: archive.read(other) for other in archive.namelist() if other != name}


def _rows(rows: int, columns: int, inside: Callable[[int], str], attributes: str = "") -> str:
    """Rows of cells, each with what is ``inside`` it by its number."""
    letters = [address(1, column)[:-1] for column in range(1, columns + 1)]
    numbers = itertools.count(1)
    return "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{letter}{row}"{attributes}>{inside(next(numbers))}</c>' for letter in letters)
        + "</row>"
        for row in range(1, rows + 1)
    )


def _shared(number: int) -> str:
    if number > 1:
        return '<f t="shared" si="0"/>'
    return f'<f t="shared" si="0" ref="A1:T1000">{"A1+" * 2_000}1</f>'
