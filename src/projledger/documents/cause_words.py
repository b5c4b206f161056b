"""Why projects lag, and what follows from it: the causes in sentences, the demands that answer them."""

from collections.abc import Callable, Sequence

from projledger.documents.causes import grouped
from projledger.documents.figures import About, scope
from projledger.documents.wording import Wording
from projledger.measures.remarks import Named


def causes_said(items: Sequence[Named], wording: Wording, kind: str = "滞后") -> str:
    """``从各单位反映的情况看，因资金未落实滞后的项目12个：…``; what matches no cause in the unit's own words.

    Empty where there are no ``items``.
    """
    if not items:
        return ""
    found = grouped(items)
    said = []
    for cause, named in found.by_cause:
        many = About("cause", scope("cause", cause.short))
        said.append(_counted(f"因{cause.name}{kind}的项目", named, many, wording.project, wording))
    if found.own_words:
        many = About("cause", scope("cause", "其他"))
        said.append(_counted("其他原因的", found.own_words, many, lambda item: _own(item, wording), wording))
    unsaid = wording.count(len(found.unsaid), "cause_unsaid")
    if not said:
        return (
            f"以上{unsaid}个项目的责任单位均未说明{kind}原因。"
            if len(items) > 1
            else f"责任单位未说明{kind}原因。"
        )
    if found.unsaid:
        said.append(f"未说明原因的{unsaid}个")
    more = "（同一项目有多项原因的分别计入）" if found.overlap else ""
    return f"从各单位反映的情况看{more}，{'；'.join(said)}。"


def _counted(
    label: str, items: Sequence[Named], many: About, say: Callable[[Named], str], wording: Wording
) -> str:
    """``因资金未落实滞后的项目7个，有甲路、乙路、丙路等``: the first few named."""
    text = f"{label}{wording.mark(str(len(items)), many)}个"
    names = wording.some(items, say)
    return f"{text}，{'有' if len(items) > 1 else '为'}{names}" if names else text


def cause_demands(items: Sequence[Named], wording: Wording, kind: str = "滞后") -> str:
    """What each cause of ``items`` calls for: ``对因资金未落实滞后的12个项目，…``; empty for none."""
    found = grouped(items)
    said = []
    for cause, named in found.by_cause:
        many = wording.count(len(named), "cause", scope("cause", cause.short))
        said.append(f"对因{cause.name}{kind}的{many}个项目，{cause.demand}")
    if found.own_words:
        many = wording.count(len(found.own_words), "cause", scope("cause", "其他"))
        said.append(f"对其他原因{kind}的{many}个项目，责任单位要提出解决办法和完成时限")
    if found.unsaid:
        unsaid = wording.count(len(found.unsaid), "cause_unsaid")
        said.append(f"对未说明原因的{unsaid}个项目，责任单位要在下次月报中写明{kind}原因和整改措施")
    return "；".join(said) + "。" if said else ""


def _own(item: Named, wording: Wording) -> str:
    return f"{wording.project(item)}（{wording.words(item)}）"
