"""Pure functions from rows and what the ledger knows to findings."""
