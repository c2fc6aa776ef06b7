"""The columns of a project ledger: names they go by, the words they may hold, and an example line."""

from datetime import date

from inspector_app.domain.project import (
    FactState,
    Grade,
    Project,
    ProjectKind,
    SiteFact,
    known,
)
from inspector_app.exchange.sheet import Heading
from inspector_app.support import vocabulary

EXAMPLE_MARK = "示例行"
HEADINGS = (
    Heading("code", "项目编码", "项目代码 项目编号 工程编码 统一项目代码", identifier=True),
    Heading("name", "项目名称", "工程名称 工程项目名称 项目 工程项目", required=True),
    Heading("town", "所属乡镇", "乡镇 乡镇街道 镇街 所属镇 属地 所在乡镇 镇社管中心 区域"),
    Heading("address", "项目地址", "地址 工程地址 建设地点 项目地点 地点"),
    Heading("department", "行业主管部门", "主管部门 行业部门 监管部门 责任单位 主管单位"),
    Heading("kind", "项目类别", "类别 项目类型 投资类型 项目性质 资金性质"),
    Heading("state", "项目状态", "状态 建设状态 工程状态 进度状态"),
    Heading("started_on", "开工日期", "开工时间 实际开工日期"),
    Heading("contract_fen", "合同价（元）", "合同金额 合同造价 工程造价 合同总价", amount=True),
    Heading("heads", "农民工人数", "人数 用工人数 涉及人数 涉及农民工 涉及农民工人数", amount=True),
    Heading("unpaid_fen", "未支付工资（元）", "欠薪金额 拖欠金额 未付工资 拖欠工资", amount=True),
    Heading("grade", "欠薪等级", "等级 项目等级 风险等级 欠薪情况 隐患等级"),
    Heading("owner_name", "建设单位", "业主单位 业主 甲方 建设单位名称"),
    Heading("contractor_name", "施工总承包单位", "总承包单位 总包单位 施工单位 总包 承包单位"),
    Heading("manager_name", "项目负责人", "项目经理 负责人 联系人"),
    Heading("manager_phone", "联系电话", "电话 负责人电话 联系方式 手机 手机号", identifier=True),
    Heading("special_account", "工资专用账户", "农民工工资专用账户 工资专户 专户 专用账户"),
    Heading("deposit", "工资保证金", "保证金 农民工工资保证金"),
    Heading("real_name_system", "实名制管理", "实名制 用工实名制"),
    Heading("paid_by_contractor", "总包代发", "总包代发工资 代发 代发工资"),
    Heading("wage_specialist", "劳资专管员", "专管员 劳资员"),
    Heading("notice_board", "维权信息告示牌", "告示牌 维权告示牌 公示牌"),
    Heading("note", "备注", "说明"),
)  # fmt: skip
FACTS = ("special_account", "deposit", "real_name_system", "paid_by_contractor", "wage_specialist", "notice_board")
TEXTS = ("town", "address", "department", "owner_name", "contractor_name", "manager_name", "note")
WIDTHS = {"name": 32, "address": 28, "owner_name": 26, "contractor_name": 26, "note": 26, "code": 22}
GRADES = {
    **{word: grade for grade, word in vocabulary.words(Grade).items()},
    "无": Grade.NONE,
    "一般": Grade.GENERAL,
    "严重": Grade.SEVERE,
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
    **dict.fromkeys(("不适用", "不需要"), FactState.NOT_APPLICABLE),
}
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
    "项目编码": "国家或省平台的项目编码。同一编码在各台电脑上识别为同一项目；没有编码时按“项目名称＋所属乡镇”识别。",
    "项目名称": "必填，写全称。",
    "项目类别": "政府类、社会类、未分类。",
    "欠薪等级": "无欠薪、一般欠薪、严重欠薪。",
    "开工日期": "如 2026-03-01、2026年3月1日。",
    "专户、保证金、实名制等": "写已核实的情况；不掌握时写明原因：未核查、未开设、未提供、无法核实、不涉及。",
    "示例行": "灰色斜体的示例行不会导入，可以删除。",
}
