"""The commands of both READMEs, run as they stand there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from projledger.foundation.shipped import shipped

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh-CN.md")
#: Two units' returns of June hold what is no number: findings of the sample, and so exit code 1.
WITH_FINDINGS = {("check", "../sample_data/returns/2021-06"), ("import", "../sample_data/returns/2021-06")}


def block(readme: str, language: str) -> list[str]:
    """The lines of the README's only code block in ``language``."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    (found,) = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    return found.splitlines()


@pytest.mark.parametrize("language", ["console", "bat"])
def test_both_readmes_give_the_same_commands(language: str) -> None:
    english, chinese = (block(readme, language) for readme in READMES)
    assert english == chinese
    assert english


def test_a_month_in_the_office_goes_as_the_readme_says(run, tmp_path: Path) -> None:
    shutil.copytree(shipped("sample_data"), tmp_path / "sample_data")
    here = tmp_path
    for line in block("README.md", "console"):
        sign, *words = shlex.split(line)
        assert sign == "$"
        if words[0] == "cd":
            here /= words[1]
            continue
        assert words[0] == "projledger"
        done = run(*words[1:], cwd=here)
        expected = 1 if tuple(words[1:3]) in WITH_FINDINGS else 0
        assert done.returncode == expected, (line, done.stderr, done.stdout[-500:])
        assert done.stdout
        assert done.stderr == ""
    office = tmp_path / "office"
    assert len(list((office / "drafts").glob("*.docx"))) == 2
    assert [path.name[:10] for path in (office / "issued").iterdir()] == ["示重点办〔2021〕1号"[:10]]
    assert len(list((office / "returned" / "2021-06").iterdir())) == 2
    assert len(list((office / "表格").glob("*2021年7月.xlsx"))) == 41


def test_the_windows_commands_name_what_the_sample_answers(run, county_copy: Path, tmp_path: Path) -> None:
    county_copy.rename(tmp_path / "demo")
    lines = [
        line.split() for line in block("README.md", "bat") if line.startswith(r".venv\Scripts\projledger")
    ]
    assert lines[0][1:] == ["init", "demo", "--sample"]  # what the fixture has done
    for _command, *arguments in lines[1:]:
        done = run(*arguments, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), arguments


def test_make_sets_up_what_the_readme_promises() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in block("README.md", "sh"):
        target = line.split()[1]
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
