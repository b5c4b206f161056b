"""The findings of one file, grouped where they repeat."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from rich.console import Console

from projledger.console.places import field_title, place, sentence
from projledger.console.terminal import command_apart, plain
from projledger.console.wrapping import wrapped
from projledger.foundation.codes import Severity
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.language import _
from projledger.foundation.text import columns_wide

#: From this many equal findings in one column on, they are shown as one.
REPEATS = 4
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
_INDENT, _GAP, _CODE = 2, 1, 4
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
    taken = _INDENT + sum(width + _GAP for width in (place_width, field_width) if width) + _CODE + _GAP
    widths = (place_width, field_width, _CODE, console.width - taken - _GAP)
    for finding, where, field in lines:
        said, command = command_apart(sentence(finding))
        style = _STYLES[finding.severity] if console.is_terminal else ""
        for line in _beside((where, field, finding.code, said), widths):
            console.print(plain(line), style=style, soft_wrap=True)
        if command:
            fits = columns_wide(command) <= widths[-1]
            console.print(
                plain(" " * (taken if fits else 2 * _INDENT) + command), style=style, soft_wrap=True
            )


def _beside(texts: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The lines of texts that stand side by side, each within its width; no column where it is 0."""
    columns = [
        (wrapped(text, width).split("\n"), width) for text, width in zip(texts, widths, strict=True) if width
    ]
    for cells in zip_longest(*(lines for lines, _width in columns), fillvalue=""):
        padded = (
            cell + " " * (width - columns_wide(cell))
            for cell, (_lines, width) in zip(cells, columns, strict=True)
        )
        yield (" " * _INDENT + (" " * _GAP).join(padded)).rstrip()


def _placed(finding: Finding, where: str, file: str) -> str:
    return f"{finding.file} {where}" if file and finding.file and finding.file != file else where


def _grouped(findings: Iterable[Finding]) -> list[tuple[Finding, str]]:
    """Each finding with its place, by row; a run of the same fault in one column gives one line."""
    ordered = sorted(_notes_together(findings), key=_order)
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


def _notes_together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, the notes of one kind that a row has about several columns being one."""
    notes: dict[tuple[str, str, str, int, str], list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.NOTE and finding.cell and finding.cell.row and finding.found:
            key = (finding.file, finding.sheet, finding.code, finding.cell.row, str(finding.details))
            notes.setdefault(key, []).append(finding)
        else:
            yield finding
    for same in notes.values():
        first = min(same, key=_column)
        found = "、".join(item.found for item in sorted(same, key=_column))
        yield first._replace(found=found)


def _column(finding: Finding) -> int:
    return finding.cell.column if finding.cell else 0


def _order(finding: Finding) -> tuple[str, int, str, str, int]:
    row = finding.cell.row if finding.cell else 0
    return (finding.sheet, _column(finding), finding.code, finding.field, row)
