"""What the units sent, month by month: who was late, silent, had nothing to report, erred and corrected."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from county.calendar import LATE, NIL, SILENT
from county.half_year import SEED, County
from county.model import MONTHS, WAN, YEAR, Unit
from sheets.grid import Fault, write
from sheets.layouts import file_name
from sheets.lines import Line, line_of
from sheets.render import layout_of, nil_sheet, render


@dataclass(frozen=True)
class Sent:
    """A file as received. ``lines`` are its rows by reported month; ``day`` is the date of the return."""

    folder: str
    name: str
    received_on: date
    day: date
    data: bytes
    lines: tuple[Line, ...] = ()
    duplicate: bool = False


def _day(month: int, day: int) -> date:
    return date(YEAR + month // 12, month % 12 + 1, day)


def _oddities(unit: str, month: int, lines: list[Line]) -> list[Line]:
    """Rows that the ledger will hold, or that say something strange."""
    changed = list(lines)

    def alter(name: str, **odd: object) -> None:
        for place, line in enumerate(changed):
            if line.project.name == name:
                changed[place] = line.changed(odd=odd, held=True)

    if (unit, month) == ("石岭镇", 6):
        alter("石岭镇食用菌工厂化生产项目", ytd="约480万")
    if (unit, month) == ("松坪镇", 6):
        alter("松坪镇村道拓宽工程", ytd=Fault("#REF!"))
    if (unit, month) == ("松坪镇", 3):
        alter("松坪镇光伏提水灌溉项目", ytd=Fault("#REF!"))
        alter("松坪镇幼儿园扩建项目", ytd="大约300")
    if (unit, month) == ("白果镇", 5):
        for place, line in enumerate(changed):
            if line.project.name == "白果镇至松坪镇公路改建工程":
                changed[place] = line.changed(name="白果镇—松坪镇公路改造工程", held=True)
    return changed


def _lines(county: County, unit: Unit, month: int) -> list[Line]:
    return [line_of(project, month) for project in county.of_unit(unit.name)]


def _plain(unit: Unit, month: int, day: date, lines: list[Line], total_error: int = 0) -> bytes:
    layout = layout_of(unit)
    return write(layout.form, [render(layout, unit, month, day, lines, total_error)])


def send_all(county: County) -> list[Sent]:
    """Everything the units sent, in the order in which it was received."""
    rng = random.Random(SEED + 1)
    sent: list[Sent] = []
    for month in MONTHS:
        for unit in county.reporting():
            sent.extend(_of_unit(county, unit, month, rng))
    return sorted(sent, key=lambda item: item.received_on)


def _of_unit(county: County, unit: Unit, month: int, rng: random.Random) -> Iterable[Sent]:
    folder, name = f"{YEAR}-{month:02d}", file_name(unit, month)
    arrived = LATE.get((unit.name, month)) or rng.choice((1, 2, 2, 3, 3, 3, 4, 4, 5))
    received = _day(month, arrived)
    day = (
        received
        if unit.layout in {"export", "plain_csv"}
        else received - timedelta(days=rng.choice((0, 0, 0, 1)) if arrived > 1 else 0)
    )
    lines = _lines(county, unit, month)
    key = (unit.name, month)
    if key in SILENT:
        return
    if key in NIL:
        layout = layout_of(unit)
        yield Sent(
            folder, name, received, day, write(layout.form, [nil_sheet(layout, unit, month, day, NIL[key])])
        )
        return
    if unit.layout == "prefilled":
        from sheets.prefilled import prefilled

        yield Sent(
            folder,
            name,
            received,
            day,
            prefilled(unit, month, lines, _seen_before(county, unit, month), day),
            tuple(lines),
        )
        return
    if key == ("花桥镇", 4):  # March and April together, a sheet each
        layout, march = layout_of(unit), _lines(county, unit, 3)
        grids = [render(layout, unit, 3, day, march), render(layout, unit, 4, day, lines)]
        yield Sent(
            folder, "花桥镇重点项目统计表3月、4月.xls", received, day, write("xls", grids), (*march, *lines)
        )
        return
    if key == ("住房和城乡建设局", 4):
        yield from _corrected_april(unit, folder, name, lines)
        return
    if key == ("交通运输局", 6):
        yield from _corrected_june(unit, folder, name, lines)
        return
    if unit.name == "桥湾镇" and month in {4, 5}:
        lines = [
            _counted_too_early(line) if line.project.name == "桥湾镇脆李种植基地建设项目" else line
            for line in lines
        ]
    odd = _oddities(unit.name, month, lines)
    error = 100 * WAN if key == ("西山新城管委会", 4) else 0
    data = _plain(unit, month, day, odd, error)
    yield Sent(folder, name, received, day, data, tuple(odd))
    if key in {("桥湾镇", 4), ("白果镇", 6)}:
        again = name.replace(".", "(1).")
        yield Sent(folder, again, received, day, data, tuple(odd), duplicate=True)
    if key == ("松坪镇", 3):
        later = _day(3, 9)
        right = [
            line.changed(correction="上次表内公式引用错误") if row.held else line
            for line, row in zip(lines, odd, strict=True)
        ]
        yield Sent(
            folder,
            name.replace(".", "（更正）."),
            later,
            later,
            _plain(unit, month, later, right),
            tuple(right),
        )


def _counted_too_early(line: Line) -> Line:
    """In April a prepayment was counted as investment; in May the cumulative figure fell, with the reason."""
    if line.month == 4:
        return line.with_ytd(line.project.ytd[5] + 60 * WAN)
    return line.changed(correction="4月误将设备预付款计入，本月更正")


def _corrected_april(unit: Unit, folder: str, name: str, lines: list[Line]) -> Iterable[Sent]:
    """The bureau first counted a payment twice; a week later it sent the month again, with the reason."""
    wrong = list(lines)
    place = next(place for place, line in enumerate(lines) if line.project.name == "棚户区改造安置房建设项目")
    wrong[place] = wrong[place].with_ytd(wrong[place].ytd + 600 * WAN)
    right = list(lines)
    right[place] = right[place].changed(correction="4月重复计入一笔工程款600万元，予以更正")
    first, second = _day(4, 4), _day(4, 11)
    yield Sent(folder, name, first, first, _plain(unit, 4, first, wrong), tuple(wrong))
    yield Sent(
        folder, name.replace(".", "（更正）."), second, second, _plain(unit, 4, second, right), tuple(right)
    )


def _corrected_june(unit: Unit, folder: str, name: str, lines: list[Line]) -> Iterable[Sent]:
    """Two projects were estimated on the 2nd and settled on the 5th."""
    early = list(lines)
    for place, line in enumerate(lines):
        if line.project.name in {"喜神至麻石公路改建工程", "危桥改造工程"}:
            early[place] = line.with_ytd(line.ytd - 80 * WAN)
    right = [
        line.changed(correction="按监理计量结果更正") if line.ytd != before.ytd else line
        for line, before in zip(lines, early, strict=True)
    ]
    first, second = _day(6, 2), _day(6, 5)
    yield Sent(folder, name, first, first, _plain(unit, 6, first, early), tuple(early))
    yield Sent(
        folder, name.replace(".", "（2）."), second, second, _plain(unit, 6, second, right), tuple(right)
    )


def _seen_before(county: County, unit: Unit, month: int) -> dict[int, int]:
    """Last month's figures as the office pre-fills them; none where that return never came."""
    if month == 1 or (unit.name, month - 1) in SILENT:
        return {}
    return {project.number: project.ytd[month - 1] for project in county.of_unit(unit.name)}


def standing(sent: list[Sent], through: int = 6) -> dict[int, int]:
    """What a ledger shows for every project by that month's end, in yuan, by project number.

    Replays the files: held rows do not count; of several rows for one project and month the one of the
    latest return date stands, then the later one; a project without a row keeps its last figure.
    """
    rows: dict[tuple[int, int], tuple[date, int, int]] = {}
    for order, item in enumerate(sent):
        if item.duplicate:
            continue
        for line in item.lines:
            key = (line.project.number, line.month)
            if not line.held and (key not in rows or (item.day, order) >= rows[key][:2]):
                rows[key] = (item.day, order, line.ytd)
    shown: dict[int, int] = {}
    for (number, month), (_, _, ytd) in sorted(rows.items(), key=lambda row: row[0][1]):
        if month <= through:
            shown[number] = ytd
    return shown


def reported_in(sent: list[Sent], month: int) -> set[int]:
    """The projects with a row for that month, held ones included."""
    return {
        line.project.number
        for item in sent
        for line in item.lines
        if line.month == month and not (line.held and line.name != line.project.name)
    }
