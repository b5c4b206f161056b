"""Columns that stand beside the figures and are none of them: measures, rates, parts, amounts of other times."""

from dataclasses import replace
from random import Random

from invented.columns import Leaf
from invented.header import Group, Node, leaves_of

#: What is counted or measured, some of it worded as if it were money.
MEASURES = (
    ("年产值", "万吨"), ("建设规模", "平方米"), ("用地", "亩"), ("用地面积", "亩"), ("总建筑面积", "万平方米"), ("道路里程", "公里"), ("年产能", "万台"),
    ("装机容量", "万千瓦"), ("完成工程量", "万立方米"), ("年度计划", "公里"), ("本年累计完成", "公里"), ("累计完成", "米"), ("投资强度", "万元/亩"),
    ("亩均税收", "万元/亩"), ("总规模", "立方米"), ("本月完成", "公里"),
)  # fmt: skip
PERCENTS = (
    "占总投资比例", "累计完成占总投资", "资本金占比", "征地完成率", "上月完成率", "{P}年投资完成率", "时序进度", "上年同期完成投资占年计划", "自筹资金比例",
    "完成总投资比例",
)  # fmt: skip
#: Amounts of another time, or planned where others are done.
TWINS = (
    "{P}年完成投资", "上年同期累计完成投资", "{P}年1-{M}月完成投资", "{N}年计划投资", "{N}年投资计划", "1-{M}月计划完成投资", "下月计划完成投资", "去年同期完成投资",
    "{P}年度实际完成投资", "{N}年度计划投资", "{P}年投资计划",
)  # fmt: skip
PREVIOUS = (
    "上月累计完成投资", "截至上月底累计完成投资", "上月止累计完成投资", "{L}月累计完成投资", "1-{L}月完成投资", "截至{L}月底累计完成投资",
)  # fmt: skip
PARTS = (
    ("中央", "省级", "市级", "县级"), ("政府投资", "企业投资"), ("土建", "设备"), ("财政资金", "自筹", "银行贷款"), ("建安工程", "设备购置", "其他"),
    ("中央预算内", "省预算内", "其他"),
)  # fmt: skip
WHOLES = ("小计", "合计", "小计")


def said(title: str, year: int, month: int) -> str:
    """``title`` with its times: Y, P, N the year, the last and the next; M, L the month and the last."""
    return title.format(Y=year, P=year - 1, N=year + 1, M=month, L=month - 1)


def beside(
    random: Random,
    nodes: list[Node],
    decoys: set[str],
    pattern: Leaf,
    when: tuple[int, int],
    *,
    timeless: bool,
    plan: bool,
) -> list[Node]:
    """``nodes`` with the columns of each decoy among them; ``pattern`` has the table's money unit.

    ``timeless`` decoys name no month; those of a ``plan`` speak of no progress by which it would be a report.
    """
    if "parts" in decoys:
        nodes = _with_parts(random, nodes, pattern)
    cumulative = any(leaf.key == "completed_ytd" and leaf.listed for leaf in leaves_of(nodes))
    for decoy in sorted(decoys):
        for leaf in _LEAVES.get(decoy, _none)(random, pattern, when):
            if (timeless and "月" in leaf.title) or (plan and _speaks_of_progress(leaf.title)):
                continue
            if leaf.key.startswith("money:previous") and f"{when[1] - 1}月" in leaf.title and not cumulative:
                continue  # nothing in the table would contradict that month
            if leaf.title not in {one.title for one in leaves_of(nodes)}:
                nodes = _inserted(random, nodes, leaf, near=decoy in ("twins", "previous"))
    return nodes


def _speaks_of_progress(title: str) -> bool:
    of_the_past = title[:4].isdigit() or title.startswith(("上年", "去年"))
    return not of_the_past and "计划" not in title and ("完成" in title or "进度" in title)


def _none(_random: Random, _pattern: Leaf, _when: tuple[int, int]) -> list[Leaf]:
    return []


def _measures(random: Random, _pattern: Leaf, _when: tuple[int, int]) -> list[Leaf]:
    brackets = random.choice(("（{}）", "({})"))
    return [
        Leaf(f"measure:{title}", title, suffix=brackets.format(unit))
        for title, unit in random.sample(MEASURES, random.randint(1, 2))
    ]


def _percents(style: str, random: Random, when: tuple[int, int]) -> list[Leaf]:
    suffix = random.choice(("（%）", "(%)", "", "%"))
    return [
        Leaf(f"percent:{style}:{title}", said(title, *when), suffix=suffix)
        for title in random.sample(PERCENTS, 1)
    ]


def _of_money(titles: tuple[str, ...], key: str, *, hidden: bool = False):
    def leaves(random: Random, pattern: Leaf, when: tuple[int, int]) -> list[Leaf]:
        title = said(random.choice(titles), *when)
        return [replace(pattern, key=f"money:{key}:{title}", title=title, hidden=hidden)]

    return leaves


_LEAVES = {
    "measures": _measures,
    "formatted percents": lambda random, _pattern, when: _percents("fraction", random, when),
    "bare percents": lambda random, _pattern, when: _percents(random.choice(("bare", "text")), random, when),
    "twins": _of_money(TWINS, "twin"),
    "previous": _of_money(PREVIOUS, "previous"),
    "hidden": _of_money((*TWINS, *PREVIOUS[:3], "合同金额", "已支付工程款"), "hidden", hidden=True),
}


def _inserted(random: Random, nodes: list[Node], leaf: Leaf, *, near: bool) -> list[Node]:
    """``leaf`` among the outermost columns; beside an amount of the form where it is ``near``."""
    places = [
        at + side
        for at, node in enumerate(nodes)
        if isinstance(node, Leaf) and node.is_money and node.field
        for side in (0, 1)
    ]
    first = 1 + max(
        at
        for at, node in enumerate(nodes)
        if any(one.key in ("serial:", "project") for one in leaves_of([node]))
    )
    places = [at for at in places if at >= first] if near else []
    at = random.choice(places or range(min(first, len(nodes)), len(nodes) + 1))
    return [*nodes[:at], leaf, *nodes[at:]]


def _with_parts(random: Random, nodes: list[Node], pattern: Leaf) -> list[Node]:
    """An amount divided among payers or works: its title over the whole and the parts, or 其中 behind it."""
    places = [
        at
        for at, node in enumerate(nodes)
        if isinstance(node, Leaf) and node.key in ("total_investment", "annual_plan")
    ]
    if not places:
        return nodes
    at = random.choice(places)
    leaf = nodes[at]
    assert isinstance(leaf, Leaf)
    names = random.choice(PARTS)
    if random.random() < 0.3:
        parts = [replace(leaf, key=f"part:{leaf.key}:{name}", title=f"其中：{name}") for name in names[:2]]
        return [*nodes[:at], leaf, *parts, *nodes[at + 1 :]]
    on_parts = random.random() < 0.5 or not leaf.suffix
    suffix = leaf.suffix if on_parts else ""
    parts = [replace(leaf, key=f"part:{leaf.key}:{name}", title=name, suffix=suffix) for name in names]
    whole = replace(leaf, title=random.choice(WHOLES), suffix=suffix)
    return [
        *nodes[:at],
        Group(leaf.title + ("" if on_parts else leaf.suffix), [whole, *parts]),
        *nodes[at + 1 :],
    ]
