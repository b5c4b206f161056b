"""The readers of a workspace: processes that parse files within the limits of its settings."""

from projledger.foundation.settings import Settings
from projledger.workbook.limits import Limits
from projledger.workbook.process import READING
from projledger.workbook.reader import Reader

#: What workers run that can judge.
JUDGING = "projledger.intake.worker"


def reader_of(settings: Settings, module: str = READING) -> Reader:
    """A reader that keeps to the limits of the settings."""
    return Reader(Limits.of(settings.limits), module=module)
