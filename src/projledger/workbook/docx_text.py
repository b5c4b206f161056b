"""The words of a paragraph as its reader sees them: without what was deleted, hidden or drawn.

Names are taken without their namespaces: both kinds of the format, and programs that use prefixes of
their own, have the same local ones.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

#: What a reader does not see as text, or sees elsewhere than in the paragraph.
UNSEEN = frozenset(
    {
        *("del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rt", "annotationRef"),
        *("drawing", "pict", "object", "txbxContent", "pPr", "rPr", "sectPr", "tbl", "softHyphen"),
    }
)
_PLAIN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
#: Boxes and ticks, which Word takes from a font of signs: (font, character) → the sign.
_SIGNS = {
    ("wingdings", "f0fe"): "☑",
    ("wingdings", "f0a8"): "□",
    ("wingdings", "f06f"): "□",
    ("wingdings", "f0fc"): "√",
    ("wingdings 2", "f052"): "☑",
    ("wingdings 2", "f0a3"): "□",
    ("wingdings 2", "f050"): "√",
}
_UNKNOWN_SIGN = "\N{REPLACEMENT CHARACTER}"
_OFF = frozenset({"0", "false", "off"})


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def value(element: Element | None, name: str = "val") -> str | None:
    """The attribute of that local name; None where it or the element is not there."""
    if element is None:
        return None
    return next((text for key, text in element.items() if local(key) == name), None)


def child(element: Element, *names: str) -> Element | None:
    """The first descendant along ``names``, each a child of the one before."""
    found: Element | None = element
    for name in names:
        found = next((one for one in found if local(one.tag) == name), None) if found is not None else None
    return found


def switched_on(element: Element, *names: str) -> bool:
    """Whether the property along ``names`` is there and not switched off."""
    found = child(element, *names)
    return found is not None and (value(found) or "1") not in _OFF


def text_of(paragraph: Element) -> str:
    """The words of ``paragraph``; tabs and line breaks as themselves."""
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    for one in element:
        name = local(one.tag) if isinstance(one.tag, str) else ""
        if name == "t":
            yield one.text or ""
        elif name in _PLAIN:
            yield _PLAIN[name]
        elif name == "sym":
            key = (value(one, "font") or "").lower(), (value(one, "char") or "").lower()
            yield _SIGNS.get(key, _UNKNOWN_SIGN)
        elif name not in UNSEEN and not (name == "r" and switched_on(one, "rPr", "vanish")):
            yield from _pieces(one)
