"""What a file is, is found by its content; each thing that is no workbook has its own finding."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from workbook_builder import patched, xlsx, zipped

from projledger.workbook.inputs import received
from projledger.workbook.reader import Reader, Task
from projledger.workbook.sniff import Content, is_lock_file, sniff

GOOD = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def ole(*streams: str) -> bytes:
    return OLE + b"".join(stream.encode("utf-16-le") + b"\x00" * 64 for stream in streams)


HTML = b"\xef\xbb\xbf\r\n<HTML><table><tr><td>1</td></tr></table>"
XML_2003 = (
    b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
)
WORD = zipped(
    {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document xmlns:w='w'><w:body/></w:document>"}
)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as kept:
        yield kept


@pytest.mark.parametrize(
    ("data", "name", "code", "found"),
    [
        (b"", "空.xlsx", "F001", ""),
        (b"\xef\xbb\xbf \r\n", "空.csv", "F001", ""),
        (ole("EncryptionInfo", "EncryptedPackage"), "a.xlsx", "F002", ""),
        (b"MZ\x90\x00" + b"\x00" * 500, "a.exe", "F003", "data of an unknown kind"),
        (b"\x00" * 4096, "a.xlsx", "F004", "data of an unknown kind"),
        (HTML, "a.xls", "F004", "a web page (HTML)"),
        (XML_2003, "a.xls", "F004", "an Excel 2003 XML table"),
        (b"MIME-Version: 1.0\r\n", "a.xls", "F004", "a saved web page (MHTML)"),
        (b"%PDF-1.4 ...", "a.xlsx", "F004", "a PDF document"),
        (GOOD[:300], "a.xlsx", "F005", "its end is missing"),
        (zipped({"a.txt": "1"}), "a.xlsx", "F004", "an archive"),
        (b"Rar!\x1a\x07\x01\x00....", "a.rar", "F006", "RAR"),
        (b"7z\xbc\xaf\x27\x1c....", "6月.xlsx", "F006", "7z"),
        (b"%PDF-1.4 ...", "盖章.pdf", "F008", "a PDF document"),
        (WORD, "说明.docx", "F008", "a Word document"),
        (ole("WordDocument"), "说明.doc", "F008", "a Word document"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 90, "照片.jpg", "F008", "a picture"),
        ("请查收".encode(), "说明.txt", "F008", "plain text"),
        (GOOD, "~$云台镇6月.xlsx", "F009", ""),
    ],
)
def test_each_kind_of_file_has_its_finding(
    reader: Reader, data: bytes, name: str, code: str, found: str
) -> None:
    reading = reader.read(data, name)
    (finding,) = reading.findings
    assert (reading.workbook, finding.code, finding.file, finding.found) == (None, code, name, found)


def test_a_file_over_the_size_limit_is_refused_without_a_look_inside() -> None:
    from projledger.workbook.limits import Limits

    with Reader(Limits(file_mebibytes=1)) as small:
        (finding,) = small.read(b"a,b\n" * 500_000, "大.csv").findings
        assert (finding.code, finding.found) == ("F007", "it is larger than 1 MB (limits.file_megabytes)")
        assert not small._all  # no worker was started


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a.et", "云台镇", "a.xlsx.xls"])
def test_a_wrong_ending_does_not_hide_a_workbook(reader: Reader, name: str) -> None:
    reading = reader.read(GOOD, name)
    assert reading.workbook and reading.workbook.format == "xlsx"


def test_a_table_of_text_named_xls_is_read_as_text(reader: Reader) -> None:
    reading = reader.read("项目名称\t完成\n甲\t1\n".encode("gbk"), "导出.xls")
    assert reading.workbook and reading.workbook.format == "csv"


def test_a_word_file_with_a_sheet_inside_stays_a_word_file() -> None:
    assert sniff(ole("WordDocument", "Workbook"), "通报.doc") is Content.WORD
    assert sniff(ole("WordDocument", "Workbook"), "月报.xls") is Content.XLS


@pytest.mark.parametrize(("name", "lock"), [("~$a.xlsx", True), (".~lock.a.ods#", True), ("a~$.xlsx", False)])
def test_lock_files_are_known_by_their_names(name: str, lock: bool) -> None:
    assert is_lock_file(name) is lock


def test_a_protected_xls_says_so(reader: Reader) -> None:
    import xlwt

    book = xlwt.Workbook()
    book.add_sheet("S").write(0, 0, 1)
    out = io.BytesIO()
    book.save(out)
    data = bytearray(out.getvalue())
    position = data.index(b"\x09\x08\x10\x00")  # BOF; the record behind it becomes FILEPASS
    length = int.from_bytes(data[position + 22 : position + 24], "little")
    data[position + 20 : position + 22] = b"\x2f\x00"
    assert length >= 2
    assert [finding.code for finding in reader.read(bytes(data), "a.xls").findings] == ["F002"]


def test_findings_speak_the_language_in_force(reader: Reader) -> None:
    (finding,) = reader.read(b"%PDF-1.4", "a.xlsx").findings
    assert finding.message == "The file is named as a workbook but holds a PDF document."


def test_read_many_keeps_the_order_whatever_each_file_is(reader: Reader) -> None:
    files = [
        Task(GOOD, f"{number}.xlsx") if number % 3 else Task(b"%PDF", f"{number}.pdf") for number in range(20)
    ]
    readings = list(reader.read_many(files))
    assert [bool(reading.workbook) for reading in readings] == [bool(number % 3) for number in range(20)]
    assert [reading.findings[0].file for reading in readings[::3]] == [
        f"{number}.pdf" for number in range(0, 20, 3)
    ]


def test_a_reader_that_was_closed_starts_anew() -> None:
    reader = Reader()
    assert reader.read(GOOD, "a.xlsx").workbook
    reader.close()
    assert reader.read(GOOD, "a.xlsx").workbook
    reader.close()


def test_an_encrypted_part_is_a_password(reader: Reader) -> None:
    data = bytearray(patched(GOOD, {}))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        position = data.find(signature)
        while position >= 0:
            data[position + offset] |= 1
            position = data.find(signature, position + 4)
    assert [finding.code for finding in reader.read(bytes(data), "a.xlsx").findings] == ["F002"]


def test_a_stored_zip_of_workbooks_is_an_archive_and_not_the_workbook_in_it(tmp_path: Path) -> None:
    for count in (1, 2):
        path = tmp_path / f"6月{count}.zip"
        path.write_bytes(zipped({f"{number}.xlsx": GOOD for number in range(count)}, zipfile.ZIP_STORED))
        assert sniff(path.read_bytes(), path.name) is Content.ZIP
        assert [(file.name, file.data) for file in received([path])] == [
            (f"{number}.xlsx", GOOD) for number in range(count)
        ]


def test_a_stored_zip_cut_behind_its_first_workbook_is_not_that_workbook(
    reader: Reader, tmp_path: Path
) -> None:
    whole = zipped({"1.xlsx": GOOD, "2.xlsx": GOOD}, zipfile.ZIP_STORED)
    path = tmp_path / "6月.zip"
    path.write_bytes(whole[: whole.index(GOOD) + len(GOOD) + 40])
    (file,) = received([path])
    assert (file.data, [(found.code, found.found) for found in file.findings]) == (
        b"",
        [("F005", "its end is missing")],
    )
    (finding,) = reader.read(path.read_bytes(), "6月.xlsx").findings
    assert (finding.code, finding.found) == ("F005", "its end is missing")


def test_a_workbook_cut_anywhere_lacks_its_end(reader: Reader) -> None:
    for length in {*range(4, len(GOOD), 97), *range(len(GOOD) - 30, len(GOOD))}:
        for name in ("a.xlsx", "a"):
            (finding,) = reader.read(GOOD[:length], name).findings
            assert (finding.code, finding.found) == ("F005", "its end is missing"), (length, name)


def test_a_word_file_that_holds_a_workbook_stays_a_word_file() -> None:
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>", "word/embeddings/a.xlsx": GOOD}
    assert sniff(zipped(parts, zipfile.ZIP_STORED)) is Content.DOCX


def test_a_text_that_begins_with_pk_is_a_text() -> None:
    assert sniff(b"PK,amount\n1,2\n3,4\n", "a.csv") is Content.CSV
