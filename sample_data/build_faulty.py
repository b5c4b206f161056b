"""Build ``faulty/``: one small file for each finding code. The same bytes at every run.

A file's name says which codes it must give and at which cells: ``N103@F5.xlsx``; several are joined
by ``+``; a code without a cell has no ``@``. The files are judged in a workspace that holds the
sample ledger; ``received/faulty.csv`` says on which day each is received.
"""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

from build import manifest  # noqa: E402 - the folder must be on the path first
from county.half_year import County, build_county  # noqa: E402
from faults import broken, registers, reports  # noqa: E402
from faults.base import Base  # noqa: E402
from sending import Sent, send_all  # noqa: E402
from sheets.grid import xlsx  # noqa: E402

_RECEIVED = "2021-08-03"
_OTHERWISE = {"D405": "2022-01-04", "H208": "2021-10-04"}


def faulty_files(county: County, sent: list[Sent]) -> dict[str, bytes]:
    """Every file by its name, given the sample's county and all that its units sent."""
    base = Base.of(county, sent)
    known = next(item for item in sent if item.name.startswith("城北街道") and item.folder == "2021-05")
    files = broken.files(base, known.data) | registers.files(base)
    files |= {f"{name}.xlsx": xlsx([sheet.grid()]) for name, sheet in reports.all_reports(base).items()}
    return files


def days_of_receipt(names: Iterable[str]) -> bytes:
    """The list of the day on which each file is received."""
    days = {name: _OTHERWISE.get(name.lstrip("~$")[:4], _RECEIVED) for name in sorted(names)}
    return manifest([(name, day, order) for order, (name, day) in enumerate(days.items(), 1)])


def main(target: Path = HERE) -> None:
    """Write all files below ``target``, in place of those of an earlier run."""
    folder = target / "faulty"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    county = build_county()
    files = faulty_files(county, send_all(county))
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (target / "received").mkdir(exist_ok=True)
    (target / "received" / "faulty.csv").write_bytes(days_of_receipt(files))
    print(f"{len(files)} files")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
