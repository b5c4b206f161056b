"""A batch that workers judge: the same findings and the same ledger, to the last digit, as judged one by one."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sample_builder import SAMPLE

from projledger.api import imports
from projledger.api.ledger import Ledger
from projledger.api.sample import build_registers
from projledger.foundation.settings import Settings, default_toml, parse
from projledger.intake import plan_transport, planning, worker
from projledger.intake.options import ImportOptions
from projledger.workbook.inputs import ReceivedFile
from projledger.workbook.limits import Limits
from projledger.workbook.worker import ACCEPTED, DONE, answer

pytestmark = pytest.mark.slow
DAY = date(2021, 7, 20)
NEVER = 1_000_000
RETURNS = [SAMPLE / "returns" / "2021-06"]


def clock() -> datetime:
    return datetime(2021, 7, 20, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that knows units and plan, and has no return yet."""
    folder = tmp_path_factory.mktemp("registers") / "county"
    build_registers(folder)
    return folder


def faulty_files(ledger: Ledger) -> list[Path]:
    """The faulty files without registers and plans: after one of these nothing is judged elsewhere."""
    report = ledger.check([SAMPLE / "faulty"], ImportOptions(received_on=DAY))
    forms = {file.received.path: {back.form for back in file.returns} for file in report.outcome.files}
    return [path for path in sorted((SAMPLE / "faulty").iterdir()) if forms[path] <= {"report"}]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What workers answered."""
    answered: list[bytes] = []
    unpacked = plan_transport.unpacked_plan

    def counting(answer: bytes, *rest: object) -> object:
        answered.append(answer)
        return unpacked(answer, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(planning, "unpacked_plan", counting)
    return answered


@pytest.mark.parametrize("strict", [False, True])
def test_faulty_files_and_returns_give_the_same_whoever_judges_them(
    registers: Path, monkeypatch: pytest.MonkeyPatch, answers: list[bytes], strict: bool
) -> None:
    said = []
    with Ledger.open(registers, clock=clock) as ledger:
        files = [*faulty_files(ledger), *RETURNS]
        answers.clear()
        for many in (NEVER, 1):
            monkeypatch.setattr(imports, "MANY", many)
            report = ledger.check(files, ImportOptions(received_on=DAY, strict=strict))
            said.append(report.outcome.files)
    assert [file.record() for file in said[0]] == [file.record() for file in said[1]]
    assert said[0] == said[1]
    assert len(answers) > 30


def test_the_ledger_is_the_same_to_the_last_digit(
    registers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[bytes]
) -> None:
    digests = []
    for many in (NEVER, 1):
        monkeypatch.setattr(imports, "MANY", many)
        with Ledger.open(shutil.copytree(registers, tmp_path / str(many)), clock=clock) as ledger:
            files = [*faulty_files(ledger), *RETURNS]
            ledger.import_(files, ImportOptions(received_on=DAY), annotate=False)
            assert not list(ledger.verify())
            digests.append(ledger.book.head_digest)
    assert digests[0] == digests[1]
    assert len(answers) > 30


def test_what_fails_in_a_worker_is_judged_by_whoever_asked(registers: Path) -> None:
    clerk = worker._Clerk(Limits())
    with Ledger.open(registers, clock=clock) as ledger:
        brief = plan_transport.Brief(ledger.book.path, ledger.book.head, ledger.settings, ImportOptions(DAY))
        assert clerk.brief(brief.packed(), "") == ACCEPTED
        path = next((SAMPLE / "returns" / "2021-06").glob("*.xlsx"))
        received = ReceivedFile(path.name, "", path, path.read_bytes())
        told = plan_transport.About(received, "aa", None).packed()
        assert clerk.judge(received.data, told).startswith(DONE)
        clerk._vocabularies = object()  # type: ignore[assignment] # which fails at the first question
        assert clerk.judge(received.data, told) == answer(received.data, path.name, Limits())


def test_a_ledger_that_a_worker_cannot_open_leaves_the_judging_to_whoever_asked(tmp_path: Path) -> None:
    clerk = worker._Clerk(Limits())
    brief = plan_transport.Brief(tmp_path / "ledger.db", 1, _settings(), ImportOptions(DAY))
    assert clerk.brief(brief.packed(), "") != ACCEPTED
    path = next((SAMPLE / "returns" / "2021-06").glob("*.xlsx"))
    told = plan_transport.About(ReceivedFile(path.name, "", path, b""), "aa", DAY).packed()
    assert clerk.judge(path.read_bytes(), told) == answer(path.read_bytes(), path.name, Limits())


def test_a_worker_that_fails_over_its_brief_lives_on_and_gives_the_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_args: object, **_options: object) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr("projledger.ledger.book.Book.open", fails)
    clerk = worker._Clerk(Limits())
    brief = plan_transport.Brief(tmp_path / "ledger.db", 1, _settings(), ImportOptions(DAY))
    assert clerk.brief(brief.packed(), "") == b"the disk is gone"
    assert "RuntimeError" in capsys.readouterr().err
    path = next((SAMPLE / "returns" / "2021-06").glob("*.xlsx"))
    told = plan_transport.About(ReceivedFile(path.name, "", path, b""), "aa", DAY).packed()
    assert clerk.judge(path.read_bytes(), told) == answer(path.read_bytes(), path.name, Limits())


def _settings() -> Settings:
    text = default_toml("重点办", "示例县", 2021) + '\n[currency.rates]\n"美元" = 6.5\n'
    return parse(text, "projledger.toml")
