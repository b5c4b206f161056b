"""Write the pages of ``docs/`` that are generated from the code: forms, findings, settings, templates.

``python docs/build.py`` writes them; a test asserts that they equal what this writes now.
"""

from pathlib import Path

from projledger.documents.figure_names import TITLES
from projledger.documents.papers import KINDS
from projledger.documents.template_names import TemplateName, common_names, names_of
from projledger.forms.field import Spec
from projledger.forms.register import FORMS
from projledger.foundation.codes import CODES
from projledger.foundation.language import _, current_language, set_language
from projledger.foundation.settings import describe_settings

DOCS = Path(__file__).resolve().parent


def findings_page() -> str:
    """Every code with its severity, both messages and remedies."""
    lines = [
        "# Finding codes",
        "",
        "A code keeps its meaning for ever. An *error* of scope `file` stops the file, of scope `return` rejects the return,",
        "of scope `row` holds the row while the others are entered; *warnings* and *notes* stop nothing. `projledger explain CODE`",
        "shows the same. For each code there is a small file in `sample_data/faulty/`.",
        "",
        "| code | severity | scope | English | 中文 |",
        "|---|---|---|---|---|",
    ]
    for code in CODES.values():
        english, chinese = (_in(language, code.message, code.remedy) for language in ("en", "zh"))
        lines.append(f"| {code.code} | {code.severity} | {code.scope} | {english} | {chinese} |")
    return "\n".join(lines) + "\n"


def forms_page() -> str:
    """Every form, field by field."""
    lines = [
        "# Forms",
        "",
        "The forms that units and the office submit, as `src/projledger/forms/` defines them.",
        "Titles that are put together from known words (本年 + 累计 + 完成 + 投资, 项目 + 目前 + 形象进度) are read beyond those listed.",
    ]
    for form in FORMS.values():
        lines += ["", f"## {form.title} (`{form.name}`)", ""]
        lines += [
            "| field | 栏目 | kind | required | other titles read | help |",
            "|---|---|---|---|---|---|",
        ]
        lines += [_form_row(spec) for spec in form.fields]
    return "\n".join(lines) + "\n"


def _form_row(spec: Spec) -> str:
    title = f"{spec.title}（{spec.unit}）" if spec.unit else spec.title
    aliases = "、".join(_cell(alias) for alias in spec.aliases)
    required = "yes" if spec.required else "" if spec.asked else "not asked"
    choices = f" {_cell('/'.join(spec.choices))}" if spec.choices else ""
    return f"| `{spec.name}` | {title} | {spec.kind}{choices} | {required} | {aliases} | {_cell(spec.help)} |"


def settings_page() -> str:
    """Every key of projledger.toml."""
    lines = [
        "# Settings: `projledger.toml`",
        "",
        "Read as UTF-8 (with or without BOM) or GBK. A wrong setting names its line, what is allowed and the nearest valid key.",
        "Settings that change figures are recorded in the ledger by the next writing command; `--as-of` uses those then in force.",
        "",
        "| key | meaning | 含义 | allowed | default |",
        "|---|---|---|---|---|",
    ]
    set_language("en")
    english = describe_settings()
    set_language("zh")
    chinese = describe_settings()
    set_language("en")
    for first, second in zip(english, chinese, strict=True):
        cells = (
            f"`{first.key}`",
            first.meaning,
            second.meaning,
            first.allowed,
            f"`{first.default}`" if first.default else "",
        )
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    return "\n".join(lines) + "\n"


_TEMPLATES = """\
# Templates: `templates/*.docx`

`projledger template KIND` puts the template of a kind of paper into the workspace's `templates/`; from then on papers of
that kind are shaped by it. Edit it in Word or WPS: styles, words, order. A name stands as `{{ title }}`. A name that means
*several* is gone through with `{%p for … %}`, which takes a paragraph of its own, or `{%tr for … %}` in a row of a table:

```
{%p for chapter in chapters %}
{{ chapter.heading }}
{%p for text in chapter.paragraphs %}
{{ text }}
{%p endfor %}
{%p endfor %}
```

Below, `chapters[].heading` is the `heading` of each of the `chapters`. Values are printed as they are; nothing in them is
followed. A name that does not exist is refused with its paragraph and the nearest that do.

## Every paper
"""
_CONTROLS = """
## Figures in content controls

Each figure stands in a content control; Word shows on a click what it is. Its tag is `name:scope:period:as-of`, such as
`completed_ytd:unit=青石镇:2021-06:231`; `projledger proof` reads it.

| name | 含义 | 例 |
|---|---|---|"""


def templates_page() -> str:
    """Every name that a template may use, kind by kind, and the figures that stand in content controls."""
    lines = [_TEMPLATES, *_names_table(common_names())]
    for kind in KINDS.values():
        lines += [
            f"\n## {kind.name} (`{kind.key}`, `{kind.template}`)\n",
            *_names_table(names_of(kind.key)),
        ]
    lines.append(_CONTROLS)
    lines += [f"| `{name}` | {_cell(said.title)} | {_cell(said.example)} |" for name, said in TITLES.items()]
    return "\n".join(lines) + "\n"


def _names_table(names: list[TemplateName]) -> list[str]:
    rows = [
        f"| `{name.path}` | {'several' if name.many else ''} | {_cell(name.meaning)} | {_cell(name.example)} |"
        for name in names
    ]
    return ["| name | | 含义 | 例 |", "|---|---|---|---|", *rows]


def _in(language: str, *messages: str) -> str:
    before = current_language()
    set_language(language)
    text = (" " if language == "en" else "").join(_(message) for message in messages)
    set_language(before)
    return _cell(text)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


PAGES = {
    "findings.md": findings_page,
    "forms.md": forms_page,
    "settings.md": settings_page,
    "templates.md": templates_page,
}


def main() -> None:
    """Write every generated page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
