"""Checks of who and what a row names: units, projects, codes."""

import re
from collections.abc import Iterator

from stdnum.cn import uscc

from projledger.checks.facts import ReturnFacts, RowFacts
from projledger.checks.match import match_project, match_unit, near_units
from projledger.forms.field import Form, Kind
from projledger.foundation.findings import Finding
from projledger.foundation.language import N_
from projledger.foundation.money import plain
from projledger.foundation.phrase import Phrase
from projledger.foundation.text import normal_code, normal_name

#: The shape of GB/T 40058 codes; the check digit's rule is not published, so it is not verified.
_CODE = re.compile(r"\d{4}-\d{6}-\d{2}-\d{2}-\d{5}[\dX]")
_CREDIT_CODE = 18
_CREDIT_LETTERS = frozenset("0123456789ABCDEFGHJKLMNPQRTUWXY")
_HYPHENS_OF_ATTEMPT = 3
_DIGITS_OF_ATTEMPT = 18
#: The file in which open questions are answered, as messages name it.
QUESTIONS = "待核对.xlsx"


def code_shape(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """P505: what looks like a national project code has its shape; an office's own numbers pass."""
    stated = row.text("code")
    if not stated or _CODE.fullmatch(stated):
        return
    code = plain(stated).upper()
    attempt = code.count("-") >= _HYPHENS_OF_ATTEMPT or sum(map(str.isdigit, code)) >= _DIGITS_OF_ATTEMPT
    if attempt and not _CODE.fullmatch(code) and normal_code(code) not in facts.known.project_codes:
        yield facts.finding("P505", row, "code", found=row.text("code"))


def credit_code(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """U607: a unified social credit code with the reason why it is none."""
    code = row.text("credit_code")
    if not code:
        return
    if reason := _credit_code_fault(plain(code).upper()):
        yield facts.finding("U607", row, "credit_code", found=code, reason=reason)


def _credit_code_fault(code: str) -> str:
    """Why ``code`` is none, or "". The first two characters may be letters (N2: a village's collective)."""
    if len(code) != _CREDIT_CODE:
        return Phrase(N_("it has {count} characters, not 18"), count=str(len(code)))
    if not set(code) <= _CREDIT_LETTERS or not code[2:8].isdigit():
        return Phrase(N_("it holds a character that such codes do not use"))
    if uscc.calc_check_digit(code) != code[-1]:
        return Phrase(N_("the check character does not fit the other 17"))
    return ""


def units_known(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """U604: every unit that a row makes responsible stands in the register."""
    names = ("unit",) if facts.form.name == "report" else ("lead_unit", "reporting_unit")
    stated = [(name, row.text(name)) for name in names if row.text(name)]
    co_units = row.values.get("co_units")
    if isinstance(co_units, tuple | list):
        stated += [("co_units", str(one)) for one in co_units]
    for name, text in stated:
        if match_unit(facts.known, text) is None:
            yield facts.finding("U604", row, name, found=text, candidates=near_units(facts.known, text))


def project_known(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """P501, P502, P508, P511, P513: a report's row speaks of a project of the plan in force, beyond doubt."""
    name = row.text("project")
    if not name or row.project is not None:
        return
    match = match_project(facts.known, row.text("code") or None, name, facts.unit)
    if match.trouble == "P501":
        yield facts.finding("P501", row, "project", found=name)
    elif match.trouble == "P502":
        best = match.candidates[0]
        yield facts.finding(
            "P502",
            row,
            "project",
            found=name,
            candidate=best.project.name,
            likeness=str(best.likeness),
            key=best.project.key,
            questions=QUESTIONS,
        )
    elif match.trouble == "P511":
        known = listed([one.project.name for one in match.candidates]) or "—"
        yield facts.finding("P511", row, "project", found=name, names=known)
    elif match.trouble == "P513" and match.succession is not None:
        since, names = match.succession
        yield facts.finding("P513", row, "project", found=name, month=str(since), names=listed(list(names)))
    elif match.trouble == "P508":
        yield facts.finding("P508", row, "project", found=name, expected=match.candidates[0].project.name)


def reported_by_its_unit(facts: ReturnFacts, row: RowFacts) -> Iterator[Finding]:
    """P504: the project is reported by the unit that owes its return."""
    if row.project is not None and facts.unit is not None and row.project.reporting_unit != facts.unit:
        yield facts.finding(
            "P504", row, "project", found=row.project.name, expected=row.project.reporting_unit
        )


def unit_in_force(facts: ReturnFacts) -> Iterator[Finding]:
    """U605: the unit existed in the period of its return."""
    unit = facts.known.units.get(facts.unit or "")
    if unit is None or facts.period is None:
        return
    first, last = facts.period.first_day.isoformat(), facts.period.last_day.isoformat()
    begun, ended = unit.valid_from or "", unit.valid_to or ""
    if (begun and begun > last[: len(begun)]) or (ended and ended < first[: len(ended)]):
        found = facts.finding("U605", found=unit.name, expected=f"{begun or '…'}—{ended or '…'}")
        yield found._replace(cell=facts.unit_cell)


def nothing_twice(facts: ReturnFacts) -> Iterator[tuple[RowFacts, Finding]]:
    """P503: a project stands once in a report, and once for each of its lists in a plan.

    Where two rows state different amounts neither is taken: one may be the plan and one what was done.
    """
    rows = {row.row: row for row in facts.rows}
    others = {row.row: row.double for row in facts.rows if row.double is not None}
    for second, first in tuple(others.items()):
        if first in rows and _contradict(facts.form, rows[first], rows[second]):
            others.setdefault(first, second)
    for number, other in others.items():
        row = rows[number]
        yield row, facts.finding("P503", row, facts.anchor, found=row.text(facts.anchor), row=str(other))


def _contradict(form: Form, first: RowFacts, second: RowFacts) -> bool:
    """Whether both rows state some amount, and not the same."""
    amounts = [
        (first.money(spec.name), second.money(spec.name)) for spec in form.fields if spec.kind is Kind.MONEY
    ]
    return any(one is not None and other is not None and one != other for one, other in amounts)


def names_once(facts: ReturnFacts) -> Iterator[tuple[RowFacts, Finding]]:
    """U606: within a register every name, short names included, belongs to one row."""
    owners: dict[str, int] = {}
    anchor = facts.anchor
    for row in facts.rows:
        short = row.values.get("short_names") or ()
        for field, text in ((anchor, row.text(anchor)), *(("short_names", str(one)) for one in short)):
            owner = owners.setdefault(normal_name(text), row.row) if text else row.row
            if owner != row.row:
                yield row, facts.finding("U606", row, field, found=text, row=str(owner))
                break


def all_reported(facts: ReturnFacts) -> Iterator[Finding]:
    """P510: every project for which the unit owes a return stands in it (a nil return names none).

    A project that a doubtful name may mean is not missing: that name is already asked about.
    """
    if facts.nil or facts.unit is None:
        return
    reported = {row.project.id for row in facts.rows if row.project is not None}
    for row in facts.rows:
        if row.project is None and (name := row.text("project")):
            match = match_project(facts.known, row.text("code") or None, name, facts.unit)
            reported |= {candidate.project.id for candidate in match.candidates}
    missing = [
        one.name
        for one in facts.known.projects.values()
        if one.reporting_unit == facts.unit and one.id not in reported | facts.known.ended
    ]
    if missing:
        yield facts.finding("P510", found=listed(missing), count=str(len(missing)))


def listed(names: list[str], most: int = 5) -> str:
    """Names parted by 、, and how many more there are beyond ``most``."""
    if len(names) <= most:
        return "、".join(names)
    return Phrase(N_("{names} and {count} more"), names="、".join(names[:most]), count=str(len(names) - most))
