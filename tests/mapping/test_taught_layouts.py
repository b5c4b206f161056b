"""Layouts that an office teaches: what they change, when they are used, and when they are not."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from projledger import Ledger
from projledger.api.mapping import forget, layouts, map_bytes, map_file, record, teach
from projledger.foundation.errors import UnknownName, UsageError
from projledger.intake.options import ImportOptions

DAY = date(2021, 7, 4)
WAN = 10_000
UNITS = "单位名称,简称,单位类别\n云台镇人民政府,云台镇,乡镇\n白衣镇人民政府,白衣镇,乡镇\n"
PLAN = (
    "2021年重点项目计划表\n项目编号,项目名称,项目级别,总投资（万元）,2021年计划投资（万元）,责任单位\n"
    "PC-01,云台镇中心小学,市级,900,600,云台镇\nPC-02,白衣镇污水处理厂,县级,900,900,白衣镇\n"
)
#: No title of it is known.
STRANGE = "云台镇2021年{month}月情况\n单位：万元\n工程,任务,做了多少,经办\n云台镇中心小学,600,{done},甲\n"
TAUGHT = ("工程=项目名称", "任务=annual_plan", "做了多少=本年累计完成投资")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "office", county="示例县", year=2021) as made:
        for name, text in {"单位.csv": UNITS, "计划.csv": PLAN}.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
            made.import_([tmp_path / name], ImportOptions(received_on=DAY))
        yield made


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    return written(tmp_path / "云台镇5月.csv", STRANGE.format(month=5, done=200))


def written(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def fields(ledger: Ledger | None, text: str, **asked: object) -> dict[str, str | None]:
    """Title → field, of the only table; {} where none is found."""
    said = record(map_bytes(text.encode(), "月报.csv", ledger=ledger, **asked))  # type: ignore[arg-type]
    return {
        column["title"]: column["field"]
        for sheet in said["sheets"]
        for back in sheet["returns"]
        for column in back["columns"]
    }


def the_return(ledger: Ledger | None, text: str, **asked: object):
    said = record(map_bytes(text.encode(), "月报.csv", ledger=ledger, **asked))  # type: ignore[arg-type]
    return next(back for sheet in said["sheets"] for back in sheet["returns"])


def test_corrections_read_a_file_whose_titles_nobody_knows(strange: Path) -> None:
    assert not any(sheet.tables for sheet in map_file(strange).sheets)
    (back,) = record(map_file(strange, corrections=TAUGHT))["sheets"][0]["returns"]
    assert back["rows"][0]["values"]["completed_ytd"] == {"value": 200 * WAN, "raw": "200", "cell": "C4"}
    assert back["rows"][0]["extra"] == {"经办": {"raw": "甲", "cell": "D4"}}


@pytest.mark.parametrize(
    "corrections",
    [
        ("A=project", "B=annual_plan", "C=completed_ytd"),
        ("工 程=工程名称", "任务=2021年计划投资", "c=本年累计完成投资"),
    ],
)
def test_columns_are_named_by_letter_or_title_and_fields_by_any_of_their_titles(
    strange: Path, corrections: tuple[str, ...]
) -> None:
    found = fields(None, strange.read_text(encoding="utf-8"), corrections=corrections)
    assert found == {"工程": "project", "任务": "annual_plan", "做了多少": "completed_ytd", "经办": None}


def test_a_saved_layout_enters_later_files_of_its_shape_and_is_named_by_them(
    ledger: Ledger, strange: Path, tmp_path: Path
) -> None:
    lesson = teach(ledger, strange, "云台镇月报", corrections=TAUGHT)
    june = written(
        tmp_path / "云台镇6月.csv",
        "云台镇2021年6月情况\n金额：万元\n单位：万元\n经办,做了多少,任务,工程\n乙,300,600,云台镇中心小学\n",
    )
    report = ledger.import_([june], ImportOptions(received_on=DAY))
    (file,) = report.outcome.files
    assert [(back.verdict, back.entered, back.layout) for back in file.returns] == [
        ("entered", 1, "云台镇月报")
    ]
    (line,) = ledger.trace("PC-01", "completed_ytd").lines
    assert (line.value, line.cell) == (300 * WAN, "云台镇6月!B5")
    assert ledger.log().submissions[-1].kind == "file"
    assert ledger.log(lesson.number).submissions[0].command["layout"] == "云台镇月报"


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("工程,任务,做完多少,经办", "云台镇中心小学,600,300,甲"),  # another title
        ("工程,任务,经办", "云台镇中心小学,600,甲"),  # the taught column is missing
        ("工程,任务,做了多少,经办,合同", "云台镇中心小学,600,300,甲,5"),  # a further one
    ],
)
def test_a_layout_is_not_used_for_a_header_that_is_only_nearly_its_own(
    ledger: Ledger, strange: Path, head: str, row: str
) -> None:
    teach(ledger, strange, "云台镇月报", corrections=TAUGHT)
    assert fields(ledger, f"云台镇2021年6月情况\n单位：万元\n{head}\n{row}\n") == {}


def test_map_says_which_layout_was_nearly_used_and_what_is_lacking(ledger: Ledger, strange: Path) -> None:
    teach(ledger, strange, "云台镇月报", corrections=TAUGHT)
    renamed = STRANGE.format(month=6, done=300).replace("做了多少", "做完多少")
    (unused,) = map_bytes(renamed.encode(), "a.csv", ledger=ledger).unused
    assert (unused.layout, unused.lacking) == ("云台镇月报", ("做了多少",))
    assert map_file(strange, ledger=ledger).unused == ()


def test_years_months_and_units_in_titles_may_change(ledger: Ledger, tmp_path: Path) -> None:
    head = "工程,{year}年1-{month}月做了（{unit}）,经办\n云台镇中心小学,300,甲\n"
    may = written(tmp_path / "5月.csv", "云台镇2021年5月\n" + head.format(year=2021, month=5, unit="万元"))
    teach(
        ledger,
        may,
        "累计",
        corrections=("工程=project", "2021年1-5月做了=completed_ytd"),
        options=ImportOptions(received_on=DAY, form="report"),
    )
    june = the_return(ledger, "云台镇2021年6月\n" + head.format(year=2021, month=6, unit="亿元"))
    assert june["rows"][0]["values"]["completed_ytd"]["value"] == 300 * 10_000 * WAN
    assert june["layout"] == "累计"


def test_a_taught_column_of_another_month_is_not_taken_for_this_one(ledger: Ledger, tmp_path: Path) -> None:
    head = "工程,1-{month}月做了（万元）,任务\n云台镇中心小学,300,600\n"
    may = written(tmp_path / "5月.csv", "云台镇2021年5月\n" + head.format(month=5))
    teach(ledger, may, "累计", corrections=("工程=project", "B=completed_ytd", "任务=年度计划投资"))
    said = record(map_bytes(("云台镇2021年6月\n" + head.format(month=5)).encode(), "a.csv", ledger=ledger))
    (back,) = said["sheets"][0]["returns"]
    assert "completed_ytd" not in back["rows"][0]["values"]
    assert "L309" in [finding["code"] for finding in said["findings"]]


def test_a_taught_title_overrules_what_the_forms_make_of_it_and_doubts_about_it(ledger: Ledger) -> None:
    text = "云台镇2021年6月\n单位：万元\n项目名称,年度计划,截至6月底累计完成投资\n云台镇中心小学,600,300\n"
    assert fields(ledger, text)["截至6月底累计完成投资"] is None  # since when?
    corrected = fields(ledger, text, corrections=("截至6月底累计完成投资=completed_total",))
    assert corrected["截至6月底累计完成投资"] == "completed_total"
    corrected = fields(ledger, text, corrections=("截至6月底累计完成投资=completed_ytd",))
    assert corrected["截至6月底累计完成投资"] == "completed_ytd"


def test_a_column_that_is_left_out_stays_among_the_extra_values(ledger: Ledger) -> None:
    text = "云台镇2021年6月\n单位：万元\n项目名称,年度计划,本年累计完成投资,备注\n云台镇中心小学,600,300,甲\n"
    back = the_return(ledger, text, corrections=("备注=",))
    assert back["rows"][0]["extra"] == {"备注": {"raw": "甲", "cell": "D4"}}
    assert [column["left_out"] for column in back["columns"]] == [None, None, None, "taught"]


def test_a_money_unit_is_kept_with_the_layout_and_gives_way_to_a_stated_one(
    ledger: Ledger, tmp_path: Path
) -> None:
    text = "云台镇2021年{month}月\n{line}\n项目名称,年度计划,本年累计完成投资\n云台镇中心小学,600,300\n"
    file = written(tmp_path / "5月.csv", text.format(month=5, line="情况"))
    teach(ledger, file, "万元表", options=ImportOptions(received_on=DAY, money_unit="万元"))
    plain = the_return(ledger, text.format(month=6, line="情况"))
    assert plain["money_unit"] == {"value": "万元", "source": "layout", "cell": ""}
    assert plain["rows"][0]["values"]["completed_ytd"]["value"] == 300 * WAN
    stated = the_return(ledger, text.format(month=6, line="单位：元"))
    assert stated["rows"][0]["values"]["completed_ytd"]["value"] == 300


def test_a_name_taught_again_means_the_later_layout(ledger: Ledger, strange: Path) -> None:
    teach(ledger, strange, "云台镇月报", corrections=TAUGHT)
    second = teach(ledger, strange, "云台镇月报", corrections=("经办=remark",))
    (layout,) = layouts(ledger)
    assert (layout.number, dict(layout.columns)) == (
        second.number,
        {"工程": "project", "任务": "annual_plan", "做了多少": "completed_ytd", "经办": "remark"},
    )


def test_undo_and_forget_end_a_layout(ledger: Ledger, strange: Path) -> None:
    first = teach(ledger, strange, "云台镇月报", corrections=TAUGHT)
    text = STRANGE.format(month=6, done=300)
    ledger.undo(first.number, reason="误")
    assert fields(ledger, text) == {}
    teach(ledger, strange, "云台镇月报", corrections=TAUGHT)
    assert fields(ledger, text)["做了多少"] == "completed_ytd"
    ended = forget(ledger, "云台镇月报")
    assert fields(ledger, text) == {}
    ledger.undo(ended, reason="误")
    assert fields(ledger, text)["做了多少"] == "completed_ytd"


def test_another_sheet_with_the_same_words_in_another_header_is_not_touched(
    ledger: Ledger, strange: Path
) -> None:
    teach(ledger, strange, "云台镇月报", corrections=TAUGHT)
    known = (
        "云台镇2021年6月\n单位：万元\n项目名称,年度计划,本年累计完成投资,做了多少\n云台镇中心小学,600,300,5\n"
    )
    assert fields(ledger, known)["做了多少"] is None


@pytest.mark.parametrize(
    ("corrections", "said"),
    [
        (("工成=project", "做了多少=completed_ytd"), "工程"),
        (("工程=项目名城",), "项目名称 project"),
        (("工程",), "COLUMN=FIELD"),
        (("K=project", "做了多少=completed_ytd"), "K"),
    ],
)
def test_a_column_or_field_that_is_not_there_is_named_with_the_nearest(
    strange: Path, corrections: tuple[str, ...], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        map_file(strange, corrections=corrections)


def test_words_that_fit_two_columns_are_asked_about(ledger: Ledger) -> None:
    text = "云台镇2021年6月\n单位：万元\n项目名称,年度计划,业主,,责任,\n,,名字,电话,名字,电话\n云台镇中心小学,600,甲,1,乙,2\n"
    with pytest.raises(UsageError, match=r"D 业主/电话.*F 责任/电话"):
        map_bytes(text.encode(), "a.csv", corrections=("电话=remark",))


def test_nothing_to_keep_is_said_and_an_unknown_layout_is_named_with_the_taught_ones(
    ledger: Ledger, strange: Path
) -> None:
    with pytest.raises(UsageError, match="--set"):
        teach(ledger, strange, "空")
    teach(ledger, strange, "云台镇月报", corrections=TAUGHT)
    with pytest.raises(UnknownName, match="云台镇月报"):
        forget(ledger, "云台月报")


def test_the_command_teaches_lists_and_ends_a_layout(run, tmp_path: Path, strange: Path) -> None:
    office = tmp_path / "office"
    run("init", str(office), "--year", "2021")
    said = [argument for correction in TAUGHT for argument in ("--set", correction)]
    done = run("map", str(strange), *said, "--save", "云台镇月报", "--ledger", str(office))
    assert "按版式“云台镇月报”读取" in done.stdout
    assert done.stderr == ""
    listed = run("map", "--layouts", "--ledger", str(office))
    assert "做了多少 = 本年累计完成投资" in listed.stdout
    checked = run("check", str(strange), "--ledger", str(office))
    assert "按版式“云台镇月报”" in checked.stdout
    ended = run("map", "--forget", "云台镇月报", "--ledger", str(office))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "没有" in run("map", "--layouts", "--ledger", str(office)).stdout
    assert run("verify", "--ledger", str(office)).returncode == 0


def test_a_title_that_stands_twice_is_another_shape_and_cannot_be_taught_by_its_letter(
    ledger: Ledger, tmp_path: Path
) -> None:
    head = "云台镇2021年{month}月\n单位：万元\n项目名称,年度计划,备用,本年累计完成投资"
    twice = written(
        tmp_path / "a.csv", head.format(month=5) + ",本年累计完成投资\n云台镇中心小学,600,甲,200,300\n"
    )
    with pytest.raises(UsageError, match="D, E"):
        map_file(twice, corrections=("E=",))
    teach(ledger, twice, "两栏", corrections=("备用=remark", "本年累计完成投资="))
    once = head.format(month=6) + "\n云台镇中心小学,600,甲,300\n"
    assert fields(ledger, once) == {
        "项目名称": "project",
        "年度计划": "annual_plan",
        "备用": None,
        "本年累计完成投资": "completed_ytd",
    }
