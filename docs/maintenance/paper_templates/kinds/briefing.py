"""简报: a shorter account, without addressee and sign-off."""

from paper_templates import annex_list, chapters, corrections, paper, source, title

TEMPLATE = paper("简报", title(), chapters(), corrections(), source(), annex_list())
