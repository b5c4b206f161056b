"""Every hostile file that the tests and ``make bench`` know."""

import hostile_far
import hostile_many
import hostile_others
import hostile_suites
import hostile_suites_others
import hostile_xls
import hostile_xlsx
from hostile_kind import Hostile

KINDS: tuple[Hostile, ...] = (
    *hostile_xlsx.kinds(),
    *hostile_far.kinds(),
    *hostile_many.kinds(),
    *hostile_xls.kinds(),
    *hostile_others.kinds(),
    *hostile_suites.kinds(),
    *hostile_suites_others.kinds(),
)
