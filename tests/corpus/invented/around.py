"""What stands around a table: title, period, unit, money unit, instructions, notes and signatures."""

from dataclasses import dataclass
from random import Random

_NUMERALS = "〇一二三四五六七八九"
_MONTHS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
TITLES = ("重点项目月报表", "重点项目进展情况表", "重点项目投资完成情况统计表", "重点建设项目推进情况一览表")
PLAN_TITLES = ("重点项目年度计划表", "重点项目投资计划表", "年度重点项目名单")
_INSTRUCTIONS = (
    "各乡镇（街道）、县级有关部门：", "现将重点项目进展情况报表印发你们，请认真填报。", "一、填报范围为列入年度计划的全部项目。", "二、投资额以实际完成的工程量为准。",
    "三、请于次月5日前报送电子版和盖章扫描件。", "四、逾期未报的按零进度通报。",
)  # fmt: skip
_NOTES = (
    "注：1.本表由项目责任单位填报；2.累计数为1月至本月。", "说明：投资额按形象进度法计算。", "备注：★为省级重点项目，■为市级重点项目。",
    "填表说明：1、投资单位为万元。2、形象进度写到月底。",
)  # fmt: skip
_SIGNS = (
    "填表人：            审核人：            单位负责人：", "制表：项目股          联系电话：", "单位负责人（签字）：        填表人：", "填报单位（盖章）",
)  # fmt: skip
_MONEY_LINES = ("单位：{}", "单位:{}", "金额单位：{}", "计量单位：{}", "单位：{}、%")
_REVERSED = (
    "单位：{}，下列总投资为亿元",
    "单位：{}（总投资为亿元）",
    "单位：{}，其中总投资单位为亿元",
    "金额单位：{}（总投资：亿元）",
)


def period_words(random: Random, year: int, month: int) -> str:
    """A month as a title says it."""
    choices = [f"{year}年{month}月", f"{year}年1-{month}月", f"{year}年{month}月份", f"{year}年1—{month}月"]
    choices.append("".join(_NUMERALS[int(digit)] for digit in str(year)) + f"年{_MONTHS[month]}月")
    if month == 6:
        choices.append(f"{year}年上半年")
    return random.choice(choices)


@dataclass
class Around:
    """Where the return's facts are stated; "" where they are not."""

    period: str
    unit: str
    money: str
    title: bool = True
    instructions: bool = False
    note: bool = False
    sign: bool = False
    dated: bool = False
    #: Whether a note may state 万元, too.
    money_noted: bool = True
    #: Whether a remark takes the total investment out of the money unit that the line states.
    reversed: bool = False


def above_and_below(
    random: Random, around: Around, form: str, year: int, month: int, unit: str | None
) -> tuple[list[str], list[str]]:
    """The lines above the table and those below it."""
    above: list[str] = []
    below: list[str] = []
    when = period_words(random, year, month)
    title = ""
    if around.period == "title" or form == "plan":
        title = when if form == "report" else f"{year}年"
    elif around.period in ("columns", "sheet", "file") and random.random() < 0.7:
        title = f"{year}年"
    if around.title or title or around.unit == "title":
        owner = unit if around.unit == "title" and unit else random.choice(("示例县", ""))
        above.append(owner + title + random.choice(TITLES if form == "report" else PLAN_TITLES))
    if around.instructions:
        above += list(_INSTRUCTIONS[: random.randint(3, 6)])
        above += [""] * random.randint(0, 22 - len(above))
    if around.period == "line":
        above.append(
            random.choice(
                (
                    f"填报月份：{year}年{month}月",
                    f"（{year}年{month}月）",
                    f"报告期：{year}年{month}月",
                    f"截至{year}年{month}月底",
                )
            )
        )
    if around.unit == "line":
        above.append(
            random.choice(("填报单位：{}", "报送单位：{}", "填报单位（盖章）：{}", "责任单位：{}")).format(
                unit
            )
        )
    if around.money:
        lines = _REVERSED if around.reversed else _MONEY_LINES
        above.append(random.choice(lines).format(around.money))
    if around.dated and form == "report":
        after = (year, month + 1) if month < 12 else (year + 1, 1)
        (above if random.random() < 0.5 else below).append(
            f"填报日期：{after[0]}年{after[1]}月{random.randint(1, 5)}日"
        )
    if around.note:
        below.append(random.choice(_NOTES if around.money_noted else _NOTES[:-1]))
    if around.sign:
        below.append(random.choice(_SIGNS))
    return above, below
