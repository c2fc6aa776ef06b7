"""A text of which the grammar understands nobody is told by what stands nearest, as a guess, or not at all."""

from datetime import date

import pytest

from inspector_app.exchange.tables.chat.nearest import nearest_lines
from inspector_app.exchange.tables.source import text_book
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.errors import Trouble

TODAY = date(2026, 7, 1)
STORY = (
    "王监察您好 我是翠湖工地的 我们三个人 张铁牛 李满仓 王进财 老板孙某从去年十月份开始就没发过钱 "
    "张铁牛差一万八 李满仓差一万五 王进财干的时间短差六千三"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            STORY,
            [("张铁牛", 18000), ("李满仓", 15000), ("王进财", 6300)],
        ),
        (
            "老板娘说月底结，结果到现在一分没给。杨国强 3月 4月 各7000，5月干了半个月3500",
            [("杨国强", 14000), ("杨国强", 3500)],
        ),
        (
            "1月4800，2月（过年没干），3月7200，4月7500，一共19500，拿了6000，还差13500——周德旺 13800001234",
            [("周德旺", 13500)],
        ),
        (
            "代工友夏小雨反映：欠她3月工资4500、4月4600，5月没干满还没算。她电话13900001234",
            [("夏小雨", 4500), ("夏小雨", 4600)],
        ),
        ("老板给我打了欠条12000，写的6月底前付，到现在没给，本人马建设", [("马建设", 12000)]),
    ],
)
def test_each_sum_is_of_whoever_was_named_last(text, told):
    check = check_book(text_book(text), TODAY)
    assert [(line.name, (line.owed_fen or 0) // 100) for line in check.lines] == told
    assert "list-nearest" in {problem.code for problem in check.assumed}


@pytest.mark.parametrize(
    "text",
    [
        "老板张铁牛说下个月给，我这边还欠九千多，李满仓也是",
        "我们班六个人一共欠5万2，班长王进财，电话13900001234，我叫李满仓",
        "包工头孙大头拿了甲方十万块跑了，工人李满仓欠8600，王进财欠9200",
        "工地材料费欠12000没结，张铁牛垫的",
        "听说你们管欠薪 我姓马 在城东工地 欠我一万二",
        "我们一共4个人，总共62400块，老板付了3万，剩下32400一直不给，联系人：李满仓 13800001111",
        "我们班12人还欠18万，班组长：李满仓",
        "兹欠李满仓等5人工资共计56000元，孙大头",
        "今欠李满仓、王进财两人工资15000元",
    ],
)
def test_where_it_is_not_clear_of_every_sum_whose_it_is_nothing_is_guessed(text):
    with pytest.raises(Trouble, match="text-no-list"):
        check_book(text_book(text), TODAY)


def test_a_number_beside_several_people_is_nobodys_and_told():
    text = "老板娘说月底结，到现在没给。杨国强 3月 4月 各7000，李满仓3月一个月5000，身份证34990019791212022X"
    check = check_book(text_book(text), TODAY)
    assert {line.id_number for line in check.lines} == {""}
    assert [each.code for each in check.problems if "022X" in str(each.problem.details)]


def test_a_long_list_is_no_story():
    text = "\n".join(["杨国强 3月 4月 各7000，一分没给"] * 400)
    assert nearest_lines(text) == []
    assert nearest_lines(text.partition("\n")[0])
