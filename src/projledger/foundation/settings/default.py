"""The settings file that ``init`` writes: always in Chinese, for the office to edit."""

import json

from projledger.foundation.settings.documents import office_code

_TEXT = """\
# projledger 的设置。改动后保存即可；改错了，程序会指出是哪一行、应写什么。
# 会影响数字的设置（时序、亮灯、小数、报送期限）在下一次写入台账时自动留痕。

[office]
name = {name}            # 发通报的单位
county = {county}
year = {year}                     # 计划年度
term = "时序进度"               # 或“序时进度”；所有输出只用这一个词
# subject = "市县重点项目"      # 标题里怎样统称这些项目
# addressees = ["各乡镇人民政府、街道办事处", "各园区管委会", "县级各部门", "有关县属国有企业"]   # 通报主送

[returns]
# 月报期限：次月5日（当日24时前）。of 可写 "month"（当月）或 "next-month"（次月）；
# working_days = true 时按工作日计（法定节假日除外、调休上班日计入）；postponed = true 时遇休息日顺延。
deadline = {{ day = 5, of = "next-month", working_days = false }}
none_in = [1]                   # 不报的月份；1月不报，由2月报表一并反映

[figures]
decimals = 2                    # 完成率保留几位小数
# gap_decimals = 2              # 超/欠时序保留几位小数；不写则与 decimals 相同
trim_zeros = true               # 行文中写 60.3%，不写 60.30%；表格仍按小数位对齐
gap = "shown"                   # 按显示的数相减（计算器可复核）；"exact" 为先减后舍入

[schedule]
curve = "linear"                # 逐月均衡：n 月底应完成 n/12
# factor = 1.2                  # 目标乘以系数，如上半年60%、全年120%

# 亮灯按超/欠时序（百分点）确定；from 含本数，to 不含本数，相邻两档应首尾相接。
[lights.investment]
green = {{ from = 0 }}
yellow = {{ from = -10, to = 0 }}
red = {{ to = -10 }}

# 开工、竣工、资金到位、入统也可各设亮灯（[lights.start]、[lights.finish]、[lights.funds]、
# [lights.statistics]），写法同上；by = "ratio" 时按完成目标的百分比分档。单个项目按到期后
# 连续几个月底未办成亮灯：
# [lights.start]
# green = {{ from = 0 }}
# yellow = {{ from = -10, to = 0 }}
# red = {{ to = -10 }}
# months = {{ yellow = 1, red = 3 }}

# [lights]
# made_up = "yellow"            # 红灯月份的欠账补上后转黄；"keep" 不变，"green" 转绿
# steps = [                     # 连续亮灯满几个月，采取什么措施；由轻到重，以最后一条符合的为准
#   {{ light = "yellow", months = 2, step = "提醒函" }},
#   {{ light = "red", months = 1, step = "督办函" }},
#   {{ light = "red", months = 3, step = "约谈" }},
# ]

# 开工、竣工口径，印在各项比率表下。needs 为除状态外还须填报的内容
# [definitions]
# started = {{ statuses = ["在建", "停工", "完工", "竣工验收", "投产"], needs = ["start_basis"] }}
# finished = {{ statuses = ["竣工验收", "投产"] }}

# 通报、简报、函件怎样落款、编号；各类可另设一节，不写的按上面的单位名称取定
# [documents]
# code = {code}          # 机关代字，发文字号为 {number}；函件另加“函”字
# may_issue = true              # 本单位有发文权；false 时督办函改为工作提示函，通报只编期号
# copy_to = ["县委办公室", "县人大常委会办公室"]        # 抄送
# contact = ""                  # 联系人及电话，印在函件末尾
# decimals = 2                  # 行文中亿元保留几位小数
# names = 10                    # 一处最多列几个名称，其余写“等n个”
# aim = 10                      # 每年计划印发的督查通报期数
# [documents.bulletin]          # 督查通报；另有 briefing（简报）、red-black（红黑榜）、urge（催报通知）、
# office = "示例县人民政府督查室"         # remind（提醒函）、rectify（督办函）、review（月报审核反馈单）、
# numbering = "issue"           # confirm（数据核对函）、meeting（推进会材料）、one-page（项目一页通）
# series = "督查通报"           # numbering：发文字号 "document"、期号 "issue"、不编号 "none"
# [documents.briefing]
# total_before = 20             # 此前已出 20 期，首期印作“第1期（总第21期）”
# copies = 60                   # 共印60份

# 红黑榜怎样评定：同类单位中各取前、后几位（不超过一半），项目连续几个月亮红灯列入黑榜
# [red-black]
# first = 3
# last = 3
# red_months = 3
# reported = true               # 未报当月月报的单位不列入红榜

# 规模分档，供 progress --by size 用；from 含本数，to 不含本数，相邻两档应首尾相接
# [sizes]
# of = "total_investment"       # 按总投资；"annual_plan" 为按年度计划
# bands = [
#   {{ to = "1亿元" }}, {{ from = "1亿元", to = "10亿元" }},
#   {{ from = "10亿元", to = "100亿元" }}, {{ from = "100亿元" }},
# ]

# 外币折算：一单位外币合人民币多少元。来件中的“2亿美元”按此折算入账，原文仍可查
# [currency.rates]
# "美元" = "6.4601"

# 读取一个来件的上限；正常文件都远低于这些数，超出时提示会写明是哪一项
# [limits]
# file_megabytes = 50           # 文件大小
# archive_megabytes = 200       # zip 压缩包及其中文件合计
# unpacked_megabytes = 64       # 工作簿解压后
# ratio = 200                   # 解压后与解压前之比
# sheets = 255                  # 工作表个数
# rows = 10000                  # 有内容的行数
# cells = 500000                # 单元格个数
# seconds = 15                  # 读取时间
# memory_megabytes = 400        # 读取所用内存

# [interface]
# language = "zh"               # 界面语言 zh 或 en；不写则随系统。表格和公文总是中文
"""


def default_toml(name: str, county: str, year: int) -> str:
    """A commented settings file for the office ``name`` of ``county`` and its plan ``year``."""
    code = _quoted(office_code(name, county))
    number = f"{code[1:-1]}〔{year}〕1号"
    return _TEXT.format(name=_quoted(name), county=_quoted(county), year=year, code=code, number=number)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
