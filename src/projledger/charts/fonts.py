"""Which of the machine's fonts can print a picture: found by the characters that they really have.

A font's name promises nothing: the common one of Linux is called after Chinese but looks up as Japanese,
office machines have cut-down copies. So a font is taken where it has every character, the known sans serif
ones first; characters that it lacks (rare ones in names) are taken from other fonts, one by one.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from projledger.foundation.errors import FontMissing
from projledger.foundation.language import N_, _

#: Sans serif fonts with simplified Chinese: Windows, WPS and macOS bring their own, Linux those of packages.
KNOWN = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "思源黑体",
    "Microsoft YaHei", "DengXian", "SimHei", "FangSong", "KaiTi", "SimSun", "NSimSun",
    "PingFang SC", "Hiragino Sans GB", "Heiti SC", "STHeiti", "Songti SC", "Arial Unicode MS",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "Noto Serif CJK SC", "Noto Serif SC",
)  # fmt: skip
#: What every picture says, whatever the names in it: a font without these is none for us.
NEEDED = (
    "年月底数据口径上报取单位完成投资计划时序进度超欠百分点绿黄红无合计其中另有个项目未绘出县镇街道办事处"
)
NO_FONT = N_(
    "No font on this computer has the Chinese characters of a picture ({sample}). Install one: on Windows "
    "the language feature “Chinese (Simplified) Supplemental Fonts”; on Debian or Ubuntu "
    "apt install fonts-noto-cjk; on Fedora dnf install google-noto-sans-cjk-fonts. Then run this again."
)


class Face(NamedTuple):
    """One font as the system has it: the name to ask for, its file, and its number within that file."""

    name: str
    file: str
    number: int


class Fonts(NamedTuple):
    """The names of the fonts to print with, in order, and the characters that none of them has."""

    names: tuple[str, ...]
    lacking: frozenset[str]


def fonts_for(
    texts: Iterable[str],
    *,
    faces: Callable[[], Iterable[Face]] | None = None,
    has: Callable[[Face], frozenset[int]] | None = None,
) -> Fonts:
    """The fonts that together have the characters of ``texts``, best known first.

    ``faces`` and ``has`` (a font's code points) are the system's unless a test says otherwise.
    Raises FontMissing where no font has :data:`NEEDED`.
    """
    has = has or code_points
    needed = {ord(char) for char in NEEDED}
    wanted = {ord(char) for text in texts for char in text if not char.isspace()} | needed
    names: list[str] = []
    for face in _by_preference((faces or system_faces)()):
        points = has(face)
        if not names and not needed <= points:
            continue  # the first one prints nearly everything, so that a line does not mix two looks
        if names and not wanted & points:
            continue
        names.append(face.name)
        wanted -= points
        if not wanted:
            break
    if not names:
        raise FontMissing(_(NO_FONT).format(sample=NEEDED[:8]))
    return Fonts(tuple(names), frozenset(map(chr, wanted)))


def _by_preference(faces: Iterable[Face]) -> Iterator[Face]:
    """The known fonts in our order, then all others by their names."""
    found = {face.name: face for face in faces}
    yield from (found[name] for name in KNOWN if name in found)
    yield from (found[name] for name in sorted(found) if name not in KNOWN)


def system_faces() -> list[Face]:
    """The upright fonts of ordinary weight that the system has; no picture is drawn of the others."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of its caches
    from matplotlib.font_manager import fontManager

    return [
        Face(entry.name, str(Path(entry.fname)), entry.index)
        for entry in fontManager.ttflist
        if entry.style == "normal" and _is_ordinary(entry.weight)
    ]


_ORDINARY = range(350, 501)


def _is_ordinary(weight: int | str) -> bool:
    return weight in {"normal", "regular", "book", "medium"} or weight in _ORDINARY


@lru_cache(maxsize=256)
def code_points(face: Face) -> frozenset[int]:
    """The code points that the font's file has characters for; none where the file cannot be read."""
    from matplotlib.ft2font import FT2Font

    try:
        return frozenset(FT2Font(face.file, face_index=face.number).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
