"""The main job where the modules of Unix are missing and the console speaks GBK.

``make test-windowslike`` runs the whole suite in that state; these tests do so in every run.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from projledger.foundation.shipped import shipped

pytestmark = pytest.mark.slow
WINDOWSLIKE = Path(__file__).resolve().parents[1] / "windowslike"
RULES_AND_SIGNS = "─━│▲▼█✓✗"


def windowslike(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command without fcntl, grp, pwd and resource, its output in GBK."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(WINDOWSLIKE), os.environ.get("PYTHONPATH", "")]),
        "PYTHONIOENCODING": "gbk",
        "PROJLEDGER_LANG": "zh",
        "COLUMNS": "80",
    }
    command = [sys.executable, "-m", "projledger", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=False, timeout=300)


def test_the_four_modules_are_missing_there() -> None:
    program = "import fcntl"
    environment = {**os.environ, "PYTHONPATH": str(WINDOWSLIKE)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=False)
    assert b"ImportError" in done.stderr or b"ModuleNotFoundError" in done.stderr


def test_a_ledger_is_made_filled_asked_and_verified(tmp_path: Path) -> None:
    ledger, sample = tmp_path / "台账", shipped("sample_data")
    there = ("--ledger", str(ledger))
    assert windowslike("init", str(ledger), "--county", "示例县", "--year", "2021").returncode == 0
    registers = [str(path) for path in (sample / "registers").glob("*.xlsx")]
    assert windowslike("import", *registers, *there).returncode == 0
    june = windowslike("import", str(sample / "returns" / "2021-06"), *there)
    assert june.returncode == 1  # two units wrote what is no number
    assert "石岭镇6月.xlsx" in june.stdout.decode("gbk")
    table = json.loads(
        windowslike("progress", "--month", "6", "--format", "json", *there).stdout.decode("gbk")
    )
    assert table["total"]["projects"] == 200
    assert windowslike("bulletin", "--quarter", "Q2", *there).returncode == 0
    assert windowslike("export", "-o", str(tmp_path / "台账.xlsx"), *there).returncode == 0
    assert windowslike("verify", *there).returncode == 0


def test_what_only_asks_writes_what_gbk_can_say(county: Path, tmp_path: Path) -> None:
    faulty = sorted((shipped("sample_data") / "faulty").iterdir())
    there = ("--ledger", str(county))
    for arguments in (
        ("--help",),
        ("progress", "--help"),
        ("--version",),
        there,
        ("template", "report", "--unit", "云台镇", "--month", "7", "-o", str(tmp_path), *there),
        ("check", *(str(path) for path in faulty if path.suffix in {".xlsx", ".xls"}), *there),
        ("status", "--month", "6", *there),
        ("progress", "--quarter", "Q2", "--by", "unit", *there),
        ("progress", "--quarter", "Q2", "--by", "project", "--behind", *there),
        ("progress", "--quarter", "Q2", "--format", "csv", *there),
        ("progress", "--quarter", "Q2", "--format", "json", *there),
        ("show", "PC2021-031", *there),
        ("show", "PC2021-031", "--trace", "completed_ytd", *there),
        ("log", "--last", "0", *there),
        ("log", "102", *there),
        ("explain", "N103"),
        ("verify", *there),
        ("export", "-o", str(tmp_path / "all.zip"), *there),
    ):
        says_what_gbk_can_say(*arguments)


def test_what_writes_says_what_gbk_can_say(county_copy: Path) -> None:
    there = ("--ledger", str(county_copy))
    told = ("--source", "电话", "--reason", "更正")
    for arguments in (
        ("import", str(shipped("sample_data") / "returns" / "2021-06"), "--dry-run", *there),
        ("enter", "PC2021-031", "--month", "6", "completed_ytd=12200万", *told, *there),
        ("alias", "岳家肉牛", "PC2021-031", *there),
        ("close", "--month", "6", *there),
        ("undo", "237", "--reason", "报错月份", "--dry-run", *there),
        ("bulletin", "--quarter", "Q2", *there),
    ):
        says_what_gbk_can_say(*arguments)


def says_what_gbk_can_say(*arguments: str) -> None:
    done = windowslike(*arguments)
    said = done.stdout.decode("gbk") + done.stderr.decode("gbk")
    assert done.returncode in {0, 1}, (arguments, said)
    assert "Traceback" not in said
    assert not set(said) & set(RULES_AND_SIGNS), arguments
    # Chinese texts ask with ？, so that every ? is a sign that GBK could not say.
    assert "?" not in said, (arguments, [line for line in said.splitlines() if "?" in line])
    assert "\N{REPLACEMENT CHARACTER}" not in said
