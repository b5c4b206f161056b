"""What a careful reader must understand of an invented file; plain data, amounts in integer yuan."""

from dataclasses import dataclass, field

#: One of several values that are right: a date by the month or by its day, a mark kept in a name or taken out.
Right = tuple[object, ...]
Codes = frozenset[str]


@dataclass
class TrueColumn:
    """A column: the field it holds ("" for one that is no field of a form) and its title as written."""

    column: int
    field: str
    title: str
    #: Whether the title is one that DOMAIN lists, so that it must be understood.
    known: bool = True
    #: Whether amounts of money stand in it.
    money: bool = False


@dataclass
class TrueRow:
    """One project's row: for each field the values that are right, and the cell where it is written."""

    row: int
    name: str
    values: dict[str, Right] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    #: By field where it stands, if not in ``row`` and ``columns``: a card's cell; a category's row (column 0).
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    #: What the project truly is, of which its surroundings may tell some.
    says: dict[str, Right] = field(default_factory=dict)
    #: Amounts in columns that are no field, by column.
    others: dict[int, int | None] = field(default_factory=dict)
    #: Columns that are no field and hold something: nothing of it may be lost.
    kept: set[int] = field(default_factory=set)
    #: Fields that cannot be taken, with the codes one of which must say so.
    faults: dict[str, Codes] = field(default_factory=dict)
    #: One of these must say why the row as a whole cannot be taken; what of it is read must be right.
    held: Codes = frozenset()
    hidden: bool = False
    fault_kinds: list[str] = field(default_factory=list)

    def place(self, name: str) -> tuple[int, int] | None:
        """Row and column of a field's cell; None where it has none."""
        if name in self.places:
            return self.places[name]
        return (self.row, self.columns[name]) if name in self.columns else None


@dataclass
class Expected:
    """A finding that must be given; ``row`` and ``column`` are None where any place will do."""

    codes: Codes
    sheet: str
    row: int | None = None
    column: int | None = None


@dataclass
class TrueReturn:
    """One table that is a return. ``refused``: the codes one of which must refuse it whole (empty: it is sound)."""

    sheet: str
    form: str
    unit: str | None
    period: str | None
    rows: list[TrueRow] = field(default_factory=list)
    columns: list[TrueColumn] = field(default_factory=list)
    refused: Codes = frozenset()
    #: It may be refused in place of being read, with one of these.
    may_be_refused: Codes = frozenset()
    #: The codes that its unknown titles may lead to.
    unknown: Codes = frozenset()
    #: Whether it is one project's sheet.
    card: bool = False


@dataclass
class Invented:
    """An invented file: its name, its bytes, what it says, and which traits it shows."""

    name: str
    data: bytes
    year: int
    returns: list[TrueReturn]
    expected: list[Expected]
    traits: frozenset[str]
    #: Things hidden from view, which must be named: sheet, "row", "column" or "sheet", and its number.
    hidden: list[tuple[str, str, int]] = field(default_factory=list)
    #: Findings that may be given.
    allowed: list[Expected] = field(default_factory=list)

    @property
    def titles_known(self) -> bool:
        """Whether every title is one that DOMAIN lists."""
        return all(column.known for one in self.returns for column in one.columns)
