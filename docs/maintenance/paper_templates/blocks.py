"""The parts that papers share: title, addressee, headings, list of annexes, sign-off."""

from paper_templates.words import TAB, each, paragraph, run, said, when


def title() -> str:
    """The title, broken into lines where a title may break."""
    return said("Title", "{{ title_in_lines }}")


def addressee() -> str:
    return said("GwAddressee", "{{ addressee }}")


def body(value: str) -> str:
    """A paragraph of the text."""
    return said("GwBody", value)


def heading(level: int, value: str) -> str:
    """A heading: 一、 (level 1, 黑体), （一） (2, 楷体), 1. (3)."""
    return said(f"Heading{level}", value)


def paragraphs(source: str) -> str:
    """One paragraph of the text for each string of ``source``."""
    return each("paragraph", source, body("{{ paragraph }}"))


def led(lead: str, value: str) -> str:
    """A paragraph that begins with a lead in 楷体."""
    return paragraph("GwBody", run(lead, "GwLead"), run(value))


def chapters() -> str:
    """The chapters that the words themselves number and head: text, parts, demands."""
    return each(
        "chapter",
        "chapters",
        heading(1, "{{ chapter.heading }}"),
        paragraphs("chapter.paragraphs"),
        each("part", "chapter.parts", heading(2, "{{ part.heading }}"), paragraphs("part.paragraphs")),
        each("demand", "chapter.demands", led("{{ demand.lead }}", "{{ demand.text }}")),
    )


def corrections() -> str:
    """更正说明: what was wrong in the paper before."""
    return when(
        "corrections",
        each(
            "correction",
            "corrections",
            when(
                "loop.first",
                led("更正说明：", "{{ correction }}"),
                otherwise=(body("{{ correction }}"),),
            ),
        ),
    )


def source() -> str:
    """The basis of the figures and the day on which they were taken, as the last words of the text."""
    return said("GwBasis", "{{ source_note }}")


def annex_list() -> str:
    """附件说明: one line below the text, the annexes numbered where there are several."""

    def numbered(style: str, before: str) -> str:
        return paragraph(style, run(before + "{{ annex.number }}."), TAB, run("{{ annex.title }}"))

    several = each(
        "annex",
        "annexes",
        when("loop.first", numbered("GwAnnexFirst", "附件："), otherwise=(numbered("GwAnnexNext", ""),)),
    )
    only = each("annex", "annexes", said("GwAnnexOnly", "附件：{{ annex.title }}"))
    return when("annexes|length == 1", only, otherwise=(several,))


def signature() -> str:
    """The office and the date, which ends four characters from the right edge."""
    return said("GwSignature", "{{ office }}") + said("GwDate", "{{ date }}")
