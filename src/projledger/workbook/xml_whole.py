"""Whether XML is whole: every tag has its end. A reader that does not ask loses what a missing tag held.

Counting the tags tells it for nearly every part, in a third of the time that a parser takes.
"""

from xml.parsers import expat

from projledger.workbook.faults import Fault


def whole(content: bytes) -> None:
    """Raises :class:`Fault` (F005) where tags of ``content`` have no end, or ends no tag."""
    if b"\x00" in content[:200]:  # two bytes a character
        well_formed(content)
        return
    starts = content.count(b"<")
    accounted = 2 * content.count(b"</") + content.count(b"/>") + content.count(b"<?")
    if starts > accounted:
        accounted += content.count(b"<!")
    if starts > accounted:  # told without a parser, which keeps every open tag
        raise Fault("F005", "unreadable")
    if starts < accounted or starts != content.count(b">"):  # a text may hold what looks like a tag's end
        well_formed(content)


def well_formed(content: bytes) -> None:
    """Raises :class:`Fault` (F005) where ``content`` is no whole XML, by a parser."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(content.lstrip() if content[:1].isspace() else content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Fault("F005", "unreadable") from error
