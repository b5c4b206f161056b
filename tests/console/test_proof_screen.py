"""What ``proof`` shows of a document: its faults with their places and sources, or one line; and its JSON."""

from io import StringIO

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion

from projledger.api.proofs import Faulty, FigureSource, Moved, Proof
from projledger.console.proof_screen import show_proof
from projledger.console.terminal import Screen
from projledger.documents.differences import Difference, Fault, Where
from projledger.documents.figures import Figure
from projledger.documents.papers import Identity
from projledger.foundation.language import set_language

RATE = Figure("rate", "project=31", "2021-06", 247, "54.84%")
TOTAL = Figure("completed_ytd", "all", "2021-06", 247, "134.19亿元")
NAME = Figure("name", "unit=青石镇", "2021-06", 247, "青石镇")
CELL = FigureSource(57, "岳家镇6月.xlsx", "月报!G7")
TOLD = FigureSource(58, "", "", "电话")
COMMAND = FigureSource(command="projledger progress --month 2021-06 --as-of 247")
IDENTITY = Identity("bulletin", "2021-06", 247, "2021-07-10", number="示重点办〔2021〕5号", version="0.1.0")
DIFFERENCES = (
    Faulty(
        Difference(
            Fault.TYPED, RATE, "64.84%", "54.84%", Where("…岳家生态肉牛（岳家镇，64.84%，欠5个百分点）…")
        ),
        "占年度计划的比例 岳家生态肉牛 2021-06",
        CELL,
    ),
    Faulty(
        Difference(Fault.NAME, NAME, "柳林镇", "青石镇", Where("", 1, 5, 2, "责任单位", "青石镇")),
        "名称 青石镇 2021-06",
        TOLD,
    ),
    Faulty(
        Difference(Fault.LOOSE, TOTAL, "134.19亿元", "134.19亿元", Where("累计完成投资134.19亿元，占…")),
        "累计完成投资 2021-06",
        COMMAND,
    ),
    Faulty(Difference(Fault.TEXT, None, "88", "", Where("…涉及88个项目…")), "", None),
)
MOVED = (
    Moved(
        TOTAL, "累计完成投资 2021-06", ("134.19亿元", "134.19"), ("134.26亿元", "134.26"), (251, 252), COMMAND
    ),
    Moved(RATE, "占年度计划的比例 岳家生态肉牛 2021-06", ("54.84%",), (), (251,), CELL),
)


def proof(
    differences: tuple[Faulty, ...] = (), moved: tuple[Moved, ...] = (), *, whole: bool = True
) -> Proof:
    return Proof("通报.docx", "督查通报", IDENTITY, 252, 578, whole, differences, moved)


PROOFS = {
    "all holds": proof(),
    "all that can be compared holds": proof(whole=False),
    "differences": proof(DIFFERENCES),
    "moved on": proof(moved=MOVED),
    "more than fit": proof(DIFFERENCES[:1] * 23),
}


@pytest.mark.parametrize(("language", "columns"), [("zh", 80), ("zh", 120), ("en", 80)])
@pytest.mark.parametrize("name", PROOFS)
def test_a_screen(name: str, language: str, columns: int, snapshot: SnapshotAssertion) -> None:
    set_language(language)
    text = StringIO()
    show_proof(Screen(file=text, width=columns, highlight=False, markup=False), PROOFS[name])
    assert [line for line in text.getvalue().splitlines() if cell_len(line) > columns] == []
    assert text.getvalue() == snapshot


def test_text_from_a_document_is_no_markup() -> None:
    text = StringIO()
    where = Where("[bold]甲[/]\x1b[31m乙")
    show_proof(
        Screen(file=text, width=80, markup=True),
        proof((Faulty(Difference(Fault.TEXT, None, "1", "", where), "", None),)),
    )
    assert "[bold]甲[/]" in text.getvalue()
    assert "\x1b" not in text.getvalue()


def test_a_proof_as_json() -> None:
    said = proof(DIFFERENCES[:1], MOVED[1:]).record()
    figure = {
        "name": "rate",
        "title": "占年度计划的比例 岳家生态肉牛 2021-06",
        "scope": "project=31",
        "period": "2021-06",
    }
    source = {"submission": 57, "file": "岳家镇6月.xlsx", "cell": "月报!G7", "stated": "", "command": ""}
    assert said == {
        "file": "通报.docx",
        "kind": "bulletin",
        "name": "督查通报",
        "number": "示重点办〔2021〕5号",
        "period": "2021-06",
        "as_of": 247,
        "present": 252,
        "figures": 578,
        "whole": True,
        "version": "0.1.0",
        "holds": False,
        "differences": [
            {
                "fault": "typed",
                "figure": figure,
                "stands": "64.84%",
                "ledger": "54.84%",
                "where": {
                    "around": "…岳家生态肉牛（岳家镇，64.84%，欠5个百分点）…",
                    "table": 0,
                    "row": 0,
                    "column": 0,
                    "title": "",
                    "label": "",
                },
                "source": source,
            }
        ],
        "moved": [{"figure": figure, "then": ["54.84%"], "now": [], "changed_by": [251], "source": source}],
    }
