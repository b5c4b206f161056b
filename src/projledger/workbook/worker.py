"""The process in which foreign workbooks are parsed: bytes in, cells out as JSON.

It is started as ``python -m projledger.workbook.worker LIMITS`` and kept. A request is one byte for
what to do, two lengths, the file's name and its bytes; an answer is a length and the JSON of
:mod:`~projledger.workbook.transport`. It may die of what it reads; whoever asked starts another.

Another module may be started in its place that does more with a file than read it. Each worker is then
told a brief once, and each file comes on that errand: its answer begins with :data:`DONE`, unless the
errand is not for this file; then it is the cells.
"""

import faulthandler
import gc
import json
import os
import struct
import sys
from collections.abc import Callable, Mapping

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.sniff import ARCHIVES, Content, sniff
from projledger.workbook.transport import RawWorkbook, packed, packed_fault

REQUEST = struct.Struct(">BIQ")
ANSWER = struct.Struct(">Q")
#: What a worker says once, when it is ready.
GREETING = ANSWER.pack(0)
FIRST_READER, SECOND_READER, BRIEF, ON_ERRAND = 1, 2, 3, 4
#: The answer to a brief on which the worker will go; any other says why it will not.
ACCEPTED = b"ready"
#: How the answer to an errand begins; that of a reader is a JSON object.
DONE = b"\x01"
_LARGE = 200_000  # bytes
_ADDRESSES = 256 * 1_048_576  # bytes that libraries and threads reserve and never fill
#: Exit code when the time for one file is over (the one that faulthandler's watchdog gives).
TIME_OVER = 1

#: What answers a request: the bytes that came with it and their name in, the answer's bytes out.
Answerer = Callable[[bytes, str], bytes]


def answer(data: bytes, name: str, limits: Limits, *, second_reader: bool = False) -> bytes:
    """The packed cells of ``data``, or the packed fault for which it is refused."""
    try:
        return packed(cells(data, name, limits, second_reader=second_reader))
    except Fault as fault:
        return packed_fault(fault)
    except MemoryError:
        return packed_fault(Fault("F007", "memory", limit=limits.memory_mebibytes))
    except RecursionError:
        return packed_fault(Fault("F005", "unreadable"))


def cells(data: bytes, name: str, limits: Limits, *, second_reader: bool = False) -> RawWorkbook:
    """The cells of ``data``, a file called ``name``. Raises :class:`Fault`."""
    content = sniff(data, name)
    if content is Content.XLSX:
        from projledger.workbook.xlsx import read_xlsx

        return RawWorkbook("xlsx", read_xlsx(data, limits, second_reader=second_reader))
    if content is Content.XLS:
        from projledger.workbook.xls import read_xls

        return RawWorkbook("xls", read_xls(data, limits))
    if content is Content.CSV:
        from projledger.workbook.csv_text import read_csv

        return RawWorkbook("csv", read_csv(data, name, limits))
    if content is Content.ODS:
        from projledger.workbook.ods import read_ods

        return RawWorkbook("ods", read_ods(data, limits))
    if content is Content.XLSB:
        from projledger.workbook.xlsb import read_xlsb

        return RawWorkbook("xlsb", read_xlsb(data, limits))
    if content is Content.DOCX:
        from projledger.workbook.docx import read_docx

        return RawWorkbook("docx", read_docx(data, limits))
    raise Fault("F006" if content in ARCHIVES else "F003", content.value)


def _limit_memory(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows: the guards and the watchdog have to do
        return
    size = limits.memory_mebibytes * 1_048_576
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))  # what it fills
        resource.setrlimit(resource.RLIMIT_AS, (size + _ADDRESSES, size + _ADDRESSES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def serve(limits: Limits, answerers: Mapping[int, Answerer]) -> None:
    """Answer requests on stdin until it ends, each by the one of ``answerers`` for its kind."""
    questions = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand between the answers
    # openpyxl can do without numpy, which costs time and address space; calamine never needs it
    sys.modules["numpy"] = None  # type: ignore[assignment] # an entry of None makes the import fail
    import python_calamine  # noqa: F401 - loaded before the first file arrives

    import projledger.workbook.xlsx  # noqa: F401 - as above

    _limit_memory(limits)
    gc.disable()  # cells make no cycles; what a slower reader makes is collected below
    answers.write(GREETING)
    answers.flush()
    while len(head := questions.read(REQUEST.size)) == REQUEST.size:
        action, name_length, length = REQUEST.unpack(head)
        name = questions.read(name_length).decode("utf-8", "replace")
        data = questions.read(length)
        # a thread of C that ends this process even while a parser holds the interpreter
        faulthandler.dump_traceback_later(limits.seconds, exit=True)
        reply = answerers[action](data, name)
        faulthandler.cancel_dump_traceback_later()
        answers.write(ANSWER.pack(len(reply)))
        answers.write(reply)
        answers.flush()
        if action == SECOND_READER or len(data) > _LARGE:
            gc.collect()
        del data, reply


def readers(limits: Limits) -> dict[int, Answerer]:
    """The answers of a worker that only reads."""
    return {
        FIRST_READER: lambda data, name: answer(data, name, limits),
        SECOND_READER: lambda data, name: answer(data, name, limits, second_reader=True),
    }


def main() -> None:
    """Read for whoever asks."""
    limits = Limits(**json.loads(sys.argv[1]))
    serve(limits, readers(limits))


if __name__ == "__main__":
    main()
