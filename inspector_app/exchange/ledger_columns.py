"""The columns of a project ledger: names they go by, the words they may hold, and an example line."""

import re
from datetime import date

from inspector_app.domain.project import (
    FactState,
    Grade,
    Project,
    ProjectKind,
    SiteFact,
    known,
    short_grade,
)
from inspector_app.exchange.tables.fields import kinds
from inspector_app.support import vocabulary

EXAMPLE_MARK = "示例行"
LEDGER = kinds()["ledger"]
TEXTS = ("town", "address", "department", "owner_name", "contractor_name", "manager_name", "note", "industry")
WIDTHS = {"name": 32, "address": 28, "owner_name": 26, "contractor_name": 26, "note": 26, "code": 22}
GRADES = {
    **{word: grade for grade, word in vocabulary.words(Grade).items()},
    **{short_grade(grade): grade for grade in Grade},
}
KINDS = {
    **{word: kind for kind, word in vocabulary.words(ProjectKind).items()},
    **dict.fromkeys(("政府", "政府投资", "政府投资类", "国有投资", "政府投资项目", "国有"), ProjectKind.GOVERNMENT),
    **dict.fromkeys(("社会", "社会投资", "社会投资类", "民间投资", "企业投资", "社会投资项目"), ProjectKind.SOCIAL),
}  # fmt: skip
NOT_KNOWN = {vocabulary.word(state): state for state in FactState if state is not FactState.KNOWN}
REASONS = {
    **NOT_KNOWN,
    **dict.fromkeys(("未开户", "未设立", "未开立", "没开", "未缴存", "未建立", "未设置"), FactState.NOT_OPENED),
    **dict.fromkeys(("不适用", "不需要", "无需", "无需办理", "无需缴纳", "免缴", "免予缴存"), FactState.NOT_APPLICABLE),
}
NOT_THERE = re.compile(
    "否|无|没|没有|[×✗✘]|[xn]|no|暂无|缺失?|(?:尚|暂|还|均|都)?(?:未|没有?)"
    "(?:开|设|缴|交|落实|办|建|签|配|存|购|买|参|实行|实施|执行|安装|公示|张贴|挂|推行|使用|完成|到位|委托|代发).{0,6}"
)
"""A word of others that says that a fact is not there, which is not one of the reasons why nobody knows it."""
MAY_NOT_BE = re.compile("[未没不无否待拟暂缺尚]|正在|部分|办理中|在办|计划|准备")
"""How words begin of which nobody can tell whether they say that it is there."""
EXAMPLE = Project(
    "", "示例县文体中心工程", "2026-340000-01-000001", "示例镇", "示例镇人民路1号", "住房城乡建设局",
    ProjectKind.GOVERNMENT, started_on=date(2026, 3, 1), contract_fen=1_280_000_000, heads=126, unpaid_fen=34_129_300,
    owner_name="示例县城市建设投资有限公司", contractor_name="示例建工有限公司",
    manager_name="张示例", manager_phone="0550-0000000",
    special_account=known("已开设"), deposit=known("保函"), real_name_system=SiteFact(FactState.UNVERIFIABLE),
    paid_by_contractor=SiteFact(FactState.NOT_PROVIDED),
    note=f"{EXAMPLE_MARK}：照此填写；备注里有“{EXAMPLE_MARK}”三字的行不会导入",
)  # fmt: skip
NOTES = {
    "总则": "第一行是列名，请勿改动；每个项目一行。合计行可有可无，导入时与逐行相加的结果核对。",
    "金额": "单位为元；也可把列名写成“…（万元）”。",
    **{
        vocabulary.label(f"project.{name}"): note
        for name, note in (
            ("code", "国家或省平台的项目编码。同一编码在各台电脑上识别为同一项目；没有时按项目名称和所属乡镇识别。"),
            ("name", "必填，写全称。"),
            ("kind", f"{'、'.join(vocabulary.words(ProjectKind).values())}。"),
            ("grade", f"{'、'.join(vocabulary.words(Grade).values())}。"),
            ("started_on", "如2026-03-01、2026年3月1日。"),
        )
    },
    "专户、保证金、实名制等": f"写已核实的情况；不掌握时写明原因：{'、'.join(NOT_KNOWN)}。",
    "示例行": "灰色斜体的示例行不会导入，可以删除。",
}
