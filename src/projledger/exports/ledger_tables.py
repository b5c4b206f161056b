"""The whole ledger as tables: units, plan, figures with their sources, and what came in.

Titles come from the forms. Amounts are in 万元, exactly; land in 亩.
"""

from collections.abc import Iterable

from projledger.exports.columns import Column, Kind, Table, Value, yuan_in
from projledger.exports.form_columns import SOURCE, WAN, form_column, form_columns, form_values, text
from projledger.exports.ledger_contents import LedgerContents, YearContents
from projledger.exports.received_tables import (
    extras_table,
    facts_table,
    findings_table,
    held_table,
    returns_table,
    submissions_table,
)
from projledger.exports.register_table import about_words, register_table
from projledger.forms import plan, report, units
from projledger.foundation.period import Month
from projledger.ledger.records import FigureRecord, ProjectRecord
from projledger.measures.frames import stated

#: What a figure's source address points at: the first of these that the row states.
AMOUNTS = ("completed_ytd", "completed_month", "completed_total")


def ledger_tables(contents: LedgerContents) -> tuple[Table, ...]:
    """Every table of the export, in the order of its sheets."""
    names = {project.id: project.name for year in contents.years for project in year.projects}
    return (
        _units(contents),
        _plan(contents),
        _targets(contents),
        _figures(contents),
        returns_table(contents),
        held_table(contents),
        extras_table(contents),
        findings_table(contents),
        submissions_table(contents),
        register_table(contents.issues, lambda item: about_words(item.issue.scope, names)),
        *(facts_table(table) for table in contents.facts),
    )


def source_address(figure: FigureRecord) -> str:
    """Where the figure's amount stands: ``月报!F8``; its sheet and row, or what the clerk gave as source."""
    for field in AMOUNTS:
        if figure.values.get(field) is not None and field in figure.cells:
            return figure.cells[field]
    if figure.source.kind == "file" and figure.source.sheet:
        return f"{figure.source.sheet}!{figure.source.row}"
    return figure.source.stated


def _units(contents: LedgerContents) -> Table:
    fields = ("name", "kind", "short_names", "valid_from", "valid_to", "predecessor", "owes_return")
    columns = tuple(form_column(units.FORM.field(name)) for name in fields)
    rows = [{name: text(getattr(unit, name)) for name in fields} for unit in contents.units]
    return Table("单位", columns, rows)


def _plan(contents: LedgerContents) -> Table:
    columns = (
        Column("plan_year", "年度"),
        Column("key", "编号"),
        *form_columns(plan.FORM),
        Column("lists_of", "名单及其年度计划（万元）", width=30),
        *SOURCE,
    )
    rows = [_plan_row(year.year, project) for year in contents.years for project in year.projects]
    return Table("年度计划", columns, rows)


def _plan_row(year: int, project: ProjectRecord) -> dict[str, Value]:
    lists = "、".join(
        item.name if item.annual_plan is None else f"{item.name} {yuan_in(item.annual_plan, WAN):f}"
        for item in project.lists
    )
    return {
        **form_values(plan.FORM, project.values),
        "plan_year": year,
        "key": project.key,
        "lists_of": lists,
        "source_number": project.source.submission,
        "source_file": project.source.file_name,
        "source_cell": project.cells.get("annual_plan") or f"{project.source.sheet}!{project.source.row}",
    }


def _targets(contents: LedgerContents) -> Table:
    """One row a unit and month's end: what was last set for it, and where."""
    columns = (
        Column("plan_year", "年度"),
        Column("unit", "责任单位", width=24),
        Column("annual_plan", "目标表所列年度计划（万元）", Kind.AMOUNT),
        Column("month", "截至月份"),
        Column("amount", "累计目标（万元）", Kind.AMOUNT),
        Column("percent", "累计目标占年度计划（%）", Kind.RATE),
        *SOURCE,
    )
    rows: list[dict[str, Value]] = [
        {
            "plan_year": year.year,
            "unit": record.unit,
            "annual_plan": yuan_in(record.annual_plan, WAN),
            "month": str(Month(year.year, month)),
            "amount": yuan_in(record.amounts.get(month), WAN),
            "percent": record.percents.get(month),
            "source_number": place.source.submission,
            "source_file": place.source.file_name,
            "source_cell": place.cell,
        }
        for year in contents.years
        for record in year.targets
        for month, place in sorted(record.stated.items())
    ]
    return Table("时序目标", columns, rows)


def _figures(contents: LedgerContents) -> Table:
    columns = (
        Column("key", "编号"),
        Column("name", "项目名称", width=34),
        Column("month", "月份"),
        Column("reporter", "报送单位"),
        Column("ledger_month", "本月完成投资·台账（万元）", Kind.AMOUNT),
        Column("ledger_ytd", "本年累计完成投资·台账（万元）", Kind.AMOUNT),
        *(column for column in form_columns(report.FORM) if column.key not in ("code", "project", "unit")),
        Column("flash", "快报"),
        Column("return_date", "填报日期"),
        *SOURCE,
    )
    rows = [row for year in contents.years for row in _year_figures(year)]
    return Table("月报数", columns, rows)


def _year_figures(year: YearContents) -> Iterable[dict[str, Value]]:
    projects = {project.id: project for project in year.projects}
    for project, said in stated(year.projects, year.figures, Month(year.year, 12)).items():
        for row in said:
            yield _figure(projects[project], row.figure, row.completed_month, row.completed_ytd)


def _figure(
    project: ProjectRecord, figure: FigureRecord, month: int | None, ytd: int | None
) -> dict[str, Value]:
    return {
        **form_values(report.FORM, figure.values),
        "key": project.key,
        "name": project.name,
        "month": str(figure.month),
        "reporter": figure.unit,
        "ledger_month": yuan_in(month, WAN),
        "ledger_ytd": yuan_in(ytd, WAN),
        "flash": figure.flash,
        "return_date": figure.return_date.isoformat(),
        "source_number": figure.source.submission,
        "source_file": figure.source.file_name,
        "source_cell": source_address(figure),
    }
