"""One small file for each finding code, judged in a workspace that holds the sample county's ledger.

A file's name says what it must give: ``N103@F5.xlsx`` the code N103 at F5 and nothing else,
``H206+P510.xlsx`` two codes without a cell. A code without a file fails.
"""

import csv
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sample_builder import SAMPLE, TAKEN_OVER, build_faulty, everything_sent, true_county

from projledger.api.ledger import Ledger
from projledger.foundation.codes import CODES
from projledger.foundation.findings import Finding
from projledger.foundation.language import set_language
from projledger.foundation.period import Month
from projledger.intake.options import ImportOptions

pytestmark = pytest.mark.slow
FAULTY = SAMPLE / "faulty"
FILES = sorted(path.name for path in FAULTY.iterdir())


def promised(name: str) -> set[tuple[str, str]]:
    """The codes and cells that a file's name promises."""
    parts = name.lstrip("~$").rpartition(".")[0].split("+")
    return {(code, cell) for code, _, cell in (part.partition("@") for part in parts)}


@pytest.fixture(scope="module")
def ledger(county: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The sample's ledger, told besides that one project is reported under another from July on (P513)."""
    folder = shutil.copytree(county, tmp_path_factory.mktemp("faulty") / "county")
    old, new = (project.name for project in true_county().of_unit(TAKEN_OVER)[:2])
    with Ledger.open(folder) as opened:
        opened.succeed(old, [new], Month(2021, 7))
        yield opened


@pytest.fixture(scope="module")
def received() -> dict[str, date]:
    with (SAMPLE / "received" / "faulty.csv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: date.fromisoformat(row["received_on"]) for row in csv.DictReader(file)}


def findings(ledger: Ledger, path: Path, day: date) -> list[Finding]:
    report = ledger.check([path], ImportOptions(received_on=day))
    return [finding for file in report.outcome.files for finding in file.findings]


def test_every_code_has_a_file() -> None:
    assert {code for name in FILES for code, _ in promised(name)} == set(CODES)


@pytest.mark.parametrize("name", FILES)
def test_a_faulty_file_gives_exactly_what_its_name_says_in_both_languages(
    name: str, ledger: Ledger, received: dict[str, date]
) -> None:
    said = {}
    for language in ("zh", "en"):
        set_language(language)
        found = findings(ledger, FAULTY / name, received[name])
        assert sorted((finding.code, str(finding.cell or "")) for finding in found) == sorted(promised(name))
        said[language] = [finding.message + finding.remedy for finding in found]
        assert not any("{" in words for words in said[language])
    assert not set(said["zh"]) & set(said["en"])


def test_the_committed_faulty_files_are_what_the_script_builds() -> None:
    files = build_faulty.faulty_files(true_county(), everything_sent())
    assert sorted(files) == FILES
    assert [name for name, data in files.items() if (FAULTY / name).read_bytes() != data] == []
    assert (SAMPLE / "received" / "faulty.csv").read_bytes() == build_faulty.days_of_receipt(files)
