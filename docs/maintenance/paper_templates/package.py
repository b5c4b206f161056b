"""A template as a Word package: its parts, their types and relationships, the same bytes every time."""

import io
import zipfile
from dataclasses import dataclass

from paper_templates.namespaces import NAMESPACES, OFFICE, PACKAGE, TYPE, XML
from paper_templates.page import MarginPart, Section
from paper_templates.styles import FONT_TABLE, STYLES

SETTINGS = (
    f'{XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
    '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
    '<w:drawingGridVerticalSpacing w:val="579"/><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>'
    '<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)  # fmt: skip


@dataclass(frozen=True)
class Template:
    """A kind's template: its name, the blocks of its text, the sections it has, the last one last."""

    name: str
    blocks: str
    sections: tuple[Section, ...]

    @property
    def margins(self) -> tuple[MarginPart, ...]:
        """Every header and footer that a section names, once."""
        return tuple({part.file: part for section in self.sections for part in section.margins}.values())

    @property
    def parts(self) -> dict[str, str]:
        """Name → content of every part, the list of content types first, as Word writes it."""
        margins = self.margins
        types = {
            "word/document.xml": f"{TYPE}.document.main+xml",
            "word/styles.xml": f"{TYPE}.styles+xml",
            "word/settings.xml": f"{TYPE}.settings+xml",
            "word/fontTable.xml": f"{TYPE}.fontTable+xml",
            **{f"word/{part.file}": f"{TYPE}.{part.kind}+xml" for part in margins},
            "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        }
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
        )
        return {
            "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
            "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
            "</Relationships>",
            "docProps/core.xml": _properties(self.name),
            "word/_rels/document.xml.rels": _relations(margins),
            "word/document.xml": f"{XML}<w:document {NAMESPACES}><w:body>{self.blocks}{self.sections[-1].xml}</w:body></w:document>",
            "word/styles.xml": STYLES,
            "word/settings.xml": SETTINGS,
            "word/fontTable.xml": FONT_TABLE,
            **{f"word/{part.file}": part.xml for part in margins},
        }

    def package(self) -> bytes:
        """The template as the bytes of a .docx; the same bytes every time."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            for name, content in self.parts.items():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.create_system = 0
                entry.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(entry, content.encode("utf-8"))
        return buffer.getvalue()


def _properties(name: str) -> str:
    day = "2021-01-01T00:00:00Z"
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{name}</dc:title>'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )


def _relations(margins: tuple[MarginPart, ...]) -> str:
    named = (
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdFonts", "fontTable", "fontTable.xml"),
        *((part.relation, part.kind, part.file) for part in margins),
    )
    return (
        f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="{target}"/>'
            for identifier, kind, target in named
        )
        + "</Relationships>"
    )
