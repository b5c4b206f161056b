"""Build the sample data: ``python sample_data/build.py [FOLDER]``. The same bytes at every run.

The county is made first and must keep its truth (the published sums, no contradiction); then its
registers, plan and six months of returns are written as its units would send them.
"""

import csv
import io
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

from county import figures, plans  # noqa: E402 - the folder must be on the path first
from county.half_year import County, build_county, check_county  # noqa: E402
from county.model import WAN  # noqa: E402
from sending import Sent, reported_in, send_all, standing  # noqa: E402
from sheets.registers import plan_file, units_file  # noqa: E402

UNITS_FILE, PLAN_FILE = "单位登记表.xlsx", "2021年度市县重点项目计划.xlsx"
_REGISTERS_RECEIVED = {UNITS_FILE: "2021-01-12", PLAN_FILE: "2021-01-20"}


def check_sent(county: County, sent: list[Sent]) -> None:
    """Raise AssertionError where what was sent does not leave the published figures in a ledger."""
    shown = standing(sent)
    for rank, whole in figures.COMPLETED.items():
        assert (
            sum(shown[project.number] for project in county.projects if project.rank == rank) == whole * WAN
        )
    june = reported_in(sent, 6)
    assert sum(project.number not in june for project in county.projects) == 4
    published = {unit.name for unit in county.reporting() if unit.published}
    for unit in published:
        files = [item for item in sent if any(line.project.unit.name == unit for line in item.lines)]
        assert len(files) == 6, unit
        assert all(item.received_on.day <= 5 for item in files), unit
        assert not any(line.odd or line.held for item in files for line in item.lines), unit
    for month in range(1, 7):
        at_the_time = standing(sent, month)
        for unit in published:
            own = county.of_unit(unit)
            assert 12 * sum(at_the_time[p.number] for p in own) >= month * sum(p.plan for p in own), (
                unit,
                month,
            )


def manifest(rows: list[tuple[str, str, int]]) -> bytes:
    """A list of files with day and order of receipt."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("file", "received_on", "order"))
    writer.writerows(rows)
    return stream.getvalue().encode()


def sample_files() -> dict[str, bytes]:
    """Every generated file by its path below ``sample_data``."""
    county = build_county()
    check_county(county)
    sent = send_all(county)
    check_sent(county, sent)
    files = {f"registers/{UNITS_FILE}": units_file(county), f"registers/{PLAN_FILE}": plan_file(county)}
    files["received/registers.csv"] = manifest(
        [(name, day, order) for order, (name, day) in enumerate(_REGISTERS_RECEIVED.items(), 1)]
    )
    rows = []
    for order, item in enumerate(sent, 1):
        path = f"{item.folder}/{item.name}"
        assert f"returns/{path}" not in files, path
        files[f"returns/{path}"] = item.data
        rows.append((path, item.received_on.isoformat(), order))
    files["received/returns.csv"] = manifest(rows)
    return files


def main(target: Path = HERE) -> None:
    """Write all files below ``target``, in place of those of an earlier run."""
    files = sample_files()
    for name in ("registers", "returns"):  # received/ also holds the day list of faulty/
        shutil.rmtree(target / name, ignore_errors=True)
    for path, data in files.items():
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    plan = sum(plans.PLAN.values())
    print(f"{len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB; plan {plan} 万元")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
