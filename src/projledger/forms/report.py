"""The monthly report (月报): what one unit says of its projects for one month."""

from decimal import Decimal
from typing import Annotated

from projledger.forms.field import Form, Kind, Role, Row, Spec
from projledger.forms.stated import stated

#: From first idea to use (DOMAIN B): 完工 is not 竣工验收; 未进场 is not 停工.
STATUSES = ("前期", "未开工", "未进场", "在建", "停工", "完工", "竣工验收", "投产")
NOT_STARTED = frozenset({"前期", "未开工", "未进场"})
UNDER_WAY = frozenset({"在建"})
SUSPENDED = "停工"
#: What the office itself finds on site, apart from what a unit reports: no report confirms or replaces it.
VERIFIED = frozenset({"verified_ytd"})
FINISHED = frozenset({"完工", "竣工验收", "投产"})


class ReportRow(Row):
    """One project's month. Money in yuan, land in hundredths of a mu, dates partial ISO.

    ``annual_plan``, ``total_investment``, ``completed_before`` and ``stated_rate`` are what the
    return *says*; they are compared with the plan and never change it. The fields from ``level`` on are
    not asked for: many offices' returns state them, and what they state never changes the plan either.
    At least one of ``completed_month``, ``completed_ytd`` and ``completed_total`` is given unless the return is nil.
    """

    code: Annotated[str | None, Spec("项目代码", Kind.NAME, ("项目编号", "统一项目代码", "编号", "代码",
              "项目编码", "项目统一代码", "国家统一代码", "统一代码"), width=22, help="已填好，请勿改动；新项目没有代码的不填。", example="PC2021-012")] = None
    project: Annotated[
        str, Spec("项目名称", Kind.NAME, ("项目全称", "名称", "重点项目名称",
              "项目", "工程名称", "建设项目名称", "项目名"), required=True, width=34, help="与年度计划中的名称一致。", example="示例县喜神至麻石公路改建工程")
    ]
    unit: Annotated[
        str | None, Spec("填报单位", Kind.NAME, ("报送单位", "责任单位", "牵头责任单位", "单位", "项目责任单位", "挂钩责任单位", "市或县挂钩责任单位", "责任部门", "牵头部门", "牵头责任部门", "项目牵头单位", "项目牵头责任单位",
              "主要责任单位", "牵头单位", "填报部门", "报送部门"), width=18, help="一张表含多个单位时填写。", example="交通运输局")
    ] = None
    total_investment: Annotated[
        int | None, Spec("总投资", Kind.MONEY, ("项目总投资额", "计划总投资", "投资总额", "项目投资总额", "批复总投资", "概算总投资", "估算总投资", "项目计划总投资", "工程总投资", "投资概算", "投资估算", "项目投资估算", "总概算",
              "总投资规模", "计划投资总额", "概算投资", "估算投资", "匡算总投资", "项目预估总投资"), unit="万元", help="取自年度计划，已填好。", example="36000")
    ] = None
    completed_before: Annotated[
        int | None,
        Spec("截至上年底累计完成投资", Kind.MONEY,
             ("截止<Y>年底累计完成投资", "开工至上一年度底累计完成投资", "<Y>年底前累计完成投资", "开工至上年底累计完成投资", "开工至<Y>年底累计完成投资", "<Y>年底累计完成投资", "以前年度累计完成投资",
              "以前年度完成投资", "至上年底完成投资", "上年末累计完成投资", "截至上一年底累计完成投资", "截至<Y>年底完成投资", "截至上年累计完成投资", "<Y>年以前累计完成投资"),
             role=Role.LAST_YEAR, unit="万元", width=14, help="取自年度计划，已填好。", example="20000"),
    ] = None
    annual_plan: Annotated[
        int | None,
        Spec("年度计划投资", Kind.MONEY,
             ("年度投资计划", "本年度投资计划", "<Y>年投资计划", "当年计划投资", "<Y>年度计划投资", "本年计划投资", "年度计划", "<Y>年计划完成投资", "年计划完成投资", "今年计划投资", "本年度计划完成投资",
              "年度计划完成投资", "年度投资任务", "年度投资目标", "年度目标投资", "全年计划投资", "全年投资计划", "本年投资计划", "当年投资计划", "年计划投资", "今年投资计划", "本年计划", "今年计划",
              "当年计划", "全年计划", "年计划", "<Y>年计划", "本年度计划投资", "年度计划金额", "本年计划完成投资", "<Y>年投资目标", "<Y>年目标投资"),
             role=Role.THIS_YEAR, unit="万元", help="取自年度计划，已填好；计划只能通过调整改变。", example="12000"),
    ] = None
    completed_month: Annotated[
        int | None,
        Spec("本月完成投资", Kind.MONEY,
             ("当月投资", "本月完成", "本月投资", "当月完成", "<M>月完成", "<M>月当月完成", "本月完成额"),
             role=Role.MONTH, unit="万元", help="本月新完成的投资。与“本年累计完成投资”填其中一个即可。", example="1200"),
    ] = None
    completed_ytd: Annotated[
        int | None,
        Spec("本年累计完成投资", Kind.MONEY,
             ("当月至今已完成", "累计投资金额", "本年度投资计划完成情况", "本年累计完成", "累计完成投资额", "<Y>年<M>月累计完成", "<M>月累计完成", "<M>月完成", "<Y>年累计完成", "本年度累计完成",
              "年度累计完成", "今年累计完成", "自年初累计完成", "年初至今累计", "年初至今累计完成", "年初累计完成", "本年累计", "完成投资累计", "累计完成", "<M>月累计", "至<M>月累计完成投资",
              "至<M>月累计完成", "至<M>月累计", "至目前累计完成投资", "目前累计完成投资", "至今累计完成投资"),
             role=Role.YEAR_TO_DATE, unit="万元", width=13, help="1月至本月累计完成的投资。", example="5500"),
    ] = None
    stated_rate: Annotated[
        Decimal | None,
        Spec("占年度计划", Kind.PERCENT, ("完成投资占年计划", "完成年度投资计划", "占年计划", "投资完成比例", "投资完成率", "完成年度百分比", "年度投资完成率", "完成比例", "完成率",
              "占年计划比例", "占年度计划比例", "完成年度计划", "年度计划完成率", "占全年计划", "占全年计划比例", "占年度投资计划", "占年度计划投资比例", "完成年计划", "计划完成率", "年度完成率", "完成投资比例", "年度投资进度",
              "完成投资占年度计划", "完成投资占年度计划比例", "占年计划投资比例", "完成占比", "完成全年计划", "占年度投资计划比例"), unit="%", help="由表格自动计算。", example="45.83"),
    ] = None
    completed_total: Annotated[
        int | None,
        Spec("开工以来累计完成投资", Kind.MONEY, ("开工至报告期累计完成投资", "项目累计投资", "实际完成总投资", "自开工累计完成投资", "开工以来累计完成", "开工累计完成", "开工至今累计完成投资", "开工至今完成投资", "开工至今累计完成",
              "项目开工以来累计完成投资", "开工以来完成投资", "开工至<M>月累计完成投资", "开工至<Y>年<M>月累计完成投资", "开工至本月底累计完成投资", "开工至本月累计完成投资", "开工至本月底完成投资"),
             role=Role.SINCE_START, unit="万元", width=14, help="开工以来至本月底完成的全部投资。", example="25500"),
    ] = None
    status: Annotated[
        str | None,
        Spec("项目状态", Kind.CHOICE, ("是否开工", "状态"), choices=STATUSES,
             synonyms={"未动工": "未开工", "尚未开工": "未开工", "未进场施工": "未进场", "已建成": "完工", "建成": "完工", "已投产": "投产", "投入使用": "投产", "已投用": "投产", "已投入使用": "投产",
                       "暂停": "停工", "暂停施工": "停工", "已停工": "停工", "前期阶段": "前期", "拟建": "前期", "新开工": "在建", "施工": "在建", "正在建设": "在建", "已竣工验收": "竣工验收",
                       "通过验收": "竣工验收", "已验收": "竣工验收",
                       "已开工": "在建", "续建": "在建", "建设中": "在建", "开工": "在建", "是": "在建", "否": "未开工", "前期工作": "前期", "竣工": "竣工验收", "已完工": "完工",
                       "已竣工": "竣工验收",
                       "投用": "投产", "投产(投用)": "投产", "停建": "停工", "停工整改": "停工", "筹建": "前期"},
             help="从下拉列表中选择。完工指建设内容完成；竣工验收指验收合格。", example="在建"),
    ] = None
    physical_progress: Annotated[
        str | None,
        Spec("形象进度", aliases=("目前工作进度", "本月形象进度", "工程进度", "建设进度"), width=36,
             help="现场看得见的进展，一两句话。", example="路基完成8公里，桥梁下部结构完成"),
    ] = None
    actual_start: Annotated[
        str | None, Spec("实际开工时间", Kind.DATE, ("开工时间", "今年开工时间", "开工日期",
              "实际开工日期", "实际开工年月", "开工年月", "已开工时间"), width=13, help="年月日或年月。", example="2020-09-15")
    ] = None
    start_basis: Annotated[
        str | None, Spec("开工认定依据", aliases=("开工依据",), width=16, help="施工许可证、开工报告或主体工程开挖等。", example="施工许可证")
    ] = None
    actual_finish: Annotated[
        str | None, Spec("实际完工时间", Kind.DATE, ("完工时间", "竣工时间", "今年竣工时间", "完工日期",
              "实际完工日期", "实际竣工时间", "实际竣工日期", "竣工日期", "实际完工年月"), width=13, help="已完工的填写。", example="2021-06-20")
    ] = None
    funds_lacking: Annotated[
        int | None, Spec("资金缺口", Kind.MONEY, ("资金缺口金额", "缺少资金", "尚缺资金", "缺口资金", "资金缺口额", "要素缺口/资金"), unit="万元", help="目前缺少、需要协调的资金。", example="800")
    ] = None
    land_lacking: Annotated[
        int | None, Spec("用地缺口", Kind.AREA, ("要素缺口/土地", "要素缺口/用地"), unit="亩", help="目前缺少的用地指标。", example="25.5")
    ] = None
    problem: Annotated[
        str | None, Spec("存在问题", aliases=("困难和问题", "问题"), width=28, help="没有的不填。", example="征地拆迁未完成")
    ] = None
    help_asked: Annotated[
        str | None, Spec("需协调解决事项", aliases=("工作安排及需要协调解决的意见",), width=28, help="请求县上协调什么。", example="请协调用地指标")
    ] = None
    statistical_ytd: Annotated[
        int | None, Spec("入统口径本年累计", Kind.MONEY, ("统计口径累计", "入统投资", "统计部门口径累计完成投资",
              "入统累计完成投资"), unit="万元", width=13, help="统计部门认可的本年累计完成投资。", example="4800")
    ] = None
    statistical_entry: Annotated[
        str | None, Spec("入统时间", Kind.DATE, ("纳入统计时间",), width=13, help="项目进入统计名录库的年月。", example="2020-11")
    ] = None
    difference_reason: Annotated[
        str | None, Spec("口径差异原因", aliases=("差异原因",), width=20, help="上报数与入统数不一致的原因。", example="设备款尚未支付")
    ] = None
    correction_reason: Annotated[
        str | None, Spec("更正原因", aliases=("更正说明", "修正原因",
              "修正说明"), width=20, help="累计数较上月减少时必须说明。", example="上月误报一笔设备款")
    ] = None
    remark: Annotated[str | None, Spec("备注", aliases=("说明",), width=20)] = None
    level: Annotated[str | None, stated("level")] = None
    listed: Annotated[bool | None, stated("listed")] = None
    sector: Annotated[str | None, stated("sector")] = None
    industry: Annotated[str | None, stated("industry")] = None
    nature: Annotated[str | None, stated("nature")] = None
    scope: Annotated[str | None, stated("scope")] = None
    place: Annotated[str | None, stated("place")] = None
    owner: Annotated[str | None, stated("owner")] = None
    co_units: Annotated[tuple[str, ...], stated("co_units")] = ()
    county_leader: Annotated[str | None, stated("county_leader")] = None
    first_responsible: Annotated[str | None, stated("first_responsible")] = None
    planned_start: Annotated[
        str | None, stated("planned_start", without=("开工时间", "今年开工时间", "开工年月", "开工日期"))
    ] = None
    planned_finish: Annotated[
        str | None,
        stated("planned_finish", without=("竣工时间", "完工时间", "今年竣工时间", "竣工日期", "完工日期", "竣工年月")),
    ] = None
    milestone: Annotated[str | None, stated("milestone")] = None
    month_plan: Annotated[
        int | None,
        Spec("本月计划投资", Kind.MONEY, ("月计划投资", "当月计划投资", "<M>月计划投资", "本月计划完成投资", "当月计划完成投资", "月计划完成投资", "<M>月计划完成投资",
              "<Y>年<M>月计划投资", "本月计划", "当月计划"), role=Role.MONTH, unit="万元", asked=False, help="本月计划完成的投资。"),
    ] = None
    campaign_target: Annotated[
        int | None,
        Spec("力争完成投资", Kind.MONEY, ("全年力争完成投资", "年度力争完成投资", "奋斗目标"), role=Role.THIS_YEAR,
             unit="万元", asked=False, help="在年度计划之外力争完成的投资。"),
    ] = None
    funds_received: Annotated[
        int | None,
        Spec("累计到位资金", Kind.MONEY, ("资金累计到位", "累计资金到位", "到位资金累计", "累计到位资金额", "开工以来累计到位资金", "已落实资金情况", "已落实资金", "已到位资金", "资金到位情况"),
             role=Role.SINCE_START, unit="万元", asked=False, help="开工以来到位的全部资金。"),
    ] = None
    funds_received_ytd: Annotated[
        int | None,
        Spec("本年到位资金", Kind.MONEY, ("年度资金到位", "年度到位资金", "本年累计到位资金", "今年到位资金", "本年资金到位", "<Y>年到位资金", "<Y>年资金到位", "年度累计到位资金", "今年累计到位资金",
              "<M>月到位资金", "<M>月累计到位资金"), role=Role.YEAR_TO_DATE, unit="万元", asked=False, help="本年1月至本月到位的资金。"),
    ] = None
    funds_received_month: Annotated[
        int | None,
        Spec("本月到位资金", Kind.MONEY, ("当月到位资金", "当月到位资金金额", "当月资金到位", "本月资金到位"), role=Role.MONTH, unit="万元",
             asked=False, help="本月到位的资金。"),
    ] = None
    verified_ytd: Annotated[
        int | None,
        Spec("核定口径本年累计", Kind.MONEY, ("核定口径累计完成投资", "核定口径累计", "核定口径本年累计完成投资", "现场核定本年累计完成投资"), role=Role.YEAR_TO_DATE,
             unit="万元", asked=False, help="本办现场核定的本年累计完成投资，与上报数分开。"),
    ] = None
    stated_gap: Annotated[
        Decimal | None,
        Spec("时间进度差距", Kind.PERCENT, ("时序进度差距", "序时进度差距", "与时序进度差距", "与序时进度差距", "与时间进度差距", "超欠时序进度", "时序进度差", "序时进度差", "超序时进度", "超时序进度"), unit="%", asked=False, help="完成率与时序进度之差，百分点。"),
    ] = None


FORM = Form.of("report", "重点项目月报表", ReportRow, order=3,
               identifying=("project", "completed_month", "completed_ytd", "completed_total", "physical_progress", "status", "stated_rate",
               "problem"))
