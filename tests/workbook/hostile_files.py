"""Every hostile file that the tests and ``make bench`` know."""

import hostile_others
import hostile_xls
import hostile_xlsx
from hostile_kind import Hostile

KINDS: tuple[Hostile, ...] = (*hostile_xlsx.kinds(), *hostile_xls.kinds(), *hostile_others.kinds())
