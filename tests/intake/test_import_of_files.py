import io
import zipfile
from datetime import date

import pytest
from small_office import PLAN, UNITS, Office, codes, only, report, told

from projledger.foundation.period import Month
from projledger.intake.posting import post_import

FARM, SCHOOL, PLANT, ROAD = "云台镇生猪养殖场", "云台镇中心小学", "白衣镇污水处理厂", "喜神至麻石公路改建工程"
JUNE = report("云台镇", 6, {FARM: 900, SCHOOL: 300})


def test_register_plan_and_reports_of_one_call_are_entered_whatever_their_order(bare_office: Office) -> None:
    outcome = bare_office.take({"1.csv": JUNE, "2.csv": PLAN, "3.csv": UNITS})
    assert told(outcome) == [("3.csv", "entered", []), ("2.csv", "entered", []), ("1.csv", "entered", [])]
    assert bare_office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}
    assert [one.reporting_unit for one in bare_office.view.projects(Month(2021, 6))] == [
        "交通运输局",
        "云台镇人民政府",
        "云台镇人民政府",
        "白衣镇人民政府",
    ]


def test_check_finds_what_import_finds_and_writes_nothing(office: Office) -> None:
    files = {"云台镇6月.csv": JUNE.replace("900", "约900万"), "5月.csv": report("白衣镇", 5, {PLANT: 100})}
    before = office.book.head
    foreseen = office.check(files)
    assert office.book.head == before
    assert told(office.take(files)) == told(foreseen)


def test_a_figure_leads_back_to_its_cell(office: Office) -> None:
    office.take({"云台镇6月.csv": JUNE})
    figure = office.view.figures(2021, Month(2021, 6))[0]
    assert (figure.source.file_name, figure.cells["completed_ytd"]) == ("云台镇6月.csv", "云台镇6月!C4")
    assert office.book.original(figure.source.submission) == JUNE.encode()


def test_a_faulty_row_is_held_and_the_others_are_entered(office: Office) -> None:
    file = only(office.take({"云台镇6月.csv": JUNE.replace("900", "约900万")}))
    assert (file.verdict, codes(file)) == ("held", ["N103"])
    assert file.returns[0][:6] == ("report", "云台镇人民政府", "2021-06", "held", 1, 1)
    assert office.figures() == {("PC-03", 6): 300}
    assert [row.name for row in office.view.held()] == [FARM]


def test_strict_rejects_the_whole_return(office: Office) -> None:
    file = only(office.take({"云台镇6月.csv": JUNE.replace("900", "约900万")}, strict=True))
    assert (file.verdict, file.returns[0].entered) == ("rejected", 0)
    assert office.figures() == {}


def test_the_same_bytes_are_entered_once(office: Office) -> None:
    outcome = office.take({"云台镇6月.csv": JUNE, "云台镇6月(1).csv": JUNE})
    assert told(outcome) == [("云台镇6月.csv", "entered", []), ("云台镇6月(1).csv", "duplicate", ["F010"])]
    first = outcome.files[0].submission
    again = only(office.take({"云台镇.csv": JUNE}))
    assert (again.verdict, again.submission) == ("duplicate", first)
    assert again.findings[0].message == f"The same file as no. {first} (2021-06); it is not entered again."
    assert office.book.head == first


def test_a_duplicate_within_one_call_bears_the_number_of_its_twin_once_that_has_one(office: Office) -> None:
    files = {"云台镇6月.csv": JUNE, "云台镇6月(1).csv": JUNE}
    checked = office.check(files).files[1]
    assert (checked.submission, checked.findings[0].message) == (
        None,
        "The same file as “云台镇6月.csv” of this call; it is not entered again.",
    )
    first, second = office.take(files).files
    assert first.submission == second.submission == office.book.head
    assert second.findings[0].message == f"The same file as no. {first.submission}; it is not entered again."


def test_rejected_bytes_are_judged_anew(bare_office: Office) -> None:
    bare_office.take({"2.csv": PLAN.replace("交通局", "交通运输局")})
    assert only(bare_office.take({"云台镇6月.csv": JUNE})).verdict == "rejected"
    bare_office.take({"单位.csv": UNITS})
    bare_office.take({"计划.csv": PLAN})
    assert only(bare_office.take({"云台镇6月.csv": JUNE})).verdict == "entered"


def test_a_correction_replaces_the_earlier_return_and_says_how_many_figures_change(office: Office) -> None:
    first = only(office.take({"a.csv": report("云台镇", 6, {FARM: 900, SCHOOL: 300}, "2021年7月2日")}))
    second = only(office.take({"b.csv": report("云台镇", 6, {FARM: 950, SCHOOL: 300}, "2021年7月4日")}))
    assert (second.verdict, second.replaces, second.changed_projects) == (
        "updated",
        (f"no. {first.submission}",),
        1,
    )
    assert office.figures()["PC-02", 6] == 950


def test_a_return_dated_earlier_is_kept_and_does_not_stand(office: Office) -> None:
    office.take({"b.csv": report("云台镇", 6, {FARM: 950, SCHOOL: 300}, "2021年7月4日")})
    late = only(office.take({"a.csv": report("云台镇", 6, {FARM: 900, SCHOOL: 300}, "2021年7月2日")}))
    assert (late.verdict, codes(late), late.replaces) == ("entered", ["H205"], ())
    assert office.figures()["PC-02", 6] == 950


def test_two_versions_of_one_date_are_a_question_and_a_dropped_project_is_named(office: Office) -> None:
    first = report("云台镇", 6, {FARM: 900, SCHOOL: 300}, "2021年7月2日")
    second = report("云台镇", 6, {FARM: 950}, "2021年7月2日")
    outcome = office.take({"a.csv": first, "b.csv": second})
    assert told(outcome)[1] == ("b.csv", "updated", ["P510", "H207", "H206"])
    assert office.figures() == {("PC-02", 6): 950, ("PC-03", 6): 300}


def test_a_falling_figure_warns_at_the_later_month_whichever_came_first(office: Office) -> None:
    may, june = report("白衣镇", 5, {PLANT: 500}), report("白衣镇", 6, {PLANT: 400})
    office.take({"6月.csv": june})
    (finding,) = only(office.take({"5月.csv": may})).findings
    assert (finding.code, finding.file, str(finding.cell)) == ("H201", "6月.csv", "C4")
    assert only(office.check({"4月.csv": may.replace("5月", "4月")})).findings == ()


def test_a_file_with_a_classified_row_is_refused_and_not_kept(office: Office) -> None:
    plan = PLAN.replace("责任单位\n", "责任单位,是否涉密\n").replace("云台镇\n", "云台镇,是\n", 1)
    file = only(office.take({"涉密.csv": plan}))
    assert (file.verdict, set(codes(file))) == ("rejected", {"P507"})
    assert file.submission is not None
    assert office.book.original(file.submission) is None
    assert [one.sha256 for one in office.view.submissions()][-1] == file.sha256


def test_files_that_are_no_returns_are_kept_and_named(office: Office) -> None:
    outcome = office.take({"说明.pdf": b"%PDF-1.4\n", "空.xlsx": b"", "花名册.csv": "姓名,年龄\n甲,3\n"})
    assert {name: (verdict, found) for name, verdict, found in told(outcome)} == {
        "说明.pdf": ("attachment", ["F008"]),
        "空.xlsx": ("rejected", ["F001"]),
        "花名册.csv": ("rejected", ["L301"]),
    }
    assert all(file.submission is not None for file in outcome.files)


def test_a_plan_imported_again_keeps_each_project_and_tells_new_from_gone(office: Office) -> None:
    before = {one.code: one.id for one in office.view.projects(Month(2021, 12))}
    corrected = PLAN.replace("PC-03,云台镇中心小学,县级,800,600", "PC-05,云台镇卫生院,县级,800,600")
    assert only(office.take({"计划2.csv": corrected})).verdict == "entered"
    after = {one.code: one.id for one in office.view.projects(Month(2021, 12))}
    assert after == {**{code: number for code, number in before.items() if code != "PC-03"}, "PC-05": 5}


def test_a_project_in_two_lists_is_one_project_and_twice_in_one_list_is_an_error(office: Office) -> None:
    head = PLAN.replace("责任单位\n", "责任单位,列入名单\n")
    two = head.replace("白衣镇\n", "白衣镇,专项债券\nPC-04,白衣镇污水处理厂,县级,900,900,白衣镇,县级重点\n")
    assert only(office.take({"两个名单.csv": two})).verdict == "entered"
    assert {place.name for place in office.project("PC-04").lists} == {"专项债券", "县级重点"}
    twice = head.replace("白衣镇\n", "白衣镇,\nPC-04,白衣镇污水处理厂,县级,900,900,白衣镇,\n")
    assert codes(only(office.check({"重复.csv": twice}))) == ["P503"]


def test_next_years_plan_gives_a_continuing_project_its_old_id(office: Office) -> None:
    old = office.project("PC-01").id
    plan = PLAN.replace("2021年", "2022年").replace("PC-04,白衣镇污水处理厂", "PC-09,白衣镇敬老院")
    assert only(office.take({"2022年计划.csv": plan})).verdict == "entered"
    found = {one.code: one.id for one in office.view.projects(Month(2022, 12))}
    assert (found["PC-01"], found["PC-09"]) == (old, 5)


@pytest.mark.parametrize("batch", [1, 3])
def test_another_clerks_entry_meanwhile_makes_the_rest_planned_anew(
    office: Office, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr("projledger.intake.posting.BATCH", batch)
    files = {
        f"云台镇{month}月.csv": report("云台镇", month, {FARM: month * 100, SCHOOL: month})
        for month in range(1, 7)
    }
    planned = office.plan(files)
    post, meddled = office.book.post, []

    def meddling(submissions, expected_head=None, kept=None):  # type: ignore[no-untyped-def]
        if expected_head is not None and len(meddled) < 2:
            meddled.append(None)
            theirs = office.plan({"x.csv": report("白衣镇", len(meddled), {PLANT: 5})})
            post([theirs.files[0].submission])
        return post(submissions, expected_head, kept)

    monkeypatch.setattr(office.book, "post", meddling)
    outcome = post_import(office.book, planned)
    assert [file.verdict for file in outcome.files] == ["entered"] * 6
    assert len({file.submission for file in outcome.files}) == 6
    assert {month: office.figures()["PC-02", month] for month in range(1, 7)} == {
        m: m * 100 for m in range(1, 7)
    }
    assert office.figures()["PC-04", 2] == 5


def test_changed_settings_are_recorded_before_the_files(office: Office) -> None:
    assert office.view.settings() == office.settings.figures_snapshot()
    head = office.book.head
    figures = office.settings.figures.model_copy(update={"decimals": 1})
    office.settings = office.settings.model_copy(update={"figures": figures})
    outcome = office.take({"云台镇6月.csv": JUNE})
    assert (outcome.settings_submission, only(outcome).submission) == (head + 1, head + 2)
    assert office.take({"5月.csv": report("白衣镇", 5, {PLANT: 5})}).settings_submission is None


def test_an_undated_return_sent_again_is_no_newer_than_its_first_receipt(office: Office) -> None:
    held = report("云台镇", 6, {FARM: 900, SCHOOL: "约300"})
    office.take({"云台镇6月.csv": held}, received_on=date(2021, 7, 2))
    office.take(
        {"云台镇6月更正.csv": report("云台镇", 6, {FARM: 950, SCHOOL: 300})}, received_on=date(2021, 7, 3)
    )
    again = only(office.take({"云台镇6月.csv": held}, received_on=date(2021, 7, 4)))
    assert codes(again) == ["N103", "H205"]
    assert office.figures()["PC-02", 6] == 950


def test_held_bytes_judged_anew_are_not_compared_with_themselves(office: Office) -> None:
    held = report("云台镇", 6, {FARM: 900, SCHOOL: "约300"})
    office.take({"云台镇6月.csv": held})
    assert codes(only(office.take({"云台镇6月.csv": held}))) == ["N103"]
    assert len(office.view.held()) == 1


def test_category_rows_that_name_units_and_statuses_speak_for_the_rows_below(office: Office) -> None:
    text = (
        "2021年6月重点项目月报表\n序号,项目名称,本年累计完成投资（万元）,项目状态\n"
        "一,云台镇（2个）,,\n1,云台镇生猪养殖场,900,在建\n2,云台镇中心小学,300,在建\n"
        "二,白衣镇（1个）,,\n1,白衣镇污水处理厂,450,在建\n"
    )
    file = only(office.take({"各单位6月.csv": text}))
    assert [(back.unit, back.entered) for back in file.returns] == [
        ("云台镇人民政府", 2),
        ("白衣镇人民政府", 1),
    ]
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300, ("PC-04", 6): 450}


def test_a_word_document_whose_tables_are_no_return_is_an_attachment_that_says_so(office: Office) -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>" for words in ("议程", "8月5日"))
    file = only(office.take({"通知.docx": word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")}))
    assert (file.verdict, codes(file)) == ("attachment", ["F013"])
    assert file.findings[0].message.startswith("The Word document has 1 tables")


def test_a_return_in_a_table_of_a_word_document_is_entered(office: Office) -> None:
    lines = [line.split(",") for line in JUNE.splitlines()]
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in line)
        + "</w:tr>"
        for line in lines
    )
    file = only(office.take({"云台镇6月.docx": word(f"<w:tbl>{rows}</w:tbl>")}))
    assert (file.verdict, codes(file)) == ("entered", [])
    assert office.figures() == {("PC-02", 6): 900, ("PC-03", 6): 300}


def word(body: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
        )
    return out.getvalue()
