"""Sheets as units lay them out, and the three formats that they send."""
