"""Finding the project or unit that a clerk named."""

import difflib
from collections.abc import Iterable, Sequence

from projledger.foundation.errors import UnknownName
from projledger.foundation.language import _
from projledger.foundation.text import normal_name
from projledger.ledger.records import ProjectRecord, UnitRecord

MOST_NAMED = 5


def project_named(projects: Sequence[ProjectRecord], text: str) -> ProjectRecord:
    """The project with that key, code, name or alias, or the only one whose name holds ``text``.

    Raises UnknownName with the nearest names where none or several fit.
    """
    wanted = normal_name(text)
    for project in projects:
        if wanted in {normal_name(name) for name in _names(project)}:
            return project
    holding = [
        project for project in projects if any(wanted in normal_name(name) for name in _names(project))
    ]
    if len(holding) == 1:
        return holding[0]
    if holding:
        message = _("“{text}” fits {count} projects: {names}. Give more of the name, or the code.")
        raise UnknownName(message.format(text=text, count=len(holding), names=_listed(holding)))
    by_name = {project.name: project for project in projects}
    near = difflib.get_close_matches(text, by_name, MOST_NAMED, 0.3)
    if not near:
        message = _("There is no project “{text}”. All of them: projledger progress --by project")
        raise UnknownName(message.format(text=text))
    message = _("There is no project “{text}”. Nearest: {names}.")
    raise UnknownName(message.format(text=text, names=_listed([by_name[name] for name in near])))


def unit_named(units: Sequence[UnitRecord], text: str) -> str:
    """The canonical name of the unit called ``text``; UnknownName with the nearest otherwise."""
    wanted = normal_name(text)
    for unit in units:
        if wanted in {normal_name(name) for name in (unit.name, *unit.short_names)}:
            return unit.name
    holding = [unit.name for unit in units if wanted and wanted in normal_name(unit.name)]
    if len(holding) == 1:
        return holding[0]
    near = holding or difflib.get_close_matches(text, [unit.name for unit in units], MOST_NAMED, 0.3)
    if not near:
        message = _("There is no unit “{text}” in the register. All that report: projledger status")
        raise UnknownName(message.format(text=text))
    message = _("There is no unit “{text}” in the register. Nearest: {names}.")
    raise UnknownName(message.format(text=text, names=_(", ").join(near[:MOST_NAMED])))


def list_named(names: Sequence[str], text: str) -> str:
    """The list called ``text``, or the only one whose name holds it; UnknownName names those there are."""
    wanted = normal_name(text)
    same = [name for name in names if normal_name(name) == wanted]
    holding = same or [name for name in names if wanted and wanted in normal_name(name)]
    if len(holding) == 1:
        return holding[0]
    if not names:
        raise UnknownName(_("The plan puts no project into a list."))
    message = _("There is no list “{text}” at that time. The lists are: {names}.")
    if holding:
        message = _("“{text}” fits several lists: {names}. Give the whole name.")
    raise UnknownName(message.format(text=text, names=_(", ").join(holding or names)))


def numbers_named(numbers: Sequence[int], most: int = 10) -> str:
    """Submissions by their numbers, saying how many more there are than ``most``."""
    text = _(", ").join(str(number) for number in numbers[:most])
    more = len(numbers) - most
    return _("{names} and {count} more").format(names=text, count=more) if more > 0 else text


def _names(project: ProjectRecord) -> Iterable[str]:
    return (project.key, project.name, *([project.code] if project.code else []), *project.aliases)


def _listed(projects: Sequence[ProjectRecord]) -> str:
    shown = _(", ").join(f"{project.key} {project.name}" for project in projects[:MOST_NAMED])
    more = len(projects) - MOST_NAMED
    return shown + (_(" and {count} more").format(count=more) if more > 0 else "")
