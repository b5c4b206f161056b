"""What a progress table's head and foot say of its terms: basis, list, units."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from projledger.console.terminal import listed
from projledger.foundation.language import N_, _
from projledger.foundation.money import half_up, show_money
from projledger.foundation.settings.curves import SCOPE_KEYS, Scope
from projledger.measures.basis import BASIS_WORDS, Basis
from projledger.measures.grouping import By
from projledger.measures.progress_rows import YI_DECIMALS
from projledger.measures.progress_table import Progress
from projledger.measures.rates import show_rate

#: So many units without a target are named.
_MOST_UNITS = 8
_COVERED = {
    Basis.STATISTICAL: N_(
        "{stated} projects have a figure in the statistics; {unstated} have none and count 0"
    ),
    Basis.VERIFIED: N_("{stated} projects have a verified figure; {unstated} have none and count 0"),
}

_CHOSEN = {
    "unit": N_("unit {value}"),
    "level": N_("level {value}"),
    "where": "{value}",
    "only": N_("the list {value}"),
}


def basis_words(progress: Progress) -> str:
    """The basis of the completed investment, as it stands behind the title."""
    return _(" ({basis})").format(basis=_(BASIS_WORDS[progress.terms.basis]))


def terms_lines(progress: Progress) -> Iterator[str]:
    """The lines below the title that say what is not as usual: list, units, plans, bases, period."""
    if progress.terms.of_list:
        yield _("List: {name}, with the annual plans that it has").format(name=progress.terms.of_list)
    if month := progress.terms.units_at:
        yield _("Units as they are called in {month}").format(month=month.words)
    if progress.terms.single:
        text = _("Alone: months {numbers} of the year, apart from the cumulative figure")
        yield text.format(numbers=progress.own_span.numbers)
    if progress.terms.opening:
        yield _("Against the plan in force and the plan of the year's start")
    if progress.terms.compare:
        yield _("Other bases beside, of the projects that have a figure on them")
    yield from narrowed_lines(progress)


def empty_line(progress: Progress) -> str:
    """What stands instead of a table that is about no project; "" for one that is about some."""
    if not progress.empty:
        return ""
    term = progress.settings.office.term
    if not progress.none_behind:
        return _("No project matches what was chosen.")
    if progress.by is By.PROJECT:
        return _("No project is behind its {term}.").format(term=term)
    text = _("No group is behind its {term}; add --by project to see which projects are.")
    return text.format(term=term)


def narrowed_lines(progress: Progress) -> Iterator[str]:
    """The lines that say what was chosen and what that leaves out, and whom a written list did not find."""
    narrowed = progress.narrowed
    if narrowed is None:
        return
    said = _("; ").join(_(_CHOSEN[what]).format(value=value) for what, value in narrowed.said)
    text = _(
        "Chosen: {said}. {count} of {of} projects; left out {left}, with an annual plan of {amount} {unit}"
    )
    yield text.format(
        said=said,
        count=narrowed.projects,
        of=narrowed.of,
        left=narrowed.of - narrowed.projects,
        amount=show_money(
            narrowed.annual_plan, progress.money_unit, YI_DECIMALS if progress.money_unit == "亿元" else None
        ),
        unit=progress.money_unit,
    )
    selected = progress.terms.selected
    for line in selected.unmatched if selected else ():
        if line.near:
            text = _("Not found: row {row} “{name}”; nearest: {near}")
        else:
            text = _("Not found: row {row} “{name}”")
        yield text.format(row=line.row, name=line.text, near=_(", ").join(line.near))


def target_lines(progress: Progress) -> Iterator[str]:
    """What is amiss with the targets: units without one, scopes that hold for no project."""
    yield from unset_lines(progress.unset, progress.period.last.month)
    yield from idle_lines(progress.idle, progress.curve)
    yield from _silent(progress)


def _silent(progress: Progress) -> Iterator[str]:
    """The curves whose points say nothing of the period's end."""
    for one in progress.beyond_points:
        if one.target:
            text = _(
                "The points of the curve {curve} end with month {month}; {target}% counts after it as well: "
                "state a point for month 12 in projledger.toml"
            )
        else:
            text = _(
                "The curve {curve} has no point before month {month}; 0% counts until then: state an earlier "
                "point in projledger.toml if something is due"
            )
        yield text.format(curve=one.curve, month=_short(one.month), target=_short(one.target))


def idle_lines(idle: Sequence[tuple[int, Scope]], curve: str) -> Iterator[str]:
    """The scopes of the settings that hold for no project, by their place."""
    for place, scope in idle:
        text = _("Scope {place} of the curve {curve} holds for no project: {scope}")
        yield text.format(place=place, curve=curve, scope=_scope(scope))


def _scope(scope: Scope) -> str:
    stated = {key: getattr(scope, key) for key in SCOPE_KEYS if getattr(scope, key) is not None}
    return ", ".join(
        f"{key} = {str(value).lower() if isinstance(value, bool) else value}" for key, value in stated.items()
    )


def _short(number: Fraction) -> str:
    return show_rate(half_up(number, 2), trim=True)


def unset_lines(unset: Mapping[str, int], month: int) -> Iterator[str]:
    """Which units have no target for the end of ``month`` in the table of targets, and what to do."""
    by_last: dict[int, list[str]] = {}
    for unit, last in unset.items():
        by_last.setdefault(last, []).append(unit)
    for last, units in sorted(by_last.items()):
        if last:
            text = _(
                "The table of targets ends with month {last} for {count} units, which have no target for "
                "month {month} ({names}): import a table with the later period ends"
            )
        else:
            text = _(
                "The table of targets has no target for {count} units ({names}): add them and import it again"
            )
        yield text.format(last=last, month=month, count=len(units), names=listed(units, _MOST_UNITS))


def _instead(progress: Progress) -> Iterator[str]:
    """Which projects the curve says nothing of, and what measures them."""
    for (kind, curve), count in progress.instead.items():
        if kind == "project-plans":
            text = _(
                "{count} of {of} projects have no plan of their own by month and are measured by "
                "the curve {curve}"
            )
        else:
            text = _(
                "The curve {kind} says nothing of {count} of {of} projects; they are measured by {curve}"
            )
        yield text.format(count=count, of=progress.total.projects, kind=kind, curve=curve)


def unassigned_lines(progress: Progress) -> Iterator[str]:
    """How much of the plans that a table of targets declares no project has been assigned, and whose."""
    if not progress.unassigned:
        return
    names = [f"{one.unit} {_left(one.left, progress)}" for one in progress.unassigned]
    text = _("Annual plan not yet assigned to projects, by the table of targets: {amount} {unit} ({names})")
    yield text.format(
        amount=_left(sum(one.left for one in progress.unassigned), progress),
        unit=progress.money_unit,
        names=listed(names, _MOST_UNITS),
    )


def _left(yuan: int, progress: Progress) -> str:
    return show_money(yuan, progress.money_unit, YI_DECIMALS if progress.money_unit == "亿元" else None)


def coverage_lines(progress: Progress) -> Iterator[str]:
    """The lines under the table that say what is not known on its terms."""
    if progress.unfollowed:
        text = _(
            "Units that have ended, their projects under their old names since no one unit follows: {names}"
        )
        yield text.format(names=listed(list(progress.unfollowed)))
    if progress.total.own and progress.total.own.unsure:
        text = _(
            "{count} projects did not report at the start or end of these months; their last figures count"
        )
        yield text.format(count=progress.total.own.unsure)
    yield from target_lines(progress)
    yield from _instead(progress)
    yield from unassigned_lines(progress)
    covered = progress.coverage
    if covered is None:
        return
    if not covered.stated:
        text = _("No project has a figure on the {basis}: what is completed by it is not known")
        yield text.format(basis=_(BASIS_WORDS[covered.basis]))
        return
    yield _(_COVERED[covered.basis]).format(stated=len(covered.stated), unstated=len(covered.unstated))
    if covered.earlier:
        text = _("{count} of these figures are of an earlier month and are carried on: {names}")
        names = [
            _("{name} (month {month})").format(name=item.name, month=item.figure_month.month)
            for item in covered.earlier
            if item.figure_month
        ]
        yield text.format(count=len(names), names=listed(names))
    if progress.left_unstated:
        text = _(
            "{count} projects of the opening plan that were taken out have no figure on the {basis} and "
            "count 0 in its rate: {names}"
        )
        yield text.format(
            count=len(progress.left_unstated),
            basis=_(BASIS_WORDS[covered.basis]),
            names=listed([item.name for item in progress.left_unstated]),
        )
