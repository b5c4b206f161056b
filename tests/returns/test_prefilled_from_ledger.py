"""What last month's cumulative figure is in the workbook that a unit gets, and when it is asked for."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from ledger_facts import Clock, plan, plan_row, report, units
from ledger_facts import entry as row

from projledger.api import Ledger
from projledger.api.templates import write_prefilled
from projledger.forms.report import FORM
from projledger.foundation.findings import Verdict
from projledger.foundation.period import Month
from projledger.ledger.new_records import NewSubmission
from projledger.returns.columns import CHECK, LAST, columns_of
from projledger.returns.frame import FIRST_ROW
from projledger.returns.prefilled import PrefilledProject, fill_prefilled, prefilled_workbook
from projledger.returns.selfcheck import ASKED, EMPTY

COLUMNS = columns_of(FORM)
MAY = report("2021-05", row(7, 1, project="项目1", completed_ytd=480_000))
JUNE = report("2021-06", row(7, 1, project="项目1", completed_month=20_000))
JUNE_HELD = report(
    "2021-06", row(7, 1, Verdict.HELD, project="项目1", completed_ytd=10), verdict=Verdict.HELD
)
JUNE_NIL = report("2021-06", nil=True)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "county", year=2021, clock=Clock()) as made:
        made.book.post([units("云台镇"), plan(plan_row(1))])
        yield made


def shown(ledger: Ledger, month: int, folder: Path) -> tuple[object, bool, object]:
    """上月底累计, whether this year's figure is computed from it, and what the self-check says."""
    (path,) = write_prefilled(ledger, Month(2021, month), "云台镇", folder)
    sheets = [openpyxl.load_workbook(path, data_only=plain)["月报"] for plain in (True, False)]
    last, ytd, check = (f"{COLUMNS.of(name).letter}{FIRST_ROW}" for name in (LAST, "completed_ytd", CHECK))
    return sheets[0][last].value, sheets[1][ytd].value is not None, sheets[0][check].value


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        ((MAY, JUNE), (50, True, EMPTY)),
        ((MAY, JUNE_NIL), (48, True, EMPTY)),
        ((MAY,), (None, False, ASKED)),
        ((MAY, JUNE_HELD), (None, False, ASKED)),
        ((), (None, False, ASKED)),
        ((JUNE_NIL,), (None, False, ASKED)),
    ],
)
def test_an_older_figure_is_never_shown_as_last_months(
    ledger: Ledger, tmp_path: Path, came: tuple[NewSubmission, ...], expected: tuple[object, bool, str]
) -> None:
    if came:
        ledger.book.post(list(came))
    assert shown(ledger, 7, tmp_path) == expected


def test_january_begins_at_nothing_and_a_month_without_return_is_passed_over(
    tmp_path: Path, ledger: Ledger
) -> None:
    assert shown(ledger, 1, tmp_path) == (0, True, EMPTY)
    assert shown(ledger, 2, tmp_path) == (0, True, EMPTY)  # a new office's January has no return
    text = ledger.workspace.settings_file.read_text(encoding="utf-8")
    for months, february, july in (
        ("[]", (None, False, ASKED), (None, False, ASKED)),
        ("[1, 6]", (0, True, EMPTY), (48, True, EMPTY)),
    ):
        settings = re.sub("(?m)^none_in = .*$", f"none_in = {months}", text)
        with Ledger.create(tmp_path / months, settings_text=settings, clock=Clock()) as other:
            other.book.post([units("云台镇"), plan(plan_row(1)), MAY])
            assert shown(other, 2, tmp_path) == february
            assert shown(other, 7, tmp_path) == july


def test_the_month_alone_does_not_pass_where_last_months_figure_is_not_known() -> None:
    project = PrefilledProject("PC-1", "喜麻公路", 10**10, 0, 10**9, None)
    blank = prefilled_workbook("云台镇", Month(2021, 7), [project], county="示例县")
    started = {"status": "在建", "actual_start": "2021-01-05"}
    for values, words in (({"completed_month": 20}, ASKED), ({"completed_ytd": 70}, "通过")):
        filled = fill_prefilled(blank, {"喜麻公路": {**started, **values}}, return_date=None)
        sheet = openpyxl.load_workbook(io.BytesIO(filled), data_only=True)["月报"]
        assert sheet[f"{COLUMNS.of(CHECK).letter}{FIRST_ROW}"].value == words


def test_the_red_columns_are_the_ones_that_the_instructions_speak_of() -> None:
    from projledger.forms.register import FORMS
    from projledger.returns.blank import blank_workbook
    from projledger.returns.frame import HEADER_ROW, HINT_ROW
    from projledger.returns.look import REQUIRED_FONT

    for name in ("plan", "units"):
        book = openpyxl.load_workbook(io.BytesIO(blank_workbook(FORMS[name])))
        sheet = book.worksheets[0]
        said = "".join(str(cell.value or "") for line in book["填写说明"].iter_rows() for cell in line)
        assert "红色栏目必须填写" in str(sheet.cell(HINT_ROW, 1).value)
        assert "红色栏目必须填写" in said
        assert "*" not in said
        red = {
            str(cell.value).split("\n")[0]
            for cell in sheet[HEADER_ROW]
            if cell.font.color and cell.font.color.rgb == REQUIRED_FONT.color.rgb
        }
        assert red == {spec.title for spec in FORMS[name].fields if spec.required}
