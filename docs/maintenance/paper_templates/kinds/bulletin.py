"""督查通报: the inspection bulletin, of everything or of one topic."""

from paper_templates import (
    addressee,
    annex_list,
    body,
    chapters,
    corrections,
    paper,
    signature,
    source,
    title,
)

TEMPLATE = paper(
    "督查通报",
    title(),
    addressee(),
    body("{{ opening }}"),
    chapters(),
    corrections(),
    source(),
    annex_list(),
    signature(),
)
