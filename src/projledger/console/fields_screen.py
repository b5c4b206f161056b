"""The fields that a condition may ask: their names, their titles, and how a value of each is written."""

from rich.console import Console

from projledger.console.terminal import draw, plain, say, table
from projledger.console.wrapping import wrapped
from projledger.forms.field import Kind
from projledger.foundation.language import N_, _
from projledger.foundation.text import columns_wide
from projledger.measures.where.fields import FIGURE, REPORT, Field, fields

_WRITTEN = {
    Kind.MONEY: N_("an amount: 5000万元, 1.2亿元"),
    Kind.AREA: N_("an area: 20亩"),
    Kind.PERCENT: N_("a percentage: 50%"),
    Kind.DATE: N_("a date: 2021, 2021-06, 2021-06-30"),
    Kind.FLAG: N_("yes or no; the field alone means yes"),
    Kind.LIST: N_("a text; one of several"),
}
_TEXT = N_("a text")
_SOURCES = {FIGURE: N_("figures"), REPORT: N_("latest return")}
_EXAMPLES = (
    "级别=市级 且 总投资>=1亿元",
    "light in (黄, 红) and not listed",
    'unit=交通局 或 项目名称 包含 "公路"',
    "计划开工时间<=2021-06 且 状态=未开工",
)


def show_fields(console: Console) -> None:
    """Print every field, and examples."""
    rows = [
        (_("Field"), _("Title"), _("Where from"), _("How its values are written")),
        *((field.name, field.title, _source(field), _written(field)) for field in fields().values()),
    ]
    before = sum(
        max(columns_wide(text) for text in column) + 1 for column in list(zip(*rows, strict=True))[:3]
    )
    drawn = table()
    for head in rows[0]:
        drawn.add_column(head, overflow="fold")
    for *facts, written in rows[1:]:
        drawn.add_row(*map(plain, facts), plain(wrapped(written, console.width - before)))
    draw(console, drawn)
    say(
        console,
        _("Signs: = != < <= > >= in contains; and, or, not, brackets; 空 means that nothing is stated."),
    )
    say(console, _("Chinese words do as well: 且 或 非 属于 包含. For example:"))
    for example in _EXAMPLES:
        console.print(plain(f"  {example}"), soft_wrap=True)


def _source(field: Field) -> str:
    return _(_SOURCES[field.source]) if field.source in _SOURCES else _("annual plan")


def _written(field: Field) -> str:
    if field.points:
        return _("percentage points: -10")
    if field.name == "size":
        return _("a size band of the settings")
    if field.choices:
        return _(", ").join(field.choices)
    return _(_WRITTEN.get(field.kind, _TEXT))
