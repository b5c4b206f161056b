"""The command line's frame: start-up, languages, refusals, exit codes."""

import subprocess
import sys

import pytest

HEAVY = (
    "pandas",
    "openpyxl",
    "docx",
    "matplotlib",
    "python_calamine",
    "pydantic",
    "projledger.forms",
    "projledger.measures",
)


def imported_by(*arguments: str) -> set[str]:
    """The modules that a whole run of the command imports."""
    program = (
        "import sys\n"
        f"sys.argv = ['projledger', *{list(arguments)!r}]\n"
        "from projledger.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join(sorted(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return set(done.stderr.decode("ascii").split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["progress", "--help"], ["import", "-h"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    modules = imported_by(*arguments)
    assert "projledger.cli.progress" in modules
    found = [name for name in HEAVY if name in modules]
    # typer itself validates options with pydantic since 0.29; that is not ours to forbid
    assert [name for name in found if name != "pydantic"] == []


def test_every_command_has_help_with_an_example(run) -> None:
    listing = run("--help", language="en").stdout
    for command in [
        "init",
        "template",
        "check",
        "import",
        "accept",
        "enter",
        "close",
        "status",
        "progress",
        "show",
        "log",
        "undo",
        "alias",
        "map",
        "attach",
        "explain",
        "verify",
        "bulletin",
        "chart",
        "export",
    ]:
        assert f" {command} " in listing
        shown = run(command, "--help", language="en")
        assert shown.returncode == 0
        assert f"Example: projledger {command}" in " ".join(shown.stdout.split())


def test_version_names_the_product(run) -> None:
    from projledger import __version__

    assert run("--version").stdout == f"projledger {__version__}\n"


def test_an_unknown_command_suggests_the_near_one_with_exit_code_2(run) -> None:
    done = run("progres", language="en")
    assert done.returncode == 2
    assert "progress" in done.stderr
    assert done.stdout == ""


def test_an_unknown_option_suggests_the_near_one_with_exit_code_2(run) -> None:
    done = run("progress", "--quartr", "Q2", language="en")
    assert done.returncode == 2
    assert done.stderr.strip() == (
        "There is no option --quartr. Near it: --quarter. See projledger progress --help."
    )


def test_the_language_option_works_before_and_after_the_command(run) -> None:
    before = run("--language", "en", "explain", "N103", language="zh").stdout
    after = run("explain", "N103", "--language=en", language="zh").stdout
    assert before == after
    assert "is not a number" in before
    assert "不是数字" in run("explain", "N103", language="zh").stdout


def test_outside_a_workspace_the_exit_code_is_3_and_says_how_to_begin(run) -> None:
    done = run("status", language="en")
    assert done.returncode == 3
    assert "projledger init" in done.stderr
    assert "Traceback" not in done.stderr


def test_bare_outside_a_workspace_says_how_to_begin(run) -> None:
    done = run(language="en")
    assert done.returncode == 0
    assert "projledger init DIR --sample" in done.stdout


def test_a_wrong_code_names_the_nearest(run) -> None:
    done = run("explain", "N199", language="en")
    assert done.returncode == 2
    assert "N1" in done.stderr
