"""What stands above the title: the red head of an official document, the head of a briefing, of a letter.

A draft has no number and so no red head: its state (征求意见稿, 送审稿) stands there where one is given.
"""

from .words import TAB, paragraph, run, said, when

_STATE = (said("GwState", "{{ head.state }}"),)


def red_head() -> str:
    """发文机关标志, 发文字号, the red rule."""
    return when(
        "head.number",
        said("GwMark", "{{ head.mark }}"),
        said("GwNumber", "{{ head.number }}"),
        otherwise=_STATE,
    )


def briefing_head() -> str:
    """Name, 第N期 with the running total, office at left and date at right, the red rule: a third of the page."""
    return when(
        "head.number",
        said("GwBriefingName", "{{ head.mark }}"),
        said("GwBriefingNumber", "{{ head.number }}"),
        when("head.running", said("GwBriefingNumber", "（{{ head.running }}）")),
        paragraph("GwBriefingLine", run("{{ head.office }}"), TAB, run("{{ head.date }}")),
        otherwise=_STATE,
    )


def letter_head() -> str:
    """发文字号 at the right edge below the first double rule; name and rules stand in the first page's margins."""
    return when("head.number", said("GwLetterNumber", "{{ head.number }}"), otherwise=_STATE)
