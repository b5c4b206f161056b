"""Who stands on the red and the black list (红黑榜).

A unit stands on the red list where it is on or ahead of the time sequence and among the first of its group,
on the black list where it is behind and among the last (so in one city, DOMAIN 3.1, rule 15).
"""

from projledger.foundation.language import N_
from projledger.foundation.settings.setting import Section, setting

_PLACES = N_("a whole number from 0 to 50")


class RedBlack(Section):
    """How many of a group stand on either list, and for how long a light is red before a project does."""

    first: int = setting(
        3,
        N_("How many of each group's first units may stand on the red list, at most half of the group."),
        _PLACES,
        ge=0,
        le=50,
    )
    last: int = setting(
        3,
        N_("How many of each group's last units may stand on the black list, at most half of the group."),
        _PLACES,
        ge=0,
        le=50,
    )
    red_months: int = setting(
        3,
        N_("For how many months running a project's light is red before the project is on the black list."),
        N_("a whole number from 1 to 12"),
        ge=1,
        le=12,
    )
    reported: bool = setting(
        True,
        N_("Whether a unit must have reported the month to stand on the red list."),
        N_("true or false"),
    )
