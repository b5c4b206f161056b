"""A copy of a zip in which some members differ; all others keep their packed bytes as they are."""

import struct
import zipfile
import zlib
from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_UTF8 = 0x800
_EARLIEST = (0 << 9) | (1 << 5) | 1  # 1980-01-01, so that the same marks give the same bytes


class _Zip:
    """A zip under construction."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0
        self._central = bytearray()
        self._count = 0

    def add(self, name: str, method: int, stamp: tuple[int, int], crc: int, size: int, raw: bytes) -> None:
        encoded, flags = _encoded(name)
        common = (flags, method, *stamp, crc, len(raw), size, len(encoded), 0)
        head = _LOCAL.pack(b"PK\x03\x04", 20, *common) + encoded
        self._central += _CENTRAL.pack(b"PK\x01\x02", 20, 20, *common, 0, 0, 0, 0, self._length) + encoded
        self._pieces += (head, raw)
        self._length += len(head) + len(raw)
        self._count += 1

    def add_content(self, name: str, content: bytes) -> None:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        raw = packer.compress(content) + packer.flush()
        self.add(name, zipfile.ZIP_DEFLATED, (0, _EARLIEST), zlib.crc32(content), len(content), raw)

    def content(self) -> bytes:
        sizes = (self._count, self._count, len(self._central), self._length)
        return b"".join([*self._pieces, self._central, _END.pack(b"PK\x05\x06", 0, 0, *sizes, 0)])


def stored(parts: Mapping[str, bytes]) -> bytes:
    """A zip of ``parts``, unpacked: for readers that are to see these bytes and no others."""
    target = _Zip()
    for name, content in parts.items():
        size, crc = len(content), zlib.crc32(content)
        target.add(name, zipfile.ZIP_STORED, (0, _EARLIEST), crc, size, content)
    return target.content()


def copied(data: bytes, archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """``data``, which ``archive`` has opened, with ``changed`` members replaced or added.

    Raises ``ValueError`` where a member does not lie where the directory says.
    """
    target, left = _Zip(), dict(changed)
    for info in archive.infolist():
        content = left.pop(info.filename, None)
        if content is not None:
            target.add_content(info.filename, content)
            continue
        year, month, day, hour, minute, second = info.date_time
        stamp = ((hour << 11) | (minute << 5) | (second // 2), ((year - 1980) << 9) | (month << 5) | day)
        target.add(info.filename, info.compress_type, stamp, info.CRC, info.file_size, _raw(data, info))
    for name, content in left.items():
        target.add_content(name, content)
    return target.content()


def _encoded(name: str) -> tuple[bytes, int]:
    return (name.encode("ascii"), 0) if name.isascii() else (name.encode("utf-8"), _UTF8)


def _raw(data: bytes, info: zipfile.ZipInfo) -> bytes:
    start = info.header_offset
    if data[start : start + 4] != b"PK\x03\x04":
        raise ValueError(info.filename)
    name_length, extra_length = struct.unpack_from("<2H", data, start + 26)
    begin = start + _LOCAL.size + name_length + extra_length
    raw = data[begin : begin + info.compress_size]
    if len(raw) != info.compress_size:
        raise ValueError(info.filename)
    return raw
