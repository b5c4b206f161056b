"""What came of an import: files that need something first, then the counts, the next step last."""

from collections.abc import Iterator

from rich.console import Console

from projledger.api.imports import ImportReport
from projledger.console.findings_screen import show_findings
from projledger.console.places import near
from projledger.console.terminal import listed, plain, say, say_files
from projledger.foundation.codes import Severity
from projledger.foundation.findings import Finding
from projledger.foundation.language import N_, _, n_
from projledger.foundation.money import show_money
from projledger.foundation.text import columns_wide
from projledger.intake.outcome import FileOutcome
from projledger.intake.planned import Fate
from projledger.measures.plan_change import PlanChange

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
#: More files received before than that are named together.
MOST_DUPLICATES = 5


def show_import(console: Console, report: ImportReport, year: int, *, written: bool) -> None:
    """Print the files that need attention, the counts, and what comes next."""
    files = report.outcome.files
    alone = len(files) == 1
    duplicates = [file for file in files if file.verdict is Fate.DUPLICATE]
    if len(duplicates) > MOST_DUPLICATES:
        text = _("{count} files were received before and are not entered again: {files}")
        names = listed([file.name for file in duplicates])
        say(console, text.format(count=len(duplicates), files=names))
        files = tuple(file for file in files if file.verdict is not Fate.DUPLICATE)
    for file in sorted(files, key=lambda file: _ORDER.index(file.verdict)):
        shown = [
            finding for finding in file.findings if finding.code != "F010" and (alone or _matters(finding))
        ]
        if file.verdict is Fate.ENTERED and not shown and not alone:
            continue
        _say_headline(console, file, remark=bool(shown))
        show_findings(console, shown, file.name)
    for line in _counts(report, written=written):
        say(console, line)
    if report.annotated:
        copies = [near(path) for _number, path in report.annotated]
        say_files(console, _("Marked-up copies for the units:"), copies)
    for line in _next(report, year, written=written):
        say(console, line)


def _matters(finding: Finding) -> bool:
    """Whether the finding is shown among those of other files: notes are shown for a single file only."""
    return finding.severity is not Severity.NOTE or finding.about.scope == "file"


def _say_headline(console: Console, file: FileOutcome, *, remark: bool) -> None:
    """``Returned  云台镇6月.xlsx (no. 48) · 4 rows entered, 2 held``; the name is never broken."""
    word = _("Remark") if remark and file.verdict is Fate.ENTERED else _(WORDS[file.verdict])
    name = f"{file.container}/{file.name}" if file.container else file.name
    if file.submission is not None and file.verdict is not Fate.DUPLICATE:
        name += _(" (no. {number})").format(number=file.submission)
    lines = [f"{word}  {name}"]
    for part in _parts(file):
        if columns_wide(f"{lines[-1]} · {part}") <= console.width:
            lines[-1] += f" · {part}"
        else:
            lines.append(f"{' ' * (columns_wide(word) + 2)}{part}")
    text = plain("\n".join(lines))
    text.stylize(_STYLES.get(file.verdict, ""), 0, len(word))
    console.print(text, soft_wrap=True)


def _parts(file: FileOutcome) -> Iterator[str]:
    """What became of the file, in pieces between which a line may end."""
    if file.verdict is Fate.DUPLICATE:
        if file.submission is None:
            yield _("the same as another file of this call, not entered twice")
        else:
            yield _("the same as no. {number}, not entered again").format(number=file.submission)
        return
    entered = sum(back.entered for back in file.returns)
    held = sum(back.held for back in file.returns)
    if file.returns and file.verdict is not Fate.REJECTED:
        said = n_("{entered} row entered", "{entered} rows entered", entered)
        said += _(", {held} held") if held else ""
        yield said.format(entered=entered, held=held)
    if file.ruled:
        said = n_("{count} held row entered", "{count} held rows entered", file.ruled)
        yield said.format(count=file.ruled)
    if names := _layouts(file):
        yield _("by the layout “{layout}”").format(layout=listed(names))
    if file.verdict is Fate.UPDATED:
        said = n_(
            "replaces {earlier}, {count} figure differs",
            "replaces {earlier}, {count} figures differ",
            file.changed_projects,
        )
        yield said.format(earlier=_(", ").join(file.replaces), count=file.changed_projects)


def _layouts(file: FileOutcome) -> list[str]:
    """The taught layouts by which the file was read."""
    return list(dict.fromkeys(back.layout for back in file.returns if back.layout not in {"", "stamp"}))


def _counts(report: ImportReport, *, written: bool) -> list[str]:
    summary = report.outcome.summary
    parts = [_("{count} entered").format(count=summary["entered"])]
    if summary["updated"]:
        said = n_(" ({count} of them an update)", " ({count} of them updates)", summary["updated"])
        parts[0] += said.format(count=summary["updated"])
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
    count = summary["files"]
    if written:
        head = n_("{count} file: ", "{count} files: ", count)
    else:
        head = n_("{count} file would be: ", "{count} files would be: ", count)
    lines = [head.format(count=count) + _("; ").join(parts)]
    files = report.outcome.files
    notes = sum(not _matters(finding) for file in files for finding in file.findings)
    if notes and len(files) > 1:
        text = n_("{count} note is not shown", "{count} notes are not shown", notes)
        lines.append(text.format(count=notes) + _(": to see those of one file, projledger check FILE"))
    return lines


def _plan_lines(change: PlanChange) -> list[str]:
    """What the plan in force was and is, and which projects came, left or have another annual plan."""
    if change.nothing:
        return [_("The plan in force is what it was.")]
    text = _(
        "Plan in force: {before} projects, {plan_before} 万元 before; {now} projects, {plan_now} 万元 now"
    )
    lines = [
        text.format(
            before=change.projects_before,
            plan_before=show_money(change.plan_before, "万元"),
            now=change.projects_now,
            plan_now=show_money(change.plan_now, "万元"),
        )
    ]
    if change.came:
        lines.append(_("  in: {names}").format(names=listed(list(change.came))))
    if change.left:
        lines.append(_("  out: {names}").format(names=listed(list(change.left))))
    if change.changed:
        named = [
            _("{name} {before} to {now}").format(name=item.name, before=_wan(item.before), now=_wan(item.now))
            for item in change.changed
        ]
        lines.append(_("  annual plan changed: {names}").format(names=listed(named)))
    return lines


def _wan(yuan: int | None) -> str:
    return "-" if yuan is None else show_money(yuan, "万元")


def _next(report: ImportReport, year: int, *, written: bool) -> list[str]:
    lines = _plan_lines(report.plan) if report.plan is not None else []
    for number, dropped in report.dropped:
        text = _("No. {number} takes out of the plan: {names}")
        lines.append(text.format(number=number, names=listed(list(dropped))))
    if report.first:
        lines.append(report.first)
    if report.blocked:
        lines.append(report.blocked)
    if report.questions is not None:
        text = _("Open questions: {file}. Choose in it, then: projledger import {file}")
        lines.append(text.format(file=near(report.questions)))
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
