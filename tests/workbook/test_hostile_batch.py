"""A folder of hostile files goes through ``check`` and ``import``: one error each, and every good file is entered."""

import io
import os
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from family_memory import MOST_TOGETHER, Peak, held
from hostile_files import KINDS
from hostile_kind import READ, STRAY, Hostile
from test_hostile_kinds import PATIENT
from workbook_builder import zipped

from projledger.api.ledger import Ledger
from projledger.foundation.codes import Severity
from projledger.foundation.language import set_language
from projledger.intake.options import ImportOptions
from projledger.intake.outcome import FileOutcome

pytestmark = pytest.mark.slow

DAY = ImportOptions(received_on=date(2021, 7, 5))
PLAN = "2021年重点项目计划表\n项目编号,项目名称,项目级别,总投资（万元）,2021年计划投资（万元）,责任单位\n"
#: Bytes from which a hostile file is one of the second batch: a call keeps what it received until the end.
_LARGE = 3_000_000
_OWN = 50  # MiB of the program before it reads anything


def return_of(number: int) -> bytes:
    """A sound return of its own unit."""
    text = f"填报单位：第{number}镇\n2021年6月重点项目月报表\n项目名称,本年累计完成投资（万元）\n项目{number},{number + 100}\n"
    return text.encode()


class Batch(NamedTuple):
    """A folder in which a sound return follows each hostile file, and the kinds of these."""

    folder: Path
    kinds: list[Hostile]

    @property
    def mebibytes(self) -> float:
        """What its files come to."""
        return sum(path.stat().st_size for path in self.folder.iterdir()) / 1_048_576


@pytest.fixture(scope="module")
def batches(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Batch]:
    made = {size: Batch(tmp_path_factory.mktemp(size), []) for size in ("small", "large")}
    for kind in KINDS:
        data = kind.build()
        batch = made["large" if len(data) >= _LARGE else "small"]
        number, ending = len(batch.kinds), kind.name.rpartition(".")[2]
        (batch.folder / f"{number:03}a来件.{ending}").write_bytes(data)
        (batch.folder / f"{number:03}b第{number}镇6月.csv").write_bytes(return_of(number))
        batch.kinds.append(kind)
    return made


def file_errors(file: FileOutcome) -> list[str]:
    """The codes that stop the file itself."""
    errors = (finding for finding in file.findings if finding.severity is Severity.ERROR)
    return [finding.code for finding in errors if finding.about.scope == "file"]


@pytest.mark.parametrize("size", ["small", "large"])
def test_every_hostile_file_of_a_batch_ends_as_it_must_and_every_good_file_is_entered(
    size: str, batches: dict[str, Batch], tmp_path: Path
) -> None:
    batch = batches[size]
    numbers = range(len(batch.kinds))
    units = "单位名称,单位类别\n" + "".join(f"第{number}镇,乡镇\n" for number in numbers)
    plan = PLAN + "".join(f"P{n:03},项目{n},市级,{n + 1000},{n + 500},第{n}镇\n" for n in numbers)
    (tmp_path / "units.csv").write_text(units, encoding="utf-8")
    (tmp_path / "plan.csv").write_text(plan, encoding="utf-8")
    Ledger.create(tmp_path / "ledger", year=2021).close()
    with (tmp_path / "ledger" / "projledger.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"\n[limits]\nseconds = {PATIENT}\n")
    with Ledger.open(tmp_path / "ledger") as ledger:
        ledger.import_([tmp_path / "units.csv", tmp_path / "plan.csv"], DAY)
        before = held(os.getpid())  # other tests of this process may have loaded much
        with Peak() as peak:
            outcome = ledger.import_([batch.folder], DAY).outcome
    assert peak.most - before - batch.mebibytes < MOST_TOGETHER - _OWN
    assert len(outcome.files) == 2 * len(batch.kinds)
    for file in outcome.files:
        if "b第" in file.name:
            assert (file.name, [back.verdict for back in file.returns]) == (file.name, ["entered"])
            continue
        kind = batch.kinds[int(file.name[:3])]
        stops = [] if kind.code in {READ, STRAY} else [kind.code]
        assert (kind.kind, file_errors(file)) == (kind.kind, stops)


def archived(folder: Path, data: bytes) -> list[FileOutcome]:
    """What checking an archive in a new ledger finds."""
    (folder / "6月.zip").write_bytes(data)
    with Ledger.create(folder / "ledger", year=2021) as ledger:
        return list(ledger.check([folder / "6月.zip"], DAY).outcome.files)


def test_members_that_share_their_bytes_are_not_unpacked(tmp_path: Path) -> None:
    from hostile_xlsx import _kernel

    (file,) = archived(tmp_path, _kernel(250))
    assert file_errors(file) == ["F015"]


def test_an_archive_that_unpacks_to_more_than_is_allowed_fills_no_memory(tmp_path: Path) -> None:
    large = "".join(f"项目{number},1\n" for number in range(1_000)).encode() * 2_400
    data = zipped({f"{number}.csv": large for number in range(9)})
    assert len(large) * 9 > 200 * 1_048_576 > 10 * len(data)
    before = held(os.getpid())  # that is these tests' own, more than the program has
    with Peak() as peak:
        found = [(file.name, file_errors(file)) for file in archived(tmp_path, data)]
    assert peak.most - before < MOST_TOGETHER - _OWN
    assert found[-1] == (f"{len(found) - 1}.csv", ["F007"])
    assert len(found) == 8


@pytest.mark.parametrize(
    "name", ["../../evil.csv", "/etc/passwd.csv", "C:\\evil.csv", "\\\\host\\share\\evil.csv", "a\x01b.csv"]
)
def test_no_member_is_written_where_its_name_points(tmp_path: Path, name: str) -> None:
    bad, good = archived(tmp_path, zipped({name: "x,y\n1,2\n", "第1镇6月.csv": return_of(1)}))
    assert [file_errors(bad), file_errors(good)] == [["F011"], []]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["6月.zip", "ledger"]


@pytest.mark.parametrize(
    "name", ["con.csv", "nul.xlsx", "aux.csv", "第1镇6月 .csv", "a:b.csv", "第1镇?6月.csv"]
)
def test_names_that_windows_cannot_write_are_only_names(tmp_path: Path, name: str) -> None:
    (tmp_path / "6月.zip").write_bytes(zipped({name: return_of(1)}))
    with Ledger.create(tmp_path / "ledger", year=2021) as ledger:
        (file,) = ledger.import_([tmp_path / "6月.zip"], DAY).outcome.files
    assert file.name == name
    kept = [path.name for path in (tmp_path / "ledger" / "received").rglob("*") if path.is_file()]
    assert len(kept) == (0 if name == "a:b.csv" else 1)  # a drive letter: F011
    assert all(re.fullmatch(r"[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?", one) for one in kept)


def test_a_link_in_an_archive_is_its_few_bytes_and_is_not_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("第1镇6月.csv")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    (file,) = archived(tmp_path, out.getvalue())
    assert b"root" not in file.received.data


def some_hostile_files(folder: Path) -> Iterator[Path]:
    for number, kind in enumerate(KINDS[5::40]):
        path = folder / f"{number}{kind.name}"
        path.write_bytes(kind.build())
        yield path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_said_of_hostile_files_can_be_shown(language: str, tmp_path: Path) -> None:
    from rich.console import Console

    from projledger.console.import_screen import show_import

    set_language(language)
    escape = tmp_path / "in" / "\u202e\x1b[31m第1镇6月.csv"
    escape.parent.mkdir()
    escape.write_bytes(
        return_of(1).replace("项目1,".encode(), "\x1b]0;x\x07=cmd|'/C calc'!A0\u202e,".encode())
    )
    shown = io.StringIO()
    with Ledger.create(tmp_path / "ledger", year=2021) as ledger:
        report = ledger.check([escape.parent, *some_hostile_files(tmp_path)], DAY)
        show_import(Console(file=shown, width=80), report, 2021, written=False)
    text = shown.getvalue()
    assert not any(char in text for char in "\x1b\x07\u202e")
    assert "cmd|" in text or "第1镇" in text
