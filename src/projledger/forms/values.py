"""One parser for each kind of field: what stands in a cell → what the ledger stores, or what is wrong."""

import re
import unicodedata

from projledger.forms.amounts import parse_amount, parse_area, parse_percent
from projledger.forms.dates import parse_date
from projledger.forms.field import Kind, Spec
from projledger.forms.parsed import NOTHING, Parsed, says_nothing
from projledger.foundation.currency import NO_RATES, Rates
from projledger.foundation.text import normal_title, remembered, without_numbering
from projledger.workbook.cells import CellKind, CellValue

_MARKS = "★☆■□●○◆◇▲△※*"
_LEADING = re.compile(rf"^(?:\d{{1,4}}(?=[{re.escape(_MARKS)}]))?[{re.escape(_MARKS)}\s]+")
_TRAILING = re.compile(rf"[{re.escape(_MARKS)}\s]+$")
#: Blanks beside Chinese characters.
_BESIDE_WIDE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_FAULTS = {CellKind.ERROR: "N105", CellKind.UNCALCULATED: "N104"}
_YES = frozenset(["是", "√", "✓", "✔", "☑", "☒", "有", "y", "yes", "true", "1", "对"])
_NO = frozenset(["否", "×", "✗", "✘", "x", "不是", "n", "no", "false", "0", "非"])
#: Boxes of a printed form, ticked and empty. ☒ is how Word ticks its boxes.
_TICKED, _EMPTY = "■☑☒√✓✔⊠▣●", "□☐○◯"
_BOXED = re.compile(rf"([{_TICKED}{_EMPTY}])([^{_TICKED}{_EMPTY}]+)")
_BOXED_AFTER = re.compile(rf"([^{_TICKED}{_EMPTY}]+)([{_TICKED}{_EMPTY}])")
_WRITTEN_BOX = re.compile(r"[(（\[【]\s*([√✓✔vVxX])?\s*[)）\]】]")  # （√）是 （ ）否
#: What Excel shows for an error, as it stands in texts and in .csv files.
_ERROR_TEXT = re.compile(r"#(?:REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")


def parse_cell(
    value: CellValue,
    spec: Spec,
    *,
    unit: str = "",
    measure: str = "",
    title_says_percent: bool = False,
    fractions: bool = False,
    year: int | None = None,
    rates: Rates = NO_RATES,
) -> Parsed:
    """The stored value of a cell of that field, or the code of what is wrong with it.

    ``unit`` is the column's money unit, ``measure`` its unit of land, ``year`` the plan year, ``fractions`` that bare rates are fractions of one,
    ``rates`` yuan for one unit of a currency. An
    empty cell, and words that leave an amount or a date open (``——``, ``待定``), give nothing.
    """
    if value.blank:
        return NOTHING
    if value.kind in _FAULTS:
        return Parsed(None, _FAULTS[value.kind])
    if value.kind is CellKind.TEXT and "#" in str(value.value) and _ERROR_TEXT.fullmatch(value.text.strip()):
        return Parsed(None, "N105")
    match spec.kind:
        case Kind.MONEY:
            parsed = parse_amount(value, unit, spec.example, rates)
        case Kind.AREA:
            parsed = parse_area(value, measure, spec.example)
        case Kind.PERCENT:
            parsed = parse_percent(
                value, title_says_percent=title_says_percent, example=spec.example, fractions=fractions
            )
        case Kind.DATE:
            parsed = parse_date(value, spec.example, year)
        case Kind.FLAG:
            parsed = _flag(value, spec)
        case _:
            parsed = _words(value, spec)
    return parsed


def _words(value: CellValue, spec: Spec) -> Parsed:
    if not spec.required and says_nothing(value.text):
        return NOTHING
    match spec.kind:
        case Kind.CHOICE:
            return _choice(value, spec)
        case Kind.LIST:
            return _list(value)
        case Kind.NAME:
            return Parsed(split_marks(value.text)[0] or None)
        case _:
            text = "\n".join(line.strip() for line in value.text.strip().splitlines() if line.strip())
            return Parsed(text or None)


@remembered
def split_marks(text: str) -> tuple[str, str]:
    """A name on one line without marks and numbering (``1●★某路`` → 某路), and the marks it bore."""
    name = _BESIDE_WIDE.sub("", " ".join(text.split()))
    bare = without_numbering(_LEADING.sub("", name))
    bare = _TRAILING.sub("", _LEADING.sub("", bare))
    marks = [char for char in name if char in _MARKS]
    if len(bare) < len(name):
        return bare or name, "".join(dict.fromkeys(marks))
    return bare, ""


def _choice(value: CellValue, spec: Spec) -> Parsed:
    text = normal_title(ticked(value.text) or value.text).strip("。.")
    known = {normal_title(choice): choice for choice in spec.choices}
    known |= {normal_title(word): choice for word, choice in spec.synonyms.items()}
    for word in (text, text.removesuffix("项目"), text.removesuffix("重点项目")):
        if word in known:
            return Parsed(known[word])
    if not text or says_nothing(text):
        return NOTHING
    return Parsed(None, "N110", {"allowed": "、".join(spec.choices)})


def _flag(value: CellValue, spec: Spec) -> Parsed:
    """Yes or no; also in the words of the title itself: 挂牌, 未挂牌 under 是否挂牌."""
    if isinstance(value.value, bool):
        return Parsed(value.value)
    text = "".join(unicodedata.normalize("NFKC", ticked(value.text) or value.text).split()).casefold()
    if (word := text.strip(_TICKED)) in {"是", "否", "有"}:  # √是
        text = word
    asked = spec.title.removeprefix("是否")
    if text in _YES or text in {asked, f"已{asked}"}:
        return Parsed(True)
    if text in _NO or text in {f"{no}{asked}" for no in ("未", "不", "非")}:
        return Parsed(False)
    return NOTHING if says_nothing(text) else Parsed(None, "N110", {"allowed": "是、否"})


def ticked(text: str) -> str:
    """The one word whose box is ticked (``■是 □否`` → 是); "" where none is, or several, or no box stands."""
    plain = "".join(_WRITTEN_BOX.sub(_as_box, text).split()).strip("、,，;；/")
    if not any(box in plain for box in _EMPTY):
        return ""
    for pattern, box, word in ((_BOXED, 1, 2), (_BOXED_AFTER, 2, 1)):
        found = list(pattern.finditer(plain))
        if found and "".join(match[0] for match in found) == plain:
            words = [match[word].strip("、,，;；/") for match in found if match[box] in _TICKED]
            return words[0] if len(words) == 1 else ""
    return ""


def _as_box(match: re.Match[str]) -> str:
    return _TICKED[0] if match[1] else _EMPTY[0]


def _list(value: CellValue) -> Parsed:
    parts = re.split(r"[、,，;；\n/]+", value.text)
    names = [split_marks(part)[0] for part in parts if part.strip()]
    return Parsed(tuple(dict.fromkeys(name for name in names if name)) or None)
