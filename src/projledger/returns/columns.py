"""The columns of our own workbooks: a form's fields in their order, and what we set beside them."""

from typing import NamedTuple

from openpyxl.utils import get_column_letter

from projledger.forms.field import Form, Kind, Spec
from projledger.forms.plan import FORM as PLAN

#: Columns that only our workbooks have. They help the one who fills in; nothing of them is entered.
NUMBER = "序号"
CHECK = "自检"
LAST = "上月底累计完成投资"
ADDED = "较上月底增加"

#: Drop-downs for fields that admit other words too.
SUGGESTIONS = {"start_basis": ("施工许可证", "开工报告", "主体工程开挖", "其他")}
FLAGS = ("是", "否")

#: Widths on the printed sheet, where the form's own would make the print too small.
_REPORT_WIDTHS = {
    "code": 14,
    "project": 25,
    "stated_rate": 8.5,
    "status": 9,
    "physical_progress": 27,
    "actual_start": 11,
    "start_basis": 11,
    "actual_finish": 11,
    "funds_lacking": 9,
    "land_lacking": 8.5,
    "problem": 19,
    "help_asked": 19,
    "statistical_entry": 11,
    "difference_reason": 12,
    "correction_reason": 12,
    "remark": 12,
}
_MONEY_WIDTH = 10.5
# So wide that the first of two printed pages ends with December's plan.
_PLAN_WIDTHS = {
    "code": 16,
    "short_names": 12,
    "level": 9,
    "listed": 9,
    "lists": 12,
    "nature": 9,
    "scope": 24,
    "milestone": 30,
    "lead_unit": 22,
    "reporting_unit": 20,
    "owner": 28,
    "team": 16,
    "remark": 26,
}
_WORDS = frozenset({Kind.TEXT, Kind.NAME, Kind.LIST})


class FormColumn(NamedTuple):
    """A column of a workbook. ``field`` is empty for the columns that only our workbooks have."""

    number: int
    title: str
    kind: Kind
    width: float
    unit: str = ""
    spec: Spec | None = None

    @property
    def field(self) -> str:
        """The form's field, or ""."""
        return self.spec.name if self.spec else ""

    @property
    def letter(self) -> str:
        """The column's letter."""
        return get_column_letter(self.number)

    @property
    def heading(self) -> str:
        """The title as the header shows it: with its unit in brackets on a line of its own."""
        return f"{self.title}\n（{self.unit}）" if self.unit else self.title

    @property
    def choices(self) -> tuple[str, ...]:
        """What its drop-down offers."""
        if self.spec is None:
            return ()
        return (
            self.spec.choices or SUGGESTIONS.get(self.field, ()) or (FLAGS if self.kind is Kind.FLAG else ())
        )

    @property
    def open_choice(self) -> bool:
        """Whether words outside the drop-down are welcome."""
        return self.field in SUGGESTIONS


class Columns(tuple[FormColumn, ...]):
    """All columns of a workbook, by number and by field or title."""

    __slots__ = ()

    def of(self, name: str) -> FormColumn:
        """The column of that field, or of that title where it is one of our own; KeyError if none."""
        for column in self:
            if name in {column.field, column.title}:
                return column
        raise KeyError(name)


def columns_of(form: Form) -> Columns:
    """The columns of ``form``'s workbook, one for each field that is asked for.

    A report's unit stands above the table, not in a column.
    """
    pieces: list[tuple[str, Kind, float, str, Spec | None]] = [(NUMBER, Kind.TEXT, 5, "", None)]
    for spec in form.fields:
        if not spec.asked or not spec.offered:
            continue
        if form.name != "report":
            pieces.append((spec.title, spec.kind, _plan_width(form, spec), spec.unit, spec))
            continue
        if spec.name == "unit":
            continue
        if spec.name == "completed_month":
            pieces.append((LAST, Kind.MONEY, _MONEY_WIDTH, "万元", None))
        if spec.name == "stated_rate":
            pieces.append((ADDED, Kind.MONEY, _MONEY_WIDTH, "万元", None))
        width = _REPORT_WIDTHS.get(spec.name, _MONEY_WIDTH if spec.kind is Kind.MONEY else spec.width)
        pieces.append((spec.title, spec.kind, width, spec.unit, spec))
        if spec.name == "project":
            pieces.append((CHECK, Kind.TEXT, 13, "", None))
    return Columns(FormColumn(number, *piece) for number, piece in enumerate(pieces, start=1))


def _plan_width(form: Form, spec: Spec) -> float:
    if form.name != PLAN.name:
        return spec.width
    if spec.kind is Kind.MONEY:
        return 10
    return _PLAN_WIDTHS.get(spec.name, min(spec.width, 26 if spec.kind in _WORDS else 11.5))
