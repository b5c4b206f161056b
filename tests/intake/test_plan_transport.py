"""What a worker is told and what it answers: nothing is lost on the way, a new field included."""

import importlib
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from projledger.api.readers import JUDGING
from projledger.foundation.findings import Cell, Finding, Verdict
from projledger.foundation.period import Month
from projledger.foundation.phrase import Phrase
from projledger.foundation.settings import default_toml, parse
from projledger.intake import plan_transport
from projledger.intake.gather import Gathered
from projledger.intake.options import ImportOptions
from projledger.intake.planned import Fate, PlannedReturn, PlannedRow
from projledger.intake.spool import Spool
from projledger.intake.triage import file_kept
from projledger.ledger.new_records import NewEntry, NewReturn
from projledger.workbook.inputs import ReceivedFile

DAY = date(2021, 7, 20)


def test_what_the_clerk_says_of_the_files_is_told_to_the_workers_word_for_word() -> None:
    options = ImportOptions(
        received_on=DAY,
        form="report",
        unit="云台镇人民政府",
        month=Month(2021, 6),
        year=2021,
        money_unit="万元",
        strict=True,
        who="重点办",
        rates={"美元": Decimal("6.5")},
    )
    assert all(getattr(options, field.name) for field in fields(options))  # a new option is to be told too
    text = default_toml("重点办", "示例县", 2021) + '\n[currency.rates]\n"美元" = 6.5\n'
    settings = parse(text, "projledger.toml")
    brief = plan_transport.Brief(Path("ledger.db"), 3, settings, options, "zh")
    assert plan_transport.Brief.unpacked(brief.packed()) == brief


def test_a_plan_comes_back_as_it_was_made() -> None:
    entry = NewEntry(
        7,
        Verdict.HELD,
        {"project": "甲路", "completed_ytd": 120_000, "stated_rate": Decimal("45.20")},
        3,
        {"level": "月报!A4"},
        {"project": "甲路"},
        {"备注": "无"},
    )
    new = NewReturn(
        form="report",
        unit="云台镇人民政府",
        period="2021-06",
        verdict=Verdict.HELD,
        sheet="月报",
        header_rows="3-4",
        column_map={"project": "B"},
        money_unit="万元",
        money_source="line A2",
        return_date=DAY,
        date_source="F2",
        nil=True,
        layout="某县",
        entries=(entry,),
        extra_map={"备注": "H"},
    )
    assert all(getattr(new, field.name) for field in fields(new))  # a new field is to come back too
    finding = Finding("U603", "a.xlsx", "月报", Cell(2, 1), "", Phrase("no. {number}", number="4"))
    returned = PlannedReturn(new, 2021, Cell(2, 6), (PlannedRow.of(entry),))
    one = Gathered(ReceivedFile("a.xlsx", "", Path("a.xlsx"), b"bytes"), "aa", None, (), ())
    options = ImportOptions(DAY, who="重点办")
    made = file_kept(one, Fate.HELD, (finding,), options, returned)
    back = plan_transport.unpacked_plan(plan_transport.packed_plan(made), one, options, Spool())
    assert [tuple(item.new.entries) for item in back.returns] == [(entry,)]
    assert isinstance(back.findings[0].found, Phrase)
    same = replace(back, returns=tuple(_with(item, new.entries) for item in back.returns), submission=None)
    assert same == replace(made, submission=None)


def _with(item: PlannedReturn, entries: Sequence[NewEntry]) -> PlannedReturn:
    return item._replace(new=replace(item.new, entries=entries))


def test_the_workers_module_is_there_to_be_run() -> None:
    assert callable(importlib.import_module(JUDGING).main)
