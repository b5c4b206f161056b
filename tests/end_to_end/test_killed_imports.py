"""An import of 200 files, killed at any moment: the ledger is whole, and a second import makes up the rest."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from projledger.api.ledger import Ledger
from projledger.api.sample import build_registers
from projledger.foundation.period import Month
from projledger.intake.options import ImportOptions
from projledger.intake.posting import BATCH
from projledger.ledger.verify import verify

pytestmark = pytest.mark.slow
FILES = 200
#: Twenty kills in four parts (so that workers can share them), of which each leaves some files entered in three.
#: Two of the parts run always, the others in ``make fuzz``.
PARTS, KILLS, PARTIAL = (
    (0, 1, pytest.param(2, marks=pytest.mark.fuzz), pytest.param(3, marks=pytest.mark.fuzz)),
    5,
    3,
)
JUNE = Month(2021, 6)
HEAD = "项目名称,本月完成投资（万元）,本年累计完成投资（万元）,项目状态,填报日期"


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample's units and plan, and no return yet."""
    folder = tmp_path_factory.mktemp("killed") / "registers"
    build_registers(folder)
    return folder


@pytest.fixture(scope="module")
def inbox(registers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two hundred returns: each unit's for five months, in small files."""
    folder = tmp_path_factory.mktemp("inbox")
    with Ledger.open(registers) as ledger:
        projects = ledger.book.view().projects(JUNE)
    by_unit: dict[str, list[str]] = {}
    for project in projects:
        by_unit.setdefault(project.reporting_unit or "", []).append(project.name)
    wanted = [(month, unit) for month in range(2, 7) for unit in by_unit]
    assert len(wanted) >= FILES
    for month, unit in wanted[:FILES]:
        lines = [f"{name},10,{month * 10},在建,2021-{month + 1:02d}-03" for name in by_unit[unit]]
        text = "\r\n".join([HEAD, *lines, ""])
        (folder / f"{unit}2021年{month}月.csv").write_text(text, encoding="gb18030", newline="")
    return folder


@pytest.fixture(scope="module")
def expected(
    registers: Path, inbox: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], Any]:
    """The figures that stand after an import that nobody disturbed."""
    folder = shutil.copytree(registers, tmp_path_factory.mktemp("whole") / "ledger")
    with Ledger.open(folder) as ledger:
        import_again(ledger, inbox)
        return standing(ledger)


@pytest.mark.parametrize("part", PARTS)
def test_a_killed_import_leaves_whole_files_and_a_second_one_enters_the_rest(
    part: int, registers: Path, inbox: Path, expected: dict[tuple[str, str], Any], tmp_path: Path
) -> None:
    chance = random.Random(20210705 + part)
    partly = 0
    for attempt in range(KILLS):
        folder = shutil.copytree(registers, tmp_path / str(attempt))
        if attempt == 0:  # at any moment, the reading of the files included
            start_and_kill(folder, inbox, lambda _folder: True, seconds=chance.uniform(0, 1.5))
        elif attempt == 1:  # while the originals are put in their place, before anything is entered
            least = kept(folder) + chance.randrange(1, FILES)
            start_and_kill(folder, inbox, lambda folder, least=least: kept(folder) >= least)
        else:  # while the files are being entered
            least = recorded(folder) + chance.randrange(1, FILES - 2 * BATCH)
            moment = chance.uniform(0, 0.02)
            start_and_kill(folder, inbox, lambda folder, least=least: recorded(folder) >= least, moment)
        with Ledger.open(folder) as ledger:
            assert verify(ledger.book) == []
            partly += 0 < files_entered(ledger) < FILES
            import_again(ledger, inbox)
            assert verify(ledger.book) == []
            assert files_entered(ledger) == FILES
            assert standing(ledger) == expected
        shutil.rmtree(folder)
    assert partly >= PARTIAL


def import_again(ledger: Ledger, inbox: Path) -> None:
    outcome = ledger.import_([inbox], ImportOptions(received_on=date(2021, 7, 5)), annotate=False).outcome
    assert not outcome.troubled


def start_and_kill(folder: Path, inbox: Path, ready: Callable[[Path], bool], seconds: float = 0.0) -> None:
    """Start an import; kill it with all its processes ``seconds`` after the workspace is ``ready`` for it."""
    command = [sys.executable, "-m", "projledger", "import", str(inbox), "--ledger", str(folder)]
    with subprocess.Popen(
        [*command, "--received", "2021-07-05"],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as importing:
        while not ready(folder) and importing.poll() is None:
            time.sleep(0.001)
        time.sleep(seconds)
        if hasattr(os, "killpg"):
            os.killpg(importing.pid, signal.SIGKILL)
        else:
            importing.kill()


def recorded(folder: Path) -> int:
    """How many submissions the ledger has, as another process sees it; 0 while that is writing."""
    connection = sqlite3.connect(f"{(folder / 'ledger.db').as_uri()}?mode=ro", timeout=0, uri=True)
    try:
        return int(connection.execute("SELECT count(*) FROM submission").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def kept(folder: Path) -> int:
    """How many originals lie in ``received/``; each is written before what is said of it is committed."""
    return sum(1 for path in (folder / "received").rglob("*") if path.is_file())


def files_entered(ledger: Ledger) -> int:
    return sum(1 for item in ledger.book.view().submissions() if item.file_name.endswith(".csv"))


def standing(ledger: Ledger) -> dict[tuple[str, str], Any]:
    """The figures that stand, by project and month, with the file and cells they came from."""
    view = ledger.book.view()
    names = {project.id: project.name for project in view.projects(JUNE)}
    return {
        (names[item.project], str(item.month)): (
            dict(item.values),
            item.return_date,
            item.source.file_name,
            item.source.row,
            dict(item.cells),
        )
        for item in view.figures(2021, JUNE)
    }
