"""``chart``: pictures of the sample county, and what is said of wrong asking."""

import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from projledger import Ledger
from projledger.api.asked_terms import AskedTerms
from projledger.api.pictures import KINDS, UNNAMED
from projledger.charts.page import SIZES
from projledger.cli import chart
from projledger.intake.options import ImportOptions

pytestmark = pytest.mark.slow


def test_the_command_offers_what_the_library_draws() -> None:
    assert list(chart.KINDS) == list(KINDS)
    assert list(chart.SIZES) == list(SIZES)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_drawn_of_the_sample(run, county: Path, tmp_path: Path, kind: str) -> None:
    done = run("chart", kind, "--quarter", "Q2", "--ledger", str(county), "-o", "图.png")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "图.png" in done.stderr
    data = (tmp_path / "图.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    assert width == int(170 / 25.4 * 300)
    assert height < 247 / 25.4 * 300


def test_svg_is_the_same_twice_and_names_its_scope(run, county: Path, tmp_path: Path) -> None:
    for name in ("a.svg", "b.svg"):
        asked = ("--month", "6", "--level", "市级", "--as-of", "2021-07-05")
        assert run("chart", "超欠", *asked, "--ledger", str(county), "-o", name).returncode == 0
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "范围：市级　口径：上报数　单位：百分点　时序进度50%　数据截至6月底　取数2021-07-05" in text


def test_without_a_file_the_picture_lies_in_drafts_and_nothing_is_written_over(
    run, county_copy: Path
) -> None:
    for _time in range(2):
        assert run("chart", "rank", "--quarter", "Q2", "--ledger", str(county_copy)).returncode == 0
    drafts = sorted(path.name for path in (county_copy / "drafts").glob("*.png"))
    assert drafts == [
        "2021年1—6月市县重点项目完成率排名（按单位）-2.png",
        "2021年1—6月市县重点项目完成率排名（按单位）.png",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pie"], "The kind pie is not known; choose one of: progress, gap, rank, timeline, map-of-units."),
        (["gap", "-o", "gap.jpg"], "-o gap.jpg: name it .png or .svg."),
        (
            ["gap", "--size", "a5"],
            "--size a5 is not known; choose one of: a4, a4-landscape, a3, a3-landscape.",
        ),
        (["gap", "--basis", "compare"], "A picture shows one basis: reported, verified or statistical."),
        (["timeline", "--by", "unit"], "A timeline has a line for each project; leave --by out."),
        (["map-of-units", "--by", "level"], "A map of units has a tile for each unit; leave --by out."),
        (["gap", "--within", "kind"], "--rank and --within are for rankings"),
        (["rank", "--rank", "names"], "--rank names is not known; choose one of: rate, gap, amount, starts."),
    ],
)
def test_wrong_asking_ends_with_what_is_allowed(run, arguments: list[str], said: str) -> None:
    done = run("chart", *arguments, language="en")
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())


def test_help_says_that_no_geography_is_known(run) -> None:
    assert "no map of places" in " ".join(run("chart", "--help", language="en").stdout.split())
    assert "不是地图" in "".join(run("chart", "--help").stdout.split())


PLAN = """2021年重点项目计划表
项目名称,项目级别,总投资（万元）,2021年计划投资（万元）,计划开工时间,计划完工时间,责任单位,是否内部掌握
公开的小学,县级,900,500,2021-02,2021-12,云台镇,否
不公开的项目,市级,900,300,2021-02,2021-12,云台镇,是
"""
REPORT = """云台镇2021年6月重点项目月报表
填报单位：云台镇
项目名称,本年累计完成投资（万元）,项目状态
公开的小学,300,在建
不公开的项目,60,在建
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("office")
    made = Ledger.create(folder / "office", county="示例县", year=2021)
    for name, text in (
        ("单位.csv", "单位名称,单位类别\n云台镇,乡镇\n"),
        ("计划.csv", PLAN),
        ("云台6月.csv", REPORT),
    ):
        (folder / name).write_text(text, encoding="utf-8")
        assert not made.import_([folder / name], ImportOptions(received_on=date(2021, 7, 3))).troubled
    yield made
    made.close()


@pytest.mark.parametrize(
    ("kind", "by"), [("timeline", None), ("gap", "project"), ("progress", "project"), ("rank", "project")]
)
def test_a_picture_names_no_internal_project_unless_asked(office: Ledger, kind: str, by: str | None) -> None:
    hidden, named = (
        office.chart(kind, "2021-06", form="svg", by=by, internal=internal).data.decode()
        for internal in (False, True)
    )
    assert "公开的小学" in hidden
    assert "不公开的项目" not in hidden
    assert UNNAMED in hidden
    assert "不公开的项目" in named


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_of_a_written_list_shows_its_projects_and_names_who_is_not_found(
    run, office: Ledger, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "今天.txt").write_text("公开的小学\n没有的中学\n", encoding="utf-8")
    asked = ("--month", "6", "--only", "今天.txt", "--ledger", str(office.workspace.root), "-o", "图.svg")
    done = run("chart", kind, *asked)
    assert done.returncode == 1
    assert "没有的中学" in done.stderr
    drawn = (tmp_path / "图.svg").read_text(encoding="utf-8")
    assert "名单今天.txt" in drawn
    assert UNNAMED not in drawn
    if kind != "map-of-units":
        assert ("公开的小学" in drawn) == (kind != "rank")


def test_a_picture_of_some_projects_says_by_which_condition(office: Ledger) -> None:
    terms = AskedTerms(where="level=县级")
    drawn = office.chart("gap", "2021-06", form="svg", by="project", terms=terms).data.decode()
    assert "范围：项目级别=县级" in drawn
    assert UNNAMED not in drawn
