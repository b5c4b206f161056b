"""The terms of a progress table as they are asked for, and what they come to in a view of the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from projledger.api.names import list_named
from projledger.foundation.period import Month
from projledger.ledger.records import ProjectRecord

if TYPE_CHECKING:  # these load pandas, which must wait for a good question
    from projledger.measures.terms import Terms

AS_WAS, CURRENT = "as-was", "current"


@dataclass(frozen=True, slots=True)
class AskedTerms:
    """As a caller gives them. ``basis``: reported, verified or statistical; ``of_list``: a list's name or the
    part of it that no other has; ``units``: ``as-was`` or ``current``.
    """

    basis: str = "reported"
    of_list: str | None = None
    units: str = AS_WAS

    @property
    def current_units(self) -> bool:
        """Whether units are to be called as they are now."""
        return self.units == CURRENT

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of a report's row that these terms ask for beside the usual ones."""
        from projledger.measures.basis import FIELDS, Basis

        return tuple(name for basis, name in FIELDS.items() if basis is Basis(self.basis))

    def found(self, projects: Sequence[ProjectRecord], today: date) -> "Terms":
        """What they come to for the plan ``projects`` on ``today``; UnknownName for an unknown list."""
        from projledger.measures.basis import Basis
        from projledger.measures.terms import Terms, list_names

        return Terms(
            basis=Basis(self.basis),
            of_list=list_named(list_names(projects), self.of_list) if self.of_list else "",
            units_at=Month(today.year, today.month) if self.current_units else None,
        )
