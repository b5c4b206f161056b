"""Questions to the ledger: take a view, hand its rows to the measures, give back the answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from projledger.api import answers
from projledger.api.asked_terms import AskedTerms
from projledger.api.names import project_named, unit_named
from projledger.api.targets import yardstick
from projledger.foundation.errors import UnknownName, UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Month, Period
from projledger.ledger.records import FigureRecord, ProjectRecord, UnitRecord
from projledger.ledger.view import View

if TYPE_CHECKING:
    from projledger.api.answering import Answering

#: What is asked where nothing is said of terms.
USUAL = AskedTerms()


def answerable(projects: Sequence[ProjectRecord], last: Month, day: date) -> None:
    """Raise UsageError where ``last`` has not begun on ``day``, UnknownName where its year has no plan."""
    if last.first_day > day:
        raise UsageError(_("{month} has not begun on {day}.").format(month=last.words, day=day.isoformat()))
    if not projects:
        message = _("The ledger has no annual plan of {year}. Import it, or name another --year.")
        raise UnknownName(message.format(year=last.year))


def progress(
    ledger: "Answering",
    asked: Period,
    *,
    by: str,
    across: str | None = None,
    unit: str | None,
    level: str | None,
    behind: bool,
    sort: str | None,
    as_of: str | None,
    latest: bool,
    terms: AskedTerms | None = None,
    curve: str | None = None,
) -> answers.ProgressAnswer:
    """The progress table of ``asked``; units are called as they are now by the register of now."""
    from projledger.measures.frames import FIGURE_FIELDS
    from projledger.measures.grouping import By
    from projledger.measures.progress import progress as measure

    terms = terms or USUAL
    point = ledger.standpoint(as_of, latest=latest, period=asked)
    view = point.view
    last = asked.last
    taken = view.moment.astimezone().date() if as_of or point.closed else ledger.today
    projects = view.projects(last)
    answerable(projects, last, taken)
    now = terms.current_units and as_of is None
    units = register(ledger, view, terms, as_of)
    figures = view.figures(last.year, last, only=(*FIGURE_FIELDS, *terms.fields))
    held, returns, settings = view.held(), view.returns(last.year), point.settings
    named = terms.found(projects, ledger.today if now else taken)
    by_curve = yardstick(point, last.year, curve, units)
    if terms.narrowing:
        from projledger.api.selecting import selected
        from projledger.measures.selection import Sources

        sources = Sources(projects, figures, held, returns, asked, settings, units, named, by_curve)
        named = selected(ledger, view, terms, sources)
    table = measure(
        projects,
        figures,
        held,
        returns,
        asked,
        settings,
        by=By(by),
        across=By(across) if across else None,
        units=[unit_named(units, unit)] if unit else (),
        levels=[level_named(level)] if level else (),
        behind=behind,
        sort=sort.lstrip("-") if sort else None,
        ascending=bool(sort and sort.startswith("-")),
        as_of=view.moment,
        submission=view.number,
        unit_records=units,
        terms=named,
        opening=view.projects(Month(last.year, 1)) if terms.both_plans else (),
        yardstick=by_curve,
    )
    table = replace(table, taken=taken)
    return answers.ProgressAnswer(table, settings, taken, point.closed, point.corrections)


def register(
    ledger: "Answering", view: View, terms: AskedTerms | None, as_of: str | None
) -> list[UnitRecord]:
    """The register by which an answer names units: that of ``view``, or of now where they are asked so.

    A closing fixes the figures of a month; whom they are now to be asked of is no figure.
    """
    now = terms is not None and terms.current_units and as_of is None
    return list(ledger.book.view().units() if now else view.units())


def level_named(text: str) -> str:
    """The level that a clerk means by ``text``; UsageError where it is none."""
    from projledger.forms.plan import LEVEL_SYNONYMS, LEVELS

    level = LEVEL_SYNONYMS.get(text, text)
    if level not in LEVELS:
        message = _("{text} is not a level; choose one of: {levels}.")
        raise UsageError(message.format(text=text, levels=_(", ").join(LEVELS)))
    return level


def status(ledger: "Answering", month: Month, unit: str | None, as_of: str | None) -> answers.StatusAnswer:
    """Who has reported ``month``, as of the asked moment (a closing does not hide later returns)."""
    from projledger.measures.reporting import reporting
    from projledger.measures.reporting_record import Reporting
    from projledger.measures.units import unit_at

    point = ledger.standpoint(as_of)
    view = point.view
    held = [row for row in view.held("report") if row.period == str(month)]
    today = view.moment.astimezone().date() if as_of else ledger.today
    units, projects = view.units(), view.projects(month)
    answerable(projects, month, today)
    scanned = {paper.to for paper in view.attachments()}
    found = reporting(units, projects, view.returns(month.year), held, month, point.settings, today, scanned)
    if unit is not None:
        name = unit_at(unit_named(units, unit), month, units)
        found = Reporting(
            month, found.deadline, today, tuple(line for line in found.units if line.unit == name)
        )
        held = [row for row in held if row.unit and unit_at(row.unit, month, units) == name]
    shown = {line.unit for line in found.units}
    replied = tuple(
        one for one in view.replies() if one.period == str(month) and unit_at(one.unit, month, units) in shown
    )
    answered = {unit_at(one.unit, month, units) for one in replied}
    unanswered = tuple(
        name for name in asked_to_confirm(view, month) if name in shown and name not in answered
    )
    return answers.StatusAnswer(found, tuple(held), point.settings, replied, unanswered)


def asked_to_confirm(view: View, month: Month) -> tuple[str, ...]:
    """The units that an issued letter, not withdrawn since, asks to confirm their figures of ``month``."""
    from projledger.measures.units import unit_at

    units, found = view.units(), []
    for item in view.issues():
        period = Period.parse(item.issue.period)
        if item.issue.kind == "confirm" and item.withdrawn is None and period and period.last == month:
            found.append(unit_at(str(item.issue.scope.get("unit", "")), month, units))
    return tuple(dict.fromkeys(found))


def calendar(ledger: "Answering", as_of: str | None) -> list[answers.StatusAnswer]:
    """The reporting of each month of the plan year; months without a return have no deadline."""
    from projledger.measures.reporting import reporting

    point = ledger.standpoint(as_of)
    view, settings = point.view, point.settings
    year = settings.office.year
    today = view.moment.astimezone().date() if as_of else ledger.today
    units, returns, held = view.units(), view.returns(year), view.held("report")
    answerable(view.projects(Month(year, 12)), Month(year, 1), today)
    scanned = {paper.to for paper in view.attachments()}
    found = []
    for number in range(1, 13):
        month = Month(year, number)
        report = reporting(units, view.projects(month), returns, held, month, settings, today, scanned)
        own = tuple(row for row in held if row.period == str(month))
        found.append(answers.StatusAnswer(report, own, settings))
    return found


def punctuality(ledger: "Answering", unit: str | None, as_of: str | None) -> answers.PunctualityAnswer:
    """How each unit, or ``unit``, reported the months of the plan year, who has failed longest first."""
    from projledger.measures.reporting_year import reporting_year

    months = [answer.reporting for answer in calendar(ledger, as_of)]
    years = reporting_year(months)
    if unit is not None:
        named = unit_named(ledger.standpoint(as_of).view.units(), unit)
        years = tuple(year for year in years if year.unit == named)
    return answers.PunctualityAnswer(months[0].month.year, months[0].today, years)


def show(
    ledger: "Answering", text: str, year: int, as_of: str | None, month: Month | None = None
) -> answers.ProjectAnswer:
    """The project's year, or January to ``month`` of it."""
    from projledger.checks.history import history as compare_months
    from projledger.intake.comparing import recorded_figure
    from projledger.measures.project_history import project_history

    point = ledger.standpoint(as_of)
    view, through = point.view, Month(year, 12)
    planned = view.projects(through)
    project = project_named(planned, text)
    last = month or max((one for one in view.months() if one.year == year), default=Month(year, 1))
    figures = view.figures(year, last, project.id)
    target = yardstick(point, year)
    history = project_history(
        project,
        figures,
        view.held("report"),
        view.returns(year),
        last,
        point.settings,
        view.units(),
        projects=planned if target.unit_targets else (),
        yardstick=target,
    )
    stated = _stated(figures[-1]) if figures else ()
    known = view.known(year, ledger.today, last=last).projects
    warnings = tuple((one.month, one.finding) for one in compare_months(map(recorded_figure, figures), known))
    corrected = () if as_of else tuple(_corrected(ledger, view, figures, last))
    replied = tuple(
        one
        for one in view.replies()
        if one.period.startswith(f"{year:04d}-")
        and (one.project == project.key or (one.agreed and one.unit == project.reporting_unit))
    )
    return answers.ProjectAnswer(history, stated, warnings, corrected, replied)


def _corrected(
    ledger: "Answering", view: View, figures: Sequence[FigureRecord], last: Month
) -> Iterator[tuple[Month, int]]:
    """The closed months among ``figures`` (of one project) that the closing shows with another row."""
    closings = {Month.parse(period): number for period, number in view.closed().items()}
    for figure in figures:
        number = closings.get(figure.month)
        if number is None or figure.month > last:
            continue
        then = ledger.book.view(number).figures(figure.month.year, figure.month, figure.project)
        if figure.entry not in {one.entry for one in then if one.month == figure.month}:
            yield figure.month, number


def _stated(figure: FigureRecord) -> tuple[tuple[FigureRecord, str, str], ...]:
    from projledger.forms.register import FORMS

    form = FORMS["report"]
    fields = ("physical_progress", "problem", "help_asked", "correction_reason")
    return tuple(
        (figure, form.field(name).title, str(figure.values[name]))
        for name in fields
        if figure.values.get(name)
    )


def log(ledger: "Answering", number: int | None, last: int) -> answers.Log:
    """The latest submissions, or one whole."""
    view = ledger.book.view()
    submissions = view.submissions()
    if number is None:
        shown = submissions[-last:] if last else submissions
        return answers.Log(tuple(shown), len(submissions) - len(shown))
    found = [item for item in submissions if item.number == number]
    if not found:
        message = _("There is no submission no. {number}; the last is no. {head}.")
        raise UnknownName(message.format(number=number, head=view.number))
    returns = tuple(item for item in view.returns(None) if item.submission == number)
    papers = tuple(paper for paper in view.attachments() if paper.to == number)
    return answers.Log(tuple(found), returns=returns, papers=papers, detailed=True)


def glance(ledger: "Answering") -> answers.Glance:
    """What is due, what is open, the headline, and the step that comes next."""
    view = ledger.book.view()
    asked = ledger.period(None)
    if not view.units():
        step = _("import the units' register: projledger template units, fill it in, projledger import FILE")
        return answers.Glance(ledger.settings, view.number, None, None, step)
    if not view.projects(asked.last):
        step = _("import the annual plan: projledger template plan, fill it in, projledger import FILE")
        return answers.Glance(ledger.settings, view.number, None, None, step)
    found = status(ledger, asked.last, None, None).reporting
    table = progress(
        ledger, asked, by="level", unit=None, level=None, behind=False, sort=None, as_of=None, latest=False
    ).progress
    month = asked.last.month
    if found.urge:
        step = _("projledger status --month {month}, and urge those who are missing").format(month=month)
    elif str(asked.last) not in view.closed():
        step = _(
            "projledger progress --month {month}, projledger bulletin --month {month}, then close the month"
        )
        step = step.format(month=month)
    else:
        step = _("projledger template report --all-units --month {month}").format(month=month % 12 + 1)
    return answers.Glance(ledger.settings, view.number, found, table, step)
