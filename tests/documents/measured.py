"""A document as LibreOffice prints it, measured in millimetres from the upper left corner of each page."""

import io
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_DOTS = 254  # per inch: ten a millimetre
_POINT = 25.4 / 72
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAME_LINE = 2  # mm: digits are set in a lower box
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


class Word(NamedTuple):
    """A run of characters without a space, and the box around it."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Rule(NamedTuple):
    """A horizontal rule: its ends, its top, its thickness."""

    left: float
    right: float
    top: float
    thickness: float


@dataclass(frozen=True, repr=False)
class Page:
    width: float
    height: float
    words: tuple[Word, ...]
    file: Path
    number: int

    @cached_property
    def picture(self) -> Any:
        """Red, green and blue of every tenth of a millimetre: height × width × 3."""
        import numpy as np
        from PIL import Image

        only = ("-f", str(self.number), "-l", str(self.number), "-singlefile")
        draw = ["pdftoppm", "-r", str(_DOTS), *only, str(self.file)]
        drawn = subprocess.run(draw, check=True, capture_output=True).stdout
        with Image.open(io.BytesIO(drawn)) as image:
            return np.asarray(image.convert("RGB")).astype("int16")

    def __repr__(self) -> str:
        return f"page {self.number} of {self.file.stem}"

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    def lines(self) -> list[str]:
        """The text line by line, from the top."""
        tops: dict[int, list[Word]] = {}
        for word in self.words:
            tops.setdefault(round(word.top), []).append(word)
        return ["".join(word.text for word in sorted(tops[top])) for top in sorted(tops)]

    def found(self, text: str) -> Word:
        """The first word that holds ``text``."""
        return next(word for word in self.words if text in word.text)

    def right_of(self, text: str) -> float:
        """Where the line ends in which ``text`` stands."""
        top = self.found(text).top
        return max(word.right for word in self.words if abs(word.top - top) < _SAME_LINE)

    def red_rows(self) -> Any:
        """For each tenth of a millimetre from the top, whether something red stands there."""
        return _red(self.picture).any(axis=1)

    def rules(self, *, red: bool) -> list[Rule]:
        """Every horizontal rule of one colour that is longer than 100 mm, from the top."""
        dark = _red(self.picture) if red else self.picture.max(axis=2) < 110
        rows = [row for row in range(dark.shape[0]) if dark[row].sum() > 1000]
        rules: list[Rule] = []
        for place, row in enumerate(rows):
            if place and row == rows[place - 1] + 1:
                rules[-1] = rules[-1]._replace(thickness=rules[-1].thickness + 0.1)
                continue
            columns = dark[row].nonzero()[0]
            rules.append(Rule(columns[0] / 10, columns[-1] / 10, row / 10, 0.1))
        return rules


def _red(picture: Any) -> Any:
    return (picture[:, :, 0] > 150) & (picture[:, :, 1] < 140) & (picture[:, :, 2] < 140)


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, list[Page]]:
    """The pages of each document, all printed by one LibreOffice with free fonts for the office's."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    converted(folder, "pdf", [folder / f"{name}.docx" for name in files], folder)
    return {name: _pages(folder / f"{name}.pdf") for name in files}


def converted(folder: Path, kind: str, files: list[Path], target: Path) -> None:
    """``files`` written anew as ``kind`` into ``target``; the profile lies in ``folder``."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is not installed"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(target), *map(str, files)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(ROOT / "benchmarks" / "fonts.conf")}
    subprocess.run(command, check=True, capture_output=True, env=environment)


def _pages(path: Path) -> list[Page]:
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, encoding="utf-8"
    ).stdout
    pages = []
    for number, (width, height, inner) in enumerate(_PAGE.findall(boxes), 1):
        words = tuple(
            Word(*(round(float(side) * _POINT, 2) for side in sides), text)
            for *sides, text in _WORD.findall(inner)
        )
        size = (round(float(length) * _POINT, 1) for length in (width, height))
        pages.append(Page(*size, words, path, number))
    return pages


def said(data: bytes) -> tuple[list[str], list[list[str]]]:
    """The text of every paragraph of the body in order, and of every cell row by row, controls included."""
    from docx import Document

    body = Document(io.BytesIO(data)).element.body
    texts = [_text(paragraph) for paragraph in body.iter(f"{_W}p")]
    rows = [[_text(cell) for cell in row.iter(f"{_W}tc")] for row in body.iter(f"{_W}tr")]
    return [text for text in texts if text], rows


def _text(element: Any) -> str:
    return "".join(node.text or "" for node in element.iter(f"{_W}t"))
