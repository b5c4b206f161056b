"""The two interface languages, through gettext: English message ids, a complete ``zh_CN`` catalogue.

The language is chosen once, before the commands are imported. Texts that are defined at import
time are marked with :func:`N_` and translated by :func:`_` when they are shown.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DOMAIN = "projledger"
LANGUAGES = ("zh", "en")
LOCALES = Path(__file__).resolve().parent.parent / "locales"

_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def set_language(language: str) -> None:
    """Show everything from here on in ``language`` (``zh`` or ``en``)."""
    global _translations, _language  # noqa: PLW0603 - one process speaks one language
    _language = language if language in LANGUAGES else "en"
    if _language == "zh":
        _translations = gettext.translation(DOMAIN, LOCALES, ["zh_CN"], fallback=True)
    else:
        _translations = gettext.NullTranslations()


def current_language() -> str:
    """The language in force: ``zh`` or ``en``."""
    return _language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Everything within in ``language``, whatever is in force: papers and workbooks are always Chinese."""
    before = current_language()
    set_language(language)
    try:
        yield
    finally:
        set_language(before)


def language_of(value: str | None) -> str | None:
    """``zh`` or ``en`` where ``value`` (an option, a variable, a locale name) names one, else None."""
    if not value:
        return None
    lowered = value.strip().lower()
    if lowered.startswith(("zh", "chinese", "中")):
        return "zh"
    if lowered.startswith(("en", "c.", "posix")) or lowered == "c":
        return "en"
    return None


def language_of_environment() -> str | None:
    """The language named by ``PROJLEDGER_LANG``, or None."""
    return language_of(os.environ.get("PROJLEDGER_LANG"))


def language_of_locale() -> str:
    """The language of the system's locale; English where it says nothing else."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if found := language_of(os.environ.get(variable)):
            return found
    if os.name == "nt":
        import locale

        return language_of(locale.getlocale()[0]) or "en"
    return "en"


def _(message: str) -> str:
    """``message`` in the language in force."""
    return _translations.gettext(message) if message else ""


def n_(singular: str, plural: str, count: int) -> str:
    """The form of the message that fits ``count``, in the language in force."""
    return _translations.ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark ``message`` for the catalogue without translating it yet."""
    return message
