"""Tables as Markdown, for places that render it. Texts stay texts: no markup, no link, no HTML."""

import re
from collections.abc import Iterable

from projledger.exports.columns import Column, Kind, Table
from projledger.exports.shown_values import shown

_MARKUP = re.compile(r"[\\`*_\[\]|~$#@!]")
_LINKS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp):|\bwww\.")


def table_markdown(table: Table) -> str:
    """``table`` with its title above and bold totals; amounts as they are displayed."""
    lines = []
    if table.title:
        lines += [f"**{escaped(table.title)}**", "", f"{escaped(table.left)}　{escaped(table.right)}", ""]
    lines.append(_row(escaped(column.title.replace("\n", "")) for column in table.columns))
    lines.append(_row(":---" if column.kind is Kind.TEXT else "---:" for column in table.columns))
    for index, values in enumerate(table.rows):
        cells = [_cell(column, shown(column, values.get(column.key))) for column in table.columns]
        if index in table.bold:
            cells = [f"**{cell}**" if cell else "" for cell in cells]
        if index in table.indented and cells:
            cells[0] = f"　{cells[0]}"
        lines.append(_row(cells))
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """``text`` so that Markdown shows it as it is, on one line."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    plain = _LINKS.sub(lambda found: f"{found[0][:-1]}\0", plain)  # the sign that makes it a link
    plain = _MARKUP.sub(lambda found: f"\\{found[0]}", plain)
    return re.sub(r"(?i)(www)\0", r"\1\\.", plain).replace("\0", "\\:")


def _cell(column: Column, text: str) -> str:
    return escaped(text) if column.kind is Kind.TEXT else text


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
