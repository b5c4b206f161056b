"""What a call needs again only when it is posted, on the disk meanwhile."""

import tempfile
import weakref
from typing import NamedTuple

#: Up to so many bytes stay in memory: what the units send in a month.
_IN_MEMORY = 2_097_152


class Spooled(NamedTuple):
    """Where bytes lie in a spool."""

    start: int
    length: int


class Spool:
    """A temporary file that grows with the call, so that the memory does not; gone when nobody holds it."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - lives as long as this
        self._end = 0
        weakref.finalize(self, self._file.close)

    def put(self, data: bytes) -> Spooled:
        """Keep ``data``."""
        self._file.seek(self._end)
        self._file.write(data)
        kept = Spooled(self._end, len(data))
        self._end += len(data)
        return kept

    def get(self, kept: Spooled) -> bytes:
        """The bytes that were kept."""
        self._file.seek(kept.start)
        return self._file.read(kept.length)
