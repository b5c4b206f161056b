"""The help of the commands: whole at 80 columns, in the language in force."""

import pytest

from projledger.foundation.text import columns_wide


@pytest.mark.parametrize(
    "arguments", [("--help",), ("map", "-h"), ("check", "--help"), ("progress", "-h"), ("chart", "-h")]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_is_not_cut_off_at_80_columns(run, language: str, arguments: tuple[str, ...]) -> None:
    lines = run(*arguments, language=language).stdout.splitlines()
    own = [line for line in lines if not line.startswith("  projledger ")]
    assert max(map(columns_wide, own)) <= 80


def test_a_long_text_is_broken_between_its_words_and_whole(run) -> None:
    shown = run("check", "--help", language="zh").stdout
    assert "台账文件夹（默认从当前文件夹向上查找，或用PROJLEDGER_HOME）。" in "".join(shown.split())


def test_chinese_help_holds_no_english_words_of_the_parser(run) -> None:
    shown = run("init", "--help", language="zh").stdout
    assert shown.startswith("用法：projledger init [文件夹] [选项]")
    assert "-h, --help" in shown
    for word in ("Usage", "Show this message", "default", "OPTIONS"):
        assert word not in shown


def test_examples_stand_on_lines_of_their_own_so_that_they_can_be_copied(run) -> None:
    lines = run("alias", "--help", language="en").stdout.splitlines()
    after = lines[lines.index("Example:") + 1 :]
    examples = after[: after.index("")]
    assert len(examples) > 1
    assert all(line.startswith("  projledger alias ") for line in examples)
