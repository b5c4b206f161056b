"""What each month brought."""

from made_records import JUNE, WAN, figure, nil_return, project, settings_of

from projledger.foundation.period import Month
from projledger.measures.grouping import By
from projledger.measures.months import Span, spans, summed
from projledger.measures.progress import progress

SETTINGS = settings_of()


def test_a_month_without_a_return_of_its_own_goes_with_the_next() -> None:
    assert spans(Month(2021, 4), [1]) == (Span(1, 2), Span(3, 3), Span(4, 4))
    assert [span.numbers for span in spans(Month(2021, 4), [1])] == ["1-2", "3", "4"]
    assert spans(Month(2021, 1), [1]) == (Span(1, 1),)


def test_steps_add_up_to_the_cumulative_figure_and_a_late_project_catches_up() -> None:
    projects = [project(1), project(2), project(3, None)]
    figures = [
        figure(1, 2, completed_ytd=100 * WAN),
        figure(1, 5, completed_ytd=500 * WAN),
        figure(1, 6, completed_ytd=450 * WAN),
        figure(2, 6, completed_ytd=7 * WAN),
        figure(3, 6, completed_ytd=9 * WAN),
    ]
    found = progress(projects, figures, [], [nil_return("云台镇", 3)], JUNE, SETTINGS)
    assert found.total.steps == (0, 100 * WAN, 0, 0, 400 * WAN, -43 * WAN)
    assert sum(found.total.steps) == found.total.completed_ytd == 457 * WAN


def test_rows_bring_together_what_the_total_brings() -> None:
    projects = [project(1, level="市级"), project(2, level="县级", listed=True)]
    figures = [figure(n, m, completed_ytd=n * m * WAN) for n in (1, 2) for m in (1, 3, 6)]
    for by in By:
        found = progress(projects, figures, [], [], JUNE, SETTINGS, by=by)
        each = [sum(column) for column in zip(*[row.steps for row in found.rows], strict=True)]
        assert tuple(each) == found.total.steps
        assert len(each) == len(found.spans)


def test_what_does_not_add_up_is_not_shown_as_months() -> None:
    assert summed({1: (3, 4)}, [1], 8) == ()
    assert summed({1: (3, 4), 2: (0, 1)}, [1, 2, 9], 8) == (3, 5)
