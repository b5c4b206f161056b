"""The wall chart: one standpoint, all measures of it, one page."""

from typing import TYPE_CHECKING

from projledger.api.questions import answerable
from projledger.api.targets import yardstick
from projledger.foundation.period import Period

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger
    from projledger.measures.progress_table import Progress


def board(
    ledger: "Ledger", period: Period, *, internal: bool, contacts: bool, as_of: str | None, latest: bool
) -> bytes:
    """The wall chart of ``period`` as the bytes of an HTML file."""
    from projledger.api.rates import lights
    from projledger.exports.board_page import board_page
    from projledger.exports.board_record import Board, board_record
    from projledger.measures.grouping import By
    from projledger.measures.month_sources import months_with_sources
    from projledger.measures.progress import progress
    from projledger.measures.rate_table import rate_table
    from projledger.measures.reporting import reporting
    from projledger.measures.start_finish import starts_and_finishes

    point = ledger.standpoint(as_of, latest=latest, period=period)
    view, settings, last = point.view, point.settings, period.last
    taken = view.moment.astimezone().date() if as_of or point.closed else ledger.today
    projects, units = view.projects(last), view.units()
    answerable(projects, last, taken)
    figures, held, returns = view.figures(last.year, last), view.held(), view.returns(last.year)

    target = yardstick(point, last.year)

    def table(by: By) -> "Progress":
        return progress(
            projects,
            figures,
            held,
            returns,
            period,
            settings,
            by=by,
            as_of=view.moment,
            submission=view.number,
            unit_records=units,
            yardstick=target,
        )

    months = months_with_sources(
        projects, figures, returns, last, none_in=settings.returns.none_in, units=units
    )
    reports = [
        reporting(units, view.projects(month), returns, held, month, settings, taken)
        for month in last.through_year()
    ]
    record = board_record(
        Board(
            projects=projects,
            units=units,
            by_project=table(By.PROJECT),
            by_unit=table(By.UNIT),
            by_level=table(By.LEVEL),
            months=months,
            lights=lights(ledger, period, "investment", {"as_of": as_of, "latest": latest}).history,
            rates=rate_table(
                projects, figures, held, returns, period, settings, unit_records=units, yardstick=target
            ),
            timelines=starts_and_finishes(projects, figures, last, settings.definitions),
            reporting=reports,
            returns=returns,
            taken=taken,
            head_digest=view.head_digest,
            internal=internal,
            contacts=contacts,
        )
    )
    return board_page(record)
