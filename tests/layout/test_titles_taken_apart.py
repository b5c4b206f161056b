import pytest

from projledger.forms.titles import known_titles, vocabulary
from projledger.layout.title import canonical, read_title


@pytest.mark.parametrize(
    ("written", "pattern", "year", "months", "unit"),
    [
        ("总投资\n（万元）", "总投资", None, None, "万元"),
        ("总投资万元", "总投资", None, None, "万元"),
        ("总投资（单位：亿元）", "总投资", None, None, "亿元"),
        ("至2009年底累计完成投资（万元）", "至<Y>年底累计完成投资", 2009, None, "万元"),
        ("2010年1-7月完成投资（万元）", "<Y>年<M>月完成投资", 2010, (1, 7), "万元"),
        ("2010年１～７月 完成投资", "<Y>年<M>月完成投资", 2010, (1, 7), ""),
        ("一至六月完成投资", "<M>月完成投资", None, (1, 6), ""),
        ("1～  月 完成投资", "<M>月完成投资", None, (1, 0), ""),
        ("6月完成投资额(亿元)", "<M>月完成投资", None, (6, 6), "亿元"),
        ("截至6月底累计计划", "至<M>月累计计划", None, (1, 6), ""),
        ("二〇二一年计划投资", "<Y>年计划投资", 2021, None, ""),
        ("完成投资    占年计划 (%)", "完成投资占年计划", None, None, ""),
    ],
)
def test_a_title_gives_up_its_year_months_and_unit(written, pattern, year, months, unit):
    title = read_title(written)
    assert (title.pattern, title.year, title.months, title.unit) == (pattern, year, months, unit)


def test_a_foreign_currency_is_no_money_unit():
    title = read_title("总投资（亿美元）")
    assert (title.pattern, title.unit, title.measure) == ("总投资", "", "亿美元")


def test_the_percent_sign_is_taken_out_of_a_title():
    assert read_title("完成投资占年计划%").percent
    assert not read_title("完成投资").percent


def test_the_writing_that_is_compared_is_already_in_its_own_writing():
    for known in known_titles():
        for level in known.pattern.split("/"):
            pattern = read_title(level).pattern
            assert canonical(pattern) == pattern


def claims(form, *path):
    return next(
        (
            (claim.field, claim.year, claim.months)
            for claim in vocabulary().claims(path)
            if claim.form == form
        ),
        None,
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (["2010年实际完成情况", "1-3月实际完成投资(万元)"], ("completed_ytd", 2010, (1, 3))),
        (["2010年实际完成情况", "完成投资占年计划%"], ("stated_rate", 2010, None)),
        (["8月", "当月完成投资额（万元）"], ("completed_month", None, (8, 8))),
        (["8月", "形象进度"], ("physical_progress", None, (8, 8))),
        (["完成投资（万元）", "本月"], ("completed_month", None, None)),
        (["完成投资（万元）", "本年累计"], ("completed_ytd", None, None)),
        (["完成投资（万元）", "1-6月"], ("completed_ytd", None, (1, 6))),
        (["2021年", "计划投资"], ("annual_plan", 2021, None)),
        (["责任单位", "单位名称"], ("unit", None, None)),
        (["责任单位", "电话"], None),
        (["项目业主单位", "名称"], ("owner", None, None)),
        (["项目", "名称"], ("project", None, None)),
        (["1-  月完成投资"], ("completed_ytd", None, (1, 0))),
        (["6月累计完成投资"], ("completed_ytd", None, (1, 6))),
        (["截至2021年6月底开工以来累计完成投资"], ("completed_total", 2021, (1, 6))),
        (["2021年1-6月完成情况", "完成投资"], ("completed_ytd", 2021, (1, 6))),
        (["投资情况", "1-6月累计完成"], ("completed_ytd", None, (1, 6))),
        (["投资完成情况（万元）", "1-6月"], ("completed_ytd", None, (1, 6))),
        (["2021年投资完成情况", "本月"], ("completed_month", 2021, None)),
        (["要素缺口", "资金（万元）"], ("funds_lacking", None, None)),
        (["要素缺口", "资金缺口（万元）"], ("funds_lacking", None, None)),
        (["其中：本月完成投资"], ("completed_month", None, None)),
        (["本年累计完成投资（1-6月）"], ("completed_ytd", None, (1, 6))),
    ],
)
def test_titles_of_one_and_two_levels_are_known(path, expected):
    assert claims("report", *path) == expected


@pytest.mark.parametrize(
    "path",
    [
        ["上年", "累计完成投资"],
        ["入统口径", "本年累计完成投资"],
        ["资金到位", "本月完成"],
        ["2020年总投资"],
        ["土石方（万方）", "本月完成"],
        ["用工人数", "本年累计"],
        ["总投资（不含土地）"],
        ["2-6月完成投资"],
        ["项目业主单位", "电话"],
    ],
)
def test_a_title_that_may_mean_something_else_is_not_taken(path):
    assert claims("report", *path) is None


def test_the_cumulative_plan_of_a_month_is_known_by_its_months():
    assert claims("plan", "1-6月计划投资") == ("plan_06", None, (1, 6))
    assert claims("plan", "截至9月底累计计划") == ("plan_09", None, (1, 9))
    assert claims("plan", "5月计划投资") is None


def test_no_title_stands_for_two_fields_of_one_form_in_the_same_window():
    for known in known_titles():
        if known.pattern and "<M>" not in known.pattern:
            found = claims(known.form, *known.pattern.split("/"))
            assert found is not None and found[0] == known.field, known


def test_a_stroke_before_yuan_parts_the_title_from_its_unit():
    title = read_title("项目投资估算/元")
    assert (title.pattern, title.unit) == ("项目投资估算", "元")
