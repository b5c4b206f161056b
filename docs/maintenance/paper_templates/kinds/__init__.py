"""One module a kind of paper; here the file of templates/ that each writes."""

from paper_templates.kinds import (
    briefing,
    bulletin,
    confirm,
    meeting,
    one_page,
    rectify,
    red_black,
    remind,
    review,
    urge,
)
from paper_templates.package import Template

KINDS: dict[str, Template] = {
    "bulletin.docx": bulletin.TEMPLATE,
    "briefing.docx": briefing.TEMPLATE,
    "red-black.docx": red_black.TEMPLATE,
    "meeting.docx": meeting.TEMPLATE,
    "urge.docx": urge.TEMPLATE,
    "remind.docx": remind.TEMPLATE,
    "rectify.docx": rectify.TEMPLATE,
    "review.docx": review.TEMPLATE,
    "confirm.docx": confirm.TEMPLATE,
    "one-page.docx": one_page.TEMPLATE,
}
