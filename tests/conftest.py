"""Fixtures that several rooms' tests share."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from projledger.foundation.language import set_language

settings.register_profile(
    "fixed",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("long", deadline=None, max_examples=2000, suppress_health_check=list(HealthCheck))
settings.load_profile("long" if os.environ.get("PROJLEDGER_FUZZ") else "fixed")

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]
#: What the commands of the tests write: UTF-8, or what ``make test-windowslike`` says.
STDOUT_ENCODING = os.environ.get("PYTHONIOENCODING", "utf-8")
LONGEST_BUILD_SECONDS = 240


#: Tests that run only when asked for: long searches (``make fuzz``), and those that need LibreOffice or Chromium (``make look``).
ON_REQUEST = {"fuzz": "PROJLEDGER_FUZZ", "look": "PROJLEDGER_LOOK"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for."""
    left_out = [marker for marker, variable in ON_REQUEST.items() if not os.environ.get(variable)]
    dropped = [item for item in items if any(item.get_closest_marker(marker) for marker in left_out)]
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = [item for item in items if item not in dropped]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests asked to be printed: coverage by trait, whatever worker measured it."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, text in getattr(report, "user_properties", ()):
                if name == "printed at the end" and report.when == "call":
                    terminalreporter.write_sep("-", report.nodeid.rpartition("::")[2])
                    terminalreporter.write_line(str(text))


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English, whatever the one before it chose."""
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the installed command as a clerk does, in a folder of its own."""

    def call(
        *arguments: str,
        cwd: Path | None = None,
        language: str = "zh",
        encoding: str = STDOUT_ENCODING,
        columns: int = 80,
    ) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PROJLEDGER_LANG": language,
            "PYTHONIOENCODING": encoding,
            "COLUMNS": str(columns),
            "NO_COLOR": "1",
        }
        for name in ("PROJLEDGER_HOME", "FORCE_COLOR", "TTY_COMPATIBLE"):
            environment.pop(name, None)
        return subprocess.run(
            [sys.executable, "-m", "projledger", *arguments],
            cwd=cwd or tmp_path,
            env=environment,
            capture_output=True,
            encoding=encoding,
            check=False,
            timeout=300,
        )

    return call


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample county's ledger, built once a test run whatever the number of workers. Not to be written to."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    return built_once(shared / "county")


@pytest.fixture
def county_copy(county: Path, tmp_path: Path) -> Path:
    """A copy of the sample county's ledger that a test may write to."""
    return shutil.copytree(county, tmp_path / "county")


def built_once(folder: Path) -> Path:
    """``folder`` with the sample in it: the first worker to come builds it, the others wait."""
    done, failed = folder.with_suffix(".done"), folder.with_suffix(".failed")
    try:
        os.close(os.open(folder.with_suffix(".lock"), os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        until = time.monotonic() + LONGEST_BUILD_SECONDS
        while not done.exists():
            assert not failed.exists(), "another worker could not build the sample county"
            assert time.monotonic() < until, "another worker did not finish building the sample county"
            time.sleep(0.1)
        return folder
    command = [sys.executable, "-m", "projledger", "init", str(folder), "--sample", "--language", "en"]
    building = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    (done if building.returncode == 0 else failed).touch()
    assert building.returncode == 0, building.stderr
    return folder
