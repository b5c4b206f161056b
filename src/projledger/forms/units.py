"""The register of units (单位登记表): who answers for projects and who owes a return."""

from typing import Annotated

from projledger.forms.field import Form, Kind, Row, Spec

KINDS = ("乡镇", "街道", "县级部门", "园区", "县属国企", "垂管单位")


class UnitRow(Row):
    """One unit. ``valid_from`` and ``valid_to`` are partial ISO dates; both ends are inclusive."""

    name: Annotated[
        str,
        Spec("单位名称", Kind.NAME, ("单位", "单位全称", "责任单位名称", "责任单位"), required=True, width=24,
             help="单位全称，与公章一致。", example="云台镇人民政府"),
    ]
    short_names: Annotated[
        tuple[str, ...],
        Spec("简称", Kind.LIST, ("单位简称", "又称", "别名"), width=24,
             help="各单位在表格中常用的其他写法，多个用“、”隔开。", example="云台镇、云台"),
    ] = ()
    kind: Annotated[
        str,
        Spec("单位类别", Kind.CHOICE, ("类别", "单位类型", "单位性质"), required=True, choices=KINDS,
             synonyms={"乡": "乡镇", "镇": "乡镇", "乡镇人民政府": "乡镇", "街道办": "街道", "街道办事处": "街道", "县直部门": "县级部门",
                       "部门": "县级部门", "管委会": "园区", "国有企业": "县属国企", "国企": "县属国企", "垂管": "垂管单位"},
             help="从下拉列表中选择；排名时同类相比。", example="乡镇"),
    ]
    valid_from: Annotated[
        str | None,
        Spec("启用日期", Kind.DATE, ("生效日期", "成立日期", "有效期起"), width=13, help="单位自何日起存在；不填表示一直存在。", example="2021-01-01"),
    ] = None
    valid_to: Annotated[
        str | None,
        Spec("停用日期", Kind.DATE, ("撤销日期", "有效期止"), width=13, help="单位撤并的日期；不填表示仍然存在。", example="2021-06-30"),
    ] = None
    predecessor: Annotated[
        str | None,
        Spec("前身单位", Kind.NAME, ("原单位", "前身", "原单位名称"), width=20, help="由哪个单位改名或撤并而来；由几个单位合并的，用“、”隔开。", example="云台乡人民政府"),
    ] = None
    owes_return: Annotated[
        bool,
        Spec("是否报送月报", Kind.FLAG, ("报送月报", "是否报送", "应报"), help="每月须报送月报的填“是”，否则填“否”；不填视为“是”。", example="是"),
    ] = True
    remark: Annotated[str | None, Spec("备注", aliases=("说明",), width=24)] = None


FORM = Form.of("units", "单位登记表", UnitRow, order=0, identifying=("name", "kind", "short_names", "owes_return"))
