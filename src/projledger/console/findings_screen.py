"""The findings of one file, grouped where they repeat."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table

from projledger.console.places import field_title, place, sentence
from projledger.console.terminal import lay, plain
from projledger.console.wrapping import wrapped
from projledger.foundation.codes import Severity
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.language import _
from projledger.foundation.text import columns_wide

#: From this many equal findings in one column on, they are shown as one.
REPEATS = 4
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
_INDENT, _GAP = 2, 1
_WIDEST_PLACE, _WIDEST_FIELD = 24, 20


def show_findings(console: Console, findings: Sequence[Finding], file: str = "") -> None:
    """Print ``findings`` as indented lines: place, column, code, what is so and what to do.

    A finding that lies in another file than ``file`` names it.
    """
    lines = [
        (finding, _placed(finding, where, file), field_title(finding.field))
        for finding, where in _grouped(findings)
    ]
    if not lines:
        return
    place_width = min(_WIDEST_PLACE, max(columns_wide(where) for _finding, where, _field in lines))
    field_width = min(_WIDEST_FIELD, max(columns_wide(field) for _finding, _where, field in lines))
    taken = _INDENT + sum(width + _GAP for width in (place_width, field_width) if width) + 4 + _GAP
    grid = Table.grid(padding=(0, _GAP, 0, 0))
    for finding, where, field in lines:
        style = _STYLES[finding.severity] if console.is_terminal else None
        cells = [plain(" " * (_INDENT - _GAP))]
        cells += [plain(wrapped(where, place_width))] if place_width else []
        cells += [plain(wrapped(field, field_width))] if field_width else []
        cells += [plain(finding.code), plain(wrapped(sentence(finding), console.width - taken - _GAP))]
        grid.add_row(*cells, style=style)
    lay(console, grid)


def _placed(finding: Finding, where: str, file: str) -> str:
    return f"{finding.file} {where}" if file and finding.file and finding.file != file else where


def _grouped(findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """Each finding with its place, by row; a run of the same fault in one column gives one line."""
    ordered = sorted(findings, key=_order)
    lines: list[tuple[Finding, str]] = []
    for _key, group in groupby(ordered, key=lambda item: (item.sheet, item.code, item.field, _column(item))):
        same = list(group)
        if len(same) < REPEATS or _column(same[0]) == 0:
            lines += [(finding, place(finding.sheet, finding.cell)) for finding in same]
            continue
        first, last = same[0].cell or Cell(0, 0), same[-1].cell or Cell(0, 0)
        text = _("{first} to {last}, {count} places")
        where = text.format(first=place(same[0].sheet, first), last=str(last), count=len(same))
        lines.append((same[0], where))
    return sorted(lines, key=lambda line: (line[0].sheet, line[0].cell or Cell(0, 0)))


def _column(finding: Finding) -> int:
    return finding.cell.column if finding.cell else 0


def _order(finding: Finding) -> tuple[str, int, str, str, int]:
    row = finding.cell.row if finding.cell else 0
    return (finding.sheet, _column(finding), finding.code, finding.field, row)
