"""What came of an import: files that need something first, then the counts, the next step last."""

from rich.console import Console
from rich.text import Text

from projledger.api.imports import ImportReport
from projledger.console.findings_screen import show_findings
from projledger.console.terminal import listed, plain
from projledger.foundation.language import N_, _, n_
from projledger.intake.outcome import FileOutcome
from projledger.intake.planned import Fate

WORDS = {
    Fate.REJECTED: N_("Rejected"),
    Fate.HELD: N_("Returned"),
    Fate.ENTERED: N_("Entered"),
    Fate.UPDATED: N_("Updated"),
    Fate.DUPLICATE: N_("Duplicate"),
    Fate.ATTACHMENT: N_("Attachment"),
    Fate.SKIPPED: N_("Skipped"),
}
_STYLES = {Fate.REJECTED: "red", Fate.HELD: "red", Fate.UPDATED: "cyan"}
_ORDER = list(WORDS)


def show_import(console: Console, report: ImportReport, year: int, *, written: bool) -> None:
    """Print the files that need attention, the counts, and what comes next."""
    files = report.outcome.files
    for file in sorted(files, key=lambda file: _ORDER.index(file.verdict)):
        if file.verdict in {Fate.ENTERED} and not file.findings:
            continue
        console.print(_headline(file))
        show_findings(console, [finding for finding in file.findings if finding.code != "F010"])
    for line in _counts(report, written=written):
        console.print(plain(line))
    for line in _next(report, year, written=written):
        console.print(plain(line))


def _headline(file: FileOutcome) -> Text:
    """``Returned  云台镇6月.xlsx (no. 48) · 4 rows entered, 2 held``."""
    remind = file.verdict is Fate.ENTERED and bool(file.findings)
    text = Text(_("Remark") if remind else _(WORDS[file.verdict]), style=_STYLES.get(file.verdict, ""))
    name = f"{file.container}/{file.name}" if file.container else file.name
    text.append("  ").append(plain(name))
    if file.verdict is Fate.DUPLICATE:
        if file.submission is None:
            return text.append(_(" · the same as another file of this call, not entered twice"))
        said = _(" · the same as no. {number}, not entered again")
        return text.append(said.format(number=file.submission))
    if file.submission is not None:
        text.append(_(" (no. {number})").format(number=file.submission))
    entered = sum(back.entered for back in file.returns)
    held = sum(back.held for back in file.returns)
    if file.returns:
        said = _(" · {entered} rows entered, {held} held") if held else _(" · {entered} rows entered")
        text.append(said.format(entered=entered, held=held))
    if file.verdict is Fate.UPDATED:
        said = n_(
            " · replaces no. {numbers}, {count} figure differs",
            " · replaces no. {numbers}, {count} figures differ",
            file.changed_projects,
        )
        numbers = ", ".join(str(number) for number in file.replaces)
        text.append(said.format(numbers=numbers, count=file.changed_projects))
    return text


def _counts(report: ImportReport, *, written: bool) -> list[str]:
    summary = report.outcome.summary
    parts = [_("{count} entered").format(count=summary["entered"])]
    if summary["updated"]:
        parts[0] += _(" ({count} of them updates)").format(count=summary["updated"])
    for key, text in (
        ("held", _("{count} returned for correction")),
        ("rejected", _("{count} rejected")),
        ("duplicate", _("{count} duplicate")),
        ("attachment", _("{count} kept as attachments")),
        ("skipped", _("{count} skipped")),
    ):
        count = summary[key]  # type: ignore[literal-required]  # the keys are those of the summary
        if count:
            parts.append(text.format(count=count))
    head = _("{count} files: ") if written else _("{count} files would be: ")
    return [head.format(count=summary["files"]) + _("; ").join(parts)]


def _next(report: ImportReport, year: int, *, written: bool) -> list[str]:
    lines = []
    if report.annotated:
        names = [str(path) for _number, path in report.annotated]
        lines.append(_("Marked-up copies for the units: {files}").format(files=listed(names)))
    if report.questions is not None:
        text = _("Open questions: {file}. Choose in it, then: projledger import {file}")
        lines.append(text.format(file=report.questions))
    if not written:
        lines.append(_("Nothing was written."))
    elif report.month is not None:
        month = report.month.month if report.month.year == year else str(report.month)
        said = []
        if report.missing:
            said.append(_("not reported: {units}").format(units=listed(list(report.missing), 6)))
        if report.returned:
            said.append(_("to be corrected: {units}").format(units=listed(list(report.returned), 6)))
        if said:
            lines.append(_("Month {month}: {what}").format(month=month, what=_("; ").join(said)))
        lines.append(_("Next: {step}").format(step=f"projledger status --month {month}"))
    return lines
