"""Whole sheets in the layouts of DOMAIN 2 and their like: which field each value becomes, in yuan."""

from typing import Any, NamedTuple

import pytest

W = 10_000
E = 100_000_000


class Form(NamedTuple):
    """A sheet, the period asked for, the form it is, and the values of its first project."""

    name: str
    sheet: str
    values: dict[str, Any]
    form: str = "report"
    year: int = 2021
    month: int | None = 6
    header: tuple[int, int] | None = None
    extra: tuple[str, ...] = ()  # titles kept beside the row, among others
    money_unit: str | None = None
    codes: tuple[str, ...] = ()  # codes besides the notes L307 and L312


FORMS = [
    Form(
        "yearly list of a zone with groups of contacts (2.1)",
        """
古雷港经济开发区2010年项目明细表|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<
序号|项目名称|项目性质|建设内容及规模|建设起止时间|总投资⏎（万元）|至2009年底累计完成投资（万元）|2010年计划投资⏎（万元）|2010年1-7月完成投资（万元）|后五个月项目进度关键节点的安排|大干150天力争完成的投资额（万元）|项目业主单位|<|<|<|市或县挂钩责任单位|<|<|<|市挂钩领导
^|^|^|^|^|^|^|^|^|^|^|业主名称|负责人|联系人|电话|单位名称|责任人|联络员|电话|^
1|甲项目|续建|标准厂房|2009-2011|5000|1200|1500|'980.50|8月封顶|600|甲公司|赵某|钱某|123|云台镇|孙某|李某|456|分管副市长
""",
        {"project": "甲项目", "nature": "续建", "scope": "标准厂房", "planned_start": "2009", "planned_finish": "2011", "total_investment": 5000 * W,
         "completed_before": 1200 * W, "annual_plan": 1500 * W, "completed_ytd": 9_805_000, "campaign_target": 600 * W, "owner": "甲公司", "unit": "云台镇",
         "county_leader": "分管副市长"},
        year=2010, month=7, header=(2, 3), extra=("项目业主单位/电话", "市或县挂钩责任单位/电话", "后五个月项目进度关键节点的安排"),
    ),
    Form(
        "its variant by sector: one money title without a unit beside titles with",
        """
2010年项目明细表（按行业）|<|<|<|<|<|<|<|<
单位：万元||||||||
序号|项目名称|项目性质|总投资|至2009年底累计完成投资|2010年计划投资（万元）|2010年1-7月完成投资（万元）|2010年力争完成的投资额（万元）|挂钩责任单位
1|甲项目|前期|5000|1200|1500|980|1600|云台镇
""",
        {"project": "甲项目", "status": "前期", "total_investment": 5000 * W, "completed_before": 1200 * W, "annual_plan": 1500 * W, "completed_ytd": 980 * W,
         "campaign_target": 1600 * W, "unit": "云台镇"},
        year=2010, month=7, header=(3, 3),
    ),
    Form(
        "a campaign's list with the months side by side (2.2)",
        """
战役项目明细表|<|<|<|<|<|<|<|<|<|<
序号|项目名称|总投资⏎（万元）|2010年计划投资⏎（万元）|2010年1-7月完成投资（万元）|8月|<|9月|<|全年完成投资额（万元）|项目业主单位
^|^|^|^|^|当月完成投资额（万元）|形象进度|当月完成投资额（万元）|形象进度|^|^
1|甲项目|5000|1500|980|100|基础|120|主体二层|1600|甲公司
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 1500 * W, "completed_month": 120 * W, "physical_progress": "主体二层", "owner": "甲公司"},
        year=2010, month=9, header=(2, 3), extra=("8月/当月完成投资额（万元）", "8月/形象进度", "全年完成投资额（万元）"), codes=("L309",),
    ),
    Form(
        "ten-day columns under months: the month's subtotal",
        """
项目名称|总投资（万元）|完成投资（万元）|<|<|<|<|<|<|<
^|^|8月|<|<|<|9月|<|<|<
^|^|上旬|中旬|下旬|小计|上旬|中旬|下旬|小计
甲项目|5000|10|20|30|60|11|22|33|66
""",
        {"project": "甲项目", "total_investment": 5000 * W, "completed_month": 66 * W},
        year=2010, month=9, header=(1, 3), extra=("完成投资（万元）/9月/上旬", "完成投资（万元）/8月/小计"),
    ),
    Form(
        "the month and the cumulative figure of each month side by side",
        """
单位：万元||||||
项目名称|年度计划投资|5月|<|6月|<|形象进度
^|^|当月完成投资|累计完成投资|当月完成投资|累计完成投资|^
甲项目|500|10|60|15|75|基础
""",
        {"project": "甲项目", "annual_plan": 500 * W, "completed_month": 15 * W, "completed_ytd": 75 * W, "physical_progress": "基础"},
        header=(2, 3),
    ),
    Form(
        "key-project monthly report (2.5)",
        """
重点项目月报表（在建、筹建）|<|<|<|<|<|<|<|<|<
|||||||||单位：万元
序号|项目名称|总投资(万元)|开工至上一年度底累计完成投资|2010年 计划投资(万元)|2010年实际完成情况|<|<|建设单位 及责任人|挂点领导
^|^|^|^|^|1-3月实际完成投资(万元)|完成投资占年计划%|1-3月实际形象进度|^|^
合计（1项）||500|100|240|110||||
一、市本级（1项）|<|<|<|<|<|<|<|<|<
（一）在建（1项）|<|<|<|<|<|<|<|<|<
1●|甲项目|500|100|240|110|45.83%%|基础|甲公司 赵某|分管副市长
""",
        {"project": "甲项目", "total_investment": 500 * W, "completed_before": 100 * W, "annual_plan": 240 * W, "completed_ytd": 110 * W,
         "physical_progress": "基础", "status": "在建", "county_leader": "分管副市长"},
        year=2010, month=3, header=(3, 4), extra=("建设单位及责任人",),
    ),
    Form(
        "a title template with its placeholders left in",
        """
重点项目<yyyy>年1-<M>月完成情况|<|<|<
项目名称|<yyyy>年计划投资（万元）|1-<M>月完成投资（万元）|形象进度
甲项目|500|60|基础
""",
        {"project": "甲项目", "annual_plan": 500 * W, "completed_ytd": 60 * W, "physical_progress": "基础"},
    ),
    Form(
        "government investment plan under five levels (2.11)",
        """
市直政府性投资项目计划表|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<
单位：万元|||||||||||||||||||||
序号|项目名称|建设性质|建设规模及内容|政府直接投资项目|<|<|<|<|<|<|<|<|<|<|<|<|PPP项目|<|年度工作目标|项目责任单位|备注
^|^|^|^|总投资|截至上年底完成投资|本年度计划投资及资金来源|<|<|<|<|<|<|<|<|预备开工项目年度计划投资|安排的前期工作经费|^|^|^|^|^
^|^|^|^|^|^|合计|资金来源|<|<|<|<|<|<|<|^|^|PPP总投资|PPP计划投资|^|^|^
^|^|^|^|^|^|^|中央|省级|市级|<|<|<|<|县区及管委会|^|^|^|^|^|^|^
^|^|^|^|^|^|^|^|^|小计|财政|城投|交投|其他|^|^|^|^|^|^|^|^
1|甲项目|新建|标准厂房|5000|1000|800|100|100|500|200|100|100|100|100|7|8|9000|900|封顶|云台镇|
""",
        {"name": "甲项目", "nature": "新建", "scope": "标准厂房", "total_investment": 5000 * W, "completed_before": 1000 * W, "annual_plan": 800 * W,
         "milestone": "封顶", "lead_unit": "云台镇"},
        form="plan", month=None, header=(3, 7), codes=("L303",),
        extra=("政府直接投资项目/本年度计划投资及资金来源/资金来源/市级/小计", "政府直接投资项目/预备开工项目年度计划投资", "PPP项目/PPP总投资"),
    ),
    Form(
        "import list of a construction-projects system (2.12)",
        """
序号|项目名称|建设内容及规模|建设起止年限|总投资（万元）|到上年底累计完成投资（万元）|本年度投资计划（万元）|本年度投资计划完成情况（万元）|立项批复文号|批复单位|批复时间|项目类型|项目类别|产业类别|投资类型|所属行业|项目(法人)单位|项目联系人|联系电话|项目属地|填报单位|填报人
1|■甲项目|标准厂房|2007.10-2010.12|'54,583.00|1200|1500|980|发改〔2009〕1号|发改局|2009-01|基建|在建|二产|政府|制造业|甲公司|赵某|123|云台镇|白衣镇|钱某
""",
        {"project": "甲项目", "scope": "标准厂房", "planned_start": "2007-10", "planned_finish": "2010-12", "total_investment": 54_583 * W, "completed_before": 1200 * W,
         "annual_plan": 1500 * W, "completed_ytd": 980 * W, "status": "在建", "owner": "甲公司", "place": "云台镇", "unit": "白衣镇", "sector": "二产"},
        year=2010, month=6, extra=("项目类型", "批复单位", "联系电话", "标记"),
    ),
    Form(
        "a monthly entry table (2.13)",
        """
月份|项目名称|建设单位|年度计划投资|是否开工|当月已完成投资|当月至今已完成|土建工程|设备安装费用|土地等费用|投资完成比例|形象进度|审核标识
6月|甲项目|甲公司|500|是|10|60|5|4|1|12%|基础|已审
""",
        {"project": "甲项目", "owner": "甲公司", "annual_plan": 500 * W, "status": "在建", "completed_month": 10 * W, "completed_ytd": 60 * W, "physical_progress": "基础"},
        money_unit="万元", extra=("土建工程", "设备安装费用", "土地等费用"),
    ),
    Form(
        "亿元 and 万元 in one row (2.13)",
        """
项目名称|项目代码|项目工期|责任单位|建设单位|项目类型|总投资（亿元）|年度计划投资（万元）|年度累计完成投资（万元）|年度投资完成率|建设性质
甲项目|2101-511923-04-01-123456|2020-2022|云台镇|甲公司|产业|1.2|3000|1500|50%|新建
""",
        {"project": "甲项目", "code": "2101-511923-04-01-123456", "unit": "云台镇", "owner": "甲公司", "total_investment": 120_000_000, "annual_plan": 3000 * W,
         "completed_ytd": 1500 * W, "nature": "新建", "planned_start": "2020", "planned_finish": "2022"},
    ),
    Form(
        "a dashboard of funds (2.13)",
        """
项目编号|项目名称|行政区|片区名称|项目投资估算（万元）|本年度计划完成投资（万元）|累计完成投资（万元）|年度投资进度|累计到位资金（万元）|资金到位率
A1|甲项目|城关|东片|5000|1000|400|40%|900|90%
""",
        {"code": "A1", "project": "甲项目", "total_investment": 5000 * W, "annual_plan": 1000 * W, "completed_ytd": 400 * W, "funds_received": 900 * W},
        extra=("资金到位率", "片区名称"),
    ),
    Form(
        "projects offered to investors (2.13)",
        """
招商项目汇总表|<|<|<|<|<|<|<|<|<
序号|项目名称|属地|项目建设规模和内容|估算投资（万元）|目前进展情况|招商形式(独资、合资等）|承办单位|联系人及电话|备注
1|甲项目|云台镇|标准厂房|5000|洽谈|独资|甲公司|赵某123|
""",
        {"name": "甲项目", "place": "云台镇", "scope": "标准厂房", "total_investment": 5000 * W, "owner": "甲公司"},
        form="plan", month=None, codes=("L303",),
    ),
    Form(
        "a title over two cells, the unit alone below",
        """
序号|项目|总投资|2021年|1-6月实际|完成投资|形象
|名称|（万元）|计划投资（万元）|完成投资（万元）|占年计划(%)|进度
1|甲项目|5000|500|60|12|基础
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 500 * W, "completed_ytd": 60 * W, "physical_progress": "基础"},
        header=(1, 2),
    ),
    Form(
        "units of money and percent alone in the row below every title",
        """
序号|项目名称|总投资|年度计划投资|本年累计完成投资|完成率|用地缺口
||（万元）|（万元）|（万元）|（%）|（亩）
1|甲项目|5000|500|60|12|25.5
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 500 * W, "completed_ytd": 60 * W, "land_lacking": 2550},
        header=(1, 2),
    ),
    Form(
        "bare units below, merged titles beside",
        """
序号|项目名称|总投资|年度计划|本年累计完成|形象进度
^|^|万元|万元|万元|^
1|甲项目|5000|500|60|基础
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 500 * W, "completed_ytd": 60 * W, "physical_progress": "基础"},
        header=(1, 2),
    ),
    Form(
        "blanks, line breaks and full width inside titles",
        """
序　号|项 目 名 称|总 投 资⏎（ 万 元 ）|２０２１年度⏎计划投资（万元）|完成投资    占年计划 (%)|１～６月⏎累计完成投资（万元）|工 程 形 象 进 度
1|甲项目|5000|500|12|60|基础
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 500 * W, "completed_ytd": 60 * W, "physical_progress": "基础"},
    ),
    Form(
        "titles with marks and numbers of footnotes",
        """
序号|*项目名称|①总投资（万元）|年度计划投资②（万元）|本年累计完成投资（万元）注1|*形象进度|存在问题（注2）
1|甲项目|5000|500|60|基础|征地
注1：含设备购置。||||||
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 500 * W, "completed_ytd": 60 * W, "physical_progress": "基础", "problem": "征地"},
    ),
    Form(
        "a row that numbers the columns",
        """
项目名称|总投资（万元）|年度计划投资（万元）|本年累计完成投资（万元）|完成率（%）
甲|(1)|(2)|(3)|(4)=(3)/(2)
甲项目|5000|500|60|12
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 500 * W, "completed_ytd": 60 * W},
        header=(1, 2),
    ),
    Form(
        "names under an empty title",
        """
序号||总投资（万元）|年度计划投资（万元）|1～6月 完成投资（万元）|完成投资 占年计划 (%)
1|甲项目|5000|500|60|12
2|乙项目|5000|500|60|12
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 500 * W, "completed_ytd": 60 * W},
    ),
    Form(
        "the title of the names merged over two columns",
        """
序号|项目名称|<|总投资（万元）|年度计划投资（万元）|本年累计完成投资（万元）
1|城建|甲项目|5000|500|60
2|城建|乙项目|5000|500|60
""",
        {"total_investment": 5000 * W, "annual_plan": 500 * W, "completed_ytd": 60 * W},
    ),
    Form(
        "parents two levels away, repeated children",
        """
序号|项目名称|投资情况（万元）|<|<|<|责任落实情况|<|<|<
^|^|总投资|年度计划投资|完成情况|<|业主单位|<|责任单位|<
^|^|^|^|本月完成投资|本年累计完成投资|名称|电话|名称|电话
1|甲项目|5000|500|10|60|甲公司|1|云台镇|2
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 500 * W, "completed_month": 10 * W, "completed_ytd": 60 * W, "owner": "甲公司", "unit": "云台镇"},
        header=(1, 3), extra=("责任落实情况/业主单位/电话", "责任落实情况/责任单位/电话"),
    ),
    Form(
        "levels by merely blank cells, three of them",
        """
序号|项目名称|投资情况（万元）||||形象进度
||总投资|年度计划投资|完成情况||
||||本月|本年累计|
1|甲项目|5000|500|10|60|基础
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 500 * W, "completed_month": 10 * W, "completed_ytd": 60 * W, "physical_progress": "基础"},
        header=(1, 3),
    ),
    Form(
        "a parent merged over a column without a child of its own",
        """
项目名称|年度计划投资（万元）|<|本年累计完成投资（万元）|<|形象进度
^||其中：中央资金||其中：中央资金|^
甲项目|500|100|60|10|基础
""",
        {"project": "甲项目", "annual_plan": 500 * W, "completed_ytd": 60 * W, "physical_progress": "基础"},
        header=(1, 2), extra=("年度计划投资（万元）/其中：中央资金", "本年累计完成投资（万元）/其中：中央资金"),
    ),
    Form(
        "this year's and the next year's plan side by side",
        """
项目名称|总投资（万元）|2020年完成投资（万元）|2021年计划投资（万元）|2022年计划投资（万元）|2021年1-6月完成投资（万元）
甲项目|5000|300|500|900|60
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 500 * W, "completed_ytd": 60 * W},
        extra=("2022年计划投资（万元）", "2020年完成投资（万元）"),
    ),
    Form(
        "only last year's plan in this year's return",
        """
项目名称|2020年度计划投资（万元）|截至2020年底累计完成投资（万元）|2021年1-6月完成投资（万元）
甲项目|500|900|60
""",
        {"project": "甲项目", "completed_before": 900 * W, "completed_ytd": 60 * W},
        extra=("2020年度计划投资（万元）",), codes=("L309",),
    ),
    Form(
        "half-years and quarters in titles",
        """
项目名称|全年计划投资（万元）|一季度完成投资（万元）|上半年完成投资（万元）|存在的主要问题
甲项目|500|20|60|征地
""",
        {"project": "甲项目", "annual_plan": 500 * W, "completed_ytd": 60 * W, "problem": "征地"},
        extra=("一季度完成投资（万元）",),
    ),
    Form(
        "the year and the months in levels of their own",
        """
序号|项目名称|2021年|<|<|<
^|^|计划投资（万元）|1-6月|<|6月
^|^|^|完成投资（万元）|形象进度|完成投资（万元）
1|甲项目|500|60|基础|10
""",
        {"project": "甲项目", "annual_plan": 500 * W, "completed_month": 10 * W, "completed_ytd": 60 * W, "physical_progress": "基础"},
        header=(1, 3),
    ),
    Form(
        "plan and completion of the month and of the year under parents",
        """
单位：万元|||||||
项目名称|本月|<|本年累计|<|开工以来|占年度计划|形象进度
^|计划投资|完成投资|计划投资|完成投资|累计完成投资|(%)|^
甲项目|20|10|300|60|960|12|基础
""",
        {"project": "甲项目", "month_plan": 20 * W, "completed_month": 10 * W, "completed_ytd": 60 * W, "completed_total": 960 * W, "physical_progress": "基础"},
        header=(2, 3), extra=("本年累计/计划投资",),
    ),
    Form(
        "statistical figures beside reported ones",
        """
单位：万元|||||
项目名称|上报口径|<|入统口径|<|备注
^|本月完成投资|本年累计完成投资|本月完成投资|本年累计完成投资|^
甲项目|10|60|9|55|
""",
        {"project": "甲项目", "completed_month": 10 * W, "completed_ytd": 60 * W},
        header=(2, 3), extra=("入统口径/本月完成投资", "入统口径/本年累计完成投资"),
    ),
    Form(
        "workload words for investment",
        """
单位：万元||||
工程名称|工程总投资|本年度投资任务|今年以来已完成工作量|工程进展情况
甲项目|5000|500|60|基础
""",
        {"project": "甲项目", "total_investment": 5000 * W, "annual_plan": 500 * W, "completed_ytd": 60 * W, "physical_progress": "基础"},
    ),
    Form(
        "a repeated header on the next printed page",
        """
单位：万元|||
项目名称|年度计划投资|本年累计完成投资|形象进度
甲项目|500|60|基础
单位：万元|||
项目名称|年度计划投资|本年累计完成投资|形象进度
乙项目|500|60|基础
""",
        {"project": "甲项目", "annual_plan": 500 * W, "completed_ytd": 60 * W, "physical_progress": "基础"},
    ),
    Form(
        "a municipal plan with marks, level and dates",
        """
2021年市级重点项目计划表|<|<|<|<|<|<|<|<|<|<
||||||||||单位：亿元
序号|项目名称|项目级别|建设性质|建设地点|建设规模及主要建设内容|建设年限|总投资|截至2020年底累计完成投资|2021年计划投资|牵头单位
1|★甲项目|市级|续建|城区|道路|2020-2022|1.2|0.5|0.3|交通运输局
""",
        {"name": "甲项目", "level": "市级", "nature": "续建", "place": "城区", "scope": "道路", "planned_start": "2020", "planned_finish": "2022", "total_investment": 120_000_000,
         "completed_before": 50_000_000, "annual_plan": 30_000_000, "lead_unit": "交通运输局"},
        form="plan", month=None, header=(3, 3),
    ),
    Form(
        "a plan by quarters",
        """
单位：万元||||||||
项目名称|级别|总投资|全年计划投资|分季度计划投资|<|<|<|责任单位
^|^|^|^|1-3月|1-6月|1-9月|1-12月|^
甲项目|县级|5000|500|100|250|400|500|云台镇
""",
        {"name": "甲项目", "level": "县级", "total_investment": 5000 * W, "annual_plan": 500 * W, "lead_unit": "云台镇"},
        form="plan", month=None, header=(2, 3),
    ),
    Form(
        "the header far down and far to the right",
        "|\n" * 20 + """||||单位：万元
|||序号|项目名称|本年累计完成投资|形象进度
|||1|甲项目|60|基础
""",
        {"project": "甲项目", "completed_ytd": 60 * W, "physical_progress": "基础"},
        header=(22, 22),
    ),
    Form(
        "an adjustment without its dates in the titles",
        """
项目名称|级别|总投资（万元）|调整前年度计划投资（万元）|调整后年度计划投资（万元）|责任单位
甲项目|县级|5000|500|400|云台镇
""",
        {"name": "甲项目", "level": "县级", "total_investment": 5000 * W, "annual_plan": 400 * W, "lead_unit": "云台镇"},
        form="plan", month=None, extra=("调整前年度计划投资（万元）",),
    ),
    Form(
        "land, funds and needs of a county's return",
        """
单位：万元、亩||||||||||
序号|重点项目名称|牵头责任单位|配合单位|包联县级领导|年度计划投资|本月完成投资|1-6月完成投资|资金缺口|用地缺口（亩）|需县上协调解决的问题
1|甲项目|交通运输局|云台镇、白衣镇|分管副县长|500|10|60|80|25.5|征地
""",
        {"project": "甲项目", "unit": "交通运输局", "co_units": ("云台镇", "白衣镇"), "county_leader": "分管副县长", "annual_plan": 500 * W, "completed_month": 10 * W,
         "completed_ytd": 60 * W, "funds_lacking": 80 * W, "land_lacking": 2550, "help_asked": "征地"},
        header=(2, 2),
    ),
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_real_form_is_read_to_the_yuan(form, converted):
    found = converted(form.sheet, month=form.month, year=form.year, money_unit=form.money_unit)
    row = found.rows[0]
    expected = {name: row.values.get(name) for name in form.values}
    assert expected == form.values
    stated = {"stated_rate", "funds_received_ytd", "month_plan"}
    amounts = {name for name, value in row.values.items() if isinstance(value, int)} - stated
    assert amounts <= set(form.values) | {"plan_03", "plan_06", "plan_09", "plan_12"}
    assert set(form.extra) <= set(row.extra)
    assert {one.code for one in found.findings} - {"L307", "L312"} == set(form.codes)
    assert [one.code for one in row.findings] == []


@pytest.mark.parametrize("form", [one for one in FORMS if one.header], ids=lambda form: form.name)
def test_a_real_forms_header_is_found_where_it_stands(form, table_of):
    table = table_of(form.sheet)
    assert (table.form, table.header) == (form.form, form.header)
