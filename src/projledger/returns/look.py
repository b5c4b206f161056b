"""How the office's workbooks look: fonts, fills, borders, number formats. One place for all of them."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from projledger.forms.field import Kind

TITLE_FONT = Font(name="黑体", size=24)
LINE_FONT = Font(name="仿宋", size=13)
HINT_FONT = Font(name="仿宋", size=11.5, color="595959")
HEADER_FONT = Font(name="黑体", size=11)
REQUIRED_FONT = Font(name="黑体", size=11, color="C00000")
BODY_FONT = Font(name="宋体", size=11)
TOTAL_FONT = Font(name="宋体", size=11, bold=True)

HEADER_FILL = PatternFill("solid", fgColor="DCE6F1")
INPUT_FILL = PatternFill("solid", fgColor="FFFBE6")  # the unit writes here
LOCKED_FILL = PatternFill("solid", fgColor="F2F2F2")  # already filled in, or computed
GOOD_FILL = PatternFill("solid", bgColor="E2F0D9")
OPEN_FILL = PatternFill("solid", bgColor="FFF2CC")
BAD_FILL = PatternFill("solid", bgColor="F8CBAD")
GOOD_FONT = Font(color="375623")
BAD_FONT = Font(color="9C0006", bold=True)

_THIN = Side(style="thin", color="7F7F7F")
_LINE = Side(style="thin", color="404040")
GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
UNDERLINE = Border(bottom=_LINE)

CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
PLAIN_LEFT = Alignment(horizontal="left", vertical="center")
PLAIN_RIGHT = Alignment(horizontal="right", vertical="center")
NUMBER = Alignment(horizontal="right", vertical="center", shrink_to_fit=True)

MONEY_FORMAT = "#,##0.00##"  # 万元: two places, four where the figure has them
RATE_FORMAT = "0.00"
DATE_FORMAT = "yyyy-mm-dd"
TEXT_FORMAT = "@"  # so that Excel does not make a date of 2021年7月, nor a number of a code
FORMULA = "f"  # openpyxl's mark of a cell with a formula


def number_format(kind: Kind) -> str:
    """The number format of a field's cells."""
    match kind:
        case Kind.MONEY | Kind.AREA:
            return MONEY_FORMAT
        case Kind.PERCENT:
            return RATE_FORMAT
        case Kind.DATE:
            return DATE_FORMAT
        case _:
            return "General"


def alignment(kind: Kind) -> Alignment:
    """How a field's cells are aligned: figures right, choices and dates centred, words left."""
    match kind:
        case Kind.MONEY | Kind.AREA | Kind.PERCENT:
            return NUMBER
        case Kind.DATE | Kind.CHOICE | Kind.FLAG:
            return CENTRE
        case _:
            return LEFT
