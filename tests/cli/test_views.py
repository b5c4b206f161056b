"""The shapes that ``progress`` gives its figures, as a clerk asks for them."""

from pathlib import Path

import openpyxl
import pytest

pytestmark = pytest.mark.slow
HALF_YEAR = ("progress", "--quarter", "Q2", "--as-of", "2021-07-05")


def test_the_list_of_projects_holds_every_project_once_and_a_sheet_for_each_unit(
    run, county: Path, tmp_path: Path
) -> None:
    target = tmp_path / "一览表.xlsx"
    done = run(*HALF_YEAR, "--sheet", "--split", "--ledger", str(county), "-o", str(target))
    assert (done.returncode, done.stdout) == (0, "")
    book = openpyxl.load_workbook(target)
    main, *units, explained = book.worksheets
    assert (main.title, explained.title, len(units)) == ("一览表", "说明", 41)
    numbered = [row for row in main.iter_rows(min_row=5, values_only=True) if isinstance(row[0], int)]
    assert [row[0] for row in numbered] == list(range(1, 201))
    by_unit = [
        row[1]
        for sheet in units
        for row in sheet.iter_rows(min_row=5, values_only=True)
        if isinstance(row[0], int)
    ]
    assert sorted(by_unit) == sorted(row[1] for row in numbered)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--text", "--sheet"), "--text、--sheet：只能写一个。"),
        (("--split",), "--split 须与 --sheet 同用。"),
        (("--sheet", "-o", "一览表.csv"), "文件名请用 .xlsx"),
        (("--sheet",), "-o 文件.xlsx"),
        (("--sheet", "--behind", "-o", "一览表.xlsx"), "请去掉 --behind"),
        (("--text", "--format", "html"), "请去掉 --format html"),
        (("--text", "--basis", "compare"), "不列对照栏"),
        (("--rank", "rate", "--basis", "compare"), "--rank 不列对照栏"),
        (("--compare", "month", "--single"), "--compare 不列对照栏"),
        (("--lags", "--plans", "both"), "--lags 不列对照栏"),
        (("--targets", "--single"), "--targets 不列对照栏"),
        (("--lights", "--by", "unit"), "--by"),
        (("--text", "--sort", "gap"), "--sort"),
        (("--format", "pdf"), "md"),
        (("-o", "进度.doc"), ".html"),
    ],
)
def test_what_cannot_be_given_is_refused_with_what_can(
    asked: tuple[str, ...], said: str, run, county: Path
) -> None:
    done = run(*HALF_YEAR, *asked, "--ledger", str(county))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in "".join(done.stderr.split("\n"))


@pytest.mark.parametrize("ending", ["md", "html"])
def test_the_files_name_says_its_format(ending: str, run, county: Path, tmp_path: Path) -> None:
    target = tmp_path / f"进度.{ending}"
    assert run(*HALF_YEAR, "--ledger", str(county), "-o", str(target)).returncode == 0
    text = target.read_text(encoding="utf-8")
    assert run(*HALF_YEAR, "--format", ending, "--ledger", str(county), encoding="utf-8").stdout == text
    assert "134.19" in text


@pytest.mark.parametrize(
    "asked", [("--compare", "month"), ("--rank", "rate", "--within", "kind"), ("--lags",)]
)
def test_what_stands_beside_is_written_as_pages_too(asked: tuple[str, ...], run, county: Path) -> None:
    page = run(*HALF_YEAR, *asked, "--format", "html", "--ledger", str(county), encoding="utf-8")
    assert (page.returncode, page.stderr) == (0, "")
    assert page.stdout.startswith("<!DOCTYPE html>")
    text = run(*HALF_YEAR, *asked, "--format", "md", "--ledger", str(county), encoding="utf-8").stdout
    assert text.startswith("**")
    assert "6月底" in text
    assert "| 项目 | 说明 |" not in text


@pytest.mark.parametrize(
    "shape",
    [
        (), ("--text",), ("--sheet", "-o"), ("--compare", "month"), ("--rank", "rate"), ("--lags",), ("--rates",),
        ("--lights",), ("--targets",), ("--rank", "rate", "--format", "csv"), ("--lights", "--format", "json"),
    ],
)  # fmt: skip
def test_a_name_that_a_written_list_has_and_the_ledger_has_not_is_told_whatever_the_shape(
    shape: tuple[str, ...], run, county: Path, tmp_path: Path
) -> None:
    chosen = tmp_path / "会议.txt"
    chosen.write_text("驷马水乡游客中心及停车场建设项目\n城南月球电梯\n", encoding="utf-8")
    written = (str(tmp_path / "一览表.xlsx"),) if "-o" in shape else ()
    done = run(*HALF_YEAR, *shape, *written, "--only", str(chosen), "--ledger", str(county), encoding="utf-8")
    assert done.returncode == 1
    on_screen = not {"--text", "--sheet", "--format"} & set(shape)
    assert "“城南月球电梯”" in (done.stdout if on_screen else done.stderr)
