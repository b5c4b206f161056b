"""Whether a table sets targets for units: one row a unit, one column a period end, and nothing done.

Tables that sum up plans and reports by unit look alike. Where project names, counts of projects or
what was completed stand beside the periods, the table is one of these and sets no target.
"""

from projledger.layout.grid import Grid
from projledger.layout.header import Header
from projledger.layout.labels import lines_of
from projledger.layout.period_ends import period_end, sets_a_target
from projledger.layout.plan_or_report import states_completion
from projledger.layout.title import read_title
from projledger.layout.vocabulary import Claim, Vocabulary

_LONGEST_TITLE = 40
_PROGRESS = frozenset(["month", "year-to-date", "since-start"])


def sets_targets(
    grid: Grid,
    header: Header,
    form: str,
    claims: dict[str, dict[int, Claim]],
    vocabulary: Vocabulary,
) -> bool:
    """Whether the header, of whose columns the forms make ``claims``, is that of a table of targets.

    Where no other form is looked for, a column of units and one of a period end are enough.
    """
    own = claims.get(form, {})
    periods = [column for column in header.columns if column.number in own and _is_period(column.path)]
    if not periods or not any(vocabulary.is_subject(claim) for claim in own.values()):
        return False
    others = {name: found for name, found in claims.items() if name != form}
    if not others and vocabulary.only(form):
        return True
    if any(
        claim.role in _PROGRESS or claim.field == "code" or vocabulary.names_a_project(claim)
        for found in others.values()
        for number, claim in found.items()
        if number not in {column.number for column in periods}
    ):
        return False
    if any(states_completion(column.path) for column in header.columns if column not in periods):
        return False
    return any(sets_a_target(column.path) for column in periods) or told_to_set_targets(grid, header)


def told_to_set_targets(grid: Grid, header: Header) -> bool:
    """Whether a line above the header or the sheet's name speaks of targets: 投资目标任务分解表."""
    lines = (line.text for line in lines_of(grid, range(1, header.top)))
    return any(len(text) <= _LONGEST_TITLE and sets_a_target((text,)) for text in (*lines, grid.sheet.name))


def _is_period(path: tuple[str, ...]) -> bool:
    return period_end(path, [read_title(level) for level in path]) is not None
