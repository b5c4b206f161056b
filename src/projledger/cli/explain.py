"""``explain CODE``: what a finding code means and what to do."""

import difflib
import re
from typing import Annotated

import typer

from projledger.cli.asking import asked_format
from projledger.cli.options import TableOrJson, helped
from projledger.cli.output import write_json
from projledger.foundation.codes import CODES, Code
from projledger.foundation.errors import UnknownName
from projledger.foundation.language import N_, _

_SEVERITIES = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}
_SCOPES = {
    "file": N_("An error of this code stops the whole file."),
    "return": N_("An error of this code rejects the return; nothing of it is entered."),
    "row": N_("An error of this code holds the row; the other rows are entered."),
}
_LETTERS = {
    "F": N_("file"),
    "L": N_("layout"),
    "N": N_("number"),
    "D": N_("date"),
    "U": N_("unit"),
    "P": N_("project"),
    "S": N_("status"),
    "T": N_("total"),
    "H": N_("history"),
    "G": N_("general"),
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain", help=helped(_("Say what a finding code means."), "projledger explain N103"))(
        explain
    )


def explain(
    code: Annotated[
        str | None, typer.Argument(metavar=_("CODE"), help=_("Such as N103; without it, all codes."))
    ] = None,
    form: TableOrJson = "table",
) -> None:
    """Show one code, or the table of all."""
    rows = list(CODES.values()) if code is None else [_known(code)]
    if asked_format(form, ("table", "json")) == "json":
        write_json([_record(row) for row in rows], None)
        return
    for row in rows:
        print(f"{row.code}  {_(_LETTERS[row.code[0]])}  {_(_SEVERITIES[row.severity])}")
        print(f"  {_with_gaps(row.message)}")
        print(f"  {_with_gaps(row.remedy)}")
        if row.severity == "error" and code is not None:
            print(f"  {_(_SCOPES[row.scope])}")


def _with_gaps(message: str) -> str:
    """The message with an ellipsis where a finding puts what it found."""
    return re.sub(r"\{[a-z_]+\}", "…", _(message))


def _known(code: str) -> Code:
    if found := CODES.get(code.strip().upper()):
        return found
    near = ", ".join(difflib.get_close_matches(code.upper(), CODES, 3, 0.5)) or "N103"
    message = _("There is no finding code {code}. Near it: {near}. All codes: projledger explain")
    raise UnknownName(message.format(code=code, near=near))


def _record(row: Code) -> dict[str, str]:
    return {
        "code": row.code,
        "severity": row.severity.value,
        "scope": row.scope,
        "message": _(row.message),
        "remedy": _(row.remedy),
    }
