"""Lists of attendance, contracts and payments in the shapes in which people bring them."""

from datetime import date

import pytest

from inspector_app.domain.brought_list import UNSIGNED, Side
from inspector_app.exchange.side_list import read_brought, read_side
from inspector_app.exchange.side_signatures import taker_in
from inspector_app.exchange.tables.columns.choices import choices_of
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.likely import guessed_side
from inspector_app.exchange.tables.reading import read_list
from inspector_app.support.errors import Trouble
from tests.exchange.tables.sheets import book, sheet

TODAY = date(2026, 3, 1)
ONE, TWO = "340000198001100017", "340000198102110038"
DAYS = list(range(1, 32))


def read(made, kind=Side.ATTENDANCE, **mapping):
    return read_side(read_list(made, kinds()[kind], choices_of(mapping)), made.name, TODAY)


def brought(made, kind=Side.ATTENDANCE):
    turned, reading = read_brought(made, kind)
    return read_side(reading, turned.name, TODAY)


def codes(check):
    return [problem.code for problem in check.problems]


def marked(*marks):
    return [*marks, *[""] * (31 - len(marks))]


def test_marks_of_days_are_counted_and_the_month_above_is_theirs():
    made = book(
        ["示例工地2025年3月考勤表"],
        ["序号", "姓名", "工种", *DAYS],
        [1, "示例甲", "木工", *marked("√", "√", "半", "休", 1, 0.5)],
        [2, "示例乙", "瓦工", *marked("√", "×")],
    )
    check = read(made)
    assert [(line.name, line.days, line.job) for line in check.lines] == [
        ("示例甲", "4", "木工"),
        ("示例乙", "1", "瓦工"),
    ]
    assert {(line.first_day, line.last_day) for line in check.lines} == {(date(2025, 3, 1), date(2025, 3, 31))}
    assert check.is_whole
    assert codes(check) == ["side-period-above"]


def test_a_total_beside_the_marks_is_taken_and_what_differs_is_said():
    made = book(
        ["姓名", *DAYS, "合计"], ["示例甲", *marked("√", "√"), 3], ["示例乙", *marked("√"), 1], ["合计", *marked(), 5]
    )
    check = read(made)
    assert [line.days for line in check.lines] == ["3", "1"]
    assert codes(check) == ["side-marks-differ", "side-total-differs"]


def test_a_mark_that_nobody_explains_leaves_the_days_unknown_and_a_legend_explains_it():
    rows = ["姓名", *DAYS], ["示例甲", *marked("√", "△")]
    check = read(book(*rows))
    assert [line.days for line in check.lines] == [""]
    assert codes(check) == ["side-marks-open"]
    assert [line.days for line in read(book(*rows, ["说明：√出勤　△请假　○半天"])).lines] == ["1"]


def test_hours_are_no_days():
    check = read(book(["姓名", *DAYS], ["示例甲", *marked(8, 10)]))
    assert [line.days for line in check.lines] == [""]
    assert codes(check) == ["side-marks-hours"]


def test_morning_and_afternoon_are_halves_of_one_persons_days():
    made = book(
        ["姓名", "时段", *DAYS],
        ["示例甲", "上午", *marked("√", "√")],
        ["", "下午", *marked("√", "×")],
        ["示例乙", "上午", *marked("√")],
        ["", "下午", *marked("√")],
    )
    check = read(made)
    assert [(line.name, line.row, line.days) for line in check.lines] == [("示例甲", 2, "1.5"), ("示例乙", 4, "1")]


def test_totals_alone_with_an_id_and_months_as_columns_or_sheets():
    made = book(["姓名", "身份证号", "2025年3月", "4月"], ["示例甲", ONE, 26, 20.5])
    for title in ("2025年考勤汇总", "工人出勤统计（2025年3-4月）"):
        with_year = book([title], ["姓名", "身份证号", "3月", "4月"], ["示例甲", ONE, 26, 20.5])
        found = [(line.id_number, line.first_day, line.days) for line in read(with_year).lines]
        assert found == [(ONE, date(2025, 3, 1), "26"), (ONE, date(2025, 4, 1), "20.5")]
    assert read(made).lines[0].days == "26"
    summed = book(["2025年考勤汇总"], ["姓名", "3月", "4月", "合计"], ["示例甲", 26, 20.5, 46.5], ["示例乙", 20, 3, 23])
    assert brought(summed).is_whole
    sheets = tuple(sheet(["姓名", "出勤天数"], ["示例甲", n], name=f"2025年{n}月") for n in (3, 4))
    assert [(line.sheet, line.days) for line in read(Book("考勤.xlsx", sheets)).lines] == [
        ("2025年3月", "3"),
        ("2025年4月", "4"),
    ]


def test_a_register_of_contracts():
    made = book(
        ["姓名", "身份证号", "合同期限", "日工资", "是否签订合同", "签订日期", "进场时间", "退场时间", "编号"],
        ["示例甲", ONE, "2025.3.1-2025.12.31", "380元/日", "是", "2025-02-28", "2025-03-02", "", "H-1"],
        ["示例乙", TWO, "", "", "未签", "", "2025年3月", "2025-05-01", ""],
        ["示例丙", "", "长期", "", "在办", "", "", "", ""],
    )  # fmt: skip
    check = read(made, Side.CONTRACTS)
    one, two, three = check.lines
    assert (one.signed, one.rate) == (True, "380元/日")
    assert (one.first_day, one.last_day, one.entered_on) == (date(2025, 3, 1), date(2025, 12, 31), date(2025, 3, 2))
    assert (two.signed, two.entered_on, two.left_on) == (False, date(2025, 3, 1), date(2025, 5, 1))
    assert (three.signed, three.first_day) == (None, None)
    assert codes(check) == ["side-period-open", "side-answer-open"]


@pytest.mark.parametrize(
    "term",
    [
        "2025.7.1-工程结束",
        "2025年7月1日至工程完工",
        "2025-07-01起",
        "自2025年7月1日起至木工作业完成时止",
        "2025-07-01~长期",
    ],
)
def test_a_contract_that_ends_with_the_work_keeps_its_first_day(term):
    check = read(book(["姓名", "合同期限", "是否签订合同"], ["示例甲", term, "是"]), Side.CONTRACTS)
    assert [(line.first_day, line.last_day) for line in check.lines] == [(date(2025, 7, 1), None)]
    assert codes(check) == ["side-period-until"]


@pytest.mark.parametrize("heading", ["交易完成时间", "清算日期", "记账日", "受理完成日期", "银行处理时间"])
def test_the_day_of_a_payment_by_its_words_or_by_what_stands_there(heading):
    made = book(
        ["收款户名", "收款账号", "金额", "附言", heading],
        ["示例甲", "6228480000000000018", 9880, "工资", "2025-07-17 10:22:31"],
    )
    check = read(made, Side.PAYMENTS)
    assert [(line.paid_fen, line.paid_on) for line in check.lines] == [(988_000, date(2025, 7, 17))]
    assert check.is_whole


def test_a_day_of_payment_without_a_year_takes_the_one_above_the_list():
    rows = ["领款人", "金额", "领款日期"], ["示例甲", 1500, "3月15日"]
    assert [line.paid_on for line in read(book(["2025年生活费领取表"], *rows), Side.PAYMENTS).lines] == [
        date(2025, 3, 15)
    ]
    check = read(book(["生活费领取表"], *rows), Side.PAYMENTS)
    assert ([line.paid_on for line in check.lines], "side-day-open" in codes(check)) == ([None], True)


def test_a_day_that_may_not_be_the_one_of_the_payment_is_not_taken_and_matters():
    made = book(["姓名", "实发金额", "提交时间"], ["示例甲", 9880, "2025-07-17"])
    check = read(made, Side.PAYMENTS)
    assert [line.paid_on for line in check.lines] == [None]
    assert not check.is_whole
    assert any("提交时间" in words for words in check.unread)


def test_a_pay_sheet_of_a_month_with_who_signed():
    made = book(
        ["2025年3月农民工工资支付表"],
        ["序号", "姓名", "身份证号", "出勤天数", "应发工资", "扣款", "实发工资", "银行卡号", "领款人签字"],
        [1, "示例甲", ONE, 26, 9880, 0, 9880, "6228480000000000018", "示例甲"],
        [2, "示例乙", TWO, 20, 7600, 100, 7500, "", "示例丙"],
        ["", "合计", "", "", 17480, 100, 17380, "", ""],
    )
    check = read(made, Side.PAYMENTS)
    assert [(line.name, line.paid_fen, line.earned_fen, line.days) for line in check.lines] == [
        ("示例甲", 988000, 988000, "26"), ("示例乙", 750000, 760000, "20"),
    ]  # fmt: skip
    assert [line.payee for line in check.lines] == ["示例甲", "示例丙"]
    assert check.lines[0].first_day == date(2025, 3, 1)


def test_a_banks_detail_names_the_account_holder_and_what_came_back():
    made = book(
        ["户名", "账号", "交易金额", "交易时间", "处理结果"],
        ["示例甲", "6228480000000000018", "5,000.00", "2025-04-15 10:20:33", "成功"],
        ["示例乙", "6228480000000000026", 4000, date(2025, 4, 15), "失败：账户不存在"],
        ["", "成功1笔", 5000],
    )
    check = read(made, Side.PAYMENTS)
    one, two = check.lines
    assert "side-total-differs" not in codes(check)  # what did not arrive is none of it
    assert (one.name, one.payee, one.paid_fen, one.paid_on, one.failed) == (
        "示例甲",
        "",
        500000,
        date(2025, 4, 15),
        False,
    )
    assert (two.paid_fen, two.failed) == (400000, True)


@pytest.mark.parametrize("word", ["处理中", "待复核", "受理成功", "未完成", "甲字样"])
def test_what_does_not_say_that_it_was_paid_is_open_and_told_with_its_place(word):
    made = book(["户名", "交易金额", "交易时间", "处理结果"], ["示例甲", "5,000.00", "2025-04-15", word])
    check = read(made, Side.PAYMENTS)
    assert [line.failed for line in check.lines] == [None]
    assert [(each.problem.code, each.place) for each in check.problems] == [("side-outcome-open", "D2")]


@pytest.mark.parametrize("days", [[date(2025, 3, n) for n in range(1, 32)], [f"2025年3月{n}日" for n in range(1, 32)]])
def test_dates_above_the_marks_tell_the_month(days):
    (told,) = read(book(["姓名", *days, "合计"], ["示例甲", *marked(1, 1, 0.5), 2.5])).lines
    assert (told.days, told.first_day, told.last_day) == ("2.5", date(2025, 3, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    ("headings", "days", "told"),
    [
        (["日期", "姓名", "金额"], ["2025年6月8日", "", "2025年7月2日", ""], [8, 8, 2, 2]),
        (["姓名", "金额", "日期"], ["2025年6月8日", "", "2025年7月2日", ""], [8, None, 2, None]),
        (["日期", "姓名", "金额"], ["", "2025年6月8日", "", "2025年7月2日"], [None, 8, 8, 2]),
    ],
)
def test_a_day_that_is_written_once_before_the_names_is_that_of_the_lines_below(headings, days, told):
    names = ["示例甲", "示例乙", "示例甲", "示例乙"]
    rows = [{"日期": day, "姓名": name, "金额": 1000} for day, name in zip(days, names, strict=True)]
    check = read(book(headings, *([row[each] for each in headings] for row in rows)), Side.PAYMENTS)
    assert [line.paid_on.day if line.paid_on else None for line in check.lines] == told
    carried = sum(bool(day) for day in told) - sum(map(bool, days))
    assert codes(check).count("list-day-above") == carried


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (["10月上旬", "10月中旬", "11月上旬", "合计"], [("17", "10"), ("10", "11")]),
        (["2025年10月上半月", "2025年10月下半月", "11月上半月", "总计"], [("17", "10"), ("10", "11")]),
        (["上旬", "中旬", "下旬", "出勤天数"], [("27", None)]),
        (["上旬", "中旬", "下旬"], [("27", None)]),
    ],
)
def test_parts_of_months_add_up_to_the_days_of_each(headings, told):
    check = read(book(["2025年考勤"], ["姓名", *headings], ["示例甲", 9, 8, 10, 27], ["示例乙", 8, 8, 9, 25]))
    found = [(line.days, f"{line.first_day:%m}" if line.first_day else None) for line in check.lines]
    assert found[: len(told)] == told


def test_columns_that_other_lists_are_about_are_named_and_do_not_make_a_list_doubtful():
    made = book(["姓名", "应发工资", "扣款", "借支", "实发工资"], ["示例甲", 9000, 500, 1000, 7500])
    check = read(made, Side.PAYMENTS)
    assert (check.lines[0].earned_fen, check.lines[0].paid_fen) == (900_000, 750_000)
    assert (check.unread, check.is_whole) == (("扣款", "借支"), True)
    days = read(book(["姓名", "月份", "应出勤", "实际出勤", "请假"], ["示例甲", "2026-04", 30, 18, 12]))
    assert ([line.days for line in days.lines], days.unread, days.is_whole) == (["18"], ("应出勤", "请假"), True)


def test_a_pay_sheet_with_the_days_of_the_month_counts_them():
    made = book(["2025年3月工资支付表"], ["姓名", *DAYS, "合计", "实发工资"], ["示例甲", *marked("√", "√"), 2, 5000])
    (told,) = read(made, Side.PAYMENTS).lines
    assert (told.days, told.paid_fen) == ("2", 500_000)


@pytest.mark.parametrize(
    ("heading", "rate"),
    [("工资标准（元/天）", "380元/天"), ("日工资", "380元/天"), ("月薪", "380元/月"), ("约定工资", "380")],
)
def test_a_rate_takes_the_unit_of_its_heading_and_a_day_of_signing_says_that_it_was_signed(heading, rate):
    (told,) = read(book(["姓名", heading, "签订日期"], ["示例甲", 380, "2025-02-28"]), Side.CONTRACTS).lines
    assert (told.rate, told.signed) == (rate, True)


@pytest.mark.parametrize(
    ("above", "day"),
    [
        (["代发日期：2025年5月15日"], date(2025, 5, 15)),
        (["制表人：示例丙", "发放日期", "2025-05-15"], date(2025, 5, 15)),
        (["代发日期：2025年2月31日"], None),
        (["制表日期：2025年5月15日"], None),
    ],
)
def test_a_day_of_payment_above_the_table_is_that_of_its_lines(above, day):
    made = book(["代发明细"], above, ["姓名", "实发工资"], ["示例甲", 5000], ["示例乙", 6000])
    assert [told.paid_on for told in read(made, Side.PAYMENTS).lines] == [day, day]


def test_a_day_of_payment_above_the_table_is_that_of_lines_with_the_month_of_the_wages():
    made = book(["发放日期：2025年5月15日"], ["姓名", "所属月份", "发放金额"], ["示例甲", "2025年4月", 5000])
    (told,) = read(made, Side.PAYMENTS).lines
    assert (told.first_day, told.paid_on) == (date(2025, 4, 1), date(2025, 5, 15))
    assert read_brought(made, Side.PAYMENTS)[1].not_read == ()
    other = book(["发放日期：2025年5月15日 待复核"], *[["姓名", "发放金额"], ["示例甲", 5000]])
    assert [each.text for each in read_brought(other, Side.PAYMENTS)[1].not_read] == ["发放日期：2025年5月15日 待复核"]


def test_what_is_not_read_is_named():
    made = book(["姓名", "出勤天数", "不认识的列"], ["示例甲", "很多", "要紧"])
    check = read(made)
    assert check.lines[0].days == ""
    assert codes(check) == ["side-days-open"]
    assert check.unread == ("不认识的列（不认识的列名）",)
    assert not check.is_whole


def test_a_list_without_the_sought_column_is_refused_and_a_person_may_say_which_it_is():
    made = book(["姓名", "甲"], ["示例甲", 12])
    with pytest.raises(Trouble, match="side-nothing-told"):
        read(made)
    assert read(made, days="B").lines[0].days == "12"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        (["姓名", *DAYS], Side.ATTENDANCE),
        (["姓名", "出勤天数"], Side.ATTENDANCE),
        (["姓名", "是否签订合同", "进场时间"], Side.CONTRACTS),
        (["姓名", "出勤天数", "应发工资", "实发工资"], Side.PAYMENTS),
        (["姓名", "出勤天数", "日工资"], Side.ATTENDANCE),
        (["姓名", "4月", "5月"], Side.ATTENDANCE),
        (["姓名", "电话"], None),
    ],
)
def test_the_kind_is_guessed_by_the_columns_that_one_kind_alone_has(heading, kind):
    assert guessed_side(book(heading, ["示例甲", *[1] * (len(heading) - 1)])) is kind


def test_a_blank_result_is_not_taken_for_paid():
    def results(*column):
        made = book(
            ["姓名", "实发工资", "发放状态"],
            *[[f"示例{n}", 5000, each] for n, each in zip("甲乙丙", column, strict=True)],
        )
        check = read(made, Side.PAYMENTS)
        return [line.failed for line in check.lines], codes(check), [each.place for each in check.problems]

    assert results("成功", "", "失败") == ([False, None, True], ["side-outcome-blank"], ["C3"])
    assert results("", "—", "") == ([None, None, None], ["side-outcome-none"], ["C1"])
    made = book(["姓名", "实发工资", "失败原因"], ["示例甲", 5000, ""], ["示例乙", 5000, "账号不存在"])
    assert [line.failed for line in read(made, Side.PAYMENTS).lines] == [False, True]
    assert [line.failed for line in read(book(["姓名", "实发工资"], ["示例甲", 5000]), Side.PAYMENTS).lines] == [False]


@pytest.mark.parametrize("heading", ["处理结果", "当前状态", "付款状态", "银行处理结果"])
def test_a_payment_that_was_refunded_or_has_no_result_is_told_by_the_words_of_banks(heading):
    rows = ["示例甲", 2000, "已全额退款"], ["示例乙", 100, "支付成功"], ["示例丙", 300, ""]
    check = read(book(["姓名", "实发工资", heading], *rows), Side.PAYMENTS)
    assert [line.failed for line in check.lines] == [True, False, None]


def test_why_a_payment_failed_is_read_beside_what_became_of_it():
    rows = ["示例甲", 2000, "处理完成", "户名不符"], ["示例乙", 100, "处理完成", ""]
    check = read(book(["姓名", "实发工资", "处理状态", "失败原因"], *rows), Side.PAYMENTS)
    assert [(line.failed, line.note) for line in check.lines] == [(True, "户名不符"), (False, "")]
    assert (check.unread, check.is_whole) == ((), True)


@pytest.mark.parametrize(("remark", "failed"), [("账户已销户", True), ("上次退票重发", None), ("3月工资", False)])
def test_a_failure_told_in_the_remarks_of_a_payment_is_seen(remark, failed):
    check = read(book(["姓名", "金额", "付款日期", "备注"], ["示例甲", 1000, "2026-03-01", remark]), Side.PAYMENTS)
    assert [(line.paid_fen, line.failed) for line in check.lines] == [(100_000, failed)]
    assert any(code.startswith("payment-remark-") for code in codes(check)) is (failed is not False)


@pytest.mark.parametrize(
    ("heading", "text", "failed", "payee", "told"),
    [
        ("领取人签字", "未领", True, "", ["side-not-taken"]),
        ("签字", "本人没领", True, "", ["side-not-taken"]),
        ("签字", "没来", None, "", ["side-taken-open"]),
        ("签字", "暂存项目部", None, "", ["side-taken-open"]),
        ("签字", "/", False, "", ["side-unsigned"]),
        ("签字", "由班组长王示例代领", False, "王示例", []),
        ("是否领取", "否", True, "", ["side-not-taken"]),
        ("是否发放", "部分", None, "", ["side-taken-open"]),
    ],
)
def test_money_of_which_the_list_says_that_nobody_took_it_is_not_paid(heading, text, failed, payee, told):
    yes = "是" if heading.startswith("是否") else "李示例"
    rows = ["李示例", 5000, yes], ["赵示例", 4000, yes], ["孙示例", 3000, text]
    check = read(book(["姓名", "实发工资", heading], *rows), Side.PAYMENTS)
    assert [line.failed for line in check.lines] == [False, False, failed]
    assert (check.lines[2].payee, [each.code for each in check.problems]) == (payee, told)


@pytest.mark.parametrize(
    ("rows", "paid"),
    [
        ((["姓名", "9.15", "10.20", "合计"], ["示例甲", 500, 1000, 1500], ["示例乙", 500, "", 500]), [1500, 500]),
        ((["姓名", "9月15日", "10月20日"], ["示例甲", 500, 1000], ["示例乙", 500, ""]), [1500, 500]),
        ((["姓名", "第一次付款", "第二次付款", "合计"], ["示例甲", 500, 700, 1200], ["示例乙", 1, 2, 3]), [1200, 3]),
        ((["姓名", "第1笔", "第2笔", "合计"], ["示例甲", 500, 700, 1900], ["示例乙", 1, 2, 9]), [None, None]),
    ],
)
def test_payments_beside_each_other_are_paid_together_once(rows, paid):
    check = read(book(["2025年生活费发放"], *rows), Side.PAYMENTS)
    assert [line.paid_fen and line.paid_fen // 100 for line in check.lines] == paid
    assert check.is_whole is (None not in paid)


@pytest.mark.parametrize(
    ("side", "heading", "figures", "code"),
    [
        (Side.PAYMENTS, "实发工资", {"1月": 6000, "2月": 6200, "合计": 12200}, "roster-sheet-sums-up"),
        (Side.ATTENDANCE, "出勤天数", {"3月": 22, "4月": 24, "汇总": 46}, "roster-sheet-sums-up"),
        (Side.PAYMENTS, "实发工资", {"支付": 6000, "支付(2)": 6000}, "roster-sheet-again"),
        (Side.PAYMENTS, "实发工资", {"1月": 6000, "汇总": 7000}, "roster-sheet-sum-differs"),
        (Side.PAYMENTS, "实发工资", {"1月": 6000, "2月": 6000}, ""),
    ],
)
def test_a_sheet_that_tells_again_what_others_tell_is_not_counted_twice(side, heading, figures, code):
    sheets = [sheet(["姓名", heading], ["示例甲", told], name=name) for name, told in figures.items()]
    check = read(Book("示例.xlsx", tuple(sheets)), side)
    assert ([each.code for each in check.problems if "sheet" in each.code] or [""]) == [code]
    assert len(check.lines) == len(figures) - (code in ("roster-sheet-sums-up", "roster-sheet-again"))


def test_nothing_paid_in_a_month_is_not_what_was_paid_in_all():
    rows = ["示例甲", "应发", 5000, 5500], ["", "实发", 5000, 0], ["示例乙", "应发", 6000, 6500], ["", "实发", 6000, ""]
    check = brought(book(["2026年工资"], ["姓名", "项目", "3月", "4月"], *rows), Side.PAYMENTS)
    assert [(line.earned_fen, line.paid_fen) for line in check.lines] == [
        (500_000, 500_000), (550_000, 0), (600_000, 600_000), (650_000, None),
    ]  # fmt: skip


def test_what_was_earned_in_all_months_is_told_once():
    check = read(book(["2026年"], ["姓名", "应发", "3月实发", "4月实发"], ["示例甲", 9000, 4000, 3000]), Side.PAYMENTS)
    assert [(line.earned_fen, line.paid_fen) for line in check.lines] == [(900_000, 400_000), (None, 300_000)]
    assert [bool(line.note) for line in check.lines] == [True, False]


def test_an_answer_that_there_is_none_is_an_answer():
    made = book(["姓名", "劳动合同"], ["示例甲", "有"], ["示例乙", "无"], ["示例丙", "/"])
    assert [line.signed for line in read(made, Side.CONTRACTS).lines] == [True, False, None]


def test_days_by_weeks_are_told_by_their_sum_and_hours_alone_stay_hours():
    weeks = ["姓名", "第一周", "第二周", "合计"], ["示例甲", 6, 7, 13], ["示例乙", 5, 7, 12]
    assert [line.days for line in read(book(*weeks)).lines] == ["13", "12"]
    check = read(book(["姓名", "工种", "工时", "签字"], ["示例甲", "木工", 10, "示例甲"]))
    assert [(line.days, line.note) for line in check.lines] == [("", "工时10")]
    assert codes(check) == ["side-hours-only"]


def test_a_mark_that_somebody_signed_is_nobodys_name_and_the_day_is_when_it_was_paid():
    made = book(
        ["姓名", "金额", "日期", "签收"], ["示例甲", 4000, "2026-02-10", "已签"], ["示例乙", 4000, "2026-02-10", "√"]
    )
    told = read(made, Side.PAYMENTS).lines
    assert [(line.payee, line.paid_on) for line in told] == [("", date(2026, 2, 10))] * 2


def test_halves_of_the_days_with_a_sum_each_are_added():
    made = book(
        ["姓名", "时段", *DAYS, "合计"],
        ["示例甲", "上午", *marked("√", "√"), 1],
        ["", "下午", *marked("√", "×"), 0.5],
        ["示例乙", "上午", *marked("√"), 1],
        ["", "下午", *marked("√"), 1],
    )
    check = read(made)
    assert [(line.name, line.days) for line in check.lines] == [("示例甲", "1.5"), ("示例乙", "1")]
    assert codes(check) == []


def test_who_took_the_money_for_somebody_stands_in_a_column_of_its_own():
    made = book(
        ["姓名", "实发金额", "领款人签字", "代领人"],
        ["示例甲", 100, "", "示例丙"],
        ["示例乙", 100, "示例乙", ""],
    )
    check = read(made, Side.PAYMENTS)
    assert [line.payee for line in check.lines] == ["示例丙", "示例乙"]
    assert not any("代领人" in each for each in check.unread)


def test_what_was_paid_out_month_by_month_is_a_payment_of_each():
    made = book(["2026年工资发放"], ["姓名", "3月发放", "4月发放", "合计发放"], ["示例甲", 100, 200, 300])
    told = [(str(line.first_day), line.paid_fen) for line in read(made, Side.PAYMENTS).lines]
    assert told == [("2026-03-01", 100_00), ("2026-04-01", 200_00)]


def test_a_contract_that_another_one_signed_is_not_known_to_be_the_persons():
    made = book(
        ["姓名", "身份证号", "是否签订合同", "是否本人签字"], ["示例甲", ONE, "是", "代签"], ["示例乙", TWO, "是", "是"]
    )
    check = read(made, Side.CONTRACTS)
    assert [line.signed for line in check.lines] == [None, True]
    assert codes(check) == ["side-signed-by-other"]


def test_a_total_of_both_halves_in_a_merged_cell_is_no_alarm_and_a_wide_title_is_no_heading():
    days = [str(day) for day in range(1, 31)]
    rows = [
        ["2025年11月份考勤表"], ["序号", "姓名", "时段", *days, "合计"],
        [1, "示例甲", "上午", *["√"] * 20, *[""] * 10, 18], ["", "", "下午", *["√"] * 16, *[""] * 14],
    ]  # fmt: skip
    made = sheet(*rows, merged=[(1, 1, 1, 32), (3, 1, 4, 1), (3, 2, 4, 2), (3, 34, 4, 34)])
    check = read(Book("a.xlsx", (made,)))
    assert [(line.days, str(line.first_day)) for line in check.lines] == [("18", "2025-11-01")]
    assert "side-marks-differ" not in {p.code for p in check.problems}


def test_a_month_without_a_year_above_a_list_is_said():
    rows = ["10月考勤表"], ["姓名", "记工"], ["示例甲", "正正T"]
    check = read(book(*rows))
    assert ([line.days for line in check.lines], {p.code for p in check.problems}) == (
        ["12"], {"side-no-year", "side-days-tally"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((["姓名", "4月", "5月", "合计"], ["示例甲", 25, 21, 46], ["示例乙", 25, 20, 45]), ["side-year-open"]),
        ((["姓名", "月份", "出勤"], ["示例甲", "4月", 25], ["", "5月", 21]), ["side-year-open"]),
        ((["2026年4-5月出勤汇总"], ["姓名", "4月", "5月"], ["示例甲", 25, 21]), []),
        ((["姓名", "4月", "5月", "", "2026年"], ["示例甲", 25, 21]), []),
    ],
)
def test_months_without_a_year_are_said_once_and_stand_in_the_remark(rows, told):
    check = read(book(*rows))
    assert [line.days for line in check.lines][:2] == ["25", "21"]
    months = (
        [line.note for line in check.lines][:2] if told else [f"{line.first_day:%Y年%-m月}" for line in check.lines]
    )
    assert months == (["4月", "5月"] if told else ["2026年4月", "2026年5月"])
    assert codes(check) == told


def test_the_month_in_the_corner_of_a_notebook_is_that_of_its_days():
    days = [[f"6月{day}日", 1, 0.5] for day in range(1, 15)]
    check = brought(book(["2026年6月", "王示例", "李示例"], *days))
    assert [(line.days, str(line.first_day)) for line in check.lines] == [("14", "2026-06-01"), ("7", "2026-06-01")]
    assert codes(check) == ["list-turned", "side-period-above"]


def test_days_as_people_write_them_take_the_year_beside_the_headings():
    rows = ["4.3", "示例甲", 1000], ["4月9日", "示例乙", 500], [5.27, "示例丙", 800], [5.3, "示例丁", 700]
    check = read(book(["日期", "姓名", "付款金额", "", "2026年"], *rows), Side.PAYMENTS)
    days = [date(2026, 4, 3), date(2026, 4, 9), date(2026, 5, 27), None]  # 5.3 of a number may be 5.30
    assert ([line.paid_on for line in check.lines], codes(check)) == (days, ["cell-day-tenth"])


def test_a_legend_is_read_in_the_order_in_which_it_begins():
    marks = marked("√", "△", "×", "半")
    made = book(["姓名", *DAYS], ["示例甲", *marks], ["备注：√出勤  △/半 半天  ×缺勤"])
    assert [line.days for line in read(made).lines] == ["2"]
    turned = book(["姓名", *DAYS], ["示例甲", *marks], ["出勤√  半天△  缺勤×"])
    assert [line.days for line in read(turned).lines] == ["2"]


@pytest.mark.parametrize(
    "legend",
    [
        "注：“√”表示出勤，“/”表示半天，“×”表示缺勤", "备注：1、全天打√；2、半天打/；3、休息打×",
        "√—出勤1天  /—出勤0.5天  ×—未出勤", "说明：√全勤 /半天 ×缺勤", "/计0.5个工",
    ],
)  # fmt: skip
def test_a_legend_goes_before_what_a_mark_usually_means(legend):
    made = book(["姓名", *DAYS], ["示例甲", *marked("√", "/", "×", "√")], [legend])
    assert [line.days for line in read(made).lines] == ["2.5"]


def test_a_cross_that_a_legend_calls_work_leaves_the_days_unknown():
    check = read(book(["姓名", *DAYS], ["示例甲", *marked("√", "×")], ["×出勤"]))
    assert ([line.days for line in check.lines], codes(check)) == ([""], ["side-marks-open"])


def test_overtime_stands_in_the_remark_as_the_list_tells_it():
    made = book(["2025年3月考勤表"], ["姓名", "正工", "加班(小时)"], ["示例甲", 22.5, 12.5], ["示例乙", 20, 0])
    check = read(made)
    assert [(line.days, line.note) for line in check.lines] == [("22.5", "加班(小时)12.5"), ("20", "")]
    assert check.is_whole


def test_hours_that_are_like_the_number_of_their_day_repeat_no_heading():
    hours = [8] * 31
    hours[3], hours[8] = 4, 9
    made = book(["序号", "姓名", *DAYS, "合计工日"], [1, "示例甲", *hours, 30.5], [2, "示例乙", *[8] * 31, 31])
    assert [(line.name, line.days) for line in read(made).lines] == [("示例甲", "30.5"), ("示例乙", "31")]


@pytest.mark.parametrize("heading", ["总工时", "工时合计", "累计工时"])
def test_hours_are_no_days_and_more_days_than_there_are_are_not_kept(heading):
    made = book(["2026年1月考勤"], ["姓名", heading, "折合工日"], ["示例甲", 215.5, 26.94])
    assert [line.days for line in read(made).lines] in (["26.94"], [""])
    many = read(book(["2026年1月考勤"], ["姓名", "出勤天数"], ["示例甲", 215.5]))
    assert ([line.days for line in many.lines], "side-days-many" in codes(many)) == ([""], True)


def test_marks_of_nights_are_no_days_and_that_is_said():
    """加班 says so itself."""
    rows = (
        ["示例甲", "白班", *marked("√", "√")], ["", "晚上", *marked("√", "", "休")],
        ["示例乙", "白班", *marked("√")], ["", "加班", *marked("2")],
    )  # fmt: skip
    check = read(book(["姓名", "", *range(1, 32)], *rows))
    told = [p.problem.details for p in check.problems if p.code == "side-night-marks"]
    assert told == [{"half": "晚上", "count": "1"}]
    assert [(line.days, line.note) for line in check.lines] == [("2", ""), ("1", "加班2")]


def test_a_row_of_overtime_with_its_own_sum_adds_no_days_to_those_of_its_person():
    made = book(
        ["姓名", "时段", *DAYS, "合计"],
        ["示例甲", "上午", *marked("0.5", "0.5"), *[""] * 29, 1],
        ["", "下午", *marked("0.5", "0.5"), *[""] * 29, 1],
        ["", "加班(小时)", *marked("2", "3"), *[""] * 29, 5],
        ["示例乙", "正班", *marked("1", "1"), *[""] * 29, 2],
        ["", "加班", *marked("4"), *[""] * 30, 4],
        ["示例丙", "出勤", *marked("1", "1"), *[""] * 29, 2],
        ["", "晚上加班", *marked("3"), *[""] * 30, 3],
        ["示例丁", "出勤", *marked("1", "1"), *[""] * 29, 2],
        ["", "加班", *marked("", ""), *[""] * 29, ""],
    )
    check = read(made)
    told = [("示例甲", "2", "加班(小时)5"), ("示例乙", "2", "加班4"), ("示例丙", "2", "晚上加班3"), ("示例丁", "2", "")]
    assert [(line.name, line.days, line.note) for line in check.lines] == told
    assert "side-marks-differ" not in codes(check)


def test_the_days_of_the_week_beside_those_of_the_month_are_nobody_where_a_sheet_lies_across():
    marks = [(str(at), "三四五六日一二"[(at - 1) % 7], "√", "白天" if at % 2 else "×") for at in range(1, 13)]
    check = brought(book(["2026年4月考勤表"], ["日期", "星期", "示例甲", "示例乙"], *marks, ["合计", "", "12", "6"]))
    assert [(line.name, line.days) for line in check.lines] == [("示例甲", "12"), ("示例乙", "6")]


def test_a_night_as_the_mark_of_a_day_is_asked_about_and_a_day_is_one():
    check = read(book(["姓名", *range(1, 32)], ["示例甲", *["白天"] * 3], ["示例乙", "白天", "晚上"]))
    assert [line.days for line in check.lines] == ["3", ""]
    assert [p.problem.details["marks"] for p in check.problems if p.code == "side-marks-open"] == ["晚上"]


@pytest.mark.parametrize("day", ["{}", "4月{}日", "2026-04-{:02d}"])
def test_a_sheet_with_its_people_side_by_side_and_the_days_below_is_turned(day):
    marks = [(day.format(at), "√", "半" if at == 2 else "√", "×" if at == 1 else "√") for at in range(1, 13)]
    check = brought(book(["2026年4月考勤表"], ["日期", "示例甲", "示例乙", "示例丙"], *marks))
    assert [(line.name, line.days, f"{line.first_day:%Y-%m}") for line in check.lines] == [
        ("示例甲", "12", "2026-04"), ("示例乙", "11.5", "2026-04"), ("示例丙", "11", "2026-04"),
    ]  # fmt: skip
    assert "list-turned" in codes(check)


def test_a_payment_that_somebody_else_took_or_that_nobody_signed_for_is_told_with_its_place():
    made = book(
        ["姓名", "发放金额", "领款人签字", "备注"],
        ["示例甲", 3000, "", "由班组长李建代领"],
        ["示例乙", 1000, "示例乙", ""],
        ["示例丙", 900, "", ""],
        ["示例丁", 800, "示例丁", "不得代领"],
    )
    found = read(made, Side.PAYMENTS)
    assert [(line.name, line.payee, line.note) for line in found.lines] == [
        ("示例甲", "李建", "由班组长李建代领"), ("示例乙", "示例乙", ""), ("示例丙", "", UNSIGNED),
        ("示例丁", "示例丁", "不得代领"),
    ]  # fmt: skip
    assert [(p.row, p.column) for p in found.problems if p.code == "side-unsigned"] == [(4, "C")]


def test_a_total_of_payments_may_leave_out_what_failed():
    rows = ["示例甲", 3000, "成功"], ["示例乙", 1000, "失败"], ["示例丙", 500, "成功"]
    for total, is_said in ((3500, False), (4500, False), (4000, True)):
        found = read(book(["姓名", "金额", "处理结果"], *rows, ["合计", total, ""]), Side.PAYMENTS)
        assert ("side-total-differs" in codes(found)) is is_said, total


@pytest.mark.parametrize(
    ("total", "is_said"),
    [
        (["合计", 4500, "", "", ""], False),
        (["", "", "", "合计", 4500], False),
        (["合计", 3000, "", "合计", 1500], False),
        (["合计", 4000, "", "", ""], True),
    ],
)
def test_one_total_below_two_lists_beside_each_other_is_of_both(total, is_said):
    rows = ["示例甲", 1000, "", "示例乙", 500], ["示例丙", 2000, "", "示例丁", 1000]
    found = read(book(["姓名", "实发金额", "", "姓名", "实发金额"], *rows, total), Side.PAYMENTS)
    assert sum(line.paid_fen for line in found.lines) == 450_000
    assert ("side-total-differs" in codes(found)) is is_said


@pytest.mark.parametrize(("words", "payee"), [("由班组长代领", "班组长（代领）"), ("代领", "他人（代领）"), ("", "")])
def test_who_took_it_for_another_is_told_as_the_words_have_it(words, payee):
    assert taker_in([words, "示例甲"]) == payee


@pytest.mark.parametrize(
    ("side", "heading", "more"),
    [
        (Side.CONTRACTS, ("代表", "代表身份证", "姓名", "日工资"), ("示例头", "{other}", "{name}", "300")),
        (Side.ATTENDANCE, ("姓名", "班组长", "班组长身份证号", "出勤天数"), ("{name}", "示例头", "{other}", "26")),
        (Side.PAYMENTS, ("姓名", "代领人", "代领人身份证号", "实发金额"), ("{name}", "示例头", "{other}", "6000")),
    ],
)
def test_the_number_of_another_by_its_heading_is_not_the_workers(side, heading, more):
    rows = [[text.format(name=name, other=ONE) for text in more] for name in ("曹大山", "邹长河")]
    found = brought(book(["2025年10月"], heading, *rows), side)
    assert [(line.name, line.id_number) for line in found.lines] == [("曹大山", ""), ("邹长河", "")]
    assert any("是别人的" in words for words in found.unread)


HALVES = [text for day in range(1, 13) for text in ("上午", "下午")]


@pytest.mark.parametrize(
    ("rows", "days", "span"),
    [
        (
            [["2026年3月考勤"], ["姓名", *[text for day in range(1, 13) for text in (f"{day}日", "")]], ["", *HALVES],
             ["示例甲", *["√"] * 24], ["示例乙", *["√", ""] * 12]],
            ["12", "6"], (date(2026, 3, 1), date(2026, 3, 31)),
        ),
        (
            [["2026年3月5日考勤"], ["姓名", "上午", "下午", "加班"], ["示例甲", "√", "√", 2], ["示例乙", "√", "×", ""]],
            ["1", "0.5"], (date(2026, 3, 5), date(2026, 3, 5)),
        ),
        (
            [["2026年5月考勤"], ["姓名", "5.1", "5.2", "5.3"], ["示例甲", 1, 1, 0.5], ["示例乙", 1, "假", 1]],
            ["2.5", "2"], (date(2026, 5, 1), date(2026, 5, 31)),
        ),
        (
            [["2026年5月考勤"], ["姓名", *[float(f"5.{day}") for day in range(1, 13)]],
             ["示例甲", *[1] * 12], ["示例乙", *[1] * 11, 0.5]],
            ["12", "11.5"], (date(2026, 5, 1), date(2026, 5, 31)),
        ),
        (
            [["2026年9月考勤（工时）"], ["姓名", *range(1, 13), "正常工时", "加班工时"],
             ["示例甲", *["8+3"] * 11, "4", 92, 33], ["示例乙", *["8"] * 11, "休", 88, 0]],
            ["11.5", "11"], (date(2026, 9, 1), date(2026, 9, 30)),
        ),
    ],
)  # fmt: skip
def test_halves_of_days_dotted_days_and_proved_hours_are_days(rows, days, span):
    check = brought(book(*rows))
    assert [line.days for line in check.lines] == days
    assert {(line.first_day, line.last_day) for line in check.lines} == {span}


def test_hours_that_their_sum_does_not_prove_are_no_days():
    rows = ["示例甲", *["8+3"] * 11, "4", 90, 33], ["示例乙", *["9"] * 11, "休", 99, 0]
    check = brought(book(["2026年9月考勤"], ["姓名", *range(1, 13), "正常工时", "加班工时"], *rows))
    assert [(line.days, line.note) for line in check.lines] == [
        ("", "加班工时33；正常工时90"), ("", "正常工时99")
    ]  # fmt: skip
    assert "side-hours-only" in codes(check)


@pytest.mark.parametrize(
    ("sums", "merged", "days", "told"),
    [
        (["7", ""], [(3, 1, 4, 1), (3, 13, 4, 13)], "7", []),  # one sum for both halves
        (["8", "6"], [(3, 1, 4, 1)], "7", []),  # each half counts its marks
        (["4", "3"], [], "7", []),  # each half counts half days
        (["40", ""], [(3, 1, 4, 1), (3, 13, 4, 13)], "40", ["side-days-over"]),
    ],
)
def test_what_the_halves_of_days_come_to_counts_once(sums, merged, days, told):
    """○ is of no legend, so that the marks prove nothing."""
    marks = "√√√√√√√√○○", "√√√√√√○○○○"
    rows = [["示例甲", half, *of, text] for half, of, text in zip(["上午", "下午"], marks, sums, strict=True)]
    heading = ["姓名", "时段", *range(1, 11), "出工"]
    check = read(book(["考勤表（2025年10月）"], heading, *rows, merged=merged), Side.ATTENDANCE)
    assert [(line.name, line.days) for line in check.lines] == [("示例甲", days)]
    assert [code for code in codes(check) if code.startswith("side-days")] == told


@pytest.mark.parametrize(
    ("text", "signed", "told"), [("未签", False, []), ("2025.3.1", True, []), ("待补", None, ["side-day-open"])]
)
def test_unsigned_in_the_place_of_the_day_of_signing_says_that_nothing_was_signed(text, signed, told):
    check = read(book(["姓名", "劳动合同签订时间", "工资标准"], ["示例甲", text, "180元/天"]), Side.CONTRACTS)
    assert [line.signed for line in check.lines] == [signed]
    assert [code for code in codes(check) if code == "side-day-open"] == told
