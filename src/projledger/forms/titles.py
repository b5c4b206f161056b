"""The titles of every form's fields, as the layout room looks for them."""

from collections.abc import Callable
from functools import lru_cache

from projledger.forms.field import Form, Kind, Role, Spec
from projledger.forms.phrases import PHRASES
from projledger.forms.register import FORMS
from projledger.forms.targets import AMOUNT, PERCENT
from projledger.forms.words import category_words
from projledger.layout.amount_title import (
    ANY,
    BARE,
    COMPLETED,
    LAST_YEAR,
    MONTH,
    PLAN,
    RATE,
    SINCE_START,
    THIS_YEAR,
    TOTAL,
    UNTIL,
    YEAR_TO_DATE,
    Amount,
)
from projledger.layout.period_ends import PeriodFields
from projledger.layout.table import KnownTitle
from projledger.layout.taught import Taught, TaughtVocabulary, pattern_of
from projledger.layout.vocabulary import Vocabulary

#: Progress columns: where one of them stands, the table reports; no plan or register has them.
_PROGRESS = frozenset([Role.MONTH, Role.YEAR_TO_DATE, Role.SINCE_START])
_DECIDES = 100
#: Fields that a category row's unit goes to.
_UNIT_FIELDS = {"plan": "lead_unit", "report": "unit"}
#: Which field takes an amount whose title was put together from its words.
_AMOUNTS = {
    "report": {
        Amount(COMPLETED, MONTH): "completed_month",
        Amount(COMPLETED, YEAR_TO_DATE): "completed_ytd",
        Amount(COMPLETED, UNTIL): "completed_ytd",
        Amount(COMPLETED, BARE): "completed_ytd",
        Amount(COMPLETED, SINCE_START): "completed_total",
        Amount(COMPLETED, LAST_YEAR): "completed_before",
        Amount(PLAN, THIS_YEAR): "annual_plan",
        Amount(PLAN, MONTH): "month_plan",
        Amount(TOTAL, ANY): "total_investment",
        Amount(RATE, ANY): "stated_rate",
    },
    "plan": {
        Amount(COMPLETED, LAST_YEAR): "completed_before",
        Amount(PLAN, THIS_YEAR): "annual_plan",
        Amount(PLAN, YEAR_TO_DATE): "plan_{month:02d}",
        Amount(TOTAL, ANY): "total_investment",
    },
    "targets": {Amount(PLAN, THIS_YEAR): "annual_plan"},
}
_PERIOD_ENDS = {"targets": PeriodFields(AMOUNT, PERCENT)}


@lru_cache(maxsize=1)
def known_titles() -> tuple[KnownTitle, ...]:
    """Every title and alias of every field of every form in the register."""
    return tuple(title for form in FORMS.values() for title in _of_form(form))


def vocabulary(form: str = "", is_unit: Callable[[str], bool] | None = None) -> Vocabulary:
    """The vocabulary of all forms, or of one.

    ``is_unit`` tells whether the words of a category row name a unit, so that the rows below take it.
    """
    titles = [title for title in known_titles() if form in {"", title.form}]
    return Vocabulary(
        titles,
        category_words(),
        _UNIT_FIELDS,
        is_unit,
        phrases=PHRASES,
        amounts=_AMOUNTS,
        period_ends=_PERIOD_ENDS,
    )


def taught_vocabulary(
    taught: Taught, form: str = "", is_unit: Callable[[str], bool] | None = None, *, loose: bool = False
) -> TaughtVocabulary:
    """As :func:`vocabulary`, with taught titles before all others."""
    titles = [title for title in known_titles() if form in {"", title.form}]
    return TaughtVocabulary(
        titles,
        category_words(),
        _UNIT_FIELDS,
        is_unit,
        taught=taught,
        loose=loose,
        phrases=PHRASES,
        amounts=_AMOUNTS,
        period_ends=_PERIOD_ENDS,
    )


def fields_called(text: str, form: str = "") -> tuple[tuple[str, str], ...]:
    """The (form, field) pairs that are called so: by identifier, title or another title that means it."""
    pattern = pattern_of(text)
    listed = [
        (known.form, known.field)
        for known in known_titles()
        if form in {"", known.form} and known.pattern
        if text.strip() == known.field or pattern in {known.pattern, pattern_of(known.pattern)}
    ]
    claims = vocabulary(form).claims(tuple(text.split("/"))) if not listed else ()
    return tuple(dict.fromkeys(listed or [(claim.form, claim.field) for claim in claims]))


def _of_form(form: Form) -> list[KnownTitle]:
    titles = [
        KnownTitle(
            form.name, spec.name, pattern, spec.role.value, spec.kind is Kind.MONEY, _weight(form, spec), rank
        )
        for spec in form.fields
        for rank, pattern in enumerate((spec.title, *spec.aliases))
    ]
    titles.append(KnownTitle(form.name, form.subject, "", "", False))
    return titles


def _weight(form: Form, spec: Spec) -> int:
    if spec.kind is Kind.MONEY and spec.role in _PROGRESS and spec.asked:
        return _DECIDES
    return int(spec.name in form.identifying)
