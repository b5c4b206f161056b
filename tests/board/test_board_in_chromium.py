"""The wall chart in a real browser, from the disk and without a network (``make look``).

Pictures of what was seen lie in look/: the wall at 1920 × 1080 and the first sheet of A3 that a printer gets.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import Page
from made_board import large, record_of
from made_records import figure, project

from plain_records import WAN
from projledger.api import Ledger
from projledger.exports.board_page import board_page

pytestmark = pytest.mark.look

LOOK = Path(__file__).resolve().parents[2] / "look"
A3_LANDSCAPE = (1191, 841)
OF_YUNTAI = 5
MOST_ROWS_DRAWN = 200
LONGEST_FILTER_MS = 500
LONGEST_LOAD_MS = 5_000


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with Page(tmp_path_factory.mktemp("profile")) as page:
        yield page


def opened(browser: Page, page: bytes, folder: Path) -> Page:
    file = folder / "挂图作战.html"
    file.write_bytes(page)
    browser.complaints.clear()
    browser.requests.clear()
    browser.open(file)
    return browser


def text_of(browser: Page, selector: str) -> str:
    return str(browser.evaluate(f"document.querySelector({selector!r}).textContent"))


def search(browser: Page, words: str) -> None:
    browser.evaluate(
        f"""(() => {{ const field = document.getElementById("text"); field.value = {words!r};
        field.dispatchEvent(new Event("input", {{ bubbles: true }})); }})()"""
    )


def choose(browser: Page, select: str, value: str) -> None:
    browser.evaluate(
        f"""(() => {{ const field = document.getElementById({select!r}); field.value = {value!r};
        field.dispatchEvent(new Event("input", {{ bubbles: true }})); }})()"""
    )


def rows(browser: Page) -> list[str]:
    found: Any = browser.evaluate(
        '[...document.querySelectorAll("#list tr[data-at]")].map((row) => row.cells[2].textContent)'
    )
    return list(found)


def test_the_sample_county_s_chart_opens_offline_without_a_complaint(
    browser: Page, county: Path, tmp_path: Path
) -> None:
    with Ledger.open(county) as ledger:
        page = ledger.board("2021Q2", as_of="2021-07-06")
        table = ledger.progress("2021Q2", as_of="2021-07-06").progress
    opened(browser, page, tmp_path)
    assert browser.complaints == []
    assert [url.partition(":")[0] for url in browser.requests] == ["file"]
    total = table.total.shown
    assert total["completion_rate"] in text_of(browser, "#headline")
    assert text_of(browser, "#chosen") == (
        f"200/200个项目：年度计划{total['annual_plan']}亿元，累计完成{total['completed_ytd']}亿元，"
        f"占{total['completion_rate']}%"
    )
    search(browser, "路 云台镇")
    assert 0 < len(rows(browser)) < OF_YUNTAI
    search(browser, "")
    choose(browser, "unit", "云台镇")
    assert len(rows(browser)) == OF_YUNTAI
    browser.evaluate('document.getElementById("clear").click()')
    browser.evaluate("new Promise((done) => setTimeout(done, 50))")
    assert text_of(browser, "#chosen").startswith("200/200个项目")
    LOOK.mkdir(exist_ok=True)
    browser.screenshot(LOOK / "board.png")
    browser.pdf(tmp_path / "board.pdf")
    subprocess.run(
        ["pdftoppm", "-png", "-r", "60", "-l", "2", tmp_path / "board.pdf", LOOK / "board-a3"], check=True
    )
    facts = subprocess.run(
        ["pdfinfo", tmp_path / "board.pdf"], check=True, capture_output=True, text=True
    ).stdout
    size = next(line for line in facts.splitlines() if line.startswith("Page size")).split()
    assert (int(float(size[2])), int(float(size[4]))) == A3_LANDSCAPE
    printed = subprocess.run(
        ["pdftotext", tmp_path / "board.pdf", "-"], check=True, capture_output=True, text=True
    )
    assert "200" in printed.stdout.split()  # the last serial number: the printer gets every row


def test_keys_lead_to_a_figure_s_cell(browser: Page, tmp_path: Path) -> None:
    projects = [project(number, 1200 * WAN, name=f"项目{number:02d}") for number in range(1, 60)]
    figures = [figure(number, 6, completed_ytd=600 * WAN, submission=57) for number in range(1, 60)]
    opened(browser, board_page(record_of(projects, figures)), tmp_path)
    browser.evaluate('document.querySelector("#list tr[data-at]").focus()')
    browser.press("End")
    browser.press("ArrowUp")
    browser.press("Enter")
    assert text_of(browser, "#detail-title") == "项目58"
    assert "收件57号 云台镇6月.xlsx 月报!F63" in text_of(browser, "#detail-body")
    browser.press("Escape")
    assert browser.evaluate('document.getElementById("detail").open') is False
    assert browser.complaints == []


def test_text_that_looks_like_markup_stays_text(browser: Page, tmp_path: Path) -> None:
    hostile = "</script><img src=x onerror=document.title='broken'><b>粗</b>&lt;"
    one = project(
        1, 1200 * WAN, name=hostile, unit=hostile, planned_start="2021-01", planned_finish="2021-05"
    )
    said = figure(1, 6, completed_ytd=600 * WAN, problem=hostile, status=hostile, actual_start="2021-02")
    opened(browser, board_page(record_of([one], [said])), tmp_path)
    browser.evaluate('document.querySelector("#list tr[data-at]").click()')
    assert rows(browser) == [hostile]
    assert text_of(browser, "#detail-title") == hostile
    assert browser.evaluate('document.querySelectorAll("img, b:not(.bar b)").length') == 0
    assert browser.evaluate("document.title") == "2021年上半年市县重点项目挂图作战"
    assert browser.complaints == []


def test_sums_of_what_is_chosen_are_exact_and_rounded_half_up(browser: Page, tmp_path: Path) -> None:
    projects = [
        project(1, 800 * WAN, name="甲"),
        project(2, 1_000_000_000_000, name="乙"),
        project(3, None, name="丙"),
    ]
    figures = [figure(1, 6, completed_ytd=801 * WAN), figure(2, 6, completed_ytd=999_999_999_999)]
    opened(browser, board_page(record_of(projects, figures)), tmp_path)
    search(browser, "甲")
    assert text_of(browser, "#chosen") == "1/3个项目：年度计划0.08亿元，累计完成0.08亿元，占100.13%"
    search(browser, "乙")
    assert text_of(browser, "#chosen") == "1/3个项目：年度计划10,000.00亿元，累计完成10,000.00亿元，占100.00%"
    search(browser, "丁")
    assert text_of(browser, "#chosen") == "没有符合条件的项目"


def test_five_thousand_projects_can_be_worked_with(
    browser: Page, tmp_path: Path, record_property: Any
) -> None:
    page = board_page(large(5_000))
    opened(browser, page, tmp_path)
    loaded = browser.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    timed = """(() => { const field = document.getElementById("text"); const from = performance.now();
      field.value = "第12 市级"; field.dispatchEvent(new Event("input", { bubbles: true }));
      document.body.offsetHeight; return performance.now() - from; })()"""
    filtered = browser.evaluate(timed)
    assert text_of(browser, "#chosen").startswith("56/5000个项目")
    search(browser, "")
    scrolled = browser.evaluate(
        """new Promise((done) => { const frame = document.getElementById("window"); const from = performance.now();
        frame.scrollTop = frame.scrollHeight; requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - from))); })"""
    )
    found = rows(browser)
    assert found[-1] == "示例县第5000号重点建设项目及配套基础设施工程"
    assert len(found) < MOST_ROWS_DRAWN
    assert browser.complaints == []
    record_property(
        "printed at the end",
        f"5,000 projects: {len(page) / 1e6:.1f} MB, loaded in {loaded:.0f} ms, filtered in {filtered:.0f} ms, "
        f"scrolled to the end in {scrolled:.0f} ms",
    )
    assert loaded < LONGEST_LOAD_MS
    assert filtered < LONGEST_FILTER_MS
