"""Marking a copy of a received workbook: coloured cells with comments, and a list of what to correct."""

from collections.abc import Sequence
from pathlib import PurePath

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.mark_list import Mark
from projledger.workbook.reader import Reader
from projledger.workbook.sniff import Content, sniff

__all__ = ["Mark", "mark_copy"]


def mark_copy(
    data: bytes, name: str, marks: Sequence[Mark], reader: Reader | None = None
) -> tuple[str, bytes]:
    """A copy of ``data``, a file called ``name``, with ``marks``: its file name and its bytes.

    An .xlsx or .xlsm is patched: everything that is not marked stays as it is, comments that stand there are
    kept, and marks of an earlier round give way. Anything else becomes a new .xlsx with the
    values (read by ``reader``, or by one of its own), which a file that cannot be read at all lacks.
    Every mark stands on the first sheet, 退回说明. The texts are data, never formulas.
    """
    limits = reader.limits if reader else Limits()
    if sniff(data, name) is Content.XLSX:
        from projledger.workbook.mark_package import MarkedPackage

        try:
            package = MarkedPackage(data, limits)
            package.mark(marks)
            return _name(name, keep=(".xlsx", ".xlsm")), package.content()
        except (Fault, ValueError):  # written in a way that is not patched blindly: the values then
            pass
    from projledger.workbook.mark_values import marked_values

    if reader is None:
        with Reader(limits) as own:
            reading = own.read(data, name)
    else:
        reading = reader.read(data, name)
    return _name(name), marked_values(reading.workbook, marks)


def _name(name: str, keep: tuple[str, ...] = ()) -> str:
    path = PurePath(PurePath(name).name)
    return path.name if path.suffix.lower() in keep else f"{path.stem}.xlsx"
