"""The comments of a marked-up copy: the comments part and the drawing of their boxes (VML)."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from projledger.workbook.sheet_scan import column_number
from projledger.workbook.transport import address

AUTHOR = "projledger"
# The colour tells our words in someone else's comment, so that a second round replaces them.
_RUN = (
    '<r><rPr><sz val="9"/><color rgb="FFC00001"/><rFont val="宋体"/><charset val="134"/></rPr>'
    '<t xml:space="preserve">{text}</t></r>'
)
_OUR_RUN = re.compile(r'<r><rPr>(?:(?!</rPr>).)*<color rgb="FFC00001"/>.*?</r>', re.DOTALL)
_COMMENT = re.compile(r'<comment\b(?=[^>]*\sref="([A-Z]+)(\d+)")([^>]*)>(.*?)</comment>', re.DOTALL)
_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>|<text\b[^>]*/>", re.DOTALL)
_PLAIN = re.compile(r"^\s*(<t\b[^>]*>.*?</t>)", re.DOTALL)
_AUTHOR_ID = re.compile(r'\sauthorId="(\d+)"')
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<authors></authors><commentList></commentList></comments>"
)

Place = tuple[int, int]


class Comments:
    """A comments part with our words in it.

    ``present`` are the cells that have a comment; ``dropped`` those whose comment was ours and which are no
    longer marked. Raises ``ValueError`` where the part is not written as office programs write it.
    """

    def __init__(self, content: bytes, marks: Mapping[Place, str]) -> None:
        text = content.decode("utf-8") if content else _EMPTY
        text = re.sub(r"<(authors|commentList)\s*/>", r"<\1></\1>", text)
        if "</authors>" not in text or "</commentList>" not in text:
            raise ValueError("comments")
        text, ours = self._with_author(text)
        self.dropped: set[Place] = set()
        self.present: set[Place] = set()
        left = dict(marks)

        def changed(match: re.Match[str]) -> str:
            place = (int(match[2]), column_number(match[1]))
            own = bool((found := _AUTHOR_ID.search(match[3])) and int(found[1]) == ours)
            words = left.pop(place, None)
            if own and words is None:
                self.dropped.add(place)
                return ""
            self.present.add(place)
            return (
                match[0]
                if words is None and not _OUR_RUN.search(match[4])
                else _merged(match, words, own=own)
            )

        text = _COMMENT.sub(changed, text)
        self.added = set(left)
        new = "".join(
            f'<comment ref="{address(*place)}" authorId="{ours}"><text>{_run(words)}</text></comment>'
            for place, words in sorted(left.items())
        )
        self.present |= self.added
        self.content = text.replace("</commentList>", f"{new}</commentList>").encode()

    @staticmethod
    def _with_author(text: str) -> tuple[str, int]:
        start, end = text.index("<authors"), text.index("</authors>")
        names = re.findall(r"<author\b[^>]*?(?:/>|>(.*?)</author>)", text[start:end], re.DOTALL)
        if AUTHOR in names:
            return text, names.index(AUTHOR)
        return f"{text[:end]}<author>{AUTHOR}</author>{text[end:]}", len(names)


def _run(words: str) -> str:
    return _RUN.format(text=escape(words))


def _merged(match: re.Match[str], words: str | None, *, own: bool) -> str:
    """A comment that was there, with our words behind it (or alone, where it was ours before)."""
    body = match[4]
    text = _TEXT.search(body)
    runs = "" if own or not text else _OUR_RUN.sub("", text[1] or "")
    if plain := _PLAIN.match(runs):
        runs = f"<r>{plain[1]}</r>"
    if words is not None:
        runs += _run(f"\n{words}" if runs else words)
    new = f"<text>{runs}</text>"
    body = body[: text.start()] + new + body[text.end() :] if text else new + body
    return f"<comment{match[3]}>{body}</comment>"


_NAMESPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_VML = '<xml><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
    'margin-top:1.5pt;width:{width}pt;height:{height}pt;z-index:{order};visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" '
    'obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
    "<x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>"
    "<x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPES = re.compile(r"<(\w+):shape\b(?:(?!</\1:shape>).)*</\1:shape>", re.DOTALL)
_CHARACTERS_A_LINE = 18
_LINE_HEIGHT = 14  # points


def boxes(content: bytes, added: Mapping[Place, str], dropped: set[Place]) -> bytes:
    """The drawing ``content`` (empty: none yet) with boxes for the ``added`` comments."""
    text = content.decode("utf-8") if content else _VML
    if "</xml>" not in text:
        raise ValueError("drawing")
    root = text[text.index("<xml") : text.index(">", text.index("<xml"))]
    for prefix, space in _NAMESPACES.items():  # others write the same with prefixes of their own
        if f"xmlns:{prefix}=" not in root:
            text = text.replace("<xml", f'<xml xmlns:{prefix}="{space}"', 1)

    def kept(match: re.Match[str]) -> str:
        row, column = (re.search(rf"<\w+:{name}>\s*(\d+)", match[0]) for name in ("Row", "Column"))
        note = 'ObjectType="Note"' in match[0]
        return (
            "" if note and row and column and (int(row[1]) + 1, int(column[1]) + 1) in dropped else match[0]
        )

    text = _SHAPES.sub(kept, text)
    shapes = "" if "_x0000_t202" in text else _SHAPE_TYPE
    last = max((int(number) for number in re.findall(r"_x0000_s(\d+)", text)), default=1024)
    for order, ((row, column), words) in enumerate(sorted(added.items()), start=1):
        lines = sum(1 + len(line) // _CHARACTERS_A_LINE for line in words.split("\n"))
        rows = max(3, lines * _LINE_HEIGHT // 15 + 1)
        anchor = f"{column}, 15, {max(row - 2, 0)}, 4, {column + 3}, 31, {max(row - 2, 0) + rows}, 4"
        shapes += _SHAPE.format(
            number=last + order,
            order=order,
            width=190,
            height=rows * 15,
            anchor=anchor,
            row=row - 1,
            column=column - 1,
        )
    place = text.rindex("</xml>")
    return (text[:place] + shapes + text[place:]).encode()
