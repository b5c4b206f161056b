"""The lines under a progress table: what is to be told of its projects, and how complete its figures are."""

from collections.abc import Sequence

from projledger.api.answers import ProgressAnswer
from projledger.console.terminal import listed
from projledger.console.terms_words import coverage_lines
from projledger.foundation.language import _
from projledger.foundation.money import show_money
from projledger.measures.basis import Basis
from projledger.measures.grouping import By
from projledger.measures.months import Span
from projledger.measures.progress_rows import YI_DECIMALS
from projledger.measures.progress_table import Progress
from projledger.measures.remarks import Remarks


def remark_lines(answer: ProgressAnswer, *, month_shown: bool) -> list[str]:
    """The lines under the plain table, the one that asks for something last.

    ``month_shown``: what this month brought stands in the table.
    """
    progress, said = answer.progress, answer.progress.remarks
    counted: list[str] = []
    if said.finished_early:
        counted.append(_("{count} finished early").format(count=len(said.finished_early)))
    if said.not_on_site:
        names = listed([item.name for item in said.not_on_site])
        counted.append(_("{count} not on site ({names})").format(count=len(said.not_on_site), names=names))
    counted += _without_plan(progress)
    joined = [_("; ").join(counted)] if counted else []
    return [*coverage_lines(progress), *joined, *_standing(answer, month_shown=month_shown)]


def completeness_lines(answer: ProgressAnswer, *, month_shown: bool) -> list[str]:
    """Those of the lines that say how far the figures can be relied on, for tables with their own words."""
    progress = answer.progress
    standing = _standing(answer, month_shown=month_shown)
    return [*coverage_lines(progress), *_without_plan(progress), *standing]


def _without_plan(progress: Progress) -> list[str]:
    if not progress.total.no_plan:
        return []
    return [
        _("{count} more without an annual plan, completed {amount} {unit}").format(
            count=progress.total.no_plan,
            amount=progress.total.shown["no_plan_completed"],
            unit=progress.money_unit,
        )
    ]


def _standing(answer: ProgressAnswer, *, month_shown: bool) -> list[str]:
    """What waits, what was told, what is carried on, and what has changed since the closing."""
    progress, said = answer.progress, answer.progress.remarks
    lines = _unsure(said)
    if said.flash:
        text = _("{count} figures told by phone (快报), not yet confirmed by a return: {names}")
        lines.append(text.format(count=len(said.flash), names=listed([item.name for item in said.flash])))
    lines += _month_lines(progress) if month_shown else []
    lines += carried_lines(progress)
    if answer.closed is not None and answer.corrections:
        text = _(
            "Closed at no. {number}; {count} submissions have changed it since: add --latest to see them"
        )
        lines.append(text.format(number=answer.closed, count=answer.corrections))
    elif answer.corrections:
        lines.append(
            _("With {count} submissions that changed it since the closing").format(count=answer.corrections)
        )
    return lines


def _month_lines(progress: Progress) -> list[str]:
    """Whose amount of this month is not known, and why it is not the rise of the cumulative figure."""
    total, lines = progress.total, []
    if total.month_unknown and progress.by is not By.PROJECT:
        text = _("This month's amount of {count} projects is not known (this month or the last did not come)")
        lines.append(text.format(count=total.month_unknown))
    decimals = YI_DECIMALS if progress.money_unit == "亿元" else None
    rise = show_money(total.steps[-1], progress.money_unit, decimals) if total.steps else ""
    if rise and total.month_unknown < total.projects and rise != total.shown["completed_month"]:
        text = _(
            "In {month} the cumulative figures rose by {rise} {unit}, by which changes and months go; "
            "this month, {done} {unit}, adds what is known of the month alone"
        )
        month = _month(progress.spans[-1].numbers)
        done = total.shown["completed_month"]
        lines.append(text.format(rise=rise, done=done, unit=progress.money_unit, month=month))
    return lines


def carried_lines(progress: Progress) -> list[str]:
    """How many figures are carried on from which month."""
    said = progress.remarks
    lines: list[str] = []
    if progress.terms.basis is not Basis.REPORTED:
        return lines  # which months reports are carried on from says nothing of these figures
    for month, count in said.carried_over():
        if month is not None:
            text = _("{count} projects: no return is due for {now}, their figures of {then} are carried on")
            lines.append(
                text.format(count=count, now=_month(progress.period.last.month), then=_month(month.month))
            )
    missing = progress.missing_months
    if missing and missing != (progress.period.last.month,):  # of that alone the next lines tell
        text = _("No return has come of {months}, though each of these months owes one")
        lines.append(text.format(months=_month(_spoken(missing))))
    for month, count in said.carried_from():
        if month is None:
            text = _("{count} projects have not reported this year and count as 0")
            lines.append(text.format(count=count))
        else:
            text = _("{count} projects did not report {now}; their figures of {then} are carried on")
            lines.append(
                text.format(count=count, now=_month(progress.period.last.month), then=_month(month.month))
            )
    return lines


def held_lines(said: Remarks) -> list[str]:
    """Which projects wait for a correction, and what counts of them."""
    return [
        text.format(count=len(items), names=listed([item.name for item in items]))
        for text, items in (
            (_("{count} held (待核); the last figure stands: {names}"), said.held_standing),
            (_("{count} held (待核), with no earlier figure, count as 0: {names}"), said.held_at_zero),
        )
        if items
    ]


def _unsure(said: Remarks) -> list[str]:
    """What is held, what a return put right, and what may lack a month."""
    lines = held_lines(said)
    if said.gap:
        text = _("{count} figures may lack a month that was not reported: {names}")
        lines.append(text.format(count=len(said.gap), names=listed([item.name for item in said.gap])))
    if said.held_unknown:
        text = _("{count} held rows name a project that is not known")
        lines.append(text.format(count=said.held_unknown))
    if said.confirmed:
        told = [
            _("{name} told {told}, returned {returned} 万元").format(
                name=item.name, told=show_money(item.told, "万元"), returned=show_money(item.returned, "万元")
            )
            for item in said.confirmed
        ]
        lines.append(_("Flash figures put right by returns: {figures}").format(figures=listed(told)))
    return lines


def _spoken(months: Sequence[int]) -> str:
    """``7-8, 10``: running months together."""
    runs: list[list[int]] = []
    for month in months:
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return _(", ").join(Span(run[0], run[-1]).numbers for run in runs)


def _month(number: int | str) -> str:
    return _("month {number}").format(number=number)
