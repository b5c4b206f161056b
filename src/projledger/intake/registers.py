"""The registers and the plan as they will stand once this call is posted: the view, and what is planned."""

from collections.abc import Iterable, Sequence
from datetime import date

from projledger.checks.known import Known
from projledger.forms.register import FORMS
from projledger.foundation.period import Month
from projledger.foundation.text import normal_code, normal_name
from projledger.ledger.new_records import NewReturn
from projledger.ledger.plans import stated_lists
from projledger.ledger.view import View

#: The lists that a plan's row names; without any, the list of its own level.
lists_of = stated_lists


def posting_order(returns: Iterable[NewReturn]) -> tuple[int, str, str] | None:
    """By what files are posted before their names: form, period, return date; None for nothing to post."""
    keys = [(FORMS[item.form].order, item.period or "", str(item.return_date or "")) for item in returns]
    return min(keys, default=None)


class Registers:
    """What the returns of one call are checked against: units and plans of the same call included.

    They are what the ledger will say once the files are recorded in the order of posting: the same
    rules, by the same functions.
    """

    def __init__(self, view: View, received_on: date, none_in: Iterable[int]) -> None:
        self._view = view
        self._received_on = received_on
        self._none_in = tuple(none_in)
        self._known: dict[tuple[int, Month | None], Known] = {}
        self._files: dict[tuple[str, int], list[NewReturn]] = {}
        self._again: dict[int, int] = {}
        self._expecting: View | None = None
        self._assigned: dict[str, int] = {}
        self._next: int | None = None

    def known(self, year: int, last: Month | None = None) -> Known:
        """What is known of the plan year ``year`` at the end of ``last`` (default: of the year)."""
        key = (year, last)
        if key not in self._known:
            self._known[key] = self._expected().known(
                year, self._received_on, last or Month(year, 12), self._none_in
            )
        return self._known[key]

    def add(self, place: int, name: str, item: NewReturn) -> None:
        """Add a register of units or a plan that stands in the file ``name``, the call's ``place``-th."""
        self._files.setdefault((name, place), []).append(item)
        self._expecting = None
        self._known.clear()

    def again(self, place: int, number: int) -> None:
        """Add a file that was recorded before as submission ``number``: it may be part of a plan."""
        self._again[number] = place
        self._expecting = None
        self._known.clear()

    def parts(self) -> dict[int, tuple[int, ...]]:
        """The places of the plan files that continue the plans of others of the call, with their places.

        They share a list with them and no project: together they are the list's plan.
        """
        first = self._view.number + 1
        numbered = dict(enumerate((place for _name, place in self._in_order()), first)) | self._again
        return {
            numbered[later]: tuple(numbered[earlier] for earlier in others)
            for later, others in self._expected().parts().items()
            if later >= first
        }

    def _in_order(self) -> Sequence[tuple[str, int]]:
        return sorted(self._files, key=lambda file: (posting_order(self._files[file]) or (0, "", ""), *file))

    def _expected(self) -> View:
        if self._expecting is None:
            files = [self._files[file] for file in self._in_order()]
            self._expecting = self._view.expecting(files, self._received_on, sorted(self._again))
        return self._expecting

    def project_of_plan_row(self, year: int, code: str | None, name: str) -> int | None:
        """The id of the project that a plan's row names, a new one where none is known by it.

        None where the code belongs to one known project and the name to another (P508).
        """
        by_code = self._by_code(year, code) if code else None
        named = self._named(year, name)
        if by_code is not None and named and by_code not in named:
            return None
        by_name = named[0] if named else None
        if by_code is None and by_name is None:
            by_name = self._new()
        project = by_code or by_name
        if project is not None:
            self._assigned.setdefault(_name_key(name), project)
            if code:
                self._assigned.setdefault(_code_key(code), project)
        return project

    def _by_code(self, year: int, code: str) -> int | None:
        for known in (self.known(year), self.known(year - 1)):
            if found := known.project_codes.get(normal_code(code)):
                return found
        return self._assigned.get(_code_key(code)) or self._once(year, "code", code)

    def _named(self, year: int, name: str) -> tuple[int, ...]:
        """The projects of that name in the year's plan, else in last year's, else new in this call."""
        for known in (self.known(year), self.known(year - 1)):
            if found := known.project_names.get(normal_name(name)):
                return found
        assigned = self._assigned.get(_name_key(name)) or self._once(year, "name", name)
        return (assigned,) if assigned is not None else ()

    def _once(self, year: int, field: str, text: str) -> int | None:
        """The project that left the year's plan under that code or name: it comes back as itself."""
        compared = normal_code if field == "code" else normal_name
        rows = [row for row in self._expected().plan_rows(year) if row.state == "entered"]
        found = [row.project for row in rows if compared(row.values[field] or "") == compared(text)]
        return found[-1] if found else None

    def _new(self) -> int:
        if self._next is None:
            self._next = self._view.known(self._received_on.year, self._received_on).next_project
        self._next += 1
        return self._next - 1


def _code_key(code: str) -> str:
    return f"code {normal_code(code)}"


def _name_key(name: str) -> str:
    return f"name {normal_name(name)}"
