"""Files, folders and archives as the clerk names them."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from workbook_builder import zipped

from projledger.foundation.errors import UsageError, WorkspaceError
from projledger.workbook.inputs import ReceivedFile, received
from projledger.workbook.limits import Limits


def seen(*paths: Path, limits: Limits | None = None) -> list[tuple[str, str, bytes, list[str]]]:
    return [
        (file.name, file.container, file.data, [finding.code for finding in file.findings])
        for file in received(paths, limits)
    ]


def legacy(name: bytes, content: bytes) -> bytes:
    """A zip whose only name is raw bytes without the UTF-8 flag, as Chinese programs write them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x" * len(name), content)
    return out.getvalue().replace(b"x" * len(name), name)


def test_a_path_that_does_not_exist_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="6月"):
        received([tmp_path / "收件" / "6月"])


def test_folders_come_sorted_with_lock_files_named_and_litter_left_out(tmp_path: Path) -> None:
    (tmp_path / "乡镇").mkdir()
    for name in ("b.xlsx", "a.xlsx", "~$a.xlsx", ".DS_Store", "Thumbs.db", "乡镇/c.xls"):
        (tmp_path / name).write_bytes(name.encode())
    assert seen(tmp_path) == [
        ("a.xlsx", "", b"a.xlsx", []),
        ("b.xlsx", "", b"b.xlsx", []),
        ("~$a.xlsx", "", b"", ["F009"]),
        ("c.xls", "乡镇", "乡镇/c.xls".encode(), []),
    ]


def test_a_file_named_itself_has_no_container(tmp_path: Path) -> None:
    path = tmp_path / "云台镇6月.xlsx"
    path.write_bytes(b"1")
    assert list(received([path])) == [ReceivedFile("云台镇6月.xlsx", "", path, b"1")]


def test_archives_give_their_members_with_the_way_to_them(tmp_path: Path) -> None:
    inner = zipped({"岳家镇.csv": "1"})
    (tmp_path / "6月.zip").write_bytes(zipped({"乡镇/云台镇.xls": "2", "里.zip": inner, "__MACOSX/._x": "0"}))
    assert seen(tmp_path) == [
        ("云台镇.xls", "6月.zip/乡镇", b"2", []),
        ("岳家镇.csv", "6月.zip/里.zip", b"1", []),
    ]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_the_utf8_flag_are_read_as_they_were_meant(tmp_path: Path, encoding: str) -> None:
    name = "乡镇/云台镇6月.xlsx"
    (tmp_path / "a.zip").write_bytes(legacy(name.encode(encoding), b"1"))
    ((found, container, _data, codes),) = seen(tmp_path / "a.zip")
    assert (found, container, codes) == ("云台镇6月.xlsx", "a.zip/乡镇", [])


@pytest.mark.parametrize(
    "name", ["../evil.xlsx", "/etc/evil.xlsx", "C:\\evil.xlsx", "a/../../evil.xlsx", "..\\evil.xlsx"]
)
def test_a_name_that_leaves_the_archive_is_refused_and_the_rest_comes(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({name: "x", "好.xlsx": "1"}))
    found = seen(tmp_path / "a.zip")
    assert ([entry[3] for entry in found if entry[3]], [entry[0] for entry in found if not entry[3]]) == (
        [["F011"]],
        ["好.xlsx"],
    )
    assert all(entry[2] == b"" for entry in found if entry[3])


def test_two_members_of_the_same_name_cannot_both_be_taken(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.xlsx", b"1")
            archive.writestr("a.xlsx", b"2")
    (tmp_path / "a.zip").write_bytes(out.getvalue())
    assert [entry[3] for entry in seen(tmp_path / "a.zip")] == [[], ["F011"]]


def test_a_bomb_is_refused_by_its_ratio_and_its_neighbour_comes(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"bomb.xlsx": b"0" * 30_000_000, "好.xlsx": "1"}))
    assert [(entry[0], entry[3]) for entry in seen(tmp_path / "a.zip")] == [
        ("bomb.xlsx", ["F007"]),
        ("好.xlsx", []),
    ]


def test_archives_in_archives_end_somewhere(tmp_path: Path) -> None:
    data = zipped({"a.xlsx": "1"})
    for _level in range(5):
        data = zipped({"in.zip": data})
    (tmp_path / "a.zip").write_bytes(data)
    ((name, _container, content, codes),) = seen(tmp_path / "a.zip")
    assert (name, content, codes) == ("in.zip", b"", ["F007"])


def test_archives_that_branch_at_every_level_end_in_one_finding(tmp_path: Path) -> None:
    data = zipped({f"{number}.csv": "甲,1\n乙,2\n" for number in range(40)})
    for _level in range(2):
        data = zipped({f"{number}.zip": data for number in range(40)})
    (tmp_path / "a.zip").write_bytes(data)
    found = seen(tmp_path / "a.zip")
    assert [entry[3] for entry in found if entry[3]] == [["F007"]]
    assert len(found) <= Limits().members + 1


@pytest.mark.parametrize("name", ["通报.docx", "月报.odt", "汇报.pptx"])
def test_a_damaged_document_is_not_taken_apart(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(zipped({"_rels/.rels": "1", "document.xml": "2"}))
    assert [entry[0] for entry in seen(tmp_path)] == [name]


def test_what_all_members_come_to_is_bounded(tmp_path: Path) -> None:
    noise = [bytes((number * step) % 251 for step in range(400_000)) for number in range(1, 5)]
    data = zipped({f"{number}.xlsx": content for number, content in enumerate(noise)}, zipfile.ZIP_STORED)
    (tmp_path / "a.zip").write_bytes(data)
    codes = [
        entry[3] for entry in seen(tmp_path / "a.zip", limits=Limits(archive_mebibytes=1, file_mebibytes=1))
    ]
    assert codes == [["F007"]]
    codes = [entry[3] for entry in seen(tmp_path / "a.zip", limits=Limits(archive_mebibytes=2, members=3))]
    assert codes == [["F007"]]


def test_a_damaged_archive_and_an_encrypted_member_have_their_findings(tmp_path: Path) -> None:
    good = zipped({"a.xlsx": "1" * 1000})
    (tmp_path / "cut.zip").write_bytes(good[:60])
    locked = bytearray(good)
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        struct.pack_into("<H", locked, locked.find(signature) + offset, 1)
    (tmp_path / "locked.zip").write_bytes(locked)
    assert [(entry[0], entry[3]) for entry in seen(tmp_path)] == [("cut.zip", ["F005"]), ("a.xlsx", ["F002"])]


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"0" * 2_000_000)
    assert [(entry[2], entry[3]) for entry in seen(tmp_path, limits=Limits(file_mebibytes=1))] == [
        (b"", ["F007"])
    ]


def test_a_file_that_the_system_keeps_locked_gives_a_plain_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "云台镇6月.xlsx"
    path.write_bytes(b"1")

    def refuse(_self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(WorkspaceError, match=r"云台镇6月\.xlsx"):
        list(received([path]))
