"""projledger: a ledger over the spreadsheets of a county's key construction projects.

``from projledger import Ledger`` gives a script what the commands do.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from projledger.api.ledger import Ledger as Ledger

__version__ = "0.1.0"
__all__ = ["Ledger", "__version__"]


def __getattr__(name: str) -> Any:
    """Import the library only when it is asked for: the command's start-up must stay quick."""
    if name == "Ledger":
        from projledger.api.ledger import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
