"""The blank workbooks that travel with the product.

``python -m projledger.returns.shipped_blanks templates`` writes them after a form has changed.
"""

import sys
from pathlib import Path

from projledger.forms.register import FORMS
from projledger.returns.blank import blank_workbook


def shipped_blanks() -> dict[str, bytes]:
    """Every form's blank workbook by its file name."""
    return {f"{form.title}.xlsx": blank_workbook(form) for form in FORMS.values()}


if __name__ == "__main__":
    for name, data in shipped_blanks().items():
        (Path(sys.argv[1]) / name).write_bytes(data)
