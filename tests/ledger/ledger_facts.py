"""Short ways to say what is posted, for the tests of the book."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from projledger.foundation.findings import Cell, Finding, Verdict
from projledger.ledger.book import Book
from projledger.ledger.new_records import (
    NewAlias,
    NewEntry,
    NewIssue,
    NewLayout,
    NewReturn,
    NewRuling,
    NewSubmission,
    NewWithdrawal,
)

DAY = date(2021, 7, 5)
ENTERED, HELD, REJECTED = Verdict.ENTERED, Verdict.HELD, Verdict.REJECTED
COLUMNS = {"project": "B", "completed_ytd": "F", "completed_month": "E", "status": "G", "problem": "H"}


class Clock:
    """A clock that goes on by a minute whenever it is asked, from 2021-01-01 09:00 UTC."""

    def __init__(self, start: datetime = datetime(2021, 1, 1, 9, tzinfo=UTC)):
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def new_book(folder: Path, clock: Any = None) -> Book:
    return Book.create(folder / "ledger.db", clock=clock or Clock())


def entry(row: int, project: int | None = None, state: Verdict = ENTERED, /, **values: Any) -> NewEntry:
    return NewEntry(row=row, state=state, values=values, project=project)


def units(*names: str, **values: Any) -> NewSubmission:
    rows = tuple(entry(3 + at, name=name, kind="乡镇", **values) for at, name in enumerate(names))
    item = NewReturn("units", None, "", ENTERED, sheet="单位", entries=rows)
    return NewSubmission("file", DAY, file_name="单位.xlsx", data="、".join(names).encode(), returns=(item,))


def plan_row(project: int, row: int = 0, state: Verdict = ENTERED, **values: Any) -> NewEntry:
    return entry(
        row or project + 3,
        project,
        state,
        **{
            "name": f"项目{project}",
            "level": "县级",
            "total_investment": 9_000_000,
            "annual_plan": 1_200_000,
            "lead_unit": "云台镇",
            **values,
        },
    )


def plan(
    *rows: NewEntry, year: int = 2021, unit: str | None = None, columns: Mapping[str, str] | None = None
) -> NewSubmission:
    item = NewReturn(
        "plan", unit, str(year), ENTERED, sheet="计划", column_map=columns or {"name": "B"}, entries=rows
    )
    return NewSubmission("file", DAY, file_name="计划.xlsx", returns=(item,))


def targets_return(*rows: NewEntry, year: int = 2021, columns: str | None = None) -> NewReturn:
    """A table of targets with the columns that its rows state, or ``columns`` (their fields, by blanks)."""
    stated = dict.fromkeys(name for row in rows for name in row.values)
    fields = columns.split() if columns is not None else stated
    letters = {name: chr(ord("A") + place) for place, name in enumerate(fields)}
    return NewReturn("targets", None, str(year), ENTERED, sheet="目标", column_map=letters, entries=rows)


def targets(*rows: NewEntry, **given: Any) -> NewSubmission:
    return NewSubmission("file", DAY, file_name="目标.xlsx", returns=(targets_return(*rows, **given),))


def report(
    month: str,
    *rows: NewEntry,
    unit: str = "云台镇",
    dated: date | None = None,
    data: bytes | None = None,
    verdict: Verdict = ENTERED,
    nil: bool = False,
    findings: tuple[Finding, ...] = (),
    name: str = "",
    sheet: str = "月报",
) -> NewSubmission:
    item = NewReturn(
        "report",
        unit,
        month,
        verdict,
        sheet=sheet,
        column_map=COLUMNS,
        return_date=dated,
        nil=nil,
        entries=rows,
    )
    return NewSubmission(
        "file", DAY, file_name=name or f"{unit}{month}.xlsx", data=data, returns=(item,), findings=findings
    )


def clerk(month: str, project: int, source: str = "电话", **values: Any) -> NewSubmission:
    item = NewReturn("report", None, month, ENTERED, entries=(entry(0, project, **values),))
    return NewSubmission("enter", DAY, command={"source": source}, returns=(item,))


def ruling(
    entry_id: int, project: int | None = None, state: Verdict = ENTERED, form: str = "report"
) -> NewSubmission:
    return NewSubmission("accept", DAY, rulings=(NewRuling(form, entry_id, state, project, "属实"),))


def issue(
    book: Book, series: str = "示重点办", year: int = 2021, number: int | None = None, period: str = "2021-06"
) -> NewSubmission:
    """A document under the next number (or ``number``), with its file in issued/ as the command leaves it."""
    taken = [
        item.issue.running
        for item in book.view().issues()
        if (item.issue.series, item.issue.year) == (series, year)
    ]
    running = number or max(taken, default=0) + 1
    name, data = f"{series}〔{year}〕{running}号.docx", f"{series} {year} {running}".encode()
    place, sha256 = book.keep_template(b"template")
    book.issued.mkdir(exist_ok=True)
    (book.issued / name).write_bytes(data)
    made = NewIssue(
        kind="bulletin",
        name="督查通报",
        year=year,
        series=series,
        running=running,
        number_text=f"{series}〔{year}〕{running}号",
        day=DAY,
        taken=DAY,
        title="关于推进情况的督查通报",
        scope={"topic": "starts"},
        period=period,
        as_of=book.head,
        as_of_digest=book.head_digest,
        template=place,
        template_sha256=sha256,
        version="0.1",
        settings={"documents": {"aim": 4}},
    )
    return NewSubmission("issue", DAY, who="王", file_name=name, data=data, issue=made)


def withdraw(number: int, reason: str = "数据有误") -> NewSubmission:
    return NewSubmission(
        "withdraw", DAY, who="李", command={"reason": reason}, withdrawal=NewWithdrawal(number, reason)
    )


def undo(number: int) -> NewSubmission:
    return NewSubmission("undo", DAY, undoes=number)


def everything(book: Book) -> NewSubmission:
    """One submission with something in every fact table and, where it can, in every column."""
    last = book.head
    finding = Finding("N103", "月报.xlsx", "月报", Cell(8, 6), "completed_ytd", "约480万", {"unit": "万元"})
    return NewSubmission(
        "file",
        DAY,
        who="clerk",
        file_name="月报.xlsx",
        container="6月.zip",
        data=b"bytes %d" % last,
        command={"words": ["import"]},
        returns=(
            NewReturn("units", None, "", ENTERED, entries=(entry(3, name="云台镇", kind="乡镇"),)),
            NewReturn("plan", "云台镇", "2021", ENTERED, entries=(plan_row(1),)),
            targets_return(entry(3, lead_unit="云台镇", amount_03=400_000, percent_06=Decimal(50))),
            NewReturn(
                "report",
                "云台镇",
                "2021-06",
                HELD,
                "月报",
                "3-4",
                COLUMNS,
                "万元",
                "title F4",
                DAY,
                "月报!A2",
                False,
                "stamp",
                (
                    NewEntry(
                        7,
                        ENTERED,
                        {"project": "项目1", "completed_ytd": 4_800_000},
                        1,
                        {"unit": "月报!B4"},
                        {"a": "1"},
                        {"b": "2"},
                    ),
                    NewEntry(8, HELD, {"project": "项目2"}, None),
                ),
            ),
        ),
        findings=(finding,),
        aliases=(NewAlias("project", "又称", "1"),),
        closes="2021-06",
        layouts=(NewLayout("云台镇", "report", ("做了多少", "工程"), {"工程": "project"}, "万元"),),
        settings={"decimals": 2},
    )


def state(book: Book, number: int | None = None) -> dict[str, Any]:
    """All that a view says, for comparing views with one another."""
    from projledger.foundation.period import Month

    view = book.view(number)
    return {
        "units": view.units(),
        "projects": [view.projects(Month(2021, month)) for month in (1, 6, 12)],
        "figures": view.figures(2021, Month(2021, 12)),
        "held": view.held(),
        "returns": view.returns(None),
        "known": view.known(2021, DAY),
        "settings": view.settings(),
        "closed": view.closed(),
        "aliases": view.aliases(),
        "layouts": view.layouts(),
        "targets": view.unit_targets(2021),
    }


def sql(template: str, **names: str) -> str:
    """The statement with its names of tables and columns, quoted."""
    return template.format(**{key: f'"{name}"' for key, name in names.items()})
