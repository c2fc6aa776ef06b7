"""Statements and payout lists of banks, as they come: preamble above, totals below, sides told in every way."""

from datetime import date

import pytest

from inspector_app.domain.brought_list import UNSIGNED
from inspector_app.domain.statement import Outcome, StatementForm
from inspector_app.exchange.bank_statement import read_bank
from inspector_app.exchange.tables.columns.choices import Said
from inspector_app.exchange.tables.context import Choice
from inspector_app.exchange.tables.grid import Book, Cell, CellKind
from inspector_app.exchange.tables.source import read_book, text_book
from inspector_app.support.errors import Level
from tests.exchange.tables.sheets import book, sheet
from tests.statement_files import ACCOUNT, CARDS, HOLDER, march, march_book, march_csv, march_pdf

WHOLE = [
    (date(2026, 3, 5), "10:21:33", 30_000_000, 0, 30_000_000, "示例置业有限公司"),
    (date(2026, 3, 6), "10:22:33", 0, 1_200_000, 28_800_000, "示例工人甲"),
    (date(2026, 3, 6), "10:23:33", 0, 3_000_000, 25_800_000, "示例头"),
    (date(2026, 3, 7), "10:24:33", 0, 10_000_000, 15_800_000, "示例建材经营部"),
]


def told(reading):
    return [(x.day, x.time, x.in_fen, x.out_fen, x.balance_fen, x.party) for one in reading.lists for x in one.lines]


def moves(reading):
    return [x.in_fen - x.out_fen for one in reading.lists for x in one.lines]


def codes(reading):
    return [problem.code for problem in reading.problems]


@pytest.mark.parametrize("make", [march_book, march_csv, march_pdf])
def test_one_statement_in_every_make_of_file(tmp_path, make):
    name = {march_book: "a.xlsx", march_csv: "a.csv", march_pdf: "a.pdf"}[make]
    reading = read_bank(read_book(make(tmp_path / name)))
    (one,) = reading.lists
    assert (one.form, one.head.holder, one.head.account) == (StatementForm.ACCOUNT, HOLDER, ACCOUNT)
    assert told(reading) == WHOLE
    assert reading.is_whole
    assert reading.problems == ()


def test_a_total_that_does_not_tie_is_told():
    rows = march()
    rows[-2] = ("合计", "", "", "142,000.00", "310,000.00")
    reading = read_bank(book(*rows))
    assert codes(reading) == ["roster-total-differs"]
    assert "310,000.00元，逐行相加是300,000.00元" in reading.problems[0].message


HEAD = ("交易时间", "金额", "余额", "对方户名")
IN_AND_OUT = [500_00, -200_00, -100_00]
SIDES = {
    "a flag": (("交易时间", "借贷标志", "发生额"), [("贷", 500), ("借", 200), ("D", 100)]),
    "signs": (("交易时间", "用途", "金额"), [("", "+500.00"), ("", "-200.00"), ("", "(100.00)")]),
    "two columns": (("交易时间", "收入", "支出"), [(500, ""), ("", 200), ("-", "100.00")]),
    "two columns with zeros": (("交易时间", "收入", "支出"), [(500, "0.00"), (0, 200), ("0.00", "100.00")]),
    "a red entry": (("交易时间", "收入", "支出"), [("", -500), ("", 200), (-100, "")]),
}


@pytest.mark.parametrize("way", SIDES)
def test_what_came_in_and_what_went_out(way):
    heading, cells = SIDES[way]
    rows = [(f"2026-03-0{at} 10:00:00", *each) for at, each in enumerate(cells, start=1)]
    reading = read_bank(book(heading, *rows), form=StatementForm.ACCOUNT)
    assert moves(reading) == IN_AND_OUT
    assert codes(reading) == []


def test_without_a_side_the_balance_proves_it_and_what_it_does_not_prove_is_left_out():
    rows = [("2026-03-01", 500, 900, ""), ("2026-03-02", 200, 700, "甲"), ("2026-03-03", 100, "", "乙")]
    reading = read_bank(book(HEAD, *rows), form=StatementForm.ACCOUNT)
    assert moves(reading) == [-200_00]
    assert codes(reading) == ["statement-no-side", "statement-no-side"]
    assert not reading.is_whole


def test_the_sides_of_a_companys_own_books_are_turned_where_only_that_fits():
    heading = ("日期", "借方", "贷方", "余额")
    rows = [("2026-03-01", 500, "", 500), ("2026-03-02", "", 200, 300)]
    reading = read_bank(book(heading, *rows))
    assert moves(reading) == [500_00, -200_00]
    assert [(p.code, p.level) for p in reading.problems] == [("statement-sides-swapped", Level.WARNING)]


def test_payer_and_payee_columns_tell_the_side_by_whose_account_it_is():
    rows = [
        (f"账号：{ACCOUNT}",), ("交易日期", "付款人户名", "付款人账号", "收款人户名", "收款人账号", "金额", "余额"),
        ("2026-03-01", "示例置业有限公司", "34009", HOLDER, ACCOUNT, 500, 500),
        ("2026-03-02", HOLDER, ACCOUNT, "示例工人甲", CARDS[0], 200, 300),
    ]  # fmt: skip
    reading = read_bank(book(*rows))
    assert moves(reading) == [500_00, -200_00]
    assert [line.party for line in reading.lists[0].lines] == ["示例置业有限公司", "示例工人甲"]
    assert reading.lists[0].lines[1].party_account == CARDS[0]


def test_a_payout_list_with_what_failed():
    rows = [
        ("3月工资代发明细",), ("序号", "收款人户名", "收款账号", "金额", "处理结果", "失败原因"),
        (1, "示例甲", CARDS[0], "3,000.00", "成功", ""), (2, "示例乙", CARDS[1], 2000, "失败", "户名不符"),
        (3, "示例丙", CARDS[2], 1000, "", "账号不存在"), ("合计", "", "", 6000),
    ]  # fmt: skip
    reading = read_bank(book(*rows))
    (one,) = reading.lists
    assert one.form is StatementForm.PAYOUT
    assert [(x.party, x.party_account, x.out_fen, x.outcome) for x in one.lines] == [
        ("示例甲", CARDS[0], 3000_00, Outcome.PAID), ("示例乙", CARDS[1], 2000_00, Outcome.FAILED),
        ("示例丙", CARDS[2], 1000_00, Outcome.FAILED),
    ]  # fmt: skip
    assert [line.words for line in one.lines] == ["", "户名不符", "账号不存在"]
    assert reading.is_whole


def test_a_payout_for_which_nobody_signed_keeps_it_in_its_words():
    rows = [
        ("姓名", "实发金额", "签字", "备注"), ("示例甲", 3000, "", "3月工资"),
        ("示例乙", 2000, "示例乙", "3月工资"), ("示例丙", 900, "", "由班组长李建代领"),
    ]  # fmt: skip
    reading = read_bank(book(("3月工资发放表",), *rows))
    (one,) = reading.lists
    assert reading.unread == ()
    assert [line.words for line in one.lines] == [f"3月工资；{UNSIGNED}", "3月工资", "由班组长李建代领"]
    assert [line.own_words for line in one.lines] == ["3月工资", "3月工资", "由班组长李建代领"]


@pytest.mark.parametrize(
    ("heading", "told", "outcomes", "codes"),
    [
        ("处理结果", ("成功", ""), [Outcome.PAID, Outcome.OPEN], ["statement-outcome-blank"]),
        ("处理结果", ("", "—"), [Outcome.OPEN, Outcome.OPEN], ["statement-outcome-none"]),
        ("失败原因", ("", "账号不存在"), [Outcome.UNTOLD, Outcome.FAILED], []),
    ],
)
def test_a_blank_result_is_not_taken_for_paid(heading, told, outcomes, codes):
    rows = [("收款人户名", "收款账号", "金额", heading)]
    rows += [(f"示例{n}", CARDS[at], 1000, told[at]) for at, n in enumerate("甲乙")]
    reading = read_bank(book(*rows))
    assert [line.outcome for line in reading.lists[0].lines] == outcomes
    assert [problem.code for problem in reading.problems] == codes


def test_nothing_is_left_out_in_silence():
    lost = Cell("6.22848E+18", CellKind.NUMBER, "6228480000000000018")
    rows = [
        ("交易日期", "收入", "支出", "对方户名", "对方账号", "审批意见"),
        ("2026-03-01", 500, "", "业主", lost, "同意"),
        ("2026-03-02", "", "若干", "示例甲", "", ""),
        ("2026-03-03", 5, 6, "示例乙", "", ""),
        ("2026-03-04", "", "", "示例丙", "", ""),
    ]  # fmt: skip
    reading = read_bank(book(*rows))
    assert moves(reading) == [500_00]
    assert codes(reading) == [
        "cell-lost-digits", "statement-amount-unread", "statement-both-sides", "statement-no-amount",
    ]  # fmt: skip
    assert any("审批意见" in words for words in reading.unread)
    assert not reading.is_whole


def test_accounts_of_several_sheets_and_what_a_column_says_of_the_account():
    heading = ("账号", "户名", "交易日期", "收入", "支出", "余额")
    one = sheet(heading, ("340018", "甲公司", "2026-03-01", 5, "", 5), name="三月")
    two = sheet(heading, ("340026", "乙公司", "2026-04-01", 6, "", 6), name="四月")
    reading = read_bank(book(heading).__class__("a.xlsx", (one, two)))
    assert [(x.sheet, x.head.account, x.head.holder) for x in reading.lists] == [
        ("三月", "340018", "甲公司"), ("四月", "340026", "乙公司")
    ]  # fmt: skip
    assert reading.is_whole


def test_what_a_person_says_of_a_column_is_taken_and_learned():
    rows = [("甲", "乙", "丙"), ("2026-03-01", "示例甲", 500), ("2026-03-02", "示例乙", 600)]
    choices = [Choice("day", ("A",)), Choice("party", ("B",)), Choice("outgo", ("C",))]
    reading = read_bank(book(*rows), Said(tuple(choices)))
    assert moves(reading) == [-500_00, -600_00]
    assert list(reading.said.values()) == [{"day": ["甲"], "party": ["乙"], "outgo": ["丙"]}]


@pytest.mark.parametrize("text", ["姓名\t电话\n示例甲\t13800000000\n", "一封信\t没有表格\n"])
def test_what_is_no_statement_is_said(text):
    reading = read_bank(text_book(text, "a.txt"))
    assert reading.lists == ()
    assert reading.why is not None
    assert reading.why.code == "sheet-no-statement"


WECHAT = """微信支付账单明细
微信昵称：[示例班长]
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
2026-03-20 12:01:02,转账,示例甲,转账备注:3月生活费,支出,¥2000.00,零钱,朋友已收钱,1000050001,,/
2026-03-20 12:02:02,转账,示例乙,转账备注:3月生活费,支出,¥2000.00,零钱,已全额退款,1000050002,,/
2026-04-20 12:02:02,微信红包,示例丙,/,支出,¥200.00,零钱,支付成功,1000050003,,/
2026-04-20 12:03:02,转账,示例丁,/,支出,¥300.00,零钱,已退款(￥100.00),1000050004,,/
2026-04-20 12:04:02,转账,示例戊,/,支出,¥400.00,零钱,等待对方收款,1000050005,,/
2026-04-21 12:02:02,转账,示例建设老板,工资,收入,¥10000.00,/,已存入零钱,1000050006,,/
"""


def test_a_bill_of_a_payment_app_tells_what_was_refunded_and_what_is_not_taken_yet():
    (bill,) = read_bank(text_book(WECHAT)).lists
    paid, failed, unclear = Outcome.PAID, Outcome.FAILED, Outcome.OPEN
    assert [line.outcome for line in bill.lines] == [paid, failed, paid, unclear, unclear, Outcome.UNTOLD]


def test_a_word_that_says_nothing_leaves_a_payment_whose_balance_is_told():
    rows = ("交易日期", "支出", "余额", "对方户名", "状态"), ("2026-03-01", "100", "900", "示例甲", "S")
    (one,) = read_bank(book(*rows, ("2026-03-02", "100", "800", "示例乙", "失败"))).lists
    assert [line.outcome for line in one.lines] == [Outcome.UNTOLD, Outcome.FAILED]


@pytest.mark.parametrize(
    "above",
    [
        ("付款账号", "6222000011112222333", "户名", "示例建设有限公司农民工工资专户"),
        ("付款账号：6222 0000 1111 2222 333   户名：示例建设有限公司农民工工资专户   批次号：DF20260415001",),
    ],
)
def test_what_stands_above_a_payout_list_in_pairs_tells_of_it_and_names_nobody(above):
    rows = [
        ("示例银行企业网银 代发工资结果明细",),
        above,
        ("批次号", "DF20260415001", "提交日期", "20260415", "总笔数", "2", "总金额", "14,700.00"),
        ("序号", "收款人账号", "收款人户名", "金额(元)", "处理状态", "失败原因", "用途"),
        ("1", CARDS[0], "示例甲", "7,000.00", "交易成功", "", "3月工资"),
        ("2", CARDS[1], "示例丙", "7,700.00", "交易失败", "户名不符", "3月工资"),
    ]
    reading = read_bank(book(*rows))
    (one,) = reading.lists
    assert (one.form, one.head.holder, one.head.account) == (
        StatementForm.PAYOUT, "示例建设有限公司农民工工资专户", "6222000011112222333"
    )  # fmt: skip
    assert [(line.party, line.day, line.outcome) for line in one.lines] == [
        ("示例甲", date(2026, 4, 15), Outcome.PAID), ("示例丙", date(2026, 4, 15), Outcome.FAILED)
    ]  # fmt: skip
    assert reading.is_whole
    assert codes(reading) == ["statement-day-above"]


@pytest.mark.parametrize("heading", ["备注", "摘要", "附言", "原因"])
def test_a_failure_told_in_the_remarks_of_a_payout_list_is_no_payment(heading):
    reading = read_bank(book(("姓名", "金额", heading), ("示例甲", 1000, "交易失败"), ("示例乙", 500, "3月工资")))
    assert [line.outcome for line in reading.lists[0].lines] == [Outcome.FAILED, Outcome.UNTOLD]
    assert "“交易失败”说明这笔钱没有付成" in reading.problems[0].message


def test_a_total_of_the_year_goes_on_from_sheet_to_sheet():
    head = ("记账日", "收入", "支出", "余额")
    sheets = [
        sheet(
            head,
            (f"2025-{month}-05", 100, "", 100 * at),
            ("本月合计", 100, ""),
            ("本年累计", 100 * at, ""),
            name=f"{month}月",
        )
        for at, month in enumerate((10, 11, 12), start=1)
    ]
    reading = read_bank(Book("流水.xlsx", tuple(sheets)))
    assert "roster-total-differs" not in codes(reading)
    assert moves(reading) == [10_000] * 3


BILL = """微信支付账单明细,,,,,,,,
微信昵称：[老周木工],,,,,,,,
起始时间：[2025-11-01 00:00:00] 终止时间：[2026-01-20 23:59:59],,,,,,,,
导出类型：[全部],,,,,,,,
共3笔记录,,,,,,,,
收入：1笔 50000.00元,,,,,,,,
支出：2笔 9000.00元,,,,,,,,
中性交易：0笔 0.00元,,,,,,,,
注：,,,,,,,,
1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易,,,,,,,,
2. 本明细仅展示当前账单中的交易，不包括已删除的记录,,,,,,,,
3. 本明细仅供个人对账使用,,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
2026-01-15 12:01:01,转账,示例一,"转账备注:工资",支出,¥3000.00,零钱,朋友已收钱,"1000\t","/\t","/"
2025-12-20 20:20:20,转账,示例三,"转账备注:生活费",支出,¥6000.00,零钱,已全额退款,"1002\t","/\t","/"
2025-12-18 08:00:00,转账,示例总包王某,"转账备注:木工班",收入,¥50000.00,/,已存入零钱,"1003\t","/\t","/"
"""


def test_a_bill_of_a_payment_app_is_parted_by_its_commas_though_most_lines_hold_blanks(tmp_path):
    (tmp_path / "微信支付账单.csv").write_text(BILL, encoding="utf-8-sig")
    reading = read_bank(read_book(tmp_path / "微信支付账单.csv"))
    assert moves(reading) == [-300_000, -600_000, 5_000_000]
    (one,) = reading.lists
    assert [(x.party, x.outcome) for x in one.lines][:2] == [("示例一", Outcome.PAID), ("示例三", Outcome.FAILED)]
    assert one.head.holder == "老周木工"  # sixteen lines stand above the list


def test_lines_of_several_accounts_in_one_list_are_a_list_for_each():
    head = ("账号", "户名", "交易日", "收/付", "发生额", "余额", "对方")
    special, general = ("320012001", "示例公司农民工工资专用账户"), ("320012002", "示例公司")
    rows = (
        (*special, "20251201", "收", "300,000.00", "300,000.00", "示例城投"),
        (*general, "20251205", "收", "900,000.00", "1,000,000.00", "示例城投"),
        (*special, "20251210", "付", "120,000.00", "180,000.00", "代发户"),
    )
    reading = read_bank(book(head, *rows))
    assert [(one.head.account, [x.row for x in one.lines]) for one in reading.lists] == [
        ("320012001", [2, 4]), ("320012002", [3]),
    ]  # fmt: skip
    assert moves(reading) == [30_000_000, -12_000_000, 90_000_000]
    assert reading.unread == ()
    others = read_bank(book(head[:-1], *(row[:-1] for row in rows)))  # nobody says whose names these are
    assert [(one.head.account, len(one.lines)) for one in others.lists] == [("", 3)]


def test_lines_of_words_alone_are_no_headings_and_signs_count_on_every_page():
    words = ("2025/09/04", "贷方", "51,538.48", "133,579.48", "示例城投", "工资")
    head = ("入账日期", "借贷标志", "金额", "本次余额", "对方户名", "附言")
    reading = read_bank(book(head, words, ("2025/09/05", "借方", "1,000.00", "132,579.48", "示例甲", "工资")))
    assert moves(reading) == [5_153_848, -100_000]
    signed = ("日期", "交易金额", "对方户名", "账户余额")
    pages = signed, ("2025/10/26", "-100.00", "示例甲", ""), signed, ("2025/10/25", "300.00", "示例城投", "")
    assert moves(read_bank(book(*pages))) == [-10_000, 30_000]


@pytest.mark.parametrize("heading", ["交易完成时间", "清算日期", "银行处理时间", "受理完成日期", "领取日期"])
def test_the_day_of_a_payout_by_its_words_or_by_what_stands_there(heading):
    reading = read_bank(
        book(
            ["收款户名", "收款账号", "金额", "附言", heading], ["示例甲", CARDS[0], 5000, "工资", "2026-03-17 10:22:31"]
        )
    )
    assert [(x.day, x.out_fen) for one in reading.lists for x in one.lines] == [(date(2026, 3, 17), 500_000)]
    assert reading.is_whole


@pytest.mark.parametrize("cell", ["4月9日", "上月底"])
def test_a_day_that_cannot_be_read_is_said_where_it_stands(cell):
    rows = [("姓名", "卡号", "金额", "发放日期"), ("示例工人甲", CARDS[0], 3000, cell)]
    reading = read_bank(book(*rows, ("示例工人乙", CARDS[1], 2000, "2026-04-10")))
    assert [line.day for line in reading.lists[0].lines] == [None, date(2026, 4, 10)]
    assert [(each.code, each.row, each.column) for each in reading.problems] == [("statement-day-unread", 2, "D")]


def test_who_has_a_payout_made_is_whose_account_it_is():
    lines = ["收款户名", "收款账号", "金额"], ["示例甲", CARDS[0], 5000]
    (one,) = read_bank(book(["代发单位：示例劳务有限公司", "", "代发日期：2026-03-17"], *lines)).lists
    assert (one.head.holder, [x.out_fen for x in one.lines]) == ("示例劳务有限公司", [500_000])


def test_a_day_that_may_not_be_the_one_of_the_payout_is_not_taken_and_matters():
    reading = read_bank(book(["收款户名", "收款账号", "金额", "提交时间"], ["示例甲", CARDS[0], 5000, "2026-03-17"]))
    assert [x.day for one in reading.lists for x in one.lines] == [None]
    assert not reading.is_whole
    assert reading.unread == ("提交时间（看不出是不是付款的日期）",)


def test_a_movement_that_is_as_much_as_the_others_of_its_day_is_no_sum_of_them():
    rows = [["2026-03-05", "收", f"{yuan}", f"示例{who}"] for yuan, who in ((100, "甲"), (200, "乙"), (300, "丙"))]
    assert moves(read_bank(book(["交易日期", "收支", "发生额", "对方户名"], *rows))) == [10_000, 20_000, 30_000]


def test_a_payment_that_is_as_much_as_the_others_to_the_same_person_is_no_sum_of_them():
    rows = [["示例甲", CARDS[0], yuan, f"2026-03-0{yuan}"] for yuan in (1, 2, 3)]
    reading = read_bank(book(["收款户名", "收款账号", "金额", "交易日期"], *rows))
    assert [x.out_fen for one in reading.lists for x in one.lines] == [100, 200, 300]


def test_a_text_of_a_bank_without_headings_is_read_once_a_person_says_what_its_columns_are():
    text = f"1,{CARDS[0]},示例甲,17849.00,20260322,成功,\n2,{CARDS[1]},示例乙,15796.50,20260322,失败,户名不符\n"
    told = {"name": "C", "card": "B", "amount": "D", "day": "E", "outcome": "F"}
    reading = read_bank(text_book(text, "回盘.txt"), Said(tuple(Choice(name, (at,)) for name, at in told.items())))
    assert [(x.party, x.out_fen, x.day, x.outcome) for one in reading.lists for x in one.lines] == [
        ("示例甲", 1_784_900, date(2026, 3, 22), Outcome.PAID),
        ("示例乙", 1_579_650, date(2026, 3, 22), Outcome.FAILED),
    ]  # fmt: skip


@pytest.mark.parametrize(("headings", "paid"), [(["应付金额", "实付金额"], [300_000]), (["应付金额"], [])])
def test_what_is_to_be_paid_is_not_what_was_paid(headings, paid):
    amounts = [6000, 3000][: len(headings)]
    reading = read_bank(book(["姓名", "账号", *headings, "入账日"], ["示例甲", CARDS[0], *amounts, "2026-03-03"]))
    assert [x.out_fen for one in reading.lists for x in one.lines] == paid


@pytest.mark.parametrize(("stated", "codes"), [(64_700, []), (71_900, []), (60_000, ["roster-total-differs"])])
def test_a_total_of_what_was_paid_may_leave_out_what_failed(stated, codes):
    made = book(
        ["收款人姓名", "收款账号", "金额", "交易状态"],
        ["示例甲", "6222000000000000001", 64_700, "成功"], ["示例乙", "6222000000000000002", 7_200, "失败"],
        ["合计", "", stated, ""],
    )  # fmt: skip
    found = read_bank(made)
    assert [p.code for p in found.problems if p.code.startswith("roster-total")] == codes


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([["", "借方合计", 320, "贷方合计", 500]], []),
        ([["借方合计笔数", 2, "", "", ""], ["", "支出总额", 320, "收入总额", 500]], []),
        ([["总笔数", "借方发生额合计", 320, "贷方发生额合计", 500]], []),
        ([["合计", "", 820, "", ""]], []),
        ([["", "借方合计", 300, "贷方合计", 500]], ["roster-total-differs"]),
    ],
)
def test_a_total_of_one_side_is_compared_with_that_side(rows, codes):
    """In whatever column it stands: a list with one column of amounts has but one for both."""
    lines = ["2026-03-15", "贷", 500, 620, ""], ["2026-03-18", "借", 300, 320, ""], ["2026-04-02", "借", 20, 300, ""]
    found = read_bank(book(["交易日", "借贷标志", "发生额", "余额", "用途"], *lines, *rows))
    assert [line.in_fen - line.out_fen for one in found.lists for line in one.lines] == [50_000, -30_000, -2_000]
    assert [p.code for p in found.problems] == codes


NUMBER = "6228990000000000018"


@pytest.mark.parametrize(
    ("above", "holder"),
    [
        (f"户名：曹大山　卡号：{NUMBER}　起止日期：2025/09/01-2025/11/30", "曹大山"),
        (f"户名：曹大山 卡号：{NUMBER} 起止日期：2025/09/01-2025/11/30", "曹大山"),
        (f"账号/卡号：{NUMBER}　户　名：曹大山　币种：人民币", "曹大山"),
        (f"姓名：曹大山　证件号码：320999190005012345　账（卡）号：{NUMBER}", "曹大山"),
        (f"卡号 {NUMBER} 户名 曹大山", "曹大山"),
        (f"付款账户：{NUMBER} 示例花园项目农民工工资专用账户", "示例花园项目农民工工资专用账户"),
        (f"付款账号：{NUMBER}（示例一建集团有限公司）", "示例一建集团有限公司"),
        (f"付款方：示例一建集团有限公司 {NUMBER}", "示例一建集团有限公司"),
        (f"付款人账号/户名：{NUMBER}/示例一建集团有限公司", "示例一建集团有限公司"),
        (f"代发单位：示例一建集团有限公司  代发账号：{NUMBER}  批次：202511", "示例一建集团有限公司"),
    ],
)
def test_number_and_name_in_one_cell_above_a_list_are_told_apart(above, holder):
    rows = ("记账日", "借贷标志", "交易金额", "余额", "交易对手"), ("2025-09-12", "贷", "120000", "170000", "示例公司")
    (one,) = read_bank(book((above,), *rows)).lists
    assert (one.head.holder, one.head.account) == (holder, NUMBER)


@pytest.mark.parametrize(
    ("heading", "into", "out"),
    [
        ("交易类型", "转入", "转出"),
        ("摘要", "收款", "付款"),
        ("摘要", "转账存入", "转账支取"),
        ("业务类型", "来账", "往账"),
    ],
)
def test_words_of_the_lines_tell_which_way_money_went(heading, into, out):
    above = (("户名", "示例劳务有限公司"), ("账号", NUMBER), ("交易日期", heading, "金额", "对方户名"))
    rows = ("2025-10-15", into, 5000, "示例置业"), ("2025-10-16", out, 3000, "齐示兵")
    reading = read_bank(book(*above, *rows, ("2025-10-17", "手续费", 2, "")))
    (one,) = reading.lists
    assert (one.form, one.head.account) == (StatementForm.ACCOUNT, NUMBER)
    assert [line.in_fen - line.out_fen for line in one.lines] == [500_000, -300_000]
    assert [problem.code for problem in reading.problems] == ["statement-no-side"]


def test_who_paid_whom_tells_that_a_list_is_of_an_account():
    above = (("户名", "示例劳务有限公司"), ("入账时间", "付款人", "收款人", "金额"))
    rows = ("2025-10-15", "示例置业", "示例劳务有限公司", 5000), ("2025-10-16", "示例劳务有限公司", "齐示兵", 3000)
    (one,) = read_bank(book(*above, *rows)).lists
    assert [line.in_fen - line.out_fen for line in one.lines] == [500_000, -300_000]


def test_what_the_bank_answers_is_what_came_of_a_payment():
    rows = ("示例甲", CARDS[0], 3000, "处理成功"), ("示例乙", CARDS[1], 2800, "账号户名不符")
    (one,) = read_bank(book(("姓名", "卡号", "实发金额", "银行返回"), *rows)).lists
    assert [line.outcome for line in one.lines] == [Outcome.PAID, Outcome.FAILED]


def test_the_day_above_a_file_is_that_of_each_of_its_tables():
    heading = ("序号", "户名", "账号", "金额", "状态")
    one, two = (1, "示例甲", CARDS[0], 5000, "交易成功"), (1, "示例乙", CARDS[1], 5400, "户名不符")
    above = ("单位名称：示例公司", "代发日期：20251118")
    rows = (above, ("成功明细",), heading, one, ("小计", "", "", 5000), (), ("失败明细",), heading, two)
    lines = [line for each in read_bank(book(*rows)).lists for line in each.lines]
    assert [line.day.isoformat() for line in lines] == ["2025-11-18", "2025-11-18"]
