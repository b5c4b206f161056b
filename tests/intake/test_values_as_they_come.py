"""Values as they come, from the file to the figure that stands."""

from datetime import date

from small_office import codes, only, told

from projledger.foundation.period import Month
from projledger.foundation.settings import default_toml, parse

_RATE = '\n[currency.rates]\n"美元" = "6.4601"\n'


def _report(row: str) -> dict[str, str]:
    head = "项目名称,本年累计完成投资（万元）,形象进度"
    return {"白衣镇6月.csv": f"白衣镇2021年6月重点项目月报表\n填报单位：白衣镇\n{head}\n{row}\n"}


def test_foreign_money_is_held_without_a_rate_and_entered_at_the_one_in_the_settings(office):
    row = "白衣镇污水处理厂,50.5万美元,设备安装"
    held = only(office.take(_report(row)))
    assert (str(held.verdict), codes(held)) == ("held", ["N112"])
    assert office.figures() == {}
    from_default = office.settings.figures_snapshot()
    office.settings = parse(default_toml("重点办", "示例县", 2021) + _RATE)
    (entry,) = office.plan(_report(row)).files[0].returns[0].new.entries
    assert entry.extra == {"本年累计完成投资（原币）": "50.5万美元"}
    assert codes(only(office.take(_report(row)))) == []
    (figure,) = office.view.figures(2021, Month(2021, 6))
    assert figure.values["completed_ytd"] == 3_262_351  # 505,000 × 6.4601 = 3,262,350.5
    assert office.settings.figures_snapshot() != from_default


def test_a_name_in_another_writing_is_entered_and_a_package_is_held(office):
    taken = office.take(_report("（1）白衣鎮“污水”處理廠,300,主体施工"))
    assert told(taken) == [("白衣镇6月.csv", "entered", [])]
    assert office.figures() == {("PC-04", 6): 300}
    held = only(
        office.take(
            _report("白衣镇污水处理厂、云台镇中心小学等2个项目,400,主体施工"), received_on=date(2021, 7, 6)
        )
    )
    assert "P511" in codes(held)
    assert office.figures() == {("PC-04", 6): 300}
