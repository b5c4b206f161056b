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
    #: Amounts in columns that are no field, by column.
    others: dict[int, int | None] = field(default_factory=dict)
    #: Fields that cannot be taken, with the codes one of which must say so.
    faults: dict[str, Codes] = field(default_factory=dict)
    hidden: bool = False
    fault_kinds: list[str] = field(default_factory=list)


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
    #: A card may be refused in place of being read, with one of these.
    may_be_refused: Codes = frozenset()


@dataclass
class Invented:
    """An invented file: its name, its bytes, what it says, and which traits it shows."""

    name: str
    data: bytes
    year: int
    returns: list[TrueReturn]
    expected: list[Expected]
    traits: frozenset[str]
    #: Things hidden from view, which must be reported: sheet with "row", "column" or "sheet".
    hidden: list[tuple[str, str]] = field(default_factory=list)

    @property
    def titles_known(self) -> bool:
        """Whether every title is one that DOMAIN lists."""
        return all(column.known for one in self.returns for column in one.columns)
