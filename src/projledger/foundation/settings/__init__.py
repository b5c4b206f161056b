"""``projledger.toml`` as typed values: each setting is documented where it is defined."""

from projledger.foundation.settings.curves import Curve, Schedule
from projledger.foundation.settings.default import default_toml
from projledger.foundation.settings.definitions import Counted, Definitions, NamedRate
from projledger.foundation.settings.described import DescribedSetting, describe_settings
from projledger.foundation.settings.documents import KINDS as PAPER_KINDS
from projledger.foundation.settings.documents import Documents, PaperForm, PaperSection, office_code
from projledger.foundation.settings.lights import Band, DatedBands, LightBands, Lights, Step
from projledger.foundation.settings.loading import FILE_NAME, load, parse
from projledger.foundation.settings.sections import (
    Currency,
    Deadline,
    Figures,
    Interface,
    Limits,
    Office,
    Returns,
    Settings,
)
from projledger.foundation.settings.sizes import SizeBand, Sizes

__all__ = [
    "FILE_NAME",
    "PAPER_KINDS",
    "Band",
    "Counted",
    "Currency",
    "Curve",
    "DatedBands",
    "Deadline",
    "Definitions",
    "DescribedSetting",
    "Documents",
    "Figures",
    "Interface",
    "LightBands",
    "Lights",
    "Limits",
    "NamedRate",
    "Office",
    "PaperForm",
    "PaperSection",
    "Returns",
    "Schedule",
    "Settings",
    "SizeBand",
    "Sizes",
    "Step",
    "default_toml",
    "describe_settings",
    "load",
    "office_code",
    "parse",
]
