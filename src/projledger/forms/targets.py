"""The table of targets (时序目标表): how much each unit is to have completed by which month's end.

One row a unit, one column a period end, cumulative since January, as an amount or in percent of the year's
plan. Whatever the title calls the end (3月底, 一季度, 上半年, 1-9月), the field is that of its last month.
"""

from decimal import Decimal
from typing import Annotated

from projledger.forms.field import Form, Kind, Role, Row, Spec
from projledger.forms.plan import PlanRow

MONTHS = range(1, 13)
#: The period ends that our own workbook has columns for; further ones are read where a sheet has them.
_OFFERED = (3, 6, 9, 12)
AMOUNT, PERCENT = "amount_{month:02d}", "percent_{month:02d}"
#: The field of a month's end, by month: in yuan, and in percent of the year's plan.
AMOUNTS = {month: AMOUNT.format(month=month) for month in MONTHS}
PERCENTS = {month: PERCENT.format(month=month) for month in MONTHS}

_PLAN = next(item for item in PlanRow.model_fields["annual_plan"].metadata if isinstance(item, Spec))


def _amount(month: int) -> Spec:
    return Spec(f"截至{month}月底累计目标", Kind.MONEY, role=Role.THIS_YEAR, unit="万元", width=15, offered=month in _OFFERED,
                help="从1月起累计应完成的投资；与百分比填一项即可，没有的不填。", example=str(month * 2000))


def _percent(month: int) -> Spec:
    return Spec(f"截至{month}月底累计目标占年度计划", Kind.PERCENT, role=Role.THIS_YEAR, unit="%", width=15, offered=month in _OFFERED,
                help="从1月起累计应完成的投资占年度计划的百分比；金额和百分比都填的，以百分比为准。", example=str(round(month * 100 / 12)))


class TargetRow(Row):
    """One unit's targets of a year. Money in yuan, percents of the year's plan; cumulative since January."""

    lead_unit: Annotated[
        str,
        Spec("牵头责任单位", Kind.NAME, ("责任单位", "单位", "单位名称", "责任单位名称", "牵头单位", "责任部门", "部门", "地区", "县区", "区县", "县(市、区)", "县市区",
              "乡镇", "镇街", "乡镇(街道)", "填报单位", "完成单位", "承担单位", "目标单位"), required=True, width=22,
             help="对目标负责的单位，名称与单位登记表一致；一个单位一行，其牵头的项目都按此衡量。", example="云台镇人民政府"),
    ]
    annual_plan: Annotated[
        int | None,
        Spec("年度计划投资", Kind.MONEY, (*_PLAN.aliases, "年度目标任务", "全年目标任务", "年度目标", "全年目标", "年度任务", "全年任务", "本年目标", "本年任务", "<Y>年目标", "<Y>年任务",
              "<Y>年目标任务", "年度总目标", "年度总任务"), role=Role.THIS_YEAR, unit="万元", width=14,
             help="本单位全年的投资任务，各期末目标以此为准折算；不填的按年度计划表中本单位各项目之和折算。", example="24000"),
    ] = None
    amount_01: Annotated[int | None, _amount(1)] = None
    amount_02: Annotated[int | None, _amount(2)] = None
    amount_03: Annotated[int | None, _amount(3)] = None
    amount_04: Annotated[int | None, _amount(4)] = None
    amount_05: Annotated[int | None, _amount(5)] = None
    amount_06: Annotated[int | None, _amount(6)] = None
    amount_07: Annotated[int | None, _amount(7)] = None
    amount_08: Annotated[int | None, _amount(8)] = None
    amount_09: Annotated[int | None, _amount(9)] = None
    amount_10: Annotated[int | None, _amount(10)] = None
    amount_11: Annotated[int | None, _amount(11)] = None
    amount_12: Annotated[int | None, _amount(12)] = None
    percent_01: Annotated[Decimal | None, _percent(1)] = None
    percent_02: Annotated[Decimal | None, _percent(2)] = None
    percent_03: Annotated[Decimal | None, _percent(3)] = None
    percent_04: Annotated[Decimal | None, _percent(4)] = None
    percent_05: Annotated[Decimal | None, _percent(5)] = None
    percent_06: Annotated[Decimal | None, _percent(6)] = None
    percent_07: Annotated[Decimal | None, _percent(7)] = None
    percent_08: Annotated[Decimal | None, _percent(8)] = None
    percent_09: Annotated[Decimal | None, _percent(9)] = None
    percent_10: Annotated[Decimal | None, _percent(10)] = None
    percent_11: Annotated[Decimal | None, _percent(11)] = None
    percent_12: Annotated[Decimal | None, _percent(12)] = None
    remark: Annotated[str | None, Spec("备注", aliases=("说明",), width=24)] = None


FORM = Form.of("targets", "时序目标表", TargetRow, order=2, identifying=("lead_unit", "annual_plan", *AMOUNTS.values(), *PERCENTS.values()))
