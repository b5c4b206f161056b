"""The book's tables, derived from the forms: append-only facts, and what can be rebuilt from them.

Every fact table has ``submission``, the number of the submission it belongs to; triggers refuse
UPDATE and DELETE. A form's table has one nullable column a field, so that a field that a form gains
later is a column added on opening; nothing is ever renamed or dropped.
"""

import sqlite3
from typing import NamedTuple

from projledger.forms.field import Form, Kind
from projledger.forms.register import FORMS

#: "PLgr" in the file's header says that it is one of our ledgers.
APPLICATION_ID = 0x504C6772
#: Raised only when an older program could no longer read the book.
SCHEMA_VERSION = 1

_INTEGER_KINDS = frozenset({Kind.MONEY, Kind.AREA, Kind.FLAG})


class Column(NamedTuple):
    """One column: ``kind`` is INTEGER or TEXT; ``refers`` the table and column of a foreign key."""

    name: str
    kind: str
    required: bool = True
    refers: str = ""

    @property
    def sql(self) -> str:
        """The column's definition."""
        required = " NOT NULL" if self.required else ""
        refers = f" REFERENCES {self.refers}" if self.refers else ""
        return f'"{self.name}" {self.kind}{required}{refers}'


class Table(NamedTuple):
    """A table: its primary ``key`` columns, the other columns, and the columns that are indexed."""

    name: str
    key: tuple[Column, ...]
    columns: tuple[Column, ...]
    indexes: tuple[str, ...] = ()

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Key columns first."""
        return (*self.key, *self.columns)

    @property
    def sql(self) -> str:
        """The table's definition."""
        if len(self.key) == 1:
            lines = [f'"{self.key[0].name}" {self.key[0].kind} PRIMARY KEY']
            rest = self.columns
        else:
            lines, rest = [], self.all_columns
        lines += [column.sql for column in rest]
        if len(self.key) > 1:
            lines.append("PRIMARY KEY ({})".format(", ".join(f'"{column.name}"' for column in self.key)))
        return 'CREATE TABLE "{}" (\n  {}\n) STRICT'.format(self.name, ",\n  ".join(lines))

    @property
    def index_sql(self) -> dict[str, str]:
        """The indexes' definitions by name."""
        return {
            f"{self.name}_{column}": f'CREATE INDEX "{self.name}_{column}" ON "{self.name}" ("{column}")'
            for column in self.indexes
        }

    @property
    def trigger_sql(self) -> dict[str, str]:
        """The triggers that keep a fact table append-only, by name."""
        return {
            f"{self.name}_refuses_{verb.lower()}": f'CREATE TRIGGER "{self.name}_refuses_{verb.lower()}" '
            f'BEFORE {verb} ON "{self.name}" BEGIN '
            "SELECT RAISE(ABORT, 'a fact is never changed or removed'); END"
            for verb in ("UPDATE", "DELETE")
        }


def _integer(name: str, *, required: bool = True, refers: str = "") -> Column:
    return Column(name, "INTEGER", required, refers)


def _text(name: str, *, required: bool = True) -> Column:
    return Column(name, "TEXT", required)


_ID = (_integer("id"),)
_SUBMISSION = _integer("submission", refers="submission(number)")

SUBMISSION = Table(
    "submission",
    (_integer("number"),),
    (
        _text("kind"),
        _text("recorded_at"),  # UTC, ISO 8601 with microseconds, never decreasing
        _text("received_on"),
        _text("who"),
        _text("file_name"),
        _text("container"),
        _text("sha256"),
        _integer("size"),
        _text("original"),  # the path below received/, empty where no bytes are kept
        _text("command"),  # JSON
        _text("digest"),
    ),
    ("sha256", "recorded_at"),
)
RETURN = Table(
    "return",
    _ID,
    (
        _SUBMISSION,
        _text("form"),
        _text("unit", required=False),
        _text("period", required=False),
        _text("verdict"),
        _text("sheet"),
        _text("header_rows"),
        _text("column_map"),  # JSON: field → column letters
        _text("money_unit", required=False),
        _text("money_source"),
        _text("return_date"),
        _text("date_source"),
        _integer("nil"),
        _text("layout"),
        _text("extra_map", required=False),  # JSON: title of an extra value → column letters
    ),
    ("submission", "period"),
)
FINDING = Table(
    "finding",
    _ID,
    (
        _SUBMISSION,
        _text("code"),
        _text("file"),
        _text("sheet"),
        _integer("cell_row", required=False),
        _integer("cell_column", required=False),
        _text("field"),
        _text("found"),
        _text("details"),  # JSON
    ),
    ("submission",),
)
RULING = Table(
    "ruling",
    _ID,
    (
        _SUBMISSION,
        _text("form"),
        _integer("entry"),
        _text("state"),
        _integer("project_id", required=False),
        _text("reason"),
    ),
    ("submission", "entry", "project_id"),
)
ALIAS = Table(
    "alias",
    _ID,
    (
        _SUBMISSION,
        _text("target"),
        _text("name"),
        _text("key"),
        _text("valid_from", required=False),  # the first month, 2021-07
        _text("valid_to", required=False),
    ),
    ("submission",),
)
UNDO = Table("undo", _ID, (_SUBMISSION, _integer("undoes", refers="submission(number)")), ("submission",))
CLOSING = Table("closing", _ID, (_SUBMISSION, _text("period")), ("submission",))
LAYOUT = Table(
    "layout",
    _ID,
    (
        _SUBMISSION,
        _text("name"),
        _text("form"),  # "" where the layout of that name ends
        _text("value"),  # JSON: titles (the shape), columns (title → field), money_unit
    ),
    ("submission",),
)
ISSUE = Table(
    "issue",
    _ID,
    (
        _SUBMISSION,
        _text("kind"),  # bulletin, rectify …
        _text("name"),  # 督查通报
        _integer("year"),
        _text("series"),  # what the running number is counted by: the 机关代字, or a name
        _integer("running"),
        _text("number_text"),  # 示重点办〔2021〕5号; "" where none is printed
        _text("day"),  # the day on the document (成文日期)
        _text("taken"),  # the day of the state of the ledger that it shows (取数日期)
        _text("title"),
        _text("scope"),  # JSON: unit, topic, project
        _text("period"),
        _integer("as_of"),  # the submission as of which its figures were computed
        _text("as_of_digest"),
        _text("template"),  # the path below received/
        _text("template_sha256"),
        _text("version"),  # of projledger
        _text("settings"),  # JSON: office and documents, as they were
    ),
    ("submission", "series"),
)
WITHDRAWAL = Table(
    "withdrawal",
    _ID,
    (_SUBMISSION, _integer("withdraws", refers="submission(number)"), _text("reason")),
    ("submission", "withdraws"),
)
SETTING = Table("setting", _ID, (_SUBMISSION, _text("value")), ("submission",))


def column_kind(kind: Kind) -> str:
    """The column type in which a field of that kind is kept."""
    return "INTEGER" if kind in _INTEGER_KINDS else "TEXT"


def entry_table(form: Form) -> Table:
    """The table of the form's rows. ``project_id`` is ours; a form's field ``project`` is a name."""
    return Table(
        f"entry_{form.name}",
        _ID,
        (
            _SUBMISSION,
            _integer("return", refers='"return"(id)'),
            _integer("row"),
            _text("state"),
            _integer("project_id", required=False),
            _text("raw"),  # JSON: field → what stood in the cell
            _text("addresses"),  # JSON: field → cell, where read elsewhere than row and mapped column
            _text("extra"),  # JSON: title → text of columns that the form does not know
            *(Column(spec.name, column_kind(spec.kind), required=False) for spec in form.fields),
        ),
        ("submission", "return", "project_id"),
    )


#: Tables that files of earlier programs have not. That one with rows is gone is seen by the chain of digests.
LATER = frozenset({"layout", "issue", "withdrawal"})


def fact_tables() -> tuple[Table, ...]:
    """All fact tables, a submission before what refers to it."""
    entries = tuple(entry_table(form) for form in FORMS.values())
    return (
        SUBMISSION,
        RETURN,
        *entries,
        FINDING,
        RULING,
        ALIAS,
        UNDO,
        CLOSING,
        SETTING,
        LAYOUT,
        ISSUE,
        WITHDRAWAL,
    )


#: Which report rows make up the figure of a project and month at the head; see ``standing``.
STANDING = Table(
    "standing",
    (_integer("project_id"), _text("period"), _integer("entry")),
    (_text("part"),),
    ("period",),
)


def _missing(connection: sqlite3.Connection) -> list[str]:
    """The statements that bring the book up to this program's forms; [] where nothing is new."""
    present: dict[str, set[str]] = {}
    for table, column in connection.execute(
        "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'"
    ):
        present.setdefault(table, set()).add(column)
    statements: list[str] = []
    for table in (*fact_tables(), STANDING):
        if table.name not in present:
            triggers = {} if table is STANDING else table.trigger_sql
            statements += [table.sql, *table.index_sql.values(), *triggers.values()]
            continue
        statements += [
            f'ALTER TABLE "{table.name}" ADD COLUMN {column.sql}'
            for column in table.columns
            if column.name not in present[table.name] and not column.required
        ]
    return statements


def build(connection: sqlite3.Connection) -> None:
    """Make all tables in a new file; to be called within a transaction."""
    for statement in _missing(connection):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def outdated(connection: sqlite3.Connection) -> bool:
    """Whether this program's forms have tables or fields that the book has not yet."""
    return bool(_missing(connection))


def extend(connection: sqlite3.Connection) -> None:
    """Add the tables and columns that are missing; to be called within a transaction."""
    for statement in _missing(connection):
        connection.execute(statement)
