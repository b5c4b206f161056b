"""Some workbooks are made from a ledger, with the rows of the ledger's own tests."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "ledger"))
