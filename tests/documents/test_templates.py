"""The templates that ship are those that their builder writes."""

import io
import zipfile

import pytest
from paper_templates.kinds import KINDS

from projledger.foundation.shipped import shipped


@pytest.mark.parametrize("name", KINDS)
def test_a_template_that_ships_is_the_one_its_builder_writes(name: str) -> None:
    with (
        zipfile.ZipFile(io.BytesIO(KINDS[name].package())) as built,
        zipfile.ZipFile(shipped("templates") / name) as kept,
    ):
        assert {part: built.read(part) for part in built.namelist()} == {
            part: kept.read(part) for part in kept.namelist()
        }


def test_no_other_word_template_ships() -> None:
    assert {path.name for path in shipped("templates").glob("*.docx")} == set(KINDS)
