"""Spreadsheets as neutral cells, in and out. Knows no project and no form."""
