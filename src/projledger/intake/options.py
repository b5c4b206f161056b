"""What the clerk may say about the files of one call."""

from dataclasses import dataclass, field
from datetime import date

from projledger.foundation.currency import Rates
from projledger.foundation.period import Month


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The options of ``check`` and ``import``; None leaves it to the files.

    ``form`` is a form's identifier, ``unit`` the canonical name of a unit of the register, ``year``
    the year of months that name none; ``received_on`` the local day on which the files came in;
    with ``strict`` any error in a return rejects the whole return; ``rates`` are the settings' yuan for
    one unit of a currency.
    """

    received_on: date
    form: str | None = None
    unit: str | None = None
    month: Month | None = None
    year: int | None = None
    money_unit: str | None = None
    strict: bool = False
    who: str = ""
    rates: Rates = field(default_factory=dict)
