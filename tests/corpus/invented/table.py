"""One table with its surroundings written into a sheet, and the truth of it."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from random import Random

from invented import writing
from invented.cells import Bare, Broken, Formula, Number, Sheet, Value, Words
from invented.columns import Leaf, Wish
from invented.county import Project
from invented.header import HeaderShape, Node, lay, leaves_of
from invented.rows import Line, RowShape
from invented.truth import Expected, TrueColumn, TrueReturn, TrueRow

#: As the notes say it: ★为省级重点项目，■为市级重点项目.
_MARKS = {"省级": "★", "市级": "■", "县级": "☆"}
_SAID = ("level", "sector", "status", "unit", "nature", "place")
_SPOILABLE = ("completed_ytd", "completed_month", "annual_plan", "total_investment")
_CARRIED = {"status": "status", "level": "level", "sector": "sector", "unit": "unit"}


@dataclass
class Faults:
    """Cells that are spoilt on purpose: kind → how many rows of the table."""

    kinds: tuple[str, ...] = ()
    wrong_total: bool = False
    shared: bool = False
    cut: bool = False


@dataclass
class Frame:
    """Where the table stands and what is written around it."""

    above: list[str]
    below: list[str]
    left: int = 1
    gap: int = 0
    formulas: bool = False
    shown_only: bool = False
    hidden_row: bool = False
    hidden_column: bool = False
    unit: str | None = None
    title_merged: bool = False


@dataclass
class Written:
    """The table's truth with what must be found in it."""

    truth: TrueReturn
    expected: list[Expected] = field(default_factory=list)
    hidden: list[tuple[str, int]] = field(default_factory=list)


class TableWriter:
    """Writes one table; every choice that is left comes from ``random``."""

    def __init__(self, random: Random, sheet: Sheet, wish: Wish, hand: writing.Hand, frame: Frame) -> None:
        self.random, self.sheet, self.wish, self.hand, self.frame = random, sheet, wish, hand, frame
        self.leaves: list[Leaf] = []
        self.nodes: list[Node] = []
        self.columns: dict[str, int] = {}
        #: The money unit in yuan that the category above states; 0 where none does.
        self.row_unit = 0

    def write(
        self, nodes: list[Node], header: HeaderShape, rows: RowShape, lines: list[Line], faults: Faults
    ) -> Written:
        """Write everything; the rows are numbered as they come."""
        frame, sheet = self.frame, self.sheet
        self.nodes, self.leaves = nodes, leaves_of(nodes)
        self.columns = {leaf.key: frame.left + at for at, leaf in enumerate(self.leaves)}
        self.unit_of = {leaf.key: leaf.unit for leaf in self.leaves}
        self.header, self.rows, self.faults = header, rows, faults
        period = (
            f"{self.wish.year}-{self.wish.month:02d}" if self.wish.form == "report" else str(self.wish.year)
        )
        self.written = Written(TrueReturn(sheet.name, self.wish.form, frame.unit, period))
        right = frame.left + len(self.leaves) - 1
        row = 1
        for text in frame.above:
            at = right if text.startswith("单位：") and self.random.random() < 0.5 else frame.left
            if text:
                sheet.put(row, at, text)
                if frame.title_merged and at == frame.left:
                    sheet.merge(row, frame.left, row, right)
            row += 1
        row += frame.gap
        self.top = row
        row = lay(self.random, sheet, nodes, row, frame.left, header)
        self.first = row
        self._columns_of_truth()
        spoilt = self._spoilt(lines)
        carried: dict[str, tuple[str, int]] = {}
        for line in lines:
            if line.kind == "header":
                row = lay(Random(1), sheet, nodes, row, frame.left, header)
                continue
            if line.unit:
                self.row_unit = line.unit
            if line.says is not None:
                carried = {line.says[0]: (line.says[1], row)}
            if line.kind == "project" and line.project is not None:
                self._project(row, line, carried, spoilt.get(id(line)))
            elif line.kind != "blank":
                self._other(row, line)
            row += 1
        if self.faults.shared:
            self._share()
        if self.faults.cut:
            self._cut()
        self._hide(row)
        row += self.random.choice((0, 0, 1))
        for text in frame.below:
            sheet.put(row, frame.left, text)
            if frame.title_merged and self.random.random() < 0.5:
                sheet.merge(row, frame.left, row, right)
            row += 1
        return self.written

    def _columns_of_truth(self) -> None:
        for at, leaf in enumerate(self.leaves):
            column = TrueColumn(self.frame.left + at, leaf.field, leaf.title, leaf.listed, leaf.is_money)
            self.written.truth.columns.append(column)

    def _spoilt(self, lines: list[Line]) -> dict[int, str]:
        """Which project row gets which fault."""
        candidates = [line for line in lines if line.kind == "project"]
        self.random.shuffle(candidates)
        return {id(line): kind for line, kind in zip(candidates, self.faults.kinds, strict=False)}

    # -- project rows ---------------------------------------------------------------------------

    def _project(self, row: int, line: Line, carried: dict[str, tuple[str, int]], fault: str | None) -> None:
        project = line.project
        assert project is not None
        truth = TrueRow(row, project.name)
        for leaf in self.leaves:
            column = self.columns[leaf.key]
            value, right = self._value(leaf, project, row)
            if leaf.key == "serial:":
                value = Words(line.serial) if not line.serial.isdigit() else Number(Decimal(line.serial))
                value = value if line.serial else None
            if leaf.key == "project" and self.rows.marks and self.random.random() < 0.4:
                value = Words(_MARKS[project.level] + project.name)
            self.sheet.put(row, column, value)
            if leaf.field:
                truth.values[leaf.field] = right
                truth.columns[leaf.field] = column
            elif leaf.is_money:
                truth.others[column] = self._amount(leaf, project)
            if not leaf.field and value is not None and leaf.key != "serial:":
                truth.kept.add(column)
        truth.says = {name: (getattr(project, name),) for name in _SAID}
        for dimension, (said, place) in carried.items():
            name = _CARRIED[dimension]
            if name not in truth.values and name != "sector":
                if not self.rows.marks or name != "level":  # a mark may say so too
                    truth.places[name] = (place, 0)
                truth.values[name] = (
                    (said,) if name in ("unit", "status") or self.wish.form == "plan" else (said, None)
                )
        if self.frame.unit and "unit" not in truth.values and self.wish.form == "plan":
            truth.values["unit"] = (self.frame.unit, None)
        if fault:
            self._spoil(row, truth, fault, project)
        self.written.truth.rows.append(truth)

    def _value(self, leaf: Leaf, project: Project, row: int) -> tuple[Value | None, tuple[object, ...]]:
        """What is written for a column, and the readings of it that are right."""
        amount = self._amount(leaf, project)
        if leaf.is_money:
            return writing.money(
                self.random, self.hand, amount, leaf.unit and (self.row_unit or leaf.unit)
            ), (amount,)
        kind, _, name = leaf.key.partition(":")
        if kind == "measure":
            return Number(Decimal(len(project.name) * row % 977) / 4), ()
        if kind == "percent":
            hand = replace(self.hand, percent=name.partition(":")[0])
            return writing.percent(hand, len(project.name) * row * 37 % 9_000, self.frame.shown_only), ()
        match leaf.key:
            case "project":
                return Words(project.name), (project.name,)
            case "stated_rate":
                hundredths = project.rate(self.wish.month)
                return writing.percent(self.hand, hundredths, self.frame.shown_only), (
                    Decimal(hundredths) / 100,
                )
            case "start":
                later = project.start[:2] > (self.wish.year, self.wish.month)
                if self.wish.form == "report" and (later or project.status in ("前期", "未开工")):
                    return None, (None,)
                return writing.day(self.hand, project.start, self.frame.shown_only)
            case "finish":
                return writing.day(self.hand, (*project.finish, 30), self.frame.shown_only)
            case "span":
                value, start, finish = writing.span(self.hand, project.start[:2], project.finish)
                return value, ((start, finish),)
            case "physical_progress" | "problem":
                text = project.progress if leaf.key == "physical_progress" else project.problem
                return Words(text), (text, None) if text == "无" else (text,)
            case "code" | "unit" | "level" | "status" | "nature" | "place" | "scope" | "owner":
                text = getattr(project, leaf.key)
                return Words(text), (text,)
            case "leader":
                return Words("分管副县长"), ("分管副县长",)
            case "help_asked" | "remark":
                return None, (None,)
        return (Words(f"资料{row % 7}"), ()) if leaf.key != "serial:" else (None, ())

    def _amount(self, leaf: Leaf, project: Project) -> int | None:
        month, done = self.wish.month, project.completed
        match leaf.key:
            case "total_investment":
                return project.total
            case "completed_before":
                return project.before
            case "annual_plan":
                return project.plan
            case "completed_month":
                return done[month] - done[month - 1]
            case "completed_ytd":
                return done[month]
            case "completed_total":
                return project.before + done[month]
        if leaf.key.startswith("month:"):
            other = int(leaf.key.removeprefix("month:"))
            return done[other] - done[other - 1] if other <= month else None
        if leaf.key.startswith("part:"):
            whole = project.total if ":total_investment:" in leaf.key else project.plan
            return whole // (2 + len(leaf.title)) // 10_000 * 10_000
        if leaf.key.startswith("money:previous:"):
            return done[month - 1]
        if leaf.key.startswith("ten:"):
            whole = done[month] - done[month - 1]
            first = whole // 3 // 100 * 100
            return {"ten:上旬": first, "ten:中旬": first}.get(leaf.key, whole - 2 * first)
        if leaf.is_money:
            return (project.plan * 7 // 5 + 330_000) // 10_000 * 10_000
        return None

    # -- all other rows -------------------------------------------------------------------------

    def _other(self, row: int, line: Line) -> None:
        """A total, a category, a 其中 row or a parent row."""
        shape = self.rows.total_shape if line.kind in ("total", "subtotal") else self.rows.category_shape
        serial, name = self.columns.get("serial:"), self.columns["project"]
        label = line.label
        if serial is None or name != serial + 1 or line.kind in ("within", "parent"):
            shape = "name"
        if shape == "beside" and line.count is not None and serial is not None:
            self.sheet.put(
                row,
                serial,
                label if line.kind == "total" else self.rows.numbering.format(line.numeral) + label,
            )
            self.sheet.put(row, name, f"{line.count}个")
        elif shape == "numeral" and serial is not None and line.kind == "category":
            self.sheet.put(row, serial, line.numeral)
            self.sheet.put(row, name, label + (f"（{line.count}项）" if line.count is not None else ""))
        else:
            at = serial if shape == "merged" and serial is not None else name
            self.sheet.put(row, at, self._label(line))
            if shape == "merged" and self.header.merged and serial is not None:
                self.sheet.merge(row, serial, row, self._merge_end(line, name))
        if line.kind == "parent" and serial is not None and line.serial:
            self.sheet.put(row, serial, Number(Decimal(line.serial)))
        if line.of:
            self._sums(row, line)
        if (
            self.rows.wrong_count
            and line.kind == "category"
            and line.numeral == "一"
            and line.count is not None
        ):
            self.written.expected.append(Expected(frozenset({"T802"}), self.sheet.name, row))

    def _label(self, line: Line) -> str:
        count = (
            ""
            if line.count is None
            else self.random.choice(("（{}项）", "（{}个）", "{}个", "(共{}个)")).format(line.count)
        )
        if line.kind == "category":
            unit = f"（{writing.UNIT_NAMES[line.unit]}）" if line.unit else ""
            return self.rows.numbering.format(line.numeral) + line.label + count + unit
        return line.label + count

    def _merge_end(self, line: Line, name: int) -> int:
        return name if line.of else max(name, self.frame.left + len(self.leaves) - 1)

    def _sums(self, row: int, line: Line) -> None:
        wrong = self.faults.wrong_total and line.kind == "total"
        told = False
        for leaf in self.leaves:
            if not leaf.is_money:
                continue
            amounts = [self._amount(leaf, project) for project in line.of]
            if line.kind == "within" and len(line.of) == 1 and "重点项目" not in line.label:
                amounts = [None if one is None else one // 20_000 * 10_000 for one in amounts]
            total = sum(amount for amount in amounts if amount is not None)
            if wrong and leaf.key in ("completed_ytd", "annual_plan", "total_investment") and not told:
                # more than can be lost where amounts are written in whole 亿
                total += 12_340_000_000 if leaf.unit is None or self.hand.numbers == "units" else 12_340_000
                told = True
                column = self.columns[leaf.key]
                self.written.expected.append(Expected(frozenset({"T801"}), self.sheet.name, row, column))
            if all(amount is None for amount in amounts):
                continue
            value = writing.money(self.random, self.hand, total, leaf.unit)
            if self.frame.formulas and isinstance(value, Number):
                value = Formula(f"SUM({leaf.unit},0)", value.amount, value.form)
            self.sheet.put(row, self.columns[leaf.key], value)

    # -- faults ---------------------------------------------------------------------------------

    def _spoil(self, row: int, truth: TrueRow, kind: str, project: Project) -> None:
        """Replace one figure by something that cannot be taken, and say with which codes it must be refused."""
        names = [name for name in _SPOILABLE if name in truth.columns]
        name = self.random.choice(names)
        column = truth.columns[name]
        unit = self.row_unit or self.unit_of[name] or writing.WAN
        if kind == "format of another unit" and (
            unit != writing.WAN or self.wish.units in ("missing", "remark")
        ):
            return  # it would be the cell's own unit
        value, codes = _SPOILT[kind](self.random)
        if kind == "date":
            if "start" not in truth.columns:
                return
            name, column = "start", truth.columns["start"]
        if kind == "status":
            if "status" not in truth.columns:
                return
            name, column = "status", truth.columns["status"]
        if kind == "nameless":
            name, column = "project", truth.columns["project"]
            value = None
            self.sheet.cells.pop((row, column), None)
        if kind == "negative" and self.wish.units == "cell":
            value = Words(f"-{self.random.randint(1, 900)}万元")
        self.sheet.put(row, column, value)
        truth.faults[name] = codes
        truth.fault_kinds.append(kind)
        self.written.expected.append(Expected(codes, self.sheet.name, row, column))

    def _share(self) -> None:
        """One figure merged downwards over two projects, of which nobody can tell whose it is."""
        rows = self.written.truth.rows
        pairs = [
            (upper, lower)
            for upper, lower in pairwise(rows)
            if lower.row == upper.row + 1 and not upper.faults and not lower.faults
        ]
        if not pairs:
            return
        upper, lower = self.random.choice(pairs)
        names = [name for name in _SPOILABLE if name in upper.columns and self._holds(upper, name)]
        if not names:
            return
        name = self.random.choice(names)
        column = upper.columns[name]
        self.sheet.cells.pop((lower.row, column), None)
        self.written.expected = [  # its total cannot be compared
            one for one in self.written.expected if one.column != column or one.codes != {"T801"}
        ]
        self.sheet.merge(upper.row, column, lower.row, column)
        for row in (upper, lower):
            row.faults[name] = frozenset({"N115"})
            row.fault_kinds.append("amount over two rows")
            self.written.expected.append(Expected(row.faults[name], self.sheet.name, row.row, column))

    def _holds(self, row: TrueRow, name: str) -> bool:
        """Whether a number other than nought stands there."""
        value = self.sheet.cells.get((row.row, row.columns[name]))
        return isinstance(value, Number) and value.amount != 0

    def _cut(self) -> None:
        """A comma inside an amount of a row that nobody set in quotation marks: all behind it stands one too far."""
        rows = [row for row in self.written.truth.rows if not row.faults and not row.held]
        for row in self.random.sample(rows, min(2, len(rows))):
            names = [
                name
                for name in _SPOILABLE
                if name in row.columns
                if (amount := row.values[name][0])
                and isinstance(amount, int)
                and amount >= 1_000 * writing.WAN
            ]
            if not names:
                continue
            name = self.random.choice(names)
            column, unit = row.columns[name], self.unit_of[name]
            text = f"{Decimal(row.values[name][0]) / (unit or writing.WAN):,f}"  # type: ignore[arg-type]
            if "," not in text:
                continue
            self.sheet.put(row.row, column, Bare(text))
            row.held = frozenset({"N114"})
            row.fault_kinds.append("comma cuts a row")
            row.kept.clear()
            row.others.clear()
            self.written.expected.append(Expected(row.held, self.sheet.name, row.row))

    def _hide(self, after: int) -> None:
        for leaf in self.leaves:
            if leaf.hidden:
                self.sheet.hidden_columns.add(self.columns[leaf.key])
        if self.frame.hidden_row:
            row = self.random.choice(self.written.truth.rows)
            row.hidden = True
            self.sheet.hidden_rows.add(row.row)
            self.written.hidden.append(("row", row.row))
        if self.frame.hidden_column:
            choices = [
                leaf
                for leaf in self.leaves
                if leaf.field and leaf.listed
                if leaf.key not in ("project", "completed_ytd", "unit", "completed_month")
            ]
            if choices:
                column = self.columns[self.random.choice(choices).key]
                self.sheet.hidden_columns.add(column)
                self.written.hidden.append(("column", column))


def _words(*texts: str, codes: tuple[str, ...]) -> object:
    return lambda random: (Words(random.choice(texts)), frozenset(codes))


_SPOILT = {
    "error": lambda random: (
        Broken(random.choice(("#DIV/0!", "#REF!", "#VALUE!", "#N/A"))),
        frozenset({"N105"}),
    ),
    "uncalculated": lambda random: (Formula("SUM(B2:B3)", None), frozenset({"N104"})),
    "words": _words("正在核算", "见附件", "80万吨/年", "1200左右", codes=("N103",)),
    "negative": lambda random: (Number(Decimal(-random.randint(1, 900))), frozenset({"N102"})),
    "foreign": _words("2亿美元", "300万美元", codes=("N112",)),
    "date": _words("去年春天", "2021年13月", "尽快", codes=("D401",)),
    "status": _words("很好", "推进有力", codes=("N110",)),
    "nameless": lambda random: (None, frozenset({"N101"})),
    "scaled format": lambda random: (
        Number(Decimal(random.randint(2, 90) * 1_000_000), random.choice(("#,##0,", "0.00,", "#,##0,,"))),
        frozenset({"N113"}),
    ),
    "format of another unit": lambda random: (
        Number(
            Decimal(random.randint(200, 900)) / 100, random.choice(('0.00"亿元"', '0.00"亿"', '0.0"千万元"'))
        ),
        frozenset({"N113"}),
    ),
    "huge": lambda random: (Number(Decimal("1E+300")), frozenset({"N107", "N103"})),
}
