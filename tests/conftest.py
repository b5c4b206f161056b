"""Fixtures that several rooms' tests share."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from projledger.foundation.language import set_language

settings.register_profile(
    "fixed", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.register_profile("long", deadline=None, max_examples=2000, suppress_health_check=list(HealthCheck))
settings.load_profile("long" if os.environ.get("PROJLEDGER_FUZZ") else "fixed")

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long searches run only when asked for (``make fuzz``)."""
    if os.environ.get("PROJLEDGER_FUZZ"):
        return
    chosen = [item for item in items if item.get_closest_marker("fuzz") is None]
    dropped = [item for item in items if item.get_closest_marker("fuzz") is not None]
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = chosen


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
        *arguments: str, cwd: Path | None = None, language: str = "zh", encoding: str = "utf-8", columns: int = 80
    ) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PROJLEDGER_LANG": language,
            "PYTHONIOENCODING": encoding,
            "COLUMNS": str(columns),
            "NO_COLOR": "1",
        }
        environment.pop("PROJLEDGER_HOME", None)
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
