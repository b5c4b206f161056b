"""What proving a document against the ledger found: its differences, what has changed since, and sources."""

from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from projledger.documents.differences import Difference, Where
from projledger.documents.figures import Figure
from projledger.documents.papers import Identity


class FigureSource(NamedTuple):
    """The way back of a figure: the entry of one project's figure, or the command that shows it.

    ``cell`` is ``月报!G7``; ``stated`` the source that a clerk gave; ``command`` is empty where there is an
    entry.
    """

    submission: int = 0
    file_name: str = ""
    cell: str = ""
    stated: str = ""
    command: str = ""


class Faulty(NamedTuple):
    """A difference; its figure's ``title`` (累计完成投资 市级 2021-06) and way back, where it is one's."""

    difference: Difference
    title: str
    source: FigureSource | None


class Moved(NamedTuple):
    """A figure that the ledger has otherwise by now.

    ``then`` and ``now`` are the texts under which the paper shows it (``now`` is empty where it no longer
    would); ``changed_by`` the submissions since that bear on it.
    """

    figure: Figure
    title: str
    then: tuple[str, ...]
    now: tuple[str, ...]
    changed_by: tuple[int, ...]
    source: FigureSource


class FigureRecord(TypedDict):
    """A figure as JSON: ``scope`` is ``all``, ``unit=青石镇``, ``project=31`` …"""

    name: str
    title: str
    scope: str
    period: str


class SourceRecord(TypedDict):
    """A way back as JSON; ``submission`` is null where a command shows the figure."""

    submission: int | None
    file: str
    cell: str
    stated: str
    command: str


class WhereRecord(TypedDict):
    """A place in a document as JSON: the words around, or table, row and column from 1 (0 for none)."""

    around: str
    table: int
    row: int
    column: int
    title: str
    label: str


class DifferenceRecord(TypedDict):
    """A difference as JSON: ``fault`` is ``typed``, ``name``, ``loose`` or ``text``."""

    fault: str
    figure: FigureRecord | None
    stands: str
    ledger: str
    where: WhereRecord
    source: SourceRecord | None


class MovedRecord(TypedDict):
    """A figure that has changed since as JSON."""

    figure: FigureRecord
    then: list[str]
    now: list[str]
    changed_by: list[int]
    source: SourceRecord


class ProofRecord(TypedDict):
    """The proof of one document as JSON."""

    file: str
    kind: str
    name: str
    number: str
    period: str
    as_of: int
    present: int
    figures: int
    whole: bool
    version: str
    holds: bool
    differences: list[DifferenceRecord]
    moved: list[MovedRecord]


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of the figures of one document.

    ``name`` is what its kind is called (督查通报); ``present`` the ledger's last submission when it was
    proved; ``figures`` how many figures it shows. ``whole``: everything was compared; otherwise its template
    is not known, or another version of the product wrote it, and only what stands in controls was.
    """

    file: str
    name: str
    identity: Identity
    present: int
    figures: int
    whole: bool
    differences: tuple[Faulty, ...]
    moved: tuple[Moved, ...]

    @property
    def holds(self) -> bool:
        """Whether every figure is as the ledger has it, then and now."""
        return not self.differences and not self.moved

    def record(self) -> ProofRecord:
        """The proof as JSON."""
        return ProofRecord(
            file=self.file,
            kind=self.identity.kind,
            name=self.name,
            number=self.identity.number,
            period=self.identity.period,
            as_of=self.identity.as_of,
            present=self.present,
            figures=self.figures,
            whole=self.whole,
            version=self.identity.version,
            holds=self.holds,
            differences=[
                DifferenceRecord(
                    fault=item.difference.fault.value,
                    figure=_figure(item.difference.figure, item.title) if item.difference.figure else None,
                    stands=item.difference.stands,
                    ledger=item.difference.ledger,
                    where=_where(item.difference.where),
                    source=_source(item.source) if item.source else None,
                )
                for item in self.differences
            ],
            moved=[
                MovedRecord(
                    figure=_figure(item.figure, item.title),
                    then=list(item.then),
                    now=list(item.now),
                    changed_by=list(item.changed_by),
                    source=_source(item.source),
                )
                for item in self.moved
            ],
        )


def _figure(figure: Figure, title: str) -> FigureRecord:
    return FigureRecord(name=figure.name, title=title, scope=figure.scope, period=figure.period)


def _where(where: Where) -> WhereRecord:
    return WhereRecord(
        around=where.around,
        table=where.table,
        row=where.row,
        column=where.column,
        title=where.title,
        label=where.label,
    )


def _source(source: FigureSource) -> SourceRecord:
    return SourceRecord(
        submission=source.submission or None,
        file=source.file_name,
        cell=source.cell,
        stated=source.stated,
        command=source.command,
    )
