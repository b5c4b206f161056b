"""What a clerk may have done to a bulletin by hand, and that each of it is found, at its place."""

import copy
import io
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

import pytest
from docx import Document

from projledger.documents.differences import Comparison, Difference, Fault
from projledger.documents.figures import FigureBook, by_tag
from projledger.documents.papers import Asked, Paper
from projledger.documents.reading import blocks_of
from projledger.documents.render import render_paper
from projledger.foundation.shipped import shipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Edit = Callable[[Any], None]


class Composed:
    """A bulletin as it was written, and what a hand-made change of it differs in."""

    def __init__(self, county: Any) -> None:
        self.book = FigureBook("2021H1", 7)
        self.context = county.told(book=self.book, named=3)
        paper = Paper("bulletin", self.context.title, asdict(self.context), self.book, Asked())
        self.data = render_paper(paper, shipped("templates") / "bulletin.docx", made=date(2021, 7, 6))
        self.blocks = blocks_of(self.data)

    def after(self, *edits: Edit) -> list[Difference]:
        document = Document(io.BytesIO(self.data))
        for edit in edits:
            edit(document.element.body)
        saved = io.BytesIO()
        document.save(saved)
        found = blocks_of(saved.getvalue())
        return list(Comparison(by_tag(self.book), found).differences(self.blocks))

    def shown(self, start: str) -> str:
        return next(figure.shown for figure in self.book if figure.tag.startswith(start))


@pytest.fixture(scope="module")
def composed(big_county: Any) -> Composed:
    return Composed(big_county)


# ---- what hands do -------------------------------------------------------------------------------


def control(body: Any, start: str, *, in_table: bool = False, place: int = 0) -> Any:
    """The content control whose tag begins with ``start``: the ``place``-th within or without a table."""
    found = [
        sdt
        for sdt in body.iter(f"{W}sdt")
        if sdt.find(f"{W}sdtPr/{W}tag").get(f"{W}val").startswith(start)
        and (next(sdt.iterancestors(f"{W}tbl"), None) is not None) is in_table
    ]
    return found[place]


def typed(start: str, text: str, **which: Any) -> Edit:
    def edit(body: Any) -> None:
        next(control(body, start, **which).iter(f"{W}t")).text = text

    return edit


def replaced(old: str, new: str) -> Edit:
    """Replace words outside of controls, once."""

    def edit(body: Any) -> None:
        for node in body.iter(f"{W}t"):
            if old in (node.text or "") and next(node.iterancestors(f"{W}sdt"), None) is None:
                node.text = node.text.replace(old, new, 1)
                return
        raise AssertionError(old)

    return edit


def unwrapped(start: str, text: str | None = None, **which: Any) -> Edit:
    """Take the control away; its text stays, or becomes ``text``."""

    def edit(body: Any) -> None:
        sdt = control(body, start, **which)
        for run in sdt.findall(f"{W}sdtContent/{W}r"):
            if text is not None:
                run.find(f"{W}t").text = text
            sdt.addprevious(run)
        sdt.getparent().remove(sdt)

    return edit


def exchanged(one: str, other: str) -> Edit:
    """Exchange two controls of tables, with all they hold."""

    def edit(body: Any) -> None:
        first, second = control(body, one, in_table=True), control(body, other, in_table=True)
        twin = copy.deepcopy(first)
        second.addprevious(twin)
        first.addprevious(second)
        first.getparent().remove(first)

    return edit


UNITS = ("name:unit=青石镇:", "name:unit=柳林镇:")
CHANGES: dict[str, tuple[Edit, Fault, str]] = {
    "a digit in the text": (typed("completed_ytd:all:", "99.99亿元"), Fault.TYPED, "99.99亿元"),
    "a digit in a table": (typed("rate:unit=青石镇:", "77.77", in_table=True), Fault.TYPED, "77.77"),
    "a unit's name replaced": (typed(UNITS[0], "柳林镇", in_table=True), Fault.NAME, "柳林镇"),
    "a deleted control": (unwrapped("annual_plan:all:"), Fault.LOOSE, ""),
    "a figure typed in place of its control": (unwrapped("annual_plan:all:", "1亿元"), Fault.LOOSE, "1亿元"),
    "ahead made behind": (typed("gap:all:", "欠时序进度2.77个百分点"), Fault.TYPED, "欠时序进度2.77个百分点"),
    "another unit of money": (typed("completed_ytd:all:", "万元"), Fault.TYPED, "万元"),
    "another unit of money in a table's head": (replaced("亿元", "万元"), Fault.TEXT, "万元"),
    "a changed light": (typed("light:unit=青石镇:", "蓝", in_table=True), Fault.TYPED, "蓝"),
    "a count": (typed("lagging_investment:all:", "1"), Fault.TYPED, "1"),
    "a percent": (typed("target:all:2021H1:", "51%"), Fault.TYPED, "51%"),
    "a project's name": (typed("name:project=", "另一个项目"), Fault.NAME, "另一个项目"),
    "a unit's own words": (typed("problem:project=", "一切顺利"), Fault.TYPED, "一切顺利"),
    "a day beside the figures": (replaced("7月6日", "7月9日"), Fault.TEXT, "9日"),
    "a number added": (replaced("通报如下", "涉及88个项目，通报如下"), Fault.TEXT, "88"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_by_hand_is_found_with_what_stands(composed: Composed, name: str) -> None:
    edit, fault, stands = CHANGES[name]
    (found,) = composed.after(edit)
    assert found.fault is fault
    assert found.stands == (stands or found.ledger)
    assert found.ledger != stands
    if fault is not Fault.TEXT:
        assert found.figure is not None
        assert found.figure.shown == found.ledger


def test_what_nobody_changed_differs_in_nothing(composed: Composed) -> None:
    assert composed.after() == []


def test_two_units_whose_rows_exchange_their_names_are_both_found(composed: Composed) -> None:
    found = composed.after(exchanged(*UNITS))
    assert {(item.fault, item.stands, item.ledger) for item in found} == {
        (Fault.NAME, "柳林镇", "青石镇"),
        (Fault.NAME, "青石镇", "柳林镇"),
    }
    assert {item.where.title for item in found} == {"责任单位"}


def test_the_place_in_a_table_is_told_by_row_column_and_what_they_name(composed: Composed) -> None:
    (found,) = composed.after(CHANGES["a digit in a table"][0])
    where = found.where
    assert (where.label, where.title) == ("青石镇", "占年度计划（%）")
    assert where.row > 1


def test_the_place_in_a_sentence_is_told_by_the_words_around(composed: Composed) -> None:
    (found,) = composed.after(typed("completed_ytd:all:", "99.99亿元"))
    assert "累计完成投资99.99亿元，占年度计划的" in found.where.around


def test_words_may_be_rewritten_and_paragraphs_added_that_hold_no_number(composed: Composed) -> None:
    def added(body: Any) -> None:
        last = next(reversed(list(body.iter(f"{W}p"))))
        twin = copy.deepcopy(last)
        for node in list(twin.iter(f"{W}t")):
            node.text = "请各单位认真落实，12月31日前报告。"
        last.addnext(twin)

    assert composed.after(replaced("现将", "现把"), replaced("要逐个查明原因", "须查明原因"), added) == []


def test_a_deleted_paragraph_leaves_each_of_its_figures_missing(composed: Composed) -> None:
    def deleted(body: Any) -> None:
        paragraph = next(control(body, "annual_plan:all:").iterancestors(f"{W}p"))
        paragraph.getparent().remove(paragraph)

    found = composed.after(deleted)
    assert {item.fault for item in found} == {Fault.LOOSE}
    assert {item.stands for item in found} == {""}
    assert any(item.ledger.startswith(composed.shown("completed_ytd:all:")) for item in found)


def test_a_moved_paragraph_is_no_change(composed: Composed) -> None:
    def moved(body: Any) -> None:
        paragraph = next(control(body, "annual_plan:all:").iterancestors(f"{W}p"))
        later = next(control(body, "lagging_units:").iterancestors(f"{W}p"))
        later.addnext(paragraph)

    assert composed.after(moved) == []


def test_changes_that_were_tracked_are_read_as_accepted(composed: Composed) -> None:
    def tracked(body: Any) -> None:
        run = control(body, "completed_ytd:all:").find(f"{W}sdtContent/{W}r")
        gone, came = copy.deepcopy(run), copy.deepcopy(run)
        node = gone.find(f"{W}t")
        node.tag = f"{W}delText"
        came.find(f"{W}t").text = "99.99亿元"
        for kind, inner in (("del", gone), ("ins", came)):
            mark = run.makeelement(f"{W}{kind}", {f"{W}id": "1", f"{W}author": "甲"})
            mark.append(inner)
            run.addprevious(mark)
        run.getparent().remove(run)

    (found,) = composed.after(tracked)
    assert (found.fault, found.stands) == (Fault.TYPED, "99.99亿元")


def test_controls_without_tags_are_told_by_their_places(composed: Composed) -> None:
    def stripped(body: Any) -> None:
        for about in body.iter(f"{W}sdtPr"):
            for child in list(about):
                about.remove(child)

    assert composed.after(stripped) == []
    (found,) = composed.after(typed("rate:unit=青石镇:", "77.77", in_table=True), stripped)
    assert (found.fault, found.stands) == (Fault.TYPED, "77.77")
    assert found.figure is not None
    assert found.figure.scope == "unit=青石镇"


def test_without_a_template_the_text_of_each_control_is_still_held_to_its_tag(composed: Composed) -> None:
    document = Document(io.BytesIO(composed.data))
    typed("completed_ytd:all:", "99.99亿元")(document.element.body)
    saved = io.BytesIO()
    document.save(saved)
    comparison = Comparison(by_tag(composed.book), blocks_of(saved.getvalue()))
    assert [(item.fault, item.stands) for item in comparison.stray()] == [(Fault.TYPED, "99.99亿元")]
