"""月报审核反馈单: everything that was found in a unit's files of a month, with its place and what to do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from projledger.documents.facts import Facts
from projledger.documents.figures import About, scope
from projledger.documents.notices.context import FindingLine, ReviewContext
from projledger.documents.notices.letter import common, numbered_demands, short_day, until, wording_of
from projledger.documents.papers import Asked, Paper
from projledger.documents.wording import Wording
from projledger.forms.register import FORMS
from projledger.foundation.codes import Severity
from projledger.foundation.errors import UnknownName
from projledger.foundation.findings import Finding, Verdict
from projledger.foundation.language import _, speaking
from projledger.foundation.phrase import again
from projledger.ledger.records import FigureRecord, HeldRecord, ReturnRecord
from projledger.measures.units import unit_at

#: What concerns the office rather than the unit: attachments, lock files, duplicates.
_NOT_THEIRS = frozenset({"F008", "F009", "F010"})
_KINDS = {Severity.ERROR: "须更正", Severity.WARNING: "请核实", Severity.NOTE: "说明"}
_TITLES = {spec.name: spec.title for spec in FORMS["report"].fields}
_Row = tuple[int, str, int]  # submission, sheet, row


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The files of one unit's month that count, and what was found in them; ``held`` rows wait (待核).

    ``findings`` are with the name of the project they are about, "" where there is none: what must be
    corrected first, then by place.
    """

    files: tuple[ReturnRecord, ...]
    findings: tuple[tuple[Finding, str], ...]
    held: tuple[HeldRecord, ...]

    def of(self, severity: Severity) -> int:
        """How many findings weigh so much."""
        return sum(finding.severity is severity for finding, _project in self.findings)


def reviews(facts: Facts) -> Mapping[str, Reviewed]:
    """What each unit is to be told of its return of the last month; units without a fault are left out."""
    month = facts.period.last
    own: dict[str, list[ReturnRecord]] = {}
    for item in facts.returns:
        if item.form == "report" and item.period == str(month) and item.unit:
            own.setdefault(unit_at(item.unit, month, facts.units), []).append(item)
    waiting: dict[str, list[HeldRecord]] = {}
    for row in facts.held:
        if row.form == "report" and row.period == str(month) and row.unit:
            waiting.setdefault(unit_at(row.unit, month, facts.units), []).append(row)
    stored = {item.number: item.findings for item in facts.view.submissions()}
    compared = _compared(facts)
    rows, names = _rows(facts)
    found = {}
    for unit, received in own.items():
        held = waiting.get(unit, [])
        files = _standing(received, held)
        numbers = {item.submission for item in files}
        told = [
            (finding, names.get(_place(number, finding), ""))
            for number in sorted(numbers)
            for finding in (*stored.get(number, ()), *compared.get(number, ()))
            if finding.code not in _NOT_THEIRS
            and rows.get(_place(number, finding), unit) == unit
            and _stands(finding, number, files, held)
        ]
        reviewed = Reviewed(tuple(files), tuple(sorted(told, key=_worst_first)), tuple(held))
        if held or reviewed.of(Severity.ERROR) or reviewed.of(Severity.WARNING):
            found[unit] = reviewed
    return found


def review(facts: Facts, asked: Asked) -> Paper:
    """The slip for ``asked.unit``. UnknownName where nothing was found in its return."""
    unit, month = asked.unit, facts.period.last
    found = facts.once(reviews).get(unit)
    if found is None:
        message = _("Nothing was found in the return of {unit} for {month}.")
        raise UnknownName(message.format(unit=unit, month=month.words))
    wording, book = wording_of(facts)
    form = facts.settings.paper("review")
    with speaking("zh"):
        lines = tuple(
            _line(number, finding, name) for number, (finding, name) in enumerate(found.findings, start=1)
        )
    context = ReviewContext(
        **common(facts, wording, "review", unit, (f"{month.year}年{month.month}月", form.name)),
        opening=_opening(found, facts, wording, unit),
        files=tuple(_file(item, facts, wording) for item in found.files),
        lines=lines,
        demands=numbered_demands(tuple(_demands(found, facts))),
    )
    return Paper("review", context.title, asdict(context), book, asked)


def _standing(received: Sequence[ReturnRecord], held: Sequence[HeldRecord]) -> list[ReturnRecord]:
    """The returns that count: the standing ones, those of which rows are held, those rejected since."""
    stand = [item for item in received if item.stands]
    last = max((item.submission for item in stand), default=0)
    waiting = {row.submission for row in held}
    return [
        item
        for item in received
        if item.submission in waiting
        or (stand and item.submission == last)
        or (item.verdict is Verdict.REJECTED and item.submission > last)
    ]


def _stands(finding: Finding, number: int, files: Iterable[ReturnRecord], held: Iterable[HeldRecord]) -> bool:
    """Whether an error still waits: what a clerk has accepted since needs no correction."""
    if finding.severity is not Severity.ERROR:
        return True
    if finding.about.scope == "row" and finding.cell is not None and finding.cell.row:
        return any(
            row.submission == number and (finding in row.findings or row.row == finding.cell.row)
            for row in held
        )
    return any(item.submission == number for item in files)


def _rows(facts: Facts) -> tuple[dict[_Row, str], dict[_Row, str]]:
    """Of each row of the month in a file: which unit's it is, and its project."""
    units: dict[_Row, str] = {}
    names: dict[_Row, str] = {}
    month = facts.period.last
    projects = {project.id: project.name for project in facts.projects}
    for figure in facts.figures:
        if figure.month == month:
            key = (figure.source.submission, figure.source.sheet, figure.source.row)
            units[key] = unit_at(figure.unit, month, facts.units)
            names[key] = projects.get(figure.project, "")
    for row in facts.held:
        if row.unit:
            key = (row.submission, row.sheet, row.row)
            units[key], names[key] = unit_at(row.unit, month, facts.units), row.name
    return units, names


def _compared(facts: Facts) -> dict[int, list[Finding]]:
    """What the month says otherwise than the months before, by submission; nothing of it is kept."""
    from projledger.checks.history import history
    from projledger.intake.comparing import recorded_figure

    month, none_in = facts.period.last, facts.settings.returns.none_in
    planned = facts.view.known(month.year, facts.taken, month, none_in).projects
    figures = [record for record in facts.figures if not _by_clerk(record)]
    found: dict[int, list[Finding]] = {}
    places = {(one.project, one.month): one.source.submission for one in figures}
    for one in history(map(recorded_figure, figures), planned, none_in):
        number = places.get((one.project, month))
        if one.month == month and number is not None:
            found.setdefault(number, []).append(one.finding)
    return found


def _by_clerk(record: FigureRecord) -> bool:
    return record.flash or record.verified_only


def _place(number: int, finding: Finding) -> _Row:
    return (number, finding.sheet, finding.cell.row if finding.cell else 0)


def _worst_first(told: tuple[Finding, str]) -> tuple[int, str, tuple[int, int]]:
    finding = told[0]
    cell = finding.cell or (0, 0)
    return list(_KINDS).index(finding.severity), finding.sheet, (cell[0], cell[1])


def _line(number: int, finding: Finding, name: str) -> FindingLine:
    cell = str(finding.cell) if finding.cell else ""
    sheet = f"“{finding.sheet}”表" if finding.sheet else ""
    return FindingLine(
        number=str(number),
        place=f"{sheet}{cell}" or "整个文件",
        project=name or "—",
        field=_TITLES.get(finding.field, finding.field) or "—",
        found=again(finding.found) or "—",
        said=f"{finding.message}{finding.remedy}",
        kind=_KINDS[finding.severity],
    )


def _opening(found: Reviewed, facts: Facts, wording: Wording, unit: str) -> str:
    within = scope("unit", unit)
    several = [(severity, count) for severity in _KINDS if (count := found.of(severity))]
    counts = "、".join(
        f"{_KINDS[severity]}{wording.count(count, f'findings_{severity.value}', within)}处"
        for severity, count in several
    )
    # Of one kind, its number is the whole.
    said = (
        f"（{counts}）" if len(several) > 1 else "".join(f"，{_KINDS[severity]}" for severity, _n in several)
    )
    total = wording.count(len(found.findings), "findings", within)
    month = facts.period.last
    text = (
        f"你单位报送的{month.year}年{month.month}月{wording.subject}月报经审核，"
        f"发现问题{total}处{said}，逐处列于下表。"
    )
    if found.held:
        held = wording.mark(str(len(found.held)), About("held_rows", within))
        text += f"其中{held}行待核，更正前不计入；相关项目沿用此前已录入的累计数，此前没有的按零计入。"
    return text


def _file(item: ReturnRecord, facts: Facts, wording: Wording) -> str:
    received = short_day(item.received_on, facts.period.last.first_day)
    number = scope("return", item.id)
    if item.verdict is Verdict.REJECTED:
        became = "退回，未录入"
    elif item.nil:
        became = "零报告"
    else:
        became = f"录入{wording.count(item.entered, 'entered_rows', number)}行"
        if item.held:
            became += f"，待核{wording.count(item.held, 'held_rows', number)}行"
    return f"审核文件：{item.file_name}（{received}收到，台账收件{item.submission}号），{became}。"


def _demands(found: Reviewed, facts: Facts) -> Iterator[str]:
    when = until(facts, facts.settings.documents.deadlines.review)
    if found.held or found.of(Severity.ERROR):
        yield f"“须更正”的，请在原表中更正，于{when}前重新报送整张月报。"
    if found.of(Severity.WARNING):
        yield f"“请核实”的，请于{when}前核对：有误的更正后重报，无误的书面说明情况。"
