"""``proof`` on documents of the sample county: what passes, what is told of a changed figure, what is refused."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from projledger import Ledger
from projledger.api.papers import facts_of, rendered, template_of
from projledger.documents.papers import KINDS, Asked, Kind, Paper
from projledger.documents.reading import blocks_of
from projledger.foundation.errors import Refused, UnknownName, UsageError
from projledger.foundation.period import Month, Period

pytestmark = pytest.mark.slow

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
JUNE = Period("month", Month(2021, 6))
#: A review slip quotes what stands in the units' files, with its cells.
QUOTING = {"review"}
#: What is no figure of the ledger: days and months, numbers of items and annexes, bounds that settings set.
NO_FIGURE = re.compile(
    r"(\d{4}年)?(\d{1,2}(—\d{1,2})?月)?(\d{1,2}日)?|^\d+[.．]?|附件(：)?\d+[.．]?|[居前后]\d位|\d个月及以上|第\d+个工作日"
)


@pytest.fixture(scope="module")
def ledger(county: Path) -> Iterator[Ledger]:
    with Ledger.open(county) as opened:
        yield opened


def paper_of(ledger: Ledger, kind: Kind) -> tuple[Any, Paper]:
    """The facts and the first paper of ``kind`` of which there is something to say in June."""
    facts = facts_of(ledger, JUNE)
    asked = {
        "all": [Asked()],
        "unit": [Asked(unit=unit.name) for unit in facts.units],
        "project": [Asked(project=project.id) for project in facts.projects],
    }[kind.receives]
    for one in asked:
        try:
            return facts, kind.compose(facts, one)
        except UnknownName:
            continue
    raise AssertionError(f"nobody gets a {kind.name}")


def written(ledger: Ledger, kind: str, folder: Path) -> Path:
    facts, paper = paper_of(ledger, KINDS[kind])
    file = folder / f"{kind}.docx"
    file.write_bytes(rendered(paper, facts, template_of(ledger, KINDS[kind])))
    return file


def changed(file: Path, start: str, text: str) -> Path:
    """``file`` with another text in the first control whose tag begins with ``start``."""
    document = Document(str(file))
    for control in document.element.body.iter(f"{W}sdt"):
        if control.find(f"{W}sdtPr/{W}tag").get(f"{W}val").startswith(start):
            next(control.iter(f"{W}t")).text = text
            break
    else:
        raise AssertionError(start)
    made = file.with_name(f"changed-{file.name}")
    document.save(str(made))
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_of_every_kind_passes_as_it_was_written(ledger: Ledger, kind: str, tmp_path: Path) -> None:
    proof = ledger.proof(written(ledger, kind, tmp_path))
    assert proof.whole
    assert [(item.difference, item.title) for item in proof.differences] == []
    assert proof.moved == ()
    assert proof.figures


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - QUOTING))
def test_no_figure_of_any_kind_stands_outside_a_control(ledger: Ledger, kind: str, tmp_path: Path) -> None:
    outside = []
    for block in blocks_of(written(ledger, kind, tmp_path).read_bytes()):
        plain = "".join("" if piece.control else piece.text for piece in block.pieces)
        outside.append(NO_FIGURE.sub("", plain))
    assert [text for text in outside if re.search(r"\d", text)] == []


@pytest.mark.look
@pytest.mark.parametrize("kind", KINDS)
def test_a_document_of_every_kind_passes_after_libreoffice_has_saved_it(
    ledger: Ledger, kind: str, tmp_path: Path
) -> None:
    file, saved = written(ledger, kind, tmp_path), tmp_path / "saved"
    office = [shutil.which("soffice") or "", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    convert = [*office, "--headless", "--convert-to", "docx", "--outdir", str(saved), str(file)]
    subprocess.run(convert, capture_output=True, check=True)
    proof = ledger.proof(saved / file.name)
    assert [(item.difference, item.title) for item in proof.differences] == []


def test_one_line_says_that_all_holds(run: Any, county: Path, ledger: Ledger, tmp_path: Path) -> None:
    file = written(ledger, "bulletin", tmp_path)
    done = run("proof", file.name, "--ledger", str(county), language="en")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert "all as in the ledger (no. 247)" in done.stdout


def test_a_figure_typed_over_is_told_with_its_place_and_its_cell(
    run: Any, county: Path, ledger: Ledger, tmp_path: Path
) -> None:
    file = changed(written(ledger, "bulletin", tmp_path), "rate:project=", "1%")
    done = run("proof", file.name, "--ledger", str(county), "--format", "json")
    assert done.returncode == 1
    (said,) = json.loads(done.stdout)["files"]
    (found,) = said["differences"]
    assert (said["kind"], said["as_of"], said["whole"], said["holds"]) == ("bulletin", 247, True, False)
    assert (found["fault"], found["stands"], said["moved"]) == ("typed", "1%", [])
    assert found["figure"]["name"] == "rate"
    assert found["source"]["file"].endswith("6月.xlsx")
    assert found["source"]["cell"].startswith("月报!")
    told = run("proof", file.name, "--ledger", str(county)).stdout
    assert f"台账：{found['ledger']}" in told
    assert found["source"]["cell"] in told


def test_a_figure_of_a_unit_is_told_with_the_command_that_shows_it(ledger: Ledger, tmp_path: Path) -> None:
    file = changed(written(ledger, "bulletin", tmp_path), "rate:unit=云台镇:", "1%")
    (found,) = ledger.proof(file).differences
    assert found.source is not None
    assert found.source.command == "projledger progress --month 2021-06 --unit 云台镇 --as-of 247"


def test_what_the_ledger_has_changed_since_is_told_with_the_submission(
    county_copy: Path, tmp_path: Path
) -> None:
    with Ledger.open(county_copy) as ledger:
        file = written(ledger, "bulletin", tmp_path)
        facts, paper = paper_of(ledger, KINDS["bulletin"])
        rates = (figure.scope for figure in paper.figures if figure.name == "rate")
        scope = next(scope for scope in rates if scope.startswith("project="))
        project = next(one for one in facts.projects if f"project={one.id}" == scope)
        values = {"completed_ytd": "1.5亿"}
        told = ledger.enter(project.key, JUNE.last, values, source="电话", reason="更正")
        proof = ledger.proof(file)
        assert proof.differences == ()
        moved = {(item.figure.name, item.figure.scope): item for item in proof.moved}
        number = told.number
        own = moved["rate", scope]
        assert own.changed_by == (number,)
        total = moved["completed_ytd", "all"]
        assert total.then != total.now
        assert total.changed_by == (number,)
        assert ("head_digest", "all") not in moved
        assert ledger.proof(file, as_issued=True).holds


def test_a_lost_template_leaves_the_controls_to_compare(ledger: Ledger, tmp_path: Path) -> None:
    facts, paper = paper_of(ledger, KINDS["bulletin"])
    own = tmp_path / "own.docx"
    document = Document()
    document.add_paragraph("{{ overview[0] }} 另附12件。")
    document.save(str(own))
    file = tmp_path / "of-own.docx"
    file.write_bytes(rendered(paper, facts, own))
    proof = ledger.proof(file)
    assert not proof.whole
    assert proof.holds
    (found,) = ledger.proof(changed(file, "annual_plan:all:", "1亿元")).differences
    assert found.difference.stands == "1亿元"


def test_without_template_and_tags_nothing_is_called_proved(ledger: Ledger, tmp_path: Path) -> None:
    facts, paper = paper_of(ledger, KINDS["bulletin"])
    own, file = tmp_path / "own.docx", tmp_path / "of-own.docx"
    document = Document()
    document.add_paragraph("{{ overview[0] }}")
    document.save(str(own))
    file.write_bytes(rendered(paper, facts, own))
    document = Document(str(file))
    for about in document.element.body.iter(f"{W}sdtPr"):
        about.remove(about.find(f"{W}tag"))
    document.save(str(file))
    with pytest.raises(Refused, match="nothing can be proved"):
        ledger.proof(file)


# ---- what is refused -----------------------------------------------------------------------------


def test_a_document_of_another_ledger_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    file = written(ledger, "bulletin", tmp_path)
    with (
        Ledger.create(tmp_path / "other", county="另县", year=2021) as other,
        pytest.raises(Refused, match="another ledger"),
    ):
        other.proof(file)


def test_a_document_that_says_nothing_of_itself_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    plain = tmp_path / "plain.docx"
    Document().save(str(plain))
    with pytest.raises(UsageError, match="does not say which figures"):
        ledger.proof(plain)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no", b"\xd0\xcf\x11\xe0 old Word"])
def test_what_is_no_word_document_is_refused(ledger: Ledger, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "not.docx"
    file.write_bytes(data)
    with pytest.raises(UsageError, match="not a Word document"):
        ledger.proof(file)


def test_a_package_that_is_a_workbook_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    file = tmp_path / "book.docx"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    file.write_bytes(made.getvalue())
    with pytest.raises(UsageError, match="not a Word document"):
        ledger.proof(file)


def test_one_file_that_is_refused_does_not_keep_the_others_from_being_proved(
    run: Any, county: Path, ledger: Ledger, tmp_path: Path
) -> None:
    file = written(ledger, "bulletin", tmp_path)
    done = run("proof", "missing.docx", file.name, "--ledger", str(county), language="en")
    assert done.returncode == 3
    assert "missing.docx cannot be read" in done.stderr
    assert f"{file.name}: " in done.stdout
