"""Valid files of each format, damaged at random, go the whole way: each has a verdict and nothing else happens."""

import os
import random
import time
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED

import pytest
from docx_builder import docx
from docx_builder import row as docx_row
from docx_builder import table as docx_table
from family_memory import MOST_TOGETHER, Peak
from mutation import mutated
from ods_builder import MIMETYPE, content, number, ods, row, table, text
from test_hostile_kinds import MOST_MEMORY, peak_of
from workbook_builder import patched, zipped

from projledger.api.ledger import Ledger
from projledger.intake.options import ImportOptions
from projledger.intake.planned import Fate
from projledger.workbook.text_encoding import decoded

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
RETURNS = ROOT / "sample_data" / "returns" / "2021-06"
#: One return of each layout of the sample county.
SAMPLES = (
    "云台镇6月.xlsx",
    "环境局6月份重点项目月报.xlsx",
    "重点项目导出（水务局2021年6月）.xlsx",
    "城投公司2021年1—6月.xlsx",
    "柏树镇6月.xlsx",
    "县民政局月报6月.xls",
    "城北街道办事处重点项目统计表6月.xls",
    "林业局2021年6月.csv",
)
DAY = ImportOptions(received_on=date(2021, 7, 5))
A_BATCH, BATCHES, LONG = 50, 6, 100
_TITLES = ("项目名称", "总投资（万元）", "本年累计完成投资（万元）", "形象进度", "存在问题")


@cache
def valid_files() -> list[tuple[str, bytes]]:
    """A file of each format and layout, with its name."""
    files = [(name, (RETURNS / name).read_bytes()) for name in SAMPLES]
    lines = [
        ("喜神至麻石公路", 36_000, 4_800, "路基完成60%", "无"),
        ("云台镇中心小学", 800, 500, "主体封顶", "资金紧"),
    ]
    cells = [
        [text(name), number(total), number(done), text(state), text(trouble)]
        for name, total, done, state, trouble in lines
    ]
    heading = [row(text("云台镇2021年6月重点项目月报表")), row(*map(text, _TITLES))]
    files.append(("云台镇2021年6月.ods", ods("".join([*heading, *(row(*line) for line in cells)]))))
    body = [docx_row(*map(str, line)) for line in lines]
    files.append(
        ("云台镇2021年6月.docx", docx("云台镇2021年6月重点项目月报表", docx_table(docx_row(*_TITLES), *body)))
    )
    files.append(("云台镇2021年6月.xlsb", (Path(__file__).parent / "fixtures" / "values.xlsb").read_bytes()))
    flat = content(table("".join([*heading, *(row(*line) for line in cells)])))
    flat = flat.replace("<office:document-content", f'<office:document office:mimetype="{MIMETYPE}"', 1)
    files.append(
        ("云台镇2021年6月.fods", flat.replace("/office:document-content", "/office:document").encode())
    )
    old, text_file = dict(files)["县民政局月报6月.xls"], dict(files)["林业局2021年6月.csv"]
    files.append(("县民政局月报2021年6月.et", old))
    files.append(("林业局2021年6月宽.csv", decoded(text_file).encode("utf-16")))
    macro = patched(files[0][1], {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)})
    files.append(("带宏2021年6月.xlsm", macro))
    return files


@pytest.fixture(scope="module")
def ledger(county: Path) -> Iterator[Ledger]:
    with Ledger.open(county) as opened:
        yield opened


def _batch(seed: int) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(f"mutated files {seed}")
    files = valid_files()
    for place in range(A_BATCH):
        name, data = files[(seed * A_BATCH + place) % len(files)]
        yield f"{place:02} {name}", mutated(data, chance)


@pytest.mark.parametrize(
    "seed",
    [
        *range(BATCHES),
        *(pytest.param(seed, marks=pytest.mark.fuzz) for seed in range(BATCHES, LONG + BATCHES)),
    ],
)
def test_damaged_files_of_every_format_have_a_verdict_each(seed: int, ledger: Ledger, tmp_path: Path) -> None:
    for name, data in _batch(seed):
        (tmp_path / name).write_bytes(data)
    before = peak_of(os.getpid())
    begun = time.monotonic()
    with Peak() as peak:
        report = ledger.check([tmp_path], DAY)
    assert time.monotonic() - begun < 60
    assert [file.name for file in sorted(report.outcome.files, key=lambda file: file.name)] == sorted(
        path.name for path in tmp_path.iterdir()
    )
    for file in report.outcome.files:
        assert file.verdict not in {Fate.REJECTED, Fate.HELD} or file.findings
    report.record()
    assert max((peak_of(worker.pid) for worker in ledger.reader._all), default=0) < MOST_MEMORY
    assert peak_of(os.getpid()) - before < 150
    assert peak.most < MOST_TOGETHER


@pytest.mark.parametrize("seed", range(20))
def test_damaged_archives_have_a_verdict_each_or_name_what_is_wrong(
    seed: int, ledger: Ledger, tmp_path: Path
) -> None:
    chance = random.Random(f"mutated archives {seed}")
    whole = zipped(dict(chance.sample(valid_files(), 3)), chance.choice((ZIP_DEFLATED, ZIP_STORED)))
    for place in range(3):
        (tmp_path / f"{place}月.zip").write_bytes(mutated(whole, chance))
    report = ledger.check([tmp_path], DAY)
    for file in report.outcome.files:
        assert file.verdict not in {Fate.REJECTED, Fate.HELD} or file.findings
    report.record()


def test_the_files_that_are_damaged_are_sound_before(ledger: Ledger, tmp_path: Path) -> None:
    for name, data in valid_files():
        (tmp_path / name).write_bytes(data)
    for file in ledger.check([tmp_path], DAY).outcome.files:
        assert not [
            finding
            for finding in file.findings
            if finding.code.startswith("F0") and finding.severity == "error"
        ]
