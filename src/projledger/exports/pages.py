"""Several tables as one text: Markdown, or a page."""

from collections.abc import Sequence

from projledger.exports.columns import Table
from projledger.exports.html_page import page_html
from projledger.exports.markdown_text import table_markdown

#: The formats of :func:`tables_text`.
PAGES = ("md", "html")


def tables_text(tables: Sequence[Table], form: str) -> str:
    """``tables``, of which there is one at least, in ``form`` (of :data:`PAGES`); the first gives the title.

    What explains the columns (a table without a title) stands on a page, not in Markdown.
    """
    if form == "html":
        return page_html(tables[0], tables[1:])
    return "\n".join(table_markdown(table) for table in tables if table.title or table is tables[0])
