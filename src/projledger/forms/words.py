"""What the words of category rows and the legends of marks stand for: levels, sectors, statuses, natures."""

from projledger.forms.plan import FORM as PLAN
from projledger.forms.plan import LEVEL_SYNONYMS, LEVELS
from projledger.forms.report import STATUSES
from projledger.foundation.text import normal_title
from projledger.layout.words import Word

#: Writings of a level beside those of cells; 市本级 and 县管 say who runs a project, not who lists it.
_LEVEL_WORDS = {
    "国家级重点": "国家级", "国家重大": "国家级", "省级重大": "省级", "省重大": "省级", "省列": "省级", "省定": "省级", "省级层面": "省级",
    "市级重大": "市级", "市重大": "市级", "市列": "市级", "市定": "市级", "市级层面": "市级", "县级重大": "县级", "县重大": "县级", "县列": "县级", "县定": "县级", "县列重点": "县级",
    "县级层面": "县级",
}  # fmt: skip
_SECTORS = """
    工业 农业 服务业 现代服务业 基础设施 产业 产业及创新平台 产业发展 民生工程 民生 社会事业 民生社会事业 社会民生
    民生工程及社会事业 生态环保 生态建设和环境保护 生态环境 交通 交通运输 水利 能源 城建 城镇建设 城市建设 市政 教育 卫生
    文旅 文化旅游 旅游 商贸 商贸物流 农林水利 农林水 先进制造业 制造业 科技创新 乡村振兴 重大基础设施 产业转型升级 公共服务 保障性住房
"""
#: Statuses as categories name them. 新开工 and 续建 say the nature; 拟竣工 and 计划投产 are plans.
_STATUS_WORDS = {
    "筹建": "前期", "预备": "前期", "拟建": "前期", "前期工作": "前期", "停建": "停工", "已停工": "停工", "已完工": "完工", "已建成": "完工", "建成": "完工",
    "竣工": "竣工验收", "已竣工": "竣工验收", "已竣工验收": "竣工验收", "已投产": "投产", "已投用": "投产", "投用": "投产", "已开工在建": "在建", "正在建设": "在建", "尚未开工": "未开工",
}  # fmt: skip
_NATURE_WORDS = {"新开工": "新建"}


def category_words() -> dict[str, dict[str, Word]]:
    """For each form the words, as they are compared, with the field and the value they stand for."""
    levels = {
        word: Word("level", level) for word, level in (LEVEL_SYNONYMS | _LEVEL_WORDS).items() if len(word) > 1
    }
    levels |= {level: Word("level", level) for level in LEVELS}
    sectors = {normal_title(sector): Word("sector", sector) for sector in _SECTORS.split()}
    nature = PLAN.field("nature")
    natures = {word: Word("nature", word) for word in nature.choices}
    natures |= {word: Word("nature", value) for word, value in (nature.synonyms | _NATURE_WORDS).items()}
    statuses = {status: Word("status", status) for status in STATUSES}
    statuses |= {word: Word("status", status) for word, status in _STATUS_WORDS.items()}
    listed = {word: Word("listed", "是") for word in ("挂牌", "挂牌督办")}
    common = sectors | natures | levels
    return {"plan": common | listed, "report": common | statuses}
