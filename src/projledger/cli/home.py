"""Bare ``projledger``: this month at a glance and the next step; outside a workspace, how to begin."""

from pathlib import Path

from projledger.foundation.errors import NoWorkspace
from projledger.foundation.language import _


def home(workspace: Path | None) -> None:
    """Show the month that is due: received, held, missing, the headline, the next step."""
    from projledger.api import Ledger

    try:
        ledger = Ledger.open(workspace)
    except NoWorkspace:
        if workspace is not None:
            raise
        print(
            _(
                "There is no ledger here. To begin: projledger init DIR; "
                "to look around: projledger init DIR --sample"
            )
        )
        print(_("All commands: projledger --help"))
        return
    with ledger:
        from projledger.console.home_screen import show_home
        from projledger.console.terminal import console

        show_home(console(), ledger.glance())
