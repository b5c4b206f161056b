"""A workbook as bytes: the same bytes for the same content, and with a result beside every formula.

openpyxl writes formulas without results. A reader that does not calculate would then see nothing in
them, so the results, which we know, are put into the sheets' XML as Excel would have put them.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from xml.sax.saxutils import escape

from openpyxl import Workbook

#: The day that our own workbooks bear as their making, so that equal content gives equal bytes.
MADE = datetime(2021, 1, 1)  # noqa: DTZ001 - a workbook's properties hold a time without a zone
_ZIP_DATE = (2021, 1, 1, 0, 0, 0)
_FORMULA_CELL = re.compile(
    rb'<c r="(?P<at>[A-Z]+[0-9]+)"(?P<style>(?: s="[0-9]+")?)(?: t="[a-z]+")?>'
    rb"<f>(?P<formula>[^<]*)</f><v ?(?:/>|></v>)</c>"
)

# Excel would put a green triangle into every cell whose formula may be written over.
_QUIET = b'<ignoredErrors><ignoredError sqref="%s" unlockedFormula="1" formula="1"/></ignoredErrors>'
_AFTER = b"</headerFooter>"

#: The results of one sheet's formulas by address; an empty string is the result of ``""``.
Results = Mapping[str, Decimal | int | str]


def sealed(workbook: Workbook, results: Mapping[str, Results]) -> bytes:
    """``workbook`` as bytes; ``results`` are its formulas' results by sheet title and address.

    A formula without a result given counts as one that shows nothing. Excel, WPS and LibreOffice
    calculate all formulas anew when they open the file.
    """
    workbook.properties.creator = "projledger"
    workbook.properties.created = workbook.properties.modified = MADE
    workbook.calculation.fullCalcOnLoad = True
    raw = io.BytesIO()
    workbook.save(raw)
    # openpyxl numbers the parts in the order of the sheets.
    parts = {f"xl/worksheets/sheet{n}.xml": name for n, name in enumerate(workbook.sheetnames, start=1)}
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            data = source.read(member)
            if member.filename in parts:
                data = _with_results(data, results.get(parts[member.filename], {}))
            elif member.filename == "docProps/core.xml":
                data = _with_fixed_date(data)
            target.writestr(_entry(member.filename), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_DATE)
    entry.create_system = 0  # the same on every system
    entry.external_attr = 0
    return entry


def _with_fixed_date(core: bytes) -> bytes:
    """openpyxl sets the time of change while saving; it is put back."""
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"(?<=>)[^<]*(?=</dcterms:modified>)", stamp, core)


def _with_results(sheet: bytes, results: Results) -> bytes:
    def cell(match: re.Match[bytes]) -> bytes:
        result = results.get(match["at"].decode(), "")
        head = b'<c r="' + match["at"] + b'"' + match["style"]
        formula = b"<f>" + match["formula"] + b"</f>"
        if isinstance(result, str):
            return head + b' t="str">' + formula + b"<v>" + escape(result).encode() + b"</v></c>"
        return head + b">" + formula + b"<v>" + f"{Decimal(result):f}".encode() + b"</v></c>"

    changed = _FORMULA_CELL.sub(cell, sheet)
    area = re.search(rb'<dimension ref="([A-Z0-9:]+)"', changed)
    if area is None or changed == sheet:
        return changed
    return changed.replace(_AFTER, _AFTER + _QUIET % area[1], 1)
