"""The annual plan (年度计划): which projects, in which lists, with how much to invest this year."""

from typing import Annotated

from projledger.forms.field import Form, Kind, Role, Row, Spec

LEVELS = ("国家级", "省级", "市级", "县级")
NATURES = ("新建", "续建", "扩建", "改建", "技改")
LEVEL_SYNONYMS = {
    "国家": "国家级", "国家重点": "国家级", "省": "省级", "省重点": "省级", "省级重点": "省级", "省列重点": "省级",
    "市": "市级", "市重点": "市级", "市级重点": "市级", "市列重点": "市级", "县": "县级", "县重点": "县级", "县级重点": "县级", "本级": "县级",
}
_MONTH_HELP = "自1月起累计应完成的计划投资；不分月安排的可不填。"


def _cumulative_plan(month: int) -> Spec:
    quarter = {3: ("一季度计划投资", "一季度目标任务", "一季度计划"), 6: ("二季度累计计划", "上半年计划投资", "上半年计划"),
               9: ("三季度累计计划", "前三季度计划投资"), 12: ("四季度累计计划",)}.get(month, ())
    span = "1月" if month == 1 else f"1-{month}月"
    return Spec(f"截至{month}月底累计计划", Kind.MONEY, (f"{span}计划投资", f"{span}累计计划", f"{span}计划", *quarter),
                role=Role.THIS_YEAR, unit="万元", width=13, help=_MONTH_HELP, example=str(month * 100))


class PlanRow(Row):
    """One project's annual plan in its lists. Money in yuan; dates partial ISO.

    A row marked 涉密 is never made into a PlanRow: the whole file is refused (P507).
    """

    code: Annotated[
        str | None,
        Spec("项目代码", Kind.NAME, ("项目编号", "统一项目代码", "投资项目统一代码", "编号", "代码",
              "项目编码", "项目统一代码", "国家统一代码", "统一代码"), width=22,
             help="投资项目在线审批监管平台的统一项目代码；没有的填本办编号。", example="2101-511923-04-01-123456"),
    ] = None
    name: Annotated[
        str,
        Spec("项目名称", Kind.NAME, ("项目全称", "名称", "重点项目名称",
              "项目", "工程名称", "建设项目名称", "项目名"), required=True, width=34, help="项目全称，此后各月月报须使用同一名称。", example="示例县喜神至麻石公路改建工程"),
    ]
    short_names: Annotated[
        tuple[str, ...], Spec("项目简称", Kind.LIST, ("简称", "又称"), width=18, help="常用的其他写法，多个用“、”隔开。", example="喜麻公路")
    ] = ()
    level: Annotated[
        str,
        Spec("项目级别", Kind.CHOICE, ("级别", "省级或市级重点项目", "重点级别", "项目层级",
              "重点项目级别"), required=True, choices=LEVELS, synonyms=LEVEL_SYNONYMS,
             help="列入重点项目名单的最高级别。", example="县级"),
    ]
    listed: Annotated[
        bool, Spec("是否挂牌", Kind.FLAG, ("挂牌", "挂牌项目", "是否挂牌项目", "挂牌督办"), help="列为挂牌督办项目的填“是”。", example="否")
    ] = False
    lists: Annotated[
        tuple[str, ...],
        Spec("列入名单", Kind.LIST, ("名单", "所属名单", "项目名单"), width=18, help="所在的各个名单，多个用“、”隔开；不填视为本级重点名单。", example="市级重点、专项债券"),
    ] = ()
    sector: Annotated[
        str | None, Spec("项目领域", aliases=("领域", "项目类别", "类别", "行业领域", "产业类别"), help="如基础设施、产业、民生社会事业、生态环保。", example="基础设施")
    ] = None
    industry: Annotated[
        str | None, Spec("所属行业", aliases=("行业", "行业类别", "行业分类", "国民经济行业"), asked=False,
                         help="项目建成后所从事的行业，可写国民经济行业分类（GB/T 4754）的代码、名称或本地叫法。没有领域栏的，行业也作领域。")
    ] = None
    nature: Annotated[
        str | None,
        Spec("建设性质", Kind.CHOICE, ("项目性质", "性质"), choices=NATURES, synonyms={"新开工": "新建", "技术改造": "技改", "改建和技术改造": "改建", "改扩建": "扩建"},
             help="从下拉列表中选择。", example="续建"),
    ] = None
    scope: Annotated[
        str | None, Spec("建设内容及规模", aliases=("建设规模及内容", "建设规模及主要建设内容", "项目主要建设目标", "建设内容", "项目建设规模和内容",
              "主要建设内容及规模", "建设规模", "主要建设内容", "项目建设内容", "建设内容和规模", "建设规模和内容", "项目内容", "项目概况"), width=36,
                         help="主要建设内容与规模，一两句话。", example="改建二级公路12公里")
    ] = None
    place: Annotated[str | None, Spec("建设地点", aliases=("项目属地", "属地", "所属区域", "拟建设地点", "建设地址",
              "项目地点", "建设位置", "实施地点", "项目所在地", "所在乡镇", "所属乡镇", "项目建设地点"), help="乡镇或街道。", example="喜神镇")] = None
    planned_start: Annotated[
        str | None, Spec("计划开工时间", Kind.DATE, ("拟开工时间", "开工时间", "计划开工", "今年开工时间",
              "计划开工日期", "计划开工年月", "拟开工日期", "开工年月", "开工日期"), width=13, help="年月即可。", example="2020-09")
    ] = None
    planned_finish: Annotated[
        str | None, Spec("计划完工时间", Kind.DATE, ("拟竣工时间", "竣工时间", "计划竣工时间", "计划完工", "完工时间", "今年竣工时间",
              "计划完工日期", "计划竣工日期", "计划竣工年月", "拟竣工日期", "竣工日期", "完工日期", "竣工年月", "计划建成时间", "计划投产时间"), width=13, help="年月即可。", example="2021-12")
    ] = None
    total_investment: Annotated[
        int,
        Spec("总投资", Kind.MONEY, ("项目总投资额", "计划总投资", "概算投资", "估算投资", "匡算总投资", "项目预估总投资", "投资总额", "项目投资总额", "批复总投资", "概算总投资", "估算总投资", "项目计划总投资", "工程总投资",
              "投资概算", "投资估算", "项目投资估算", "总概算", "总投资规模", "计划投资总额"), unit="万元", required=True,
             help="批复或备案的项目总投资。", example="36000"),
    ]
    completed_before: Annotated[
        int | None,
        Spec("截至上年底累计完成投资", Kind.MONEY,
             ("截止<Y>年底累计完成投资", "开工至上一年度底累计完成投资", "<Y>年累计完成投资", "<Y>年底前累计完成投资", "开工至上年底累计完成投资", "开工至<Y>年底累计完成投资", "<Y>年底累计完成投资",
              "以前年度累计完成投资", "以前年度完成投资", "至上年底完成投资", "上年末累计完成投资", "截至上一年底累计完成投资", "截至<Y>年底完成投资", "截至上年累计完成投资", "<Y>年以前累计完成投资"),
             role=Role.LAST_YEAR, unit="万元", width=14, help="开工以来至上年12月底完成的投资，即上年的最终数。", example="20000"),
    ] = None
    annual_plan: Annotated[
        int | None,
        Spec("年度计划投资", Kind.MONEY,
             ("年度投资计划", "本年度投资计划", "<Y>年投资计划", "当年计划投资", "<Y>年度计划投资", "本年计划投资", "年度计划", "<Y>年计划完成投资", "年计划完成投资", "<Y>年投资任务", "今年计划投资",
              "本年度计划完成投资", "年度计划完成投资", "年度投资任务", "年度投资目标", "年度目标投资", "全年计划投资", "全年投资计划", "本年投资计划", "当年投资计划", "年计划投资", "今年投资计划", "本年计划",
              "今年计划", "当年计划", "全年计划", "<Y>年计划", "本年度计划投资", "年度计划金额", "本年计划完成投资", "<Y>年投资目标", "<Y>年目标投资"),
             role=Role.THIS_YEAR, unit="万元", help="本年度的投资任务；没有的不填，不要填0。", example="12000"),
    ] = None
    plan_01: Annotated[int | None, _cumulative_plan(1)] = None
    plan_02: Annotated[int | None, _cumulative_plan(2)] = None
    plan_03: Annotated[int | None, _cumulative_plan(3)] = None
    plan_04: Annotated[int | None, _cumulative_plan(4)] = None
    plan_05: Annotated[int | None, _cumulative_plan(5)] = None
    plan_06: Annotated[int | None, _cumulative_plan(6)] = None
    plan_07: Annotated[int | None, _cumulative_plan(7)] = None
    plan_08: Annotated[int | None, _cumulative_plan(8)] = None
    plan_09: Annotated[int | None, _cumulative_plan(9)] = None
    plan_10: Annotated[int | None, _cumulative_plan(10)] = None
    plan_11: Annotated[int | None, _cumulative_plan(11)] = None
    plan_12: Annotated[int | None, _cumulative_plan(12)] = None
    milestone: Annotated[
        str | None, Spec("年度形象进度目标", aliases=("年度目标", "年度工作目标", "年度建设目标", "年度节点目标"), width=28, help="年底前要看得见的成果。", example="路基全部完成")
    ] = None
    lead_unit: Annotated[
        str,
        Spec("牵头责任单位", Kind.NAME, ("责任单位", "牵头单位", "项目责任单位", "挂钩责任单位", "分管局委", "市或县挂钩责任单位", "责任部门", "牵头部门", "牵头责任部门", "项目牵头单位", "项目牵头责任单位", "主要责任单位"), required=True, width=20,
             help="对项目负责的单位，排名以此为准。", example="交通运输局"),
    ]
    co_units: Annotated[tuple[str, ...], Spec("配合单位", Kind.LIST, ("协办单位", "配合责任单位"), width=18, help="多个用“、”隔开。", example="喜神镇、自然资源局")] = ()
    reporting_unit: Annotated[
        str | None, Spec("填报单位", Kind.NAME, ("报送单位",), width=18, help="每月报送本项目的单位；不填视为牵头责任单位。", example="交通运输局")
    ] = None
    owner: Annotated[
        str | None, Spec("项目业主", Kind.NAME, ("业主单位", "项目业主单位", "建设单位", "项目法人", "业主名称", "业主", "项目单位", "实施单位", "承办单位", "企业名称", "项目建设单位", "项目实施单位"), width=24, help="法人单位全称。", example="示例交通建设有限公司")
    ] = None
    credit_code: Annotated[
        str | None, Spec("业主统一社会信用代码", Kind.NAME, ("统一社会信用代码", "信用代码"), width=21, help="营业执照上的18位代码。", example="91350100M000100Y43")
    ] = None
    county_leader: Annotated[
        str | None, Spec("联系县领导", aliases=("包联领导", "分包领导", "包扶领导", "牵头县领导", "挂钩领导", "市挂钩领导", "镇挂钩领导", "挂点领导", "包保领导",
              "联系领导", "县级领导", "包抓领导", "挂联领导", "挂包领导", "联系县级领导"), help="写职务，如分管副县长。", example="分管副县长")
    ] = None
    first_responsible: Annotated[str | None, Spec("第一责任人", aliases=("责任人", "项目责任人",
              "项目第一责任人"), help="写职务，如局长。", example="局长")] = None
    team: Annotated[str | None, Spec("工作专班", aliases=("专班", "推进专班"), help="专班名称。", example="喜麻公路专班")] = None
    finance_body: Annotated[str | None, Spec("金融服务机构", aliases=("金融机构", "融资机构"), help="四位一体中的金融机构。", example="某银行县支行")] = None
    contact_role: Annotated[str | None, Spec("联络员岗位", aliases=("联络员", "联系岗位"), help="写岗位，不写姓名电话。", example="项目股联络员")] = None
    effective_from: Annotated[
        str | None, Spec("生效日期", Kind.DATE, ("调整生效日期",), width=13, help="中期调整的生效日期；年度计划不填。", example="2021-07-01")
    ] = None
    internal: Annotated[bool, Spec("是否内部掌握", Kind.FLAG, ("内部掌握", "内部项目"), help="不对外公布的项目填“是”；涉密项目不得录入。", example="否")] = False
    classified: Annotated[bool, Spec("是否涉密", Kind.FLAG, ("涉密", "涉密项目"), help="涉密项目不得录入，含涉密项目的文件将被拒收。", example="否")] = False
    remark: Annotated[str | None, Spec("备注", aliases=("说明",), width=24)] = None


FORM = Form.of("plan", "年度计划表", PlanRow, order=1,
               identifying=("name", "total_investment", "annual_plan", "lead_unit", "level", "scope", "planned_start", "planned_finish", "nature",
               "owner", "completed_before"))
