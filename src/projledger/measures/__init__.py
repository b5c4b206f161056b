"""Figures from the ledger: pure functions over frames; pandas lives here."""
