"""Laws of the book, tried on many histories: undo restores, the past stands still, order does not matter."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_facts import (
    DAY,
    ENTERED,
    HELD,
    clerk,
    new_book,
    plan,
    plan_row,
    report,
    ruling,
    state,
    undo,
    units,
)
from ledger_facts import entry as row

from projledger.foundation.errors import Refused, UnknownName
from projledger.foundation.period import Month
from projledger.ledger.book import Book
from projledger.ledger.new_records import NewAlias, NewEntry, NewSubmission
from projledger.ledger.verify import verify

MODERATE = settings(max_examples=25)

projects = st.integers(1, 3)
months = st.sampled_from(["2021-05", "2021-06", "2020-12"])
dates = st.sampled_from([None, date(2021, 7, 1), date(2021, 7, 2)])
amounts = st.integers(0, 9)
states = st.sampled_from([ENTERED, ENTERED, HELD])


@st.composite
def report_rows(draw: st.DrawFn) -> tuple[NewEntry, ...]:
    return tuple(
        row(
            5 + at, draw(st.none() | projects), draw(states), project=f"项目{at}", completed_ytd=draw(amounts)
        )
        for at in range(draw(st.integers(0, 3)))
    )


@st.composite
def reports(draw: st.DrawFn) -> NewSubmission:
    unit = draw(st.sampled_from(["云台镇", "邱家镇"]))
    return report(draw(months), *draw(report_rows()), unit=unit, dated=draw(dates))


@st.composite
def plans(draw: st.DrawFn) -> NewSubmission:
    rows = [
        plan_row(
            number,
            number + 3,
            draw(states),
            annual_plan=draw(amounts),
            level=draw(st.sampled_from(["市级", "县级"])),
            lists=draw(st.sampled_from([(), ("市级重点", "专项债券")])),
            effective_from=draw(st.sampled_from([None, None, "2021-06"])),
        )
        for number in sorted(draw(st.sets(projects, min_size=1)))
    ]
    return plan(*rows, year=draw(st.sampled_from([2021, 2021, 2020])))


commands = st.one_of(
    st.builds(lambda value: NewSubmission("settings", DAY, settings={"decimals": value}), amounts),
    st.builds(lambda period: NewSubmission("close", DAY, closes=period), months),
    st.builds(
        lambda key: NewSubmission("alias", DAY, aliases=(NewAlias("project", "又称", str(key)),)), projects
    ),
    st.builds(
        lambda month, project, value: clerk(month, project, completed_ytd=value), months, projects, amounts
    ),
    st.builds(ruling, st.integers(1, 4), st.none() | projects),
    st.builds(undo, st.integers(1, 8)),
    st.builds(lambda: units("云台镇", "邱家镇")),
)
histories = st.lists(st.one_of(reports(), reports(), plans(), commands), max_size=8)


@contextmanager
def made() -> Iterator[Book]:
    with tempfile.TemporaryDirectory() as folder, new_book(Path(folder)) as book:
        book.store.run("PRAGMA synchronous = OFF")  # nothing crashes here, and there are many
        yield book


def post_what_is_allowed(book: Book, history: list[NewSubmission]) -> None:
    for new in history:
        try:
            book.post([new])
        except (Refused, UnknownName):
            continue


@MODERATE
@given(histories)
def test_the_derived_table_and_the_chain_hold_after_any_history(history: list[NewSubmission]) -> None:
    with made() as book:
        post_what_is_allowed(book, history)
        assert verify(book) == []


@MODERATE
@given(histories, histories)
def test_a_past_view_never_changes_by_anything_recorded_later(
    first: list[NewSubmission], later: list[NewSubmission]
) -> None:
    with made() as book:
        post_what_is_allowed(book, first)
        number, before = book.head, state(book)
        moment = book.view().moment
        post_what_is_allowed(book, later)
        assert state(book, number) == before
        assert book.view(moment).number == number


@MODERATE
@given(histories, st.one_of(reports(), plans(), commands))
def test_undo_restores_the_view(history: list[NewSubmission], new: NewSubmission) -> None:
    with made() as book:
        post_what_is_allowed(book, history)
        before = state(book)
        head = book.head
        post_what_is_allowed(book, [new])
        if book.head == head:
            return
        with_it = state(book)
        book.post([undo(head + 1)])
        assert without_ids(state(book)) == without_ids(before)
        book.post([undo(head + 2)])
        assert without_ids(state(book)) == without_ids(with_it)


def without_ids(said: dict[str, Any]) -> dict[str, Any]:
    """What a view says but for the next free project id, which undo does not give back."""
    return {**said, "known": replace(said["known"], next_project=0)}


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[list[NewSubmission], list[list[NewSubmission]]]:
    """Reports, and the same in another order and split into calls.

    Versions of one unit and month with equal return dates keep their order.
    """
    given_reports = draw(st.lists(reports(), min_size=2, max_size=6))
    given_reports = [replace(item, file_name=f"{at}.xlsx") for at, item in enumerate(given_reports)]
    keys = [
        (item.returns[0].unit, item.returns[0].period, item.returns[0].return_date or DAY)
        for item in given_reports
    ]
    order = draw(st.permutations(range(len(given_reports))))
    queues = {key: iter([at for at, other in enumerate(keys) if other == key]) for key in keys}
    kept = [given_reports[next(queues[keys[at]])] for at in order]
    cuts = sorted(draw(st.sets(st.integers(1, len(kept)))) | {len(kept)})
    calls = [kept[start:end] for start, end in zip([0, *cuts], cuts, strict=False)]
    return given_reports, [call for call in calls if call]


def figures_by_file(book: Book) -> dict[Any, Any]:
    figures = book.view().figures(2021, Month(2021, 12))
    return {
        (item.project, item.month): (
            item.values,
            item.return_date,
            item.source.file_name,
            item.source.row,
            dict(item.cells),
        )
        for item in figures
    }


@MODERATE
@given(shuffled())
def test_order_and_splitting_of_reports_do_not_matter(
    case: tuple[list[NewSubmission], list[list[NewSubmission]]],
) -> None:
    together, calls = case
    one_unit = [of_one_unit(item) for item in together]
    with made() as book, made() as other:
        book.post(one_unit)
        for call in calls:
            other.post([of_one_unit(item) for item in call])
        assert figures_by_file(book) == figures_by_file(other)
        held = [
            sorted((row.file_name, row.row, row.project or 0) for row in at.view().held())
            for at in (book, other)
        ]
        assert held[0] == held[1]
        stands = [
            sorted(row.file_name for row in at.view().returns(None) if row.stands) for at in (book, other)
        ]
        assert stands[0] == stands[1]


def of_one_unit(item: NewSubmission) -> NewSubmission:
    """Each unit reports its own projects: those of 邱家镇 are numbered from 10."""
    (only,) = item.returns
    shift = 10 if only.unit == "邱家镇" else 0
    entries = tuple(replace(entry, project=entry.project and entry.project + shift) for entry in only.entries)
    return replace(item, returns=(replace(only, entries=entries),))


# ---- long searches, run by make fuzz ------------------------------------------------------------


@pytest.mark.fuzz
@given(histories)
def test_long_search_of_derived_table_and_chain(history: list[NewSubmission]) -> None:
    test_the_derived_table_and_the_chain_hold_after_any_history.hypothesis.inner_test(history)


@pytest.mark.fuzz
@given(histories, histories)
def test_long_search_of_past_views(first: list[NewSubmission], later: list[NewSubmission]) -> None:
    test_a_past_view_never_changes_by_anything_recorded_later.hypothesis.inner_test(first, later)


@pytest.mark.fuzz
@given(histories, st.one_of(reports(), plans(), commands))
def test_long_search_of_undo(history: list[NewSubmission], new: NewSubmission) -> None:
    test_undo_restores_the_view.hypothesis.inner_test(history, new)


@pytest.mark.fuzz
@given(shuffled())
def test_long_search_of_order(case: tuple[list[NewSubmission], list[list[NewSubmission]]]) -> None:
    test_order_and_splitting_of_reports_do_not_matter.hypothesis.inner_test(case)
