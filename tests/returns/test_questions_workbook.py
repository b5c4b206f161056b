"""The list of open questions goes out, is answered, and comes back."""

import io
from collections.abc import Mapping
from datetime import date

import openpyxl
import pytest

from projledger.checks.known import Known, KnownProject
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.text import normal_name
from projledger.ledger.records import HeldRecord
from projledger.returns.answers import Answers, read_answers
from projledger.returns.question import DECISION, KEY, NAME, PROJECT, LikelyProject, Question
from projledger.returns.questions import (
    open_questions,
    question_columns,
    questions_workbook,
)
from projledger.workbook.reader import Reader

ROAD = LikelyProject(12, "PC2021-012", "喜神至麻石公路", 96)
SECOND = LikelyProject(15, "PC2021-015", "喜神至麻石公路二期", 88)
ASKED = [
    Question(
        17, "report", "云台镇6月.xlsx", "云台镇", "2021-06", "月报", "B9", "喜神—麻石公路", (ROAD, SECOND)
    ),
    Question(18, "report", "白衣镇.xlsx", "白衣镇", "2021-06", "Sheet1", "B22", "=1+1村卫生室 打捆", ()),
]
COLUMNS = question_columns()


def answered(cells: Mapping[tuple[int, str], str | None]) -> Answers:
    """The list with ``cells`` written by (question from 0, title), saved and read back."""
    book = openpyxl.load_workbook(io.BytesIO(questions_workbook(ASKED)))
    for (number, title), value in cells.items():
        book["待核对"].cell(5 + number, COLUMNS.of(title).number).value = value
    out = io.BytesIO()
    book.save(out)
    with Reader() as reader:
        reading = reader.read(out.getvalue(), "待核对.xlsx")
    assert reading.workbook is not None
    assert reading.workbook.stamp["form"] == "questions"
    return read_answers(reading.workbook, "待核对.xlsx")


def test_unanswered_questions_are_no_answers_and_no_faults() -> None:
    assert answered({}) == ((), ())


def test_the_nearest_project_is_chosen_beforehand() -> None:
    answer = answered({(0, DECISION): "同一项目"}).answers[0]
    assert (answer.entry, answer.form, answer.project, answer.named) == (17, "report", 12, "")
    assert (answer.name, answer.sheet, str(answer.cell)) == ("喜神—麻石公路", "待核对", "H5")


def test_another_candidate_or_another_code_can_be_chosen() -> None:
    second = answered({(0, DECISION): "同一项目", (0, PROJECT): SECOND.label}).answers[0]
    assert second.project == 15
    other = answered({(0, DECISION): "同一项目", (0, PROJECT): "PC2021-044"}).answers[0]
    assert (other.project, other.named) == (None, "PC2021-044")


@pytest.mark.parametrize("decision", ["新项目", "不收"])
def test_new_and_refused_rows_need_no_project(decision: str) -> None:
    found = answered({(1, DECISION): decision})
    assert found.findings == ()
    assert [(one.entry, one.decision, one.project) for one in found.answers] == [(18, decision, None)]


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ({(0, DECISION): "同意"}, "H5"),
        ({(1, DECISION): "同一项目"}, "I6"),
        ({(0, DECISION): "不收", (0, KEY): "report:18:12-0:abc"}, "K5"),
        ({(0, DECISION): "不收", (0, KEY): None}, "K5"),
        ({(0, DECISION): "不收", (0, NAME): "别的项目"}, "K5"),
    ],
)
def test_a_wrong_value_or_a_changed_key_is_a_finding_and_no_answer(
    cells: dict[tuple[int, str], str | None], place: str
) -> None:
    found = answered(cells)
    assert found.answers == ()
    assert [(one.code, one.sheet, str(one.cell)) for one in found.findings] == [("G902", "待核对", place)]
    assert "同一项目" in found.findings[0].remedy


def test_one_wrong_row_does_not_hide_the_others() -> None:
    found = answered({(0, DECISION): "同意", (1, DECISION): "不收"})
    assert (len(found.answers), len(found.findings)) == (1, 1)


def test_a_stamped_workbook_without_the_list_is_a_finding() -> None:
    book = openpyxl.load_workbook(io.BytesIO(questions_workbook(ASKED)))
    book["待核对"].delete_rows(4)
    out = io.BytesIO()
    book.save(out)
    with Reader() as reader:
        workbook = reader.read(out.getvalue(), "待核对.xlsx").workbook
    assert workbook is not None
    assert [one.code for one in read_answers(workbook).findings] == ["G902"]


def held(name: str, project: int | None = None) -> HeldRecord:
    return HeldRecord(
        entry=17,
        form="report",
        submission=48,
        file_name="云台镇6月.xlsx",
        unit="云台镇",
        period="2021-06",
        sheet="月报",
        row=9,
        project=project,
        name=name,
        values={},
        raw={},
        findings=(Finding("P502", "云台镇6月.xlsx", "月报", Cell(9, 2), "project", name),),
    )


def test_only_rows_without_a_project_are_asked_about() -> None:
    road = KnownProject(12, "PC2021-012", None, "喜神至麻石公路", "云台镇", "云台镇", None, None, None)
    known = Known(2021, date(2021, 7, 1), projects={12: road}, project_names={normal_name(road.name): (12,)})
    asked = open_questions([held("喜神—麻石公路"), held("喜神至麻石公路", 12), held("")], known)
    assert [(one.name, one.cell, [likely.id for likely in one.likely]) for one in asked] == [
        ("喜神—麻石公路", "B9", [12])
    ]
    assert asked[0].likely[0].likeness >= 80


def test_equal_questions_give_equal_bytes() -> None:
    assert questions_workbook(ASKED) == questions_workbook(ASKED)
