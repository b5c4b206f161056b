"""Every hostile file that the tests and ``make bench`` know."""

import hostile_xlsx
from hostile_kind import Hostile

KINDS: tuple[Hostile, ...] = tuple(hostile_xlsx.kinds())
