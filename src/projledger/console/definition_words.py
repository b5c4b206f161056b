"""What counts as started, finished and so on, in words: the note under a table of rates."""

from projledger.foundation.language import N_, _
from projledger.foundation.settings import Counted, Settings

_PROOFS = {
    "actual_start": N_("the actual start"),
    "start_basis": N_("the proof of the start"),
    "actual_finish": N_("the actual finish"),
    "statistical_entry": N_("the entry in statistics"),
    "completed": N_("completed investment"),
}


def definition_words(settings: Settings) -> list[str]:
    """One sentence a definition, those that matter most first."""
    said = settings.definitions
    parts = [
        _("Started (开工): {rule}").format(rule=_rule(said.started)),
        _("finished (竣工): {rule}").format(rule=_rule(said.finished)),
        _("started or resumed: {rule}").format(rule=_rule(said.at_work)),
        _("under way, of which the share on or ahead is taken: {rule}").format(rule=_rule(said.under_way)),
    ]
    funds = (
        _("this year's funds of the annual plan, of projects that state them")
        if said.funds == "annual-plan"
        else _("the funds since the start of the total investment, of projects that state them")
    )
    entered = _(
        "started projects from {amount} 万元 on, if their return speaks of it; entered are those that state "
        "the month"
    )
    return [
        _("; ").join(parts),
        _("Funds in place: {funds}; in statistics: {entered}").format(
            funds=funds, entered=entered.format(amount=f"{said.statistics_from:,}")
        ),
        _("What was planned to start or finish before the year and was still to come is due as well"),
    ]


def _rule(rule: Counted) -> str:
    statuses = "、".join(rule.statuses)
    if not rule.needs:
        return _("status {statuses}").format(statuses=statuses)
    needed = _(", ").join(_(_PROOFS[proof]) for proof in rule.needs)
    return _("status {statuses}, and stated: {needed}").format(statuses=statuses, needed=needed)
