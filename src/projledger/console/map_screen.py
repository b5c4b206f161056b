"""What was understood of a file, as a clerk reads it."""

from rich.console import Console

from projledger.console.findings_screen import show_findings
from projledger.console.terminal import say
from projledger.intake.understanding import Understanding


def show_map(console: Console, understood: Understanding) -> None:
    """Print what was understood, sheet by sheet, and what was found wrong."""
    say(console, understood.file, "bold")
    show_findings(console, understood.findings, understood.file)
