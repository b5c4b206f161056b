"""Size bands: projects by how much they invest; half-open, without hole or overlap."""

from itertools import pairwise
from typing import Annotated, Literal, LiteralString

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from projledger.foundation.language import N_
from projledger.foundation.money import MONEY_UNITS, amount_with_unit, show_money
from projledger.foundation.settings.setting import Section, setting

_LIMIT = N_('an amount with its unit in double quotes, such as "1亿元" or "5000万元"')
_BANDS = N_('a list of bands such as [{ to = "1亿元" }, { name = "亿元项目", from = "1亿元" }]')


def _yuan(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value  # from code; a file's bare number has no unit and is refused by the band itself
    yuan = amount_with_unit(value) if isinstance(value, str) else None
    if yuan is None or yuan <= 0:
        raise ValueError("not an amount above 0")
    return yuan


def _from_file(value: object) -> object:
    """A band as a file gives it: its ends are texts, since a bare number would not say its unit."""
    if isinstance(value, dict) and any(isinstance(value.get(end), int) for end in ("from", "to")):
        raise ValueError("an amount without its unit")
    return value


def limit_words(yuan: int) -> str:
    """An end of a band as offices write it: 1亿元, 5000万元."""
    unit = "亿元" if yuan >= MONEY_UNITS["亿元"] else "万元"
    return show_money(yuan, unit, grouped=False) + unit


class SizeBand(Section):
    """The projects whose investment, in yuan, is ``lower <= investment < upper``."""

    name: str | None = setting(None, N_("What tables call the band."), N_("a text in double quotes"))
    lower: Annotated[int, BeforeValidator(_yuan)] | None = setting(
        None, N_("The smallest amount that belongs to the band."), _LIMIT, alias="from"
    )
    upper: Annotated[int, BeforeValidator(_yuan)] | None = setting(
        None, N_("The amount at which the next band begins."), _LIMIT, alias="to"
    )

    def holds(self, yuan: int) -> bool:
        """Whether a project of ``yuan`` belongs to the band."""
        return (self.lower is None or self.lower <= yuan) and (self.upper is None or yuan < self.upper)

    @property
    def title(self) -> str:
        """Its name, or its ends: 1亿元以下, 1亿元—10亿元, 100亿元及以上."""
        if self.name:
            return self.name
        if self.lower is None:
            return "各规模" if self.upper is None else f"{limit_words(self.upper)}以下"
        if self.upper is None:
            return f"{limit_words(self.lower)}及以上"
        return f"{limit_words(self.lower)}—{limit_words(self.upper)}"

    def toml(self) -> str:
        """The band as the settings file writes it."""
        named = [f'name = "{self.name}"'] if self.name else []
        ends = (("from", self.lower), ("to", self.upper))
        return (
            "{ "
            + ", ".join(
                [*named, *(f'{end} = "{limit_words(yuan)}"' for end, yuan in ends if yuan is not None)]
            )
            + " }"
        )


def _as_bands(value: object) -> object:
    if isinstance(value, list):
        value = tuple(_from_file(item) for item in value)
    if value == ():
        raise ValueError("no band")
    return value


_YI = MONEY_UNITS["亿元"]


class Sizes(Section):
    """Into which bands of investment projects fall. Every amount falls into exactly one."""

    of: Literal["total_investment", "annual_plan"] = setting(
        "total_investment",
        N_("Which amount makes a project's size: its total investment or its annual plan."),
        N_('"total_investment" or "annual_plan"'),
    )
    bands: Annotated[tuple[SizeBand, ...], BeforeValidator(_as_bands)] = setting(
        (
            SizeBand(upper=_YI),
            SizeBand(lower=_YI, upper=10 * _YI),
            SizeBand(lower=10 * _YI, upper=100 * _YI),
            SizeBand(lower=100 * _YI),
        ),
        N_("The size bands, smallest first; `from` belongs to the band, `to` no longer does."),
        _BANDS,
    )

    def band_of(self, yuan: int) -> SizeBand:
        """The band of a project of ``yuan``."""
        return next(band for band in self.bands if band.holds(yuan))

    @property
    def limits(self) -> tuple[int, ...]:
        """Where a band begins and the one before ends, in yuan, rising."""
        return tuple(band.lower for band in self.bands if band.lower is not None)

    def snapshot(self) -> dict[str, object]:
        """The bands as canonical JSON data that :class:`Sizes` reads back."""
        ends = (("from", "lower"), ("to", "upper"))
        return {
            "of": self.of,
            "bands": [
                {
                    **({"name": band.name} if band.name else {}),
                    **{end: limit_words(getattr(band, slot)) for end, slot in ends if getattr(band, slot)},
                }
                for band in self.bands
            ],
        }

    @model_validator(mode="after")
    def _no_hole_no_overlap(self) -> "Sizes":
        for band in self.bands:
            if band.lower is not None and band.upper is not None and band.lower >= band.upper:
                raise _fault("size_empty", band=band.title)
        first, last = self.bands[0], self.bands[-1]
        if first.lower is not None:
            raise _fault("size_bottom", band=first.title, start=limit_words(first.lower))
        for band, following in pairwise(self.bands):
            if band.upper is None or following.lower is None or band.upper > following.lower:
                raise _fault("size_overlap", band=band.title, next=following.title)
            if band.upper < following.lower:
                ends = {"start": limit_words(band.upper), "end": limit_words(following.lower)}
                raise _fault("size_hole", band=band.title, next=following.title, **ends)
        if last.upper is not None:
            raise _fault("size_top", band=last.title, start=limit_words(last.upper))
        titles = [band.title for band in self.bands]
        if twice := next((title for title in titles if titles.count(title) > 1), None):
            raise _fault("size_twice", band=twice)
        return self


def _fault(kind: LiteralString, **tokens: str) -> PydanticCustomError:
    """A fault that :mod:`~projledger.foundation.settings.loading` puts into words."""
    return PydanticCustomError(kind, "bands that do not meet", tokens)
