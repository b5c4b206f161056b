"""How a paper differs from the one that the ledger gives: figures typed over, uncontrolled, names swapped.

Both are read as blocks (:mod:`projledger.documents.reading`). Paragraphs and rows are set side by side first,
then the controls in each, by their tags or, where a program has dropped the tags, by their places. Beside
controls only numbers and units are compared: a clerk may rewrite words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from projledger.documents.figures import Figure
from projledger.documents.reading import Block, Piece
from projledger.documents.side_by_side import side_by_side

#: Numbers with the part of a date behind them, and the units of figures.
_NUMBER = re.compile(r"\d+(?:\.\d+)?[年月日号]?|亿元|万元|个百分点|亩|%")
_OF_DATE = ("年", "月", "日", "号")
_BEFORE, _BEHIND = 16, 12


class Fault(StrEnum):
    """What is wrong with a figure in a document."""

    TYPED = "typed"  # another text stands where the ledger's figure stood
    NAME = "name"  # another name stands where that of a unit or project stood
    LOOSE = "loose"  # the figure stands in no control, or is gone
    TEXT = "text"  # a number beside the controls is not the one that was composed


class Where(NamedTuple):
    """Where in a document: the words around, or the table, its row and column (from 1) and what they name."""

    around: str
    table: int = 0
    row: int = 0
    column: int = 0
    title: str = ""
    label: str = ""


class Difference(NamedTuple):
    """One figure that is not as the ledger has it; ``figure`` is None for a number that never was one.

    ``stands`` is what the document says, "" where nothing is left; ``ledger`` what it said when composed, ""
    for what was added.
    """

    fault: Fault
    figure: Figure | None
    stands: str
    ledger: str
    where: Where


class Comparison:
    """Compares what stands with what the ledger gives; ``known`` are the paper's figures by their tags."""

    def __init__(self, known: Mapping[str, Sequence[Figure]], found: Sequence[Block]) -> None:
        self._known = known
        self._found = found
        tags = [piece.control.tag for block in found for piece in block.pieces if piece.control]
        #: Whether controls can be told by their tags: LibreOffice 7.4 drops all tags.
        self.by_tag = not tags or any(tag in known for tag in tags)

    def differences(self, expected: Sequence[Block]) -> Iterator[Difference]:
        """How the found blocks differ from the ``expected`` ones, in reading order."""
        told = [block for block in expected if self._tells(block)]
        read = [block for block in self._found if self._tells(block)]
        pairs = side_by_side(told, read, self._key)
        added = [new for old, new in pairs if old is None and new is not None]
        moved = self._moved([old for old, new in pairs if new is None and old is not None], added)
        for old, new in pairs:
            if old is not None:
                stays = new or moved.get(id(old))
                yield from self._of_pair(old, stays) if stays else self._gone(old)
            elif new is not None and not any(new is block for block in moved.values()):
                yield from self._added(new)

    def _moved(self, gone: Sequence[Block], added: Sequence[Block]) -> dict[int, Block]:
        """Which of the ``added`` blocks is which of the ``gone`` ones (by identity), moved as it was."""
        places: dict[tuple[str, ...], list[Block]] = {}
        for block in added:
            places.setdefault(self._key(block), []).append(block)
        found = {}
        for block in gone:
            if places.get(self._key(block)):
                found[id(block)] = places[self._key(block)].pop(0)
        return found

    def stray(self) -> Iterator[Difference]:
        """The controls whose text no figure of that tag has: all that can be said without a template."""
        for block in self._found:
            for place, piece in enumerate(block.pieces):
                if self._is_figure(piece):
                    yield from self._unlike(block, place, piece)

    # ---- one paragraph or row --------------------------------------------------------------------

    def _of_pair(self, old: Block, new: Block) -> Iterator[Difference]:
        columns = sorted({piece.column for piece in (*old.pieces, *new.pieces)})
        for column in columns:
            yield from self._of_pieces(old, new, _of_column(old, column), _of_column(new, column))

    def _of_pieces(
        self, old: Block, new: Block, told: list[tuple[int, Piece]], read: list[tuple[int, Piece]]
    ) -> Iterator[Difference]:
        """Set the controls side by side, and compare what lies between those that belong together."""
        ends = [*self._anchors(told, read), (len(told), len(read))]
        start = (0, 0)
        for end in ends:
            yield from self._between(old, new, told[start[0] : end[0]], read[start[1] : end[1]])
            if end != ends[-1]:
                yield from self._of_controls(old, new, told[end[0]], read[end[1]])
            start = (end[0] + 1, end[1] + 1)

    def _anchors(self, told: list[tuple[int, Piece]], read: list[tuple[int, Piece]]) -> list[tuple[int, int]]:
        """The places of the controls that belong together."""
        one = [place for place, (_at, piece) in enumerate(told) if piece.control]
        other = [place for place, (_at, piece) in enumerate(read) if self._is_figure(piece)]
        keys = [self._control_key(told[place][1]) for place in one]
        found = [self._control_key(read[place][1]) for place in other]
        if len(keys) == len(found) and (not self.by_tag or Counter(keys) == Counter(found)):
            return list(zip(one, other, strict=True))
        matcher = SequenceMatcher(None, keys, found, autojunk=False)
        pairs: list[tuple[int, int]] = []
        for action, start, end, first, last in matcher.get_opcodes():
            if action == "equal" or (action == "replace" and end - start == last - first):
                pairs += zip(one[start:end], other[first:last], strict=True)
        return pairs

    def _of_controls(
        self, old: Block, new: Block, told: tuple[int, Piece], read: tuple[int, Piece]
    ) -> Iterator[Difference]:
        figure = self._figure(told[1])
        if _same(told[1].text, read[1].text):
            return
        fault = Fault.NAME if figure and figure.name == "name" else Fault.TYPED
        yield Difference(fault, figure, read[1].text, told[1].text, _where(new, read[0], old))

    def _between(
        self, old: Block, new: Block, told: list[tuple[int, Piece]], read: list[tuple[int, Piece]]
    ) -> Iterator[Difference]:
        """What stands between two controls that belong together: lost controls, added ones, and numbers."""
        lost = [(at, piece) for at, piece in told if piece.control]
        text = "".join(" " if self._is_figure(piece) else piece.text for _at, piece in read)
        composed = "".join(" " if piece.control else piece.text for _at, piece in told)
        place = read[0][0] if read else None
        where = _where(new, place, old) if place is not None else _where(old, told[0][0] if told else 0, old)
        said: list[tuple[Piece, bool]] = []
        for _at, piece in lost:
            text, whole = _without(text, piece.text)
            said.append((piece, whole))
        changes = list(_numbers(composed, text))
        for piece, whole in said:
            stands = piece.text if whole else _taken(changes, len(_NUMBER.findall(piece.text)))
            yield Difference(Fault.LOOSE, self._figure(piece), stands, piece.text, where)
        for composed_number, stands in changes:
            if composed_number or not stands.endswith(_OF_DATE):
                yield Difference(Fault.TEXT, None, stands, composed_number, where)
        for at, piece in read:
            if self._is_figure(piece):
                yield from self._unlike(new, at, piece)

    # ---- what is gone, what was added -----------------------------------------------------------------

    def _gone(self, old: Block) -> Iterator[Difference]:
        for place, piece in enumerate(old.pieces):
            if piece.control:
                yield Difference(Fault.LOOSE, self._figure(piece), "", piece.text, _where(old, place))

    def _added(self, block: Block) -> Iterator[Difference]:
        for place, piece in enumerate(block.pieces):
            if self._is_figure(piece):
                yield from self._unlike(block, place, piece)
                continue
            for _composed, stands in _numbers("", piece.text):
                if not stands.endswith(_OF_DATE):
                    yield Difference(Fault.TEXT, None, stands, "", _where(block, place))

    def _unlike(self, block: Block, place: int, piece: Piece) -> Iterator[Difference]:
        """A control beyond those that were composed: its text must be one that its figure has somewhere."""
        if piece.control is None or not (figures := self._known.get(piece.control.tag)):
            return
        if not any(_same(figure.shown, piece.text) for figure in figures):
            fault = Fault.NAME if figures[0].name == "name" else Fault.TYPED
            yield Difference(fault, figures[0], piece.text, figures[0].shown, _where(block, place))

    # ---- what tells blocks and controls apart ----------------------------------------------------

    def _tells(self, block: Block) -> bool:
        return any(
            self._is_figure(piece) or _NUMBER.search(_normal(piece.text)) is not None
            for piece in block.pieces
        )

    def _is_figure(self, piece: Piece) -> bool:
        return piece.control is not None and (not self.by_tag or piece.control.tag in self._known)

    def _figure(self, piece: Piece) -> Figure | None:
        figures = self._known.get(piece.control.tag, ()) if piece.control else ()
        return next((figure for figure in figures if figure.shown == piece.text), None)

    def _control_key(self, piece: Piece) -> str:
        return piece.control.tag if piece.control and self.by_tag else _normal(piece.text)

    def _key(self, block: Block) -> tuple[str, ...]:
        """What makes two blocks the same one: the controls in them, or the text where there are none."""
        tags = tuple(piece.control.tag for piece in block.pieces if piece.control and self._is_figure(piece))
        return tags if tags and self.by_tag else (_normal(block.text),)


def _of_column(block: Block, column: int) -> list[tuple[int, Piece]]:
    return [(place, piece) for place, piece in enumerate(block.pieces) if piece.column == column]


def _normal(text: str) -> str:
    """``text`` without blanks, full-width digits made half-width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _same(one: str, other: str) -> bool:
    return one == other or _normal(one) == _normal(other)


def _numbers(composed: str, stands: str) -> Iterator[tuple[str, str]]:
    """The numbers and units in which two texts differ, each as (composed, stands); "" for none."""
    one, other = (_NUMBER.findall(unicodedata.normalize("NFKC", text)) for text in (composed, stands))
    for action, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if action != "equal":
            pairs = max(end - start, last - first)
            left = [*one[start:end], *[""] * (pairs - (end - start))]
            right = [*other[first:last], *[""] * (pairs - (last - first))]
            yield from zip(left, right, strict=True)


def _without(text: str, figure: str) -> tuple[str, bool]:
    """``text`` without the first ``figure`` in it that is no part of a longer number, and whether it is."""
    start = r"(?<![\d.])" if figure[:1].isdigit() else ""
    end = r"(?![\d.])" if figure[-1:].isdigit() else ""
    without, count = re.subn(f"{start}{re.escape(figure)}{end}", " ", text, count=1)
    return without, bool(figure) and bool(count)


def _taken(changes: list[tuple[str, str]], most: int) -> str:
    """Take the first ``most`` numbers and units that were added from ``changes``: a figure typed anew."""
    added = [change for change in changes if not change[0]][:most]
    for change in added:
        changes.remove(change)
    return "".join(stands for _composed, stands in added)


def _where(block: Block, place: int | None, named_by: Block | None = None) -> Where:
    """Where piece ``place`` of ``block`` stands; ``named_by`` is the composed block, which names the row."""
    place = place or 0
    if not block.table:
        before = "".join(piece.text for piece in block.pieces[:place])
        here = block.pieces[place].text if place < len(block.pieces) else ""
        behind = "".join(piece.text for piece in block.pieces[place + 1 :])
        return Where(_snippet(before, here, behind))
    column = block.pieces[place].column if place < len(block.pieces) else 0
    title = block.titles.cell(column) if block.titles else ""
    row = named_by or block
    return Where("", block.table, block.row, column, "".join(title.split()), _label(row))


def _label(row: Block) -> str:
    """What a row of a table is about: the name that stands in it, else its first words."""
    names = (piece.text for piece in row.pieces if piece.control and piece.control.tag.startswith("name:"))
    return next(names, next((piece.text for piece in row.pieces if not _NUMBER.search(piece.text)), ""))


def _snippet(before: str, here: str, behind: str) -> str:
    left = before if len(before) <= _BEFORE else "…" + before[-_BEFORE:]
    right = behind if len(behind) <= _BEHIND else behind[:_BEHIND] + "…"
    longest = 2 * _BEFORE
    middle = here if len(here) <= longest else f"{here[:_BEFORE]}…{here[-_BEFORE:]}"
    return " ".join(f"{left}{middle}{right}".split())


def tags_of(blocks: Iterable[Block]) -> list[str]:
    """The tag of every control in ``blocks``, in reading order."""
    return [piece.control.tag for block in blocks for piece in block.pieces if piece.control]
