"""Builds templates/bulletin.docx: the shape of an inspection bulletin (督查通报) as Word styles.

Run ``python docs/maintenance/bulletin_template.py`` after changing it; a test compares the result with the
template that is committed. The package is written by hand rather than derived from a library's default
document, so that it holds only the styles an office should see.

Geometry follows GB/T 9704-2012: A4, text block 156 × 225 mm (margins 37, 35, 28, 26 mm), 22 lines of 28
characters of size three (16 pt). A line is 579 twips; ``w:docGrid type="lines"`` with a character spacing of
-0.2 pt gives the 28 characters in Word and in LibreOffice alike (``linesAndChars`` does not in the latter).
"""

import io
import zipfile
from pathlib import Path

LINE = 579  # twips: 225 mm / 22
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'

BODY, TITLE, HEAVY, KAI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
#: Where a computer lacks the office's font, Word takes the second name.
FALLBACKS = {
    BODY: "仿宋", TITLE: "华文中宋,宋体", HEAVY: "SimHei", KAI: "楷体", SONG: "SimSun"
}  # fmt: skip


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def paragraph_style(
    identifier: str,
    name: str,
    *,
    font: str = "",
    size: int = 0,
    layout: str = "",
    based_on: str = "Normal",
    following: str = "",
) -> str:
    """One paragraph style; ``size`` in half points, ``layout`` the inner XML of ``w:pPr`` in schema order."""
    run = (fonts(font) if font else "") + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"'
        + (' w:customStyle="1"' if not identifier.isascii() or identifier.startswith("Gw") else "")
        + f'><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{layout}</w:pPr>" if layout else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


_INDENT = '<w:ind w:firstLine="640" w:firstLineChars="200"/>'
_EXACT = f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
_TABLE_LINE = (
    '<w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="300" w:lineRule="exact"/>'
)

STYLES = (
    f'{_HEAD}<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(BODY)}'
    '<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f'<w:pPr><w:widowControl w:val="0"/>{_EXACT}<w:jc w:val="both"/></w:pPr>'
    f'<w:rPr>{fonts(BODY)}<w:spacing w:val="-4"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    + paragraph_style(
        "Title", "Title", font=TITLE, size=44, following="GwAddressee",
        layout='<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="579" w:after="579" w:line="680" w:lineRule="exact"/><w:jc w:val="center"/>',
    )
    + paragraph_style("GwAddressee", "公文主送机关", following="GwBody", layout='<w:jc w:val="left"/>')
    + paragraph_style("GwBody", "公文正文", layout=_INDENT)
    + paragraph_style(
        "Heading1", "heading 1", font=HEAVY, following="GwBody",
        layout=f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="0"/>',
    )
    + paragraph_style(
        "Heading2", "heading 2", font=KAI, following="GwBody",
        layout=f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="1"/>',
    )
    + f'<w:style w:type="character" w:customStyle="1" w:styleId="GwLead"><w:name w:val="公文段首"/><w:qFormat/><w:rPr>{fonts(KAI)}</w:rPr></w:style>'
    # Both lines are centred on a point seven characters from the right edge: the date then ends four
    # characters from it and the office's name stands centred above the date.
    + paragraph_style(
        "GwSignature", "公文署名", following="GwDate",
        layout=f'<w:keepNext/><w:keepLines/><w:spacing w:before="{2 * LINE}" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
               '<w:ind w:left="4424" w:leftChars="1400" w:firstLine="0"/><w:jc w:val="center"/>',
    )
    + paragraph_style(
        "GwDate", "公文成文日期",
        layout='<w:keepLines/><w:ind w:left="4424" w:leftChars="1400" w:firstLine="0"/><w:jc w:val="center"/>',
    )
    + paragraph_style(
        "GwCaption", "公文表题", font=HEAVY, size=28, following="GwCell",
        layout=f'<w:keepNext/><w:spacing w:before="200" w:after="80" w:line="{LINE}" w:lineRule="exact"/><w:jc w:val="center"/>',
    )
    + paragraph_style("GwTableHead", "公文表头", font=HEAVY, size=21, layout=f'<w:keepNext/>{_TABLE_LINE}<w:jc w:val="center"/>')
    + paragraph_style("GwCell", "公文表格文字", size=21, layout=f'{_TABLE_LINE}<w:jc w:val="left"/>')
    + paragraph_style("GwCellCentre", "公文表格居中", based_on="GwCell", layout='<w:jc w:val="center"/>')
    + paragraph_style("GwCellFigure", "公文表格数字", based_on="GwCell", layout='<w:jc w:val="right"/>')
    + paragraph_style("GwGroup", "公文表格分组", font=HEAVY, based_on="GwCell", layout="<w:keepNext/>")
    + paragraph_style(
        "GwNote", "公文表注", size=21, following="GwBody",
        layout='<w:snapToGrid w:val="0"/><w:spacing w:before="80" w:after="200" w:line="320" w:lineRule="exact"/>',
    )
    + paragraph_style(
        "GwSource", "公文数据说明", size=24,
        layout='<w:keepLines/><w:snapToGrid w:val="0"/><w:spacing w:before="579" w:after="0" w:line="400" w:lineRule="exact"/><w:jc w:val="left"/>',
    )
    + paragraph_style("Footer", "footer", font=SONG, size=28, layout='<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>')
    + "</w:styles>"
)  # fmt: skip


def text(value: str) -> str:
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:t xml:space="preserve">{escaped}</w:t>'


def run(value: str, style: str = "") -> str:
    return "<w:r>" + (f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else "") + text(value) + "</w:r>"


def paragraph(style: str, *runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def said(style: str, value: str) -> str:
    return paragraph(style, run(value))


def each(names: str, source: str, *inner: str) -> str:
    """``inner`` once for each item; the two lines that hold the loop vanish when the template is filled."""
    return (
        said("GwBody", f"{{%p for {names} in {source} %}}") + "".join(inner) + said("GwBody", "{%p endfor %}")
    )


#: column title, second line of it, width in twips, style of the cells, name of the figure
COLUMNS = (
    ("排名", "", 640, "GwCellCentre", "rank"),
    ("责任单位", "", 2184, "GwCell", "unit"),
    ("项目", "（个）", 760, "GwCellFigure", "projects"),
    ("年度计划", "（亿元）", 1130, "GwCellFigure", "annual_plan"),
    ("累计完成", "（亿元）", 1130, "GwCellFigure", "completed"),
    ("占年度计划", "（%）", 1200, "GwCellFigure", "rate"),
    ("超/欠{{ term_short }}", "（百分点）", 1200, "GwCellFigure", "gap"),
    ("亮灯", "", 600, "GwCellCentre", "light"),
)
WIDTH = sum(column[2] for column in COLUMNS)  # 8844: 156 mm


def cell(width: int, content: str, *, span: int = 1, shade: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "")
        + f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def row(*cells: str, head: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(cells)}</w:tr>"


def control(tag: str) -> str:
    return row(cell(WIDTH, said("GwCell", tag), span=len(COLUMNS)))


def ranking_table() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
        for edge, size in (
            ("top", 8),
            ("left", 4),
            ("bottom", 8),
            ("right", 4),
            ("insideH", 4),
            ("insideV", 4),
        )
    )
    head = row(
        *(
            cell(
                width,
                said("GwTableHead", title) + (said("GwTableHead", unit) if unit else ""),
                shade="F2F2F2",
            )
            for title, unit, width, _style, _name in COLUMNS
        ),
        head=True,
    )

    def figures(source: str) -> str:
        return row(
            *(
                cell(width, said(style, f"{{{{ {source}.{name} }}}}"))
                for _t, _u, width, style, name in COLUMNS
            )
        )

    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr><w:tblGrid>"
        + "".join(f'<w:gridCol w:w="{width}"/>' for _title, _unit, width, _style, _name in COLUMNS)
        + "</w:tblGrid>"
        + head
        + control("{%tr for group in ranking.groups %}")
        + control("{%tr if group.name %}")
        + row(cell(WIDTH, said("GwGroup", "{{ group.name }}"), span=len(COLUMNS)))
        + control("{%tr endif %}")
        + control("{%tr for line in group.lines %}")
        + figures("line")
        + control("{%tr endfor %}")
        + control("{%tr endfor %}")
        + figures("ranking.total")
        + "</w:tbl>"
    )


BODY_XML = "".join(
    (
        said("Title", "{{ title_in_lines }}"),
        said("GwAddressee", "{{ addressee }}"),
        said("GwBody", "{{ opening }}"),
        said("Heading1", "一、总体情况"),
        each("paragraph", "overview", said("GwBody", "{{ paragraph }}")),
        said("Heading1", "二、分级别、分单位情况"),
        said("Heading2", "（一）分级别情况"),
        each("paragraph", "by_level", said("GwBody", "{{ paragraph }}")),
        said("Heading2", "（二）分单位情况"),
        each("paragraph", "by_unit", said("GwBody", "{{ paragraph }}")),
        said("GwBody", "{%p if ranking.groups %}"),
        said("GwCaption", "{{ ranking.title }}"),
        ranking_table(),
        said("GwNote", "{{ ranking.note }}"),
        said("GwBody", "{%p endif %}"),
        said("Heading1", "三、存在的主要问题"),
        each(
            "section",
            "problems",
            said("Heading2", "{{ section.heading }}"),
            each("paragraph", "section.paragraphs", said("GwBody", "{{ paragraph }}")),
        ),
        said("Heading1", "四、下步工作要求"),
        each(
            "demand",
            "demands",
            paragraph("GwBody", run("{{ demand.lead }}", "GwLead"), run("{{ demand.text }}")),
        ),
        said("GwSignature", "{{ office }}"),
        said("GwDate", "{{ date }}"),
        said("GwSource", "{{ source_note }}"),
    )
)

DOCUMENT = (
    f"{_HEAD}<w:document {_NAMESPACES}><w:body>{BODY_XML}<w:sectPr>"
    '<w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
    'w:header="851" w:footer="1304" w:gutter="0"/><w:cols w:space="425"/>'
    f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr></w:body></w:document>'
)


def footer(side: str) -> str:
    """The page number between two dashes, one character in from the outer edge."""
    indent = (
        '<w:ind w:right="280" w:rightChars="100"/>'
        if side == "right"
        else '<w:ind w:left="280" w:leftChars="100"/>'
    )
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            text("1"),
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return (
        f'{_HEAD}<w:ftr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{indent}<w:jc w:val="{side}"/></w:pPr>'
        f"{run('— ')}{field}{run(' —')}</w:p></w:ftr>"
    )


SETTINGS = (
    f'{_HEAD}<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
    '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>'
    '<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)  # fmt: skip

FONT_TABLE = (
    f"{_HEAD}<w:fonts {_NAMESPACES}>"
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    + "</w:fonts>"
)


def _overrides(parts: dict[str, str]) -> str:
    return "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())


PARTS = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + _overrides({
        "word/document.xml": f"{_TYPE}.document.main+xml",
        "word/styles.xml": f"{_TYPE}.styles+xml",
        "word/settings.xml": f"{_TYPE}.settings+xml",
        "word/fontTable.xml": f"{_TYPE}.fontTable+xml",
        "word/footer1.xml": f"{_TYPE}.footer+xml",
        "word/footer2.xml": f"{_TYPE}.footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    })
    + "</Types>",
    "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>",
    "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>督查通报</dc:title>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2021-01-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2021-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>',
    "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rIdStyles" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rIdSettings" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rIdFonts" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/>'
    f'<Relationship Id="rIdOdd" Type="{_OFFICE}/footer" Target="footer1.xml"/>'
    f'<Relationship Id="rIdEven" Type="{_OFFICE}/footer" Target="footer2.xml"/></Relationships>',
    "word/document.xml": DOCUMENT,
    "word/styles.xml": STYLES,
    "word/settings.xml": SETTINGS,
    "word/fontTable.xml": FONT_TABLE,
    "word/footer1.xml": footer("right"),
    "word/footer2.xml": footer("left"),
}  # fmt: skip


def build() -> bytes:
    """The template as the bytes of a .docx; the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in PARTS.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content.encode("utf-8"))
    return buffer.getvalue()


if __name__ == "__main__":
    target = Path(__file__).resolve().parents[2] / "templates" / "bulletin.docx"
    target.write_bytes(build())
