"""An office in a folder: a ledger with a register and a plan, and csv files that come in."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from projledger.foundation.period import Month
from projledger.foundation.settings import Settings, default_toml, parse
from projledger.intake.options import ImportOptions
from projledger.intake.outcome import FileOutcome, ImportOutcome
from projledger.intake.planning import plan_import
from projledger.intake.posting import foreseen, post_import
from projledger.ledger.book import Book
from projledger.ledger.records import ProjectRecord
from projledger.ledger.view import View
from projledger.returns.answers import read_answers
from projledger.workbook.inputs import ReceivedFile
from projledger.workbook.reader import Reader

WAN = 10_000
DAY = date(2021, 7, 5)
UNITS = "单位名称,简称,单位类别\n云台镇人民政府,云台镇,乡镇\n白衣镇人民政府,白衣镇,乡镇\n交通运输局,交通局,县级部门\n"
PLAN_HEAD = "项目编号,项目名称,项目级别,总投资（万元）,2021年计划投资（万元）,责任单位"
PLAN = f"""2021年重点项目计划表
{PLAN_HEAD}
PC-01,喜神至麻石公路改建工程,市级,36000,12000,交通局
PC-02,云台镇生猪养殖场,县级,5000,2000,云台镇
PC-03,云台镇中心小学,县级,800,600,云台镇
PC-04,白衣镇污水处理厂,县级,900,900,白衣镇
"""
REPORT_HEAD = "项目名称,本月完成投资（万元）,本年累计完成投资（万元）,形象进度,更正原因"


def report(unit: str, month: int, rows: Mapping[str, int | str], dated: str = "") -> str:
    """A unit's return for a month of 2021: each project's cumulative figure in 万元."""
    lines = [
        f"{unit}2021年{month}月重点项目月报表",
        f"填报单位：{unit}" + (f",填报日期：{dated}" if dated else ""),
        REPORT_HEAD,
    ]
    return "\n".join([*lines, *(f"{name},,{figure},," for name, figure in rows.items())]) + "\n"


class Office:
    """A ledger and what comes in. Files are given as name → csv text (a name may hold folders)."""

    def __init__(self, folder: Path, *, year: int = 2021) -> None:
        self.now = datetime(2021, 7, 5, 1, tzinfo=UTC)
        self.settings: Settings = parse(default_toml("重点办", "示例县", year), "projledger.toml")
        self.book = Book.create(folder / "ledger.db", clock=self._tick)
        self.reader = Reader()

    def _tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def received(self, files: Mapping[str, str | bytes]) -> list[ReceivedFile]:
        made = []
        for path, content in files.items():
            folder, _slash, name = path.rpartition("/")
            data = content.encode() if isinstance(content, str) else content
            made.append(ReceivedFile(name, folder, Path(name), data))
        return made

    def plan(self, files: Mapping[str, str | bytes], **options: Any) -> Any:
        asked = ImportOptions(**{"received_on": DAY, **options})
        return plan_import(
            self.received(files), self.reader, self.view, self.settings, asked, read_answers=read_answers
        )

    def take(self, files: Mapping[str, str | bytes], **options: Any) -> ImportOutcome:
        return post_import(self.book, self.plan(files, **options))

    def check(self, files: Mapping[str, str | bytes], **options: Any) -> ImportOutcome:
        return foreseen(self.plan(files, **options), self.view)

    def begin(self) -> None:
        """Enter register and plan."""
        outcome = self.take({"单位.csv": UNITS, "计划.csv": PLAN})
        assert [file.verdict for file in outcome.files] == ["entered", "entered"], told(outcome)

    @property
    def view(self) -> View:
        return self.book.view()

    def project(self, code: str) -> ProjectRecord:
        return next(one for one in self.view.projects(Month(2021, 12)) if one.code == code)

    def figures(self, field: str = "completed_ytd") -> dict[tuple[str, int], Any]:
        """What stands, by project's code and month, in 万元."""
        codes = {one.id: one.code for one in self.view.projects(Month(2021, 12))}
        return {
            (codes[item.project] or "", item.month.month): (item.values[field] or 0) // WAN
            for item in self.view.figures(2021, Month(2021, 12))
        }


def codes(file: FileOutcome) -> list[str]:
    return [finding.code for finding in file.findings]


def told(outcome: ImportOutcome) -> list[tuple[str, str, list[str]]]:
    """Each file's name, verdict and codes."""
    return [(file.name, str(file.verdict), codes(file)) for file in outcome.files]


def only(outcome: ImportOutcome) -> FileOutcome:
    (file,) = outcome.files
    return file


def names(findings: Sequence[Any]) -> list[str]:
    return [finding.message for finding in findings]
