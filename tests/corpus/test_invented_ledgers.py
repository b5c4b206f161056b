"""A known ledger written in random layouts: no figure is misread, and nearly all is read without help."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from rounds import READ_SHARE, Counties, Round, judged, shares, table

pytestmark = pytest.mark.slow

CI = Round(seed=1, files=500)
LONG = Round(seed=int(os.environ.get("PROJLEDGER_SEED", "7")), files=5000)
Judged = Callable[[Round, int], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def judged_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judged]:
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "invented"
    with Counties(tmp_path_factory.mktemp("counties")) as counties:
        yield lambda one, chunk: judged(folder, counties, one.seed, chunk)


def told(verdicts: list[dict[str, Any]], *kinds: str) -> list[str]:
    return [f"{one['file']}: {words}" for one in verdicts for kind in kinds for words in one[kind]]


def nothing_misread(verdicts: list[dict[str, Any]]) -> None:
    assert told(verdicts, "misread") == []


def refusals_as_expected(verdicts: list[dict[str, Any]]) -> None:
    assert told(verdicts, "unfound") == []


def read_without_help(verdicts: list[dict[str, Any]], record_property: Callable[[str, object], None]) -> None:
    found = shares(verdicts)
    record_property("printed at the end", "\n".join(table(found)))
    assert [f"{one.trait}: {one.read_share:.1f}%" for one in found if one.read_share < READ_SHARE] == []


@pytest.mark.parametrize("chunk", CI.chunks)
def test_no_figure_of_an_invented_ledger_is_misread(chunk: int, judged_files: Judged) -> None:
    nothing_misread(judged_files(CI, chunk))


@pytest.mark.parametrize("chunk", CI.chunks)
def test_every_spoilt_cell_and_return_gets_the_expected_code(chunk: int, judged_files: Judged) -> None:
    refusals_as_expected(judged_files(CI, chunk))


def test_files_of_every_trait_are_read_without_help(judged_files: Judged, record_property: Any) -> None:
    read_without_help([one for chunk in CI.chunks for one in judged_files(CI, chunk)], record_property)


@pytest.mark.fuzz
@pytest.mark.parametrize("chunk", LONG.chunks)
def test_no_figure_of_many_invented_ledgers_is_misread(chunk: int, judged_files: Judged) -> None:
    verdicts = judged_files(LONG, chunk)
    nothing_misread(verdicts)
    refusals_as_expected(verdicts)


@pytest.mark.fuzz
def test_many_files_of_every_trait_are_read_without_help(judged_files: Judged, record_property: Any) -> None:
    read_without_help([one for chunk in LONG.chunks for one in judged_files(LONG, chunk)], record_property)
