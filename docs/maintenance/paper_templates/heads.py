"""What stands above the title: the red head of an official document, the head of a briefing, of a letter.

``head.style`` chooses. A draft has no mark and so no head: its state (征求意见稿, 送审稿) stands there where
one is given.
"""

from paper_templates.words import TAB, control, mark, paragraph, run, said, when


def _red_head() -> str:
    """发文机关标志, 发文字号 with 签发人 where there is one, the red rule."""
    signed = paragraph(
        "GwNumberSigned", run("　{{ head.number }}"), TAB, run("签发人："), run("{{ head.signer }}", "GwLead")
    )
    return mark("GwMark", 10, 15) + when(
        "head.signer", signed, otherwise=(said("GwNumber", "{{ head.number }}"),)
    )


def _briefing_head() -> str:
    """Name, 第N期, office at left and date at right, the red rule: a third of the page."""
    return (
        mark("GwBriefingName", 8, 12)
        + said("GwBriefingNumber", "{{ head.number }}")
        + paragraph("GwBriefingLine", run("{{ head.office }}"), TAB, run("{{ head.date }}"))
    )


def _letter_head() -> str:
    """发文字号 at the right edge below the first double rule; name and rules stand in the first page's margins."""
    return said("GwLetterNumber", "{{ head.number }}")


def head() -> str:
    """The head that ``head.style`` asks for; a draft's state."""
    return "".join(
        (
            control("if not head.mark"),
            said("GwState", "{{ head.state }}"),
            control('elif head.style == "gongwen"'),
            _red_head(),
            control('elif head.style == "jianbao"'),
            _briefing_head(),
            control('elif head.style == "letter"'),
            _letter_head(),
            control("endif"),
        )
    )
