"""[documents]: who issues which paper, how it is numbered, and what the office's name alone already says."""

import json

import pytest

from projledger.foundation.errors import SettingsError
from projledger.foundation.settings import PAPER_KINDS, default_toml, describe_settings, office_code, parse

OFFICE = "示例县重点项目推进办公室"
BASE = f'[office]\nname = "{OFFICE}"\ncounty = "示例县"\nyear = 2021\n'


def complaint(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse(BASE + text)
    return str(caught.value)


def test_without_a_section_the_papers_follow_from_the_offices_name() -> None:
    settings = parse(BASE)
    forms = {kind: settings.paper(kind) for kind in PAPER_KINDS}
    assert {kind: form.number_text(2021, 5) for kind, form in forms.items()} == {
        "bulletin": "示重点办〔2021〕5号",
        "briefing": "第5期",
        "red-black": "第5期",
        "urge": "示重点办函〔2021〕5号",
        "remind": "示重点办函〔2021〕5号",
        "rectify": "示重点办函〔2021〕5号",
        "review": "",
        "confirm": "示重点办函〔2021〕5号",
        "meeting": "",
        "one-page": "",
    }
    assert {form.office for form in forms.values()} == {form.signed for form in forms.values()} == {OFFICE}
    assert forms["bulletin"].mark == f"{OFFICE}文件"
    assert forms["rectify"].mark == OFFICE
    assert forms["briefing"].mark == forms["briefing"].series == "重点项目建设简报"
    assert forms["bulletin"].printed_by == OFFICE
    assert settings.documents.aim == 10


def test_an_office_without_the_right_to_issue_writes_prompts_and_takes_no_document_numbers() -> None:
    settings = parse(f"{BASE}[documents]\nmay_issue = false\n")
    rectify, bulletin = settings.paper("rectify"), settings.paper("bulletin")
    assert (rectify.name, rectify.number_text(2021, 5)) == ("工作提示函", "")
    assert (bulletin.mark, bulletin.series, bulletin.number_text(2021, 5)) == (
        "督查通报",
        "督查通报",
        "第5期",
    )


def test_another_body_issues_what_the_office_may_not() -> None:
    lines = '[documents]\ncode = "示重办"\nmay_issue = false\n[documents.rectify]\noffice = "示例县人民政府督查室"\n'
    form = parse(BASE + lines).paper("rectify")
    assert (form.name, form.office, form.signed) == ("督办函", "示例县人民政府督查室", "示例县人民政府督查室")
    assert form.number_text(2021, 1) == "示督查室函〔2021〕1号"
    assert parse(BASE + lines).paper("remind").number_text(2021, 1) == ""


def test_the_right_to_issue_can_be_denied_for_one_kind() -> None:
    form = parse(f"{BASE}[documents.rectify]\nmay_issue = false\n").paper("rectify")
    assert form.name == "工作提示函"


def test_a_section_decides_over_what_holds_for_all() -> None:
    settings = parse(
        BASE + '[documents]\ncode = "平重办"\ncopy_to = ["县委办公室"]\ncontact = "综合股 0000000"\n'
        '[documents.bulletin]\ncode = "平督"\ncopy_to = []\nprinted_by = "综合股"\n'
        'signed = "领导小组"\nmark = "平县督查"\ncopies = 60\n'
    )
    bulletin, urge, briefing = (settings.paper(kind) for kind in ("bulletin", "urge", "briefing"))
    assert bulletin.number_text(2021, 12) == "平督〔2021〕12号"
    assert (bulletin.copy_to, bulletin.printed_by, bulletin.signed) == ((), "综合股", "领导小组")
    assert (bulletin.mark, bulletin.copies) == ("平县督查", 60)
    assert urge.number_text(2021, 1) == "平重办函〔2021〕1号"
    assert (urge.copy_to, briefing.copy_to) == ((), ("县委办公室",))  # letters bear no 抄送 of all documents
    assert urge.contact == "综合股 0000000"


def test_briefings_can_say_how_many_appeared_in_all() -> None:
    form = parse(f"{BASE}[documents.briefing]\ntotal_before = 20\n").paper("briefing")
    assert form.number_text(2021, 5, total=7) == "第5期（总第27期）"
    assert parse(BASE).paper("briefing").number_text(2021, 5, total=7) == "第5期"


def test_a_series_begins_behind_the_numbers_that_were_used_before_the_ledger() -> None:
    settings = parse(f"{BASE}[documents.urge]\nfirst = 4\n[documents.rectify]\nfirst = 7\n")
    assert settings.first_number("示重点办函", 2021) == 7  # the letters share one series
    assert settings.first_number("示重点办函", 2022) == settings.first_number("示重点办", 2021) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[documents]\nmay_isue = true", "line 6: documents.may_isue is not a setting; did you mean documents.may_issue?"),
        ("[documents.buletin]\ncopies = 1", "line 5: documents.buletin is not a setting; did you mean documents.bulletin?"),
        ("[documents.red-black]\nstyel = 1", "line 6: documents.red-black.styel is not a setting; did you mean documents.red-black.style?"),
        ('[documents.urge]\nstyle = "red"', 'line 6: documents.urge.style = "red" is not allowed. Write "gongwen", "letter", "jianbao" or "plain".'),
        ('[documents.urge]\nnumbering = "文号"', 'Write "document", "issue" or "none".'),
        ('[documents]\ncode = "示重点办〔2021〕"', "Write the 机关代字 alone"),
        ('[documents.bulletin]\ncopy_to = "县委"', "Write a list of texts"),
        ('[documents.bulletin]\nsigned = " "', "on one line"),
        ('[documents.bulletin]\nname = "通\\n报"', "on one line"),
        ("[documents.bulletin]\ncopies = 0", "a whole number from 1 to 99999"),
        ("[documents]\ndecimals = 9", "a whole number from 0 to 6"),
    ],
)  # fmt: skip
def test_a_wrong_setting_of_the_papers_names_its_line_and_what_is_allowed(line: str, said: str) -> None:
    assert said in complaint(line)


def test_how_papers_look_changes_no_figures_and_stays_with_an_old_snapshot() -> None:
    now = parse(f"{BASE}[documents]\naim = 4\n")
    assert now.figures_snapshot() == parse(BASE).figures_snapshot()
    then = now.with_snapshot(json.loads(json.dumps(parse(BASE).figures_snapshot())))
    assert then.documents.aim == 4


def test_the_sections_of_the_kinds_are_described_once() -> None:
    keys = [row.key for row in describe_settings()]
    assert keys.count("documents.KIND.code") == 1
    assert "documents.bulletin.code" not in keys
    assert "documents.code" in keys


@pytest.mark.parametrize(
    ("office", "county", "code"),
    [
        (OFFICE, "示例县", "示重点办"),
        ("示例县发展和改革局", "示例县", "示发改局"),
        ("四川省示例县重点工程建设领导小组办公室", "四川省示例县", "示重点办"),
        ("示例县人民政府督查室", "示例县", "示督查室"),
        ("重点办", "示例市", "示重点办"),
    ],
)
def test_a_code_is_made_as_offices_commonly_write_theirs(office: str, county: str, code: str) -> None:
    assert office_code(office, county) == code


def test_the_file_that_init_writes_shows_the_office_its_own_code() -> None:
    text = default_toml(OFFICE, "示例县", 2021)
    assert '# code = "示重点办"' in text
    opened = text
    for line in ("[documents]", 'code = "示重点办"', "may_issue = true", "names = 10", "aim = 10"):
        opened = opened.replace(f"# {line}", line, 1)
    settings = parse(opened.replace("# [documents.briefing]\n# total", "[documents.briefing]\ntotal"))
    assert settings.paper("bulletin") == parse(text).paper("bulletin")
    assert settings.paper("briefing").total_before == 20


def test_an_old_moment_keeps_the_lists_rules_and_a_papers_record_gives_them_back() -> None:
    base, own = parse(BASE), parse(f"{BASE}[red-black]\nfirst = 7\nreported = false\n")
    assert own.red_black.first == 7
    assert own.with_snapshot(base.figures_snapshot()).red_black == own.red_black
    assert base.with_papers(own.papers_snapshot()).red_black == own.red_black
    assert own.with_papers(base.papers_snapshot()).red_black == base.red_black
