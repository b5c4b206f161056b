"""The note of correction: what the last bulletin said and the ledger says otherwise now."""

from collections.abc import Sequence
from datetime import timedelta

import docx
import pytest
from issuing_desk import PLAN, Clock, returned, take

from projledger import Ledger
from projledger.api.papers import facts_of
from projledger.documents.corrections import correction_paragraphs
from projledger.documents.figures import FigureBook, plain
from projledger.documents.papers import Asked
from projledger.documents.wording import Wording
from projledger.foundation.period import Month, Period

MAY, JUNE = (Period.of_month(Month(2021, month)) for month in (5, 6))


def note(ledger: Ledger, period: Period = JUNE, named: int = 10, internal: Sequence[int] = ()) -> list[str]:
    facts = facts_of(ledger, period)
    book = FigureBook(str(period), facts.number)
    wording = Wording(ledger.settings, internal=internal, named=named, book=book)
    return [plain(text) for text in correction_paragraphs(facts, wording)]


@pytest.fixture
def published(ledger: Ledger, clock: Clock) -> Ledger:
    """The bulletin of May is issued; two days have gone by."""
    ledger.issue("bulletin", MAY)
    clock.now += timedelta(days=2)
    return ledger


def test_before_the_first_bulletin_and_where_nothing_has_changed_there_is_no_note(ledger: Ledger) -> None:
    assert note(ledger) == []
    ledger.issue("bulletin", MAY)
    assert note(ledger) == []
    take(ledger, returned(6, "360", "410"))  # another month's figures correct nothing of May
    assert note(ledger) == []


def test_a_corrected_figure_is_stated_with_unit_project_both_figures_source_and_total(
    published: Ledger,
) -> None:
    take(published, returned(5, "210", "300"))
    assert note(published) == [
        "示重点办〔2021〕1号所用2021年1—5月数据中，有1个项目的数据作了更正：云台镇人民政府“云台镇中心小学”"
        "累计完成投资由200万元更正为210万元（依据2021年7月8日收到的月报）。",
        "更正后，2021年1—5月累计完成投资合计由500万元变为510万元。",
    ]


def test_what_a_clerk_entered_is_stated_with_its_own_source(published: Ledger) -> None:
    published.enter("PC-02", Month(2021, 5), {"completed_ytd": "305"}, source="白衣镇来电", reason="更正")
    assert (
        "白衣镇人民政府“白衣镇污水处理厂”累计完成投资由300万元更正为305万元（依据白衣镇来电）。"
        in note(published)[0]
    )


def test_a_corrected_plan_is_stated_and_changes_no_total_of_what_was_completed(published: Ledger) -> None:
    take(published, {"计划2.csv": PLAN.replace(",600,云台镇", ",650,云台镇")})
    (only,) = note(published)
    assert "年度计划投资由600万元更正为650万元（依据2021年7月8日收到的年度计划）" in only


def test_projects_that_came_into_the_plan_or_left_it_are_stated(published: Ledger) -> None:
    take(published, {"计划2.csv": PLAN.replace("PC-02,白衣镇污水处理厂", "PC-03,白衣镇水厂")})
    (text, _total) = note(published)
    assert "白衣镇人民政府“白衣镇水厂”补列入年度计划（依据2021年7月8日收到的年度计划）" in text
    assert "白衣镇人民政府“白衣镇污水处理厂”已调出年度计划" in text


def test_a_long_list_is_cut_and_says_how_many_there_are(published: Ledger) -> None:
    take(published, returned(5, "210", "320"))
    assert "；等2处。" in note(published, named=1)[0]
    assert note(published, named=1)[0].startswith("示重点办〔2021〕1号所用2021年1—5月数据中，有2个项目的数据")


def test_internal_projects_are_counted_and_not_named(published: Ledger) -> None:
    take(published, returned(5, "210", "300"))
    internal = [project.id for project in published.book.view().projects(Month(2021, 5))]
    assert note(published, internal=internal)[0] == (
        "示重点办〔2021〕1号所用2021年1—5月数据中，有1个项目的数据作了更正。"
    )


def test_the_note_is_about_the_last_bulletin_even_if_it_was_withdrawn(published: Ledger) -> None:
    take(published, returned(5, "210", "300"))
    published.withdraw(published.document("1"), reason="数据有误")
    assert note(published)[0].startswith("示重点办〔2021〕1号（已撤回）所用")
    published.undo(published.closing_of(published.document("1")) or 0, reason="重新印发")
    published.issue("bulletin", MAY)
    assert note(published) == []  # the second one said it as it is


def test_the_next_bulletin_bears_the_note_and_is_the_same_when_made_again(published: Ledger) -> None:
    take(published, returned(5, "210", "300"))
    (issued,) = published.issue("bulletin", JUNE)
    document = docx.Document(str(issued.path))
    text = "".join(node.text or "" for node in document.element.iter() if node.tag.endswith("}t"))
    assert "由200万元更正为210万元" in text
    found = published.document("2")
    assert published.issued_again(found).reasons == ()
    assert published.proof(issued.path).differences == ()
    take(published, returned(5, "220", "300"))  # corrected once more, after the second bulletin
    assert published.issued_again(found).reasons == ()


def test_a_bulletin_of_one_topic_is_not_what_the_note_is_about(published: Ledger) -> None:
    take(published, returned(5, "210", "300"))
    published.issue("bulletin", JUNE, asked=[Asked(topic="reporting")])
    assert note(published)[0].startswith("示重点办〔2021〕1号所用")


def test_a_later_period_corrects_nothing_of_an_earlier_one(published: Ledger) -> None:
    published.issue("bulletin", JUNE)
    take(published, returned(6, "360", "400"))
    assert note(published, MAY) == []


def test_a_figure_that_came_late_is_said_to_have_been_reported_later(ledger: Ledger, clock: Clock) -> None:
    ledger.issue("bulletin", "2021-05")
    number = next(one.number for one in ledger.book.view().submissions() if one.file_name == "云台镇6月.csv")
    ledger.undo(number, reason="报错月份")
    ledger.issue("bulletin", "2021-06")
    clock.now += timedelta(days=2)
    take(ledger, {"云台镇6月.csv": returned(6, "355", "")["云台镇6月.csv"]})
    found = facts_of(ledger, JUNE, latest=True)
    wording = Wording(ledger.settings)
    first, _total = correction_paragraphs(found, wording)
    assert "累计完成投资由200万元补报后变为355万元（依据2021年7月8日收到的月报）" in first
