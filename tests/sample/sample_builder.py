"""The sample's builder, imported from beside its files."""

import sys
from functools import lru_cache
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[2] / "sample_data"
sys.path.insert(0, str(SAMPLE))

import build  # noqa: E402 - the folder must be on the path first
import build_faulty  # noqa: E402
import sending  # noqa: E402
from county import half_year  # noqa: E402
from faults.base import TAKEN_OVER  # noqa: E402

__all__ = [
    "SAMPLE",
    "TAKEN_OVER",
    "build",
    "build_faulty",
    "everything_sent",
    "half_year",
    "sending",
    "true_county",
]


@lru_cache(maxsize=1)
def true_county() -> half_year.County:
    """The county, made once for all tests that only read it."""
    return half_year.build_county()


@lru_cache(maxsize=1)
def everything_sent() -> list[sending.Sent]:
    """What its units sent, made once: the pre-filled workbooks take their time."""
    return sending.send_all(true_county())
