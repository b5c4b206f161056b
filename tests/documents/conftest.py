"""An invented county with two hundred projects, and small factories to change it."""

import io
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from plain_records import SOURCE, WAN, plain_project, plain_return
from projledger.documents.bulletin import bulletin_context
from projledger.documents.context import BulletinContext
from projledger.documents.facts import Facts
from projledger.documents.figures import FigureBook
from projledger.documents.wording import Wording
from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Figures, Office, Settings
from projledger.ledger.records import (
    FigureRecord,
    HeldRecord,
    ListPlan,
    ProjectRecord,
    ReturnRecord,
    UnitRecord,
)
from projledger.ledger.view import View

JUNE = Month(2021, 6)
FIRST_HALF = Period("half", JUNE)
TOWNS = [
    "青石",
    "柳林",
    "双河",
    "石坝",
    "高峰",
    "麻柳",
    "黄泥",
    "清溪",
    "龙潭",
    "竹园",
    "白果",
    "新场",
    "望江",
    "红岩",
    "桃园",
]
BUREAUS = [
    "交通运输局",
    "水利局",
    "教育局",
    "农业农村局",
    "住房和城乡建设局",
    "文化旅游局",
    "经济和信息化局",
    "林业局",
    "民政局",
]


def unit(name: str, kind: str = "乡镇", *, owes: bool = True) -> UnitRecord:
    return UnitRecord(name, kind, (), None, None, None, owes)


def project(number: int, name: str, lead: str, *, plan: int | None = 12_000, **changes: Any) -> ProjectRecord:
    """A project with ``plan`` in 万元."""
    level = changes.pop("level", "县级")
    said = {
        "name": name,
        "level": level,
        "lists": (ListPlan(f"{level}重点", None),),
        "sector": "基础设施",
        "nature": "续建",
        "total_investment": 4 * (plan or 1000) * WAN,
        "completed_before": 0,
        "planned_start": "2020-09",
        "planned_finish": "2021-12",
    }
    return plain_project(number, lead, plan=None if plan is None else plan * WAN, **{**said, **changes})


def figure(about: ProjectRecord, ytd: int | None, month: Month = JUNE, **values: Any) -> FigureRecord:
    """A standing row; ``ytd`` in 万元."""
    flash = bool(values.pop("flash", False))
    stated = {"status": "在建", **({} if ytd is None else {"completed_ytd": ytd * WAN}), **values}
    return FigureRecord(
        about.id, month, about.reporting_unit, about.id, stated, flash, month.last_day, SOURCE, {}
    )


def received(sender: str, on: date, **changes: Any) -> ReturnRecord:
    return plain_return(sender, on, **changes)


def held_row(about: ProjectRecord | None, sender: str, submission: int = 9) -> HeldRecord:
    return HeldRecord(
        entry=1,
        form="report",
        submission=submission,
        file_name=f"{sender}6月.xlsx",
        unit=sender,
        period="2021-06",
        sheet="月报",
        row=8,
        project=about.id if about else None,
        name=about.name if about else "不明项目",
        values={},
        raw={},
        findings=(),
    )


@dataclass
class County:
    """Records as a view of the ledger gives them."""

    units: Sequence[UnitRecord] = ()
    projects: Sequence[ProjectRecord] = ()
    figures: Sequence[FigureRecord] = ()
    held: Sequence[HeldRecord] = ()
    returns: Sequence[ReturnRecord] = ()
    submissions: Sequence[Any] = ()
    settings: Settings = field(
        default_factory=lambda: Settings(
            office=Office(
                name="示例县重点项目推进办公室",
                county="示例县",
                year=2021,
                addressees=("各乡镇人民政府、街道办事处", "县级有关部门", "各园区管委会"),
            ),
            figures=Figures(trim_zeros=True),
        )
    )
    period: Period = FIRST_HALF

    def facts(self, *, internal: Collection[int] = ()) -> Facts:
        """What papers are composed of, as of 6 July; ``internal`` projects are not to be named."""
        projects = [replace(one, internal=True) if one.id in internal else one for one in self.projects]
        view = SimpleNamespace(
            number=7,
            head_digest="0f1e2d3c4b5a69788796a5b4c3d2e1f0",
            projects=lambda _last: projects,
            units=lambda: self.units,
            figures=lambda _year, last: [one for one in self.figures if one.month <= last],
            held=lambda: self.held,
            returns=lambda _year: self.returns,
            unit_targets=lambda _year: [],
            issues=list,
            closed=dict,
            settings=lambda: None,
            submissions=lambda: self.submissions,
            known=lambda *_args: SimpleNamespace(projects={}),
        )
        return Facts(cast("View", view), self.settings, self.period, date(2021, 7, 6))

    def told(
        self,
        *,
        internal: Collection[int] = (),
        named: int | None = None,
        book: FigureBook | None = None,
        comparison: Period | None = None,
    ) -> BulletinContext:
        """What the bulletin of the county says, compared with ``comparison``."""
        facts = self.facts(internal=internal)
        return bulletin_context(facts, Wording(self.settings, internal, named, book), comparison)


def _spoken(context: BulletinContext) -> str:
    """All sentences of a bulletin, one a line."""
    return "\n".join(
        (
            context.title,
            context.opening,
            *(
                line
                for chapter in context.chapters
                for line in (
                    chapter.heading,
                    *chapter.paragraphs,
                    *(text for part in chapter.parts for text in (part.heading, *part.paragraphs)),
                    *(demand.lead + demand.text for demand in chapter.demands),
                )
            ),
        )
    )


_KINDS = ("公路改建工程", "污水处理厂及配套管网", "标准化厂房", "中心小学迁建", "肉牛养殖示范园", "水库除险加固", "老旧小区改造", "农产品冷链物流中心")  # fmt: skip


def _big_county() -> County:
    """Two hundred projects of 28 units: some ahead, some behind, some not there at all."""
    units = [unit(f"{name}镇") for name in TOWNS]
    units += [unit(f"{name}街道办事处", "街道") for name in ("江口", "城东")]
    units += [unit(name, "县级部门") for name in BUREAUS]
    units += [unit("经济开发区管委会", "园区"), unit("示例县交通投资集团有限公司", "县属国企")]
    projects, figures = [], []
    for number in range(1, 201):
        lead = units[(number * 5) % len(units)].name
        place, kind = TOWNS[number % len(TOWNS)], _KINDS[number % len(_KINDS)]
        name = f"示例县{place}{kind}" + ("（二期）" if number > len(TOWNS) * len(_KINDS) else "")
        plan = 3_000 + (number * 977) % 18_000
        changes: dict[str, Any] = {"level": "市级" if number <= 50 else "县级", "listed": number <= 10}
        if number in {60, 61, 62}:
            changes |= {"planned_start": "2021-04", "nature": "新建"}
        if number in {70, 71}:
            changes |= {"planned_start": "2021-09", "nature": "新建"}
        one = project(number, name, lead, plan=plan, **changes)
        projects.append(one)
        share = 38 + (number * 31) % 35 if number % 9 else 22
        values: dict[str, Any] = {}
        month = JUNE
        if number in {7, 88}:
            share, values = 0, {"status": "未进场", "problem": "猪价下跌，业主暂缓投资，施工队伍至今未进场。"}
        elif number in {60, 61, 62, 70, 71}:
            share, values = 0, {"status": "未开工", "problem": "施工图审查未完成"}
        elif number in {95, 140}:
            values = {"status": "停工", "problem": "征地补偿未谈妥，5月起停工"}
        elif number % 12 == 0:
            share, values = 100, {"status": "完工", "actual_finish": "2021-06-15"}
        if number % 14 == 3:
            values |= {"funds_lacking": (300 + number * 11) * WAN}
        if number % 17 == 5:
            values |= {"land_lacking": (60 + number) * 100}
        if number in {33, 61 + 100, 172}:
            month = Month(2021, 5)
        figures.append(figure(one, plan * share // 100, month, **values))
    silent = {projects[32].reporting_unit}
    returns = []
    for place, one_unit in enumerate(units):
        if one_unit.name in silent:
            continue
        on = date(2021, 7, 8) if place in {4, 19} else date(2021, 7, 3)
        returns.append(received(one_unit.name, on, id=place, submission=place + 10))
    held = [held_row(projects[171], projects[171].reporting_unit, 99)]
    returns.append(
        received(
            projects[171].reporting_unit, date(2021, 7, 4), id=99, submission=99, verdict=Verdict.HELD, held=1
        )
    )
    return County(units, projects, figures, held, returns)


@pytest.fixture(scope="session")
def big_county() -> County:
    return _big_county()


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """Factories of records, and ``County`` to hold them."""
    return SimpleNamespace(
        County=County, unit=unit, project=project, figure=figure, received=received, held=held_row
    )


@pytest.fixture(scope="session")
def spoken() -> Callable[[BulletinContext], str]:
    """All sentences of a bulletin, one a line."""
    return _spoken


@pytest.fixture(scope="session")
def read_docx() -> Callable[[bytes], str]:
    """The text of a .docx as its reader sees it, one paragraph a line."""
    return _text


def _text(data: bytes) -> str:
    from docx import Document

    lines = []
    for block in Document(io.BytesIO(data)).element.body.iter():
        if block.tag.endswith("}p"):
            lines.append("".join(node.text or "" for node in block.iter() if node.tag.endswith("}t")))
    return "\n".join(lines)
