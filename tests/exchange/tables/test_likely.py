"""A list of another kind than it is brought as is known by its columns, and one of its own kind is let alone."""

import pytest

from inspector_app.exchange.tables.likely import rather
from inspector_app.exchange.tables.source import text_book

NUMBER = "349900198506120018"
WAGES = f"姓名\t身份证号\t应发工资\t已发工资\t欠发工资\n示例甲\t{NUMBER}\t5000\t2000\t3000"
PAYROLL = f"姓名\t身份证号\t出勤天数\t日工资\t应发工资\t实发工资\n示例甲\t{NUMBER}\t20\t300\t6000\t6000"
ATTENDANCE = "序号\t姓名\t出勤天数\n1\t示例甲\t22\n2\t示例乙\t21"
CONTRACTS = f"姓名\t身份证号\t工种\t合同签订日期\t约定日工资\n示例甲\t{NUMBER}\t木工\t2025-03-01\t300"
STATEMENT = (
    "交易日期\t摘要\t借方发生额\t贷方发生额\t余额\t对方户名\n"
    "2025-05-06\t往来\t0\t5000\t9000\t示例置业有限公司\n2025-05-07\t代发\t3000\t0\t6000\t示例甲"
)
BILL = (
    "微信支付账单明细\n交易时间\t交易类型\t交易对方\t商品\t收/支\t金额(元)\t支付方式\t当前状态\n"
    "2026-05-20 18:22:31\t转账\t示例甲\t转账备注:4月工资\t支出\t¥3000.00\t零钱\t对方已收钱"
)
NOTEBOOK = "日期\t姓名\t收支\t金额\n5月20日\t示例甲\t支\t3000\n5月21日\t示例乙\t支\t2000"
MONTHS = "2026年出勤汇总\n姓名\t4月\t5月\t合计\n示例甲\t25\t21\t46\n示例乙\t12\t25\t37\n合计\t37\t46\t83"
ROSTER = f"姓名\t身份证号\t电话\t工种\n示例甲\t{NUMBER}\t13800000001\t木工"


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        (STATEMENT, "wages", "statement"), (STATEMENT, "payments", "statement"), (STATEMENT, "attendance", "statement"),
        (STATEMENT, "contracts", "statement"), (STATEMENT, "statement", ""),
        (BILL, "wages", "statement"), (BILL, "payments", "statement"), (BILL, "statement", ""),
        (NOTEBOOK, "payments", ""),
        (ATTENDANCE, "contracts", "attendance"), (ATTENDANCE, "wages", "attendance"), (ATTENDANCE, "attendance", ""),
        (CONTRACTS, "wages", "contracts"), (CONTRACTS, "attendance", "contracts"), (CONTRACTS, "contracts", ""),
        (WAGES, "wages", ""), (WAGES, "contracts", "wages"), (WAGES, "payout", "wages"), (WAGES, "statement", "wages"),
        (PAYROLL, "wages", ""), (PAYROLL, "attendance", ""), (PAYROLL, "payments", ""),
        (MONTHS, "payments", "attendance"), (MONTHS, "attendance", ""),
        (ROSTER, "wages", ""), (ROSTER, "attendance", ""), (ROSTER, "contracts", ""), (WAGES, "ledger", ""),
    ],
)  # fmt: skip
def test_another_kind_is_named_only_where_its_columns_say_so(text, wanted, found):
    problem = rather(text_book(text, "粘贴的表格"), wanted)
    assert (problem.code.removeprefix("list-like-") if problem else "") == found
