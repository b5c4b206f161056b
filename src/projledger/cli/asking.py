"""What the clerk typed, turned into what the library takes; says plainly what cannot be understood."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Never

from projledger.foundation.errors import UsageError
from projledger.foundation.language import _
from projledger.foundation.period import Month, Period


def asked_period(
    default_year: int, *, year: int | None, quarter: str | None, half: str | None, month: str | None
) -> Period | None:
    """The one period that the options name; None where they name none.

    ``--year`` beside another option only names the year. Raises UsageError for two periods or an
    unreadable one.
    """
    named = {"--quarter": quarter, "--half": half, "--month": month}
    given = {option: text for option, text in named.items() if text}
    if len(given) > 1:
        raise UsageError(_("{options}: give only one of them.").format(options=_(", ").join(given)))
    in_year = year or default_year
    if not given:
        return Period("year", Month(year, 12)) if year else None
    option, text = next(iter(given.items()))
    kind = option.removeprefix("--")
    wanted = f"{kind[0].upper()}{text}" if text.isdigit() and kind != "month" and len(text) == 1 else text
    period = Period.parse(wanted, in_year)
    if period is None or (period.kind != kind and not (kind == "month" and period.kind == "month")):
        _unreadable(option, text)
    return period


def asked_month(text: str, default_year: int) -> Month:
    """``6`` or ``2021-06`` as a month; UsageError otherwise."""
    month = Month.parse(text, default_year)
    if month is None:
        _unreadable("--month", text)
    return month


def asked_day(option: str, text: str) -> date:
    """``2021-07-05`` as a day; UsageError otherwise."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = _("{option} {text} is not a day; write it as 2021-07-05.")
        raise UsageError(message.format(option=option, text=text)) from None


def asked_choice(option: str, text: str, choices: Mapping[str, str]) -> str:
    """The choice that ``text`` names (English word or Chinese); UsageError names what is allowed."""
    if found := choices.get(text.strip().casefold()):
        return found
    words = _(", ").join(_first_names(choices))
    message = _("{option} {text} is not known; choose one of: {words}.")
    raise UsageError(message.format(option=option, text=text, words=words))


def _first_names(choices: Mapping[str, str]) -> list[str]:
    """One name of each choice, in Latin letters where it has such a name."""
    names: dict[str, str] = {}
    for name, value in choices.items():
        if value not in names or (name.isascii() and not names[value].isascii()):
            names[value] = name
    return list(names.values())


def given(pairs: Sequence[str]) -> dict[str, str]:
    """``completed_ytd=480万`` and the like by field; UsageError where one is no FIELD=VALUE."""
    found: dict[str, str] = {}
    for pair in pairs:
        field, sign, value = pair.partition("=")
        if not sign:
            raise UsageError(_("“{pair}” is not FIELD=VALUE, such as completed_ytd=480万.").format(pair=pair))
        found[field.strip()] = value.strip()
    return found


def only_one(options: Mapping[str, object]) -> None:
    """UsageError where more than one of ``options`` was given (is neither None nor False)."""
    given = [option for option, value in options.items() if value is not None and value is not False]
    if len(given) > 1:
        raise UsageError(_("{options}: give only one of them.").format(options=_(", ").join(given)))


def asked_format(text: str, allowed: tuple[str, ...]) -> str:
    """One of ``allowed``; UsageError otherwise."""
    return asked_choice("--format", text, {name: name for name in allowed})


def _unreadable(option: str, text: str) -> Never:
    examples = {"--quarter": ("Q2", "2021Q2"), "--half": ("H1", "2021H1"), "--month": ("6", "2021-06")}
    message = _("{option} {text} is not a period; write it as {examples}.")
    raise UsageError(message.format(option=option, text=text, examples=_(" or ").join(examples[option])))


def table_has_no_file(shown_as: str, output: Path | None) -> None:
    """UsageError for ``-o`` beside the table, which is made for the screen."""
    if shown_as == "table" and output is not None:
        raise UsageError(_("-o {file}: a table goes to the screen; add --format json.").format(file=output))


def required_output(output: Path | None) -> Path:
    """The file of ``-o``; a workbook cannot be written to the screen."""
    if output is None:
        raise UsageError(_("A workbook needs a file: add -o FILE.xlsx."))
    return output
