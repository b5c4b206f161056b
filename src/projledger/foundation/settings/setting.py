"""How one setting is declared: its default, its meaning, and what may stand there."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf
from pydantic.config import JsonDict


class Section(BaseModel):
    """A table of the settings file: frozen, strict, and without keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


def setting(default: Any, meaning: str, allowed: str, **constraints: Any) -> Any:
    """A Pydantic field with its meaning and the values allowed, both English message ids.

    ``default`` is ``...`` for a setting that must be given. Constraints are Pydantic's own
    (``ge``, ``le``, ``alias``).
    """
    extra: JsonDict = {"allowed": allowed}
    return Field(default, description=meaning, json_schema_extra=extra, **constraints)


def _exact(value: object) -> object:
    """An exact fraction of what the file says; floats of the file arrive as Decimal."""
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal, Fraction)):
        raise ValueError("not a number")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError("not a finite number")
    try:
        return Fraction(value)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError("not a number") from error


#: A number of the settings file, exactly: ``1.2``, ``"1.2"`` and ``"6/5"`` are the same.
Exact = Annotated[InstanceOf[Fraction], BeforeValidator(_exact)]


def _rate(value: object) -> object:
    """An exact rate above 0; a fraction (``20/3``) is none."""
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        raise ValueError("not a number")
    try:
        rate = Decimal(value)
    except InvalidOperation as error:
        raise ValueError("not a number") from error
    if not rate.is_finite() or not Decimal("1e-6") <= rate <= Decimal("1e6"):
        raise ValueError("not a rate")
    return rate


#: How many yuan one unit of a currency is, exactly as the settings write it.
Rate = Annotated[Decimal, BeforeValidator(_rate)]


def exact_text(value: Fraction) -> str:
    """``value`` as settings and messages write it: ``-10``, ``1.2``, or ``1/3`` where no decimal is exact."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
