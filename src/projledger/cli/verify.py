"""``verify``: whether anything in the ledger was changed behind its back."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = _(
        "Recompute every digest, the originals and the derived tables. "
        "Example: projledger verify --head DIGEST (as printed on an issued document)"
    )
    app.command("verify", help=text)(verify)


def verify(
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="DIGEST", help=_("A digest noted earlier: also finds a cut tail.")),
    ] = None,
    workspace: options.Ledger = None,
) -> None:
    """Say what is wrong, or the digest to note."""
    from projledger.api import Ledger

    with Ledger.open(workspace, damaged=True) as ledger:
        troubles = ledger.verify(head)
        for trouble in troubles:
            print(trouble.text)
        if troubles:
            print(
                _("{count} faults. Keep the folder as it is and restore a copy.").format(count=len(troubles))
            )
            raise typer.Exit(1)
        text = _("{count} submissions, all digests, originals and derived tables agree.")
        print(text.format(count=ledger.book.head))
        print(_("Digest of the last submission: {digest}").format(digest=ledger.book.head_digest))
