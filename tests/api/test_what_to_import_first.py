"""A report that comes before the register and the plan: one line says what to import first."""

from pathlib import Path

from projledger.api.ledger import Ledger
from projledger.foundation.period import Month
from projledger.intake.options import ImportOptions

REPORT = "2021年6月重点项目月报\n填报单位：云台镇\n项目名称,本年累计完成投资（万元）\n集镇道路,300\n"
UNITS = "单位名称,单位类别\n云台镇,乡镇\n"
PLAN = "2021年度重点项目计划\n项目名称,项目级别,牵头责任单位,总投资（万元）,年度计划投资（万元）\n集镇道路,县级,云台镇,900,600\n"


def told(ledger: Ledger, folder: Path, **files: str) -> str:
    for old in folder.glob("*.csv"):
        old.unlink()
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return ledger.import_([folder], ImportOptions(received_on=ledger.today), annotate=False).first


def test_the_register_and_the_plan_are_asked_for_until_they_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "收件"
    folder.mkdir()
    with Ledger.create(tmp_path / "台账", year=2021) as ledger:
        first = told(ledger, folder, 月报=REPORT)
        assert "the register of units and the plan of 2021" in first
        assert told(ledger, folder, 单位=UNITS) == ""
        assert "the register" not in told(ledger, folder, 月报=REPORT)
        assert told(ledger, folder, 计划=PLAN) == ""
        assert told(ledger, folder, 月报=REPORT) == ""
        (figure,) = ledger.book.view().figures(2021, Month(2021, 6))
        assert figure.values["completed_ytd"] == 3_000_000
