"""Every paper to all, drafted and issued through the command."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from projledger.cli.main import main

pytestmark = pytest.mark.slow

Call = Callable[..., str]


@pytest.fixture
def call(county_copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run the command in a copy of the sample county; what it says, after the expected exit code."""
    monkeypatch.setenv("PROJLEDGER_LANG", "zh")
    monkeypatch.chdir(county_copy)

    def called(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        monkeypatch.setattr(sys, "argv", ["projledger", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        assert left.value.code == code, (arguments, said)
        return said.err if code > 1 else said.out

    return called


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("bulletin", "督查通报"),
        ("简报", "重点项目建设简报"),
        ("红黑榜", "重点项目建设红黑榜"),
        ("推进会", "推进会材料"),
    ],
)
def test_each_kind_is_drafted_by_its_word_and_proves(
    call: Call, tmp_path: Path, kind: str, name: str
) -> None:
    file = tmp_path / "draft.docx"
    assert (
        call("bulletin", "--quarter", "Q2", "--kind", kind, "-o", str(file)).strip() == f"{name}草稿：{file}"
    )
    call("proof", str(file))


@pytest.mark.parametrize("topic", ["挂牌", "starts", "报送"])
def test_a_topic_is_drafted_and_proves(call: Call, tmp_path: Path, topic: str) -> None:
    file = tmp_path / "draft.docx"
    call("bulletin", "--month", "6", "--topic", topic, "-o", str(file))
    call("proof", str(file))


def test_a_bulletin_on_starts_and_a_briefing_are_issued_under_numbers_of_their_own(
    call: Call, county_copy: Path
) -> None:
    call("bulletin", "--quarter", "Q2", "--topic", "开工", "--issue")
    call("bulletin", "--quarter", "Q2", "--kind", "简报", "--issue")
    names = sorted(file.name for file in (county_copy / "issued").iterdir())
    assert len(names) == 2
    assert any("1号" in name and "开工情况" in name for name in names)
    assert any("第1期" in name and "建设进展情况" in name for name in names)
    for file in (county_copy / "issued").iterdir():
        call("proof", str(file))


def test_what_cannot_be_written_is_refused_in_plain_words(call: Call) -> None:
    assert "台账中没有储备项目" in call("bulletin", "--quarter", "Q2", "--topic", "储备", code=2)
    assert "--topic 只用于督查通报" in call("bulletin", "--kind", "简报", "--topic", "开工", code=2)
    assert "listed" in call("bulletin", "--topic", "天气", code=2)
    assert "briefing" in call("bulletin", "--kind", "快报", code=2)


def test_a_draft_of_a_month_without_returns_is_written_with_a_warning(
    call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for month, warned in (("9", True), ("6", False)):
        told = ["projledger", "bulletin", "--month", month, "-o", str(tmp_path / f"{month}.docx")]
        monkeypatch.setattr(sys, "argv", told)
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        assert (left.value.code, "草稿" in said.out) == (0, True)
        assert (said.err == "2021年9月尚无已录入的月报；草稿所用的是此前月份的数据。\n") == warned, said.err
        assert bool(said.err) == warned
