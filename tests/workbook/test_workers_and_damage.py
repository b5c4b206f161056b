"""Whatever a file does to its reader, it ends in one clear finding, soon, and the next file is read."""

import io
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwt
from workbook_builder import MAIN, patched, xlsx, zipped

from projledger.foundation.errors import WorkspaceError
from projledger.workbook import reader as reader_module
from projledger.workbook.limits import Limits
from projledger.workbook.reader import Reader, Task

GOOD = xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>项目名称</t></is></c></row>')


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as kept:
        yield kept


def codes(reader: Reader, data: bytes, name: str = "来件.xlsx") -> list[str]:
    """The findings of a hostile file; a good file must still be read after it."""
    begun = time.monotonic()
    reading = reader.read(data, name)
    assert time.monotonic() - begun < 10
    assert reader.read(GOOD, "好.xlsx").workbook
    assert (reading.workbook is None) == any(
        finding.severity.value == "error" for finding in reading.findings
    )
    assert all(finding.file == name for finding in reading.findings)
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_damaged(reader: Reader, kept: float) -> None:
    assert codes(reader, GOOD[: int(len(GOOD) * kept)]) == ["F005"]


def test_a_far_cell_in_an_xls_is_cut_off(reader: Reader) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("月报")
    sheet.write(0, 0, 1)
    sheet.write(65_535, 255, 1)
    out = io.BytesIO()
    book.save(out)
    assert codes(reader, out.getvalue(), "来件.xls") == ["F012"]


def test_mutated_files_of_every_kind_have_a_verdict(reader: Reader) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("月报")
    for row in range(30):
        for column in range(8):
            sheet.write(row, column, row * column / 7)
    out = io.BytesIO()
    book.save(out)
    chance = random.Random(20210603)
    for data, name in ((GOOD, "a.xlsx"), (out.getvalue(), "a.xls"), ("甲,乙\n1,2\n".encode("gbk"), "a.csv")):
        for _round in range(15):
            bytes_ = bytearray(data)
            for _place in range(chance.randint(1, 8)):
                bytes_[chance.randrange(len(bytes_))] = chance.randrange(256)
            reading = reader.read(bytes(bytes_), name)
            assert reading.workbook or reading.findings
    assert reader.read(GOOD, "好.xlsx").workbook


def test_a_worker_that_is_killed_costs_at_most_one_reading() -> None:
    with Reader(workers=1) as reader:
        assert reader.read(GOOD, "a.xlsx").workbook
        (worker,) = reader._all
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGTERM)
        reading = reader.read(GOOD, "b.xlsx")
        assert reading.workbook or [finding.code for finding in reading.findings] == ["F005"]
        assert reader.read(GOOD, "c.xlsx").workbook


def test_a_reading_that_takes_too_long_is_ended_by_the_worker_itself() -> None:
    line = "".join(f'<c r="{letter}{{0}}"><v>1.5</v></c>' for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = "".join(f'<row r="{row}">' + line.replace("{0}", str(row)) + "</row>" for row in range(1, 100_001))
    data = xlsx(rows, compression=zipfile.ZIP_STORED)
    with Reader(
        Limits(seconds=1, cells=10**7, area=10**7, file_mebibytes=200, unpacked_mebibytes=500)
    ) as reader:
        reading = reader.read(data, "a.xlsx")
        assert [finding.code for finding in reading.findings] == ["F007"]
        assert "1 seconds" in reading.findings[0].found
        assert reader.read(GOOD, "b.xlsx").workbook


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="Windows cannot stop a process")
def test_a_worker_that_hangs_is_killed_and_the_batch_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "_START", 0)
    with Reader(Limits(seconds=1), workers=1) as reader:
        assert reader.read(GOOD, "a.xlsx").workbook
        (worker,) = reader._all
        assert worker.pid is not None
        os.kill(worker.pid, signal.SIGSTOP)
        readings = list(reader.read_many([Task(GOOD, "b.xlsx"), Task(GOOD, "c.xlsx")]))
        assert [finding.code for finding in readings[0].findings] == ["F007"]
        assert readings[1].workbook


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on address space")
def test_a_reading_that_needs_too_much_memory_is_refused() -> None:
    rows = "".join(f'<row r="{row}"><c r="SR{row}"><v>1</v></c></row>' for row in range(1, 9_999))
    with Reader(Limits(memory_mebibytes=150)) as reader:
        reading = reader.read(xlsx(rows), "a.xlsx")
        assert [finding.code for finding in reading.findings] == ["F007"]
        assert reader.read(GOOD, "b.xlsx").workbook


@pytest.mark.skipif(os.name == "nt", reason="looks at processes as Unix shows them")
def test_no_worker_outlives_a_command_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(GOOD)
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom projledger.workbook.reader import Reader\n"
        "reader = Reader(workers=1)\nreader.read(Path(sys.argv[1]).read_bytes(), 'a.xlsx')\n"
        "print(reader._all[0].pid, flush=True)\ntime.sleep(60)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "a.xlsx")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        os.kill(worker, 0)
        parent.kill()
    until = time.monotonic() + 10
    while time.monotonic() < until and _lives(worker):
        time.sleep(0.05)
    assert not _lives(worker)


def _lives(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_the_worker_needs_no_module_that_only_unix_has(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path
    for name in ("fcntl", "resource", "pwd", "grp"):
        (folder / f"{name}.py").write_text("raise ImportError('not on this system')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))
    with Reader() as reader:
        assert reader.read(GOOD, "a.xlsx").workbook


def test_a_reader_that_cannot_start_is_not_blamed_on_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "python_calamine.py").write_text("raise ImportError('no such library')\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with Reader() as reader, pytest.raises(WorkspaceError, match="no such library"):
        reader.read(GOOD, "a.xlsx")


def test_nothing_is_imported_from_the_folder_of_received_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path
    (folder / "json.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    with Reader() as reader:
        assert reader.read(GOOD, "a.xlsx").workbook


def test_an_xlsx_without_sheets_or_workbook_is_damaged(reader: Reader) -> None:
    assert codes(reader, zipped({"[Content_Types].xml": "<Types/>", "xl/x.xml": "<a/>"})) == ["F005"]
    assert codes(
        reader, patched(GOOD, {"xl/workbook.xml": f'<workbook xmlns="{MAIN}"><sheets/></workbook>'})
    ) == ["F005"]
