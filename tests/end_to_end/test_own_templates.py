"""``template KIND``: the office's own template lies in its workspace, wins over ours and is not overwritten."""

from pathlib import Path

import pytest
from docx import Document

from projledger import Ledger
from projledger.documents.papers import KINDS

pytestmark = pytest.mark.slow


@pytest.fixture
def office(tmp_path: Path) -> Path:
    Ledger.create(tmp_path / "office", county="示例县", year=2021).close()
    return tmp_path / "office"


def test_a_template_is_copied_to_the_workspace_once(run, office: Path) -> None:
    first = run("template", "催报通知", "--ledger", str(office))
    assert first.returncode == 0
    assert (office / "templates" / "urge.docx").is_file()
    again = run("template", "urge", "--ledger", str(office), language="en")
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_a_template_goes_to_the_named_file_without_a_workspace(run, tmp_path: Path) -> None:
    assert run("template", "bulletin", "-o", "通报.docx").returncode == 0
    assert Document(str(tmp_path / "通报.docx")).paragraphs


def test_an_unknown_kind_names_the_known_ones(run) -> None:
    refused = run("template", "nonsense", language="en")
    assert refused.returncode == 2
    assert all(key in refused.stderr for key in ("report", *KINDS))


def test_the_offices_own_template_shapes_its_papers(run, county_copy: Path, tmp_path: Path) -> None:
    own = Document()
    own.add_paragraph("本办自用格式：{{ title }}")
    (county_copy / "templates").mkdir(exist_ok=True)
    own.save(str(county_copy / "templates" / "bulletin.docx"))
    done = run("bulletin", "--month", "6", "-o", "b.docx", "--ledger", str(county_copy))
    assert done.returncode == 0
    assert Document(str(tmp_path / "b.docx")).paragraphs[0].text.startswith("本办自用格式：关于")
    proved = run("proof", "b.docx", "--ledger", str(county_copy))
    assert proved.returncode == 0
