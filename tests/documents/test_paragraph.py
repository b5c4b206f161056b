"""The paragraph to paste into a chat."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

from plain_records import WAN, plain_project, plain_return
from projledger.documents.paragraph import progress_paragraph
from projledger.foundation.period import Month, Period
from projledger.foundation.settings import Settings, parse
from projledger.ledger.records import FigureRecord, ProjectRecord, ReturnRecord
from projledger.measures.basis import Basis
from projledger.measures.grouping import By
from projledger.measures.progress import progress
from projledger.measures.reporting import reporting
from projledger.measures.terms import Terms

JUNE = Month(2021, 6)
TODAY = date(2021, 7, 10)
SENT = plain_return("甲镇", date(2021, 7, 5))


def settings() -> Settings:
    return parse('[office]\nname = "示例办"\ncounty = "示例县"\nyear = 2021\n')


def told(
    projects: Sequence[ProjectRecord],
    figures: Sequence[FigureRecord],
    *,
    by: By = By.LEVEL,
    returns: Sequence[ReturnRecord] = (SENT,),
    scope: str = "",
) -> str:
    table = progress(projects, figures, [], returns, Period.of_month(JUNE), settings(), by=by)
    came = reporting([], projects, returns, [], JUNE, settings(), TODAY)
    internal = {project.id for project in projects if project.internal}
    return progress_paragraph(table, came, internal, scope)


def county(
    make: SimpleNamespace, *rates: int, by_unit: bool = False
) -> tuple[list[ProjectRecord], list[FigureRecord]]:
    projects = [
        plain_project(
            number, f"{'甲乙丙丁戊己庚辛壬'[number - 1] if by_unit else '甲'}镇", plan=10_000 * WAN,
            level=("市级", "县级")[number % 2],
        )
        for number in range(1, len(rates) + 1)
    ]  # fmt: skip
    figures = [make.figure(project, rate * 100) for project, rate in zip(projects, rates, strict=True)]
    return projects, figures


def test_it_says_the_figures_of_the_table_and_how_complete_they_are(make: SimpleNamespace) -> None:
    text = told(*county(make, 40, 60))
    assert text.startswith(
        "2021年1—6月，市县重点项目2个，年度计划投资2亿元，累计完成1亿元，占年度计划的50%，与时序进度持平"
    )
    assert "其中：市级1个，完成0.6亿元，占年度计划的60%，超时序进度10个百分点；县级1个，完成0.4亿元" in text
    assert text.endswith("（6月1/1个单位已报；上报口径；数据截至6月底）")
    assert "\n" not in text


def test_units_that_have_not_reported_are_named(make: SimpleNamespace) -> None:
    projects, figures = county(make, 40, 60, by_unit=True)
    text = told(projects, figures[:1])
    assert "（6月1/2个单位已报；未报：乙镇；1个项目沿用以前月份的数；" in text


def test_of_many_rows_the_best_and_the_last_are_named_and_ties_are_not_cut(make: SimpleNamespace) -> None:
    text = told(*county(make, 90, 80, 70, 70, 60, 40, 30, 20, 10, by_unit=True), by=By.UNIT)
    assert "完成率较高的：甲镇90%、乙镇80%、丙镇70%、丁镇70%；较低的：壬镇10%、辛镇20%、庚镇30%" in text
    assert "9个中4个欠时序进度" in text


def test_an_internal_project_is_counted_and_not_named(make: SimpleNamespace) -> None:
    projects, figures = county(make, 90, 10)
    hidden = plain_project(3, "甲镇", plan=10_000 * WAN, internal=True, name="某内部项目")
    text = told([*projects, hidden], [*figures, make.figure(hidden, 9900)], by=By.PROJECT)
    assert "某内部项目" not in text
    assert "重点项目3个" in text


def test_where_nothing_came_no_zero_is_told_as_a_figure(make: SimpleNamespace) -> None:
    projects, _figures = county(make, 40, 60)
    text = told(projects, [], returns=())
    assert "本年尚无数字报来" in text
    assert "%" not in text
    assert "6月0/1个单位已报；未报：甲镇" in text


def test_it_says_of_which_projects_it_speaks(make: SimpleNamespace) -> None:
    assert "市县重点项目（甲镇、市级）2个" in told(*county(make, 40, 60), scope="甲镇、市级")


def test_a_row_without_a_figure_of_the_basis_is_said_to_have_none(make: SimpleNamespace) -> None:
    projects, figures = county(make, 40, 60)
    figures[0] = figures[0]._replace(values={**figures[0].values, "statistical_ytd": 3000 * WAN})
    terms = Terms(basis=Basis.STATISTICAL)
    table = progress(projects, figures, [], [SENT], Period.of_month(JUNE), settings(), terms=terms)
    text = progress_paragraph(table, reporting([], projects, [SENT], [], JUNE, settings(), TODAY))
    assert "县级1个，完成0.3亿元，占年度计划的30%" in text
    assert "市级1个，无入统口径的数" in text
    assert "1个项目有该口径数，1个没有、按0计" in text


def test_it_says_the_basis_and_of_how_many_projects_that_has_a_figure(make: SimpleNamespace) -> None:
    projects, figures = county(make, 40, 60)
    table = progress(
        projects, figures, [], [SENT], Period.of_month(JUNE), settings(), terms=Terms(basis=Basis.STATISTICAL)
    )
    came = reporting([], projects, [SENT], [], JUNE, settings(), TODAY)
    text = progress_paragraph(table, came)
    assert "年度计划投资2亿元，本年尚无入统口径的数。（" in text
    assert "入统口径；2个项目都没有该口径数；数据截至" in text
    assert "上报口径；数据截至" in told(projects, figures)


def test_it_says_which_projects_another_curve_measures(make: SimpleNamespace) -> None:
    projects, figures = county(make, 50, 60)
    table = progress(projects, figures, [], [SENT], Period.of_month(JUNE), settings())
    came = reporting([], projects, [SENT], [], JUNE, settings(), TODAY)
    measured = replace(table, instead={("项目计划", "linear"): 2})
    assert "“项目计划”对2个项目没有规定，按“linear”曲线计" in progress_paragraph(measured, came)
    assert "没有规定" not in progress_paragraph(table, came)


def test_of_no_project_it_says_that_none_matches_not_that_nothing_was_reported() -> None:
    text = told([], [], scope="省级")
    assert "（省级）没有符合条件的项目。" in text
    assert "尚无" not in text
