"""Which columns a table has, what their titles say, and in which money unit each counts."""

from dataclasses import dataclass
from random import Random

from invented.titles import LISTED, MONEY_FIELDS, OTHERS, SERIAL, STRANGE_MONEY, STRANGE_WORDS, filled
from invented.writing import UNIT_NAMES, WAN, YI

UNIT_MODES = (
    *("title",) * 5, *("line",) * 5, *("cell",) * 3, *("mixed",) * 3, *("yuan",) * 3, *("parent",) * 3, *("row",) * 3, *("remark",) * 3,
)  # fmt: skip
_SUFFIXES = ("（{}）", "({})", "（{}）", "\n（{}）", "（单位：{}）", "/{}")
#: How often a report's column is there.
_REPORT = {
    "code": 25, "level": 12, "nature": 20, "scope": 30, "place": 20, "owner": 20, "leader": 15, "span": 32, "start": 45, "total_investment": 80,
    "completed_before": 45, "annual_plan": 85, "status": 40, "physical_progress": 70, "problem": 45, "help_asked": 15, "remark": 30,
}  # fmt: skip
_PLAN = {
    "code": 50, "nature": 50, "scope": 70, "place": 50, "owner": 50, "leader": 30, "completed_before": 60, "annual_plan": 100, "remark": 40,
}  # fmt: skip
_PROGRESS = (
    ("completed_month", "completed_ytd"), ("completed_month", "completed_ytd"), ("completed_ytd",), ("completed_ytd",), ("completed_month",),
    ("completed_ytd", "completed_total"), ("completed_month", "completed_ytd", "completed_total"),
)  # fmt: skip


@dataclass
class Leaf:
    """One column: ``key`` is the field, or says which strange column it is; ``unit`` is yuan for one of its ones."""

    key: str
    title: str
    listed: bool = True
    unit: int | None = None
    suffix: str = ""
    hidden: bool = False

    @property
    def field(self) -> str:
        """The field of the form; "" where it is none."""
        return "" if ":" in self.key else self.key

    @property
    def is_money(self) -> bool:
        """Whether amounts of money stand here."""
        return self.key in MONEY_FIELDS or self.key.startswith(("money:", "month:", "ten:", "part:"))


@dataclass
class Wish:
    """What a table is to be like, before its columns are drawn."""

    form: str
    year: int
    month: int
    units: str
    unit_column: bool
    others: bool
    by_level: bool = False
    by_status: bool = False
    months: tuple[int, ...] = ()
    tens: bool = False
    strange: bool = False
    other_years: bool = False
    contacts: bool = False
    shuffled: bool = False
    empty_name_title: bool = False
    doubled: bool = False
    dated: bool = False
    with_status: bool = False
    timeless: bool = False


def draw_columns(random: Random, wish: Wish) -> list[Leaf]:
    """The columns in their order, each with its title and money unit."""
    fields = _report_fields(random, wish) if wish.form == "report" else _plan_fields(random, wish)
    rare = set(random.sample(fields, max(1, len(fields) // 4))) if wish.others else set()
    rare -= {"annual_plan"} if wish.doubled else set()
    leaves = (
        [Leaf("serial:", random.choice(SERIAL))] if random.random() < 0.75 or wish.empty_name_title else []
    )
    for name in fields:
        book = OTHERS if name in rare else LISTED
        choices = [
            title for title in book[name] if wish.form == "report" or title not in ("填报单位", "报送单位")
        ]
        choices = [title for title in choices if "{M}" not in title] if wish.timeless else choices
        leaves.append(Leaf(name, filled(random.choice(choices), wish.year, wish.month), name not in rare))
        if name == "project" and wish.empty_name_title:
            leaves[-1] = Leaf(name, "")
    if wish.doubled:
        at = next(place for place, leaf in enumerate(leaves) if leaf.key == "annual_plan")
        used = leaves[at].title
        rest = [filled(title, wish.year, wish.month) for title in LISTED["annual_plan"][:6]]
        leaves.insert(
            at + 1, Leaf("money:doubled", random.choice([title for title in rest if title != used]))
        )
    _add_strange(random, wish, leaves)
    if wish.shuffled:
        first = [leaf for leaf in leaves if leaf.key in ("serial:", "project")]
        others = [leaf for leaf in leaves if leaf not in first]
        random.shuffle(others)
        at = random.choice((0, 0, 1, 2))
        leaves = (
            first[:1] + others[:at] + first[1:] + others[at:]
            if len(first) > 1
            else others[:at] + first + others[at:]
        )
    _add_units(random, wish, leaves)
    return leaves


def _report_fields(random: Random, wish: Wish) -> list[str]:
    wanted = {name for name, share in _REPORT.items() if random.random() * 100 < share}
    progress = random.choice(_PROGRESS)
    if wish.months or wish.tens:
        progress = tuple(name for name in progress if name != "completed_month")
    if wish.doubled:
        wanted.add("annual_plan")
    wanted |= {name for name, asked in (("start", wish.dated), ("status", wish.with_status)) if asked}
    if wish.by_status:
        wanted.discard("status")
    if wish.by_level:
        wanted.discard("level")
    order = ["code", "project"] if random.random() < 0.3 else ["project", "code"]
    order += ["unit"] if random.random() < 0.5 else []
    order += [
        *(
            "level",
            "nature",
            "scope",
            "place",
            "owner",
            "leader",
            "span",
            "start",
            "total_investment",
            "completed_before",
            "annual_plan",
        )
    ]
    order += [*progress, "stated_rate", "status", "physical_progress", "problem", "help_asked", "remark"]
    order += [] if "unit" in order else ["unit"]
    wanted |= {"project", *progress}
    wanted |= {"unit"} if wish.unit_column else set()
    if {"annual_plan", "completed_ytd"} <= wanted and random.random() < 0.55:
        wanted.add("stated_rate")
    return [name for name in order if name in wanted]


def _plan_fields(random: Random, wish: Wish) -> list[str]:
    wanted = {name for name, share in _PLAN.items() if random.random() * 100 < share}
    wanted |= {"project", "total_investment"} | ({"unit"} if wish.unit_column else set())
    wanted |= set() if wish.by_level else {"level"}
    wanted |= {"span"} if random.random() < 0.5 and not wish.dated else {"start", "finish"}
    order = (
        "code", "project", "level", "nature", "scope", "place", "span", "start", "finish", "total_investment", "completed_before",
        "annual_plan", "unit", "owner", "leader", "remark",
    )  # fmt: skip
    return [name for name in order if name in wanted]


def _add_strange(random: Random, wish: Wish, leaves: list[Leaf]) -> None:
    """Columns that are no field; other years' and other months' figures among them."""
    if wish.strange:
        taken = {leaf.title for leaf in leaves}
        plain = [title for title in STRANGE_MONEY if wish.form == "report" or "累计完成" not in title]
        amounts = [filled(title, wish.year, wish.month) for title in plain]
        for title in random.sample([one for one in amounts if one not in taken], random.randint(1, 2)):
            leaves.insert(random.randint(1, len(leaves)), Leaf("money:" + title, title))
        for title in random.sample(STRANGE_WORDS, random.randint(0, 2)):
            leaves.insert(random.randint(1, len(leaves)), Leaf("words:" + title, title))
    if wish.other_years:
        title = filled(
            random.choice(("{N}年计划投资", "{P}年计划投资", "{N}年投资计划", "{P}年度计划投资")),
            wish.year,
            wish.month,
        )
        if title not in {leaf.title for leaf in leaves}:
            at = next(
                (place for place, leaf in enumerate(leaves) if leaf.key == "annual_plan"), len(leaves) - 1
            )
            leaves.insert(at + random.choice((0, 1)), Leaf("money:" + title, title))


def _add_units(random: Random, wish: Wish, leaves: list[Leaf]) -> None:
    """The money unit of each column, and how its title states it."""
    suffix = random.choice(_SUFFIXES)
    for leaf in leaves:
        if leaf.key == "stated_rate":
            leaf.suffix = random.choice(("（%）", "(%)", "%", ""))
        if not leaf.is_money:
            continue
        leaf.unit = 1 if wish.units == "yuan" else WAN
        if wish.units in ("mixed", "remark") and leaf.key in ("total_investment", "completed_before"):
            leaf.unit = YI
        if wish.units in ("title", "mixed", "yuan", "row"):
            leaf.suffix = suffix.format(UNIT_NAMES[leaf.unit])
        if wish.units == "cell":
            leaf.unit = None
