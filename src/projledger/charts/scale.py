"""From figures to places on a page. Only here do shown figures become floats, to be drawn, never added."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_STEPS = 8


class Scale(NamedTuple):
    """Figures from ``low`` to ``high`` upon the millimetres from ``start`` to ``end``."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def at(self, value: Decimal) -> float:
        """Where ``value`` stands; values beyond the scale stand at its end."""
        held = min(max(value, self.low), self.high)
        return self.start + (self.end - self.start) * float((held - self.low) / (self.high - self.low))


def nice_steps(low: Decimal, high: Decimal, most: int = _STEPS) -> Iterator[Decimal]:
    """The round figures from ``low`` to ``high``, about ``most``: 1, 2 or 5 times a power of ten apart."""
    rough = (high - low) / most
    power = Decimal(10) ** rough.adjusted()
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    place = (low / step).to_integral_value(rounding="ROUND_CEILING") * step
    while place <= high:
        whole = place == place.to_integral_value()
        yield abs(place) if place == 0 else place.quantize(Decimal(1)) if whole else place.normalize()
        place += step
