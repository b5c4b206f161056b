"""The findings of one file, grouped where they repeat."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table

from projledger.console.places import field_title, place, sentence
from projledger.console.terminal import plain
from projledger.foundation.codes import Severity
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.language import _

#: From this many equal findings in one column on, they are shown as one.
REPEATS = 4
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}


def show_findings(console: Console, findings: Sequence[Finding]) -> None:
    """Print ``findings`` as indented lines: place, column, code, what is so and what to do."""
    if not findings:
        return
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(max_width=22)
    grid.add_column(max_width=18)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for finding, where in _grouped(findings):
        grid.add_row(
            "",
            plain(where),
            plain(field_title(finding.field)),
            plain(finding.code).append(""),
            plain(sentence(finding)),
            style=_STYLES[finding.severity] if console.is_terminal else None,
        )
    console.print(grid)


def _grouped(findings: Iterable[Finding]) -> Iterable[tuple[Finding, str]]:
    """Each finding with its place; a run of the same fault in one column gives one line."""
    ordered = sorted(findings, key=_order)
    for _key, group in groupby(ordered, key=lambda item: (item.sheet, item.code, item.field, _column(item))):
        same = list(group)
        if len(same) < REPEATS or _column(same[0]) == 0:
            yield from ((finding, place(finding.sheet, finding.cell)) for finding in same)
            continue
        first, last = same[0].cell or Cell(0, 0), same[-1].cell or Cell(0, 0)
        yield (
            same[0],
            _("{first} to {last}, {count} places").format(
                first=place(same[0].sheet, first), last=str(last), count=len(same)
            ),
        )


def _column(finding: Finding) -> int:
    return finding.cell.column if finding.cell else 0


def _order(finding: Finding) -> tuple[str, int, str, str, int]:
    row = finding.cell.row if finding.cell else 0
    return (finding.sheet, _column(finding), finding.code, finding.field, row)
