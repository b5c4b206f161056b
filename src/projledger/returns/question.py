"""One open question: which project does a held row speak of? Its words, and the key that guards it.

This module is read at every import of files; it must stay light.
"""

import hashlib
from typing import NamedTuple

FORM = "questions"
SHEET = "待核对"
SAME, NEW, REFUSE = "同一项目", "新项目", "不收"
DECISIONS = (SAME, NEW, REFUSE)
#: The codes of rows whose project is not known.
UNKNOWN_PROJECT = frozenset({"P501", "P502", "P508"})
#: Titles of the list.
NAME, DECISION, PROJECT, KEY = "表中写的项目", "处理", "对应项目", "标识"


class LikelyProject(NamedTuple):
    """A project that may be meant; ``likeness`` in whole percent, ``key`` its code as clerks write it."""

    id: int
    key: str
    name: str
    likeness: int

    @property
    def label(self) -> str:
        """``PC2021-012 喜神至麻石公路``: what the drop-down offers."""
        return f"{self.key} {self.name}"


class Question(NamedTuple):
    """One held row whose project is not known. ``entry`` is its id in the table of ``form``."""

    entry: int
    form: str
    file_name: str
    unit: str
    period: str
    sheet: str
    cell: str
    name: str
    likely: tuple[LikelyProject, ...] = ()

    @property
    def key(self) -> str:
        """The row's hidden key: the entry, the candidates, and a check sum over them and the name."""
        projects = ",".join(f"{one.id}-{check_sum(one.label)}" for one in self.likely)
        body = f"{self.form}:{self.entry}:{projects}"
        return f"{body}:{check_sum(body, self.name)}"


def check_sum(*texts: str) -> str:
    """Eight hexadecimal digits that change with each of ``texts``; blanks do not count."""
    plain = "\n".join("".join(text.split()) for text in texts)
    return hashlib.sha256(plain.encode()).hexdigest()[:8]
