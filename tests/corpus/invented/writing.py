"""How an office writes a figure, a rate or a date, and what a reader must make of it."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random

from invented.cells import Day, Number, Value, Words

WAN = 10_000
YI = 100_000_000
UNIT_NAMES = {1: "元", WAN: "万元", YI: "亿元"}
NUMBERS = (
    "plain", "plain", "plain", "text", "thousands", "full-width", "grouped", "some-text", "units", *("unit-format",) * 2,
)  # fmt: skip
NOTHING = ("", "", "", "—", "——", "-", "/", "无")
PERCENTS = ("text", "fraction", "bare")
DATES = (
    "dotted", "dashed", "words", "words-day", "slashes", "dotted-day", "date-cell", "date-cell", "month-cell", *("serial",) * 3,
    *("end-of-month",) * 3,
)  # fmt: skip
SPANS = (*("years",) * 4, *("open",) * 5, "short", "dotted", "padded", "full-width", "words", "tilde")
_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True)
class Hand:
    """The habits of whoever filled in the sheet."""

    numbers: str
    nothing: str
    percent: str
    dates: str
    span: str

    @classmethod
    def drawn(cls, random: Random) -> "Hand":
        """Someone's habits."""
        return cls(*(random.choice(habits) for habits in (NUMBERS, NOTHING, PERCENTS, DATES, SPANS)))


def plain(amount: int, unit: int) -> str:
    """``amount`` yuan in ``unit``, exactly, without needless zeros."""
    text = format(Decimal(amount) / Decimal(unit), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(random: Random, hand: Hand, amount: int | None, unit: int | None) -> Value | None:
    """An amount in a column that counts in ``unit`` yuan; None for a column whose cells state their unit."""
    if amount is None:
        return Words(hand.nothing) if hand.nothing else None
    if unit is None:
        return Words(_with_unit(random, amount))
    written = plain(amount, unit)
    match hand.numbers:
        case "text":
            return Words(written)
        case "thousands":
            return Words(_grouped(written, random.choice((0, 2))))
        case "full-width":
            return Words(written.translate(_WIDE))
        case "grouped":
            return Number(Decimal(written), "#,##0.00")
        case "unit-format":
            return Number(Decimal(written), f'#,##0.00"{UNIT_NAMES[unit]}"')
        case "some-text" if random.random() < 0.4:
            return Words(written)
        case "units" if random.random() < 0.3:
            return Words(_with_unit(random, amount))
    return Number(Decimal(written))


def _with_unit(random: Random, amount: int) -> str:
    if amount >= YI and amount % (YI // 100) == 0 and random.random() < 0.6:
        return plain(amount, YI) + random.choice(("亿", "亿元"))
    return plain(amount, WAN) + random.choice(("万", "万元"))


def _grouped(written: str, decimals: int) -> str:
    whole, _, part = written.partition(".")
    return f"{int(whole):,}" + ("." + part.ljust(decimals, "0") if part or decimals else "")


def percent(hand: Hand, hundredths: int, shown_only: bool) -> Value:
    """A rate of so many hundredths of a per cent; ``shown_only`` for files that hold no formats."""
    shown = f"{hundredths // 100}.{hundredths % 100:02d}"
    if hand.percent == "text" or (hand.percent == "fraction" and shown_only):
        return Words(shown + "%")
    if hand.percent == "fraction":
        return Number(Decimal(hundredths) / 10_000, "0.00%")
    return Number(Decimal(shown))


def day(hand: Hand, when: tuple[int, int, int], shown_only: bool) -> tuple[Value, tuple[str, ...]]:
    """A date, and the partial ISO dates that are right for it."""
    year, month, number = when
    of_month, whole = f"{year}-{month:02d}", f"{year}-{month:02d}-{number:02d}"
    kind = hand.dates
    if shown_only and kind in ("date-cell", "serial", "month-cell"):
        kind = "slashes"
    match kind:
        case "dotted":
            return Words(f"{year}.{month}"), (of_month,)
        case "dashed":
            return Words(of_month), (of_month,)
        case "words":
            return Words(f"{year}年{month}月"), (of_month,)
        case "words-day":
            return Words(f"{year}年{month}月{number}日"), (whole,)
        case "slashes":
            return Words(f"{year}/{month}/{number}"), (whole,)
        case "dotted-day":
            return Words(f"{year}.{month:02d}.{number:02d}"), (whole,)
        case "date-cell":
            return Day(date(*when)), (whole,)
        case "month-cell":
            return Day(date(year, month, 1), 'yyyy"年"m"月"'), (of_month, f"{of_month}-01")
        case "serial":
            return Number(Decimal((date(*when) - _EPOCH).days)), (whole,)
    return Words(f"{year}年{month}月底"), (of_month, f"{of_month}-{28 if month == 2 else 30}", whole)


def span(hand: Hand, start: tuple[int, int], finish: tuple[int, int]) -> tuple[Value, str, str | None]:
    """Start and finish in one cell; the two partial ISO dates that are meant (None: left open)."""
    (y1, m1), (y2, m2) = start, finish
    by_month = f"{y1}-{m1:02d}", f"{y2}-{m2:02d}"
    match hand.span:
        case "years":
            return Words(f"{y1}-{y2}"), str(y1), str(y2)
        case "open":
            return Words(f"{y1}-"), str(y1), None
        case "short":
            return Words(f"{y1 % 100:02d}.{m1:02d}-{y2 % 100:02d}.{m2}"), *by_month
        case "dotted":
            return Words(f"{y1}.{m1}-{y2}.{m2}"), *by_month
        case "full-width":
            return Words(f"{y1}.{m1}－{y2}.{m2}"), *by_month
        case "words":
            return Words(f"{y1}年{m1}月至{y2}年{m2}月"), *by_month
        case "tilde":
            return Words(f"{y1}.{m1:02d}～{y2}.{m2:02d}"), *by_month
    return Words(f"{y1}.{m1:02d}-{y2}.{m2:02d}"), *by_month


def folded(text: str) -> str:
    """Text as it is compared: without blanks, width and brackets' shape."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
