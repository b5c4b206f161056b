"""A small office whose clerk imports returns and issues papers at a moment that the test sets."""

from datetime import UTC, datetime

from projledger import Ledger
from projledger.intake.options import ImportOptions

UNITS = "单位名称,简称,单位类别\n云台镇人民政府,云台镇,乡镇\n白衣镇人民政府,白衣镇,乡镇\n"
PLAN = (
    "2021年重点项目计划表\n项目编号,项目名称,项目级别,总投资（万元）,截至2020年底累计完成投资（万元）,2021年计划投资（万元）,责任单位\n"
    "PC-01,云台镇中心小学,市级,900,100,600,云台镇\nPC-02,白衣镇污水处理厂,县级,900,,900,白衣镇\n"
)


class Clock:
    """A clock that stands still unless a test moves it: 2021-07-06 at noon."""

    def __init__(self) -> None:
        self.now = datetime(2021, 7, 6, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def returned(month: int, school: str, works: str) -> dict[str, str]:
    head = "项目名称,本年累计完成投资（万元）"
    rows = {"云台镇": f"云台镇中心小学,{school}", "白衣镇": f"白衣镇污水处理厂,{works}"}
    return {
        f"{unit}{month}月.csv": f"{unit}2021年{month}月重点项目月报表\n填报单位：{unit}\n{head}\n{row}\n"
        for unit, row in rows.items()
    }


def take(ledger: Ledger, files: dict[str, str]) -> None:
    folder = ledger.workspace.root.parent / f"in{ledger.book.head}"
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    ledger.import_([folder], ImportOptions(received_on=ledger.today), annotate=False)
