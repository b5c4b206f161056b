"""What is planned is entered as nothing that was done."""


def test_the_figures_of_a_planned_row_without_its_other_row_are_not_entered(converted):
    body = "甲项目|计划|10|80\n|实际|4|40\n乙项目|计划|5|60\n丙项目|计划|9|120\n|实际|6|50\n"
    found = converted("单位：万元|||\n项目名称|类别|5月完成投资|1-6月累计完成投资\n" + body)
    figures = {row.row: (row.values.get("completed_ytd"), row.model is not None) for row in found.rows}
    assert figures == {4: (400_000, True), 5: (None, False), 7: (500_000, True)}
    (held,) = [one for row in found.rows for one in row.findings]
    assert (held.code, str(held.cell), held.found) == ("N110", "B5", "计划")
    assert "实际" in held.details["allowed"]
