"""Tables found on a sheet, still without the meaning of a form's rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from projledger.foundation.findings import Cell
from projledger.workbook.cells import CellValue, Merge


class KnownTitle(NamedTuple):
    """One title to look for, handed in by whoever knows the forms.

    ``pattern`` is a normalised title with ``<Y>`` and ``<M>`` for year and month; ``role`` the value
    of :class:`projledger.forms.field.Role`; ``money`` whether its column needs a money unit.
    ``weight`` says how much the title speaks for its form: 0 not at all, 1 it is one of the titles
    that identify it, more where it decides (a progress column makes a table a report). ``rank`` is
    its place among the field's titles, 0 the form's own. An empty pattern says that the column of
    this field may bear no title at all (the name beside the serial number).
    """

    form: str
    field: str
    pattern: str
    role: str
    money: bool
    weight: int = 0
    rank: int = 0


class Phrase(NamedTuple):
    """Titles of one field that are put together from ``parts`` (a pattern of alternatives) and nothing else.

    ``must`` is a pattern that has to be found in such a title.
    """

    form: str
    field: str
    must: str
    parts: str


class MoneyUnit(NamedTuple):
    """A money unit and where it was read: ``cell`` of the title or line, or None (option, stamp).

    ``unit`` is one of yuan or of a currency (万美元). A category's words that state several have them
    joined by 、: no such unit is known, so that it agrees with none.
    """

    unit: str
    source: str  # "title" | "line" | "category" | "column" | "sheet" | "option" | "layout" | "stamp"
    cell: Cell | None


class Column(NamedTuple):
    """One column of a table. ``field`` is empty where no known title fits.

    ``title`` is as written, levels joined by ``/``; ``year`` and ``months`` are what the title says
    of time (``(1, 6)`` for ``1-6月``); ``money`` is the money unit the title or its lines state.
    ``measure`` is another unit in the title (``亩``, ``公顷``, a foreign currency such as ``万美元``);
    ``rank`` how far the title is from the form's own (0).
    """

    number: int
    title: str
    cell: Cell
    field: str
    role: str
    money: MoneyUnit | None
    year: int | None = None
    months: tuple[int, int] | None = None
    percent: bool = False  # the title says (%)
    measure: str = ""
    rank: int = 0
    taught: bool = False  # the office has said what this column is (or that it is none of the form's)
    fractions: bool = False  # its bare rates are fractions of one, however large: 4 is 400 %


class RowKind(StrEnum):
    """What a row below the header is."""

    PROJECT = "project"
    TOTAL = "total"  # 合计, 总计, 小计
    CATEGORY = "category"  # 一、市本级（48项）
    GROUP = "group"  # 其中：…
    NOTE = "note"
    SIGNATURE = "signature"
    BLANK = "blank"


class Carried(NamedTuple):
    """A value that a row takes from elsewhere: a category row, a merged cell."""

    value: CellValue
    cell: Cell


class Contradiction(NamedTuple):
    """Two places that say different things of one field of a row; ``taken`` is the one that counts."""

    field: str
    taken: Carried
    other: Carried


class Unreported(NamedTuple):
    """The cell in which a row says what is no report (计划), or leaves open whether it is one.

    ``done`` is what rows of reports say there.
    """

    cell: Cell
    said: str
    done: str


class BodyRow(NamedTuple):
    """One row below the header. ``values`` by column number; ``carried`` by field, from elsewhere.

    What a 其中 carries is what its own words stand for (``其中：在建``).
    """

    row: int
    kind: RowKind
    values: Mapping[int, CellValue]
    carried: Mapping[str, Carried] = {}
    declared: int | None = None  # a category's or total's count of projects: （48项）, 13个
    label: str = ""  # the words of a total, category, group, note or signature
    part_of: int = 0  # the row of the project that this row is a part of (1.1 of 1); 0: of none
    heads_parts: bool = False  # a category that is a project without figures over its parts
    spread: Mapping[int, Carried] = {}  # by column: values that reach the row from a cell above
    under: tuple["Line", ...] = ()  # the labels of the categories above that stand for no field
    cut: int = 0  # the column from which on a comma inside a cell has shifted the others; 0: none has
    depth: int = 0  # of a category: in how many others it stands
    contradictions: tuple[Contradiction, ...] = ()
    shared: Mapping[int, Merge] = {}  # by column: a figure that is merged over several projects
    sideways: Mapping[int, Merge] = {}  # by column: a figure that is merged over several columns
    money: MoneyUnit | None = None  # what the row, or a category above it, states of its money unit
    unreported: Unreported | None = None  # it may be of what is planned, and of nothing done


class Line(NamedTuple):
    """A line of words above or below a table, with its place."""

    cell: Cell
    text: str


class Nameless(NamedTuple):
    """A table without a column of names, left out where another of its form has one: place, known titles."""

    sheet: str
    cell: Cell
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``above`` are the lines above its header, ``below`` the notes and signatures after it.

    ``labels`` are the ``填报单位：云台镇`` pairs of those lines, by normalised label. ``earlier`` are the
    lines above the sheet's first table, where this is a further one.
    """

    sheet: str
    form: str
    header: tuple[int, int]
    columns: tuple[Column, ...]
    rows: tuple[BodyRow, ...]
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()
    labels: Mapping[str, Line] = field(default_factory=dict)
    earlier: tuple[Line, ...] = ()
    money_doubt: tuple[Line, ...] = ()  # lines that state different money units
    doubles: Mapping[str, tuple[Column, ...]] = field(
        default_factory=dict
    )  # field → columns that all claim it
    nameless: tuple["Nameless", ...] = ()  # tables of the workbook left out beside this one
    layout: str = ""  # the name of the taught layout by which it was read
    form_doubt: tuple[Line, ...] = ()  # the titles that speak of another form than the table was taken for
