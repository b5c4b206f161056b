"""The titles and words to look for, in the form in which they are compared with what stands in a sheet."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from projledger.foundation.text import normal_title
from projledger.layout.amount_title import BARE, MONTH, UNTIL, Amount, understood
from projledger.layout.period_ends import PeriodFields, period_end, says_what_is_due
from projledger.layout.table import KnownTitle, Phrase
from projledger.layout.title import Title, read_title
from projledger.layout.wording import (
    Wording,
    variants,
    without_adjustment,
    without_harmless,
    without_remarks,
    wordings,
)
from projledger.layout.words import Word, has_a_units_shape, names_an_authority, words_of

_LONGEST_TITLE = 60
_YEAR_TO_DATE, _MONTH, _SINCE_START = "year-to-date", "month", "since-start"
_THIS_YEAR = "this-year"
_WHOLE_YEAR = (1, 12)
_CHECKED = frozenset(["last-year", _THIS_YEAR, _YEAR_TO_DATE, _MONTH, _SINCE_START])
_DONE = frozenset([_YEAR_TO_DATE, _MONTH, _SINCE_START])
_OF_THE_YEAR = re.compile(r"本年|今年|当年|年初|年内|年度|<Y>年|<M>月")
_SAYS_MONTH = re.compile(r"本月|当月|本期|单月")
#: The rank of a title that no list holds but whose words were put together.
_COMPOSED = 1_000


class Claim(NamedTuple):
    """What one form makes of a column's title. ``year`` and ``months`` are what the title says of time.

    ``role`` is the field's, or ``until`` or ``bare`` where a cumulative title does not say since when.
    """

    form: str
    field: str
    role: str
    money: bool
    weight: int
    rank: int
    year: int | None
    months: tuple[int, int] | None


class _Time(NamedTuple):
    """The year and months that a title of all levels speaks of."""

    year: int | None
    months: tuple[int, int] | None


class Vocabulary:
    """Known titles by pattern, and the words that a category row may carry.

    ``words`` maps, for each form, words (``市级``, ``在建``) to the field and value they stand for.
    ``is_unit`` tells whether a text names a unit (None: nobody knows, its shape must do), and
    ``unit_fields`` which field of a form takes it.
    ``phrases`` and ``amounts`` (form → what a title of amounts says → field) are for titles that no
    list holds but whose words can be put together; ``period_ends`` are the fields of the forms that have
    one for what is due by each month's end.
    """

    def __init__(
        self,
        titles: Sequence[KnownTitle],
        words: Mapping[str, Mapping[str, Word]] | None = None,
        unit_fields: Mapping[str, str] | None = None,
        is_unit: Callable[[str], bool] | None = None,
        *,
        phrases: Sequence[Phrase] = (),
        amounts: Mapping[str, Mapping[Amount, str]] | None = None,
        period_ends: Mapping[str, PeriodFields] | None = None,
    ) -> None:
        self._patterns: dict[str, list[tuple[KnownTitle, tuple[int, int] | None]]] = defaultdict(list)
        self._words = words or {}
        self._unit_fields = unit_fields or {}
        self._is_unit = is_unit
        self._claims: dict[tuple[str, ...], tuple[Claim, ...]] = {}
        self.subjects: dict[str, str] = {}
        self._fields: dict[tuple[str, str], KnownTitle] = {}
        for known in titles:
            if not known.pattern:
                self.subjects[known.form] = known.field
                continue
            path = [read_title(level) for level in known.pattern.split("/")]
            months = next((title.months for title in reversed(path) if title.months), None)
            self._patterns["/".join(title.pattern for title in path)].append((known, months))
            self._fields.setdefault((known.form, known.field), known)
        #: The forms that state what was completed, and those that only say what is to be done.
        self.reporting = frozenset(
            known.form for known in titles if known.money and known.role == _YEAR_TO_DATE
        )
        self.planning = (
            frozenset(known.form for known in titles if known.money and known.role == _THIS_YEAR)
            - self.reporting
        )
        self._weights = {(known.form, known.field): known.weight for known in titles if known.weight}
        self._phrases = [
            (self._fields[phrase[:2]], re.compile(phrase.must), re.compile(f"(?:{phrase.parts})+"))
            for phrase in phrases
            if phrase[:2] in self._fields
        ]
        self._letters = frozenset("0123456789").union(*(phrase.parts for phrase in phrases))
        self._amounts = amounts or {}
        self._forms = frozenset(known.form for known in titles)
        #: The forms that set targets for units by period ends.
        self.of_periods = {form: of for form, of in (period_ends or {}).items() if form in self._forms}
        self.planning = self.planning.difference(self.of_periods)

    def weight(self, form: str, field: str) -> int:
        """How much the field speaks for the form; 0 where it does not."""
        return self._weights.get((form, field), 0)

    def is_subject(self, claim: Claim) -> bool:
        """Whether the claim is on the names of the form's rows."""
        return self.subjects.get(claim.form) == claim.field

    def names_a_project(self, claim: Claim) -> bool:
        """Whether the claim is on the names of projects, which are the rows of some forms."""
        return self.is_subject(claim) and self.takes_unit(claim.form)

    def only(self, form: str) -> bool:
        """Whether no other form is looked for."""
        return self._forms == {form}

    def knows(self, text: str) -> bool:
        """Whether ``text`` alone is a title of some form."""
        return len(text) <= _LONGEST_TITLE and bool(self.claims((text,)))

    def settles(self, path: tuple[str, ...]) -> bool:  # noqa: ARG002 - an office answers
        """Whether an office has said what a column with this title is."""
        return False

    def claims(self, path: tuple[str, ...]) -> tuple[Claim, ...]:
        """What each form makes of a title of one or more levels, at most one claim a form."""
        found = self._claims.get(path)
        if found is None:
            found = self._claims[path] = self._find(path)
            if len(self._claims) > 50_000:  # noqa: PLR2004 - hostile sheets must not fill the memory
                self._claims.clear()
        return found

    def carried(self, form: str, label: str, *, asking: bool = False) -> tuple[Word, ...]:
        """What a category row's label carries for the rows below it; nothing where that is not clear.

        A label may be several words that are all known: 市级续建项目 gives a level and a nature. With
        ``asking`` a label that has the shape of a unit's name is one although no register holds it, so
        that the rows below are not taken for another unit's.
        """
        field = self._unit_fields.get(form)
        if field and self._is_registered(label):
            return (Word(field, label),)
        words = words_of(normal_title(label), self._words.get(form, {}))
        shaped = (asking or self._is_unit is None) and not words and has_a_units_shape(label)
        return (Word(field, label),) if field and shaped else words

    def names_category(self, label: str) -> bool:
        """Whether the label is a word by which some form groups its rows, or a unit's name."""
        plain = normal_title(label)
        return self._is_registered(label) or any(words_of(plain, words) for words in self._words.values())

    def takes_unit(self, form: str) -> bool:
        """Whether a category may name the unit of the form's rows; the rows of a register are units."""
        return form in self._unit_fields

    def names_unit(self, label: str) -> bool:
        """Whether the label is only a unit's name: one of the register, or an authority's by its shape."""
        return self._is_registered(label) or names_an_authority(label)

    def _is_registered(self, label: str) -> bool:
        return bool(label) and self._is_unit is not None and self._is_unit(label)

    def _find(self, path: tuple[str, ...]) -> tuple[Claim, ...]:
        written, path = path, without_adjustment(path)
        titles = [read_title(level) for level in path]
        time = _Time(
            next((title.year for title in reversed(titles) if title.year), None),
            next((title.months for title in reversed(titles) if title.months), None),
        )
        # the lowest level that names a unit speaks for the column
        unit = next(
            (title for title in reversed(titles) if title.unit or title.measure or title.percent), None
        )
        periods = self._of_period_ends(path, titles, time) if self._tells_of_what_is_due(path) else ()
        claims = {claim.form: claim for claim in periods}
        for wording in wordings(path) if path else ():
            others = titles[: len(titles) - len(wording.levels)]
            for claim in (*self._listed(wording, time), *self._composed(wording, time)):
                if claim.money and unit is not None and unit.counts:
                    continue  # 本月完成（%）, 土石方（万方）/本月完成投资
                if claim.money and path != written and claim.role not in {_THIS_YEAR, ""}:
                    continue  # plans and totals are adjusted, not what was completed
                claims.setdefault(claim.form, _with_doubt(claim, wording, others))
        return tuple(claims.values())

    # ---- titles that a list holds ----------------------------------------------------------------

    def _listed(self, wording: Wording, time: _Time) -> Iterator[Claim]:
        timed = not understood(wording.levels).complete
        for pattern in wording.patterns:
            for text, dropped, words in variants(pattern, timed=timed):
                for claim in self._of_text(text, time, dropped=dropped).values():
                    if dropped and claim.money and claim.role == _THIS_YEAR and _part_of_a_year(wording):
                        continue  # 年度投资计划/一季度 is not the year's plan
                    # 土石方/本月完成 is no investment; 要素缺口/资金缺口 says enough by itself
                    if not claim.money or (not words and _allows(wording, claim, speaks="投资" in text)):
                        yield claim

    def _of_text(self, text: str, time: _Time, *, dropped: bool) -> dict[str, Claim]:
        """Each form's best claim on exactly this pattern; ``dropped`` where words of time were left away."""
        best: dict[str, Claim] = {}
        for known, own_months in self._patterns.get(text, ()):
            months = _of_the_month(time.months) if _SAYS_MONTH.search(text) else time.months
            window = _window(known, months, cumulative="累计" in text)
            if dropped and known.money and known.role not in _CHECKED:
                continue  # 2020年总投资 is not the total investment
            if (own_months is not None and window != own_months) or (months is not None and window is None):
                continue
            held = best.get(known.form)
            if held is None or known.rank < held.rank:
                best[known.form] = _claim(known, known.rank, time.year, window)
        return best

    def period_claims(self, path: tuple[str, ...]) -> tuple[Claim, ...]:
        """The claims on a title that may be a mere time (一季度) under a title that speaks of targets."""
        titles = [read_title(level) for level in path]
        year = next((title.year for title in reversed(titles) if title.year), None)
        return tuple(self._of_period_ends(path, titles, _Time(year, None)))

    def _tells_of_what_is_due(self, path: tuple[str, ...]) -> bool:
        """Whether a time in the title is one by which something is due: 2021年6月 alone stands everywhere."""
        return says_what_is_due(path) or any(self.only(form) for form in self.of_periods)

    def _of_period_ends(self, path: tuple[str, ...], titles: list[Title], time: _Time) -> Iterator[Claim]:
        """The field of what is due by a month's end: an amount, or a share where the title says so."""
        end = period_end(path, titles) if self.of_periods else None
        if end is not None:
            for form, fields in self.of_periods.items():
                name = fields.percent if end.percent else fields.amount
                known = self._fields[form, name.format(month=end.months[1])]
                yield _claim(known, _COMPOSED, time.year, end.months)

    # ---- titles whose words are put together -----------------------------------------------------

    def _composed(self, wording: Wording, time: _Time) -> Iterator[Claim]:
        levels = wording.levels
        amount = _amount(levels)
        if amount is not None:
            for form, fields in self._amounts.items():
                name = fields.get(amount, "").format(month=time.months[1] if time.months else 0)
                if (form, name) not in self._fields:
                    continue
                known = self._fields[form, name]
                months = _of_the_month(time.months) if amount.window == MONTH else time.months
                window = _window(known, months, cumulative=amount.window != MONTH)
                claim = _claim(known, _COMPOSED, time.year, window)
                speaks = any("投资" in title.pattern or "工作量" in title.pattern for title in levels)
                if (months is None or window is not None) and _allows(wording, claim, speaks=speaks):
                    yield claim
        safe = {_text(levels), _text(levels, without_harmless)}
        for text in dict.fromkeys([*safe, _text(levels, without_remarks)]):
            if self._letters.issuperset(text):
                for known, must, parts in self._phrases:
                    if (
                        must.search(text)
                        and parts.fullmatch(text)
                        and (not known.money or (wording.amounts == "all" and text in safe))
                    ):
                        yield _claim(known, _COMPOSED, time.year, time.months)


def _claim(known: KnownTitle, rank: int, year: int | None, months: tuple[int, int] | None) -> Claim:
    return Claim(known.form, known.field, known.role, known.money, known.weight, rank, year, months)


def _allows(wording: Wording, claim: Claim, *, speaks: bool) -> bool:
    """Whether a claim on an amount may be made on this wording; ``speaks`` where it says 投资."""
    if wording.amounts == "none" or (wording.amounts == "done" and claim.role not in _DONE):
        return False
    if claim.role in _CHECKED:
        return wording.amounts in {"all", "done"} or speaks
    return wording.total or claim.field != "total_investment"


def _part_of_a_year(wording: Wording) -> bool:
    """Whether the lowest level of the title speaks of months."""
    months = wording.levels[-1].months if wording.levels else None
    return months is not None and months != _WHOLE_YEAR


def _with_doubt(claim: Claim, wording: Wording, others: list[Title]) -> Claim:
    """The claim, marked where the title says cumulative but neither it nor its parents say since when."""
    if claim.role != _YEAR_TO_DATE or any(_OF_THE_YEAR.search(title.pattern) for title in others):
        return claim
    amount = _amount(wording.levels or tuple(others[-1:]))
    return claim._replace(role=amount.window) if amount and amount.window in {UNTIL, BARE} else claim


def _amount(levels: tuple[Title, ...]) -> Amount | None:
    """The amount that the words of the levels, those in brackets too, speak of."""
    bare = tuple(title._replace(pattern=without_harmless(title.pattern)) for title in levels)
    return understood(levels).amount or understood(bare).amount


def _text(levels: tuple[Title, ...], shorter: Callable[[str], str] = str) -> str:
    return "".join(shorter(title.pattern) for title in levels)


def _of_the_month(months: tuple[int, int] | None) -> tuple[int, int] | None:
    """The last month of the span under which 本月 stands: 1-6月完成情况/本月完成投资."""
    return (months[1], months[1]) if months and months[1] else None


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
