"""What a topic gives to its bulletin."""

from typing import NamedTuple

from projledger.documents.context import Annex, Chapter


class Spoken(NamedTuple):
    """The words of a topic. ``about`` is what the title says of it (挂牌项目推进情况的); ``note`` its basis.

    Chapters are not numbered yet; the first says how the topic stands as a whole.
    """

    about: str
    opening: str
    chapters: tuple[Chapter, ...]
    annexes: tuple[Annex, ...] = ()
    note: str = ""
