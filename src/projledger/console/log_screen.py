"""What was recorded: one line a submission, or one submission whole."""

from rich.console import Console

from projledger.api.answers import KINDS, Log
from projledger.console.findings_screen import show_findings
from projledger.console.log_words import what
from projledger.console.terminal import draw, plain, say, table
from projledger.foundation.language import _
from projledger.ledger.records import SubmissionRecord


def show_log(console: Console, log: Log) -> None:
    """Print the submissions; a single one with its returns, findings and digest."""
    if log.detailed:
        _show_one(console, log)
        return
    drawn = table()
    drawn.add_column(_("No."), justify="right")
    drawn.add_column(_("Recorded"), no_wrap=True)
    drawn.add_column(_("Kind"), no_wrap=True)
    drawn.add_column(_("What"), overflow="fold")
    drawn.add_column(_("Entered"), justify="right")
    drawn.add_column(_("Held"), justify="right")
    drawn.add_column(_("By"), overflow="fold")
    for item in log.submissions:
        drawn.add_row(
            str(item.number),
            item.recorded_at.astimezone().strftime("%Y-%m-%d %H:%M"),
            _(KINDS.get(item.kind, item.kind)),
            plain(what(item)),
            _entered(item),
            str(item.held) if item.kind == "file" else "",
            plain(item.who),
        )
    draw(console, drawn)
    if log.earlier:
        say(console, _("{count} earlier ones: projledger log --last 0").format(count=log.earlier))


def _entered(item: SubmissionRecord) -> str:
    """How many rows the submission entered: its own, or held ones of others."""
    if item.kind in {"accept", "alias", "answers"}:
        return str(item.ruled)
    return str(item.entered) if item.kind in {"file", "enter"} else ""


def _show_one(console: Console, log: Log) -> None:
    item = log.submissions[0]
    lines = [
        (_("No."), str(item.number)),
        (_("Kind"), _(KINDS.get(item.kind, item.kind))),
        (_("What"), what(item)),
        (_("Recorded"), item.recorded_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")),
        (_("Received"), item.received_on.isoformat()),
        (_("By"), item.who),
        (
            "sha-256",
            item.sha256
            if item.kept
            else _("{digest} (not kept)").format(digest=item.sha256)
            if item.sha256
            else "-",
        ),
        (_("Digest"), item.digest),
    ]
    drawn = table()
    drawn.show_header = False
    drawn.add_column("", no_wrap=True)
    drawn.add_column("", overflow="fold")
    for name, value in lines:
        drawn.add_row(name, plain(value))
    for back in log.returns:
        text = _("{unit} {period}: {entered} rows entered, {held} held").format(
            unit=back.unit or back.form, period=back.period or "", entered=back.entered, held=back.held
        )
        drawn.add_row(_("Return"), plain(text + ("" if back.stands else _(" (does not stand)"))))
    for paper in log.papers:
        drawn.add_row(
            _("Attachment"), plain(f"{paper.file_name} ({_('no. {number}').format(number=paper.number)})")
        )
    draw(console, drawn)
    show_findings(console, item.findings)
