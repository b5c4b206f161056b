"""The names in a zip, by its directory alone: what its members hold cannot be taken for it."""

import struct
from collections.abc import Iterator

_END, _ENTRY, _LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_END_LENGTH, _LONGEST_COMMENT, _ENTRY_HEAD = 22, 65_535, 46
_ELSEWHERE = 0xFFFFFFFF  # a zip64 states its figures in another record
_DESCRIPTOR = 0x8  # the member's size stands behind it, not before
_MOST = 20_000  # names that are looked at


def _directory(data: bytes) -> tuple[int, int] | None:
    """Where the directory begins and ends; None in a file cut short, (0, 0) in a zip64.

    The end record of a zip inside this one does not count: its directory lies elsewhere than it says.
    """
    at = data.rfind(_END, max(len(data) - _END_LENGTH - _LONGEST_COMMENT, 0))
    if at < 0 or at + _END_LENGTH > len(data):
        return None
    size, start = struct.unpack_from("<LL", data, at + 12)
    if _ELSEWHERE in (size, start):
        return 0, 0
    return (start, at) if start + size == at else None


def ends_as_zip(data: bytes) -> bool:
    """Whether the record that ends every zip is there; in a file cut short it is not."""
    return _directory(data) is not None


def zip_names(data: bytes) -> frozenset[str]:
    """The members' names in lower case, with slashes; the first 20,000 of them.

    In a file cut short they are read from the members that are left.
    """
    found = _directory(data)
    raw = _from_directory(data, *found) if found and found[1] else _from_members(data)
    return frozenset(name.decode("cp437").replace("\\", "/").casefold() for name in raw)


def declared_size(data: bytes) -> int:
    """What the members come to when they are unpacked, as the directory says; 0 for what is no whole zip."""
    found = _directory(data)
    if not found:
        return 0
    return sum(struct.unpack_from("<L", data, entry + 24)[0] for entry, _name in _entries(data, *found))


def _entries(data: bytes, position: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each entry of the directory begins, and how long its name is."""
    for _number in range(_MOST):
        if position + _ENTRY_HEAD > end or not data.startswith(_ENTRY, position):
            return
        name, extra, comment = struct.unpack_from("<HHH", data, position + 28)
        yield position, name
        position += _ENTRY_HEAD + name + extra + comment


def _from_directory(data: bytes, position: int, end: int) -> list[bytes]:
    starts = ((entry + _ENTRY_HEAD, name) for entry, name in _entries(data, position, end))
    return [data[start : start + name] for start, name in starts]


def _from_members(data: bytes) -> list[bytes]:
    names: list[bytes] = []
    position = 0
    while 0 <= position <= len(data) - 30 and data.startswith(_LOCAL, position) and len(names) < _MOST:
        (flags,) = struct.unpack_from("<H", data, position + 6)
        size, _whole, name, extra = struct.unpack_from("<LLHH", data, position + 18)
        names.append(data[position + 30 : position + 30 + name])
        position += 30 + name + extra + size
        if flags & _DESCRIPTOR:
            position = data.find(_LOCAL, position)
    return names
