"""What leaves the office: draft bulletins and the exported ledger."""

from pathlib import Path
from typing import TYPE_CHECKING

from projledger.api.files import free_name, replace_file
from projledger.api.questions import answerable
from projledger.foundation.period import Month, Period

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger
    from projledger.measures.progress import Progress


def write_bulletin(
    ledger: "Ledger",
    period: Period,
    template: Path | None,
    *,
    as_of: str | None,
    latest: bool,
    output: Path | None,
) -> Path:
    """Write the draft bulletin of ``period`` and return where it lies.

    The office's own ``bulletin.docx`` in the workspace's ``templates`` wins over ours. The day of the
    draft is that of the ledger's state: ``as_of``, or today.
    """
    from projledger.documents.bulletin import TEMPLATE_NAME, bulletin_context, render_bulletin
    from projledger.measures.grouping import By
    from projledger.measures.problems import problems
    from projledger.measures.progress import progress
    from projledger.measures.reporting import reporting

    point = ledger.standpoint(as_of, latest=latest, period=period)
    view, settings, last = point.view, point.settings, period.last
    projects, units = view.projects(last), view.units()
    figures, held = view.figures(last.year, last), view.held()
    returns = view.returns(last.year)
    taken = view.moment.astimezone().date() if as_of or point.closed else ledger.today

    answerable(projects, last, taken)

    def table(by: By, of: Period = period) -> "Progress":
        return progress(projects, figures, held, returns, of, settings, by=by, unit_records=units)

    before = _period_before(period)

    context = bulletin_context(
        levels=table(By.LEVEL),
        by_units=table(By.UNIT),
        problems=problems(projects, figures, held, returns, period, settings, units),
        reporting=reporting(units, projects, returns, held, last, settings, taken),
        units=units,
        settings=settings,
        as_of=taken,
        head_digest=view.head_digest,
        comparison=table(By.LEVEL, before) if before else None,
        internal={project.id for project in projects if project.internal},
    )
    own = ledger.workspace.root / "templates" / TEMPLATE_NAME
    data = render_bulletin(context, template or (own if own.is_file() else None), made=taken)
    target = output or free_name(ledger.workspace.drafts, f"{context.title}（草稿）", ".docx")
    replace_file(target, data)
    return target


def _period_before(period: Period) -> Period | None:
    """The period before in the same year that a reader compares with: the quarter's, else the month's."""
    step = 3 if period.kind in {"quarter", "half"} else 1
    month = period.last.month - step
    return Period("quarter" if step > 1 else "month", Month(period.year, month)) if month > 0 else None


def whole_ledger(ledger: "Ledger", form: str, year: int | None, as_of: str | None) -> bytes:
    """All that the ledger holds; plans, standing figures and returns only of ``year`` where one is given."""
    from projledger.exports.ledger_contents import contents_of
    from projledger.exports.ledger_export import ledger_csv_zip, ledger_json, ledger_xlsx

    contents = contents_of(ledger.standpoint(as_of).view, year)
    if form == "xlsx":
        return ledger_xlsx(contents)
    return ledger_csv_zip(contents) if form == "csv" else ledger_json(contents).encode()
