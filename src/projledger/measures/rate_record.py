"""A table of named fractions as JSON."""

from typing import Any, TypedDict

from projledger.measures.fractions import FractionValue, NamedFraction
from projledger.measures.progress_record import NarrowedRecord, narrowed_record
from projledger.measures.progress_table import Progress
from projledger.measures.rate_table import Balance, RateRow, RateTable
from projledger.measures.rates import json_number, show_gap, show_rate

#: The money unit of the printed strings.
SHOWN_UNIT = "亿元"


class FractionRecord(TypedDict):
    """What a fraction is: the sets (and the amount added up, empty for a count) above and below the line."""

    name: str
    title: str
    numerator: list[str]
    numerator_amount: str
    denominator: list[str]
    denominator_amount: str
    basis: str
    window: str


class ValueRecord(TypedDict):
    """A fraction of one group. Money in whole yuan; rate, target and gap to 6 decimals or null.

    ``unknown``: projects of the denominator of which the numerator is not known.
    """

    numerator: int
    denominator: int
    rate: float | None
    target: float | None
    gap: float | None
    light: str | None
    unknown: int
    shown: dict[str, str]


class BalanceRecord(TypedDict):
    """due − overdue + early = done, which ``holds`` says; ``planned`` is the year's, ``unknown`` of these."""

    planned: int
    due: int
    overdue: int
    early: int
    done: int
    unknown: int
    holds: bool


class RateRowRecord(TypedDict):
    """One group; ``values`` by the fraction's name."""

    group: str
    values: dict[str, ValueRecord]
    starts: BalanceRecord
    finishes: BalanceRecord
    of_which: list["RateRowRecord"]


class RateTableRecord(TypedDict):
    """The fractions of a period; ``definitions`` are the settings' (what counts as started, finished ...)."""

    period: str
    by: str
    as_of: str | None
    submission: int | None
    narrowed: NarrowedRecord | None
    of_list: str
    definitions: dict[str, Any]
    fractions: list[FractionRecord]
    rows: list[RateRowRecord]
    total: RateRowRecord


def rate_table_record(table: RateTable, chosen: Progress | None = None) -> RateTableRecord:
    """``table`` as JSON data; ``chosen`` says which projects it is about, where these are not all."""
    return RateTableRecord(
        period=str(table.period),
        by=table.by.value,
        as_of=None if table.as_of is None else table.as_of.isoformat(timespec="seconds"),
        submission=table.submission,
        narrowed=narrowed_record(chosen),
        of_list=table.of_list,
        definitions=table.settings.definitions.model_dump(mode="json"),
        fractions=[_fraction(value.of) for value in table.total.values],
        rows=[_row(row) for row in table.rows],
        total=_row(table.total),
    )


def _fraction(of: NamedFraction) -> FractionRecord:
    return FractionRecord(
        name=of.name,
        title=of.words,
        numerator=list(of.numerator.sets),
        numerator_amount=of.numerator.amount,
        denominator=list(of.denominator.sets),
        denominator_amount=of.denominator.amount,
        basis=of.basis,
        window=of.window,
    )


def _row(row: RateRow) -> RateRowRecord:
    return RateRowRecord(
        group=row.group,
        values={value.of.name: _value(value) for value in row.values},
        starts=_balance(row.starts),
        finishes=_balance(row.finishes),
        of_which=[_row(part) for part in row.of_which],
    )


def _value(value: FractionValue) -> ValueRecord:
    return ValueRecord(
        numerator=value.rate.numerator,
        denominator=value.rate.denominator,
        rate=json_number(value.rate.exact),
        target=json_number(value.target.exact if value.target else None),
        gap=json_number(value.gap),
        light=value.light.value if value.light else None,
        unknown=value.unknown,
        shown={
            "fraction": value.fraction_shown(SHOWN_UNIT),
            "rate": show_rate(value.rate.shown),
            "target": show_rate(value.target.shown if value.target else None),
            "gap": show_gap(value.gap),
        },
    )


def _balance(balance: Balance) -> BalanceRecord:
    return BalanceRecord(
        planned=balance.planned,
        due=balance.due,
        overdue=balance.overdue,
        early=balance.early,
        done=balance.done,
        unknown=balance.unknown,
        holds=balance.holds,
    )
