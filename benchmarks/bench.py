"""What the commands cost, as ratios measured in one run (``make bench``). Asserts nothing about seconds.

Each line is a whole process, median of several runs; the last column is the ratio to the line it is
compared with, which is what may be quoted: machines differ, ratios less so. ``--batch N`` measures
only a batch of N typical returns (``make bench`` measures 1,000 of them), ``--large N`` only ``progress`` on
a ledger of N projects (10,000 of them).
"""

import compileall
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "workbook"))  # how memory is measured
PLAIN = ROOT / "benchmarks" / "plain.py"
READING = ROOT / "benchmarks" / "reading.py"
BATCH = 1_000  # typical returns
_PART = 250  # of them, to see whether memory grows with their number
PROJECTS = 10_000  # of a large ledger
_YEAR = 12  # months
_BULLETIN = 2.0  # seconds: the aim for a bulletin of 200 projects
_NOTICE = 0.2  # seconds: the aim for one notice of fifty
RETURNS = ROOT / "sample_data" / "returns"
PROJLEDGER = [sys.executable, "-m", "projledger"]


def seconds(
    command: list[str], *, runs: int = 5, warm_ups: int = 1, before: Callable[[], None] | None = None
) -> float:
    """The median wall time of ``command`` after a warm-up; exit code 1 (findings) is no failure."""
    taken = []
    for run in range(warm_ups + runs):
        if before is not None:
            before()
        begin = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode not in {0, 1}:
            raise SystemExit(f"{command}: {done.stderr.decode(errors='replace')}")
        if run >= warm_ups:
            taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def line(name: str, took: float, against: float | None = None, other: str = "") -> None:
    """Print one measured line."""
    ratio = f"{took / against:6.2f} x {other}" if against else ""
    print(f"{name:<52}{took * 1000:9.0f} ms  {ratio}")


def peak_memory(command: list[str], before: Callable[[], None] | None = None) -> float | None:
    """MiB that ``command`` and its workers hold at once at most, sampled; None where there is no /proc."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    if before is not None:
        before()
    from family_memory import family, held

    most = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, sum(map(held, family(process.pid))))
            time.sleep(0.02)
    return most


def memory_line(name: str, most: float | None, against: float | None = None) -> None:
    """Print one peak, where it could be measured."""
    if most is not None:
        print(f"{name:<52}{most:9.0f} MiB {f'{most / against:6.2f} x the plain reading' if against else ''}")


def fresh(folder: Path) -> Callable[[], None]:
    """A function that makes ``folder`` a new workspace with registers and plan, returns still outside."""

    def make() -> None:
        from projledger.api.sample import build_registers

        subprocess.run(
            [sys.executable, "-c", f"import shutil; shutil.rmtree({str(folder)!r}, True)"], check=True
        )
        build_registers(folder)

    return make


def batch(files: int) -> None:
    """A batch of typical returns: reading them, and the whole import, against the usual tools."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from returns import RECEIVED_ON, build

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build(folder, files)
        returns, part, ledger = folder / "returns", folder / "part", folder / "ledger"
        for path in sorted(returns.rglob("*.xlsx"))[:_PART]:
            copy = part / path.relative_to(returns)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
        place = ["--ledger", str(ledger), "--received", RECEIVED_ON]
        with_registers = _with_registers(folder / "registers", ledger)
        command = [*PROJLEDGER, "import", str(returns), *place]
        # in turn, so that all of them see the machine in the same state
        took: dict[str, list[float]] = {"bare": [], "guarded": [], "pandas": [], "import": []}
        for _run in range(3):
            for task in ("bare", "guarded"):
                took[task] += _reading(task, returns)
            took["pandas"].append(
                seconds([sys.executable, str(PLAIN), "first", str(returns)], runs=1, warm_ups=0)
            )
            took["import"].append(seconds(command, runs=1, warm_ups=0, before=with_registers))
        median = {name: statistics.median(times) for name, times in took.items()}
        line(f"calamine, bare: read {files} typical returns", median["bare"])
        line("the same through the guarded reader", median["guarded"], median["bare"], "bare calamine")
        line("pandas.read_excel with openpyxl: read them", median["pandas"])
        line("projledger import: read, map, check, enter, keep them", median["import"])
        print(f"{'':<52}{'':>12}  {median['import'] / median['pandas']:6.2f} x pandas with openpyxl")
        small = peak_memory([*PROJLEDGER, "import", str(part), *place], with_registers)
        large = peak_memory(command, with_registers)
        memory_line(f"projledger import of {min(_PART, files)}: peak memory with its workers", small)
        memory_line(f"projledger import of {files}: peak memory with its workers", large)


def large(projects: int) -> None:
    """``progress`` on a ledger of many projects: of one year, and of three."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from large import build

    took, most = {}, {}
    with tempfile.TemporaryDirectory() as temporary:
        for months in (_YEAR, 3 * _YEAR):
            folder = Path(temporary) / str(months)
            build(folder, projects, months)
            command = [*PROJLEDGER, "progress", "--year", "2021", "--by", "unit", "--ledger", str(folder)]
            took[months] = seconds(command)
            most[months] = peak_memory(command)
    for months, against in ((_YEAR, None), (3 * _YEAR, took[_YEAR])):
        name = f"projledger progress: {projects} projects x {months} months"
        line(name, took[months], against, f"that of {_YEAR} months")
        memory_line(f"{name}: peak memory", most[months])


def _reading(task: str, folder: Path) -> list[float]:
    done = subprocess.run(
        [sys.executable, str(READING), task, str(folder), "1"], capture_output=True, check=True, text=True
    )
    return [float(text) for text in done.stdout.split()]


def _with_registers(registers: Path, ledger: Path) -> Callable[[], None]:
    """A function that makes ``ledger`` a new workspace that knows units and plans."""
    ready = ledger.with_name("ready")
    place = ["--ledger", str(ready)]
    for command in (
        ["init", str(ready), "--county", "示例县", "--year", "2021"],
        ["import", str(registers), "--received", "2020-01-05", *place],
    ):
        subprocess.run([*PROJLEDGER, *command], capture_output=True, check=True)

    def make() -> None:
        shutil.rmtree(ledger, ignore_errors=True)
        shutil.copytree(ready, ledger)

    return make


def papers(county: Path) -> None:
    """Measure a bulletin of 200 projects, and a letter to each of their units, against the aims."""
    drafts, place = county.parent / "drafts", ["--ledger", str(county)]
    draft = [*PROJLEDGER, "bulletin", "--quarter", "Q2", "-o", str(drafts / "bulletin.docx"), *place]
    drafts.mkdir()
    bulletin = seconds(draft, runs=3)
    line("projledger bulletin --quarter Q2 (200 projects)", bulletin, _BULLETIN, "the aim")
    letters = drafts / "letters"
    letter = [
        *PROJLEDGER,
        "notice",
        "--kind",
        "confirm",
        "--all",
        "--quarter",
        "Q2",
        "-o",
        str(letters),
        *place,
    ]
    took = seconds(letter, runs=3, before=lambda: shutil.rmtree(letters, ignore_errors=True))
    units = sum(1 for _ in letters.iterdir())
    line(f"projledger notice --kind confirm --all ({units} units)", took, _NOTICE * units, "the aim")


def compile_all() -> None:
    """Write the .pyc files: without them start-up would measure the compiler."""
    if not compileall.compile_dir(ROOT / "src" / "projledger", quiet=1):
        raise SystemExit("the source does not compile")


def main() -> None:
    """Measure start-up, the import of six months, progress, and a batch of typical returns."""
    compile_all()
    if len(sys.argv) > 1:
        {"--batch": batch, "--large": large}[sys.argv[1]](int(sys.argv[2]))
        return
    python = seconds([sys.executable, "-c", "pass"])
    help_ = seconds([*PROJLEDGER, "--help"])
    pandas = seconds([sys.executable, "-c", "import pandas"])
    openpyxl = seconds([sys.executable, "-c", "import pandas, openpyxl"])
    line("python -c pass", python)
    line("projledger --help", help_, python, "python -c pass")
    line("python -c 'import pandas'", pandas)
    line("python -c 'import pandas, openpyxl'", openpyxl)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "county"
        place = ["--ledger", str(folder)]
        files = sum(1 for file in RETURNS.rglob("*") if file.suffix in {".xlsx", ".xls", ".csv"})
        whole = seconds([*PROJLEDGER, "import", str(RETURNS), *place], runs=3, before=fresh(folder))
        read = seconds([sys.executable, str(PLAIN), "read", str(RETURNS)], runs=3)
        line(f"plain script: read the {files} files", read)
        line("projledger import: read, check, enter, keep them", whole, read, "the plain reading")
        plainly = peak_memory([sys.executable, str(PLAIN), "read", str(RETURNS)])
        memory_line("plain script: peak memory", plainly)
        own = peak_memory([*PROJLEDGER, "import", str(RETURNS), *place], fresh(folder))
        memory_line("projledger import: peak memory with its workers", own, plainly)
        progress = seconds([*PROJLEDGER, "progress", "--quarter", "Q2", *place])
        plain = seconds([sys.executable, str(PLAIN), "progress", str(RETURNS)], runs=3)
        line("plain script: read and group", plain)
        line("projledger progress --quarter Q2", progress, plain, "the plain script")
        line("", progress, pandas, "import pandas")
        papers(folder)
    batch(BATCH)
    large(PROJECTS)
    from hostile import worst

    worst()


if __name__ == "__main__":
    main()
