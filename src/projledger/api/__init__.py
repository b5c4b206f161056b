"""The library: what a script can do, and what each command calls."""

from projledger.api.imports import ImportReport
from projledger.api.ledger import Ledger

__all__ = ["ImportReport", "Ledger"]
