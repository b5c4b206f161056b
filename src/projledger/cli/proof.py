"""``proof FILE.docx``: whether the figures of a document are those of the ledger."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from projledger.cli import options
from projledger.cli.asking import asked_format, table_has_no_file
from projledger.cli.options import helped
from projledger.cli.output import write_json
from projledger.foundation.errors import ProjledgerError
from projledger.foundation.language import _


def register(app: typer.Typer) -> None:
    """Add the command."""
    text = helped(
        _("Prove the figures of documents against the ledger: typed over, lost, changed since."),
        "projledger proof issued/2021-5.docx",
    )
    app.command("proof", help=text)(proof)


def proof(
    files: Annotated[list[Path], typer.Argument(metavar="FILE.docx…", help=_("Documents to prove."))],
    as_issued: Annotated[
        bool, typer.Option("--as-issued", help=_("Leave aside what has changed in the ledger since."))
    ] = False,
    shown_as: options.TableOrJson = "table",
    output: options.Output = None,
    workspace: options.Ledger = None,
) -> None:
    """Show what differs; exit code 1 where anything does."""
    from projledger.api import Ledger
    from projledger.api.proving import Prover

    asked_format(shown_as, ("table", "json"))
    table_has_no_file(shown_as, output)
    proofs, code = [], 0
    with Ledger.open(workspace) as ledger:
        prover = Prover(ledger)
        for file in files:
            try:
                proofs.append(prover.prove(file, as_issued=as_issued))
            except ProjledgerError as error:
                if len(files) == 1:
                    raise
                print(error, file=sys.stderr)
                code = max(code, error.exit_code)
    if shown_as == "json":
        write_json({"files": [found.record() for found in proofs]}, output)
    else:
        from projledger.console.proof_screen import show_proof
        from projledger.console.terminal import console

        screen = console()
        for found in proofs:
            show_proof(screen, found)
    if code or not all(found.holds for found in proofs):
        raise typer.Exit(code or 1)
