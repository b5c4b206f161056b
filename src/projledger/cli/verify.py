"""``verify``: whether anything in the ledger was changed behind its back."""

from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.options import helped
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Recompute every digest, the originals and the derived tables."),
        "projledger verify",
    )
    app.command("verify", help=text)(verify)


def verify(
    head: Annotated[
        str | None,
        typer.Option(
            "--head",
            metavar=_("DIGEST"),
            help=_("A digest noted earlier or printed on a document: finds a cut tail."),
        ),
    ] = None,
    workspace: options.Ledger = None,
) -> None:
    """Say what is wrong, or the digest to note."""
    from projledger.ledger.book import Book
    from projledger.ledger.verify import verify as verify_book
    from projledger.ledger.workspace import Workspace

    place = Workspace.find(explicit=workspace)
    troubles = verify_book(place.ledger, head)
    for trouble in troubles:
        print(trouble.what)
    if troubles:
        print(_("{count} faults. Keep the folder as it is and restore a copy.").format(count=len(troubles)))
        raise typer.Exit(1)
    with Book.open(place.ledger, readonly=True) as book:
        view = book.view()
    text = _("{count} submissions, all digests, originals and derived tables agree.")
    print(text.format(count=view.number))
    print(_("Digest of the last submission: {digest}").format(digest=view.head_digest))
