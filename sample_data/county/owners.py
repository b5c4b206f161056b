"""Invented firms with valid unified social credit codes (GB 32100-2015), and project codes."""

import random

from county.model import Project

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_REGION = "511999"  # no such county stands in GB/T 2260
_WORDS = [
    "恒岳",
    "瑞川",
    "嘉禾",
    "远山",
    "启明",
    "众诚",
    "泰和",
    "锦程",
    "博源",
    "鸿图",
    "润泽",
    "华岭",
    "金穗",
    "兴农",
    "绿野",
    "安居",
    "通达",
    "广汇",
    "正源",
    "联创",
    "盛景",
    "宏基",
    "顺达",
    "天佑",
    "新禾",
    "川岭",
    "百信",
    "卓越",
    "方圆",
    "同益",
]
_TRADES = {
    "产业": ("实业", "产业发展", "科技"),
    "基础设施": ("建设工程", "基础设施建设", "路桥工程"),
    "民生社会事业": ("建设开发", "公共服务", "建设管理"),
    "生态环保": ("环保科技", "生态治理", "水环境"),
}


def credit_code(rng: random.Random) -> str:
    """A valid code of a firm (department 9, class 1) in no real county."""
    body = "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(8))
    total = sum(int(char, 36) * weight for char, weight in zip(body, _ORG_WEIGHTS, strict=True))
    rest = (11 - total % 11) % 11
    first = f"91{_REGION}{body}{'X' if rest == 10 else rest}"
    sum17 = sum(_ALPHABET.index(char) * weight for char, weight in zip(first, _WEIGHTS, strict=True))
    return first + _ALPHABET[(31 - sum17 % 31) % 31]


def assign_owners(projects: list[Project], rng: random.Random) -> None:
    """Give every project an owner; the projects of one unit and sector share firms."""
    firms: dict[str, str] = {}
    names: dict[tuple[str, str, int], str] = {}
    for project in projects:
        key = (project.unit.name, project.sector, rng.randrange(2))
        if key not in names:
            trades = _TRADES[project.sector]
            while True:
                name = f"示例县{rng.choice(_WORDS)}{rng.choice(trades)}有限公司"
                if name not in firms:
                    break
            firms[name] = credit_code(rng)
            names[key] = name
        project.owner = names[key]
        project.credit_code = firms[names[key]]


def assign_codes(projects: list[Project], rng: random.Random) -> None:
    """The national code where there is one (about a third), the office's number elsewhere."""
    for project in projects:
        project.code = f"PC2021-{project.number:03d}"
        if project.number not in {12, 31} and rng.random() < 0.32:
            begun = f"{rng.choice((19, 20))}{rng.randint(1, 12):02d}"
            project.code = f"{begun}-{_REGION}-04-01-{rng.randint(100_000, 999_999)}"
