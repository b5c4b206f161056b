"""Workbooks as other programs write them: both readers find the same cells in each."""

import re
from collections.abc import Callable

import pytest
from workbook_builder import MAIN, RELATIONS, STYLES, patched, sheet_xml, xlsx, zipped

from projledger.workbook.cells import Sheet
from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.transport import unpacked
from projledger.workbook.worker import answer

ROW = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.5</v></c><c r="C1" s="2"><v>0.5</v></c>'
    '<c r="D1" s="1"><v>44350</v></c><c r="E1" t="e"><v>#REF!</v></c><c r="F1"><f>A1</f></c></row>'
)
CELLS = ["s:甲", "n:1.5", "n:50%", "d:2021-06-03", "e:#REF!", "f:=A1"]
PLAIN = xlsx(ROW, strings=["甲"])


def read(data: bytes, *, second: bool, name: str = "a.xlsx") -> tuple[Sheet, ...]:
    return unpacked(answer(data, name, Limits(), second_reader=second)).sheets


def shown(sheet: Sheet) -> list[list[str]]:
    return [[f"{cell.kind}:{cell.text}" for cell in row] for row in sheet.rows]


def changed(
    change: Callable[[bytes], bytes] = lambda content: content, name: Callable[[str], str] = lambda name: name
) -> bytes:
    """The plain workbook with every part and every part's name changed."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        return zipped({name(part): change(archive.read(part)) for part in archive.namelist()})


def replaced(*pairs: tuple[str, str]) -> bytes:
    def change(content: bytes) -> bytes:
        for old, new in pairs:
            content = content.replace(old.encode(), new.encode())
        return content

    return changed(change)


def without(part: str) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(PLAIN)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist() if name != part})


def prefixed(content: bytes) -> bytes:
    text = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", content.decode())
    return text.replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"').encode()


STRICT = (
    (MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
)
RICH = f'<sst xmlns="{MAIN}"><si><r><t>甲</t></r><rPh sb="0" eb="1"><t>JIA</t></rPh><phoneticPr fontId="1"/></si></sst>'
NAMES = {
    "xl/sharedStrings.xml": "xl/SharedStrings.xml",
    "xl/worksheets/sheet1.xml": "xl/Worksheets/Sheet1.xml",
    "xl/workbook.xml": "XL/Workbook.xml",
}
VARIANTS = {
    "plain": PLAIN,
    "strict": replaced(*STRICT),
    "prefixed": changed(lambda content: prefixed(content) if MAIN.encode() in content else content),
    "without references": xlsx(re.sub(r' r="\w+"', "", ROW), strings=["甲"]),
    "without row numbers": xlsx(ROW.replace('<row r="1">', "<row>"), strings=["甲"]),
    "with pronunciations": patched(PLAIN, {"xl/sharedStrings.xml": RICH}),
    "inline": xlsx(
        ROW.replace(
            't="s"><v>0</v>', 't="inlineStr"><is><r><t>甲</t></r><rPh sb="0" eb="1"><t>X</t></rPh></is>'
        )
    ),
    "folders by backslashes": changed(name=lambda part: part.replace("/", "\\")),
    "targets by backslashes": replaced(('Target="worksheets/', 'Target="worksheets\\'), ("=xl/", "=xl\\")),
    "absolute targets": replaced(('Target="', 'Target="/xl/'), ("/xl/xl/", "/xl/")),
    "names in another case": changed(name=lambda part: NAMES.get(part, part)),
    "without package relations": without("_rels/.rels"),
    "without content types": without("[Content_Types].xml"),
    "a small dimension": xlsx(("S", sheet_xml(ROW, before='<dimension ref="A1"/>')), strings=["甲"]),
    "a large dimension": xlsx(
        ("S", sheet_xml(ROW, before='<dimension ref="A1:XFD1048576"/>')), strings=["甲"]
    ),
    "an empty fill": xlsx(
        ROW, strings=["甲"], styles=STYLES.replace("<fill><patternFill/></fill>", "<fill/>")
    ),
    "a mark before each part": changed(lambda content: b"\xef\xbb\xbf" + content),
    "a comment": xlsx(f"<!-- x -->{ROW}", strings=["甲"]),
    "a template": replaced(("sheet.main+xml", "template.main+xml")),
    "with macros": replaced(
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        )
    ),
    "in UTF-16": patched(PLAIN, {"xl/worksheets/sheet1.xml": sheet_xml(ROW).encode("utf-16")}),
}


@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_every_producers_workbook_reads_the_same(variant: str, second: bool) -> None:
    (sheet,) = read(VARIANTS[variant], second=second)
    assert shown(sheet) == [CELLS]


@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
def test_sheets_of_one_name_keep_their_own_cells(second: bool) -> None:
    data = xlsx(
        ("S", sheet_xml(ROW)), ("S", sheet_xml('<row r="1"><c r="A1"><v>9</v></c></row>')), strings=["甲"]
    )
    assert [shown(sheet) for sheet in read(data, second=second)] == [[CELLS], [["n:9"]]]
    assert [sheet.name for sheet in read(data, second=second)] == ["S", "S"]


@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
@pytest.mark.parametrize("flag", ["1", "true"])
def test_dates_that_count_from_1904(flag: str, second: bool) -> None:
    row = '<row r="1"><c r="A1" s="1"><v>42888</v></c></row>'
    data = xlsx(row, workbook=f'<workbookPr date1904="{flag}"/>')
    assert shown(read(data, second=second)[0]) == [["d:2021-06-03"]]


FORMATS = {
    'yyyy"年"m"月"': "d",
    '[$-804]yyyy"年"m"月"d"日";@': "d",
    "[DBNum1][$-804]yyyy年m月": "d",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy": "d",
    'e"年"m"月"': "d",
    '上午/下午h"时"mm"分"': "d",
    "yyyy.mm": "d",
    "[h]:mm": "n",
    "[Red]0": "n",
    '#,##0.00"万元"': "n",
    '0"d"': "n",
    "G/通用格式": "n",
    "0E+0": "n",
}


@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
def test_number_formats_that_mean_dates(second: bool) -> None:
    from html import escape

    written = "".join(
        f'<numFmt numFmtId="{200 + place}" formatCode="{escape(code)}"/>'
        for place, code in enumerate(FORMATS)
    )
    built_in = [27, 31, 36, 50, 57, 58, 14, 22]
    numbers = [*range(200, 200 + len(FORMATS)), *built_in]
    cell_styles = "".join(f'<xf numFmtId="{number}" fontId="0" fillId="0"/>' for number in numbers)
    styles = re.sub("<numFmts.*?>", lambda found: found[0] + written, STYLES)
    styles = styles.replace("</cellXfs>", f"{cell_styles}</cellXfs>")
    cells = "".join(f'<c s="{5 + place}"><v>44350.25</v></c>' for place in range(len(numbers)))
    (row,) = read(xlsx(f'<row r="1">{cells}</row>', styles=styles), second=second)[0].rows
    assert [cell.kind for cell in row] == [*FORMATS.values(), *["d"] * len(built_in)]


@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
def test_days_written_out_are_days(second: bool) -> None:
    row = (
        '<row r="1"><c r="A1" t="d"><v>2021-06-03</v></c><c r="B1" t="d"><v>2021-06-03T10:30:00</v></c></row>'
    )
    assert shown(read(xlsx(row), second=second)[0]) == [["d:2021-06-03", "d:2021-06-03T10:30:00"]]


@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
def test_pictures_in_cells_are_no_errors_and_no_formulas(second: bool) -> None:
    formula = '<f>_xlfn.DISPIMG("ID_1",1)</f>'
    row = (
        f'<row r="1"><c r="A1" t="e">{formula}<v>#NAME?</v></c><c r="B1" t="str">{formula}'
        f'<v>=DISPIMG("ID_1",1)</v></c><c r="C1">{formula}</c><c r="D1"><v>1</v></c></row>'
    )
    assert shown(read(xlsx(row), second=second)[0]) == [[":", 's:=DISPIMG("ID_1",1)', ":", "n:1"]]


@pytest.mark.parametrize("second", [False, True], ids=["first", "second"])
def test_zeros_in_a_workbook_that_was_never_computed_are_no_figures(second: bool) -> None:
    row = '<row r="1"><c r="A1"><f>B1+1</f><v>0</v></c><c r="B1"><v>0</v></c></row>'
    data = xlsx(row, after='<calcPr fullCalcOnLoad="1"/>')
    assert shown(read(data, second=second)[0]) == [["f:=B1+1", "n:0"]]


def test_styles_that_are_lost_are_not_guessed() -> None:
    data = without("xl/styles.xml")
    for second in (False, True):
        with pytest.raises(Fault) as fault:
            read(data, second=second)
        assert (fault.value.code, fault.value.phrase) == ("F005", "part")
    assert shown(read(patched(data, {"xl/worksheets/sheet1.xml": sheet_xml("")}), second=False)[0]) == []
