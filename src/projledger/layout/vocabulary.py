"""The titles and words to look for, in the form in which they are compared with what stands in a sheet."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from projledger.foundation.text import normal_title
from projledger.layout.table import KnownTitle
from projledger.layout.title import Title, read_title

#: A parent title that gives its children another sense: last year's, statistical, received, expected …
_SHIFTING = re.compile(
    r"上年|去年|上一年|往年|上月|下月|明年|次年|下年|同期|增长|增减|预计|力争|拟|统计|入统|到位|贷款|债券|拨付|支付|合同|产值|税收|其他"
)
#: Child titles that mean nothing without their parent.
_GENERIC = re.compile(
    r"名称|单位|类别|类型|性质|编号|代码|金额|数额|时间|日期|说明|合计|小计|总计|计|数量|个数|电话|其他|状态|级别|责任人|领域|简称"
)
#: Child titles that add nothing to their parent.
_FILLERS = frozenset(
    ["", "金额", "数额", "合计", "小计", "总计", "计", "名称", "单位名称", "时间", "内容", "情况"]
)
_INVESTMENT = re.compile(r"投资|完成情况|进展情况|推进情况|项目情况|基本情况")
_COMPLETION = re.compile(r"(?:实际)?(?:投资完成(?:情况)?|完成投资情况)$")
_TIMED = re.compile(r"((?:<Y>年)?(?:<M>月)?)(?:实际|投资)?(?:完成|进展)(?:投资)?情况")
_LONGEST_TITLE = 60
_REMARK = re.compile(r"\((?![^()]*(?:不含|剔除|除外|不包括|其中|另))[^()]*\)")
_YEAR_TO_DATE, _MONTH, _SINCE_START = "year-to-date", "month", "since-start"
_CHECKED = frozenset(["last-year", "this-year", _YEAR_TO_DATE, _MONTH, _SINCE_START])


class Claim(NamedTuple):
    """What one form makes of a column's title. ``year`` and ``months`` are what the title says of time."""

    form: str
    field: str
    role: str
    money: bool
    weight: int
    rank: int
    year: int | None
    months: tuple[int, int] | None


class Word(NamedTuple):
    """What a category row's words stand for: a field and its value."""

    field: str
    value: str


class Vocabulary:
    """Known titles by pattern, and the words that a category row may carry.

    ``words`` maps, for each form, words (``市级``, ``在建``) to the field and value they stand for.
    ``is_unit`` tells whether a text names a unit, and ``unit_fields`` which field of a form takes it.
    """

    def __init__(
        self,
        titles: Sequence[KnownTitle],
        words: Mapping[str, Mapping[str, Word]] | None = None,
        unit_fields: Mapping[str, str] | None = None,
        is_unit: Callable[[str], bool] | None = None,
    ) -> None:
        self._patterns: dict[str, list[tuple[KnownTitle, tuple[int, int] | None]]] = defaultdict(list)
        self._words = words or {}
        self._unit_fields = unit_fields or {}
        self._is_unit = is_unit
        self._claims: dict[tuple[str, ...], tuple[Claim, ...]] = {}
        self.subjects: dict[str, str] = {}
        for known in titles:
            if not known.pattern:
                self.subjects[known.form] = known.field
                continue
            path = [read_title(level) for level in known.pattern.split("/")]
            months = next((title.months for title in reversed(path) if title.months), None)
            self._patterns["/".join(title.pattern for title in path)].append((known, months))
        self._weights = {(known.form, known.field): known.weight for known in titles if known.weight}

    def weight(self, form: str, field: str) -> int:
        """How much the field speaks for the form; 0 where it does not."""
        return self._weights.get((form, field), 0)

    def knows(self, text: str) -> bool:
        """Whether ``text`` alone is a title of some form."""
        return len(text) <= _LONGEST_TITLE and bool(self.claims((text,)))

    def claims(self, path: tuple[str, ...]) -> tuple[Claim, ...]:
        """What each form makes of a title of one or more levels, at most one claim a form."""
        found = self._claims.get(path)
        if found is None:
            found = self._claims[path] = self._find(path)
            if len(self._claims) > 50_000:  # noqa: PLR2004 - hostile sheets must not fill the memory
                self._claims.clear()
        return found

    def carried(self, form: str, label: str) -> Word | None:
        """What a category row's label carries for the rows below it, or None where that is not clear."""
        words = self._words.get(form, {})
        for text in _stems(label):
            if text in words:
                return words[text]
        field = self._unit_fields.get(form)
        return Word(field, label) if field and self._names_unit(label) else None

    def names_category(self, label: str) -> bool:
        """Whether the label is a word by which some form groups its rows, or a unit's name."""
        known = any(text in words for words in self._words.values() for text in _stems(label))
        return known or self._names_unit(label)

    def _names_unit(self, label: str) -> bool:
        return bool(label) and self._is_unit is not None and self._is_unit(label)

    def _find(self, path: tuple[str, ...]) -> tuple[Claim, ...]:
        titles = [read_title(level) for level in path]
        year = next((title.year for title in reversed(titles) if title.year), None)
        months = next((title.months for title in reversed(titles) if title.months), None)
        claims: dict[str, Claim] = {}
        for pattern, alone in _patterns_to_try(path, titles):
            for text, dropped in _variants(pattern):
                for form, claim in self._of_text(text, year, months, dropped=dropped).items():
                    # 土石方/本月完成 is no investment; 要素缺口/资金缺口 says enough by itself
                    if not (alone and claim.money and claim.role in _CHECKED and "投资" not in text):
                        claims.setdefault(form, claim)
        return tuple(claims.values())

    def _of_text(
        self, text: str, year: int | None, months: tuple[int, int] | None, *, dropped: bool
    ) -> dict[str, Claim]:
        """Each form's best claim on exactly this pattern; ``dropped`` where words of time were left away."""
        best: dict[str, Claim] = {}
        for known, own_months in self._patterns.get(text, ()):
            window = _window(known, months, cumulative="累计" in text)
            if dropped and known.money and known.role not in _CHECKED:
                continue  # 2020年总投资 is not the total investment
            if (own_months is not None and window != own_months) or (months is not None and window is None):
                continue
            claim = Claim(
                known.form, known.field, known.role, known.money, known.weight, known.rank, year, window
            )
            held = best.get(known.form)
            if held is None or claim.rank < held.rank:
                best[known.form] = claim
        return best


def _stems(label: str) -> tuple[str, str]:
    plain = normal_title(label)
    return plain, re.sub(r"(?:重点)?(?:建设)?项目$|[类区]$|行业$|领域$", "", plain)


def _window(known: KnownTitle, months: tuple[int, int] | None, *, cumulative: bool) -> tuple[int, int] | None:
    """The title's months as the field's role takes them; None where they do not fit the role."""
    if months is None:
        return None
    first, last = months
    match known.role:
        case "month":
            return months if first == last else None
        case "year-to-date":
            if first == last and cumulative:
                return 1, last
            return months if first == 1 else None
        case "since-start":
            return (1, last) if first in (1, last) else None
        case _:
            return months


def _patterns_to_try(path: tuple[str, ...], titles: list[Title]) -> list[tuple[str, bool]]:
    """The patterns that a title of one or more levels may stand for, the whole path first.

    True where the child stands alone under parents that do not speak of investment.
    """
    patterns = [title.pattern for title in titles]
    child = patterns[-1]
    if len(path) == 1:
        return [(child, False)]
    parent = patterns[-2]
    tried = ["/".join(patterns), f"{parent}/{child}"]
    tried += [read_title(path[-2] + path[-1]).pattern, read_title("".join(path)).pattern]
    tried.append(read_title(path[-1] + path[-2]).pattern)
    if (stem := _COMPLETION.sub("完成投资", parent)) != parent:
        tried.append(child + stem.removeprefix("<Y>年"))  # 2021年投资完成情况/1-6月
    if time := _time_of(parent):
        tried.append(time + child)
    found = [(pattern, False) for pattern in dict.fromkeys(tried)]
    above = [pattern for pattern in patterns[:-1] if pattern]
    if not any(_SHIFTING.search(pattern) for pattern in above) and (
        not _GENERIC.fullmatch(child) or all(_mere_time(pattern) for pattern in above)
    ):
        found.append((child, not all(_mere_time(one) or _INVESTMENT.search(one) for one in above)))
    if child in _FILLERS:
        found.append((parent, False))
    return found


def _time_of(parent: str) -> str:
    """The year and months with which a parent begins that says no more than that: 2021年1-6月完成情况."""
    match = _TIMED.fullmatch(parent)
    return match[1] if match else ""


def _mere_time(pattern: str) -> bool:
    return not re.sub(r"<Y>年?|<M>月|至|累计", "", pattern)


def _variants(pattern: str) -> list[tuple[str, bool]]:
    """``pattern`` and shorter writings of it; True where a year or month was left away."""
    variants = [(pattern, False)]
    bare = _REMARK.sub("", pattern).strip(":")
    if bare and bare != pattern:
        variants.append((bare, False))
    for text, _dropped in tuple(variants):
        without = re.sub(r"^其中[:,、]?", "", text)
        if without != text:
            variants.append((without, False))
    for text, _dropped in tuple(variants):
        without = re.sub(r"^(?:<Y>年?)?(?:<M>月)?", "", text)
        if without and without != text:
            variants.append((without, True))
        without = re.sub(r"^至(?:<Y>年)?<M>月(?=开工|自开工|形象|项目|工程)", "", text)
        if without and without != text:
            variants.append((without, True))
    return variants
