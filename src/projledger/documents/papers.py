"""The papers that leave the office: their kinds, and what a paper is before it becomes a Word file.

A kind's composing function takes the :class:`~projledger.documents.facts.Facts` of a period and what was
:class:`Asked`, and returns a :class:`Paper`: finished words for a template, and the figures in them.
"""

import importlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from projledger.documents.figures import FigureBook

if TYPE_CHECKING:
    from projledger.documents.facts import Facts


class Asked(NamedTuple):
    """Of what a paper is to speak, beyond its period: a ``unit``, a ``project`` (its id) or a ``topic``."""

    unit: str = ""
    project: int | None = None
    topic: str = ""


class Kind(NamedTuple):
    """One kind of paper.

    ``key`` is its name in commands and settings, ``name`` what it is called (督查通报), ``template`` the file
    that shapes it, ``receives`` to whom it goes: ``all``, ``unit`` or ``project`` (one paper each).
    ``composer`` names the function that composes it, ``module:function``, loaded when it is used.
    """

    key: str
    name: str
    template: str
    receives: str
    composer: str

    def compose(self, facts: "Facts", asked: Asked) -> "Paper":
        """The paper of this kind. Raises UnknownName where the facts have nothing for it to speak of."""
        module, function = self.composer.split(":")
        made: Callable[[Facts, Asked], Paper] = getattr(importlib.import_module(module), function)
        return made(facts, asked)


KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("bulletin", "督查通报", "bulletin.docx", "all", "projledger.documents.bulletin:bulletin"),
        Kind("briefing", "简报", "briefing.docx", "all", "projledger.documents.briefing:briefing"),
        Kind("red-black", "红黑榜", "red-black.docx", "all", "projledger.documents.red_black:red_black"),
        Kind("meeting", "推进会材料", "meeting.docx", "all", "projledger.documents.meeting:meeting"),
        Kind("urge", "催报通知", "urge.docx", "unit", "projledger.documents.notices.urge:urge"),
        Kind("remind", "提醒函", "remind.docx", "unit", "projledger.documents.notices.remind:remind"),
        Kind("rectify", "督办函", "rectify.docx", "unit", "projledger.documents.notices.rectify:rectify"),
        Kind("review", "月报审核反馈单", "review.docx", "unit", "projledger.documents.notices.review:review"),
        Kind("confirm", "数据核对函", "confirm.docx", "unit", "projledger.documents.notices.confirm:confirm"),
        Kind("one-page", "项目一页通", "one-page.docx", "project",
             "projledger.documents.notices.one_page:one_page"),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """A composed paper: ``context`` holds what its template may name, its figures marked.

    ``breaks`` names the values of ``context`` whose line breaks are kept. ``title`` is plain text.
    """

    kind: str
    title: str
    context: Mapping[str, Any]
    figures: FigureBook
    asked: Asked
    breaks: frozenset[str] = frozenset({"title_in_lines"})


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of itself, so that it can be proved and made again: kept as a custom property.

    ``period`` is as ``str(Period)`` gives it, ``as_of`` the submission as of which its figures were taken,
    ``day`` that of the ledger's state and ``dated`` the one that it bears (ISO), ``number`` that under which
    it was issued, "" for a draft. ``template`` is the sha-256 of the template that shaped it.
    """

    kind: str
    period: str
    as_of: int
    day: str
    unit: str = ""
    project: int | None = None
    topic: str = ""
    number: str = ""
    version: str = ""
    template: str = ""
    head: str = ""
    dated: str = ""

    def text(self) -> str:
        """The property's text: JSON with its keys in order."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def read(cls, text: str) -> "Identity | None":
        """The identity that ``text`` tells; None where it is none of ours."""
        try:
            said = json.loads(text)
            return cls(**said)
        except (ValueError, TypeError):
            return None
