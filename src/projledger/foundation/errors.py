"""Exceptions that stop a call, each with the exit code that the command gives back.

What a *file* says wrongly is never an exception: it is a :class:`~projledger.foundation.findings.Finding`.

.. code-block:: text

    ProjledgerError                exit 1
    ├── UsageError                 exit 2   what the clerk typed cannot be done
    │   ├── SettingsError          exit 2   projledger.toml says something that is not allowed
    │   ├── UnknownName            exit 2   no such unit, project, submission, code …
    │   └── Refused                exit 2   the ledger's rules forbid it (undo of a plan in use …)
    └── WorkspaceError             exit 3   a workspace or an output could not be read or written
        ├── NoWorkspace            exit 3   no projledger.toml here or above
        ├── LedgerBusy             exit 3   another clerk is writing
        ├── LedgerDamaged          exit 3   the ledger file itself cannot be read
        ├── OutputBlocked          exit 3   a file to be written is open elsewhere, or the disk refuses
        └── FontMissing            exit 3   no font of the machine can print a picture

Every message is a whole translated sentence that says what is so and what to do.
"""


class ProjledgerError(Exception):
    """Anything that stops a call with a message for the clerk. The sole argument is that message."""

    exit_code = 1


class UsageError(ProjledgerError):
    """What was asked cannot be done as typed."""

    exit_code = 2


class SettingsError(UsageError):
    """The settings file says something that is not allowed; the message names line, key and remedy."""


class UnknownName(UsageError):
    """A unit, project, submission or code that the ledger does not know; names the nearest known."""


class Refused(UsageError):
    """The ledger's rules forbid it; says which rule and what stands against it."""


class WorkspaceError(ProjledgerError):
    """A workspace or an output could not be read or written."""

    exit_code = 3


class NoWorkspace(WorkspaceError):
    """No workspace was found here or above."""


class LedgerBusy(WorkspaceError):
    """Another process is writing in the ledger."""


class LedgerDamaged(WorkspaceError):
    """The ledger file cannot be read as a ledger."""


class OutputBlocked(WorkspaceError):
    """A file could not be written; it may be open in another program."""


class FontMissing(WorkspaceError):
    """No font of the machine has the characters of a picture; says what to install."""
