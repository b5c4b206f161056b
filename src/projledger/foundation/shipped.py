"""Where the files that travel with the product lie: ``templates/`` and ``sample_data/``.

In a source tree (editable installs too) they stand at its top; in the wheel they lie under
``projledger/_shipped``.
"""

from pathlib import Path

from projledger.foundation.errors import WorkspaceError
from projledger.foundation.language import _

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """The folder ``templates`` or ``sample_data`` as it was installed.

    Raises WorkspaceError where the installation lacks it.
    """
    for candidate in (_PACKAGE / "_shipped" / name, _PACKAGE.parent.parent / name):
        if candidate.is_dir():
            return candidate
    raise WorkspaceError(
        _("This installation lacks its folder {name}; install projledger again.").format(name=name)
    )
