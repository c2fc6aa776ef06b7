"""Lines of a chat through the reader of lists: people become lines, everything else is named where it stands."""

import pytest

from inspector_app.exchange.tables.chat.message import chat_book
from inspector_app.exchange.tables.chat.speakers import chat_lines
from inspector_app.exchange.tables.source import read_book, text_book
from inspector_app.exchange.wage_list import WAGES, check_book, headed_fields, read_wages
from inspector_app.support.errors import Trouble
from tests.exchange.tables.test_layouts import TODAY, A

CHAT = f"""老板还欠我们的：
示例丁 2026/1/5 10:23:45
1、示例甲 {A} 木工 干了45天 260一天 拿过3000 还差8700
2、示例乙：欠一万二
示例丙 欠到九月 两个半月没发
示例戊 9000 6000
合计 20700
收到请回复
"""


def test_people_are_lines_and_the_rest_is_named():
    found = check_book(text_book(CHAT, "粘贴的表格"), TODAY)
    assert [(line.row, line.name, line.owed_fen) for line in found.lines] == [
        (3, "示例甲", 8700_00), (4, "示例乙", 12_000_00), (5, "示例丙", None), (6, "示例戊", None),
    ]  # fmt: skip
    first, third = found.lines[0], found.lines[2]
    assert (first.id_number, first.received_fen, first.rate, first.attendance) == (A, 3000_00, "260一天", "45天")
    assert (first.job, first.note, third.note, third.attendance) == ("木工", "", "欠到九月", "两个半月")
    told = {(p.place, p.code) for p in found.problems if p.code.startswith("roster-") and p.row in (1, 2, 8)}
    assert "第1行" in [each.place for each in read_wages(text_book(CHAT))[1].not_read]
    assert told == {("第1行", "roster-row-left-out"), ("第8行", "roster-row-left-out")}  # who sent it is no content
    assert "cell-said" in [p.code for p in found.problems if p.row == 4]


def test_an_amount_that_does_not_say_what_it_is_is_asked():
    found = check_book(text_book(CHAT, "粘贴的表格"), TODAY)
    assert not found.is_whole
    assert "金额（看不出是应发、已发还是欠发）" in found.unread


@pytest.mark.parametrize(
    "text",
    [
        "【示例银行】您尾号1234的储蓄卡1月5日10:23入账工资5000.00元，余额5100.00元。",
        "收款人：示例公司\n金额：5,000.00元\n",
        "大家好，请问什么时候发钱？",
        "张示例",
    ],
)
def test_what_is_no_list_says_so(text):
    with pytest.raises(Trouble, match="text-no-list"):
        check_book(text_book(text, "粘贴的表格"), TODAY)


def test_beside_what_was_understood_of_a_sentence_stand_its_own_words():
    text = "我们班是这样：示例甲干了62天，还欠11120；示例乙欠一万八。\n示例丙8600、示例丁5000"
    book = chat_book(text, "", WAGES, headed_fields)
    assert book.text.splitlines() == [
        "我们班是这样：示例甲干了62天，还欠11120", "示例乙欠一万八", *["示例丙8600、示例丁5000"] * 2,
    ]  # fmt: skip


def test_a_slip_of_a_bank_is_nobodys_claim_and_a_form_with_an_account_is():
    slip = "付款人户名：示例公司\n付款人账号：1100000000001234\n收款人户名：示例甲\n金额：5600.00元\n用途：4月份工资\n"
    with pytest.raises(Trouble, match="text-slip"):
        check_book(text_book(slip, "粘贴的表格"), TODAY)
    form = "姓名：示例甲\n收款账号：6217000000000000000\n欠薪金额：5600元\n"
    assert [(line.name, line.owed_fen) for line in check_book(text_book(form), TODAY).lines] == [("示例甲", 5600_00)]


def test_several_messages_with_their_senders_and_nothing_between_name_and_sum():
    text = (
        "示例群主 11-28 10:22\n示例甲5000\n示例群主 昨天 18:03\n示例乙欠我6000\n示例群主 9:05\n"
        "示例丙13800000001，欠一万\n"
    )
    found = check_book(text_book(text, "粘贴的表格"), TODAY)
    assert [(line.row, line.name, line.owed_fen) for line in found.lines] == [
        (2, "示例甲", 5000_00), (4, "示例群主", 6000_00), (6, "示例丙", 10_000_00),
    ]  # fmt: skip
    assert found.lines[2].phone == "13800000001"


def test_messages_below_their_sender_are_the_senders_and_words_of_a_message_are_nobody():
    text = (
        "示例王头 2025-06-01 20:11\n兄弟们把欠的报一下\n示例大力 20:12\n我还有一万八没拿，三月到五月\n"
        "示例群主 20:13\n示例小虎：两个半月，差不多17250\n示例丁 2025/6/1 20:13:05\n欠我八千五\n"
        "收到@所有人 明天开会\n合计 20700\n"
    )
    found = check_book(text_book(text, "粘贴的表格"), TODAY)
    assert [(line.row, line.name, line.owed_fen) for line in found.lines] == [
        (4, "示例大力", 18_000_00), (6, "示例小虎", None), (8, "示例丁", 8500_00),
    ]  # fmt: skip
    assert "发送人示例大力" in found.lines[0].note
    assert "差不多17250" in found.lines[1].note
    assert "roster-owed-missing" in [p.code for p in found.problems if p.row == 6]
    (grid,) = chat_book(text, "粘贴的表格", WAGES, headed_fields).sheets
    assert "2025" not in [cell.text for row in grid.rows.values() for cell in row.values()]
    assert not {3, 7} & set(grid.rows)  # who sent a sum stands in its line


@pytest.mark.parametrize("said", ["差不多17250", "大概 17250", "欠差不多17250", "17250左右", "欠一万八左右"])
def test_a_vague_sum_is_asked_about_and_never_taken_as_exact(said):
    found = check_book(text_book(f"示例甲 欠9000\n示例乙 {said}\n", "粘贴的表格"), TODAY)
    assert [(line.name, line.owed_fen) for line in found.lines] == [("示例甲", 9000_00), ("示例乙", None)]
    assert said.replace(" ", "") in found.lines[1].note
    assert "roster-owed-missing" in [p.code for p in found.problems if p.row == 2]


@pytest.mark.parametrize(
    "line",
    [
        "每人5000，示例己、示例庚等",
        "每人一万",
        "示例己、示例庚等 每人5000",
    ],
)
def test_a_sum_for_each_of_several_is_nobodys_and_the_list_is_not_whole(line):
    found = check_book(text_book(f"示例甲 欠9000\n{line}\n示例乙 欠8000\n", "粘贴的表格"), TODAY)
    assert [(each.name, each.owed_fen) for each in found.lines] == [("示例甲", 9000_00), ("示例乙", 8000_00)]
    (told,) = (p.code for p in found.problems if p.row == 2)
    assert told in ("roster-nobody", "roster-row-left-out", "roster-chat-left")
    assert not found.is_whole


@pytest.mark.parametrize(
    "line",
    [
        "示例己、示例庚 每人5000",
        "每人5000：示例己、示例庚",
        "示例己、示例庚各5000",
        "示例己和示例庚 每个人5000",
        "示例己 示例庚两个人都是欠5000元",
    ],
)
def test_a_sum_for_each_of_several_who_are_named_is_that_of_each(line):
    found = check_book(text_book(f"示例甲 欠9000\n{line}\n", "粘贴的表格"), TODAY)
    assert [(each.name, each.owed_fen) for each in found.lines] == [
        ("示例甲", 9000_00), ("示例己", 5000_00), ("示例庚", 5000_00),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "names", "code"),
    [
        ("周大勇与何家兴 合计9000", ["周大勇", "何家兴"], "roster-chat-left"),
        ("周大勇夫妻俩一共欠16000", ["周大勇"], "roster-owed-missing"),
        ("周大勇大概一万左右", ["周大勇"], "roster-owed-missing"),
        ("周大勇差不多九千多", ["周大勇"], "roster-owed-missing"),
        ("合计9000", [], "roster-chat-left"),
        ("老板说年底给周大勇一万五", [], "roster-nobody"),
    ],
)
def test_a_sum_that_is_nobodys_for_sure_is_asked_about_in_its_own_words(line, names, code):
    found = check_book(text_book(f"马小军 欠8000\n{line}\n韩立新 欠7000\n", "粘贴的表格"), TODAY)
    told = [each.name for each in found.lines if each.owed_fen is None]
    assert (told, sum(each.owed_fen or 0 for each in found.lines)) == (names, 15_000_00)
    (asked,) = {p.problem.details.get("text", line) for p in found.problems if p.code == code}
    assert asked == line


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("周大勇 欠12000 昨天打了2000", {"roster-chat-left"}),
        ("周大勇 欠9000，和何家兴一起干的", {"roster-someone"}),
        ("讲究 欠9000", {"roster-chat-name"}),
        ("周大勇 欠9000，2026年3月5日，电话13800001234，260一天", set()),
        ("周大勇 一万二（12,000.00元）", set()),
        ("周大勇 46个工，300一个，还差13800", set()),
        ("周大勇，带班，何家兴 9000", {"roster-chat-left"}),
        ("周大勇 6月的结了一半，还有3200，7月8月一分没有，一个月6500", {"roster-chat-months"}),
        ("周大勇 6月欠6200，7月一分没有，一个月6200", {"roster-chat-months"}),
        ("周大勇 4月的还差2900，5月6月没发", {"roster-chat-months"}),
        ("周大勇 还欠2600是6月的，7月干了26天没给，一天300", {"roster-chat-months"}),
        ("周大勇 8月付了3000，还欠2500，9月10月没给，一个月5500", {"roster-chat-months"}),
        ("周大勇 欠13000，7月8月都没发，一个月6500", set()),
        ("周大勇 7月8月9月欠9000，9月一分没给", set()),
        ("周大勇 6月7月没发，每月6000，欠12000，老板说9月给，9月也没给", set()),
    ],
)
def test_what_is_left_in_the_words_beside_a_sum_is_named(line, codes):
    found = check_book(text_book(f"{line}\n马小军 欠8000\n", "粘贴的表格"), TODAY)
    told = {p.code for p in found.problems if p.row == 1}
    asked = {"roster-chat-left", "roster-someone", "roster-chat-name", "roster-chat-months"}
    assert told & asked == codes
    assert found.is_whole == (not codes)


def test_a_sum_that_a_later_message_puts_right_is_read_as_corrected_and_said():
    text = "周大勇 9000\n何家兴 2026/5/20 9:12\n8500\n何家兴 2026/5/20 9:14\n打错了，是9500\n更正一下 周大勇是9900\n"
    found = check_book(text_book(text, "粘贴的表格"), TODAY)
    assert [(each.name, each.owed_fen) for each in found.lines] == [("周大勇", 9900_00), ("何家兴", 9500_00)]
    assert "原来写8500" in found.lines[1].note
    assert {p.row for p in found.problems if p.code == "roster-chat-corrected"} == {1, 3}
    assert not found.is_whole


def test_who_owes_is_no_worker_and_what_one_says_of_oneself_is_the_senders():
    text = (
        "示例甲 2026/6/3 09:15\n我260一天，做了62天，拿了三千\n示例乙 2026/6/3 09:16\n老板欠我一万八\n"
        "示例丙 2026/6/3 09:20\n老板还欠我8000\n示例丁 2026/6/3 09:31\n他一万二\n"
    )
    found = check_book(text_book(text, "粘贴的表格"), TODAY)
    assert [(line.row, line.name, line.owed_fen, line.received_fen, line.rate) for line in found.lines] == [
        (2, "示例甲", 13_120_00, 3000_00, "260一天"), (4, "示例乙", 18_000_00, None, ""),
        (6, "示例丙", 8000_00, None, ""),
    ]  # fmt: skip
    assert [p.code for p in found.assumed] == ["roster-no-month", "roster-owed-reckoned"]
    assert "roster-nobody" in [p.code for p in found.problems if p.row == 8]


@pytest.mark.parametrize(
    ("text", "told", "rest"),
    [
        ("示例甲 5000 已付", {"name": "示例甲"}, ("已付", "5000")),
        ("示例甲 已付 5000", {"name": "示例甲", "received": "5000"}, ()),
        ("示例甲 5000 工钱", {"name": "示例甲", "owed": "5000"}, ()),
        ("示例甲 每月6500 没发完", {"name": "示例甲", "rate": "每月6500"}, ("没发完",)),
        ("更正：示例甲 7500", {"name": "示例甲"}, ("更正", "7500")),
        ("示例甲 改成7500", {"name": "示例甲"}, ("改成7500",)),
    ],
)  # fmt: skip
def test_what_a_sum_is_of_is_not_guessed_beside_words_that_speak_of_payment_a_month_or_a_correction(text, told, rest):
    (line,) = chat_lines(text, headed_fields)
    assert (line.told, line.rest) == (told, rest)


def test_a_spoken_sum_of_nobody_stands_in_yuan():
    made = chat_book("示例甲 欠5000\n他一万二", "群消息", WAGES, headed_fields)
    assert "12000" in [cell.text for cell in made.sheets[0].rows[2].values()]


def test_a_line_that_says_how_to_write_is_neither_a_heading_nor_a_person():
    text = "#接龙\n木工班欠薪登记，格式：姓名 金额 月份\n例 示例 5000 3月\n1. 示例甲 12000\n2. 示例乙 8500\n"
    check = check_book(text_book(text), TODAY)
    assert [(line.name, line.owed_fen) for line in check.lines] == [("示例甲", 12_000_00), ("示例乙", 8_500_00)]


def test_a_chat_in_a_text_file_is_read_as_one_that_was_pasted(tmp_path):
    path = tmp_path / "接龙.txt"
    path.write_text("#接龙\n1. 示例甲 12000 木工\n2. 示例乙 8500 木工\n", encoding="utf-8")
    check = check_book(read_book(path), TODAY)
    assert [(line.row, line.name, line.owed_fen) for line in check.lines] == [
        (2, "示例甲", 12_000_00), (3, "示例乙", 8_500_00),
    ]  # fmt: skip


def test_a_chat_of_which_nothing_parts_the_lines_is_read_from_its_file_too(tmp_path):
    path = tmp_path / "群聊.txt"
    path.write_text("示例大力(123456) 20:12:30\n我：1w2\n大刘：8k5\n老周头6300块\n[图片]\n", encoding="utf-8")
    check = check_book(read_book(path), TODAY)
    assert [(line.name, line.owed_fen) for line in check.lines] == [
        ("示例大力", 12_000_00), ("大刘", 8500_00), ("老周头", 6300_00),
    ]  # fmt: skip


def test_greetings_are_nobody_a_correction_is_taken_and_said_and_months_are_of_the_year_of_the_message():
    text = (
        "示例王头 2026-01-10 19:22\n领导，这是我们班组没拿到的钱\n1、示例甲 木工 一万二 从去年9月欠到11月\n"
        "2、示例乙 6千5 3月到5月\n赵工，麻烦看一下这个单子\n示例王头 2026-01-10 19:25\n示例乙是6800，打错了\n"
    )
    found = check_book(text_book(text, "粘贴的表格"), TODAY)
    assert [(line.row, line.name, line.owed_fen) for line in found.lines] == [
        (3, "示例甲", 12_000_00), (4, "示例乙", 6800_00),
    ]  # fmt: skip
    first, second = found.lines
    assert (str(first.first_day), str(first.last_day), first.job) == ("2025-09-01", "2025-11-30", "木工")
    assert (str(second.first_day), str(second.last_day)) == ("2025-03-01", "2025-05-31")
    assert "原来写6千5" in second.note
    assert {"list-year-taken", "roster-chat-corrected"} <= {p.code for p in found.problems}


def test_several_people_and_several_months_in_one_line_are_a_line_each():
    text = "钢筋班：示例甲8600、示例乙5000；木工班：示例丁7000、示例戊6500。共27100元\n示例己：8月4200，9月5600\n"
    check = check_book(text_book(text), TODAY)
    assert [(line.name, line.owed_fen) for line in check.lines] == [
        ("示例甲", 8600_00), ("示例乙", 5000_00), ("示例丁", 7000_00), ("示例戊", 6500_00), ("示例己", 4200_00),
        ("示例己", 5600_00),
    ]  # fmt: skip
    assert [bool(line.calendar) for line in check.lines] == [False] * 4 + [True] * 2


def test_a_sentence_of_several_who_owe_is_nobodys_and_named(tmp_path):
    path = tmp_path / "说明.txt"
    path.write_text("示例甲欠我一共八千六，示例乙欠五千，还有我老婆示例丙三千二。\n示例丁 9000\n", encoding="utf-8")
    check = check_book(read_book(path), TODAY)
    assert [(line.name, line.owed_fen) for line in check.lines] == [("示例丁", 9000_00)]
    assert not check.is_whole
    assert "roster-someone" in {p.code for p in check.problems}


def test_serial_numbers_before_a_blank_months_beside_their_sum_and_whom_to_call():
    text = "1 示例甲 6000\n2 示例乙 11月9500\n3 示例丙 9-11月9500\n联系人：李班长 19900001234\n项目地址：示例路1号\n"
    check = check_book(text_book(text), TODAY)
    assert [(line.name, line.owed_fen, bool(line.calendar)) for line in check.lines] == [
        ("示例甲", 6000_00, False), ("示例乙", 9500_00, True), ("示例丙", 9500_00, True),
    ]  # fmt: skip


def test_what_was_said_stands_word_for_word_beside_each_line_that_is_read_of_it():
    said = "示例丁：2025年7月3600，8月4200，都没发\n姓名：示例甲\n欠薪金额：5500\n示例乙\n7月 900\n"
    book = chat_book(said, "群消息", WAGES, headed_fields)
    read = [[cell.text for _, cell in sorted(book.sheets[0].rows[row].items())] for row in (1, 2, 3, 4)]
    assert read == [
        ["示例丁", "2025年7月", "3600"], ["示例丁", "2025年8月", "4200"], ["示例甲", "5500"], ["示例乙", "7月", "900"],
    ]  # fmt: skip
    first = said.splitlines()[0]
    assert book.text.splitlines() == [first, first, "姓名：示例甲 欠薪金额：5500", "示例乙 7月 900"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("周大勇 一万二\n何家兴 1.5万 马小军 9800", [("周大勇", 12_000), ("何家兴", 15_000), ("马小军", 9800)]),
        ("周大勇8600，何家兴7200，一共两个人15800，麻烦给催一下", [("周大勇", 8600), ("何家兴", 7200)]),
        ("李带班  19:05\n周大勇 5200\n何家兴 4900\n李带班  19:06\n一共10100", [("周大勇", 5200), ("何家兴", 4900)]),
        ("挖机班 2026年欠的工钱\n周大勇 还欠5200\n何家兴 还欠4900", [("周大勇", 5200), ("何家兴", 4900)]),
        ("周大勇1万8千5\n何家兴 5200", [("周大勇", 18_500), ("何家兴", 5200)]),
    ],
)  # fmt: skip
def test_several_people_and_the_sum_of_all_are_read_as_people_tell_them(text, told):
    check = check_book(text_book(text), TODAY)
    assert [(line.name, line.owed_fen) for line in check.lines] == [(name, yuan * 100) for name, yuan in told]
    assert not [p.code for p in check.problems if p.code in ("roster-chat-left", "roster-total-differs")]


@pytest.mark.parametrize(
    ("text", "owed"),
    [
        ("孙文强那边差5400，李永平差6300", [("孙文强", 5400_00), ("李永平", 6300_00)]),
        ("老板还该我6700块 我叫朱长根", [("朱长根", 6700_00)]),
        ("水建林叔的钱七千二，他不会打字我替他报", [("水建林", 7200_00)]),
        ("陈贵山跟陈贵江兄弟俩每人欠7000", [("陈贵山", 7000_00), ("陈贵江", 7000_00)]),
        ("尤金旺 6月到8月 每月欠3000", [("尤金旺", 9000_00)]),
        ("苏成江 工资结了8000还差4000", [("苏成江", 4000_00)]),
        ("潘学河 应得11600 借了1500 生活费600", [("潘学河", 9500_00)]),
        ("范文才 没有欠了，已经结清", [("范文才", 0)]),
        ("韦金水 欠两个月工资一共14000", [("韦金水", 14000_00)]),
        ("老郝: @所有人 没报的快点", []),
        ("12月1日 何玉珍说工资欠了9600", [("何玉珍", 9600_00)]),
        ("黄忠良 马文斌 各1万", [("黄忠良", 10000_00), ("马文斌", 10000_00)]),
        ("黄忠良:\n我和马文斌各1万", [("黄忠良", 10000_00), ("马文斌", 10000_00)]),
        ("胡勇@老板 我的2800什么时候给", [("胡勇", 2800_00)]),
        ("韩卫东一天260干了100天一分没拿", [("韩卫东", 26000_00)]),
        ("罗玉珍:\n昨天给了2000还差4100", [("罗玉珍", 4100_00)]),
        ("张海龙 6月份干了24个工，7月份干了19个工，一个工310，中间借支过3500", [("张海龙", 9830_00)]),
        ("李小兵 2026-09-01 10:22\n去年的还有3400没结，今年又欠了8800", [("李小兵", 12200_00)]),
        (
            "李小兵 2026-09-01 10:22\n我7月的6300，8月的5900都没发，9月份发了2000",
            [("李小兵", 6300_00), ("李小兵", 5900_00)],
        ),
        ("周小燕：一个月4500，做了4个半月，给过一次5000", [("周小燕", 15250_00)]),
        ("李三 6月 7月 一共12000 给了3000", [("李三", 9000_00)]),
        ("阎守田 7月28天8月15天 共43天 每天290 支2000", [("阎守田", 10470_00)]),
        ("阎守田 7月28天8月15天 共45天 每天290 支2000", [("阎守田", None)]),
        ("贺文斌 2700（6月）、3100（7月）", [("贺文斌", 2700_00), ("贺文斌", 3100_00)]),
        ("汪海涛 押金500没退，工资还差3300", [("汪海涛", 3300_00)]),
        ("赖会明，6个半月没发，每月7000，合计45500", [("赖会明", 45500_00)]),
        ("还有我老乡李德才，他欠18200，卢双喜欠16500", [("李德才", 18200_00), ("卢双喜", 16500_00)]),
    ],
)
def test_turns_of_speech_tell_who_is_owed_how_much(text, owed):
    found = check_book(text_book(f"许长云 欠5850\n{text}\n", "粘贴的表格"), TODAY)
    assert [(line.name, line.owed_fen) for line in found.lines] == [("许长云", 5850_00), *owed]


def test_who_somebody_is_and_what_he_is_owed_in_two_messages_are_one_line():
    text = (
        f"傅二虎:\n我是在鼎盛花园干活的，我叫傅二虎，身份证{A}，电话13800001234\n傅二虎:\n"
        "今年4月到8月干了103天，280一天，一共28840，给了8000生活费，还欠20840\n"
    )
    found = check_book(text_book(text, "粘贴的表格"), TODAY)
    (line,) = found.lines
    assert (line.name, line.id_number, line.phone, line.owed_fen) == ("傅二虎", A, "13800001234", 20840_00)
    assert (line.earned_fen, line.received_fen, "鼎盛花园" in line.note) == (28840_00, 8000_00, True)
    assert "roster-same-name" not in [p.code for p in found.problems]


def test_the_day_above_messages_tells_their_year_and_what_a_crew_is_owed_is_not_the_senders():
    text = (
        "—————  2026-09-12  —————\n崔守义  19:05\n我5月到7月 一共12600没给\n崔明  19:06\n崔明 欠9800 5、6月\n"
        "郑大  19:07\n杨学才欠我们班6万，我自己的是1万1\n合计 20700\n"
    )
    found = check_book(text_book(text, "粘贴的表格"), TODAY)
    assert [(line.name, line.owed_fen, str(line.last_day or "")[:7]) for line in found.lines] == [
        ("崔守义", 12600_00, "2026-07"), ("崔明", 9800_00, "2026-06"), ("郑大", 11000_00, ""),
    ]  # fmt: skip
    assert [(p.row, p.problem.details["sums"]) for p in found.problems if p.code == "roster-chat-left"] == [
        (7, "60,000.00元"), (8, "20,700.00元"),
    ]  # fmt: skip


def test_a_crew_in_front_of_one_man_is_his_whatever_stands_between_him_and_his_sum():
    found = check_book(
        text_book("木工班：曹大山5600、邹长河7200\n瓦工班：秦守义7月~9月的还有18,800没发\n", "粘贴的表格"), TODAY
    )
    assert [line.crew for line in found.lines] == ["木工班", "木工班", "瓦工班"]


def test_months_with_a_gap_are_read_and_the_one_between_is_none_of_them():
    text = "许长云 2026-09-01 10:22\n我6月份和8月份的5850没给\n"
    (line,) = check_book(text_book(text, "粘贴的表格"), TODAY).lines
    assert [(first.month, last.month) for first, last in line.spans] == [(6, 6), (8, 8)]
    for said, last in (("李三 6月 7月 一共12000", 7), ("李三 6月 8月 12000 给了3000", 8)):
        (line,) = check_book(text_book(f"{said}\n", "粘贴的表格"), TODAY).lines
        assert (line.calendar[0][0].month, line.calendar[-1][1].month) == (6, last)
    (line,) = check_book(text_book("陈德才 5月22天7月20天 一天300 支了4000\n", "粘贴的表格"), TODAY).lines
    assert (line.attendance, line.owed_fen, [span[0].month for span in line.calendar]) == ("42天", 8600_00, [5, 7])
    found = check_book(text_book("姓名\t欠薪月份\t欠薪金额\n示例甲\t6月份、8月份\t5850\n", "粘贴的表格"), TODAY)
    assert (found.lines[0].months, [span[0].month for span in found.lines[0].calendar]) == (2, [6, 8])
    (asked,) = [p.problem.details["words"] for p in found.problems if p.code == "roster-no-year"]
    assert asked == "6月、8月"


def test_somebody_who_opens_a_clause_with_a_sum_that_nobody_read_is_named():
    found = check_book(text_book("许长云 欠5850\n孙文强昨晚来电差5400，李永平差6300\n", "粘贴的表格"), TODAY)
    told = " ".join(str(p.problem.details) for p in found.problems if p.row == 2)
    assert "孙文强" in told or any(line.name == "孙文强" for line in found.lines)
    assert not found.is_whole


def test_a_rate_that_comes_to_what_was_earned_is_no_sum_left_over():
    found = check_book(text_book("滕德强 21天 300 共6300 支1000 欠5300\n", "粘贴的表格"), TODAY)
    assert [(line.rate, line.earned_fen) for line in found.lines] == [("300一天", 6300_00)]
    assert "roster-chat-left" not in {p.code for p in found.problems}


def test_sixty_sums_of_one_person_are_looked_at_no_longer_than_six():
    """The roles of each together are twice as many with every sum: nobody could wait for sixty."""
    told = [1000 + 17 * each for each in range(60)]
    (line,) = check_book(text_book(f"示例甲 {'，'.join(f'给了{each}' for each in told)}，欠900"), TODAY).lines
    assert (line.owed_fen, line.received_fen) == (900_00, sum(told) * 100)


@pytest.mark.parametrize("second", ["瓦工：", "【瓦工】", "瓦工"])
def test_a_trade_that_heads_lines_is_that_of_the_people_below_it(second):
    said = f"木工：\n毛示进 5千\n敖例才 6千5\n{second}\n黎样荣 1万2\n申示常 9k\n合计 32500"
    found = check_book(text_book(said), TODAY)
    told = [(line.name, line.job, line.owed_fen) for line in found.lines]
    assert told == [("毛示进", "木工", 5000_00), ("敖例才", "木工", 6500_00),
                    ("黎样荣", "瓦工", 12_000_00), ("申示常", "瓦工", 9000_00)]  # fmt: skip
