"""Why a file could not be read: a finding code and a phrase, raised by the readers as data.

The worker has no language: it names a phrase and its values, and whoever asked puts them into words.
"""

from collections.abc import Mapping

from projledger.foundation.language import N_
from projledger.foundation.phrase import Phrase

#: What fills ``{found}`` in the messages of the F codes, by a short name.
PHRASES: dict[str, str] = {
    # F003, F004, F008: what the file really is
    "html": N_("a web page (HTML)"),
    "mhtml": N_("a saved web page (MHTML)"),
    "xml": N_("XML text"),
    "xml2003": N_("an Excel 2003 XML table"),
    "word": N_("a Word document"),
    "slides": N_("a presentation"),
    "pdf": N_("a PDF document"),
    "ofd": N_("an OFD document"),
    "rtf": N_("an RTF document"),
    "picture": N_("a picture"),
    "media": N_("a sound or video recording"),
    "text": N_("plain text"),
    "archive": N_("an archive"),
    "ole": N_("an Office file without a workbook"),
    "binary": N_("data of an unknown kind"),
    # F005: damage
    "cut": N_("its end is missing"),
    "zip": N_("its parts cannot be unpacked"),
    "part": N_("the part {part} is missing"),
    "unreadable": N_("no reader could open it"),
    "mixed": N_("its text breaks off or mixes encodings"),
    "died": N_("the reader broke off"),
    "twice": N_("the cell {cell} stands twice or has two values"),
    "sheetless": N_("it holds no sheet"),
    "quote": N_("the quotation mark opened in line {line} is never closed"),
    # F015: what no office program writes
    "names": N_("the part name {part} is unsafe or stands twice"),
    "entities": N_("the part {part} declares entities (DOCTYPE)"),
    "shared": N_("parts that share the same bytes"),
    # F007: limits, with the setting that moves them where there is one
    "size": N_("it is larger than {limit} MB (limits.file_megabytes)"),
    "archive_size": N_("with its files it comes to more than {limit} MB (limits.archive_megabytes)"),
    "unpacked": N_("it unpacks to more than {limit} MB (limits.unpacked_megabytes)"),
    "ratio": N_("the part {part} unpacks to more than {limit} times its size (limits.ratio)"),
    "members": N_("more than {limit} parts"),
    "sheets": N_("more than {limit} sheets (limits.sheets)"),
    "rows": N_("more than {limit} rows (limits.rows)"),
    "cells": N_("more than {limit} cells (limits.cells)"),
    "area": N_("its cells are spread over more than {limit} places (limits.cells)"),
    "elements": N_("the part {part} has more than {limit} elements"),
    "texts": N_("more than {limit} texts (limits.cells)"),
    "slow": N_("more than {limit} cells, written in a way that is slow to read (limits.cells)"),
    "merges": N_("more than {limit} merged cells on one sheet"),
    "characters": N_("more than {limit} characters of text"),
    "line": N_("a line or cell of more than {limit} characters"),
    "far": N_("cells far outside the table, such as {cell}"),
    "seconds": N_("reading took longer than {limit} seconds (limits.seconds)"),
    "memory": N_("reading needs more than {limit} MB of memory (limits.memory_megabytes)"),
    "depth": N_("archives inside archives, more than {limit} deep"),
}


class Fault(Exception):
    """Stops the reading of one file. ``code`` is an F code, ``phrase`` a key of :data:`PHRASES`."""

    def __init__(self, code: str, phrase: str = "", **values: object) -> None:
        super().__init__(code, phrase, values)
        self.code = code
        self.phrase = phrase
        self.values: dict[str, str] = {key: str(value) for key, value in values.items()}


def described(phrase: str, values: Mapping[str, str] | None = None) -> str:
    """``phrase`` (a key of :data:`PHRASES`, or words of its own) as a phrase."""
    template = PHRASES.get(phrase)
    return Phrase(template, **(values or {})) if template else phrase
