"""Which fields of projledger a column of the invented tables stands for, and when two values are the same."""

import re
import unicodedata
from decimal import Decimal

#: What a column may be taken for; every other field would be a misreading.
_FIELDS = {
    "report": {
        "start": {"actual_start"},
        "finish": {"actual_finish", "planned_finish"},
        "leader": {"county_leader"},
        "span": {"planned_start", "planned_finish"},
    },
    "plan": {
        "project": {"name"},
        "unit": {"lead_unit"},
        "start": {"planned_start"},
        "finish": {"planned_finish"},
        "span": {"planned_start", "planned_finish"},
        "leader": {"county_leader"},
    },
}
#: Columns of no form in the generator's eyes that a form may have all the same, by their titles.
ALSO = {
    "资金来源": {"funds_source"},
    "累计到位资金": {"funds_received"},
    "年度资金到位": {"funds_received_ytd"},
    "当月到位资金金额": {"funds_received_month"},
    "本月计划投资": {"month_plan"},
    "大干150天力争完成的投资额": {"campaign_target"},
    "形象进度": {"physical_progress"},
}
#: Fields that a form asks for: a column of theirs must be read, not merely kept beside the row.
ASKED = {
    "report": {
        "project", "code", "unit", "total_investment", "completed_before", "annual_plan", "completed_month", "completed_ytd",
        "completed_total", "stated_rate", "status", "physical_progress", "start", "problem", "help_asked", "remark",
    },
    "plan": {
        "project", "code", "level", "nature", "scope", "place", "span", "start", "finish", "total_investment", "completed_before",
        "annual_plan", "unit", "owner", "leader", "remark",
    },
}  # fmt: skip
#: What a row may take from its surroundings, by the field: what the generator calls it.
SAID = {
    "level": "level",
    "sector": "sector",
    "status": "status",
    "unit": "unit",
    "lead_unit": "unit",
    "nature": "nature",
    "place": "place",
}
_SECTORS = {
    "产业项目": ("产业", "工业"),
    "民生工程及社会事业": ("民生",),
    "生态建设和环境保护": ("生态环保",),
}
_MARK = re.compile(r"^[★☆■●▲※*]+|[★☆■●]+$")


def also(form: str, title: str) -> set[str]:
    """The fields that a column of no form may be taken for by its title."""
    if form == "plan" and (month := re.fullmatch(r"1-(\d+)月计划完成投资", title)):
        return {f"plan_{int(month[1]):02d}"}
    return ALSO.get(title, set())


def right_fields(form: str, name: str) -> set[str]:
    """The fields of ``form`` that a column of the generator's ``name`` may be taken for."""
    return _FIELDS[form].get(name, {name})


def same(want: object, value: object) -> bool:
    """Whether ``value`` says what ``want`` says; texts by their signs, without width, blanks and marks at the ends."""
    if isinstance(want, Decimal):
        return isinstance(value, str | int) and Decimal(str(value)) == want
    if isinstance(want, int):
        return not isinstance(value, bool) and value == want
    return _folded(str(want)) == _folded(str(value)) or value in _SECTORS.get(str(want), ())


def _folded(text: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    return _MARK.sub("", plain)
