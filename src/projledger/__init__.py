"""projledger: a ledger over the spreadsheets of a county's key construction projects."""

__version__ = "0.1.0"
