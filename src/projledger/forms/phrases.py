"""Titles of words (no amounts) as offices compose them: which words may stand in one, and which must."""

from projledger.layout.table import Phrase

_OF = r"项目|工程|建设|的|及|和|与|或|[、/()]"
_NOW = r"目前|当前|现|本月|当月|本期|至|<Y>年|<M>月|底|末|止|最新"
_LEVEL = r"省|市|县|区|镇|级|本级|[省市县区]上"

#: For each meaning: the fields it has in the forms, a part that must stand in the title, and all parts that may.
_MEANINGS = (
    (
        {"report": "project", "plan": "name"},
        r"(?:名称|全称|项目名)$",
        rf"{_LEVEL}|年度|重点|重大|建设|工程|项目|投资|的|名称|全称|名",
    ),
    (
        {"report": "code", "plan": "code"},
        r"(?:代码|编码|编号)$",
        rf"{_OF}|投资|统一|国家|全国|重点|在线|审批|监管|平台|赋|代码|编码|编号",
    ),
    (
        {"report": "unit", "plan": "lead_unit"},
        r"(?:牵头|责任|挂钩|包抓).*(?:单位|部门)",
        rf"{_OF}|牵头|责任|主要|主体|第一|推进|落实|挂钩|包抓|单位|部门|{_LEVEL}|名称",
    ),
    (
        {"report": "co_units", "plan": "co_units"},
        r"配合|协办|协助",
        rf"{_OF}|配合|协办|协助|责任|单位|部门|名称",
    ),
    (
        {"report": "owner", "plan": "owner"},
        r"业主|法人|建设单位|实施单位|(?:建设|实施)主体",
        rf"{_OF}|业主|法人|实施|单位|主体|企业|名称",
    ),
    (
        {"report": "county_leader", "plan": "county_leader"},
        r"领导$",
        rf"{_OF}|{_LEVEL}|联系|挂钩|挂点|挂联|挂包|联点|包保|包联|包抓|包扶|分包|分管|牵头|责任|服务|领导",
    ),
    (
        {"report": "scope", "plan": "scope"},
        r"内容|规模|概况|简介",
        rf"{_OF}|主要|内容|规模|概况|简介|基本|情况|目标",
    ),
    (
        {"report": "place", "plan": "place"},
        r"地点|地址|位置|所在|属地|所属(?:乡镇|区域)",
        rf"{_OF}|实施|拟|所在|所属|属地|地点|地址|地|位置|区域|具体|乡镇|街道|乡|镇",
    ),
    ({"report": "level", "plan": "level"}, r"(?:级别|层级)$", rf"{_OF}|重点|重大|级别|层级"),
    ({"report": "sector", "plan": "sector"}, r"领域", rf"{_OF}|所属|产业|行业|领域|类别|分类|类型"),
    (
        {"report": "industry", "plan": "industry"},
        r"^(?!.*领域).*行业",
        rf"{_OF}|所属|产业|国民经济|国标|行业|类别|分类|类型|名称|代码",
    ),
    ({"report": "nature", "plan": "nature"}, r"建设性质", rf"{_OF}|性质"),
    (
        {"report": "planned_start", "plan": "planned_start"},
        r"(?:计划|拟|预计).*(?:开工|动工)",
        rf"{_OF}|计划|拟|预计|开工|动工|开始|时间|日期|年月|年份",
    ),
    (
        {"report": "planned_finish", "plan": "planned_finish"},
        r"(?:计划|拟|预计).*(?:竣工|完工|建成|投产)",
        rf"{_OF}|计划|拟|预计|竣工|完工|建成|投产|投用|时间|日期|年月|年份",
    ),
    ({"report": "actual_start"}, r"(?:实际|已).*(?:开工|动工)", rf"{_OF}|实际|已|开工|动工|时间|日期|年月"),
    ({"report": "actual_finish"}, r"(?:实际|已).*(?:竣工|完工)", rf"{_OF}|实际|已|竣工|完工|时间|日期|年月"),
    (
        {"plan": "milestone", "report": "milestone"},
        r"(?:目标|节点)",  # 年度目标任务 may be an amount
        rf"{_OF}|本年度?|今年|年度|全年|<Y>年|工作|形象进度|目标|节点|主要",
    ),
    (
        {"report": "physical_progress"},
        r"形象进度|进展|推进情况|进度情况|进度描述",
        rf"{_OF}|{_NOW}|施工|工作|实际|主要|形象|总体|整体|现场|具体|进展|进度|推进|情况|描述|说明|完成",
    ),
    ({"report": "status"}, r"状态$", rf"{_OF}|{_NOW}|状态|进展|实施"),
    (
        {"report": "problem"},
        r"存在.*(?:问题|困难)|^(?:主要|突出|困难|和|与|及|、)*(?:问题|困难)(?:和|与|及|、|问题|困难|原因)*$",
        rf"{_OF}|{_NOW}|{_LEVEL}|推进|实施|工作|中|过程|存在|主要|突出|困难|问题|原因|需要?|协调|解决|事项|请|支持",
    ),
    (
        {"report": "help_asked"},
        r"^(?!.*存在).*(?:协调|请求|请.*支持|(?:需|请).*解决)",
        rf"{_OF}|{_NOW}|{_LEVEL}|上级|部门|需要?|请求|请|协调|解决|支持|帮助|困难|问题|事项",
    ),
    ({"report": "funds_lacking"}, r"资金.*缺|缺.*资金", rf"{_OF}|{_NOW}|资金|尚|缺口|缺少|欠缺|缺|额|情况"),
    (
        {"report": "land_lacking"},
        r"(?:用地|土地).*缺|缺.*(?:用地|土地)",
        rf"{_OF}|{_NOW}|用地|土地|指标|尚|缺口|缺少|欠缺|缺|面积|情况",
    ),
    (
        {"report": "campaign_target"},
        r"力争|大干.*投资",
        r"<Y>年|本年|全年|年度|大干|\d{1,3}天|力争|完成|投资|的|目标",
    ),
    ({"report": "remark", "plan": "remark"}, r"备注", r"备注|其他|说明|及|和|、|[()]"),
)

PHRASES = tuple(
    Phrase(form, field, must, parts) for fields, must, parts in _MEANINGS for form, field in fields.items()
)
