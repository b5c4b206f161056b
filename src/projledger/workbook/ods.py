"""Reading .ods and .ots, and .fods, which is the same in one XML file.

calamine unfolds repeated cells before anything can be checked and loses errors, percentages, merges and
what is hidden; so the content is read here, piece by piece, and nothing is laid out that is blank.
"""

from projledger.workbook.faults import Fault
from projledger.workbook.limits import Limits
from projledger.workbook.ods_content import read_content
from projledger.workbook.package import DOCTYPES, Package
from projledger.workbook.transport import RawSheet

_MEBIBYTE = 1_048_576
_MANIFEST, _CONTENT, _STYLES = "META-INF/manifest.xml", "content.xml", "styles.xml"


def read_ods(data: bytes, limits: Limits) -> list[RawSheet]:
    """The sheets of ``data``. Raises :class:`Fault`."""
    if not data.startswith(b"PK"):
        if len(data) > limits.unpacked_mebibytes * _MEBIBYTE:
            raise Fault("F007", "unpacked", limit=limits.unpacked_mebibytes)
        if any(mark in data for mark in DOCTYPES):
            raise Fault("F015", "entities", part="xml")
        return read_content(data, b"", limits)
    package = Package(data, limits)
    if b"encryption-data" in package.optional(_MANIFEST):
        raise Fault("F002")
    return read_content(package.read(_CONTENT), package.optional(_STYLES), limits)
