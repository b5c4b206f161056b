"""Findings onto a copy of the received file, and where the copy lies in the workspace.

A copy's name begins with the submission's number, so that two units' files of one name stay apart;
it is safe on Windows, and a copy that is there already is never written over.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from projledger.foundation.codes import Severity
from projledger.foundation.errors import OutputBlocked
from projledger.foundation.findings import Finding
from projledger.foundation.language import _, current_language, set_language
from projledger.workbook.mark import Mark, mark_copy
from projledger.workbook.reader import Reader

#: The folder of copies whose period is not known.
NO_PERIOD = "未定期"
#: What a unit can do where the office's remedy is a command, or a list that only the office has.
_FOR_UNITS = {
    "F007": "把有内容的区域复制到新工作簿后报送。",
    "H207": "如应以另一份为准，请告知本办。",
    "L301": "表头要有“项目名称”“本年累计完成投资”等栏目名；也可用本办下发的月报表填写。",
    "L304": "只留一栏，或给另一栏起不同的名称。",
    "L305": "在表名中写明报告期，如“2021年6月”。",
    "L308": "用本办最近下发的月报表填写。",
    "U601": "写单位全称，与公章一致；改名、新设的单位请告知本办。",
    "U602": "在表格上方写明填报单位，如“填报单位：云台镇”。",
    "N112": "改报人民币金额，或把汇率告知本办。",
    "P501": "写年度计划中的名称，或说明是新项目。",
    "L319": "在表上方的标题中写明是哪一张表，如“年度计划表”或“6月进展情况表”。",
    "P502": "写年度计划中的名称“{candidate}”，或说明是新项目。",
}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
#: Linux allows 255 bytes a name; Windows 260 characters a path.
_LONGEST_BYTES = 150
_LONGEST = 60


@contextmanager
def _in_chinese() -> Iterator[None]:
    """What goes back to a unit is Chinese, whatever language the office's screen has."""
    before = current_language()
    set_language("zh")
    try:
        yield
    finally:
        set_language(before)


def _remedy(finding: Finding) -> str:
    """What the unit is to do."""
    words = _FOR_UNITS.get(finding.code)
    if words is None:
        return finding.remedy
    return words.format(candidate=finding.details.get("candidate", ""))


def marks(findings: Iterable[Finding]) -> list[Mark]:
    """The findings as marks, in Chinese, notes left out; errors first where they share a cell.

    A finding without a sheet stands on the list at the front of the copy.
    """
    with _in_chinese():
        found = [
            Mark(
                sheet=finding.sheet,
                cell=finding.cell if finding.cell and finding.cell.row and finding.cell.column else None,
                text=f"{finding.code} {finding.message}{_remedy(finding)}",
                error=finding.severity is Severity.ERROR,
            )
            for finding in findings
            if finding.severity is not Severity.NOTE
        ]
    return sorted(found, key=lambda mark: not mark.error)


def marked_copy(
    data: bytes, name: str, findings: Iterable[Finding], reader: Reader | None = None
) -> tuple[str, bytes]:
    """The received file with the findings marked in it: its name (the format may change) and its bytes.

    ``reader`` reads what cannot be patched (.xls, .csv); without it one is started for the copy.
    """
    return mark_copy(data, name, marks(findings), reader)


def returned_name(number: int, name: str) -> str:
    """``48-云台镇6月.xlsx``: the copy's name, safe on every system and not too long."""
    plain = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = " ".join(_FORBIDDEN.sub("_", plain).split())
    stem, dot, ending = plain.rpartition(".")
    if not dot or not stem:
        stem, ending = plain, ""
    stem = stem[:_LONGEST]
    while len(stem.encode()) > _LONGEST_BYTES:
        stem = stem[:-1]
    stem, ending = stem.strip(" ."), ending.strip(" .")[:8]
    return f"{number}-{stem or '退回件'}{'.' + ending if ending else ''}"


def write_returned(folder: Path, period: str, number: int, name: str, data: bytes) -> Path:
    """Write ``data`` as a new file under ``folder`` and its period; gives the path. Never overwrites.

    Raises OutputBlocked where the disk refuses.
    """
    place = folder / (period or NO_PERIOD)
    wanted = Path(returned_name(number, name))
    try:
        place.mkdir(parents=True, exist_ok=True)
        attempt = 1
        while True:
            path = place / (wanted.name if attempt == 1 else f"{wanted.stem}-{attempt}{wanted.suffix}")
            try:
                with path.open("xb") as file:
                    file.write(data)
                return path
            except FileExistsError:
                attempt += 1
    except OSError as error:
        message = _("{file} could not be written ({reason}). If it is open in Excel or WPS, close it there.")
        raise OutputBlocked(message.format(file=place / wanted, reason=error.strerror or error)) from error
