"""What can stand in a column, by key, and how each layout writes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from county.model import MU, WAN

from sheets.grid import Value
from sheets.lines import Line

YI = 100_000_000
_MARKS = {"挂": "★", "市": "■", "县": ""}


@dataclass(frozen=True)
class Col:
    """A column: its title (or titles of two levels), the key of its values, width, money unit in yuan."""

    title: str | tuple[str, str]
    key: str
    width: float = 12
    unit: int = WAN

    @property
    def top(self) -> str:
        """The upper title."""
        return self.title if isinstance(self.title, str) else self.title[0]

    @property
    def low(self) -> str:
        """The lower title, "" where there is one level."""
        return "" if isinstance(self.title, str) else self.title[1]


def money(yuan: int | None, unit: int = WAN) -> Value:
    """``yuan`` as a number of ``unit``."""
    if yuan is None:
        return None
    return yuan // unit if yuan % unit == 0 else float(Decimal(yuan) / unit)


def rate(completed: int, plan: int) -> Decimal | None:
    """Percent with two decimals, half up."""
    return (Decimal(completed) * 100 / plan).quantize(Decimal("0.01"), ROUND_HALF_UP) if plan else None


def as_date(text: str) -> date | None:
    """A real date of 2020-09-15; a bare month is its first day."""
    return date.fromisoformat(text if len(text) == 10 else f"{text}-01") if text else None


def dotted(text: str) -> str:
    """2020.9"""
    return f"{text[:4]}.{int(text[5:7])}" if text else ""


def chinese(text: str) -> str:
    """2020年9月15日"""
    if not text:
        return ""
    day = f"{int(text[8:10])}日" if len(text) == 10 else ""
    return f"{text[:4]}年{int(text[5:7])}月{day}"


MONEY = frozenset({"total", "before", "plan", "added", "ytd", "since", "funds", "statistical"})
Dates = Callable[[str], Value]


def value_of(line: Line, col: Col, number: int, dates: Dates) -> Value:
    """What stands in the column of that line."""
    if col.key in line.odd:
        return line.odd[col.key]
    project = line.project
    if col.key in MONEY:
        amount = {
            "total": project.total,
            "before": project.before,
            "plan": project.plan,
            "added": line.added,
            "ytd": line.ytd,
            "since": line.since,
            "funds": line.funds or None,
            "statistical": line.statistical,
        }[col.key]
        return money(amount, col.unit)
    percent = rate(line.ytd, project.plan)
    basis = ("施工许可证", "开工报告", "主体工程开挖")[project.number % 3] if line.start else ""
    values: dict[str, Value] = {
        "seq": number,
        "code": project.code,
        "name": line.name,
        "marked": _MARKS[project.rank] + line.name,
        "short": project.short or line.name,
        "unit": project.unit.name,
        "owner": project.owner,
        "nature": project.nature,
        "level": project.level,
        "rate": float(percent) if percent is not None else None,
        "rate_text": f"{percent}%",
        "status": line.status,
        "begun": "否" if line.status in {"未开工", "未进场", "前期"} else "是",
        "progress": line.progress,
        "start": dates(line.start),
        "basis": basis,
        "finish": dates(line.finish),
        "land": line.land / MU if line.land % MU else line.land // MU or None,
        "problem": line.problem,
        "asked": line.asked,
        "statistical_entry": dotted(line.statistical_entry),
        "difference": line.difference,
        "correction": line.correction,
        "leader": project.leader,
        "remark": None,
    }
    return values[col.key]


def sums(lines: Sequence[Line], col: Col) -> Value:
    """The column's total over the rows whose figure can be read."""
    chosen = [line for line in lines if col.key not in line.odd]
    if col.key == "rate":
        percent = rate(
            sum(line.ytd for line in lines if "ytd" not in line.odd), sum(line.project.plan for line in lines)
        )
        return float(percent) if percent is not None else None
    if col.key == "rate_text":
        return f"{rate(sum(line.ytd for line in lines), sum(line.project.plan for line in lines))}%"
    if col.key == "land":
        total = sum(line.land for line in chosen)
        return total / MU if total % MU else total // MU
    totals = {
        "total": sum(line.project.total for line in chosen),
        "before": sum(line.project.before for line in chosen),
        "plan": sum(line.project.plan for line in chosen),
        "added": sum(line.added for line in chosen),
        "ytd": sum(line.ytd for line in chosen),
        "since": sum(line.since for line in chosen),
        "funds": sum(line.funds for line in chosen),
        "statistical": sum(line.statistical or 0 for line in chosen),
    }
    return money(totals[col.key], col.unit) if col.key in totals else None
