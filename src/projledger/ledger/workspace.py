"""The folder in which an office works: where it is and what stands in it."""

import os
from pathlib import Path
from typing import NamedTuple, Self

from projledger.foundation.errors import NoWorkspace, OutputBlocked
from projledger.foundation.language import _

SETTINGS_NAME = "projledger.toml"


class Workspace(NamedTuple):
    """A workspace by its folder ``root``; it is one because ``projledger.toml`` stands in it."""

    root: Path

    @property
    def settings_file(self) -> Path:
        """``projledger.toml``."""
        return self.root / SETTINGS_NAME

    @property
    def ledger(self) -> Path:
        """The book."""
        return self.root / "ledger.db"

    @property
    def received(self) -> Path:
        """The received files, byte for byte, by their sha-256."""
        return self.root / "received"

    @property
    def returned(self) -> Path:
        """Marked-up copies for the units."""
        return self.root / "returned"

    @property
    def drafts(self) -> Path:
        """Documents not yet issued."""
        return self.root / "drafts"

    @property
    def issued(self) -> Path:
        """Documents as issued."""
        return self.root / "issued"

    def make_folders(self) -> None:
        """Make the workspace's folders where they are missing; OutputBlocked where the disk refuses."""
        try:
            for folder in (self.root, self.received, self.returned, self.drafts, self.issued):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputBlocked(
                _("The folder {path} could not be made ({reason}).").format(path=self.root, reason=error)
            ) from error

    @classmethod
    def find(cls, start: Path | None = None, explicit: Path | None = None) -> Self:
        """The workspace that ``explicit`` names, else from ``start`` (the current folder) upwards.

        Where neither is one, the folder that ``PROJLEDGER_HOME`` names. Raises NoWorkspace.
        """
        if explicit is not None:
            return cls._at(explicit)
        here = (start or Path.cwd()).absolute()
        for folder in (here, *here.parents):
            if (folder / SETTINGS_NAME).is_file():
                return cls(folder)
        if home := os.environ.get("PROJLEDGER_HOME"):
            return cls._at(Path(home))
        raise NoWorkspace(
            _(
                "No workspace here or above ({path}). "
                "Make one with: projledger init, or name one with --ledger."
            ).format(path=here)
        )

    @classmethod
    def _at(cls, folder: Path) -> Self:
        if not (folder / SETTINGS_NAME).is_file():
            raise NoWorkspace(
                _("{path} is no workspace: it has no {name}.").format(path=folder, name=SETTINGS_NAME)
            )
        return cls(folder.absolute())
