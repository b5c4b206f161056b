"""Tables as one HTML page that needs nothing else: no network, no script. Every text is escaped."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape

from projledger.exports.columns import Column, Kind, Table, Value
from projledger.exports.shown_values import shown

_LIGHTS = {"绿": "green", "黄": "yellow", "红": "red"}
_STYLE = """
:root { color-scheme: light; }
body { font: 15px/1.5 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  margin: 24px auto; padding: 0 16px; max-width: 1500px; color: #1f2933; }
h1 { font-size: 22px; text-align: center; margin: 8px 0 4px; }
.line { display: flex; justify-content: space-between; color: #52606d; margin: 0 0 6px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid #cbd2d9; padding: 4px 8px; vertical-align: middle; }
th { background: #dce6f1; white-space: pre-line; font-weight: 600; position: sticky; top: 0; }
td.number { text-align: right; white-space: nowrap; }
td.light { text-align: center; }
td.bar { background-image:
    linear-gradient(90deg, transparent calc(var(--target) - 1px), #c0392b calc(var(--target) - 1px),
      #c0392b calc(var(--target) + 1px), transparent calc(var(--target) + 1px)),
    linear-gradient(90deg, #b8d8f0 var(--rate), transparent var(--rate));
  background-size: 100% 5px; background-position: 0 100%; background-repeat: no-repeat; }
tr.total td { font-weight: 700; background-color: #f2f2f2; }
tr.part td:first-child { padding-left: 2em; }
td.green { background-color: #c6efce; }
td.yellow { background-color: #ffeb9c; }
td.red { background-color: #ffc7ce; }
h2 { font-size: 16px; margin: 28px 0 6px; }
.words td { white-space: pre-line; }
@media print { body { margin: 0; max-width: none; font-size: 11px; } th { position: static; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  @page { size: A4 landscape; margin: 12mm; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
""".strip()
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page_html(table: Table, further: Sequence[Table] = ()) -> str:
    """A page of ``table`` and, below it, ``further`` tables under their names."""
    parts = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(table.title or table.name)}</title>",
        f"<style>\n{_STYLE}\n</style>",
        "</head>",
        "<body>",
        f"<h1>{escape(table.title or table.name)}</h1>",
        f'<p class="line"><span>{escape(table.left)}</span><span>{escape(table.right)}</span></p>',
        *_lines(table),
    ]
    for other in further:
        parts += [f"<h2>{escape(other.name)}</h2>", *_lines(other, "words")]
    return "\n".join([*parts, "</body>", "</html>"]) + "\n"


def _lines(table: Table, name: str = "figures") -> list[str]:
    lines = [f'<table class="{name}">', "<thead><tr>"]
    lines += [f"<th>{escape(column.title)}</th>" for column in table.columns]
    lines.append("</tr></thead><tbody>")
    for index, values in enumerate(table.rows):
        kind = "total" if index in table.bold else "part" if index in table.indented else ""
        cells = "".join(_cell(column, values) for column in table.columns)
        lines.append(f'<tr class="{kind}">{cells}</tr>' if kind else f"<tr>{cells}</tr>")
    lines.append("</tbody></table>")
    return lines


def _cell(column: Column, values: Mapping[str, Value]) -> str:
    value = values.get(column.key)
    text = escape(shown(column, value))
    if column.key == "light" and isinstance(value, str):
        return f'<td class="light {_LIGHTS.get(value, "")}">{text}</td>'
    if column.kind is Kind.TEXT:
        return f"<td>{text}</td>"
    target = values.get("target")
    if column.key == "completion_rate" and isinstance(value, Decimal) and isinstance(target, Decimal):
        style = f"--rate:{_share(value)}%;--target:{_share(target)}%"
        return f'<td class="number bar" style="{style}">{text}</td>'
    return f'<td class="number">{text}</td>'


def _share(percent: Decimal) -> str:
    """``percent`` within what a bar can show."""
    return f"{min(max(percent, Decimal(0)), Decimal(100)):f}"
