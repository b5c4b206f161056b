"""One invented file from a seed and a number: what kind it is, how it looks, and what it truly says."""

from dataclasses import replace
from random import Random

from invented import around, cards, decoys, table, writing
from invented.cells import Book, Sheet
from invented.columns import UNIT_MODES, Leaf, Wish, draw_columns
from invented.county import YEARS, County, Project, county_of
from invented.header import HeaderShape, Node, depth, gather, leaves_of, with_contacts, with_months, with_tens
from invented.rows import RowShape, draw_lines
from invented.truth import Expected, Invented, TrueReturn
from invented.writing import UNIT_NAMES, WAN, YI
from invented.written import DELIMITERS, ENCODINGS, csv_bytes, ods_bytes, xls_bytes, xlsx_bytes

_KINDS = (
    ("one",) * 40
    + ("unit-column",) * 13
    + ("months",) * 10
    + ("units",) * 10
    + ("plan",) * 18
    + ("cards",) * 8
    + ("transposed",) * 8
)
_TYPES = ("xlsx",) * 28 + ("xls",) * 17 + ("ods",) * 17 + ("csv",) * 42
_LEVELS = (1,) * 38 + (2,) * 22 + (3,) * 16 + (4,) * 12 + (5,) * 12
_FAULTS = (
    "error",
    "uncalculated",
    "uncalculated",
    "words",
    "negative",
    "foreign",
    "date",
    "status",
    "nameless",
    "huge",
)
#: Spoilt by a number format that shows another figure than the cell holds; of types that hold formats.
_FORMAT_FAULTS = ("scaled format", "format of another unit")
_WITH_FORMATS = ("xlsx", "xls")
#: How often, in a hundred tables, columns stand there that are taken for a figure too easily.
_DECOYS = {
    "measures": 14, "formatted percents": 14, "bare percents": 12, "twins": 14, "previous": 14, "parts": 14, "hidden": 14,
}  # fmt: skip
_REFUSALS = {
    "one": (*("no-unit",) * 5, *("no-period",) * 3, *("two-periods",) * 4, "no-money-unit", "two-plans"),
    "unit-column": (*("no-period",) * 2, *("two-periods",) * 2, "no-money-unit", "two-plans"),
    "months": ("no-money-unit", "two-plans"),
    "units": ("no-period", "no-period", "no-money-unit", "two-plans"),
    "plan": ("no-money-unit", "two-plans"),
}
_DATES = {
    "dotted": "of a month", "dashed": "of a month", "words": "of a month", "words-day": "of a day", "slashes": "of a day",
    "dotted-day": "of a day", "date-cell": "in a date cell", "month-cell": "in a date cell", "serial": "as a bare serial",
    "end-of-month": "as 月底",
}  # fmt: skip
_SPANS = {"years": "of years", "open": "left open"}
_REFUSED_WITH = {
    "no-unit": frozenset({"U602"}),
    "no-period": frozenset({"L305"}),
    "two-periods": frozenset({"L306"}),
    "no-money-unit": frozenset({"L302"}),
    "two-plans": frozenset({"L304"}),
}


def invent(seed: int, index: int) -> Invented:
    """The file ``index`` of ``seed``."""
    return _Maker(Random(f"{seed}/{index}"), index).made()


class _Maker:
    """Draws one file; ``traits`` collects what it shows."""

    def __init__(self, random: Random, index: int) -> None:
        self.random, self.index = random, index
        self.traits: set[str] = set()
        self.returns: list[TrueReturn] = []
        self.expected: list[Expected] = []
        self.hidden: list[tuple[str, str, int]] = []
        self.allowed: list[Expected] = []

    def chance(self, per_cent: float, trait: str = "") -> bool:
        """Whether something happens; it is noted as a trait."""
        happens = self.random.random() * 100 < per_cent
        if happens and trait:
            self.traits.add(trait)
        return happens

    def made(self) -> Invented:
        """The whole file."""
        random = self.random
        self.kind = random.choice(_KINDS)
        several = self.kind in ("months", "units", "cards")
        self.type = random.choice([one for one in _TYPES if not (several and one == "csv")])
        self.ragged = self.type == "csv" and self.chance(32)
        self.traits |= {"kind: " + self.kind, "type: " + self.type}
        county = county_of(random.choice(YEARS))
        self.year, self.month = county.year, random.randint(3, 12)
        self.refusal = (
            random.choice(_REFUSALS[self.kind]) if self.kind in _REFUSALS and self.chance(44) else ""
        )
        if self.refusal:
            self.traits.add("refused: " + self.refusal)
        drawn = {"cards": self._cards, "transposed": self._transposed}.get(self.kind, self._tables)
        sheets = drawn(county)
        book = Book(sheets)
        book.from_1904 = "1904 system" in self.traits
        name, data = self._named(), self._data(book)
        return Invented(
            name,
            data,
            self.year,
            self.returns,
            self.expected,
            frozenset(self.traits),
            self.hidden,
            self.allowed,
        )

    # -- tables -----------------------------------------------------------------------------------

    def _tables(self, county: County) -> list[Sheet]:
        random = self.random
        form = "plan" if self.kind == "plan" else "report"
        self._style(form)
        unit = random.choice(county.units)
        self.unit = None if self.kind in ("unit-column", "units", "plan") else unit
        if self.kind == "months":
            months = list(range(max(2, self.month - random.randint(1, 3)), self.month + 1))
            pages = [(f"{month}月", month, unit, county.of(unit)) for month in months]
        elif self.kind == "units":
            units = random.sample(county.units, random.randint(2, 4))
            pages = [(one, self.month, one, county.of(one)) for one in units]
        elif self.kind == "one":
            pages = [("Sheet1", self.month, unit, county.of(unit))]
        else:
            pages = [("Sheet1", self.month, None, random.sample(county.projects, random.randint(6, 18)))]
        self.around = self._around(form)
        if self.around.period == "sheet" and self.kind != "months":
            pages = [
                (
                    random.choice((f"{self.year}年{self.month}月", f"{self.year}.{self.month:02d}")),
                    *pages[0][1:],
                )
            ]
        if self.around.unit == "sheet" and self.kind == "one":
            pages = [(unit, *pages[0][1:])]
        look = random.random()
        sheets = [
            self._page(Random(f"{look}"), Sheet(name), form, month, one, projects)
            for name, month, one, projects in pages
        ]
        if self.type != "csv" and form == "report" and self.chance(16, "summary sheet"):
            sheets.insert(
                random.choice((0, len(sheets))), cards.summary(random, pages[0][3], self.year, self.month)
            )
        if self.type != "csv" and self.kind in ("one", "unit-column") and self.chance(26, "hidden sheet"):
            self._hidden_sheet(sheets, form, pages[0])
        return sheets

    def _style(self, form: str) -> None:
        """What all the sheets of the file have in common."""
        random = self.random
        self.others = self.chance(32, "titles of other offices")
        self.units = random.choice(UNIT_MODES)
        if self.refusal == "no-money-unit":
            self.units = "missing"
        self.levels = random.choice(_LEVELS)
        if self.units == "parent":
            self.levels = max(self.levels, 2)
        self.hand = writing.Hand.drawn(random)
        if self.hand.numbers == "unit-format" and self.type not in _WITH_FORMATS:
            self.hand = replace(self.hand, numbers="grouped")
        if self.units == "missing" and self.hand.numbers == "unit-format":  # the formats state it
            self.refusal = ""
            self.traits.discard("refused: no-money-unit")
        self.decoys = {one for one, share in _DECOYS.items() if random.random() * 100 < share}
        self.decoys -= {"hidden", "formatted percents"} if self.type == "csv" else set()
        self.decoys -= {"previous"} if form == "plan" or self.refusal == "no-period" else set()
        self.decoys -= {"parts"} if self.refusal == "two-plans" else set()
        if "parts" in self.decoys:
            self.levels = max(self.levels, 2)
        self.traits |= {f"decoy: {one}" for one in self.decoys}
        from_1904 = self.type in ("xlsx", "xls") and self.chance(15, "1904 system")
        if from_1904:
            self.hand = replace(self.hand, dates="date-cell")
        self.shape = HeaderShape(
            self.levels,
            merged=self.type != "csv" and random.random() < 0.6,
            breaks=self.chance(25, "line breaks in titles"),
            blanks=self.chance(25, "blanks in titles"),
            unit_row=self.units == "row",
        )
        self.shape.split = self.units != "row" and self.chance(12, "titles over two cells")
        dimension = ""
        if self.chance(52):
            choices = ["level", "sector", "status"] if form == "report" else ["level", "sector"]
            dimension = random.choice(
                [*choices, *["unit"] * 4] if self.kind in ("unit-column", "plan") else choices
            )
        self.rows = RowShape(
            dimension=dimension,
            counts=random.random() < 0.5,
            subtotals=random.random() < 0.4,
            total=random.choice(("", "", "first", "last", "last")),
            total_shape=random.choice(("name", "beside", "merged")),
            category_shape=random.choice(("name", "beside", "merged", "numeral")),
            numbering=random.choice(("{}、", "（{}）")),
            within=self.chance(14, "其中 rows"),
            blanks=self.chance(20, "blank rows"),
            parents=self.chance(10, "parent rows without figures"),
            marks=self.chance(16, "marks"),
            header_again=self.chance(10, "header repeated"),
        )
        if dimension and self.units == "line" and self.chance(95, "money unit in categories"):
            self.rows.units = random.choice(((WAN,), (YI,), (YI, WAN), (WAN, YI)))
            self.rows.subtotals = self.rows.within = False
            self.rows.total = ""
            self.traits.discard("其中 rows")
            if self.rows.category_shape in ("beside", "numeral"):
                self.rows.category_shape = "name"
        if dimension:
            self.traits.add(f"category: {dimension}")
            self.traits.add(f"category shape: {self.rows.category_shape}")
            if self.rows.counts:
                self.traits.add("declared counts")
                self.rows.wrong_count = self.chance(45, "wrong count")
        if self.rows.total:
            self.traits |= {f"total {self.rows.total}", f"total shape: {self.rows.total_shape}"}
        if self.chance(32, "months side by side") and form == "report" and self.kind != "months":
            self.months = True
        else:
            self.months = False
            self.traits.discard("months side by side")
        self.tens = form == "report" and not self.months and self.chance(16, "ten days side by side")
        if self.refusal == "no-period":  # such columns name the month
            self.months = self.tens = False
            self.traits -= {"months side by side", "ten days side by side"}
        self.dates_over_months = self.months and self.type != "csv" and self.chance(80)
        self.strange = self.chance(45, "columns of no form")
        self.other_years = self.chance(16, "plan of another year")
        self.contacts = self.levels > 1 and self.chance(25, "same titles under two parents")
        self.shuffled = self.chance(28, "columns in another order")
        self.empty_name = self.chance(9, "no title over the names")
        self.left = 1 + (random.randint(1, 2) if self.chance(10, "table not in column A") else 0)
        self.instructions = self.chance(10, "header far down")
        self.formulas = self.type in ("xlsx", "ods") and self.chance(30, "calculated formulas")
        self.traits |= {
            f"numbers: {self.hand.numbers}",
            f"money unit: {self.units}",
            f"header levels: {self.levels}",
            "header merged" if self.shape.merged else "header merely blank",
        }
        if self.hand.nothing:
            self.traits.add("dashes for nothing")
        count = random.choice((2, 3))
        self.faults = tuple(random.sample(_FAULTS, count)) if self.chance(46) else ()
        if self.type in _WITH_FORMATS and self.units != "cell":
            self.faults += tuple(one for one in _FORMAT_FAULTS if self.chance(36))
        if form == "plan":
            self.faults = tuple(one for one in self.faults if one != "status")
        self.dated = from_1904 or "date" in self.faults
        if "status" in self.faults and self.rows.dimension == "status":
            self.rows.dimension = ""
            self.traits = {
                trait
                for trait in self.traits
                if not trait.startswith(("category", "declared", "wrong count"))
            }
        if self.type == "csv":
            self.faults = tuple(one for one in self.faults if one != "uncalculated")

    def _around(self, form: str) -> around.Around:
        """Where period, unit and money unit are stated."""
        random = self.random
        period = random.choice(("title", "title", "title", "line", "sheet", "file"))
        if self.kind == "months":
            period = "sheet"
        elif self.kind == "units" and period == "sheet":
            period = "title"
        if self.type == "csv" and period == "sheet":
            period = "file"
        if self.refusal == "no-period":
            period = ""
        unit = random.choice(("line", "line", "title", "sheet", "file"))
        if self.kind == "units":
            unit = "sheet"
        elif self.kind == "months" and unit == "sheet":
            unit = "line"
        elif self.kind in ("unit-column", "plan") or self.refusal == "no-unit":
            unit = ""
        if unit == "sheet" and (period == "sheet" or self.type == "csv"):
            unit = "line" if self.kind == "one" else unit
        if form == "report":
            self.traits |= {f"period in {period}"} if period else set()
            self.traits |= {f"unit in {unit}"} if unit else set()
        line = {"line": "万元", "remark": "万元", "mixed": random.choice(("", "万元"))}.get(self.units, "")
        return around.Around(
            period,
            unit,
            line,
            title=random.random() < 0.9,
            instructions=self.instructions,
            note=self.chance(30, "notes"),
            sign=self.chance(30, "signatures"),
            dated=self.chance(15, "date of the return"),
            reversed=self.units == "remark",
            money_noted=self.units in ("title", "line", "parent", "row"),
        )

    def _page(
        self, look: Random, sheet: Sheet, form: str, month: int, unit: str | None, projects: list[Project]
    ) -> Sheet:
        """One table; ``look`` gives the sheets of one file the same layout."""
        wish = Wish(
            form,
            self.year,
            month,
            self.units,
            unit_column=unit is None and self.rows.dimension != "unit",
            others=self.others,
            by_level=self.rows.dimension == "level",
            by_status=self.rows.dimension == "status",
            months=(1,) if self.months else (),
            tens=self.tens,
            strange=self.strange,
            other_years=self.other_years,
            shuffled=self.shuffled,
            empty_name_title=self.empty_name,
            doubled=self.refusal == "two-plans",
            dated=self.dated,
            with_status="status" in self.faults,
            timeless=self.refusal == "no-period",
        )
        leaves = draw_columns(look, wish)
        if self.refusal == "no-unit":
            leaves = [leaf for leaf in leaves if leaf.key != "unit"]
        nodes = self._nodes(look, leaves, month)
        for leaf in leaves_of(nodes):
            if leaf.key == "stated_rate":
                self.traits.add(f"rate as {self.hand.percent}")
            if leaf.key in ("start", "finish"):
                self.traits.add("date " + _DATES[self.hand.dates])
            if leaf.key == "span":
                self.traits.add("span " + _SPANS.get(self.hand.span, "of months"))
        self.shape.levels = max(depth(node) for node in nodes)
        frame = self._frame(look, form, month, unit)
        lines = draw_lines(self.random, projects, self.rows, any(leaf.key == "serial:" for leaf in leaves))
        spoilt = self.faults or self.ragged
        wrong_total = bool(self.rows.total) and not spoilt and self.chance(40, "wrong total")
        faults = table.Faults(
            self.faults,
            wrong_total=wrong_total,
            shared=self.type != "csv" and self.chance(16),
            cut=self.ragged and self.units != "cell",
        )
        writer = table.TableWriter(self.random, sheet, wish, self.hand, frame)
        written = writer.write(nodes, self.shape, self.rows, lines, faults)
        written.truth.refused = _REFUSED_WITH.get(self.refusal, frozenset())
        if self.units == "remark" or len({*self.rows.units, WAN}) > 1:
            written.truth.may_be_refused = frozenset({"L302", "L318"})
        if self.units == "missing" and self.hand.numbers == "unit-format":  # but some cell may state none
            written.truth.may_be_refused = frozenset({"L302"})
        written.truth.unknown = _unknown(form, leaves_of(nodes), by_category=self.rows.dimension == "unit")
        if any(leaf.key == "project" and not leaf.listed for leaf in leaves):
            # without names a category with figures may be a project
            self.allowed.append(Expected(frozenset({"T801", "T802"}), sheet.name))
        self.returns.append(written.truth)
        self.expected += written.expected
        self.hidden += [(sheet.name, what, number) for what, number in written.hidden]
        for row in written.truth.rows:
            self.traits |= {"fault: " + kind for kind in row.fault_kinds}
        return sheet

    def _nodes(self, look: Random, leaves: list[Leaf], month: int) -> list[Node]:
        words = self.months and self.levels > 1 and look.random() < 0.5
        if words:
            leaves = [leaf for leaf in leaves if leaf.key != "physical_progress"]
        nodes = gather(look, leaves, self.levels, self.year, month, timeless=self.refusal == "no-period")
        unit = 1 if self.units == "yuan" else None if self.units == "cell" else 10_000
        alone = unit is not None and self.units in ("title", "mixed", "yuan", "row")
        stated = f"（{UNIT_NAMES[unit]}）" if alone and unit else ""
        suffix = next(
            (
                leaf.suffix.replace(UNIT_NAMES[leaf.unit], UNIT_NAMES[unit])
                for leaf in sorted(leaves, key=lambda leaf: leaf.unit != unit)
                if leaf.is_money and leaf.suffix and leaf.unit and unit
            ),
            stated,
        )
        pattern = Leaf("", "", True, unit, suffix)
        if self.months:
            months = (
                tuple(range(1, 13))
                if look.random() < 0.3
                else tuple(range(max(1, month - look.randint(1, 4)), month + 1))
            )
            dated = self.dates_over_months and self.levels > 1
            self.traits |= {"months as dates"} if dated else set()
            self.shape.month_form = look.choice(('m"月"', 'yyyy"年"m"月"', "yyyy/m/d", "mmm-yy"))
            nodes = with_months(
                nodes,
                months,
                month,
                pattern,
                flat=self.levels == 1,
                words=words,
                year=self.year if dated else 0,
            )
        if self.tens:
            nodes = with_tens(nodes, month, pattern)
        if self.contacts:
            nodes = with_contacts(look, nodes, owner_only=self.refusal == "no-unit")
        nodes = decoys.beside(
            look,
            nodes,
            self.decoys,
            pattern,
            (self.year, month),
            timeless=self.refusal == "no-period",
            plan=self.kind == "plan",
        )
        if self.units == "parent":
            _units_on_parents(nodes)
        return nodes

    def _frame(self, look: Random, form: str, month: int, unit: str | None) -> table.Frame:
        state = Random(look.random())
        above, below = around.above_and_below(state, self.around, form, self.year, month, unit)
        if self.refusal == "two-periods":
            other = month - 1
            above.insert(0, f"{self.year}年{other}月重点项目月报表")
            above.append(f"填报月份：{self.year}年{month}月")
        hides = self.type in ("xlsx", "xls", "ods")
        return table.Frame(
            above,
            below,
            left=self.left,
            gap=state.choice((0, 0, 0, 1)),
            formulas=self.formulas,
            shown_only=self.type == "csv",
            hidden_row=hides and self.chance(9, "hidden row"),
            hidden_column=hides and self.chance(9, "hidden column"),
            unit=unit,
            title_merged=self.shape.merged,
        )

    def _hidden_sheet(
        self, sheets: list[Sheet], form: str, page: tuple[str, int, str | None, list[Project]]
    ) -> None:
        """Last month's table on a hidden sheet: it is named, and nothing of it is entered."""
        kept = (list(self.returns), list(self.expected), list(self.hidden), set(self.traits), self.refusal)
        hidden = self._page(Random(1), Sheet("上月"), form, page[1] - 1, page[2], page[3])
        self.returns, self.expected, self.hidden, self.traits, self.refusal = kept
        hidden.hidden = True
        sheets.append(hidden)
        self.hidden.append(("上月", "sheet", 0))

    # -- cards, names, bytes ------------------------------------------------------------------------

    def _cards(self, county: County) -> list[Sheet]:
        self.around = around.Around("title", "column", "")
        projects = self.random.sample(county.projects, self.random.randint(1, 4))
        sheets = []
        for number, project in enumerate(projects, start=1):
            sheet = Sheet(f"项目{number}")
            self.returns.append(cards.card(self.random, sheet, project, self.year, self.month))
            sheets.append(sheet)
        return sheets

    def _transposed(self, county: County) -> list[Sheet]:
        self.around = around.Around("title", "column", "")
        sheet = Sheet("Sheet1")
        projects = county.of(self.random.choice(county.units))[: self.random.randint(3, 8)]
        self.returns.append(cards.transposed(self.random, sheet, projects, self.year, self.month))
        return [sheet]

    def _named(self) -> str:
        stem = self.random.choice(("重点项目报表", "附件2", "报送表", "新建工作表"))
        if self.kind == "one" and self.around.unit == "file":
            stem = self.returns[0].unit or stem
        if self.kind == "months" and self.around.unit == "file":
            stem = self.unit or stem
        if self.around.period == "file":
            stem += self.random.choice(
                (
                    f"{self.year}年{self.month}月",
                    f"{self.year}年{self.month}月月报",
                    f"（{self.year}年{self.month}月）",
                )
            )
        elif self.kind == "months":
            stem += f"{self.year}年"
        return f"{stem}.{self.type}"

    def _data(self, book: Book) -> bytes:
        if self.type == "csv":
            encoding = ENCODINGS[self.index % len(ENCODINGS)]
            delimiter = "," if self.ragged else DELIMITERS[self.index // len(ENCODINGS) % len(DELIMITERS)]
            self.traits |= {f"csv in {encoding}", f"csv with {delimiter!r}"}
            return csv_bytes(book.sheets[0], encoding, delimiter)
        return {"xlsx": xlsx_bytes, "xls": xls_bytes, "ods": ods_bytes}[self.type](book)


def _unknown(form: str, leaves: list[Leaf], *, by_category: bool) -> frozenset[str]:
    """The codes with which a return may be refused because nobody knows some of its titles."""
    strange = {leaf.field for leaf in leaves if leaf.field and not leaf.listed}
    known = {leaf.field for leaf in leaves if leaf.field and leaf.listed}
    progress = {"completed_month", "completed_ytd", "completed_total"}
    codes: set[str] = set()
    if strange & ({"project"} if form == "report" else {"project", "total_investment", "level", "unit"}):
        codes |= {"L301", "L303", "L313"}
    if form == "report" and strange & progress and not known & progress:
        codes |= {"L301", "L303", "L313"}
    if form == "plan" and any("完成" in leaf.title for leaf in leaves if leaf.is_money and not leaf.listed):
        codes.add("L319")
    if form == "report" and ("unit" in strange or (by_category and "project" in strange)):
        codes.add("U602")
    return frozenset(codes)


def _units_on_parents(nodes: list[Node]) -> None:
    """Money units written on the parents of money columns; on the column itself where it has none."""
    for node in nodes:
        if isinstance(node, Leaf):
            node.suffix = "（万元）" if node.is_money else node.suffix
        elif node.day:  # a date cannot bear a unit
            _units_on_parents(node.parts)
        elif any(leaf.is_money for leaf in leaves_of([node])):
            node.title += "（万元）"
