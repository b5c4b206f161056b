"""Runs, paragraphs and the marks around them, as WordprocessingML."""


def text(value: str) -> str:
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:t xml:space="preserve">{escaped}</w:t>'


def run(value: str, style: str = "") -> str:
    return "<w:r>" + (f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else "") + text(value) + "</w:r>"


TAB = "<w:r><w:tab/></w:r>"


def paragraph(style: str, *runs: str, layout: str = "") -> str:
    """A paragraph of ``style``; ``layout`` is what differs from the style, in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{"".join(runs)}</w:p>'


def said(style: str, value: str) -> str:
    """A paragraph of ``style`` that says ``value``, which may hold marks: ``{{ head.number }}``."""
    return paragraph(style, run(value))


def control(tag: str) -> str:
    """A paragraph that holds nothing but ``tag`` and vanishes when the template is filled."""
    return said("GwBody", f"{{%p {tag} %}}")


def each(names: str, source: str, *inner: str) -> str:
    """``inner`` once for each item of ``source``."""
    return control(f"for {names} in {source}") + "".join(inner) + control("endfor")


def when(condition: str, *inner: str, otherwise: tuple[str, ...] = ()) -> str:
    """``inner`` where ``condition`` holds, else ``otherwise``."""
    alternative = control("else") + "".join(otherwise) if otherwise else ""
    return control(f"if {condition}") + "".join(inner) + alternative + control("endif")


def mark(style: str, longest: int, longest_narrow: int, *, layout: str = "") -> str:
    """The red name of the head: beyond ``longest`` characters narrower, beyond ``longest_narrow`` narrowest."""

    def named(suffix: str) -> str:
        return paragraph(f"{style}{suffix}", run("{{ head.mark }}"), layout=layout)

    return "".join(
        (
            control(f"if head.mark|length <= {longest}"),
            named(""),
            control(f"elif head.mark|length <= {longest_narrow}"),
            named("Long"),
            control("else"),
            named("Longest"),
            control("endif"),
        )
    )
