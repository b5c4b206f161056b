"""What a condition may ask: fields of the plan, of the latest return, and figures computed from both."""

import difflib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from projledger.forms.field import Kind, Spec
from projledger.forms.plan import LEVELS
from projledger.forms.register import FORMS
from projledger.forms.report import STATUSES
from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.text import normal_title
from projledger.measures.where.tokens import Kind as TokenKind
from projledger.measures.where.tokens import Token

PLAN, REPORT, FIGURE = "plan", "report", "figure"
#: Fields of the plan that say nothing of a project, and one that no entered row has.
_NOT_OF_PLAN = {"effective_from", "classified"}
#: The report's own fields: those that neither repeat the plan nor are figures computed here.
OF_REPORT = (
    "physical_progress", "actual_start", "start_basis", "actual_finish", "funds_lacking", "land_lacking",
    "problem", "help_asked", "statistical_ytd", "statistical_entry", "difference_reason", "correction_reason",
    "month_plan",
    "campaign_target", "funds_received", "funds_received_ytd", "funds_received_month", "completed_total",
)  # fmt: skip
_LIGHTS = ("green", "yellow", "red")
_NEAREST = 3


class Field(NamedTuple):
    """One field: its identifier, its title, how its values are written, and where they come from.

    ``choices`` stand from the highest where ``ranked``: ``level >= 市级`` holds of 省级 too. ``points``
    marks percentage points beside percent.
    """

    name: str
    title: str
    kind: Kind
    source: str
    choices: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = {}
    ranked: bool = False
    points: bool = False

    @property
    def compared(self) -> bool:
        """Whether its values can be greater or less than one another."""
        return self.ranked or self.kind in (Kind.MONEY, Kind.AREA, Kind.PERCENT, Kind.DATE)


def _figure(name: str, title: str, kind: Kind, **more: object) -> Field:
    return Field(name, title, kind, FIGURE, **more)  # type: ignore[arg-type]  # the slots of Field


#: The figures of the table itself, per project, with the further words that name them.
_FIGURES: tuple[tuple[Field, tuple[str, ...]], ...] = (
    (
        _figure("completed_ytd", "累计完成", Kind.MONEY),
        ("done", "累计完成投资", "本年累计完成投资", "本年累计完成"),
    ),
    (_figure("completed_month", "本月完成", Kind.MONEY), ("month", "本月完成投资", "当月完成")),
    (_figure("completion_rate", "完成率", Kind.PERCENT), ("rate", "占年度计划", "投资完成率", "占年计划")),
    (
        _figure("schedule_gap", "超欠", Kind.PERCENT, points=True),
        ("gap", "超/欠", "超/欠时序", "超欠时序", "差距"),
    ),
    (
        _figure(
            "light", "亮灯", Kind.CHOICE, choices=_LIGHTS,
            synonyms={
                "绿": "green", "黄": "yellow", "红": "red",
                "绿灯": "green", "黄灯": "yellow", "红灯": "red",
            },
        ),
        ("灯",),
    ),
    (
        _figure(
            "status", "项目状态", Kind.CHOICE, choices=STATUSES,
            synonyms=FORMS["report"].field("status").synonyms,
        ),
        ("状态",),
    ),
    (_figure("reported", "已报", Kind.FLAG), ()),
    (_figure("not_reported", "未报", Kind.FLAG), ()),
    (_figure("held", "待核", Kind.FLAG), ()),
    (_figure("flash", "快报", Kind.FLAG), ()),
    (_figure("size", "规模", Kind.CHOICE), ("规模档",)),
)  # fmt: skip
#: Short words for fields of the plan, as ``--by`` and ``--sort`` have them.
_SHORT = {
    "unit": "lead_unit", "单位": "lead_unit", "list": "lists", "leader": "county_leader",
    "县领导": "county_leader", "领导": "county_leader", "plan": "annual_plan", "start": "planned_start",
    "finish": "planned_finish", "属地": "place", "地点": "place", "内部": "internal",
}  # fmt: skip


@lru_cache(maxsize=1)
def fields() -> Mapping[str, Field]:
    """Every field by its identifier, in the order in which they are listed."""
    found = {field.name: field for field, _words in _FIGURES}
    for source, specs in ((PLAN, FORMS["plan"].fields), (REPORT, FORMS["report"].fields)):
        for spec in specs:
            wanted = spec.name not in _NOT_OF_PLAN if source == PLAN else spec.name in OF_REPORT
            if wanted and spec.name not in found:
                ranked = spec.name == "level"
                choices = LEVELS if ranked else spec.choices
                found[spec.name] = Field(
                    spec.name, spec.title, spec.kind, source, choices, spec.synonyms, ranked=ranked
                )
    return found


@lru_cache(maxsize=1)
def _named() -> Mapping[str, tuple[str, ...]]:
    """The identifiers that a word may mean. Identifiers and titles win over what else fields are called."""
    known = fields()
    first: dict[str, str] = {}
    for field in known.values():
        for word in (field.name, field.title):
            first.setdefault(_plain(word), field.name)
    for figure, words in _FIGURES:
        for word in words:
            first.setdefault(_plain(word), figure.name)
    for word, name in _SHORT.items():
        first.setdefault(_plain(word), name)
    others: dict[str, dict[str, None]] = {}
    for word, name in _aliases():
        if name in known and word not in first:
            others.setdefault(word, {})[name] = None
    return {word: (name,) for word, name in first.items()} | {
        word: tuple(names) for word, names in others.items()
    }


def _aliases() -> Iterator[tuple[str, str]]:
    """What returns call the fields; titles that name a year or a month stand for no field by themselves."""
    seen: set[str] = set()
    for form in ("plan", "report"):
        for spec in FORMS[form].fields:
            known = fields().get(spec.name)
            if known is not None and known.source in (form, FIGURE):
                yield from ((_plain(alias), spec.name) for alias in _speaking(spec))
                seen.add(spec.name)


def _speaking(spec: Spec) -> list[str]:
    return [alias for alias in spec.aliases if "<" not in alias]


def _plain(word: str) -> str:
    return normal_title(word).casefold()


def is_field(word: str) -> bool:
    """Whether ``word`` names a field."""
    return _plain(word) in _named()


def field_of(token: Token) -> Field:
    """The field that ``token`` names. UsageError names the nearest fields, or those it may mean."""
    names = _named().get(_plain(token.text), ())
    if len(names) == 1:
        return fields()[names[0]]
    if names:
        message = _("--where: {word} may mean {fields}. Write one of these.")
        both = _(" or ").join(_words(fields()[name]) for name in names)
        raise UsageError(message.format(word=token.at(), fields=both))
    near = difflib.get_close_matches(_plain(token.text), _named(), _NEAREST, 0.5)
    meant = dict.fromkeys(_words(fields()[name]) for word in near for name in _named()[word])
    if token.kind is TokenKind.QUOTED and not meant:
        message = _("--where: {word} names no field; write the field first and the text behind the sign.")
        raise UsageError(message.format(word=token.at()))
    if meant:
        message = _(
            "--where: {word} is no field; did you mean {fields}? "
            "All of them: projledger progress --where fields"
        )
        raise UsageError(message.format(word=token.at(), fields=_(", ").join(meant)))
    message = _("--where: {word} is no field. All of them: projledger progress --where fields")
    raise UsageError(message.format(word=token.at()))


def _words(field: Field) -> str:
    return f"{field.name}（{field.title}）"
