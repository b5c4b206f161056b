"""The opening of a bulletin, its overall figures, and those by level."""

from collections.abc import Sequence

from projledger.documents.figures import ALL, About, plain, scope
from projledger.documents.wording import Wording, month_end
from projledger.foundation.period import Month, Period
from projledger.measures.lags import Lag
from projledger.measures.problems import Problems
from projledger.measures.progress_rows import ProgressRow
from projledger.measures.progress_table import Progress
from projledger.measures.remarks import Named, Remarks


def opening(table: Progress, wording: Wording) -> str:
    """Why the bulletin is issued, and of what period it speaks."""
    period = table.period
    aim = f"为全面掌握{wording.subject}建设进展，督促各责任单位按期完成年度投资任务"
    if table.silent:
        return f"{aim}，现将{period.title}（截至{month_end(period.last)}）月报报送情况通报如下。"
    return (
        f"{aim}，根据各单位报送的月报，现将{period.title}（截至{month_end(period.last)}）推进情况通报如下。"
    )


def overview(
    table: Progress, problems: Problems, wording: Wording, comparison: Progress | None, silence: str = ""
) -> tuple[str, ...]:
    """The overall figures, the change since ``comparison``, how many projects lag, and early finishes.

    ``silence`` are the words for it that nothing is known of any project; then nothing is judged.
    """
    if silence:
        return (f"{_plan(table, wording)}{silence}，投资完成情况不作判断。",)
    said = [_overall(table, wording)]
    if comparison is not None and (change := _change(table, comparison, wording)):
        said.append(change)
    said.append(_by_project(problems, wording))
    if problems.remarks.finished_early:
        said.append(_finished_early(problems.remarks.finished_early, wording))
    return tuple(said)


def by_level(table: Progress, wording: Wording, silence: str = "") -> tuple[str, ...]:
    """One paragraph a level, the listed projects of it inside."""
    if silence:
        return (f"{silence}，不作判断。",)
    return tuple(_level(row, wording) for row in table.rows)


def carried_over(remarks: Remarks, wording: Wording) -> str:
    """``199个项目沿用6月底数，1个项目本年未报过、按零计入``: in a month in which nothing is owed."""
    return "，".join(
        f"{wording.count(count, 'carried', scope('month', month))}个项目沿用{month_end(month)}数"
        if month
        else f"{wording.count(count, 'carried_never')}个项目本年未报过、按零计入"
        for month, count in remarks.carried_over()
    )


def unreported(table: Progress) -> str:
    """That no figure of a month in which returns are owed is there yet, and whose stand; else empty."""
    remarks, month = table.remarks, table.period.last
    kept = [item.figure_month for item in (*remarks.not_reported, *remarks.held) if item.figure_month]
    if remarks.reported or not kept:
        return ""
    several = "及此前月份" if len(set(kept)) > 1 else ""
    return f"{month.month}月尚无已录入的月报，以上数据均沿用{month_end(max(kept))}{several}数。"


def counted(kind: Lag) -> str:
    """The name of the figure that counts the projects which lag in this kind."""
    return f"lagging_{kind.value.replace('-', '_')}"


def figures_of(row: ProgressRow, wording: Wording, within: str, window: str = "") -> str:
    """``年度计划投资…，累计完成投资…，占年度计划的…，超时序进度…``: the same four figures everywhere.

    ``within`` is the scope of the row, as :func:`projledger.documents.figures.scope` writes it; ``window``
    (1—6月) is said before what was completed.
    """
    return (
        f"年度计划投资{wording.yi(row.annual_plan, About('annual_plan', within))}，"
        f"{window}累计完成投资{wording.yi(row.completed_ytd, About('completed_ytd', within))}，"
        f"占年度计划的{wording.percent(row.rate.shown, About('rate', within))}，"
        f"{wording.gap(row.schedule_gap, About('gap', within))}"
    )


def _plan(table: Progress, wording: Wording) -> str:
    total, year = table.total, table.period.year
    if not total.projects:
        return f"{year}年{wording.subject}{wording.count(total.no_plan, 'no_plan')}个，均未安排年度计划投资。"
    text = f"{year}年列入年度计划的{wording.subject}{wording.count(total.projects, 'projects')}个，"
    text += f"年度计划投资{wording.yi(total.annual_plan, About('annual_plan'))}。"
    if total.no_plan:
        text += f"另有{wording.count(total.no_plan, 'no_plan')}个项目未安排年度计划投资。"
    return text


def _overall(table: Progress, wording: Wording) -> str:
    total, period = table.total, table.period
    carried = carried_over(table.remarks, wording)
    note = f"{period.last.month}月不要求报送月报，以上数据中{carried}。" if carried else unreported(table)
    if not total.projects:
        return (
            f"{period.year}年{wording.subject}{wording.count(total.no_plan, 'no_plan')}个，"
            f"均未安排年度计划投资，{_window(table)}累计完成投资{_beside(table, wording)}。{note}"
        )
    text = (
        f"{period.year}年列入年度计划的{wording.subject}{wording.count(total.projects, 'projects')}个，"
        f"年度计划投资{wording.yi(total.annual_plan, About('annual_plan'))}。"
        f"{_window(table)}累计完成投资{wording.yi(total.completed_ytd, About('completed_ytd'))}，"
        f"占年度计划的{wording.percent(total.rate.shown, About('rate'))}，"
        f"{wording.gap(total.schedule_gap, About('gap'))}。"
    )
    if total.no_plan:
        text += (
            f"另有{wording.count(total.no_plan, 'no_plan')}个项目未安排年度计划投资，"
            f"累计完成投资{_beside(table, wording)}，不计入完成比例。"
        )
    return text + note


def _beside(table: Progress, wording: Wording) -> str:
    return wording.yi(table.total.no_plan_completed, About("no_plan_completed"))


def _window(table: Progress) -> str:
    """``1—6月``: the window of the figures where the year has just been named."""
    span = Period.of_month(figures_to(table)).span
    return span.removeprefix(f"{table.period.year}年")


def figures_to(table: Progress) -> Month:
    """The month to whose end the figures reach: an earlier one where all are carried and none is owed."""
    known = [month for month, _count in table.remarks.carried_over() if month]
    return known[0] if known and not table.remarks.reported else table.period.last


def _change(table: Progress, earlier: Progress, wording: Wording) -> str:
    """The growth since ``earlier``; nothing where no figure of its month is known."""
    now, then = table.total, earlier.total
    if earlier.period.year != table.period.year or earlier.period.last >= table.period.last:
        return ""
    if not earlier.remarks.reported:
        return ""
    since = f"与{month_end(earlier.period.last)}"
    if older := then.projects + then.no_plan - earlier.remarks.reported:
        without = wording.mark(str(older), About("without_month", ALL, str(earlier.period)))
        since += f"（当时{without}个项目无当月数，沿用此前累计数或按零计入）"
    grown = now.completed_ytd - then.completed_ytd
    verb = "增加" if grown > 0 else "减少"
    since += "相比，累计完成投资" + (
        f"{verb}{wording.yi(abs(grown), About('increase'))}" if grown else "持平"
    )
    if now.rate.shown is None or then.rate.shown is None or now.annual_plan != then.annual_plan:
        return f"{since}。"
    points = now.rate.shown - then.rate.shown
    if not points:
        return f"{since}，占年度计划的比例持平。" if grown else f"{since}。"
    verb = "提高" if points > 0 else "下降"
    return f"{since}，占年度计划的比例{verb}{wording.points(points, About('rate_change'))}。"


def _by_project(problems: Problems, wording: Wording) -> str:
    counts = (
        (f"投资低于{wording.term}的在建项目", Lag.INVESTMENT),
        ("未按期开工的项目", Lag.START),
        ("未进场的项目", Lag.NOT_ON_SITE),
        ("停工的项目", Lag.SUSPENDED),
    )
    unknown, waiting = len(problems.remarks.unknown), len(problems.remarks.held_at_zero)
    lagging = [
        f"{label}{wording.count(len(items), counted(kind))}个"
        for label, kind in counts
        if (items := problems.of_kind(kind))
    ]
    if lagging:
        text = f"分项目看，有{'，'.join(lagging)}"
    else:
        among = "已有数据的" if unknown else ""
        text = f"分项目看，{among}在建项目投资均达{wording.term}，"
        text += "无未按期开工、未进场和停工的项目"
    if later := len(problems.not_yet_due):
        text += f"；另有{wording.count(later, 'not_yet_due')}个项目尚未到计划开工时间"
    open_ = [
        f"{wording.count(count, name)}个项目{how}"
        for count, name, how in (
            (unknown - waiting, "never_reported", "本年尚未报送过进度"),
            (waiting, "held_at_zero", "仅有待核数据"),
        )
        if count > 0
    ]
    if open_:
        text += f"；{'、'.join(open_)}，未作判断"
    return f"{text}。"


def _finished_early(items: Sequence[Named], wording: Wording) -> str:
    early = About("finished_early")
    names = wording.names(items, lambda item: item, wording.project, most=wording.few, counted=early)
    many = f"{wording.mark(str(len(items)), early)}个项目"
    if not names:
        return f"{many}较计划提前完工。"
    if len(items) > 1 and not plain(names).endswith(f"等{len(items)}个项目"):
        names += f"等{many}"
    return f"{names}较计划提前完工。"


def _level(row: ProgressRow, wording: Wording) -> str:
    within = scope("level", row.group)
    level = wording.named("level", row.group, row.group)
    if not row.projects:
        no_plan = wording.count(row.no_plan, "no_plan", within)
        return f"{level}重点项目{no_plan}个，均未安排年度计划投资。"
    text = f"{level}重点项目{wording.count(row.projects, 'projects', within)}个，"
    text += figures_of(row, wording, within)
    for part in row.of_which:
        if part.projects:
            inner = f"{within},{part.group}"
            text += f"；其中，{part.group}项目{wording.count(part.projects, 'projects', inner)}个，"
            text += figures_of(part, wording, inner)
    if row.no_plan:
        text += f"；另有{wording.count(row.no_plan, 'no_plan', within)}个项目未安排年度计划投资"
    return f"{text}。"
