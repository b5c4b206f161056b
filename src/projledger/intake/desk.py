"""What the returns of one call are judged by: what the ledger knows, the settings, the clerk's options."""

from dataclasses import replace

from projledger.checks.match import match_unit
from projledger.foundation.settings import Settings
from projledger.intake.options import ImportOptions
from projledger.intake.registers import Registers
from projledger.intake.vocabularies import Vocabularies
from projledger.ledger.view import View


class Desk:
    """One for a call, and one like it in each worker that judges for the call."""

    def __init__(self, view: View, settings: Settings, options: ImportOptions) -> None:
        self.view, self.settings = view, settings
        self.options = replace(options, rates=settings.currency.rates)
        self.registers = Registers(view, options.received_on, settings.returns.none_in)
        self._known = view.known(options.year or settings.office.year, options.received_on)

    def vocabularies(self) -> Vocabularies:
        """The titles to look for; categories may name units of the register."""
        return Vocabularies(lambda words: match_unit(self._known, words) is not None, self.view.layouts())
