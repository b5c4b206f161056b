"""The state of progress in one paragraph, to paste into a chat: figures, who stands out, how complete."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from projledger.documents.wording import Wording, month_end
from projledger.measures.basis import CHINESE_BASIS
from projledger.measures.grouping import CHINESE_BY, By
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.reporting_record import Reporting

#: So many rows are said each in its own words; of more, the best and the last are named.
_EACH, _NAMED = 5, 3


def progress_paragraph(
    table: Progress, reporting: Reporting, internal: Collection[int] = (), scope: str = ""
) -> str:
    """The paragraph of ``table``; ``reporting`` are the returns of its last month that its projects owe.

    ``internal`` projects are counted but not named; ``scope`` says of which projects it is. Figures are those
    of the table, as shown.
    """
    say = Wording(table.settings, internal)
    parts = [_headline(table, say, scope)]
    if not table.silent:
        if not table.total.unstated and (rows := _rows(table, say)):
            parts.append(rows)
        parts += _beside(table, say)
    parts.append(_completeness(table, reporting, say))
    return "".join(f"{part}。" for part in parts[:-1]) + parts[-1]


def _headline(table: Progress, say: Wording, scope: str) -> str:
    total = table.total
    of_it = f"{say.subject}（{scope}）" if scope else say.subject
    if table.none_behind:
        return f"{table.period.span}，{of_it}没有欠{say.term}的{CHINESE_BY[table.by]}"
    if table.empty:
        return f"{table.period.span}，{of_it}没有符合条件的项目"
    subject = f"{table.period.span}，{of_it}{total.projects}个，年度计划投资{say.yi(total.annual_plan)}"
    if table.silent:
        return f"{subject}，本年尚无数字报来"
    if total.unstated:
        return f"{subject}，本年尚无{CHINESE_BASIS[table.terms.basis]}的数"
    known = total.month_unknown < total.projects
    span = table.spans[-1]
    months = f"{span.last}月当月" if span.first == span.last else f"{span.first}—{span.last}月"
    month = f"；{months}完成{say.yi(total.completed_month)}" if known else ""
    if known and total.month_unknown:
        month += f"（{total.month_unknown}个项目当月数不明，未计入）"
    return f"{subject}，累计完成{say.yi(total.completed_ytd)}，{_standing(total, say)}{month}"


def _standing(row: ProgressRow, say: Wording) -> str:
    """``占年度计划的54.84%，超时序进度4.84个百分点``."""
    if row.rate.shown is None:
        return "没有年度计划"
    return f"占年度计划的{say.percent(row.rate.shown)}，{say.gap(row.schedule_gap)}"


def _rows(table: Progress, say: Wording) -> str:
    """What the rows say: each, or the first and the last by rate; nothing where there is but one."""
    rows = [row for row in table.rows if row.rate.shown is not None or row.unstated]
    if len(rows) < 2:  # noqa: PLR2004 - one row says what the total says
        return ""
    if len(rows) <= _EACH and table.by is not By.PROJECT:
        said = [f"{row.group}{row.projects}个，{_done(row, table, say)}" for row in rows]
        return f"其中：{'；'.join(said)}"
    rows = [row for row in rows if not row.unstated]
    named = [row for row in rows if row.key is None or row.key not in say.internal]
    ranked = sorted(named, key=lambda row: row.rate.shown or Decimal(0), reverse=True)
    first = _up_to(ranked)
    last = _up_to([row for row in reversed(ranked) if row not in first])
    behind = sum(row.behind for row in rows)
    text = f"完成率较高的：{_named(first, say)}"
    if last:
        text += f"；较低的：{_named(last, say)}"
    return f"{text}；{len(rows)}个中{behind}个欠{say.term}"


def _done(row: ProgressRow, table: Progress, say: Wording) -> str:
    if row.unstated:
        return f"无{CHINESE_BASIS[table.terms.basis]}的数"
    return f"完成{say.yi(row.completed_ytd)}，{_standing(row, say)}"


def _up_to(ranked: Sequence[ProgressRow]) -> list[ProgressRow]:
    """The first few, and further ones only with the rate of the last of them."""
    if len(ranked) <= _NAMED:
        return list(ranked)
    bound = ranked[_NAMED - 1].rate.shown
    tied = [row for row in ranked[_NAMED:] if row.rate.shown == bound]
    return [*ranked[:_NAMED], *tied] if len(tied) <= _NAMED else list(ranked[:_NAMED])


def _named(rows: Sequence[ProgressRow], say: Wording) -> str:
    return "、".join(f"{row.group}{say.percent(row.rate.shown)}" for row in rows)


def _beside(table: Progress, say: Wording) -> list[str]:
    said, total = table.remarks, table.total
    counted = [
        f"{word}{len(items)}个"
        for word, items in (("提前完工", said.finished_early), ("未进场", said.not_on_site))
        if items
    ]
    if total.no_plan:
        counted.append(f"另有无年度计划的{total.no_plan}个，完成{say.yi(total.no_plan_completed)}")
    return ["，".join(counted)] if counted else []


def _completeness(table: Progress, reporting: Reporting, say: Wording) -> str:
    """``（6月37/41个单位已报，未报：某镇；…）``: how far the figures can be relied on."""
    said, parts = table.remarks, []
    if reporting.units:
        done, due = len(reporting.received), len(reporting.units)
        parts.append(f"{reporting.month.month}月{done}/{due}个单位已报")
        for word, units in (
            ("未报", (*reporting.missing, *reporting.not_due)),
            ("退回待改", reporting.rejected),
        ):
            if units:
                parts.append(f"{word}：{say.plain_names([unit.unit for unit in units])}")
    elif reporting.deadline is None:
        parts.append(f"{reporting.month.month}月不要求报送")
    waiting = len(said.not_reported) + len(said.carried)
    if waiting:
        parts.append(f"{waiting}个项目沿用以前月份的数")
    if said.held:
        parts.append(f"{len(said.held)}个项目待核")
    if said.flash:
        parts.append(f"{len(said.flash)}个项目为快报数")
    taken = f"，{table.taken_on.isoformat()}取数" if table.taken_on else ""
    parts += [
        f"“{kind}”对{count}个项目没有规定，按“{curve}”曲线计"
        for (kind, curve), count in table.instead.items()
    ]
    parts.append(CHINESE_BASIS[table.terms.basis])
    if table.coverage is not None:
        without = "个没有、按0计" if table.coverage.stated else "个项目都没有该口径数"
        with_it = f"{len(table.coverage.stated)}个项目有该口径数，" if table.coverage.stated else ""
        parts.append(f"{with_it}{len(table.coverage.unstated)}{without}")
    parts.append(f"数据截至{month_end(table.period.last)}{taken}")
    return f"（{'；'.join(parts)}）"
