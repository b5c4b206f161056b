"""The exports are tested on the same made-up records as the measures and the ledger."""

import sys
from pathlib import Path

for room in ("measures", "ledger"):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / room))
