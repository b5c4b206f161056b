"""One project: who and what, its months with their sources, what remains to be said."""

from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.text import Text

from projledger.api.answers import ProjectAnswer, basis
from projledger.api.traces import Trace, TraceLine
from projledger.console.places import field_title
from projledger.console.terminal import LIGHT_STYLES, draw, plain, say, table
from projledger.forms.field import Kind
from projledger.forms.register import FORMS
from projledger.foundation.language import _
from projledger.foundation.money import show_money
from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.project_history import HistoryRow


def show_project(console: Console, answer: ProjectAnswer) -> None:
    """Print the project's year."""
    project = answer.history.project
    say(console, project.name, "bold")
    say(console, _facts(project))
    say(console, _plan(project))
    drawn = table()
    drawn.add_column(_("Month"), justify="right")
    drawn.add_column(_("Month\n(万元)"), justify="right", no_wrap=True)
    drawn.add_column(_("Done\n(万元)"), justify="right", no_wrap=True)
    drawn.add_column(_("Rate\n(%)"), justify="right", no_wrap=True)
    drawn.add_column(_("Gap\n(points)"), justify="right", no_wrap=True)
    drawn.add_column(_("Light"), justify="right", no_wrap=True)
    drawn.add_column(_("Status"), no_wrap=True)
    drawn.add_column(_("Source"), overflow="fold")
    for row in answer.history.rows:
        style = LIGHT_STYLES.get(row.light.value, "") if row.light else ""
        drawn.add_row(
            str(row.month.month),
            row.shown["completed_month"],
            row.shown["completed_ytd"],
            row.shown["completion_rate"],
            row.shown["schedule_gap"],
            Text(row.shown["light"], style=style),
            row.status or "-",
            plain(_source(row)),
        )
    draw(console, drawn)
    for line in _closing(answer):
        say(console, line)


def _facts(project: ProjectRecord) -> str:
    level = _(", ").join([project.level, *([_("listed")] if project.listed else [])])
    kind = [project.sector, project.industry, project.nature]
    parts = [project.key, level, *kind, project.place, project.lead_unit]
    return "   ".join(dict.fromkeys(part for part in parts if part))


def _plan(project: ProjectRecord) -> str:
    parts = [
        _("annual plan {amount} 万元").format(amount=show_money(project.annual_plan, "万元"))
        if project.annual_plan is not None
        else _("no annual plan")
    ]
    if project.total_investment is not None:
        parts.append(
            _("total investment {amount} 万元").format(amount=show_money(project.total_investment, "万元"))
        )
    if project.planned_start or project.planned_finish:
        text = _("planned from {start} to {finish}")
        parts.append(text.format(start=project.planned_start or "-", finish=project.planned_finish or "-"))
    return "   ".join(parts)


def _source(row: HistoryRow) -> str:
    if row.figure is None:
        if row.nil:
            return _("nil report")
        return _("held (待核), last figure carried on") if row.held else _("not reported, carried on")
    said = figure_source(row.figure)
    if row.flash:
        said = _("{source} (flash, to be confirmed)").format(source=said)
    elif row.held:
        said = _("{source}; a later row is held").format(source=said)
    return said


def figure_source(figure: FigureRecord) -> str:
    """``no. 57 岳家镇6月.xlsx 月报!G7``; a clerk's entry names its stated source."""
    field = basis(figure)
    source = figure.source_of(field)
    if source.kind == "enter":
        return _("no. {number} told: {stated}").format(number=source.submission, stated=source.stated)
    text = _("no. {number} {file} {cell}")
    return text.format(number=source.submission, file=source.file_name, cell=figure.cells.get(field, ""))


def _closing(answer: ProjectAnswer) -> list[str]:
    lines = [
        _("Month {month}: {name}: {text}").format(month=figure.month.month, name=name, text=text)
        for figure, name, text in answer.stated_problems
    ]
    lines += [
        _("Month {month}: {code} {text}").format(month=month.month, code=finding.code, text=finding.message)
        for month, finding in answer.warnings
    ]
    for month, number in answer.corrected:
        text = _(
            "Month {month} is closed (no. {number}); the figure above was corrected since, "
            "tables show the closed one"
        )
        lines.append(text.format(month=month.month, number=number))
    for one in answer.replies:
        text = _("{month}: {unit} found its figures right, {day} (no. {number}).")
        if not one.agreed:
            text = _("{month}: {unit} corrected the figure in its reply, {day} (no. {number}).")
        confirmed = Month.parse(one.period)
        lines.append(
            text.format(
                month=confirmed.words if confirmed else one.period,
                unit=one.unit,
                day=one.received_on.isoformat(),
                number=one.submission,
            )
        )
    early = answer.history.months_early
    if early is not None:
        lines.append(
            _("Finished, {months} months before the plan").format(months=early)
            if early
            else _("Finished before the planned day")
        )
    return lines


def show_trace(console: Console, trace: Trace) -> None:
    """Print every entry of a field; the one that stands is marked."""
    say(console, f"{trace.project.key}  {trace.project.name}  {trace.title}", "bold")
    drawn = table()
    drawn.add_column("", no_wrap=True)
    drawn.add_column(_("Month"), justify="right")
    drawn.add_column(_("Value"), justify="right", overflow="fold")
    drawn.add_column(_("No."), justify="right")
    drawn.add_column(_("Source"), overflow="fold")
    drawn.add_column(_("Dated"), no_wrap=True)
    drawn.add_column(_("Recorded"), no_wrap=True)
    for line in trace.lines:
        drawn.add_row(
            "*" if line.stands else "",
            str(line.month.month) if line.month else _("plan"),
            plain(shown_value(trace.field, line.value)),
            str(line.submission),
            plain(_trace_source(line)),
            line.return_date.isoformat(),
            line.recorded_at.astimezone().strftime("%Y-%m-%d %H:%M"),
            style=None if line.stands else "dim",
        )
    draw(console, drawn)
    say(console, _("* stands now") if trace.lines else _("No entry of this field."))


def _trace_source(line: TraceLine) -> str:
    place = " ".join(part for part in (line.file_name, line.cell) if part)
    if line.derived_from:
        place = _("{place} (from {field})").format(place=place, field=field_title(line.derived_from))
    return place if line.state == "entered" else _("{place} (held)").format(place=place)


def shown_value(field: str, value: Any) -> str:
    """A stored value as people read it: money in 万元, land in 亩, lists joined."""
    forms = (FORMS["report"], FORMS["plan"])
    spec = next((spec for form in forms for spec in form.fields if spec.name == field), None)
    match value:
        case None:
            return "-"
        case bool():
            return "是" if value else "否"
        case int() if spec is not None and spec.kind is Kind.MONEY:
            return f"{show_money(value, '万元')} 万元"
        case int() if spec is not None and spec.kind is Kind.AREA:
            return f"{Decimal(value).scaleb(-2).normalize():f} 亩"
        case tuple():
            return "、".join(value)
        case _:
            return str(value)
