"""How long the units have for what notices ask of them."""

from datetime import date, timedelta

from projledger.foundation.language import N_
from projledger.foundation.settings.setting import Section, setting
from projledger.foundation.workdays import nth_working_day

_WITHIN = N_("a table such as { days = 5, working_days = true }")
_YES_NO = N_("true or false")


class Within(Section):
    """So many days from the day of the notice, which does not count."""

    days: int = setting(
        ..., N_("How many days the unit has."), N_("a whole number from 1 to 366"), ge=1, le=366
    )
    working_days: bool = setting(
        False, N_("Whether the days count working days instead of calendar days."), _YES_NO
    )

    def after(self, day: date) -> date:
        """The last of the days for a notice of ``day``."""
        if self.working_days:
            return nth_working_day(day + timedelta(days=1), self.days)
        return day + timedelta(days=self.days)


class Deadlines(Section):
    """By when units do what notices ask of them, and what counts as due soon."""

    urge: Within = setting(
        Within(days=3, working_days=True),
        N_("Until when a return that is urged is to be sent, in a 催报通知."),
        _WITHIN,
    )
    rectify: Within = setting(
        Within(days=30), N_("Until when a lag is to be made good, in a 督办函."), _WITHIN
    )
    answer: Within = setting(
        Within(days=5, working_days=True),
        N_("Until when a 督办函 or a 提醒函 is to be answered in writing."),
        _WITHIN,
    )
    review: Within = setting(
        Within(days=2, working_days=True),
        N_("Until when a return is to be corrected, in a 月报审核反馈单."),
        _WITHIN,
    )
    confirm: Within = setting(
        Within(days=5, working_days=True),
        N_("Until when figures are to be confirmed, in a 数据核对函."),
        _WITHIN,
    )
    soon: int = setting(
        1,
        N_("A 提醒函 names starts and finishes that are planned by the end of how many months more."),
        N_("a whole number of months from 0 to 12"),
        ge=0,
        le=12,
    )
