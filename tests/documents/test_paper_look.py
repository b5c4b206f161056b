"""What stands where on the printed page, measured with LibreOffice (``make look``)."""

from dataclasses import asdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from measured import Page, converted, printed, said
from paper_templates import addressee, annex_list, body, paper, paragraphs, signature, title

from projledger.documents.context import Annex, ProjectLine
from projledger.documents.figures import FigureBook
from projledger.documents.framing import framed, framed_draft
from projledger.documents.papers import Asked, Paper
from projledger.documents.render import render_paper
from projledger.foundation.settings.documents import Documents, PaperSection, paper_form

pytestmark = pytest.mark.look

OFFICE = "示例县重点项目推进办公室"
ISSUED = date(2021, 7, 6)
COPIES = ("县委办公室", "县人大常委会办公室", "县政府办公室", "县政协办公室", "县纪委监委机关", "县委组织部")
SENTENCE = "截至6月底，全县200个重点项目累计完成投资134.19亿元，占年度计划的54.84%，超时序进度4.84个百分点。"
ROWS = tuple(
    ProjectLine(
        str(number),
        f"示例县第{number}号公路改建工程及配套设施（二期）",
        "市级",
        "住房和城乡建设局",
        "1.20",
        "0.33",
        "27.50",
        "-22.50",
        "红",
        "征地拆迁滞后，施工图审查未完成",
    )
    for number in range(1, 31)
)
ANNEXES = tuple(
    asdict(
        Annex(
            str(number), f"附件{number}", name, "lagging", rows, unit="单位：亿元", note="注：以上报数为准。"
        )
    )
    for number, name, rows in ((1, "滞后项目清单", ROWS), (2, "未开工项目清单", ROWS[:3]))
)
LINES = 12


def form(kind: str) -> Any:
    documents = Documents(**{kind: PaperSection(copy_to=COPIES, copies=80)})
    return paper_form(documents, kind, OFFICE, "示例县")


def written(
    template: Path, frame: dict[str, Any], lines: int = LINES, annexes: tuple[Any, ...] = ()
) -> bytes:
    context = {
        "title_in_lines": "关于2021年上半年全县重点项目\n推进情况的督查通报",
        "addressee": "各乡镇人民政府、街道办事处，县级有关部门：",
        "opening": "国" * 28 * 60,
        "sentences": tuple("全" * (number % 9) + SENTENCE for number in range(lines)),
        "office": OFFICE,
        "date": "2021年7月6日",
        "term_short": "时序",
        **frame,
        "annexes": annexes,
    }
    made = Paper("bulletin", "关于甲的通报", context, FigureBook("2021H1", 1), Asked())
    return render_paper(made, template, made=ISSUED)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("templates")
    text, grid = folder / "text.docx", folder / "grid.docx"
    text.write_bytes(
        paper("通报", title(), addressee(), paragraphs("sentences"), annex_list(), signature()).package()
    )
    grid.write_bytes(paper("满版", body("{{ opening }}")).package())
    bulletin = framed(form("bulletin"), ISSUED, "示重点办〔2021〕5号")
    return {
        "grid": written(grid, framed_draft(form("bulletin"), ISSUED)),
        "document": written(text, bulletin),
        "annexed": written(text, bulletin, annexes=ANNEXES),
        "draft": written(text, framed_draft(form("bulletin"), ISSUED, "征求意见稿"), annexes=ANNEXES[:1]),
        "briefing": written(
            text, framed(form("briefing"), ISSUED, "第5期（总第105期）", addressees=("各乡镇",))
        ),
        "letter": written(text, framed(form("urge"), ISSUED, "示重点办函〔2021〕5号")),
        **{f"tail-{lines}": written(text, bulletin, lines) for lines in range(14, 20)},
    }


@pytest.fixture(scope="module")
def pages(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    return printed(files, tmp_path_factory.mktemp("printed"))


def near(value: float, within: float = 0.6) -> Any:
    return pytest.approx(value, abs=within)


def test_a_full_page_has_22_lines_of_28_characters_in_a_block_of_156_by_225_mm(
    pages: dict[str, list[Page]],
) -> None:
    page = pages["grid"][1]
    assert (page.width, page.height) == (near(210, 0.2), near(297, 0.2))
    lines = page.lines()[:-1]  # without the page's number
    assert [len(line) for line in lines] == [28] * 22
    text = [word for word in page.words if "国" in word.text]
    assert (min(word.left for word in text), max(word.right for word in text)) == (near(28), near(184))
    dark = (page.picture.max(axis=2) < 110)[:2_650, 280:1840].any(axis=1).nonzero()[0]
    assert dark[0] / 10 >= 37
    assert dark[-1] / 10 <= 262


def test_no_number_is_broken_between_lines(pages: dict[str, list[Page]]) -> None:
    for page in pages["document"]:
        for line, following in pairwise(page.lines()):
            assert not (line[-1] in "0123456789.-" and following[0] in "0123456789.%"), (line, following)


def test_page_numbers_stand_at_the_outer_edge_one_character_in(pages: dict[str, list[Page]]) -> None:
    first, second, *_ = pages["grid"]
    right = [word for word in first.words if word.top > 262][-1]
    left = next(word for word in second.words if word.top > 262)
    assert right.right == near(184 - 4.9)
    assert left.left == near(28 + 4.9)
    assert right.top == near(269, 1.5)


def test_the_red_head_begins_35_mm_below_the_top_of_the_text(pages: dict[str, list[Page]]) -> None:
    page = pages["document"][0]
    rows = page.red_rows().nonzero()[0]
    assert rows[0] / 10 == near(37 + 35, 1)
    (rule,) = page.rules(red=True)
    assert (rule.left, rule.right) == (near(28), near(184))
    number = page.found("示重点办")
    assert (number.left + page.found("号").right) / 2 == near(106, 1)
    dark = (page.picture.max(axis=2) < 110)[: int(rule.top * 10), 280:1840].any(axis=1).nonzero()[0]
    assert rule.top - dark[-1] / 10 == near(4, 0.7)


def test_the_title_stands_two_lines_below_the_red_rule(pages: dict[str, list[Page]]) -> None:
    page = pages["document"][0]
    (rule,) = page.rules(red=True)
    dark = (page.picture.max(axis=2) < 110)[int(rule.top * 10) + 10 :, 280:1840].any(axis=1).nonzero()[0]
    assert 1.8 * 10.2 <= (dark[0] / 10 + 1) <= 2.8 * 10.2


def test_the_date_ends_four_characters_from_the_right_edge(pages: dict[str, list[Page]]) -> None:
    signed = next(page for page in pages["document"][1:] if OFFICE in page.text)
    office = signed.found(OFFICE[:4])
    date_line = [word for word in signed.words if 8 < word.top - office.top < 13]
    left, right = min(word.left for word in date_line), max(word.right for word in date_line)
    assert right == near(184 - 4 * 5.56)
    # The office's name stands centred above the date, whose digits are wider in the free font.
    assert (office.left + signed.right_of(OFFICE[:4])) / 2 == near((left + right) / 2, 3.5)


@pytest.mark.parametrize("name", ["document", "annexed", *(f"tail-{lines}" for lines in range(14, 20))])
def test_the_tail_stands_at_the_bottom_of_the_last_page(pages: dict[str, list[Page]], name: str) -> None:
    *before, last = pages[name]
    rules = last.rules(red=False)[-3:]
    assert [(rule.left, rule.right) for rule in rules] == [(near(28), near(184))] * 3
    assert rules[-1].top == near(262, 1)
    assert [rule.thickness for rule in rules] == [near(0.35, 0.16), near(0.25, 0.16), near(0.35, 0.16)]
    assert "2021年7月6日印发" in last.text
    assert last.height > last.width
    assert not any("印发" in page.text for page in before)
    above = [word.bottom for word in last.words if word.top < rules[0].top - 1]
    assert max(above, default=0) < rules[0].top + 0.5, "text lies over the tail"


def test_a_page_laid_on_its_side_keeps_the_place_of_its_number(pages: dict[str, list[Page]]) -> None:
    wide = [(number, page) for number, page in enumerate(pages["annexed"], 1) if page.width > page.height]
    assert len(wide) > 3
    for number, page in wide:
        (shown,) = [word for word in page.words if word.text == str(number) and word.right < 35]
        # An odd page's number would stand at the lower right, which is the lower left now.
        across = page.height - 26 - 4.9 if number % 2 else 28 + 4.9
        assert shown.left == near(297 - 262 - 7 - 4.9, 2) or shown.right == near(297 - 262 - 7, 2)
        assert (shown.bottom if number % 2 else shown.top) == near(across, 9)


def test_the_head_of_a_table_is_repeated_and_no_row_is_broken(pages: dict[str, list[Page]]) -> None:
    wide = [page for page in pages["annexed"] if page.width > page.height]
    with_rows = [page for page in wide if "号公路" in page.text]
    assert all("项目名称" in page.text for page in with_rows)
    listed = [page.text.count("号公路") for page in with_rows]
    assert sum(listed) == 33
    assert all(page.text.count("红") == count for page, count in zip(with_rows, listed, strict=True))


def test_annexes_begin_pages_of_their_own(pages: dict[str, list[Page]]) -> None:
    wide = [page for page in pages["annexed"] if page.width > page.height]
    begun = [page for page in wide if "附件" in page.text]
    assert [("附件1" in page.text, "附件2" in page.text) for page in begun] == [(True, False), (False, True)]
    assert all(min(word.top for word in page.words if "附" in word.text) == near(30, 2) for page in begun)


def test_a_draft_ends_with_its_last_annex(pages: dict[str, list[Page]]) -> None:
    first, *_, last = pages["draft"]
    assert first.lines()[0] == "征求意见稿"
    assert not first.red_rows().any()
    assert last.width > last.height
    assert last.text


def test_the_head_of_a_briefing_takes_a_third_of_the_page(pages: dict[str, list[Page]]) -> None:
    first, *_, last = pages["briefing"]
    (rule,) = first.rules(red=True)
    assert rule.top == near(297 / 3, 3)
    assert first.found("第").top < first.found(OFFICE[:4]).top < rule.top
    upper, lower = last.rules(red=False)[-2:]
    assert lower.top == near(262, 1)
    assert last.right_of("共印") == near(184 - 4.9, 6)
    assert upper.top < last.found("送：").top < last.found("发：").top < lower.top


def test_the_first_page_of_a_letter_has_its_double_rules_and_no_number(pages: dict[str, list[Page]]) -> None:
    first, second, *_ = pages["letter"]
    rows = first.red_rows().nonzero()[0]
    assert rows[0] / 10 == near(30, 1)
    thick, thin, thin_again, thick_again = first.rules(red=True)
    assert thick.thickness > thin.thickness
    assert thick_again.thickness > thin_again.thickness
    for rule in (thick, thin, thin_again, thick_again):
        assert (rule.left, rule.right) == (near(20), near(190))
    gaps = [(low - high, high) for high, low in pairwise(rows / 10) if low - high > 1]
    assert gaps[0][0] == near(4, 0.7)  # between the sender's name and the first rule
    assert thin_again.top == near(297 - 20, 0.7)
    assert first.right_of("示重点办函") == near(184, 1)
    dark = (first.picture.max(axis=2) < 110)[:, 1000:1840].any(axis=1).nonzero()[0]
    assert dark[0] / 10 - thin.top - thin.thickness == near(4.94, 1)  # 7/8 of a character
    assert not [word for word in first.words if word.top > 262]
    assert [word for word in second.words if word.top > 265]
    assert not second.red_rows().any()


def test_text_and_tables_survive_libreoffice(files: dict[str, bytes], tmp_path: Path) -> None:
    again = tmp_path / "again"
    again.mkdir()
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    converted(tmp_path, "docx", [tmp_path / f"{name}.docx" for name in files], again)
    for name, data in files.items():
        assert said(data) == said((again / f"{name}.docx").read_bytes()), name
