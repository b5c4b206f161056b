"""The Chinese words of the wall chart, and what it keeps to itself."""

import re

from projledger.forms.register import FORMS
from projledger.measures.reporting_record import ReportState
from projledger.measures.start_finish import AgainstPlan

#: The state of a unit's return of a month: as a word, and as one character in a narrow cell.
RETURNS: dict[ReportState, tuple[str, str]] = {
    ReportState.ON_TIME: ("按时", "按"),
    ReportState.NIL: ("零报告", "零"),
    ReportState.LATE: ("迟报", "迟"),
    ReportState.HELD: ("待核", "核"),
    ReportState.REJECTED: ("退回", "退"),
    ReportState.MISSING: ("未报", "缺"),
    ReportState.NOT_DUE: ("未到期", "待"),
}
STARTS: dict[AgainstPlan, str] = {
    AgainstPlan.EARLY: "提前开工",
    AgainstPlan.ON_TIME: "按期开工",
    AgainstPlan.LATE: "逾期开工",
    AgainstPlan.MADE: "已开工",
    AgainstPlan.OVERDUE: "应开未开",
    AgainstPlan.NOT_DUE: "未到开工期",
    AgainstPlan.UNKNOWN: "—",
}
FINISHES: dict[AgainstPlan, str] = {
    AgainstPlan.EARLY: "提前完工",
    AgainstPlan.ON_TIME: "按期完工",
    AgainstPlan.LATE: "逾期完工",
    AgainstPlan.MADE: "已完工",
    AgainstPlan.OVERDUE: "应完未完",
    AgainstPlan.NOT_DUE: "未到完工期",
    AgainstPlan.UNKNOWN: "—",
}
#: Fields of the plan that name whom to ask; they stand on the chart only where asked for.
CONTACTS = ("first_responsible", "contact_role")
#: Fields of the plan that are facts of the project, in the order in which its card shows them.
FACTS = ("sector", "industry", "nature", "place", "scope", "milestone", "owner", "county_leader", "team")

_NO_AMOUNT = r"(?![\d-]|\.?\d*\s*[元万亿])"
_NUMBER = re.compile(
    rf"(?<![\d-])(?:\+?86[-\s]?)?1[3-9]\d(?:[-\s]?\d{{4}}){{2}}{_NO_AMOUNT}"  # mobile
    rf"|(?<![\d-])0\d{{2,3}}[-—－\s]?\d{{7,8}}(?:(?:[-—－]|转)\d{{1,6}})?{_NO_AMOUNT}"  # with area code
    r"|(?<=电话)([:：为是\s]*)\d{7,8}(?!\d)"
)
_LEFT_OUT = "（电话略）"


def title_of(field: str) -> str:
    """The plan's own title of one of its fields."""
    return FORMS["plan"].field(field).title


def without_telephones(text: str) -> str:
    """``text`` with each telephone number in it replaced by （电话略）; amounts and codes stay."""
    return _NUMBER.sub(lambda match: (match[1] or "") + _LEFT_OUT, text)
