"""Render what leaves the office as pictures, for a person to look at (``make look``).

Builds the sample's ledger in a temporary folder as an office would (month by month, with marked-up copies
and the month's bulletin), issues a paper of each kind, proves all that was issued, writes the workbooks for
units, the exports, and turns each into look/NAME-PAGE.png.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from projledger.documents import papers

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_data"
LOOK = ROOT / "look"
#: Returns with faults of many kinds, for copies with many marks: .xlsx, .xls and .csv.
FAULTY = [
    SAMPLE / "faulty" / name for name in ("N103@F5.xlsx", "H206+P510.xlsx", "N114@F5.csv", "P502@B7.xlsx")
]
#: Pages of one file beyond these show nothing new.
MOST_PAGES = 6
DOTS_PER_INCH = 70
#: Of January no bulletin is issued; that of June is the half-year's, one of the papers to look at.
WITHOUT_BULLETIN = frozenset({"2021-01", "2021-06"})
#: The papers to look at, and to whom they go.
KINDS = {kind.key: kind.receives for kind in papers.KINDS.values() if kind.receives != "project"}


def missing_tools() -> list[str]:
    """What must be installed before anything can be rendered."""
    lacking = []
    if shutil.which("soffice") is None:
        lacking.append("LibreOffice (its command soffice)")
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        lacking.append("Chromium (for the wall chart)")
    if shutil.which("pdftoppm") is None:
        lacking.append("poppler-utils (its command pdftoppm)")
    fonts = shutil.which("fc-list")
    if fonts and not subprocess.run([fonts, ":lang=zh"], capture_output=True, check=False).stdout:
        lacking.append("a Chinese font, such as Noto Serif CJK SC")
    return lacking


def projledger(*arguments: str | Path, ledger: Path | None = None) -> None:
    """Run a command; exit code 1 (findings) is no failure."""
    command = [sys.executable, "-m", "projledger", *map(str, arguments)]
    if ledger is not None:
        command += ["--ledger", str(ledger)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode(errors='replace')}")


def issued(kind: str, ledger: Path) -> Path:
    """Issue papers of ``kind``, to all units concerned where it goes to units; the one that says most."""
    before = set((ledger / "issued").glob("*.docx"))
    command = ("notice", "--all") if KINDS[kind] == "unit" else ("bulletin",)
    options = ("--kind", kind, "--quarter", "Q2", "--issue")
    projledger(*command, *options, ledger=ledger)
    return max(set((ledger / "issued").glob("*.docx")) - before, key=lambda path: path.stat().st_size)


def prove(files: list[Path], ledger: Path) -> None:
    """Stop where a figure of an issued document is not the one that the ledger had when it was issued."""
    command = [sys.executable, "-m", "projledger", "proof", "--as-issued", "--ledger", str(ledger)]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"proof: {(done.stdout + done.stderr).decode(errors='replace')}")


def products(folder: Path) -> list[Path]:
    """Build the ledger in ``folder`` and write all that leaves the office; the files to look at."""
    ledger, out = folder / "ledger", folder / "out"
    out.mkdir()
    projledger("init", ledger, "--county", "示例县", "--year", "2021")
    registers = sorted((SAMPLE / "registers").glob("*.xlsx"))
    months = sorted(path for path in (SAMPLE / "returns").iterdir() if path.is_dir())
    projledger("import", *registers, ledger=ledger)
    for month in months:
        projledger("import", month, ledger=ledger)
        if month.name not in WITHOUT_BULLETIN:
            projledger("bulletin", "--month", month.name, "--issue", ledger=ledger)
    projledger("import", *FAULTY, ledger=ledger)
    projledger(
        "bulletin", "--quarter", "Q2", "--draft", "征求意见稿", "-o", out / "draft.docx", ledger=ledger
    )
    for kind in KINDS:
        shutil.copy(issued(kind, ledger), out / f"{kind}.docx")
    prove(sorted((ledger / "issued").glob("*.docx")), ledger)
    projledger(
        "template", "report", "--unit", "云台镇", "--month", "7", "-o", out / "prefilled.xlsx", ledger=ledger
    )
    for kind in ("units", "plan", "report"):
        projledger("template", kind, "-o", out / f"blank-{kind}.xlsx")
    projledger("progress", "--quarter", "Q2", "--by", "unit", "-o", out / "progress.xlsx", ledger=ledger)
    projledger("export", "-o", out / "export.xlsx", ledger=ledger)
    marked = sorted((ledger / "returned").glob("*/*.xlsx"))
    questions = sorted((ledger / "returned").glob("*.xlsx"))
    for stem, files in (("returned", marked), ("questions", questions)):
        for number, file in enumerate(files, 1):
            shutil.copy(file, out / f"{stem}-{number}.xlsx")
    return sorted(out.iterdir())


def render(files: list[Path], folder: Path) -> list[Path]:
    """Each file's first pages as pictures in look/, by a LibreOffice with a profile of its own."""
    shutil.rmtree(LOOK, ignore_errors=True)
    LOOK.mkdir()
    profile = (folder / "profile").as_uri()
    office = [
        shutil.which("soffice") or "",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    fonts = {**os.environ, "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf"))}
    subprocess.run(
        [*office, "--outdir", str(folder), *map(str, files)], capture_output=True, check=True, env=fonts
    )
    for file in files:
        pages = [str(folder / f"{file.stem}.pdf"), str(LOOK / file.stem)]
        draw = [shutil.which("pdftoppm") or "", "-png", "-r", str(DOTS_PER_INCH), "-l", str(MOST_PAGES)]
        subprocess.run([*draw, *pages], check=True)
    return sorted(LOOK.glob("*.png"))


def main() -> None:
    """Render, and say where the pictures lie or what is missing."""
    if lacking := missing_tools():
        sys.exit(f"Nothing was rendered. Missing: {'; '.join(lacking)}.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pictures = render(products(folder), folder)
    print(f"{len(pictures)} pictures in {LOOK}:")
    for picture in pictures:
        print(f"  {picture.name}")


if __name__ == "__main__":
    main()
