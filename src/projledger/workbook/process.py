"""A kept worker process, seen from the side that asks. See :mod:`projledger.workbook.worker`."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from typing import IO, NamedTuple

from projledger.foundation.errors import WorkspaceError
from projledger.foundation.language import _
from projledger.workbook.limits import Limits
from projledger.workbook.worker import ACCEPTED, ANSWER, BRIEF, GREETING, ON_ERRAND, REQUEST, TIME_OVER
from projledger.workbook.zip_names import declared_size

_MEBIBYTE = 1_048_576
#: The worker that only reads.
READING = "projledger.workbook.worker"
#: After an answer of this size, or a large file, the worker is replaced: its memory is given back.
_LARGE = 8 * _MEBIBYTE
_LARGE_UNPACKED = 24 * _MEBIBYTE
#: No answer within the limits of reading is larger; a worker that announces more is not believed.
_LARGEST = 1_024 * _MEBIBYTE


class Errand(NamedTuple):
    """What a worker of another module does with a file: ``brief`` is told once, ``about`` with the file."""

    brief: bytes
    about: str


def is_large(data: bytes) -> bool:
    """Whether a file may take much of the memory that a worker may fill."""
    return len(data) > _LARGE or declared_size(data) > _LARGE_UNPACKED


class WorkerDied(Exception):
    """The worker ended while it was reading a file; ``reason`` is ``seconds``, ``memory`` or ``died``.

    Also where it does not go on an errand: ``unwilling``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class WorkerProcess:
    """One worker, started when it is first asked and again after it died. Not for two threads at once.

    ``module`` is what it runs.
    """

    def __init__(self, limits: Limits, module: str = READING) -> None:
        self._limits = limits
        self._module = module
        self._brief, self._willing = b"", True
        self._process: subprocess.Popen[bytes] | None = None
        self._complaints: IO[bytes] | None = None
        self._over = False

    @property
    def pid(self) -> int | None:
        """The process number, or None where none runs."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process now rather than with the first file."""
        if self._process is None:
            self._start()

    def ask(self, action: int, data: bytes, name: str) -> bytes:
        """The worker's answer for one file.

        Raises :class:`WorkerDied`, and :class:`WorkspaceError` where no worker can be started.
        """
        self._over = False
        process = self._process or self._start()
        encoded = name.encode("utf-8", "replace")
        assert process.stdin and process.stdout  # noqa: S101 - both are pipes, see _start
        try:
            process.stdin.write(REQUEST.pack(action, len(encoded), len(data)) + encoded)
            process.stdin.write(data)
            process.stdin.flush()
            head = process.stdout.read(ANSWER.size)
            length = ANSWER.unpack(head)[0] if len(head) == ANSWER.size else None
            reply = process.stdout.read(length) if length is not None and length <= _LARGEST else b""
        except (OSError, ValueError):  # the pipe broke, or kill() closed it
            length, reply = None, b""
        if length is None or len(reply) != length:
            raise WorkerDied(self._reason())
        if length > _LARGE or is_large(data):
            self.close()
        return reply

    def on_errand(self, errand: Errand, data: bytes) -> bytes:
        """As :meth:`ask`, for an errand; the worker is told its brief first, unless it knows."""
        if self._process is None or errand.brief != self._brief:
            self._willing = self.ask(BRIEF, errand.brief, "") == ACCEPTED
            self._brief = errand.brief
        if not self._willing:
            raise WorkerDied("unwilling")
        return self.ask(ON_ERRAND, data, errand.about)

    def kill(self) -> None:
        """End the worker at once; a thread waiting in :meth:`ask` gets :class:`WorkerDied`."""
        self._over = True
        if self._process:
            self._process.kill()

    def close(self) -> None:
        """Let the worker end: it stops when its input does."""
        process, self._process = self._process, None
        if process:
            assert process.stdin and process.stdout  # noqa: S101 - both are pipes, see _start
            try:
                process.stdin.close()
            except OSError:
                process.kill()
            try:
                process.wait(timeout=2)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()
        if self._complaints:
            self._complaints.close()
            self._complaints = None

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: a folder of received files must never be a place to import from
        command = [sys.executable, "-P", "-X", "utf8", "-m", self._module]
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        own_group: dict[str, int] = {}
        if sys.platform == "win32":
            own_group["creationflags"] = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        else:
            own_group["process_group"] = 0  # Ctrl-C at the terminal is for whoever asked
        self._process = subprocess.Popen(  # type: ignore[call-overload] # noqa: S603 - our own interpreter; keywords differ by system
            [*command, json.dumps(asdict(self._limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
            **own_group,
        )
        assert self._process.stdout  # noqa: S101 - a pipe, see above
        if self._process.stdout.read(ANSWER.size) != GREETING and not self._over:
            words = self._last_words().decode("utf-8", "replace").strip().rpartition("\n")[2]
            self.close()
            raise WorkspaceError(
                _("The process that reads workbooks does not start: {reason}").format(reason=words)
            )
        return self._process

    def _reason(self) -> str:
        """Why the process ended, by its exit code and last words."""
        process = self._process
        if process is None:
            return "died"
        try:
            code = process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        words = self._last_words()
        self.close()
        if self._over or (code == TIME_OVER and b"Timeout (" in words):
            return "seconds"
        if b"memory allocation of" in words or b"MemoryError" in words:
            return "memory"
        return "died"

    def _last_words(self) -> bytes:
        """The end of what the process wrote to its standard error."""
        if not self._complaints:
            return b""
        size = self._complaints.seek(0, os.SEEK_END)
        self._complaints.seek(max(0, size - 65_536))
        return self._complaints.read()
