"""A bulletin issued, found again, made again and withdrawn, through the command."""

import csv
import io
import json
import shutil
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from projledger import Ledger
from projledger.cli.main import main
from projledger.intake.options import ImportOptions

pytestmark = pytest.mark.slow

UNITS = "单位名称,单位类型\n云台镇,乡镇\n"
PLAN = "2021年度重点项目计划表（单位：万元）,,,,\n项目名称,项目级别,总投资,年度计划投资,牵头责任单位\n北坝水厂,市级,2000,500,云台镇\n"
REPORT = "云台镇2021年6月重点项目月报表（单位：万元）,\n填报单位：云台镇,\n项目名称,本年累计完成投资\n北坝水厂,{}\n"
ISSUE = ("bulletin", "--month", "6", "--issue", "--date")


@pytest.fixture(scope="module")
def office_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with the return of June."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in (
        ("单位.csv", UNITS),
        ("2021年度计划.csv", PLAN),
        ("云台镇6月.csv", REPORT.format(300)),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    with Ledger.create(folder / "office", county="示例县", year=2021) as ledger:
        options = ImportOptions(received_on=date(2021, 7, 4))
        for name in ("单位.csv", "2021年度计划.csv", "云台镇6月.csv"):
            ledger.import_([folder / name], options, annotate=False)
    return folder


@pytest.fixture
def call(
    office_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Run the command in a copy of the office; what it says, after the expected exit code."""
    shutil.copytree(office_made, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("PROJLEDGER_LANG", "zh")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.chdir(tmp_path)

    def called(*arguments: str, code: int = 0) -> str:
        capsys.readouterr()
        words = ["projledger", *arguments, "--ledger", str(tmp_path / "office")]
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        assert left.value.code == code, (arguments, said)
        return said.err if code > 1 else said.out

    return called


def test_a_bulletins_life_in_the_register(call: Callable[..., str], tmp_path: Path) -> None:
    issued = tmp_path / "office" / "issued"
    assert "将印发示重点办〔2021〕1号" in call(*ISSUE, "2021-07-08", "--dry-run")
    assert list(issued.iterdir()) == []
    said = call(*ISSUE, "2021-07-08")
    assert "已印发示重点办〔2021〕1号" in said
    assert "2021年6月已封账" in said
    (file,) = issued.iterdir()
    call("import", "云台镇6月.csv")  # the same file again changes nothing
    assert "已有同文种、同对象的示重点办〔2021〕1号" in call(*ISSUE, "2021-07-09", code=2)
    call(*ISSUE, "2021-07-09", "--once-more", "--who", "王")
    screen = call("issued")
    assert screen.splitlines()[-1] == "2021年督查通报 2/10"

    data = file.read_bytes()
    file.unlink()
    assert "示重点办〔2021〕1号" in call("verify", code=1)
    assert "逐字节相同" in call("issued", "[2021]1", "--again")
    assert file.read_bytes() == data
    assert "逐字节相同" in call("issued", "1", "--again", "-o", str(tmp_path / "copy.docx"))
    assert (tmp_path / "copy.docx").read_bytes() == data

    number = json.loads(call("issued", "--format", "json"))["documents"][0]["submission"]
    assert "--withdraw" in call("undo", str(number), "--reason", "报错", code=2)
    assert "已撤回" in call("issued", "1", "--withdraw", "--reason", "数据有误")
    assert "已由收件" in call("issued", "1", "--withdraw", "--reason", "数据有误", code=2)
    record = json.loads(call("issued", "--format", "json"))
    assert record["bulletins"] == {"name": "督查通报", "issued": 1, "aim": 10}
    assert [one["state"] for one in record["documents"]] == ["withdrawn", "issued"]
    rows = list(csv.DictReader(io.StringIO(call("issued", "--kind", "督查通报", "--format", "csv"))))
    assert [(row["发文字号（期号）"], row["状态"], row["经办"] == "王") for row in rows] == [
        ("示重点办〔2021〕1号", "已撤回", False),
        ("示重点办〔2021〕2号", "已印发", True),
    ]
    log = call("log", "--last", "3")
    assert "示重点办〔2021〕2号；关于2021年上半年" in log.replace("\n", "")
    assert "示重点办〔2021〕1号；数据有误" in log
    call("verify")
    call("export", "-o", str(tmp_path / "all.csv"))
    with zipfile.ZipFile(tmp_path / "all.csv") as archive:
        register = archive.read("发文登记.csv").decode("utf-8-sig")
    assert [row["状态"] for row in csv.DictReader(io.StringIO(register))] == ["已撤回", "已印发"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("bulletin", "--issue", "--draft", "送审稿"), "不同用"),
        (("bulletin", "--issue", "--as-of", "2021-07-05"), "去掉 --as-of"),
        (("bulletin", "--issue", "--latest"), "去掉 --latest"),
        (("bulletin", "--issue", "-o", "x.docx"), "--again -o"),
        (("bulletin", "--date", "2021-07-05"), "--issue"),
        (("bulletin", "--once-more"), "--issue"),
        (("bulletin", "--draft", "初稿"), "征求意见稿"),
        (("bulletin", "--issue", "--date", "2199-01-01"), "尚未到"),
        (("bulletin", "--issue", "--date", "7月8日"), "2021-07-05"),
        (("bulletin", "--month", "3", "--issue"), "无可封账"),
        (("issued", "--again"), "哪一件"),
        (("issued", "1"), "尚未印发"),
        (("issued", "1", "--withdraw"), "--reason"),
        (("issued", "1", "--withdraw", "--again", "--reason", "x"), "--withdraw"),
        (("issued", "--kind", "会议纪要"), "督查通报"),
        (("issued", "--format", "xlsx"), "csv"),
    ],
)
def test_what_does_not_fit_is_refused_in_plain_words(
    call: Callable[..., str], arguments: tuple[str, ...], said: str
) -> None:
    assert said in call(*arguments, code=2)


def test_a_draft_says_its_state_and_leaves_the_register_empty(call: Callable[..., str]) -> None:
    assert "（征求意见稿）" in call("bulletin", "--month", "6", "--draft", "征求意见稿")
    assert call("issued").splitlines()[-2:] == ["无。", "2021年督查通报 0/10"]
