"""The container of an .xls as xlrd opens it, with a guard against chains of sectors that run in a circle."""

from collections.abc import Sequence
from typing import Any

from xlrd.compdoc import CompDoc, CompDocError


class Container(CompDoc):  # type: ignore[misc] # xlrd has no types
    """xlrd walks a chain of short sectors until it ends; one that a damaged file closes never does."""

    def _get_stream(
        self, mem: Any, base: int, sat: Sequence[int], sec_size: int, start_sid: int, *rest: Any, **named: Any
    ) -> Any:
        passed: set[int] = set()
        sector = start_sid
        while 0 <= sector < len(sat):
            if sector in passed:
                raise CompDocError("a chain of sectors runs in a circle")
            passed.add(sector)
            sector = sat[sector]
        return super()._get_stream(mem, base, sat, sec_size, start_sid, *rest, **named)
