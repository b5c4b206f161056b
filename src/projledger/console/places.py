"""How people read a place and a field: “月报”表F8, 本年累计完成投资."""

from pathlib import Path

from projledger.forms.register import FORMS
from projledger.foundation.findings import Cell, Finding
from projledger.foundation.language import _


def place(sheet: str, cell: Cell | None) -> str:
    """``“月报”表F8``; empty for a finding about the whole file."""
    if not sheet:
        return str(cell) if cell else ""
    return _("sheet “{sheet}” {cell}").format(sheet=sheet, cell=str(cell) if cell else "").rstrip()


def field_title(name: str) -> str:
    """The column's title in the forms; the name itself where no form has such a field."""
    for form in reversed(FORMS.values()):
        for spec in form.fields:
            if spec.name == name:
                return spec.title
    return name


def sentence(finding: Finding) -> str:
    """The message and what to do, as they follow each other on a screen."""
    remedy = finding.remedy
    return f"{finding.message}{'' if finding.message.endswith(('。', '？', '！')) else ' '}{remedy}".strip()


def near(path: Path) -> str:
    """``path`` as seen from the current folder, where it lies below it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
