"""What a form knows of one field: its titles, its kind, and how to explain it to the one who fills it in.

A form is a Pydantic model whose fields carry a :class:`Spec` in ``Annotated``. Stored values are
plain: ``int`` yuan, ``int`` hundredths of a mu, ``str`` partial ISO dates (``2021``, ``2021-06``,
``2021-06-03``), ``bool`` flags, ``tuple[str, ...]`` lists, ``str`` texts; absent is ``None``.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict


class Kind(StrEnum):
    """How a field is written in a cell and kept in the ledger."""

    TEXT = "text"
    NAME = "name"  # a project's or unit's name: cleaned of marks and line breaks
    MONEY = "money"  # int yuan; the cell's number is in the column's money unit
    AREA = "area"  # int hundredths of a mu (亩)
    PERCENT = "percent"  # Decimal percent, only ever compared with our own rate
    DATE = "date"  # partial ISO date
    CHOICE = "choice"  # one of ``choices``; synonyms map other words to them
    FLAG = "flag"  # 是/否
    LIST = "list"  # several names parted by 、 or line breaks


class Role(StrEnum):
    """Which window of time a title speaks of; a title whose year or month does not fit is not the field."""

    NONE = ""
    LAST_YEAR = "last-year"  # until the end of last year
    THIS_YEAR = "this-year"  # the whole plan year
    MONTH = "month"  # the reported month alone
    YEAR_TO_DATE = "year-to-date"  # January to the reported month
    SINCE_START = "since-start"  # since construction began


@dataclass(frozen=True, slots=True)
class Spec:
    """One field of a form.

    ``title`` is the column's title in our own workbooks; ``aliases`` are other titles seen, in half
    width without blanks, with ``<Y>`` for a year, ``<M>`` for a month or a range ``1-6`` and without
    the money unit; ``parent/child`` for two-level headers. ``synonyms`` maps words found in cells to
    the canonical choice. ``example`` is a value as a clerk would type it. ``unit`` is what stands in
    brackets behind the title in our own workbooks (万元, 亩). ``width`` is the column width there.
    A field that is not ``asked`` has no column in our own workbooks and nobody need state it: what other
    forms state of it is kept, and words that it does not admit stay beside the row, as they were written.
    A field that is not ``offered`` has no column in our own workbooks and is read where a sheet has it.
    """

    title: str
    kind: Kind = Kind.TEXT
    aliases: tuple[str, ...] = ()
    role: Role = Role.NONE
    required: bool = False
    help: str = ""
    example: str = ""
    choices: tuple[str, ...] = ()
    synonyms: dict[str, str] = field(default_factory=dict)
    unit: str = ""
    width: int = 12
    asked: bool = True
    offered: bool = True
    name: str = ""  # the identifier; filled in by ``Form.of``


class Row(BaseModel):
    """The base of every form's row: frozen, and nothing that the form does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its identifier, Chinese title, row type and fields in the order of its workbook.

    ``order`` is the order in which forms are posted; ``identifying`` names the fields of which a table must
    have at least two titles to be taken for this form, the one that names its rows first; ``version``
    stands in the hidden stamp.
    """

    name: str
    title: str
    row: type[Row]
    fields: tuple[Spec, ...]
    order: int
    identifying: tuple[str, ...]
    version: int = 1

    @classmethod
    def of(cls, name: str, title: str, row: type[Row], *, order: int, identifying: tuple[str, ...]) -> "Form":
        """The form whose fields are those of ``row`` that carry a :class:`Spec`."""
        specs: list[Spec] = []
        for field_name, info in row.model_fields.items():
            spec = next((item for item in info.metadata if isinstance(item, Spec)), None)
            if spec is not None:
                specs.append(_named(spec, field_name))
        return cls(name, title, row, tuple(specs), order, identifying)

    @property
    def subject(self) -> str:
        """The field that names a row: the project, the unit."""
        return self.identifying[0]

    def field(self, name: str) -> Spec:
        """The field of that identifier; KeyError if the form has none."""
        for spec in self.fields:
            if spec.name == name:
                return spec
        raise KeyError(name)


def _named(spec: Spec, name: str) -> Spec:
    values: dict[str, Any] = {slot: getattr(spec, slot) for slot in Spec.__slots__}
    return Spec(**{**values, "name": name})
