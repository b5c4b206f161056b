"""The limits of reading are the office's: each that a message names is a setting that moves it."""

import re
import zipfile
from pathlib import Path

import pytest
from workbook_builder import sheet_xml, xlsx, zipped

from projledger.foundation.settings import Limits as LimitSettings
from projledger.foundation.settings import describe_settings
from projledger.workbook.faults import PHRASES
from projledger.workbook.inputs import received
from projledger.workbook.limits import Limits
from projledger.workbook.reader import Reader


def test_the_limits_of_the_settings_are_those_of_reading() -> None:
    assert Limits.of(LimitSettings()) == Limits()


def test_every_setting_that_a_message_names_is_one() -> None:
    named = {name for phrase in PHRASES.values() for name in re.findall(r"\((limits\.\w+)\)", phrase)}
    assert named == {row.key for row in describe_settings() if row.key.startswith("limits.")}


def _cells(count: int) -> bytes:
    return xlsx(
        "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, count + 1))
    )


@pytest.mark.parametrize(
    ("low", "high", "data", "found"),
    [
        ({"cells": 1000}, {"cells": 2000}, _cells(1500), "more than 1000 cells (limits.cells)"),
        ({"rows": 100}, {"rows": 200}, _cells(150), "more than 100 rows (limits.rows)"),
        ({"sheets": 2}, {"sheets": 3}, xlsx("", "", ""), "more than 2 sheets (limits.sheets)"),
        (
            {"file_megabytes": 1},
            {"file_megabytes": 2},
            xlsx("", extra={"xl/media/a.png": bytes(1_500_000)}, compression=zipfile.ZIP_STORED),
            "it is larger than 1 MB (limits.file_megabytes)",
        ),
        (
            {"unpacked_megabytes": 1},
            {"unpacked_megabytes": 2},
            xlsx(("S", sheet_xml("") + " " * 1_200_000), compression=zipfile.ZIP_STORED),
            "it unpacks to more than 1 MB (limits.unpacked_megabytes)",
        ),
        (
            {},
            {"ratio": 2000},
            xlsx(("S", sheet_xml("") + " " * 1_200_000)),
            "the part xl/worksheets/sheet1.xml unpacks to more than 200 times its size (limits.ratio)",
        ),
    ],
    ids=["cells", "rows", "sheets", "file", "unpacked", "ratio"],
)
def test_a_file_over_a_limit_names_it_and_is_read_where_the_office_raises_it(
    low: dict[str, int], high: dict[str, int], data: bytes, found: str
) -> None:
    with Reader(Limits.of(LimitSettings(**low)), workers=1) as reader:
        (finding,) = reader.read(data, "a.xlsx").findings
        assert (finding.code, finding.found) == ("F007", found)
    with Reader(Limits.of(LimitSettings(**high)), workers=1) as reader:
        assert reader.read(data, "a.xlsx").workbook


def test_an_archive_over_its_limit_names_it(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 3_000
    (tmp_path / "6月.zip").write_bytes(zipped({"a.csv": noise, "b.csv": noise}, zipfile.ZIP_STORED))
    (found,) = received([tmp_path / "6月.zip"], Limits.of(LimitSettings(archive_megabytes=1)))
    assert [(one.code, one.found) for one in found.findings] == [
        ("F007", "with its files it comes to more than 1 MB (limits.archive_megabytes)")
    ]
    assert len(list(received([tmp_path / "6月.zip"], Limits.of(LimitSettings(archive_megabytes=2))))) == 2
