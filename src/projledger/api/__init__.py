"""The library: what a script can do, and what each command calls."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from projledger.api.imports import ImportReport as ImportReport
    from projledger.api.ledger import Ledger as Ledger

__all__ = ["ImportReport", "Ledger"]


def __getattr__(name: str) -> Any:
    """Import what is asked for: ``map`` reads a file without loading what posts and computes."""
    if name == "Ledger":
        from projledger.api.ledger import Ledger

        return Ledger
    if name == "ImportReport":
        from projledger.api.imports import ImportReport

        return ImportReport
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
