"""What proving a document found: each difference with its place and source, or one line where all holds."""

from collections.abc import Sequence

from rich.console import Console

from projledger.api.proofs import Faulty, FigureSource, Moved, Proof
from projledger.console.terminal import say
from projledger.documents.differences import Fault, Where
from projledger.foundation.language import N_, _

#: So many of one kind are shown; json has all.
_MOST = 20
_HEADS = {
    Fault.TYPED: N_("Figures that are not those of the ledger: {count}"),
    Fault.NAME: N_("Names that stand where others belong: {count}"),
    Fault.LOOSE: N_("Figures that stand in no content control any more: {count}"),
    Fault.TEXT: N_("Numbers beside the figures that are not the composed ones: {count}"),
}


def show_proof(console: Console, proof: Proof) -> None:
    """Print what differs, the most important last; a single line where nothing does."""
    if proof.holds:
        text = _("{file}: {count} figures, all as in the ledger (no. {number}).")
        say(console, text.format(file=proof.file, count=proof.figures, number=proof.identity.as_of))
        _say_limits(console, proof)
        return
    number = proof.identity.number or _("draft")
    text = _("{file}: {name} {number}, {period}, figures as of no. {as_of}")
    identity = proof.identity
    say(
        console,
        text.format(
            file=proof.file, name=proof.name, number=number, period=identity.period, as_of=identity.as_of
        ),
        "bold",
    )
    _say_limits(console, proof)
    _show_moved(console, proof)
    for fault in reversed(Fault):
        _show_faults(console, fault, [item for item in proof.differences if item.difference.fault is fault])
    text = _("Differences: {faults}. Changed since: {moved}.")
    say(console, text.format(faults=len(proof.differences), moved=len(proof.moved)))


def _say_limits(console: Console, proof: Proof) -> None:
    if not proof.whole:
        text = _(
            "  Its template is not known here, or another version of projledger wrote it ({version}): "
            "only what stands in content controls was compared."
        )
        say(console, text.format(version=proof.identity.version or "-"))


def _show_moved(console: Console, proof: Proof) -> None:
    if not proof.moved:
        return
    text = _("Figures that the ledger has changed since no. {as_of} (now no. {present}): {count}")
    moved, identity = proof.moved, proof.identity
    say(console, text.format(count=len(moved), as_of=identity.as_of, present=proof.present))
    for item in moved[:_MOST]:
        _show_one_moved(console, item)
    _say_more(console, len(moved))


def _show_one_moved(console: Console, item: Moved) -> None:
    now = _(" / ").join(item.now) or _("not in the paper any more")
    text = _("  {title}: {then} then, {now} now")
    say(console, text.format(title=item.title, then=_(" / ").join(item.then), now=now))
    numbers = _(", ").join(map(str, item.changed_by))
    if numbers:
        say(
            console,
            _("    changed by no. {numbers}; {source}").format(numbers=numbers, source=_of(item.source)),
        )
    else:
        say(console, "    " + _of(item.source))


def _show_faults(console: Console, fault: Fault, items: Sequence[Faulty]) -> None:
    if not items:
        return
    say(console, _(_HEADS[fault]).format(count=len(items)))
    for item in items[:_MOST]:
        found = item.difference
        say(console, "  " + _place(found.where))
        stands, ledger = found.stands or _("nothing"), found.ledger or _("nothing")
        if found.stands == found.ledger:
            said = _("reads as in the ledger: {stands}").format(stands=stands)
        else:
            said = _("stands: {stands}; ledger: {ledger}").format(stands=stands, ledger=ledger)
        if item.title:
            said = f"{item.title}  {said}"
        say(console, f"    {said}")
        if item.source:
            say(console, f"    {_of(item.source)}")
    _say_more(console, len(items))


def _say_more(console: Console, count: int) -> None:
    if count > _MOST:
        say(console, _("  and {count} more: --format json").format(count=count - _MOST))


def _place(where: Where) -> str:
    if not where.table:
        return _("“{around}”").format(around=where.around)
    text = _("table {table}, row {row} {label}, column {title}")
    return text.format(table=where.table, row=where.row, label=where.label, title=where.title or where.column)


def _of(source: FigureSource) -> str:
    """The way back, in words."""
    if source.command:
        return _("source: {command}").format(command=source.command)
    if source.stated:
        return _("source: no. {number} told: {stated}").format(number=source.submission, stated=source.stated)
    text = _("source: no. {number} {file} {cell}")
    return text.format(number=source.submission, file=source.file_name, cell=source.cell)
