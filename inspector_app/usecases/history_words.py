"""Chinese names of the fields of records, for the history that a person reads."""

# A field's name means the same thing in almost every record; where it does not, the record's own word stands below.
_FIELD_WORDS = {
    "absence_note": "拒检或缺席情况", "accepted_on": "受理日期", "active": "在用", "act_rid": "办理事项",
    "address": "地址", "addressee": "受送达人", "addressee_rid": "受送达人", "admitted_fen": "单位认可",
    "amount_fen": "金额", "answer": "答复", "answered_on": "答复日期", "approval": "检查审批", "at": "时间",
    "attendance": "出勤", "bank": "开户银行", "block_rid": "号段", "born_on": "出生日期", "by": "办理人",
    "calendar": "日历版本", "campaign_rid": "专项行动", "cap_fen": "责任限额", "card": "银行卡号", "case_rid": "案件",
    "certificate": "劳动保障监察证", "certificate_until": "监察证有效期", "channel": "来源渠道",
    "claim_rid": "明细行", "claim_rids": "明细行", "claimed_fen": "工人主张", "code": "项目编码",
    "company_rid": "单位", "complainant_rids": "投诉人", "confirmed": "受送达人已确认",
    "consulted": "接受咨询人次", "contract_fen": "合同价款",
    "contract_no": "合同编号", "contractor_name": "施工总承包单位", "coordinating_office": "议事协调机构",
    "copies": "份数", "copy": "联次", "created_at": "制作时间", "crew": "班组", "debt_rid": "欠薪",
    "deducted_fen": "扣款", "department": "行业主管部门", "deposit": "工资保证金", "device": "记录设备",
    "disposition": "处理结果", "disposition_note": "处理说明", "disputed_fen": "争议额", "document_rid": "文书",
    "documents_copied": "调取材料", "done_on": "办结日期", "due": "截止日期", "earned_fen": "应发", "edition": "版本",
    "employer": "用工单位", "employer_rid": "用人单位", "ended_at": "结束时间",
    "enforcement_certificate": "行政执法证", "enforcement_until": "执法证有效期", "evidence_rids": "证据",
    "facts": "内容", "facts_sha256": "内容校验值", "filed_on": "立案日期", "first": "起号", "first_day": "起始日期",
    "form": "文书式样", "form_sha256": "式样校验值", "found_fen": "认定", "found_on": "发现日期", "grade": "等级",
    "ground": "责任依据", "heads": "人数", "id_kind": "证件种类", "id_number": "身份证号",
    "identity_checked": "身份已核", "incident": "引发群体性、极端事件", "incident_note": "事件情况",
    "inspection_rid": "检查", "inspector_rids": "监察员", "item": "检查事项", "items": "检查事项", "job": "工种",
    "kept_at": "存放地点", "kind": "类型", "last": "止号", "last_day": "截止日期", "lead_rids": "线索",
    "leader_fen": "班组长确认", "leaflets": "发放宣传资料", "legal_representative": "法定代表人",
    "legal_review": "法制审核机构", "lends_name": "挂靠", "line": "序号", "manager_name": "项目负责人",
    "manager_phone": "项目负责人电话", "matter": "询问事项", "media_type": "文件类型", "merged_into": "并入案件",
    "met_person_rid": "现场人员", "method": "方式", "name": "姓名", "nature": "款项性质", "note": "备注",
    "notice_board": "维权信息告示牌", "notice_number": "检查通知书文号", "number": "文号", "on": "日期",
    "opened_on": "登记日期", "oral": "口头约定", "ordinal": "第几次", "others_present": "在场人员",
    "outer_number": "来件编号", "owner_name": "建设单位", "paid_by_contractor": "总包代发", "paid_fen": "已付款",
    "paid_on": "支付日期", "party_kind": "责任人类型", "party_rid": "责任人", "pattern": "文号格式",
    "payer_rid": "付款单位", "person_rid": "人员", "phone": "电话", "place": "地点", "plan": "方案",
    "position": "职务或工种", "price_fen": "合同价", "project_rid": "项目", "project_rids": "项目",
    "provision": "依据", "provisional": "暂定", "province": "省份", "qas": "问与答", "qualification": "资质",
    "rate": "工资标准", "real_name_system": "实名制管理", "reasons": "理由", "received_at": "收取时间",
    "received_fen": "已发", "received_on": "收到日期", "recorder_name": "记录人", "refused_reason": "不予受理理由",
    "replaces": "替代文书", "request": "请求事项", "respondent": "被反映单位", "rights_answer": "权利告知回答",
    "role": "身份", "rule": "期限规则", "sealed": "原件已封存", "secret": "保密", "serial": "流水号",
    "service": "送达情况", "settled_fen": "结算价", "sex": "性别", "sha256": "校验值", "short_name": "发文代字",
    "shows": "证明内容", "site_name": "场所名称", "site_opinion": "现场意见", "site_place": "场所地点",
    "size": "大小", "source": "来源", "special_account": "工资专用账户", "started_at": "开始时间",
    "started_on": "开工日期", "starts_on": "起算日", "state": "状态", "strike_off_asked_on": "提请销号日期",
    "struck_off_on": "销号日期", "subject_rid": "办理对象", "taken_at": "拍摄时间", "taken_by": "收取人",
    "text": "内容", "title": "名称", "to": "接收机关", "to_court_on": "转司法日期", "to_worker": "付到工人",
    "town": "乡镇街道", "undoes": "更正的事项", "unpaid_fen": "未支付金额", "upper_rid": "上级单位",
    "used_on_paper": "已用手工号", "uscc": "统一社会信用代码", "version": "版次", "voucher": "凭证号",
    "wage_specialist": "劳资专管员", "work": "承包内容", "writer": "本机使用人", "year": "年度",
}  # fmt: skip
_OWN_WORDS = {
    ("project", "name"): "项目名称", ("company", "name"): "单位名称", ("agency", "name"): "机关名称",
    ("case", "number"): "案号", ("case", "respondent"): "被投诉（被检查）单位", ("case", "inspector_rids"): "承办人",
    ("payment", "method"): "支付方式", ("inspection", "method"): "检查方式", ("act", "kind"): "事项",
    ("wage_claim", "first_day"): "欠薪起始日期", ("wage_claim", "last_day"): "欠薪截止日期",
    ("number_block", "last"): "止号", ("number_block", "first"): "起号", ("person", "employer"): "所在单位",
    ("campaign", "first_day"): "开始日期", ("campaign", "last_day"): "结束日期",
}  # fmt: skip


def field_word(kind: str, field: str) -> str:
    """The Chinese name of a record's field; the field's own name when nobody gave it one."""
    return _OWN_WORDS.get((kind, field)) or _FIELD_WORDS.get(field, field)
