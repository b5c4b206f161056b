"""The terms of a progress table as they are asked for, and what they come to in a view of the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from projledger.api.names import list_named
from projledger.foundation.period import Month
from projledger.ledger.records import ProjectRecord

if TYPE_CHECKING:  # these load pandas, which must wait for a good question
    from projledger.measures.terms import Selected, Terms

AS_WAS, CURRENT = "as-was", "current"
IN_FORCE, BOTH = "in-force", "both"
COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class AskedTerms:
    """As a caller gives them.

    ``basis``: reported, verified, statistical or ``compare``, which sets the others beside the reported one;
    ``of_list``: a list's name or the part of it that no other has; ``units``: ``as-was`` or ``current``;
    ``plans``: ``in-force`` or ``both``, the opening plan too; ``single``: also what the period alone brought;
    ``where``: a condition on projects; ``only``: a file that lists projects; ``selected``: the projects that
    these two chose already.
    """

    basis: str = "reported"
    of_list: str | None = None
    units: str = AS_WAS
    plans: str = IN_FORCE
    single: bool = False
    where: str | None = None
    only: Path | None = None
    selected: "Selected | None" = None

    @property
    def narrowing(self) -> bool:
        """Whether they choose some of the projects only."""
        return self.where is not None or self.only is not None or self.selected is not None

    @property
    def current_units(self) -> bool:
        """Whether units are to be called as they are now."""
        return self.units == CURRENT

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of a report's row that these terms ask for beside the usual ones."""
        from projledger.measures.basis import FIELDS

        if self.basis == COMPARE:
            own: tuple[str, ...] = (*FIELDS.values(), "difference_reason")
        else:
            own = tuple(name for basis, name in FIELDS.items() if basis == self.basis)
        if self.where is None:
            return own
        from projledger.measures.where.fields import OF_REPORT

        return tuple(dict.fromkeys((*own, *OF_REPORT)))

    @property
    def both_plans(self) -> bool:
        """Whether the opening plan is to stand beside the one in force."""
        return self.plans == BOTH

    def found(self, projects: Sequence[ProjectRecord], today: date) -> "Terms":
        """What they come to for the plan ``projects`` on ``today``; UnknownName for an unknown list."""
        from projledger.measures.basis import Basis
        from projledger.measures.terms import Terms, list_names

        return Terms(
            basis=Basis.REPORTED if self.basis == COMPARE else Basis(self.basis),
            of_list=list_named(list_names(projects), self.of_list) if self.of_list else "",
            units_at=Month(today.year, today.month) if self.current_units else None,
            compare=self.basis == COMPARE,
            single=self.single,
            opening=self.both_plans,
            selected=self.selected,
        )
