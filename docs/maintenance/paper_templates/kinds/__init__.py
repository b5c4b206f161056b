"""One module a kind of paper; here the file of templates/ that each writes."""

from paper_templates.kinds import bulletin
from paper_templates.package import Template

KINDS: dict[str, Template] = {
    "bulletin.docx": bulletin.TEMPLATE,
}
