"""Two sequences of blocks set side by side, as a reader would: equal ones, then those most alike."""

from collections.abc import Callable, Hashable, Sequence
from difflib import SequenceMatcher

from projledger.documents.reading import Block

Pair = tuple[Block | None, Block | None]
#: Blocks that have less in common are not the same one changed.
_ALIKE = 0.4
#: Beyond so many comparisons blocks are paired by their order alone.
_MOST = 4000


def side_by_side(
    told: Sequence[Block], read: Sequence[Block], key: Callable[[Block], Hashable]
) -> list[Pair]:
    """The blocks of ``told`` with those of ``read`` that they became, in reading order; None for none."""
    one, other = [key(block) for block in told], [key(block) for block in read]
    pairs: list[Pair] = []
    for action, start, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if action == "equal":
            pairs += zip(told[start:end], read[first:last], strict=True)
        else:
            pairs += _most_alike(told[start:end], read[first:last])
    return pairs


def _most_alike(told: Sequence[Block], read: Sequence[Block]) -> list[Pair]:
    """The pairing in order whose pairs have most in common."""
    if len(told) * len(read) > _MOST:
        most = max(len(told), len(read))
        return [
            (told[place] if place < len(told) else None, read[place] if place < len(read) else None)
            for place in range(most)
        ]
    alike = [[_likeness(one, other) for other in read] for one in told]
    best = [[0.0] * (len(read) + 1) for _row in range(len(told) + 1)]
    for row in range(len(told) - 1, -1, -1):
        for column in range(len(read) - 1, -1, -1):
            paired = alike[row][column] + best[row + 1][column + 1] if alike[row][column] else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    pairs: list[Pair] = []
    row = column = 0
    while row < len(told) and column < len(read):
        likeness = alike[row][column]
        if likeness and best[row][column] == likeness + best[row + 1][column + 1]:
            pairs.append((told[row], read[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            pairs.append((told[row], None))
            row += 1
        else:
            pairs.append((None, read[column]))
            column += 1
    return [*pairs, *((block, None) for block in told[row:]), *((None, block) for block in read[column:])]


def _likeness(one: Block, other: Block) -> float:
    """How much two blocks have in common, from 0 to 1; 0 where they cannot be the same one."""
    if bool(one.table) != bool(other.table):
        return 0.0
    matcher = SequenceMatcher(None, one.text, other.text, autojunk=False)
    if matcher.quick_ratio() < _ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= _ALIKE else 0.0
