"""Physical progress and problems in words, by the kind of work and how far it is."""

from county.figures import shortage_words
from county.model import YEAR, Project

_STAGES = {
    "路": (
        "完成清表和施工便道",
        "路基土石方完成{p}%",
        "路基完成，桥涵施工完成{p}%",
        "路面基层施工",
        "路面摊铺完成{p}%，交安设施安装",
    ),
    "桥": ("完成施工便道和围堰", "桩基完成{p}%", "下部结构完成{p}%", "上部结构施工", "桥面系及附属工程施工"),
    "管": (
        "完成沟槽开挖准备",
        "管沟开挖完成{p}%",
        "管网铺设完成{p}%",
        "泵站土建完成，设备安装",
        "设备调试，路面恢复完成{p}%",
    ),
    "水": (
        "完成临建和导流",
        "土石方开挖完成{p}%",
        "主体混凝土浇筑完成{p}%",
        "金属结构安装",
        "附属工程施工完成{p}%",
    ),
    "地": (
        "完成土地流转和整地",
        "基地道路、沟渠完成{p}%",
        "种植完成{p}%",
        "管护用房和灌溉设施施工",
        "补植管护，配套设施完成{p}%",
    ),
    "线": ("完成厂房改造设计", "厂房改造完成{p}%", "设备采购完成{p}%", "设备安装完成{p}%", "生产线调试"),
    "治": (
        "完成设计和招标",
        "完成工程量的{p}%",
        "完成工程量的{p}%，分段施工",
        "完成工程量的{p}%，重点区段完成",
        "完成工程量的{p}%，绿化施工",
    ),
    "房": (
        "完成场地平整和临建",
        "基础施工完成{p}%",
        "主体施工完成{p}%",
        "主体封顶，砌体施工",
        "装饰装修及设备安装完成{p}%",
    ),
}
_KINDS = (
    ("大桥", "桥"),
    ("桥梁", "桥"),
    ("便民桥", "桥"),
    ("改桥", "桥"),
    ("危桥", "桥"),
    ("公路", "路"),
    ("道路", "路"),
    ("路", "路"),
    ("通道", "路"),
    ("绿道", "路"),
    ("管网", "管"),
    ("污水", "管"),
    ("供水", "管"),
    ("管廊", "管"),
    ("水库", "水"),
    ("灌区", "水"),
    ("堤", "水"),
    ("防洪", "水"),
    ("码头", "水"),
    ("河道", "治"),
    ("治理", "治"),
    ("整治", "治"),
    ("修复", "治"),
    ("种植", "地"),
    ("农田", "地"),
    ("林建设", "地"),
    ("茶园", "地"),
    ("基地", "地"),
    ("生产线", "线"),
    ("技改", "线"),
    ("设备", "线"),
)
_BEHIND = (
    "施工单位投入不足，进度滞后",
    "部分地块拆迁补偿未达成一致",
    "材料价格上涨，业主放缓建设",
    "雨季影响土石方施工",
    "施工图变更，等待审查",
)


def progress(project: Project, month: int) -> str:
    """形象进度."""
    status = project.status(month)
    if status == "未进场":
        return "业主因猪价下跌暂停投资，施工队伍未进场"
    if status == "未开工":
        return (
            "正在办理施工图审查和招标" if project.planned_start <= f"{YEAR}-{month:02d}" else "开展前期工作"
        )
    if status == "完工":
        return "建设内容全部完成"
    if status == "停工":
        return "基础施工完成后停工"
    kind = next((kind for word, kind in _KINDS if word in project.name), "房")
    done = (project.before + project.ytd[month]) / project.total
    stage = min(4, int(done * 5.4))
    share = min(96, max(8, round((done * 5.4 - stage) * 100 / 1.4)))
    return _STAGES[kind][stage].format(p=share)


def troubles(project: Project, month: int) -> tuple[str, str]:
    """The problem and the help asked for."""
    if project.unit.published:
        if project.fate == "云台" and month <= 3:
            return "水土保持方案尚未批复", ""
        return "", ""
    if project.fate == "未进场":
        return "生猪价格下跌，业主暂缓投资，施工队伍一直未进场", "请协调业主明确投资意向"
    if project.status(month) == "停工":
        return "选址周边群众有异议，工程停工", "请协调做好群众工作"
    if project.fate.startswith("误期") and project.planned_start <= f"{YEAR}-{month:02d}":
        problem, asked = "招标和用地手续未办结，未能按期开工", "请协调加快审批"
    elif (
        project.status(month) == "在建"
        and project.ytd[month] * 12 < project.plan * month * 0.8
        and project.number % 3 == 0
    ):
        problem, asked = _BEHIND[project.number % len(_BEHIND)], ""
    else:
        problem, asked = "", ""
    more, more_asked = shortage_words(project, month)
    return "；".join(filter(None, (problem, more))), "；".join(filter(None, (asked, more_asked)))


def statistical(project: Project, month: int) -> tuple[int | None, str, str]:
    """Statistical cumulative figure (yuan), date of entry, reason for the difference; for some projects."""
    if project.status(month) not in {"在建", "完工"} or project.number % 4 or project.actual_start >= "2021":
        return None, "", ""
    part = project.ytd[month] * (88 + project.number % 12) // 100 // 10_000 * 10_000
    entry = f"2020-{1 + project.number % 11:02d}"
    return (
        part,
        max(entry, project.actual_start[:7]),
        "部分工程款尚未支付" if part < project.ytd[month] else "",
    )
