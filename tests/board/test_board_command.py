"""``projledger board`` on the sample county says what the other commands say."""

import json
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
AS_OF = ("--quarter", "Q2", "--as-of", "2021-07-06")


def test_the_page_holds_the_figures_of_progress_and_rates(run, county: Path, tmp_path: Path) -> None:
    done = run("board", *AS_OF, "-o", "挂图.html", "--ledger", str(county))
    assert (done.returncode, done.stdout) == (0, "")
    page = (tmp_path / "挂图.html").read_text(encoding="utf-8")
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert block is not None
    data = json.loads(block[1])

    def asked(*arguments: str):
        shown = run("progress", *AS_OF, "--format", "json", *arguments, "--ledger", str(county))
        return json.loads(shown.stdout)

    levels, projects = asked("--by", "level"), asked("--by", "project")
    assert data["total"] == levels["total"]
    assert data["levels"] == levels["rows"]
    assert [one["name"] for one in data["projects"]] == [row["group"] for row in projects["rows"]]
    for one, row in zip(data["projects"], projects["rows"], strict=True):
        assert (one["figures"]["completed_ytd"], one["figures"]["light"]) == (
            row["completed_ytd"],
            row["light"],
        )
    rates = asked("--rates")["total"]
    assert {
        name: data["works"]["starts"][name] for name in rates["starts"] if name in data["works"]["starts"]
    }
    for plural in ("starts", "finishes"):
        for name in ("planned", "due", "overdue", "early", "done"):
            assert data["works"][plural][name] == rates[plural][name]


def test_a_page_is_named_html(run, county: Path) -> None:
    done = run("board", "-o", "挂图.xlsx", "--ledger", str(county))
    assert done.returncode == 2
    assert "-o 挂图.xlsx：文件名请以.html结尾。" in done.stderr
