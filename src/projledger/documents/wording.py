"""How documents write figures, dates and lists: the one place where a figure becomes words.

House rules after GB/T 15835: half-width digits, amounts in 亿元 with set decimals, differences of rates in
个百分点, ``1—6月`` for a range of months. Zeros at the end of a decimal are dropped in sentences where the
settings say so; tables keep them.
"""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from projledger.documents.figures import ALL, About, FigureBook, scope
from projledger.foundation.money import MONEY_UNITS, half_up, show_money
from projledger.foundation.period import Month
from projledger.foundation.settings import Settings
from projledger.measures.rates import show_rate
from projledger.measures.remarks import Named

_NUMERALS = "〇一二三四五六七八九十"
_LONGEST_REASON = 40
#: How many names a side remark gives; lists that the bulletin is about are longer.
_FEW = 6
#: So many names too many are given all the same.
_LEFT_OVER = 2

Item = TypeVar("Item")


class Wording:
    """The house style under one set of settings. ``internal`` projects are counted but never named.

    Figures that say what they are ``about`` are marked in ``book``; without a book nothing is. Lists give at
    most ``named`` names, as many as the settings say where it is not given.
    """

    def __init__(
        self,
        settings: Settings,
        internal: Collection[int] = (),
        named: int | None = None,
        book: FigureBook | None = None,
    ) -> None:
        self.book = book
        self.decimals = settings.documents.decimals
        self.term = settings.office.term
        self.subject = settings.office.subject
        self.trim = settings.figures.trim_zeros
        self.internal = frozenset(internal)
        self.most = settings.documents.names if named is None else named
        self.few = min(self.most, _FEW)

    def mark(self, shown: str, about: About | None) -> str:
        """``shown``, marked as the figure that it is ``about``."""
        return shown if about is None or self.book is None else self.book.mark(shown, about)

    def count(self, number: int, name: str, within: str = ALL) -> str:
        """A count of what ``name`` says, among what is ``within`` the scope."""
        return self.mark(str(number), About(name, within))

    def named(self, kind: str, whose: object, text: str) -> str:
        """The name ``text`` of a unit, project or group, which the scope ``kind`` = ``whose`` tells apart."""
        return self.mark(text, About("name", scope(kind, whose)))

    def project(self, item: Named) -> str:
        """The name of a project."""
        return self.named("project", item.project, item.name)

    def unit(self, name: str) -> str:
        """The name of a unit."""
        return self.named("unit", name, name)

    def words(self, item: Named, name: str = "problem") -> str:
        """What a project's unit says of it in its own words, fit for a bracket."""
        said = reason(item.text)
        return self.mark(said, of_project(name, item)) if said else ""

    def own_words(self, item: Named, name: str = "problem") -> str:
        """All that a project's unit says of it, for a table; a dash where it says nothing."""
        return self.mark(" ".join(item.text.split()) or "—", of_project(name, item))

    def yi(self, yuan: int, about: About | None = None) -> str:
        """``134.19亿元``; ``40万元`` where the decimals of 亿元 would leave nothing of it."""
        return self.mark(self._yi(yuan), about)

    def _yi(self, yuan: int) -> str:
        if yuan and not half_up(Fraction(abs(yuan), MONEY_UNITS["亿元"]), self.decimals):
            return show_money(yuan, "万元", grouped=False) + "万元"
        return self._trimmed(show_money(yuan, "亿元", self.decimals, grouped=False)) + "亿元"

    def amount(self, yuan: int, about: About | None = None) -> str:
        """``1.2亿元`` from one 亿元 on, else the exact ``3000万元``: for single projects."""
        if abs(yuan) >= MONEY_UNITS["亿元"]:
            return self.yi(yuan, about)
        return self.mark(show_money(yuan, "万元", grouped=False) + "万元", about)

    def percent(self, shown: Decimal | None, about: About | None = None) -> str:
        """``54.84%``; a dash where there is no rate."""
        return self.mark(show_rate(shown, trim=self.trim) + ("" if shown is None else "%"), about)

    def points(self, shown: Decimal, about: About | None = None) -> str:
        """``4.84个百分点``, without a sign."""
        return self.mark(show_rate(abs(shown), trim=self.trim) + "个百分点", about)

    def land(self, hundredths: int, about: About | None = None) -> str:
        """``1500亩``, ``25.5亩``: land kept in hundredths of a mu."""
        return self.mark(mu(hundredths), about)

    def gap(self, shown: Decimal | None, about: About | None = None) -> str:
        """``超时序进度4.84个百分点``, ``欠…``, ``与时序进度持平``; empty where there is no gap."""
        if shown is None:
            return ""
        if shown == 0:
            return self.mark(f"与{self.term}持平", about)
        return self.mark(f"{'超' if shown > 0 else '欠'}{self.term}{self.points(shown)}", about)

    def names(
        self,
        items: Sequence[Item],
        about: Callable[[Item], Named],
        say: Callable[[Item], str],
        *,
        most: int | None = None,
        sep: str = "、",
        counted: About | None = None,
    ) -> str:
        """The first ``most`` of ``items`` as ``say`` puts them, ``等n个项目`` behind where not all are named.

        Where at most two would be left over all are named: to cut one name saves nothing.

        Internal projects are left out of the names; where none is left to name, the text is empty. The n is
        marked as ``counted``.
        """
        public = [item for item in items if about(item).project not in self.internal]
        named = public[: self._room(len(public), self.most if most is None else most)]
        text = sep.join(say(item) for item in named)
        if not named or len(named) == len(items):
            return text
        return f"{text}等{self.mark(str(len(items)), counted)}个项目"

    def cut(self, items: Sequence[Item], about: Callable[[Item], Named], most: int | None = None) -> bool:
        """Whether ``names`` leaves some of ``items`` out that may be named."""
        public = sum(about(item).project not in self.internal for item in items)
        return self._room(public, self.most if most is None else most) < public

    def _room(self, number: int, most: int) -> int:
        """How many of ``number`` names are given."""
        return number if most and number <= most + _LEFT_OVER else most

    def some(self, items: Sequence[Named], say: Callable[[Named], str], most: int = 3) -> str:
        """``甲路、乙路、丙路等``: the first few of ``items``, whose number has been said before."""
        public = [item for item in items if item.project not in self.internal][:most]
        names = "、".join(say(item) for item in public)
        return f"{names}等" if names and len(public) < len(items) else names

    def plain_names(self, names: Sequence[str], counted: About | None = None) -> str:
        """Names of units, cut like those of projects."""
        named = names[: self._room(len(names), self.most)]
        text = "、".join(map(self.unit, named))
        if len(names) == len(named):
            return text
        return f"{text}等{self.mark(str(len(names)), counted)}个单位"

    def _trimmed(self, text: str) -> str:
        return text.rstrip("0").rstrip(".") if self.trim and "." in text else text


def of_project(name: str, item: Named) -> About:
    """The figure ``name`` of one project."""
    return About(name, scope("project", item.project))


def mu(hundredths: int) -> str:
    """``1500亩``, ``25.5亩``: land kept in hundredths of a mu."""
    return f"{Decimal(hundredths).scaleb(-2).normalize():f}亩"


def month_end(month: Month) -> str:
    """``6月底``."""
    return f"{month.month}月底"


def day(partial: str) -> str:
    """``2021年4月``, ``2021年``, ``2021年7月5日`` from a partial ISO date, without leading zeros."""
    parts = [int(part) for part in partial.split("-")]
    return "".join(f"{number}{word}" for number, word in zip(parts, "年月日", strict=False))


def numeral(number: int) -> str:
    """``一``, ``十二``: numbers from 1 to 99."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")


def numbered(number: int, text: str) -> str:
    """``（一）text``; numbers from 1 to 99."""
    return f"（{numeral(number)}）{text}"


def reason(text: str) -> str:
    """A unit's own words, fit to stand inside a bracket: one line, no closing mark, cut where they run on."""
    words = " ".join(text.split()).rstrip("。；;.，, ")
    return words if len(words) <= _LONGEST_REASON else words[: _LONGEST_REASON - 1] + "…"
