"""Which encoding a text is in: told by its mark, else by what its bytes can be.

The order was right on every file met: a byte order mark, UTF-8 taken strictly over the whole file, else
GB18030 (which holds GBK and GB2312). GB18030 can be read from nearly any bytes, so a UTF-8 text with a
broken place is told apart first: it would turn into other characters without a word.
"""

import re

from projledger.workbook.faults import Fault

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
_HEAD = 8_192  # bytes that are enough to tell
# a character of three bytes, as nearly all Chinese ones are; by chance in GB18030 hardly ever in a row
_UTF_8_RUN = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf][\x80-\xbf]){3,}")
_SAMPLE = 1_048_576  # bytes
_FEW = 20  # zeros among so many characters still are Latin letters of UTF-16


def marked_encoding(data: bytes) -> str:
    """The encoding that the mark at the front names; empty where there is none."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")


def wide_encoding(data: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be`` for a text of two-byte characters without a mark; empty otherwise.

    Its line ends, delimiters and digits have a zero in one half, always the same.
    """
    head = data[:_HEAD]
    if len(data) % 2 or b"\x00" not in head:
        return ""
    zeros = {"utf-16-be": head[::2].count(0), "utf-16-le": head[1::2].count(0)}
    encoding, other = sorted(zeros, key=zeros.__getitem__, reverse=True)
    if zeros[other] or zeros[encoding] * _FEW < len(head) // 2:
        return ""
    try:
        text = head.decode(encoding, "strict" if len(head) == len(data) else "ignore")
    except UnicodeDecodeError:
        return ""
    return encoding if "\n" in text or "\r" in text else ""


def decoded(data: bytes) -> str:
    """``data`` as text. Raises :class:`Fault` (F005) where it is text in none of the encodings."""
    marked = marked_encoding(data) or wide_encoding(data)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            if encoding.startswith("utf-8") and _nearly_utf_8(data):
                raise Fault("F005", "mixed") from error
    raise Fault("F005", "unreadable" if not marked else "mixed")


def _nearly_utf_8(data: bytes) -> bool:
    """Whether nearly all that is not ASCII in ``data`` is UTF-8."""
    data = data[:_SAMPLE]
    beyond = sum(map(len, re.findall(rb"[\x80-\xff]+", data)))
    return sum(map(len, _UTF_8_RUN.findall(data))) * 2 > beyond
