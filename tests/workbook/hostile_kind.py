"""What a hostile file is, for the tests and for ``make bench``."""

from collections.abc import Callable
from typing import NamedTuple

#: Read after all: the harm is only meant, and nothing else than remarks is found.
READ = "read"


class Hostile(NamedTuple):
    """One hostile file: what it does, its name and bytes, and how it must end.

    ``code`` is the only error finding, :data:`READ` where the file is read nevertheless, or empty where
    either will do; ``says`` stands in the finding's English words.
    """

    kind: str
    name: str
    build: Callable[[], bytes]
    code: str
    says: str = ""
