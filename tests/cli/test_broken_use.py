"""What is typed wrongly, damaged or in use: the exit code, and a message that says what is so and what to do."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from projledger.cli.main import main
from projledger.foundation.shipped import shipped

pytestmark = pytest.mark.slow
JUNE = ("--month", "6")


@pytest.fixture
def in_county(run, county: Path):
    """Run a command that writes nothing in the sample county."""

    def call(*arguments: str, **options):
        return run(*arguments, "--ledger", str(county), language=options.pop("language", "en"), **options)

    return call


@pytest.fixture
def ask(run, tmp_path: Path):
    """Run a command in an empty workspace of its own, ``ask.folder``."""
    folder = tmp_path / "office"
    assert run("init", str(folder), "--county", "示例县", "--year", "2021").returncode == 0

    def call(*arguments: str, **options):
        return run(*arguments, cwd=folder, language=options.pop("language", "en"), **options)

    call.folder = folder
    return call


def refused(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    """The command ended with ``code``, one plain message on standard error, and nothing on standard output."""
    assert done.returncode == code, done
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "unexpected" not in done.stderr
    for word in words:
        assert word in done.stderr, done.stderr


# ---- names, months and numbers -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("progress", "--unit", "喜神镇"), ("There is no unit “喜神镇”", "Nearest", "镇龙镇")),
        (("show", "公路"), ("“公路” fits", "PC2021-012 喜神至麻石公路改建工程", "more. Give more of the name")),
        (("show", "岳家生态肉羊"), ("There is no project", "Nearest", "PC2021-031")),
        (("show", "PC2021-031", "--trace", "rate"), ("There is no field “rate”", "completed_ytd 本年累计完成投资")),
        (("log", "9999"), ("There is no submission no. 9999", "the last is no.")),
        (("progress", "--by", "colour"), ("--by colour is not known; choose one of", "unit, ", "level", "listed")),
        (("progress", "--sort", "colour"), ("plan, done, rate, gap, name",)),
        (("progress", "--format", "pdf"), ("table, json, csv, xlsx",)),
        (("progress", "--level", "乡级"), ("国家级", "县级")),
        (("progress", "--quarter", "Q5"), ("--quarter Q5 is not a period", "Q2 or 2021Q2")),
        (("progress", "--quarter", "Q1", "--month", "2"), ("--quarter, --month", "only one")),
        (("progress", "--year", "next"), ("--year YYYY takes a whole number",)),
        (("progress", "--year", "2020"), ("no annual plan of 2020",)),
        (("progress", "--as-of", "yesterday"), ("2021-07-05 or 48",)),
        (("progress", "--as-of", "9999"), ("There is no submission no. 9999",)),
        (("progress", "--as-of", "2021-07-05", "--month", "9"), ("2021-09 has not begun on 2021-07-05.",)),
        (("status", "--as-of", "20210705", "--month", "9"), ("2021-09 has not begun on 2021-07-05.",)),
        (("bulletin", "--quarter", "Q4", "--as-of", "2021-07-05"), ("2021-12 has not begun",)),
        (("progress", "--format", "xlsx"), ("-o FILE.xlsx",)),
        (("template", "report", "--all-units"), ("--month 7",)),
        (("template", "plan", "--month", "7"), ("go with: projledger template report",)),
        (("import", "no-such-folder"), ("There is no file or folder no-such-folder",)),
        (("check", ".", "--received", "2999-01-01"), ("--received 2999-01-01 is in the future",)),
        (("check", ".", "--money-unit", "美元"), ("万元",)),
        (("undo", "3", "--reason", "x"), ("No. 3 cannot be undone: no. 4, 5, 6", "rest on it", "more")),
        (("undo", "9999", "--reason", "x"), ("There is no submission no. 9999",)),
        (("undo", "three", "--reason", "x"), ("NUMBER takes a whole number",)),
        (("undo", "3"), ("--reason TEXT is missing",)),
        (("accept", "237", "--reason", "x"), ("No row of no. 237 is held",)),
        (("alias", "岳家肉牛", "PC1999-001"), ("There is no project “PC1999-001”",)),
        (("close", "--month", "9"), ("2021-09",)),
        (("enter", "PC2021-031", *JUNE, "480万", "--source", "电话", "--reason", "x"), ("FIELD=VALUE", "480万")),
        (("enter", "PC2021-031", *JUNE, "rate=1", "--source", "电话", "--reason", "x"), ("rate", "completed_ytd")),
        (("enter", "PC2021-031", "--month", "13", "remark=x", "--source", "电话", "--reason", "x"), ("--month 13",)),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, tuple) else None,
)  # fmt: skip
def test_what_cannot_be_understood_is_refused_with_exit_code_2(
    county: Path,
    arguments,
    words,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["projledger", *arguments, "--ledger", str(county), "--language", "en"])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    refused(subprocess.CompletedProcess(arguments, int(str(ended.value)), said.out, said.err), 2, *words)


def test_a_part_of_a_name_that_fits_one_unit_is_enough(in_county) -> None:
    assert "云台镇" in in_county("status", *JUNE, "--unit", "云台").stdout


def test_a_bad_number_of_a_clerk_is_a_finding_and_nothing_is_recorded(run, county_copy: Path) -> None:
    there = ("--ledger", str(county_copy))
    before = run("log", "--last", "1", *there).stdout
    done = run(
        "enter", "PC2021-031", *JUNE, "completed_ytd=约480万", "--source", "电话", "--reason", "x", *there
    )
    assert done.returncode == 1
    assert "N103" in done.stdout
    assert "没有记录任何内容" in done.stdout
    assert run("log", "--last", "1", *there).stdout == before


def test_a_row_of_an_unknown_project_is_not_accepted_but_named(run, county_copy: Path) -> None:
    there = ("--ledger", str(county_copy))
    submissions = json.loads(run("log", "--last", "0", "--format", "json", *there).stdout)
    (number,) = [
        item["number"] for item in submissions if any(found["code"] == "P502" for found in item["findings"])
    ]
    done = run("accept", str(number), "--reason", "已电话核实", *there)
    assert done.returncode == 1
    assert "白果镇—松坪镇公路改造工程" in done.stdout
    assert "没有记录任何内容" in done.stdout


def test_a_workspace_does_not_import_itself(ask) -> None:
    for path in (".", "", "received", "returned", ".."):
        refused(ask("import", path), 2, "the ledger's own files")
    for path in ("ledger.db", "projledger.toml"):
        refused(ask("check", path), 2, "is the ledger's own")


def test_an_unknown_project_in_an_empty_ledger_says_what_is_missing(ask) -> None:
    refused(ask("progress", *JUNE), 2, "The ledger has no annual plan of 2021. Import it")
    assert "import the units' register" in ask().stdout


# ---- settings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "[lights.investment]\ngreen = { from = 0 }\nyellow = { from = -10, to = -1 }\nred = { to = -10 }\n",
            ("第 13 行 [lights.investment]", "-1 至 0 之间未设定亮灯", "yellow = { from = -10, to = 0 }"),
        ),
        (
            "[lights.investment]\ngreen = { from = 0 }\nyellow = { from = -10, to = 5 }\nred = { to = -10 }\n",
            ("[lights.investment]", "yellow 与 green 重叠"),
        ),
        ("[figures]\ndecimal = 2\n", ("figures.decimal", "是否为 figures.decimals")),
        ("[figures]\ndecimals = 99\n", ("figures.decimals = 99", "0 至 6")),
        ("[figures\n", ("第 ", "[figures")),
    ],
    ids=["hole in the lights", "overlap of the lights", "near key", "out of range", "no TOML"],
)
def test_a_wrong_setting_names_its_line_and_what_is_allowed(run, tmp_path: Path, text: str, words) -> None:
    office = tmp_path / "office"
    shutil.copytree(shipped("sample_data") / "registers", office / "registers")
    sample = (shipped("sample_data") / "projledger.toml").read_text(encoding="utf-8")
    (office / "projledger.toml").write_text(f"{sample}\n{text}", encoding="utf-8")
    refused(run("status", *JUNE, cwd=office), 2, "projledger.toml", *words)


def test_settings_saved_as_gbk_are_read(ask) -> None:
    settings = ask.folder / "projledger.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_bytes(text.encode("gbk"))
    assert "示例县" in ask(language="zh").stdout


# ---- the ledger file ---------------------------------------------------------------------------


@pytest.mark.parametrize("damage", ["words", "empty", "cut"])
def test_a_ledger_file_that_is_none_stops_every_command_with_exit_code_3(ask, damage: str) -> None:
    book = ask.folder / "ledger.db"
    data = book.read_bytes()
    book.write_bytes({"words": b"not a database " * 100, "empty": b"", "cut": data[: len(data) // 2]}[damage])
    sent = shipped("sample_data") / "registers" / "单位登记表.xlsx"
    for command in ("status", "log", "progress", "import"):
        refused(ask(command, *([str(sent)] if command == "import" else [])), 3, "ledger.db")
    done = ask("verify")
    assert done.returncode == 1
    assert "ledger.db" in done.stdout
    assert "restore a copy" in done.stdout


def test_a_missing_ledger_file_is_said_with_exit_code_3(ask) -> None:
    (ask.folder / "ledger.db").unlink()
    refused(ask("status"), 3, "ledger.db")


def test_while_another_process_writes_reading_goes_on_and_writing_says_wait(run, county_copy: Path) -> None:
    there = ("--ledger", str(county_copy))
    other = sqlite3.connect(county_copy / "ledger.db", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        assert run("progress", *JUNE, *there).returncode == 0
        refused(run("alias", "岳家肉牛", "PC2021-031", *there), 3, "另一位经办人正在写入台账")
    finally:
        other.close()
    assert run("alias", "岳家肉牛", "PC2021-031", *there).returncode == 0


def test_a_workspace_that_is_there_is_not_made_again(ask) -> None:
    refused(ask("init", "."), 2, "already holds a workspace")


def test_a_folder_that_is_no_workspace_is_refused_by_every_command(run, tmp_path: Path) -> None:
    for arguments in ((), ("status",), ("verify",), ("import", "x")):
        refused(
            run(*arguments, "--ledger", str(tmp_path / "nothing"), language="en"),
            3,
            "nothing is no workspace",
        )


# ---- output ------------------------------------------------------------------------------------


def test_an_output_that_cannot_be_written_is_said_with_exit_code_3(in_county, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where a folder should be", encoding="utf-8")
    for command in (("progress", "--format", "csv"), ("bulletin", "--quarter", "Q2")):
        refused(in_county(*command, "-o", str(taken / "x.csv")), 3, "could not be written")
    for command in (("progress", "--format", "json"), ("export",)):
        refused(in_county(*command, "-o", str(tmp_path)), 3, "is a folder; name a file in it")
    assert taken.read_text(encoding="utf-8") == "a file where a folder should be"


def test_a_missing_folder_for_the_output_is_made(in_county, tmp_path: Path) -> None:
    target = tmp_path / "报送" / "7月" / "进度.csv"
    assert in_county("progress", *JUNE, "--format", "csv", "-o", str(target)).returncode == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_csv_bears_a_byte_order_mark_only_in_a_file(in_county, tmp_path: Path) -> None:
    shown = in_county("progress", *JUNE, "--format", "csv", encoding="utf-8").stdout
    assert not shown.startswith("\ufeff")
    target = tmp_path / "progress.csv"
    in_county("progress", *JUNE, "-o", str(target))
    assert target.read_bytes().decode("utf-8-sig").splitlines() == shown.splitlines()
    whole = tmp_path / "ledger.zip"
    assert in_county("export", "-o", str(whole)).returncode == 0
    with zipfile.ZipFile(whole) as files:
        assert all(files.read(name).startswith(b"\xef\xbb\xbf") for name in files.namelist())


@pytest.mark.parametrize(
    "arguments",
    [
        ("progress", *JUNE),
        ("status", *JUNE),
        ("show", "PC2021-031"),
        ("show", "PC2021-031", "--trace", "completed_ytd"),
        ("log",),
        ("log", "4"),
        ("check", str(shipped("sample_data") / "faulty" / "N103@F5.xlsx")),
    ],
    ids=" ".join,
)
def test_json_is_valid_on_the_screen_and_in_a_file(in_county, tmp_path: Path, arguments) -> None:
    asked = (*arguments, "--format", "json")
    shown = run_json(in_county, asked)
    assert shown
    target = tmp_path / "answer.json"
    assert in_county(*asked, "-o", str(target)).returncode in {0, 1}
    written = json.loads(target.read_text(encoding="utf-8"))
    assert type(written) is type(shown)
    assert len(written) == len(shown)


def test_the_codes_are_given_as_valid_json(run) -> None:
    everything = run_json(run, ("explain", "--format", "json"))
    assert run_json(run, ("explain", "N103", "--format", "json"))[0] in everything


def run_json(in_county, asked):
    done = in_county(*asked, encoding="utf-8")
    assert done.returncode in {0, 1}
    assert done.stderr == ""
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    "arguments", [("log", "--last", "0"), ("progress", "--by", "project", "--format", "json"), ("explain",)], ids=" ".join
)  # fmt: skip
def test_a_reader_that_leaves_early_is_no_error(county: Path, arguments) -> None:
    command = [sys.executable, "-m", "projledger", *arguments]
    environment = {**os.environ, "PROJLEDGER_HOME": str(county), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as writing:
        assert writing.stdout is not None
        assert writing.stderr is not None
        writing.stdout.readline()
        writing.stdout.close()
        said = writing.stderr.read()
    assert (writing.returncode, said) == (0, b"")


def test_piped_output_has_no_colour_and_no_animation(county: Path) -> None:
    environment = {
        **os.environ,
        "PROJLEDGER_HOME": str(county),
        "PYTHONIOENCODING": "utf-8",
        "TERM": "xterm-256color",
    }
    environment.pop("NO_COLOR", None)
    sent = shipped("sample_data") / "returns" / "2021-06"
    for arguments in (("progress", *JUNE), ("status", *JUNE), ("check", str(sent)), ("--help",)):
        command = [sys.executable, "-m", "projledger", *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        assert b"\x1b" not in done.stdout + done.stderr
        assert b"\r" not in (done.stdout + done.stderr).replace(os.linesep.encode(), b"\n")
