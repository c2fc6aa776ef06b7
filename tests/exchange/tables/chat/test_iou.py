"""欠条 as typed or read from a photo: one line of whom it is owed to; what names nobody alone is left to be asked."""

import pytest

from inspector_app.exchange.tables.chat.iou import ious
from inspector_app.exchange.tables.source import text_book
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.errors import Trouble
from inspector_app.usecases import chat_list
from tests.exchange.tables.test_layouts import TODAY, A

PAPER = f"""欠条
今欠示例甲（身份证号{A}）2025年3月至6月木工工资人民币壹万捌仟元整（￥18,000.00），定于2025年12月31日前付清。
欠款人：示例王 13800000001
2025年7月1日
"""
WRAPPED = """欠 条
  今欠到示例·买买提在示例工地做工
工资款共计人民币：9500元（大写：玖仟伍佰
元整），于年底付清
  欠款人：示例王
"""


def told(text):
    return [(line.row, line.name, line.owed_fen) for line in check_book(text_book(text, "粘贴的表格"), TODAY).lines]


def test_one_line_with_number_months_and_sum_and_nobody_of_those_who_signed():
    found = check_book(text_book(PAPER, "粘贴的表格"), TODAY)
    (line,) = found.lines
    assert (line.row, line.name, line.id_number, line.owed_fen) == (2, "示例甲", A, 18_000_00)
    assert (str(line.first_day), str(line.last_day)) == ("2025-03-01", "2025-06-30")
    assert "定于2025年12月31日前付清" in line.note
    assert A not in line.note
    assert "roster-note-settled" not in [problem.code for problem in found.problems]


def test_words_that_go_on_in_the_next_lines_belong_to_it():
    assert told(WRAPPED) == [(2, "示例·买买提", 9500_00)]


@pytest.mark.parametrize(
    ("text", "name", "fen"),
    [
        ("今欠到示例甲工资款12000元(大写：壹万贰仟元整)，欠款人示例王，2025.7.1", "示例甲", 12_000_00),
        ("本人示例王今欠示例乙生活费3000元整", "示例乙", 3000_00),
        ("兹欠示例丙师傅人工工资一万八千元整，2026年春节前付清。", "示例丙", 18_000_00),
        ("示例劳务有限公司今欠示例丁2025年5月份工资8700元。", "示例丁", 8700_00),
    ],
)
def test_manners_in_which_they_are_written(text, name, fen):
    assert told(text) == [(1, name, fen)]


def test_figures_and_capitals_that_differ_choose_no_sum():
    found = check_book(text_book("今欠示例甲工资壹万捌仟元整（￥15,000.00）。", "粘贴的表格"), TODAY)
    assert [(line.name, line.owed_fen) for line in found.lines] == [("示例甲", None)]
    assert not found.is_whole


@pytest.mark.parametrize(
    "text",
    [
        "兹欠示例甲等5人工资共计56000元，示例王",
        "今欠示例甲、示例乙两人工资15000元",
        "今借到示例甲现金5000元",
        "收条\n今收到示例王工资款5000元",
        "今欠工人工资56000元",
    ],
)
def test_what_names_several_or_is_no_wage_that_is_owed_makes_nobody_a_worker(text):
    with pytest.raises(Trouble, match="text-no-list"):
        check_book(text_book(text, "粘贴的表格"), TODAY)


def test_pasted_into_the_grid_it_fills_the_days_too():
    (person,) = chat_list.read(PAPER).people
    assert (person["name"], person["id_number"], person["claimed_fen"]) == ("示例甲", A, "18,000.00元")
    assert (person["first_day"], person["last_day"]) == ("2025-03-01", "2025-06-30")


def test_lines_of_a_chat_are_none():
    chat = "示例甲 现欠5000\n示例乙今欠8000\n老板还欠我8700"
    assert list(ious(chat.splitlines())) == []


def test_people_listed_below_one_are_each_a_line_and_its_sum_is_compared():
    text = "欠条\n今欠到示例甲木工班工资共计人民币贰万柒仟元整（27000元），其中：\n示例甲 15000元\n2、示例乙 12500元\n"
    text += "定于2026年1月20日前付清。\n欠款人：示例劳务有限公司 示例王\n2025年12月3日"
    assert told(text) == [(3, "示例甲", 15_000_00), (4, "示例乙", 12_500_00)]
    found = check_book(text_book(text, "粘贴的表格"), TODAY)
    assert "roster-words-differ" in [problem.code for problem in found.problems]
    assert not found.is_whole
