"""A workspace for each invented county: its units and its plan, made from the truth."""

import io
from pathlib import Path

from invented.county import County, county_of

from projledger import Ledger
from projledger.intake.options import ImportOptions


def county_ledger(folder: Path, year: int) -> Ledger:
    """A fresh ledger of ``year`` that knows the county's units and plan."""
    from datetime import date

    county = county_of(year)
    ledger = Ledger.create(folder / str(year), year=year)
    for name, data in (("units.xlsx", _units(county)), (f"plan{year}.xlsx", _plan(county))):
        path = folder / name
        path.write_bytes(data)
        report = ledger.import_(
            [path], ImportOptions(received_on=date(year, 1, 31), year=year), annotate=False
        )
        assert not report.troubled, report.record()
    return ledger


def _units(county: County) -> bytes:
    kinds = {"镇": "乡镇", "乡": "乡镇", "处": "街道", "局": "县级部门", "会": "园区", "团": "县属国企"}
    rows = [("单位名称", "单位类别"), *((unit, kinds[unit[-1]]) for unit in county.units)]
    return _workbook(rows)


def _plan(county: County) -> bytes:
    titles = (
        "项目代码",
        "项目名称",
        "项目级别",
        "建设性质",
        "总投资（万元）",
        "截至上年底累计完成投资（万元）",
        "年度计划投资（万元）",
        "牵头责任单位",
    )
    rows: list[tuple[object, ...]] = [(f"{county.year}年度计划表",), titles]
    rows += [
        (
            one.code,
            one.name,
            one.level,
            one.nature,
            one.total / 10_000,
            one.before / 10_000,
            one.plan / 10_000,
            one.unit,
        )
        for one in county.projects
    ]
    return _workbook(rows)


def _workbook(rows: list[tuple[object, ...]]) -> bytes:
    import openpyxl

    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
