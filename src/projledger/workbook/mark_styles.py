"""The styles part of a marked-up copy: each marked cell keeps its style and gets a fill."""

import re

_RED, _YELLOW, _GREY = "FFFFC7CE", "FFFFEB9C", "FFF2F2F2"
_ATTRIBUTE = r'\s{0}\s*=\s*"([^"]*)"'


class Styles:
    """The bytes of a styles part, to which formats are added; nothing that stands there changes.

    Raises ``ValueError`` where the part is not written as office programs write it.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._formats = self._items("cellXfs", "xf")
        self._filled: dict[tuple[int, bool], int] = {}
        self._fills = {error: str(self._fill(_RED if error else _YELLOW)) for error in (True, False)}

    def filled(self, style: int, *, error: bool) -> int:
        """The index of a format like ``style`` with the fill of an error or of a warning."""
        key = (style, error)
        if key not in self._filled:
            like = self._formats[style] if 0 <= style < len(self._formats) else "<xf/>"
            like = _without(like, "fillId", "applyFill")
            xml = like.replace("<xf", f'<xf fillId="{self._fills[error]}" applyFill="1"', 1)
            self._filled[key] = self._added("cellXfs", "xf", xml)
        return self._filled[key]

    def unfilled(self, style: int) -> int:
        """The format that :meth:`filled` once made ``style`` from; ``style`` itself where it has no mark."""
        if not 0 <= style < len(self._formats) or not self._is_marked(self._formats[style]):
            return style
        wanted = _without(self._formats[style], "fillId", "applyFill")
        for index, form in enumerate(self._formats):
            if not self._is_marked(form) and _without(form, "fillId", "applyFill") == wanted:
                return index
        return style

    def _is_marked(self, form: str) -> bool:
        fill = re.search(_ATTRIBUTE.format("fillId"), form)
        return fill is not None and fill[1] in self._fills.values()

    def for_list(self) -> dict[str, int]:
        """Formats of the sheet that lists the findings, by the names of their places in it."""
        plain, bold, large = (
            self._font(size) for size in ('<sz val="11"/>', '<b/><sz val="11"/>', '<b/><sz val="16"/>')
        )
        grey = self._fill(_GREY)
        sides = "".join(
            f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>'
            for side in ("left", "right", "top", "bottom")
        )
        border = self._added("borders", "border", f"<border>{sides}<diagonal/></border>")
        places = {
            "title": (large, 0, 0, "left"),
            "note": (plain, 0, 0, "left"),
            "head": (bold, grey, border, "center"),
            "body": (plain, 0, border, "left"),
            "middle": (plain, 0, border, "center"),
            "error": (plain, self._fills[True], border, "center"),
            "warning": (plain, self._fills[False], border, "center"),
        }
        return {
            place: self._added(
                "cellXfs",
                "xf",
                f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{edge}" xfId="0" applyFont="1"'
                ' applyFill="1" applyBorder="1" applyAlignment="1">'
                f'<alignment horizontal="{across}" vertical="center" wrapText="1"/></xf>',
            )
            for place, (font, fill, edge, across) in places.items()
        }

    def _font(self, properties: str) -> int:
        return self._added(
            "fonts", "font", f'<font>{properties}<name val="宋体"/><charset val="134"/></font>'
        )

    def _fill(self, colour: str) -> int:
        xml = f'<fgColor rgb="{colour}"/><bgColor indexed="64"/>'
        return self._added(
            "fills", "fill", f'<fill><patternFill patternType="solid">{xml}</patternFill></fill>'
        )

    def _section(self, name: str) -> tuple[int, int, int]:
        """Where the opening tag of a section starts, where it ends, and where the closing tag starts."""
        start = re.search(rf"<{name}\b[^>]*(?<!/)>".encode(), self.content)
        end = self.content.find(f"</{name}>".encode(), start.end()) if start else -1
        if not start or end < 0:
            raise ValueError(name)
        return start.start(), start.end(), end

    def _items(self, section: str, item: str) -> list[str]:
        __, start, end = self._section(section)
        pattern = rf"<{item}\b(?:[^>]*/>|[^>]*>.*?</{item}>)"
        return re.findall(pattern, self.content[start:end].decode("utf-8"), re.DOTALL)

    def _added(self, section: str, item: str, xml: str) -> int:
        """The index of ``xml`` in ``section``, appended unless the very same stands there."""
        items = self._formats if section == "cellXfs" else self._items(section, item)
        if xml in items:
            return items.index(xml)
        opening, start, end = self._section(section)
        head = re.sub(rb'\bcount="\d+"', b'count="%d"' % (len(items) + 1), self.content[opening:start])
        self.content = (
            self.content[:opening] + head + self.content[start:end] + xml.encode() + self.content[end:]
        )
        if section == "cellXfs":
            self._formats = [*items, xml]
        return len(items)


def _without(form: str, *attributes: str) -> str:
    for name in attributes:
        form = re.sub(_ATTRIBUTE.format(name), "", form, count=1)
    return form
