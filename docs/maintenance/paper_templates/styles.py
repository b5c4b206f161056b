"""The Word styles of an official document: what an office sees in Word's list of styles, and nothing else."""

from paper_templates.geometry import CHARACTER, LINE, TEXT_WIDTH, mm
from paper_templates.namespaces import NAMESPACES, XML

BODY, TITLE, HEAVY, KAI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
#: Where a computer lacks the office's font, Word takes the second name.
FALLBACKS = {
    BODY: "仿宋", TITLE: "华文中宋,宋体", HEAVY: "SimHei", KAI: "楷体", SONG: "SimSun"
}  # fmt: skip
RED = "FF0000"


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def spacing(line: int = LINE, before: int = 0, after: int = 0) -> str:
    """An exact line, in twips, with the space before and after the paragraph."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


def rule(size: int, color: str = RED, space: int = 0) -> str:
    """A rule; ``size`` in eighths of a point, ``space`` to the text in points."""
    return f'w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"'


def paragraph_style(
    identifier: str,
    name: str,
    *,
    font: str = "",
    size: int = 0,
    layout: str = "",
    look: str = "",
    based_on: str = "Normal",
    following: str = "",
) -> str:
    """One paragraph style.

    ``size`` in half points; ``layout`` the inner XML of ``w:pPr`` and ``look`` that of ``w:rPr`` between the
    font and the size, both in schema order.
    """
    letters = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    run = (fonts(font) if font else "") + look + letters
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"'
        + (' w:customStyle="1"' if identifier.startswith("Gw") else "")
        + f'><w:name w:val="{name}"/><w:basedOn w:val="{based_on}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{layout}</w:pPr>" if layout else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


_INDENT = '<w:ind w:firstLine="640" w:firstLineChars="200"/>'
_TABLE_LINE = (
    '<w:snapToGrid w:val="0"/><w:spacing w:before="40" w:after="40" w:line="300" w:lineRule="exact"/>'
)
_LOOSE = '<w:snapToGrid w:val="0"/>'
_CENTRE = '<w:jc w:val="center"/>'

#: A digit takes half a character and nothing more, so that a line holds 28 characters whatever stands in it.
#: Word and WPS follow; LibreOffice keeps its gap between Chinese and digits.
_NO_GAPS = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'

_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(BODY)}"
    '<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    f'<w:pPr><w:widowControl w:val="0"/>{_NO_GAPS}{spacing()}<w:jc w:val="both"/></w:pPr>'
    f'<w:rPr>{fonts(BODY)}<w:spacing w:val="-5"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)

_TEXT = (
    paragraph_style(
        "Title", "Title", font=TITLE, size=44, following="GwAddressee",
        layout=f'<w:keepNext/>{_LOOSE}{spacing(680, after=LINE)}{_CENTRE}',
    ),
    paragraph_style("GwAddressee", "公文主送机关", following="GwBody", layout='<w:jc w:val="left"/>'),
    paragraph_style("GwBody", "公文正文", layout=_INDENT),
    paragraph_style(
        "Heading1", "heading 1", font=HEAVY, following="GwBody",
        layout=f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="0"/>',
    ),
    paragraph_style(
        "Heading2", "heading 2", font=KAI, following="GwBody",
        layout=f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="1"/>',
    ),
    paragraph_style(
        "Heading3", "heading 3", following="GwBody",
        layout=f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="2"/>',
    ),
    f'<w:style w:type="character" w:customStyle="1" w:styleId="GwLead"><w:name w:val="公文段首"/><w:qFormat/><w:rPr>{fonts(KAI)}</w:rPr></w:style>',
    # The name of an annex that runs on stands under its own first character: 附件：1. 名称.
    paragraph_style(
        "GwAnnexFirst", "公文附件说明", following="GwAnnexNext",
        layout=f'{spacing(before=LINE)}<w:ind w:left="{6 * CHARACTER}" w:hanging="{4 * CHARACTER}"/><w:jc w:val="left"/>',
    ),
    paragraph_style(
        "GwAnnexNext", "公文附件说明续",
        layout=f'<w:ind w:left="{6 * CHARACTER}" w:hanging="{CHARACTER}"/><w:jc w:val="left"/>',
    ),
    paragraph_style(
        "GwAnnexOnly", "公文附件说明单件", following="GwBody",
        layout=f'{spacing(before=LINE)}<w:ind w:left="{5 * CHARACTER}" w:hanging="{3 * CHARACTER}"/><w:jc w:val="left"/>',
    ),
    # The date ends four characters from the right edge and is six to seven characters long, so the office's
    # name is centred on a point seven and a quarter characters from it.
    paragraph_style(
        "GwSignature", "公文署名", following="GwDate",
        layout=f'<w:keepNext/><w:keepLines/>{spacing(before=2 * LINE)}'
               f'<w:ind w:left="4266" w:leftChars="1350" w:firstLine="0"/>{_CENTRE}',
    ),
    paragraph_style(
        "GwDate", "公文成文日期",
        layout='<w:keepLines/>'
               f'{spacing()}<w:ind w:right="{4 * CHARACTER}" w:rightChars="400" w:firstLine="0"/><w:jc w:val="right"/>',
    ),
    # The digest cannot be broken: justified, the line before it would be drawn apart.
    paragraph_style("GwBasis", "公文数据口径", based_on="GwBody", layout='<w:jc w:val="left"/>'),
    paragraph_style(
        "GwSource", "公文数据说明", size=24,
        layout=f'<w:keepLines/>{_LOOSE}{spacing(400, before=LINE)}<w:jc w:val="left"/>',
    ),
)  # fmt: skip

_TABLES = (
    paragraph_style(
        "GwCaption", "公文表题", font=HEAVY, size=28, following="GwCell",
        layout=f'<w:keepNext/>{spacing(before=200, after=80)}{_CENTRE}',
    ),
    paragraph_style("GwTableHead", "公文表头", font=HEAVY, size=21, layout=f'<w:keepNext/>{_TABLE_LINE}{_CENTRE}'),
    paragraph_style("GwCell", "公文表格文字", size=21, layout=f'{_TABLE_LINE}<w:jc w:val="left"/>'),
    paragraph_style("GwCellCentre", "公文表格居中", based_on="GwCell", layout=_CENTRE),
    paragraph_style("GwCellFigure", "公文表格数字", based_on="GwCell", layout='<w:jc w:val="right"/>'),
    paragraph_style("GwGroup", "公文表格分组", font=HEAVY, based_on="GwCell", layout="<w:keepNext/>"),
    paragraph_style(
        "GwNote", "公文表注", size=21, following="GwBody",
        layout=f'<w:keepLines/>{_LOOSE}{spacing(320, 80, 200)}',
    ),
    paragraph_style("GwUnit", "公文表单位", size=21, following="GwCell", layout=f'<w:keepNext/>{_LOOSE}{spacing(320)}<w:jc w:val="right"/>'),
    paragraph_style(
        "GwAnnexLabel", "公文附件序号", font=HEAVY, following="GwAnnexTitle",
        layout='<w:keepNext/><w:pageBreakBefore/><w:jc w:val="left"/>',
    ),
    paragraph_style(
        "GwAnnexTitle", "公文附件标题", font=TITLE, size=36, following="GwCell",
        layout=f'<w:keepNext/>{_LOOSE}{spacing(LINE, 120, 120)}{_CENTRE}',
    ),
)  # fmt: skip


def _mark(identifier: str, name: str, size: int, layout: str) -> tuple[str, ...]:
    """The style of a red name and, based on it, those of longer names: narrower characters of the same height."""
    red = paragraph_style(
        identifier, name, font=TITLE, size=size, layout=layout, look=f'<w:color w:val="{RED}"/>'
    )
    narrower = (
        paragraph_style(
            f"{identifier}{suffix}", f"{name}{word}", based_on=identifier, look=f'<w:w w:val="{share}"/>'
        )
        for suffix, word, share in (("Long", "（长）", 66), ("Longest", "（特长）", 50))
    )
    return (red, *narrower)


_HEADS = (
    # The top of the characters stands 35 mm below the top of the text block.
    *_mark("GwMark", "公文发文机关标志", 88, f'<w:keepNext/>{_LOOSE}{spacing(1000, mm(35) - 100)}{_CENTRE}'),
    paragraph_style(
        "GwNumber", "公文发文字号", following="Title",
        layout=f'<w:keepNext/><w:pBdr><w:bottom {rule(18, space=8)}/></w:pBdr>{_LOOSE}{spacing(before=2 * LINE, after=2 * LINE)}{_CENTRE}',
    ),
    # A document to a higher body: the number one character in at left, 签发人 one in at right.
    paragraph_style(
        "GwNumberSigned", "公文发文字号和签发人", based_on="GwNumber", following="Title",
        layout=f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH - CHARACTER}"/></w:tabs><w:jc w:val="left"/>',
    ),
    paragraph_style("GwState", "公文稿别", font=KAI, following="Title", layout=f'<w:keepNext/>{spacing(after=LINE)}<w:jc w:val="left"/>'),
    *_mark("GwLetterMark", "信函发文机关标志", 68, f'{_LOOSE}{spacing(780)}{_CENTRE}'),
    paragraph_style("GwLetterRule", "信函红色双线", layout=f'{_LOOSE}{spacing(20)}'),
    paragraph_style(
        "GwLetterNumber", "信函发文字号", following="Title",
        layout=f'<w:keepNext/>{_LOOSE}{spacing(before=mm(1.4), after=2 * LINE)}<w:jc w:val="right"/>',
    ),
    *_mark("GwBriefingName", "简报名称", 104, f'<w:keepNext/>{_LOOSE}{spacing(1240, 560)}{_CENTRE}'),
    paragraph_style("GwBriefingNumber", "简报期号", following="GwBriefingLine", layout=f'<w:keepNext/>{_LOOSE}{spacing(before=120)}{_CENTRE}'),
    paragraph_style(
        "GwBriefingLine", "简报编印单位和日期", following="Title",
        layout=f'<w:keepNext/><w:pBdr><w:bottom {rule(18, space=4)}/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
               f'{_LOOSE}{spacing(before=360, after=2 * LINE)}<w:jc w:val="left"/>',
    ),
)  # fmt: skip

_TAILS = (
    paragraph_style("GwTail", "公文版记", size=28, layout=f'{_LOOSE}{spacing(440)}<w:ind w:left="280" w:right="280"/><w:jc w:val="left"/>'),
    # 抄送：runs on under the first character behind the colon.
    paragraph_style("GwTailTo", "公文抄送", based_on="GwTail", layout='<w:ind w:left="1120" w:right="280" w:hanging="840"/>'),
    paragraph_style("GwTailRight", "公文版记右", based_on="GwTail", layout='<w:jc w:val="right"/>'),
    # What must stand there for Word's sake and takes no room: a section's end, the anchor of the tail.
    paragraph_style("GwEnd", "公文节末", size=2, layout=f'{_LOOSE}{spacing(20)}'),
    paragraph_style("Footer", "footer", font=SONG, size=28, layout=f'{_LOOSE}{spacing(280)}'),
)  # fmt: skip

STYLES = f"{XML}<w:styles {NAMESPACES}>{_DEFAULTS}{''.join((*_TEXT, *_TABLES, *_HEADS, *_TAILS))}</w:styles>"

FONT_TABLE = (
    f"{XML}<w:fonts {NAMESPACES}>"
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    + "</w:fonts>"
)
