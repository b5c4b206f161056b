"""What a run of notices wrote: to whom and why, where it lies, and who is not concerned."""

from collections.abc import Mapping

from rich.console import Console

from projledger.api.notices import NoticeRun, Written
from projledger.console.places import near
from projledger.console.terminal import draw, listed, plain, say, table
from projledger.foundation.language import N_, _
from projledger.ledger.issues import OF_A_MONTH

#: Why a paper goes to a unit, by the words of ``documents.notices.concerned``.
REASONS: Mapping[str, str] = {
    "missing": N_("return missing"),
    "rejected": N_("return sent back"),
    "red": N_("{count} red"),
    "long-yellow": N_("{count} yellow for long"),
    "yellow": N_("{count} yellow"),
    "unit-yellow": N_("the unit as a whole yellow"),
    "starts-soon": N_("{count} to start soon"),
    "finishes-soon": N_("{count} to be finished soon"),
    "errors": N_("{count} to correct"),
    "warnings": N_("{count} to check"),
    "held": N_("{count} rows held"),
    "projects": N_("{count} projects"),
}
_NAMED = 8


def show_notices(console: Console, run: NoticeRun) -> None:
    """Print a line a paper, then who is not concerned; one line where there is nothing to write."""
    if run.written:
        say(console, _heading(run), "bold")
        _table(console, run)
    for kind, name in run.names.items():
        mine = [one for one in run.written if one.concern.kind == kind]
        for line in _rest(run, kind, name, mine):
            say(console, line)
    if not run.written:
        return
    if run.dry_run:
        say(console, _("Nothing was written (dry run)."))
        return
    paths = [one.path for one in run.written if one.path]
    if len(paths) == 1:
        text = _("Issued document: {file}") if run.issued else _("Draft: {file}")
        say(console, text.format(file=near(paths[0])))
        return
    text = _("{count} documents in {folder}") if run.issued else _("{count} drafts in {folder}")
    say(console, text.format(count=len(paths), folder=near(paths[0].parent)))


def _heading(run: NoticeRun) -> str:
    names = _(", ").join(name for name in run.names.values())
    periods = dict.fromkeys(_when(run, kind) for kind in run.names)
    text = _("{kinds}, {period}, figures taken {day}")
    return text.format(kinds=names, period=_(", ").join(periods), day=run.taken.isoformat())


def _table(console: Console, run: NoticeRun) -> None:
    drawn = table()
    several = len(run.names) > 1
    of_projects = any(one.concern.project is not None for one in run.written)
    drawn.add_column(_("Unit"), overflow="fold", min_width=14)
    if several:
        drawn.add_column(_("Paper"), overflow="fold")
    if of_projects:
        drawn.add_column(_("Project"), overflow="fold")
    else:
        drawn.add_column(_("Because"), overflow="fold")
    if run.issued:
        drawn.add_column(_("Number"), overflow="fold")
    for one in run.written:
        cells = [one.concern.unit]
        cells += [run.names[one.concern.kind]] if several else []
        cells += [one.concern.name if of_projects else reasons(one)]
        cells += [one.number] if run.issued else []
        drawn.add_row(*map(plain, cells))
    draw(console, drawn)


def reasons(one: Written) -> str:
    """``3 red, 1 yellow for long``: why the paper goes to its unit."""
    return _(", ").join(_(REASONS[why.word]).format(count=why.about) for why in one.concern.reasons)


def _when(run: NoticeRun, kind: str) -> str:
    return run.period.last.words if kind in OF_A_MONTH else run.period.title


def _rest(run: NoticeRun, kind: str, name: str, mine: list[Written]) -> list[str]:
    """Who is not concerned; that nobody is."""
    spared, when = run.spared.get(kind, ()), _when(run, kind)
    if not mine:
        text = _("{kind}: nothing to write for {period}; nobody is concerned.")
        if len(spared) == 1:
            text = _("{kind}: nothing to write for {period}; {unit} is not concerned.")
        return [text.format(kind=name, period=when, unit=spared[0] if spared else "")]
    if not spared:
        return []
    text = _("{kind}: {count} units are not concerned: {units}")
    return [text.format(kind=name, count=len(spared), units=listed(list(spared), _NAMED))]
