"""What each cell accepts, asks for and says: drop-downs, limits and prompts, from a form's definitions."""

from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from projledger.forms.field import Kind, Role
from projledger.returns.columns import Columns, FormColumn
from projledger.workbook.cells import CHOICES_SHEET

_FIRST_DAY = date(1990, 1, 1)
_LAST_DAY = date(2100, 12, 31)
#: The most that a money cell takes, in 万元; what the ledger takes at all (foundation.money.LARGEST).
_MOST = 1_000_000_000
_PROMPT = 250  # Excel shows no more than 255 characters


class Dictionaries:
    """The very hidden sheet with the words that drop-downs offer, one column a dictionary."""

    def __init__(self, workbook: Workbook) -> None:
        self._sheet: Worksheet = workbook.create_sheet(CHOICES_SHEET)
        self._sheet.sheet_state = "veryHidden"
        self._places: dict[tuple[str, ...], str] = {}

    def place(self, name: str, words: tuple[str, ...]) -> str:
        """The range that holds ``words``, written there on first use under the heading ``name``."""
        if words not in self._places:
            column = len(self._places) + 1
            self._sheet.cell(1, column, name)
            for row, word in enumerate(words, start=2):
                self._sheet.cell(row, column, word)
            letter = get_column_letter(column)
            self._places[words] = f"'{CHOICES_SHEET}'!${letter}$2:${letter}${len(words) + 1}"
        return self._places[words]


def prompt(column: FormColumn) -> str:
    """What the cell says when it is chosen: the field's help and an example."""
    spec = column.spec
    if spec is None:
        return ""
    example = f"\n例：{spec.example}" if spec.example and column.kind is not Kind.CHOICE else ""
    return f"{spec.help}{example}"[:_PROMPT]


def add_rules(
    sheet: Worksheet,
    columns: Columns,
    dictionaries: Dictionaries,
    first: int,
    last: int,
    *,
    latest: date | None = None,
) -> None:
    """Put the rules of every field's column on rows ``first`` to ``last``.

    ``latest`` is the last day of the reported month: what has happened cannot lie behind it.
    """
    for column in columns:
        if column.spec is None and column.kind is not Kind.MONEY:
            continue
        rule = DataValidation(allow_blank=True, **_limits(column, dictionaries, latest))
        if words := prompt(column):
            rule.showInputMessage = True
            rule.promptTitle, rule.prompt = column.title[:32], words
        rule.add(f"{column.letter}{first}:{column.letter}{last}")
        sheet.add_data_validation(rule)


def _limits(column: FormColumn, dictionaries: Dictionaries, latest: date | None) -> dict[str, Any]:
    if column.choices:
        words = "、".join(column.choices)
        return {
            "type": "list",
            "formula1": dictionaries.place(column.title, column.choices),
            "showErrorMessage": not column.open_choice,
            "errorTitle": "不在可选范围内",
            "error": f"请从下拉列表中选择：{words}。",
        }
    match column.kind:
        case Kind.MONEY | Kind.AREA | Kind.PERCENT:
            unit = column.unit or "万元"
            example = column.spec.example if column.spec else "1200"
            return {
                "type": "decimal",
                "operator": "between",
                "formula1": "0",
                "formula2": str(_MOST),
                "showErrorMessage": True,
                "errorTitle": "应填数字",
                "error": f"请填不小于0的数字（单位：{unit}），如 {example}；文字说明请填入“备注”栏。",
            }
        case Kind.DATE:
            happened = latest is not None and column.spec is not None and column.spec.role is Role.NONE
            last = latest if happened and latest is not None else _LAST_DAY
            until = f"不晚于{last.year}年{last.month}月{last.day}日" if happened else "如 2021-06-15"
            return {
                "type": "date",
                "operator": "between",
                "formula1": f"DATE({_FIRST_DAY.year},{_FIRST_DAY.month},{_FIRST_DAY.day})",
                "formula2": f"DATE({last.year},{last.month},{last.day})",
                "showErrorMessage": True,
                "errorTitle": "应填日期",
                "error": f"请填日期，{until}。只知年月的，填该月1日。"
                if not happened
                else f"请填已经发生的日期，如 2021-06-15，{until}；计划日期请填入“备注”栏。",
            }
        case _:
            return {}
