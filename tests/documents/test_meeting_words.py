"""What the material for a progress meeting says, case by case."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from projledger.documents.meeting import meeting_context
from projledger.documents.wording import Wording

ON_TIME = date(2021, 7, 5)


def county_of(make: SimpleNamespace, *rows: tuple[int, dict[str, Any]]) -> Any:
    """Each row is a project of a town of its own: what is done of 12000 万元, and what the return says."""
    names = [f"{'甲乙丙丁戊己庚辛壬癸子丑'[place]}镇" for place in range(len(rows))]
    projects = [make.project(place, f"{name[0]}路", name) for place, name in enumerate(names, start=1)]
    figures = [make.figure(one, done, **said) for one, (done, said) in zip(projects, rows, strict=True)]
    returns = [make.received(name, ON_TIME) for name in names]
    return make.County([make.unit(name) for name in names], projects, figures, [], returns)


def told(county: Any, **options: Any) -> Any:
    facts = county.facts(**options)
    return meeting_context(facts, Wording(county.settings, facts.internal))


def test_units_speak_to_their_lags_the_farthest_behind_first(make: SimpleNamespace) -> None:
    context = told(
        county_of(
            make,
            (9000, {}),
            (3000, {"problem": "资金未到位", "help_asked": "请协调贷款"}),
            (1200, {"status": "停工"}),
        )
    )
    assert [(speaker.unit, speaker.points) for speaker in context.speakers] == [
        ("丙镇", ("丙路：停工；未说明原因。",)),
        ("乙镇", ("乙路：占年度计划的25%，欠25个百分点；资金未到位；请协调贷款。",)),
    ]
    assert context.speakers[1].figures == "1个项目，占年度计划的25%，欠时序进度25个百分点"
    assert context.agenda == (
        "1.示例县重点项目推进办公室通报市县重点项目2021年上半年进展情况。",
        "2.丙镇、乙镇作表态发言，逐个说明滞后项目的原因、措施和完成时限（要点附后）。",
        "3.研究需协调解决的问题（见附件2），有关主管部门逐项回应，明确议定事项。",
        "4.安排下步工作。",
    )


def test_problems_to_settle_name_who_might_lead_and_leave_the_decision_blank(make: SimpleNamespace) -> None:
    context = told(
        county_of(
            make,
            (9000, {"problem": "企业自筹资金未到位", "help_asked": "请协调贷款"}),
            (9000, {"land_lacking": 2550}),
            (9000, {"problem": "雨季影响施工"}),
            (9000, {"help_asked": "请县领导调度"}),
        )
    )
    rows = context.annexes[1].rows
    assert [(line.project, line.problem, line.asked, line.lead, line.decided) for line in rows] == [
        ("甲路", "企业自筹资金未到位", "请协调贷款", "财政、金融主管部门", ""),
        ("乙路", "缺用地25.5亩", "—", "自然资源主管部门", ""),
        ("丁路", "—", "请县领导调度", "责任单位", ""),
    ]


def test_where_nobody_lags_and_nothing_is_asked_the_agenda_is_plain(make: SimpleNamespace) -> None:
    context = told(county_of(make, (9000, {})))
    assert context.speakers == ()
    assert context.agenda[1:] == ("2.各责任单位汇报项目推进情况。", "3.安排下步工作。")


def test_before_any_return_there_is_nobody_to_call(make: SimpleNamespace) -> None:
    county = county_of(make, (0, {}))
    county.figures, county.returns = [], []
    context = told(county)
    assert (context.speakers, context.annexes) == ((), ())
    assert context.chapters[1].paragraphs[0].endswith("尚无月报，投资完成情况不作判断。")


def test_internal_projects_are_counted_among_the_lags_and_not_named(make: SimpleNamespace) -> None:
    context = told(county_of(make, (1000, {"help_asked": "请协调"}), (2000, {})), internal={1})
    assert context.speakers[0].points == ("其余1个滞后项目的原因、措施和完成时限。",)
    assert [page.table for page in context.annexes] == ["ranking"]


def test_no_more_than_ten_units_speak(make: SimpleNamespace) -> None:
    context = told(county_of(make, *((1000 + 10 * place, {}) for place in range(12))))
    assert [speaker.unit for speaker in context.speakers] == [f"{name}镇" for name in "甲乙丙丁戊己庚辛壬癸"]
