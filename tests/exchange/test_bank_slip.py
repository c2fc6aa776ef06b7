"""回单: slips pasted one after the other, or the text of one in a PDF."""

from datetime import date

import pytest

from inspector_app.domain.statement import Outcome
from inspector_app.exchange.bank_slip import slips_of
from inspector_app.exchange.bank_statement import read_bank
from inspector_app.exchange.tables.formats.limits import Count
from inspector_app.exchange.tables.formats.pdf import read
from inspector_app.exchange.tables.source import text_book
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.open_lists import NOTHING_SAID, ListOrder
from inspector_app.usecases.side_lists import perform_side
from tests.exchange.tables.sheets import book
from tests.statement_files import ACCOUNT, CARDS, pdf_of

PAYER = f"付款人户名：示例建工集团有限公司  付款人账号：{ACCOUNT}"
SLIPS = f"""示例农商银行 网上银行电子回单
回单号码：0123-4567
{PAYER}
收款人户名：示例头  收款人账号：{CARDS[0]}
金额：人民币 30,000.00 元  大写：叁万元整
交易时间：2026-03-08 11:20:01  用途：木工班组工资
示例农商银行 网上银行电子回单
回单号码：0123-4568
{PAYER}
收款人户名：示例丁  收款人账号：{CARDS[1]}
金额：￥5,000.00
交易日期：2026年3月9日  摘要：工资
"""
WANTED = [
    (date(2026, 3, 8), "11:20:01", 3_000_000, "示例头", CARDS[0], "木工班组工资", "0123-4567"),
    (date(2026, 3, 9), "", 500_000, "示例丁", CARDS[1], "工资", "0123-4568"),
]


def told(lines):
    return [(x.day, x.time, x.out_fen, x.party, x.party_account, x.words, x.serial) for x in lines]


def test_slips_are_told_apart_and_belong_to_the_account_that_paid():
    (one,) = read_bank(text_book(SLIPS, "粘贴")).lists
    assert (one.head.holder, one.head.account) == ("示例建工集团有限公司", ACCOUNT)
    assert told(one.lines) == WANTED


def test_a_slip_in_a_pdf_is_read_by_its_labels():
    lines = [line for line in SLIPS.splitlines()[:6] if line]
    page = [
        (560.0 - 20 * at, list(zip((40.0, 400.0), line.split("  "), strict=False))) for at, line in enumerate(lines)
    ]
    (grid,) = read(pdf_of([page]), Count())
    reading = read_bank(text_book("x").__class__("回单.pdf", (grid,)))
    assert told(reading.lists[0].lines) == WANTED[:1]


@pytest.mark.parametrize("text", ["", "金额：100元", "收款人户名：示例甲", "收款人户名：示例甲\n金额：没有写"])
def test_what_tells_no_payment_is_no_slip(text):
    assert slips_of(text_book(text)) == []


def test_a_slip_that_says_that_it_failed_is_no_payment():
    failed = SLIPS.replace("摘要：工资", "摘要：工资  交易状态：交易失败")
    (one,) = read_bank(text_book(failed, "粘贴")).lists
    assert [line.outcome for line in one.lines] == [Outcome.UNTOLD, Outcome.FAILED]


@pytest.mark.parametrize(
    ("name", "label"),
    [("", "金额(小写)："), ("回单.txt", "金额（小写）：￥"), ("", "转账金额（元）："), ("", "交易金额(小写)")],
)
def test_slips_of_a_text_file_one_after_the_other_keep_their_day_and_payee_and_thousands(name, label):
    slip = "电子回单\n记账日期：2026年03月0{day}日\n付款户名：示例建工有限公司\n付款账号：" + ACCOUNT
    slip += "\n收款户名：示例{who}\n收款账号：{card}\n" + label + "{amount}\n附言：农民工工资\n\n"
    text = slip.format(day=5, who="甲", card=CARDS[0], amount="12,648.50")
    text += slip.format(day=6, who="乙", card=CARDS[1], amount="4,539.00")
    (one,) = read_bank(text_book(text, name)).lists
    assert [(line.day, line.party, line.out_fen) for line in one.lines] == [
        (date(2026, 3, 5), "示例甲", 1_264_850), (date(2026, 3, 6), "示例乙", 453_900),
    ]  # fmt: skip


def test_a_slip_printed_in_boxes_says_in_the_middle_whose_lines_they_are():
    slip = (
        "示例银行电子回单\n回单编号：0123-456{no}    交易日期：2026 年 03 月 0{no} 日\n"
        "    户名   示例建工有限公司                 户名   示例{who}\n"
        f"付款人 账号   {ACCOUNT}   收款人 账号   {{card}}\n"
        "    开户行 示例银行城东支行                    开户行 示例银行\n"
        "金额  （大写）人民币{words}            （小写）￥{amount}\n用途  8 月工资\n打印次数：1   （电子回单专用章）\n"
    )
    text = slip.format(no=5, who="甲", card=CARDS[0], words="玖仟壹佰贰拾元伍角", amount="9,120.50")
    text += slip.format(no=6, who="乙", card=CARDS[1], words="玖仟壹佰贰拾元伍角", amount="9,120.50")
    (one,) = read_bank(text_book(text, "粘贴")).lists
    assert (one.head.holder, one.head.account) == ("示例建工有限公司", ACCOUNT)
    assert told(one.lines) == [
        (date(2026, 3, 5), "", 912_050, "示例甲", CARDS[0], "8 月工资", "0123-4565"),
        (date(2026, 3, 6), "", 912_050, "示例乙", CARDS[1], "8 月工资", "0123-4566"),
    ]


SLIP = [
    ("回单编号", "HD1"), ("交易日期", "2026-05-18"), ("付款人户名", "示例劳务公司"), ("付款人账号", ACCOUNT),
    ("收款人户名", "示例甲"), ("收款人账号", CARDS[0]), ("金额（小写）", "￥4,560.00"), ("摘要", "4月工资"),
]  # fmt: skip
NEXT = [*SLIP[:4], ("收款人户名", "示例乙"), ("收款人账号", ""), ("金额（小写）", "￥5,020.00"), SLIP[-1]]


def in_pairs(slip):
    return [[*one, *other] for one, other in zip(slip[::2], slip[1::2], strict=True)]


@pytest.mark.parametrize(
    "rows",
    [
        [["网上银行电子回单"], *in_pairs(SLIP), ["网上银行电子回单"], *in_pairs(NEXT)],
        [*SLIP, ("", ""), *NEXT],
        [["电子回单", "", "", "电子回单"], *([*one, "", *other] for one, other in zip(SLIP, NEXT, strict=True))],
    ],
    ids=["several labels in a row", "a label in a row", "beside each other"],
)
def test_slips_in_the_cells_of_a_sheet(rows):
    """Labels that look like headings, and slips beside each other: each amount with its own payee and number."""
    wanted = [("示例甲", CARDS[0], 456_000), ("示例乙", "", 502_000)]
    sheet = book(*rows)
    (one,) = read_bank(sheet).lists
    assert [(x.party, x.party_account, x.out_fen) for x in one.lines] == wanted
    pasted = text_book("\n".join("\t".join(row) for row in rows))
    assert [(x.party, x.party_account, x.out_fen) for _, lines in slips_of(pasted) for x in lines] == wanted
    order = ListOrder(sheet, NOTHING_SAID, {}, date(2026, 6, 1))
    assert [(x.name, x.card, x.paid_fen) for x in perform_side(order, None, NoProgress()).found.lines] == wanted
