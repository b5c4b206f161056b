"""Finding the project or unit that a name means. Near names are suggested, never taken."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rapidfuzz import fuzz

from projledger.checks.known import Known, KnownProject, Succession
from projledger.foundation.text import normal_code, normal_name

#: A project's name this near (in percent) is worth asking about.
LIKELY = 80
#: Units have short names: a weaker likeness is still worth naming.
LIKELY_UNIT = 60
#: A code whose project's name is less like the row's than this, while another's is likely, is doubted.
UNLIKELY = 60
_CANDIDATES = 3
_MOST_ALIKE = 99
_SEVERAL = 2
#: A name that says itself that it stands for several projects: 等3个项目, 共三项工程, 打捆.
_PACKED = re.compile(
    r"(?:等|共计?|及其?他?)[(（]?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})[)）]?个?(?:子)?(?:项目|项工程|项|工程|个).*$|[(（]?(?:打包|打捆|捆绑)(?:项目)?[)）]?"
)
_LISTING = re.compile(r"[、,，;；+/\n]|及(?!其)|[和与]")
_LOOKED_AT = 8
_IDLE = re.compile(r"[-—()、,·.]|[至和及与](?=.)|(?:建设|新建)?(?:工程|项目)$")


class Candidate(NamedTuple):
    """A known project whose name is near; ``likeness`` in whole percent."""

    project: KnownProject
    likeness: int


class ProjectMatch(NamedTuple):
    """What a row's code and name mean.

    ``project`` is set only where nothing is doubtful; otherwise ``trouble`` is P501, P502, P508, P511 (the
    candidates are those of the packaged projects that are known by name) or P513
    and ``candidates`` are the nearest, best first (for P508 the project to which the code belongs);
    for P513 ``succession`` says under which projects it is reported now.
    """

    project: KnownProject | None
    trouble: str = ""
    candidates: tuple[Candidate, ...] = ()
    succession: Succession | None = None


def match_project(known: Known, code: str | None, name: str, unit: str | None = None) -> ProjectMatch:
    """The project that a report's row speaks of: by its code, else by its normalised name.

    A name that several projects bear is settled by the ``unit`` that reports one of them.
    """
    by_code = known.projects.get(known.project_codes.get(normal_code(code), 0)) if code else None
    wanted = normal_name(name)
    named = [known.projects[key] for key in known.project_names.get(wanted, ()) if key in known.projects]
    if ended := _ended(known, by_code, named, code, wanted):
        return ProjectMatch(None, "P513", (), ended)
    if by_code is not None:
        return _by_code(known, by_code, named, wanted)
    if len(named) > 1 and unit is not None:
        named = [one for one in named if unit in {one.reporting_unit, one.lead_unit}] or named
    if len(named) == 1:
        return ProjectMatch(named[0])
    if named:
        return ProjectMatch(None, "P502", tuple(Candidate(one, 100) for one in named))
    packed = _packed(known, name)
    if packed is not None:
        return ProjectMatch(None, "P511", packed)
    near = candidates(known, name, unit)
    return ProjectMatch(None, "P502" if near else "P501", near)


def _packed(known: Known, name: str) -> tuple[Candidate, ...] | None:
    """The known projects that a packaged name lists (``A、B等3个项目``); None where it is no such name."""
    pieces = [
        known.project_names.get(normal_name(piece), ())
        for piece in _LISTING.split(_PACKED.sub("", name))
        if piece.strip()
    ]
    listed = dict.fromkeys(key for keys in pieces for key in keys if key in known.projects)
    if len(listed) < _SEVERAL and not _PACKED.search(name):
        return None
    return tuple(Candidate(known.projects[key], 100) for key in listed)


def _ended(
    known: Known, by_code: KnownProject | None, named: list[KnownProject], code: str | None, wanted: str
) -> Succession | None:
    """Under which projects the one that is meant is reported now; None where it still stands itself.

    A name that a project in force bears means that project, also where an ended one bore it before.
    """
    if not known.succeeded:
        return None
    meant = [by_code] if by_code is not None else named
    if any(one.id not in known.ended for one in meant):
        return None
    return known.succeeded.get(normal_name(code or "")) or known.succeeded.get(wanted)


def _by_code(known: Known, owner: KnownProject, named: list[KnownProject], wanted: str) -> ProjectMatch:
    if named:
        another = all(one.id != owner.id for one in named)
    elif wanted and fuzz.WRatio(wanted, normal_name(owner.name)) < UNLIKELY:
        near = candidates(known, wanted, None)
        another = bool(near) and near[0].project.id != owner.id
    else:
        another = False
    return ProjectMatch(None, "P508", (Candidate(owner, 100),)) if another else ProjectMatch(owner)


def candidates(known: Known, name: str, unit: str | None) -> tuple[Candidate, ...]:
    """The known projects whose names are near ``name``, best first; at equal likeness the unit's own."""
    best: dict[int, float] = {}
    for bearer, score in _near(normal_name(name), known.project_names, LIKELY):
        for key in known.project_names[bearer]:
            if key in known.projects:
                best[key] = max(best.get(key, 0), score)

    def order(key: int) -> tuple[float, bool, int]:
        return -best[key], known.projects[key].reporting_unit != unit, key

    ranked = sorted(best, key=order)[:_CANDIDATES]
    # 100 % would say that the names are the same: parts of one another are that alike, too
    return tuple(Candidate(known.projects[key], min(int(best[key]), _MOST_ALIKE)) for key in ranked)


def match_unit(known: Known, text: str) -> str | None:
    """The canonical name of the unit that ``text`` names exactly (full, short or other name)."""
    return known.unit_names.get(normal_name(text))


def near_units(known: Known, text: str) -> str:
    """The nearest units' names for a message, parted by 、; a dash where none is near."""
    names: list[str] = []
    for bearer, _score in _near(normal_name(text), known.unit_names, LIKELY_UNIT):
        unit = known.unit_names[bearer]
        if unit not in names:
            names.append(unit)
    return "、".join(names[:_CANDIDATES]) or "—"


def unit_within(known: Known, text: str) -> str | None:
    """The unit whose name stands within ``text`` (a title, a sheet's or file's name), or None.

    The longest name wins over names inside it; two units named side by side say nothing.
    """
    wanted = normal_name(text)
    found = sorted(
        ((name, wanted.find(name)) for name in known.unit_names if len(name) > 1 and name in wanted),
        key=lambda pair: (-len(pair[0]), pair[0]),
    )
    kept: list[tuple[int, int]] = []
    units: set[str] = set()
    for name, start in found:
        end = start + len(name)
        if any(first <= start and end <= last for first, last in kept):
            continue
        kept.append((start, end))
        units.add(known.unit_names[name])
    return units.pop() if len(units) == 1 else None


def _near(wanted: str, names: Mapping[str, object] | Iterable[str], floor: int) -> list[tuple[str, float]]:
    if not wanted:
        return []
    bare = _bare(wanted)
    found = [(name, max(fuzz.WRatio(wanted, name), fuzz.WRatio(bare, _bare(name)))) for name in names]
    return sorted((pair for pair in found if pair[1] >= floor), key=lambda pair: -pair[1])[:_LOOKED_AT]


def _bare(name: str) -> str:
    """``name`` without the words and signs in which two writings of one name usually differ."""
    return _IDLE.sub("", name) or name
