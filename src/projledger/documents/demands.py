"""What a bulletin asks for next, each demand tied to the figures that call for it."""

from projledger.documents.cause_words import cause_demands
from projledger.documents.context import Demand
from projledger.documents.figures import ALL, About
from projledger.documents.outline import demanded
from projledger.documents.overview import counted
from projledger.documents.wording import Wording, month_end
from projledger.foundation.settings import Deadline, Settings
from projledger.measures.ahead import Ahead
from projledger.measures.lags import Lag
from projledger.measures.problems import Problems
from projledger.measures.progress_table import Progress
from projledger.measures.reporting_record import Reporting


def demands(
    table: Progress,
    problems: Problems,
    reporting: Reporting | None,
    coming: Ahead | None,
    settings: Settings,
    wording: Wording,
) -> tuple[Demand, ...]:
    """The demands in the order of the problems; what has no cause in the figures is not demanded.

    Where ``reporting`` is None nothing is asked of returns.
    """
    steady = not (table.total.behind or problems.remarks.unknown or problems.of_kind(Lag.INVESTMENT))
    lead = "落实投资计划" if table.silent else "保持投资进度" if steady else "加快投资进度"
    found = [(lead, _investment(table, problems, coming, wording))]
    if behind := problems.of_kind(Lag.INVESTMENT):
        found.append(("逐项破解滞后问题", cause_demands([item.about for item in behind], wording)))
    if problems.of_kind(Lag.START, Lag.NOT_ON_SITE, Lag.SUSPENDED):
        found.append(("推动开工复工", _sites(problems, wording)))
    if problems.shortages:
        found.append(("强化要素保障", _shortages(problems, wording)))
    if reporting is not None:
        found.append(("规范月报报送", reporting_demand(reporting, settings, problems, wording)))
    return demanded(found)


def _investment(table: Progress, problems: Problems, coming: Ahead | None, wording: Wording) -> str:
    lagging = len(problems.of_kind(Lag.INVESTMENT))
    if lagging:
        many = wording.count(lagging, counted(Lag.INVESTMENT))
        text = (
            f"{many}个投资滞后项目的责任单位要逐个查明原因，把所欠投资分解到月，明确具体措施和责任人，"
            f"限期赶上{wording.term}。"
        )
    elif table.silent:
        text = "各责任单位要把年度计划投资分解到月，按月组织实施。"
    elif table.total.behind or problems.remarks.unknown:
        text = "各责任单位要按月落实投资计划，防止进度回落。"
    else:
        text = "各责任单位要保持现有建设力度，按月落实投资计划，防止进度回落。"
    if coming is None:
        return text

    def at(name: str) -> About:
        return About(name, ALL, str(coming.month))

    share = wording.percent(coming.target, at("target"))
    until = (
        f"按{wording.term}，{month_end(coming.month)}须累计完成年度计划的{share}，"
        f"即{wording.yi(coming.due, at('due'))}"
    )
    if table.silent:
        return f"{text}{until}。"
    return text + (
        f"{until}，尚需完成{wording.yi(coming.missing, at('due_missing'))}。"
        if coming.missing
        else f"{until}，目前已达到。"
    )


def _sites(problems: Problems, wording: Wording) -> str:
    asked = (
        ("对未按期开工的", Lag.START, "责任单位要重新排定开工时间，逐项办结开工前手续"),
        ("对未进场的", Lag.NOT_ON_SITE, "要与业主商定进场期限，确实不能实施的按程序提出调整意见"),
        ("对停工的", Lag.SUSPENDED, "要查清停工原因，提出复工时间"),
    )
    said = [
        f"{whom}{wording.count(len(items), counted(kind))}个项目，{what}"
        for whom, kind, what in asked
        if (items := problems.of_kind(kind))
    ]
    return "；".join(said) + "。"


def _shortages(problems: Problems, wording: Wording) -> str:
    lacking: list[str] = []
    bodies: list[str] = []
    if problems.funds_lacking:
        lacking.append(f"{wording.amount(problems.funds_lacking, About('funds_lacking'))}资金缺口")
        bodies.append("财政")
    if problems.land_lacking:
        lacking.append(f"{wording.land(problems.land_lacking, About('land_lacking'))}用地指标缺口")
        bodies.append("自然资源")
    return (
        f"对反映的{'、'.join(lacking)}，责任单位要说明用途和到位时限，"
        f"行业主管部门要会同{'、'.join(bodies)}等部门逐项研究，"
        "能解决的限时解决，县级层面难以解决的，及时提请上级协调。"
    )


def reporting_demand(reporting: Reporting, settings: Settings, problems: Problems, wording: Wording) -> str:
    """Until when returns are owed and what is to be made good."""
    until = _when(settings.returns.deadline)
    text = f"各单位要于{until}前报送月报，没有进展的实行零报告，累计数减少的须说明更正原因。"
    open_returns = [
        ("未报", "returns_missing", reporting.missing),
        ("报表被退回", "returns_rejected", reporting.rejected),
    ]
    late = "、".join(
        f"{label}的{wording.count(len(units), name)}个" for label, name, units in open_returns if units
    )
    if late:
        text += f"{late}单位要立即补报。"
    if reporting.held or problems.remarks.held:
        text += "有待核数据的单位要按退回表所注位置更正后重报。"
    return text


def _when(deadline: Deadline) -> str:
    month = "次月" if deadline.of == "next-month" else "当月"
    return f"{month}第{deadline.day}个工作日" if deadline.working_days else f"{month}{deadline.day}日"
