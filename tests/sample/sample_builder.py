"""The sample's builder, imported from beside its files."""

import sys
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
sys.path.insert(0, str(SAMPLE))

import build  # noqa: E402 - the folder must be on the path first
import build_faulty  # noqa: E402
import sending  # noqa: E402
from county import half_year  # noqa: E402

__all__ = ["SAMPLE", "build", "build_faulty", "half_year", "sending"]
