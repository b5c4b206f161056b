"""What is said of a workbook in which no return was found: what its sheets look like, and what they lack."""

from collections.abc import Iterator

from projledger.foundation.findings import Finding
from projledger.layout.card import is_like_a_card
from projledger.layout.grid import Grid
from projledger.layout.other_forms import likeness
from projledger.layout.vocabulary import Vocabulary
from projledger.workbook.cells import Workbook

_MOST_SHEETS = 5
_NONE = "——"


def no_return_found(workbook: Workbook, file: str, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """L313 for each sheet of another known kind, L314 for cards, else L301 with the titles that are known."""
    seen = [sheet for sheet in workbook.sheets if not sheet.hidden]
    grids = [Grid(sheet) for sheet in seen[:_MOST_SHEETS]]
    found = tuple(_of_sheets(grids, file, vocabulary))
    if found:
        return found
    known = [likeness(grid, vocabulary) for grid in grids]
    best = max(known, key=lambda one: len(one.known), default=None)
    return (Finding("L301", file, details={"known": (best.named if best else "") or _NONE}),)


def _of_sheets(grids: list[Grid], file: str, vocabulary: Vocabulary) -> Iterator[Finding]:
    for grid in grids:
        like = likeness(grid, vocabulary)
        details = {"known": like.named or _NONE}
        if is_like_a_card(grid, vocabulary):
            yield Finding("L314", file, grid.sheet.name, None, "", grid.sheet.name, details)
        elif like.kind:
            yield Finding("L313", file, grid.sheet.name, like.cell, "", like.kind, details)
