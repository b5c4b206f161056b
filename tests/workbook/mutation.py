"""Valid files made invalid at random: in their bytes, in the parts of their zip, in their records."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

from xls_builder import Record, container, joined, records

_WORDS = (
    b"<",
    b">",
    b"/",
    b'"',
    b"&",
    b"&#0;",
    b"\x00",
    b"NaN",
    b"-1",
    b"1e999",
    b"4294967296",
    b"99999999999999999999",
)
_LONGEST = 20_000  # bytes that are copied, inserted or left out at once


def mutated(data: bytes, chance: random.Random) -> bytes:
    """``data`` with something wrong in it."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [_bytes, _cut, _block]
    if data.startswith(b"PK"):
        ways = [_bytes, _cut, _block, _part, _part, _part, _part]
    elif data.startswith(b"\xd0\xcf"):
        ways = [_bytes, _bytes, _cut, _block, _record, _record, _record]
    return chance.choice(ways)(data, chance)


def _bytes(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _place in range(chance.choice((1, 1, 2, 8, 64))):
        if out:
            out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _block(data: bytes, chance: random.Random) -> bytes:
    """A block that is set to zero, doubled, taken out, moved or filled with noise."""
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.randint(1, min(_LONGEST, max(len(data) // 4, 1))))
    block = data[start:end]
    new = chance.choice((bytes(len(block)), block * 2, b"", chance.randbytes(len(block)), block[::-1]))
    if chance.random() < 0.3:
        place = chance.randrange(len(data) + 1)
        return data[:place] + new + data[place:]
    return data[:start] + new + data[end:]


def _text(content: bytes, chance: random.Random) -> bytes:
    """XML or records with a few pieces changed, so that the parser and not the checksum meets them."""
    for _place in range(chance.choice((1, 1, 2, 5, 20))):
        place = chance.randrange(len(content) + 1)
        match chance.randrange(5):
            case 0:
                content = content[:place] + chance.choice(_WORDS) + content[place:]
            case 1:
                content = content[:place] + content[place + chance.randint(1, 40) :]
            case 2:
                content = _block(content, chance)
            case 3:  # another number for a number
                digits = [
                    at
                    for at in range(max(place - 500, 0), min(place + 500, len(content)))
                    if content[at : at + 1].isdigit()
                ]
                if digits:
                    at = chance.choice(digits)
                    content = content[:at] + chance.choice(_WORDS[7:]) + content[at + 1 :]
            case _:
                content = _bytes(content, chance)
    return content


def _part(data: bytes, chance: random.Random) -> bytes:
    """One part changed, left out, doubled or taken for another; the zip around it is sound."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        return _bytes(data, chance)
    place = chance.randrange(len(parts))
    name, content = parts[place]
    match chance.randrange(10):
        case 0:
            del parts[place]
        case 1:
            parts[place] = (name, chance.choice(parts)[1])
        case 2:
            parts.append((name.swapcase(), content))
        case 3:
            parts[place] = (
                name,
                chance.choice(
                    (content.decode("utf-8", "replace").encode("utf-16"), b"\xef\xbb\xbf" + content)
                ),
            )
        case _:
            parts[place] = (name, _text(content, chance))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def _stream(data: bytes) -> bytes | None:
    from xlrd.compdoc import CompDoc

    return CompDoc(data, logfile=io.StringIO()).get_named_stream("Workbook")


def _record(data: bytes, chance: random.Random) -> bytes:
    """Records of an old workbook changed, left out, repeated or exchanged; the container around them is sound."""
    stream = _stream(data)
    if not stream:
        return _bytes(data, chance)
    parts = records(stream)
    for _place in range(chance.choice((1, 1, 3, 10))):
        place = chance.randrange(len(parts))
        kind, content = parts[place]
        match chance.randrange(7):
            case 0:
                del parts[place]
            case 1:
                parts[place:place] = [parts[place]] * chance.choice((1, 10, 1_000))
            case 2:
                other = chance.randrange(len(parts))
                parts[place], parts[other] = parts[other], parts[place]
            case 3:
                parts[place] = Record(chance.choice(parts).kind, content)
            case 4 if len(content) >= 4:
                at = chance.randrange(len(content) - 3)
                number = struct.pack("<I", chance.choice((0, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)))
                parts[place] = Record(kind, content[:at] + number + content[at + 4 :])
            case 5:
                parts[place] = Record(kind, content[: chance.randrange(len(content) + 1)])
            case _:
                parts[place] = Record(kind, _bytes(content, chance))
        if not parts:
            break
    return container(joined(parts, same_sheet=chance.random() < 0.05))
