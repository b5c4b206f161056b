"""Industries (行业) as plans write them, under one name each: codes of GB/T 4754-2017 and words.

The standard has 20 sections (门类, a letter), 97 divisions (大类, two digits), groups (中类, three) and
classes (小类, four); a project's industry is that of what it will produce.
"""

import re

#: The sections in their order: letter, name, and the last of their divisions.
_SECTIONS = (
    ("A", "农、林、牧、渔业", 5), ("B", "采矿业", 12), ("C", "制造业", 43), ("D", "电力、热力、燃气及水生产和供应业", 46),
    ("E", "建筑业", 50), ("F", "批发和零售业", 52), ("G", "交通运输、仓储和邮政业", 60), ("H", "住宿和餐饮业", 62),
    ("I", "信息传输、软件和信息技术服务业", 65), ("J", "金融业", 69), ("K", "房地产业", 70), ("L", "租赁和商务服务业", 72),
    ("M", "科学研究和技术服务业", 75), ("N", "水利、环境和公共设施管理业", 79), ("O", "居民服务、修理和其他服务业", 82),
    ("P", "教育", 83), ("Q", "卫生和社会工作", 85), ("R", "文化、体育和娱乐业", 90),
    ("S", "公共管理、社会保障和社会组织", 96), ("T", "国际组织", 97),
)  # fmt: skip
SECTIONS = tuple(name for _letter, name, _last in _SECTIONS)
_NAMES = {letter: name for letter, name, _last in _SECTIONS}
#: A code before words: C制造业, C 制造业, C39 计算机…, 7810市政设施管理业, 7810-市政设施管理业.
_CODED = re.compile(r"(?P<letter>[A-Ta-t])?(?P<digits>\d{2,4})?[\s.、:：\-—－_]*(?P<words>[^\W\d_a-zA-Z].*)?")
_THREE = 3  # three digits alone may be a group, or a class whose 0 a spreadsheet dropped


def industry_name(text: str) -> str:
    """The name under which the industry ``text`` is gathered.

    Words stand as they are written, without the code before them; a code alone is its section, whose name
    says more to a reader. What is no code of the standard, or may be two, stands as it is written.
    """
    found = _CODED.fullmatch(text.strip())
    if found is None or not (found["letter"] or found["digits"]):
        return text
    letter, digits, words = found["letter"], found["digits"], found["words"]
    section = _section(int(digits[:2])) if digits else letter.upper()
    if section is None or (letter and letter.upper() != section):
        return text
    if words:
        return words
    return text if digits and len(digits) == _THREE and not letter else _NAMES[section]


def _section(division: int) -> str | None:
    return next((letter for letter, _name, last in _SECTIONS if 0 < division <= last), None)
