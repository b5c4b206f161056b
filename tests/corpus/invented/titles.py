"""The titles that columns bear: those that DOMAIN 2 lists, and others that offices write.

``{Y}`` stands for the year, ``{P}`` for the one before, ``{N}`` for the next, ``{M}`` for the month. Titles of
``LISTED`` must be understood; those of ``OTHERS`` may be asked about, but never taken for something else.
"""

from typing import NamedTuple

#: The titles of DOMAIN 2.1-2.16, and the words of its section B.
LISTED: dict[str, tuple[str, ...]] = {
    "project": ("项目名称", "项目名称", "项目全称", "名称"),
    "code": ("项目代码", "项目编号", "统一项目代码"),
    "unit": ("责任单位", "项目责任单位", "牵头责任单位", "牵头单位", "填报单位", "报送单位"),
    "level": ("项目级别",),
    "nature": ("建设性质",),
    "scope": ("建设内容及规模", "建设规模及内容", "建设规模及主要建设内容", "项目主要建设目标", "项目建设规模和内容"),
    "place": ("建设地点", "项目属地", "属地", "所属区域", "拟建设地点"),
    "owner": ("业主单位", "项目(法人)单位", "建设单位", "承办单位", "项目业主单位"),
    "leader": ("联系县领导", "包联领导", "分包领导", "挂钩领导", "挂点领导", "镇挂钩领导", "牵头县领导"),
    "span": ("建设起止时间", "建设起止年限", "建设年限", "项目工期"),
    "start": ("开工时间", "今年开工时间"),
    "finish": ("竣工时间", "拟竣工时间"),
    "total_investment": (
        "总投资", "项目总投资", "项目总投资额", "计划总投资", "概算投资", "估算投资", "匡算总投资", "项目预估总投资", "项目投资估算",
    ),
    "completed_before": (
        "至{P}年底累计完成投资", "到上年底累计完成投资", "截至上年底完成投资", "截止上年底累计完成投资", "开工至上一年度底累计完成投资",
        "到{P}年底止累计完成投资",
    ),
    "annual_plan": (
        "{Y}年计划投资", "年度计划投资", "年度投资计划", "本年度投资计划", "{Y}年投资计划", "当年计划投资", "年计划投资额", "{Y}年度计划投资额",
        "年计划完成投资", "本年度计划完成投资", "{Y}年 计划投资",
    ),
    "completed_month": ("当月完成投资额", "当月已完成投资", "{M}月完成投资", "本期新增投资", "当月投资", "{M}月当月完成投资"),
    "completed_ytd": (
        "{M}月累计完成投资", "{Y}年1-{M}月完成投资", "1-{M}月实际完成投资", "本年度累计完成投资", "年度累计完成投资", "本年累计完成投资",
        "1-{M}月完成投资", "1～{M}月 完成投资", "本年度投资计划完成情况", "{Y}本年度累计完成投资",
    ),
    "completed_total": ("开工累计完成投资", "开工至报告期累计完成投资", "开工以来累计完成投资", "实际完成总投资"),
    "stated_rate": (
        "完成投资占年计划", "完成年度投资计划", "占年计划", "投资完成比例", "投资完成率", "完成年度百分比", "年度投资完成率", "完成比例", "占年度计划",
        "完成投资    占年计划",
    ),
    "status": ("项目状态",),
    "physical_progress": ("形象进度", "工程形象进度", "目前项目建设形象进度", "进展情况", "目前进展情况", "目前工作进度"),
    "problem": ("存在问题", "项目建设中存在问题", "存在的问题"),
    "help_asked": ("需要省、市协调解决问题", "需协调解决问题", "工作安排及需要协调解决的意见"),
    "remark": ("备注",),
}  # fmt: skip

#: What other offices write for the same.
OTHERS: dict[str, tuple[str, ...]] = {
    "project": ("项目（工程）名称", "建设项目", "项目名称（全称）", "重点项目", "工程项目", "具体项目"),
    "code": ("项目赋码", "在线平台代码", "投资平台编码", "国家编码"),
    "unit": ("责任主体", "主责单位", "主办单位", "项目推进单位", "上报单位", "落实单位"),
    "level": ("列入级别", "重点层次", "项目等次"),
    "nature": ("新建或续建", "建设类型"),
    "scope": ("建设主要内容", "主要工程内容", "建设概况", "主要指标及内容"),
    "place": ("落地位置", "选址", "项目落户地", "坐落"),
    "owner": ("投资主体", "投资方", "项目承建业主", "建设方"),
    "leader": ("挂帅领导", "包抓县级干部", "督导领导", "服务领导"),
    "span": ("开竣工时间", "建设起迄", "工期安排", "实施期限"),
    "start": ("动工时间", "破土日期", "进场日期"),
    "finish": ("建成时间", "交付日期", "完成时限"),
    "total_investment": (
        "投资规模", "总投资概算额", "拟总投资", "投资总盘子", "立项总投资", "备案总投资", "项目投资额", "静态总投资", "预计总投资", "全部投资",
        "总投资（估、概算）", "批准概算数",
    ),
    "completed_before": (
        "截至{P}年12月底已完成投资", "上年结转完成投资", "以前年度已投资", "{P}年末累计投资", "往年完成投资", "去年底前完成投资", "历年完成投资额",
        "{P}年及以前完成投资", "截至上年末投资完成数",
    ),
    "annual_plan": (
        "{Y}年目标任务", "今年投资任务数", "全年投资盘子", "{Y}年预期投资", "年度任务数", "本年拟完成投资", "{Y}年拟投资", "全年应完成投资",
        "今年计划完成", "{Y}年安排投资", "当年投资任务", "年初下达投资计划",
    ),
    "completed_month": (
        "{M}月份投资完成数", "本月份完成投资", "月内完成投资", "{M}月当期投资", "当月实际投资", "{M}月单月完成", "报告月完成投资", "本月投资完成数",
    ),
    "completed_ytd": (
        "1至{M}月份累计投资", "年初以来投资完成额", "今年已完成", "{Y}年已完成投资", "截至{M}月末当年完成投资", "当年已完成投资额", "自1月起累计完成",
        "{Y}年{M}月末年内累计", "开年以来完成投资", "年内已投资", "1—{M}月投资完成数", "本年已完成投资总额",
    ),
    "completed_total": (
        "开工至目前累计投资", "建设以来完成投资", "项目开建以来投资完成额", "总累计完成投资", "自开建累计完成投资", "开工后累计投资额",
        "开建至{M}月底累计完成投资",
    ),
    "stated_rate": (
        "完成年计划比重", "计划完成比", "年度投资进度率", "占全年任务比重", "完成全年任务", "完成计划百分比", "年投资完成度", "任务完成率",
    ),
    "status": ("建设阶段", "进展阶段", "项目所处阶段", "推进状态"),
    "physical_progress": ("现场进展", "本月主要进展", "建设进展描述", "施工进展", "项目推进情况", "进度说明"),
    "problem": ("主要问题", "问题及难点", "存在的堵点", "制约因素", "困难问题"),
    "help_asked": ("请求事项", "提请县上研究事项", "需支持事项"),
    "remark": ("其他说明", "附注"),
}  # fmt: skip

#: Columns that are no field of any form, some of them like one: taking them for a field is a misreading.
STRANGE_MONEY: tuple[str, ...] = (
    "{P}年完成投资", "上年同期完成投资", "{N}年计划投资", "累计到位资金", "年度资金到位", "当月到位资金金额", "中央预算内投资", "本月计划投资",
    "预计全年完成投资", "大干150天力争完成的投资额", "合同金额", "已支付工程款", "新增产值", "下月计划投资", "上月累计完成投资", "{P}年计划投资",
    "银行贷款", "地方政府专项债券",
)  # fmt: skip
STRANGE_WORDS: tuple[str, ...] = (
    "后五个月项目进度关键节点的安排", "审核标识", "资金来源", "立项批复文号", "施工单位", "监理单位", "联系电话", "邮编", "下步工作打算", "填报人",
    "是否纳入专项债", "用地面积",
)  # fmt: skip
#: Parents that only gather: they add nothing to what their children say.
PARENTS: dict[str, tuple[str, ...]] = {
    "money": ("投资情况", "项目投资", "投资"),
    "progress": ("{Y}年实际完成情况", "投资完成情况", "本年度进展情况", "{Y}年1-{M}月完成情况"),
    "words": ("推进情况", "项目进展及问题", "工作情况"),
    "basis": ("项目基本情况", "基本情况"),
}
OUTER_PARENTS: tuple[str, ...] = (
    "重点项目情况",
    "政府直接投资项目",
    "项目建设情况",
    "投资及进度",
    "总体情况",
)
CONTACTS: tuple[str, ...] = ("联系人", "电话", "负责人")
SERIAL: tuple[str, ...] = ("序号", "序号", "序 号", "序")
MONEY_FIELDS = (
    "total_investment", "completed_before", "annual_plan", "completed_month", "completed_ytd", "completed_total",
)  # fmt: skip


class Title(NamedTuple):
    """A title with its places for time filled in."""

    text: str
    listed: bool


def filled(title: str, year: int, month: int) -> str:
    """``title`` with the years and the month written in."""
    return title.format(Y=year, P=year - 1, N=year + 1, M=month)


def all_titles() -> list[tuple[str, str]]:
    """Every (field, title) of the list, once each."""
    pairs = [(name, title) for book in (LISTED, OTHERS) for name, titles in book.items() for title in titles]
    return list(dict.fromkeys(pairs))
