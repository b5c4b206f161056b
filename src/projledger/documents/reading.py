"""A paper as its reader sees it: its paragraphs and table rows, and which of their text stands in controls.

Word and LibreOffice rewrite what they save: runs are split, controls are nested, stand around paragraphs,
cells or rows, or lose their tags; changes are tracked. Text is read as it is once all changes are accepted.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: What is gone once changes are accepted, and what is no text of its own.
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}sdtPr", f"{_W}fldSimple", _FALLBACK}
_SIGNS = {f"{_W}noBreakHyphen": "-", f"{_W}tab": "\t", f"{_W}br": "\n"}


class Control(NamedTuple):
    """A content control: its ``number`` in reading order, and its ``tag``, "" where it has none."""

    number: int
    tag: str


class Piece(NamedTuple):
    """A run of text; ``control`` is the one in which it stands, ``column`` its cell of a table (from 1)."""

    text: str
    control: Control | None = None
    column: int = 0


@dataclass(slots=True)
class Block:
    """A paragraph, or a row of a table. ``table`` and ``row`` count from 1; 0 for a paragraph."""

    table: int = 0
    row: int = 0
    pieces: list[Piece] = field(default_factory=list)
    #: The first row of the block's table, which names its columns.
    titles: "Block | None" = None

    @property
    def text(self) -> str:
        """The whole text of the block."""
        return "".join(piece.text for piece in self.pieces)

    def cell(self, column: int) -> str:
        """The text of one cell of the row."""
        return "".join(piece.text for piece in self.pieces if piece.column == column).strip()


def blocks_of(package: bytes) -> list[Block]:
    """The blocks of a .docx that hold text, in reading order: its body, then headers and footers.

    Raises ValueError where ``package`` is no Word document.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(io.BytesIO(package))
    except (PackageNotFoundError, zipfile.BadZipFile, LookupError, ValueError, SyntaxError) as error:
        raise ValueError(str(error)) from error
    reader = _Reader()
    reader.read(document.element.body)
    parts = sorted(document.part.package.iter_parts(), key=lambda part: str(part.partname))
    for part in parts:
        if str(part.partname).startswith(("/word/header", "/word/footer", "/word/footnotes")):
            root = getattr(part, "element", None)
            if root is not None:
                reader.read(root)
    return [block for block in reader.blocks if block.text.strip()]


class _Reader:
    """Walks a part; keeps the blocks in the order of reading."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._controls = 0
        self._tables = 0
        self._fields = 0

    def read(self, root: Any) -> None:
        self._walk(root, None, None, 0)

    def _walk(self, node: Any, into: Block | None, control: Control | None, column: int) -> None:
        for child in node:
            if child.tag in _LEFT_OUT:
                continue
            if child.tag == f"{_W}sdt":
                self._walk_control(child, into, control, column)
            elif child.tag == f"{_W}tbl":
                self._walk_table(child, control)
            elif child.tag == f"{_W}p" and not (into and into.row):
                block = Block()
                self.blocks.append(block)
                self._walk(child, block, control, column)
            elif child.tag == f"{_W}r":
                self._run(child, into, control, column)
            else:
                self._walk(child, into, control, column)

    def _walk_control(self, node: Any, into: Block | None, around: Control | None, column: int) -> None:
        inner = self._control(node, around)
        for content in node.iterchildren(f"{_W}sdtContent"):
            self._walk(content, into, inner, column)

    def _control(self, node: Any, around: Control | None) -> Control:
        """The control that ``node`` is; one without a tag within one that has one is no figure of its own."""
        tag = node.find(f"{_W}sdtPr/{_W}tag")
        said = "" if tag is None else tag.get(f"{_W}val") or ""
        if around and around.tag and not said:
            return around
        self._controls += 1
        return Control(self._controls, said)

    def _walk_table(self, table: Any, control: Control | None) -> None:
        self._tables += 1
        number, titles = self._tables, None
        for place, (row, around) in enumerate(self._within(table, "tr", control), start=1):
            block = Block(number, place, titles=titles)
            titles = titles or block
            self.blocks.append(block)
            for column, (cell, of_cell) in enumerate(self._within(row, "tc", around), start=1):
                self._walk(cell, block, of_cell, column)

    def _within(
        self, node: Any, wanted: str, control: Control | None
    ) -> Iterator[tuple[Any, Control | None]]:
        """The rows of a table or the cells of a row that stay once changes are accepted, in controls too."""
        for child in node:
            if child.tag == f"{_W}{wanted}":
                if child.find(f"{_W}trPr/{_W}del") is None:
                    yield child, control
            elif child.tag == f"{_W}sdt":
                for content in child.iterchildren(f"{_W}sdtContent"):
                    yield from self._within(content, wanted, self._control(child, control))
            elif child.tag in {f"{_W}ins", f"{_W}moveTo"}:
                yield from self._within(child, wanted, control)

    def _run(self, run: Any, into: Block | None, control: Control | None, column: int) -> None:
        for child in run:
            if child.tag == f"{_W}fldChar":
                kind = child.get(f"{_W}fldCharType")
                self._fields += {"begin": 1, "end": -1}.get(kind or "", 0)
            elif child.tag in {f"{_W}t", *_SIGNS}:
                # what a field shows (a page number) is no text of the paper
                if into is not None and not self._fields:
                    text = child.text or "" if child.tag == f"{_W}t" else _SIGNS[child.tag]
                    _add(into, Piece(text, control, column))
            elif child.tag not in _LEFT_OUT:
                self._walk(child, None, control, column)  # a text box holds blocks of its own


def _add(block: Block, piece: Piece) -> None:
    if block.pieces and block.pieces[-1][1:] == piece[1:]:
        block.pieces[-1] = piece._replace(text=block.pieces[-1].text + piece.text)
    elif piece.text:
        block.pieces.append(piece)
