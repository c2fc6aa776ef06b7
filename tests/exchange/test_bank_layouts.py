"""The layouts in which banks and purses export: one payment in, one out, each read whole."""

import pytest

from inspector_app.exchange.bank_statement import read_bank
from tests.exchange.tables.sheets import book

A = "34001000000000000018"
LAYOUTS = {
    "icbc": [
        [
            "凭证号",
            "本方账号",
            "对方账号",
            "交易时间",
            "借/贷",
            "借方发生额",
            "贷方发生额",
            "对方行号",
            "摘要",
            "用途",
            "对方单位名称",
            "余额",
            "个性化信息",
        ],
        [
            "0",
            A,
            "340099",
            "2026-03-05 10:00:00",
            "贷",
            "",
            "300,000.00",
            "102",
            "转账",
            "人工费",
            "示例置业有限公司",
            "300,000.00",
            "",
        ],
        [
            "0",
            A,
            "6228480000000000018",
            "2026-03-06 10:00:00",
            "借",
            "12,000.00",
            "",
            "102",
            "代发",
            "工资",
            "示例甲",
            "288,000.00",
            "",
        ],
    ],
    "ccb": [
        [
            "账号",
            "账户名称",
            "交易时间",
            "借方发生额（支取）",
            "贷方发生额（收入）",
            "余额",
            "币种",
            "对方户名",
            "对方账号",
            "对方开户机构",
            "记账日期",
            "摘要",
            "备注",
            "账户明细编号-交易流水号",
            "企业流水号",
            "凭证种类",
            "凭证号",
            "关联账户",
        ],
        [
            A,
            "示例建工专户",
            "20260305 10:00:00",
            "0.00",
            "300,000.00",
            "300,000.00",
            "人民币元",
            "示例置业有限公司",
            "340099",
            "某行",
            "20260305",
            "转账存入",
            "人工费",
            "123-A1",
            "",
            "",
            "",
            "",
        ],
        [
            A,
            "示例建工专户",
            "20260306 10:00:00",
            "12,000.00",
            "0.00",
            "288,000.00",
            "人民币元",
            "示例甲",
            "6228480000000000018",
            "某行",
            "20260306",
            "工资",
            "",
            "123-A2",
            "",
            "",
            "",
            "",
        ],
    ],
    "abc": [
        ["账户明细"],
        ["账号", A, "户名", "示例建工专户"],
        [
            "交易日期",
            "交易时间戳",
            "收入金额",
            "支出金额",
            "账户余额",
            "交易行名",
            "对方省市",
            "对方账号",
            "对方户名",
            "交易用途",
        ],
        [
            "2026-03-05",
            "2026-03-05-10.00.00",
            "300000.00",
            "",
            "300000.00",
            "某支行",
            "安徽",
            "340099",
            "示例置业有限公司",
            "人工费",
        ],
        [
            "2026-03-06",
            "2026-03-06-10.00.00",
            "",
            "12000.00",
            "288000.00",
            "某支行",
            "安徽",
            "6228480000000000018",
            "示例甲",
            "工资",
        ],
    ],
    "boc": [
        ["查询账号[ Inquirer account number ]", A],
        ["账户名称", "示例建工专户"],
        [
            "交易类型[ Transaction Type ]",
            "业务类型[ Business type ]",
            "付款人开户行名[ Payer account bank ]",
            "付款人账号[ Debit Account No. ]",
            "付款人名称[ Payer's Name ]",
            "收款人开户行名[ Beneficiary account bank ]",
            "收款人账号[ Payee's Account Number ]",
            "收款人名称[ Payee's Name ]",
            "交易日期[ Transaction Date ]",
            "交易时间[ Transaction time ]",
            "交易货币[ Trade Currency ]",
            "交易金额[ Trade Amount ]",
            "交易后余额[ After-transaction balance ]",
            "交易流水号[ Transaction reference number ]",
            "摘要[ Reference ]",
            "用途[ Purpose ]",
            "备注[ Remark ]",
        ],
        [
            "来账",
            "汇款",
            "某行",
            "340099",
            "示例置业有限公司",
            "中行",
            A,
            "示例建工专户",
            "20260305",
            "10:00:00",
            "CNY",
            "300000",
            "300000",
            "A1",
            "人工费",
            "",
            "",
        ],
        [
            "往账",
            "汇款",
            "中行",
            A,
            "示例建工专户",
            "某行",
            "6228480000000000018",
            "示例甲",
            "20260306",
            "10:00:00",
            "CNY",
            "-12000",
            "288000",
            "A2",
            "工资",
            "",
            "",
        ],
    ],
    "cmb": [
        [
            "交易日",
            "交易时间",
            "起息日",
            "交易类型",
            "借方金额",
            "贷方金额",
            "余额",
            "摘要",
            "流水号",
            "业务名称",
            "用途",
            "收(付)方名称",
            "收(付)方账号",
            "收(付)方开户行名",
        ],
        [
            "2026-03-05",
            "10:00:00",
            "2026-03-05",
            "转账",
            "",
            "300,000.00",
            "300,000.00",
            "人工费",
            "A1",
            "",
            "",
            "示例置业有限公司",
            "340099",
            "某行",
        ],
        [
            "2026-03-06",
            "10:00:00",
            "2026-03-06",
            "代发",
            "12,000.00",
            "",
            "288,000.00",
            "工资",
            "A2",
            "",
            "",
            "示例甲",
            "6228480000000000018",
            "某行",
        ],
    ],
    "wechat": [
        ["微信支付账单明细"],
        ["微信昵称：[示例头]"],
        [
            "交易时间",
            "交易类型",
            "交易对方",
            "商品",
            "收/支",
            "金额(元)",
            "支付方式",
            "当前状态",
            "交易单号",
            "商户单号",
            "备注",
        ],
        ["2026-03-05 10:00:00", "转账", "示例甲", "工资", "支出", "¥300.00", "零钱", "支付成功", "1000", "2000", "/"],
        [
            "2026-03-06 10:00:00",
            "转账",
            "示例公司",
            "工资",
            "收入",
            "¥12000.00",
            "零钱",
            "已存入零钱",
            "1001",
            "2001",
            "/",
        ],
    ],
    "personal": [
        ["户  名：示例头", "", "账号：6228480000000000059"],
        ["记账日期", "货币", "交易金额", "联机余额", "交易摘要", "对手信息"],
        ["2026-03-05", "人民币", "30,000.00", "30,500.00", "转账汇款", "示例建工集团有限公司 34001000000000000018"],
        ["2026-03-06", "人民币", "-12,000.00", "18,500.00", "转账汇款", "示例甲 6228480000000000018"],
    ],
    "rcb": [
        ["日期", "摘要", "凭证号", "借方", "贷方", "方向", "余额"],
        ["2026-03-01", "期初余额", "", "", "", "贷", "0.00"],
        ["2026-03-05", "示例置业有限公司 人工费", "1", "", "300000.00", "贷", "300000.00"],
        ["2026-03-06", "示例甲 工资", "2", "12000.00", "", "贷", "288000.00"],
        ["", "本月合计", "", "12000.00", "300000.00", "贷", "288000.00"],
    ],
}

TIMED = ("icbc", "ccb", "abc", "boc", "cmb")


@pytest.mark.parametrize("name", LAYOUTS)
def test_the_layout_of_each_is_read_whole(name):
    reading = read_bank(book(*LAYOUTS[name]))
    assert reading.is_whole
    assert reading.problems == ()
    (one,) = reading.lists
    lines = [line for line in one.lines if line.in_fen or line.out_fen]
    assert len(lines) == 2
    if name not in ("wechat", "personal"):
        assert [line.in_fen - line.out_fen for line in lines] == [300_000_00, -12_000_00]
        assert [line.balance_fen for line in lines] == [300_000_00, 288_000_00]
    if name in TIMED:
        assert [line.party for line in lines] == ["示例置业有限公司", "示例甲"]
        assert lines[1].party_account == "6228480000000000018"
        assert lines[0].time == "10:00:00"
        assert any("人工费" in line.words for line in lines)


def test_a_purse_and_a_private_account_of_a_crew_leader():
    (purse,) = read_bank(book(*LAYOUTS["wechat"])).lists
    assert [(line.party, line.in_fen - line.out_fen) for line in purse.lines] == [
        ("示例甲", -300_00), ("示例公司", 12_000_00)
    ]  # fmt: skip
    (own,) = read_bank(book(*LAYOUTS["personal"])).lists
    assert (own.head.holder, own.head.account) == ("示例头", "6228480000000000059")
    assert [(line.party, line.party_account) for line in own.lines] == [
        ("示例建工集团有限公司", A), ("示例甲", "6228480000000000018")
    ]  # fmt: skip


def test_a_table_whose_lines_cannot_be_read_is_said():
    reading = read_bank(book(("日期", "收入", "支出"), ("合计", 5, 6)))
    assert reading.lists == ()
    assert not reading.is_whole
    assert reading.why is not None


def test_what_a_list_of_payouts_counts_below_it_is_no_payee():
    reading = read_bank(
        book(
            ("批量代发结果清单",),
            ("代发日期：2026年5月15日",),
            ("序号", "收款账号", "收款户名", "金额(元)", "交易状态"),
            (1, "6228480000000000018", "示例甲", 6000, "交易成功"),
            (2, "6228480000000000026", "示例乙", 6310, "交易失败"),
            ("", "", "成功笔数", 1, ""),
            ("", "", "成功金额", 6000, ""),
            ("", "", "失败合计", 6310, ""),
        )
    )
    (paid,) = reading.lists
    assert not [each for each in reading.problems if each.code == "roster-total-differs"]
    assert [(line.party, line.out_fen) for line in paid.lines] == [("示例甲", 6000_00), ("示例乙", 6310_00)]
