"""Layouts of wage lists after public templates, with the people and the sum that each must give."""

from datetime import date

import pytest

from inspector_app.domain.identity import id_check_digit
from inspector_app.exchange.tables.grid import Book, Cell, CellKind
from inspector_app.exchange.tables.source import text_book
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.errors import Level
from tests.exchange.tables.sheets import book, sheet

TODAY = date(2026, 11, 24)


def number(serial):
    first = f"34000019{70 + serial}0101{serial:03d}"
    return first + id_check_digit(first)


A, B, C, D = (number(n) for n in (1, 3, 5, 7))
FORMULA = Cell("", CellKind.FORMULA)


def days(*marks):
    return [*marks, *([""] * (31 - len(marks)))]


LAYOUTS = {
    "attendance with pay": (
        book(
            ["示例工地2026年3月考勤及工资表", *[""] * 36],
            ["序号", "姓名", "工种", *range(1, 32), "出勤合计", "日工资", "应发工资", "已发", "欠发"],
            [1, "示例甲", "木工", *days(1, 1, 0.5), 2.5, 300, 750, 0, 750],
            [2, "示例乙", "木工", *days(1, 1, 1), 3, 300, 900, 100, 800],
            ["合计", "", "", *days(), 5.5, "", 1650, 100, 1550],
        ),
        2, 1550,
    ),
    "groups by crew with subtotals": (
        book(
            ["序号", "姓名", "身份证号码", "欠薪金额（元）"],
            ["木工班组（班组长：示例头）"], [1, "示例甲", A, 1000], [2, "示例乙", B, 2000], ["小计", "", "", 3000],
            ["钢筋班组"], [1, "示例丙", C, 500], ["小计", "", "", 500], ["总计", "", "", 3500],
        ),
        3, 3500,
    ),
    "crew merged over its people": (
        book(
            ["班组", "姓名", "身份证号", "欠薪"], ["木工班", "示例甲", A, 1000], ["", "示例乙", B, 2000],
            merged=[(2, 1, 3, 1)],
        ),
        2, 3000,
    ),
    "months as columns with a total": (
        book(
            ["示例项目2025年农民工工资拖欠明细"], ["序号", "姓名", "身份证号", "10月", "11月", "12月", "合计"],
            [1, "示例甲", A, 1000, 2000, 3000, 6000], [2, "示例乙", B, "", 2000, "", 2000],
            ["合计", "", "", 1000, 4000, 3000, 8000],
        ),
        2, 8000,
    ),
    "months as columns below a group": (
        book(
            ["序号", "姓名", "未付工资", "", "", "备注"], ["", "", "2025年10月", "2025年11月", "小计", ""],
            [1, "示例甲", 1000, 2000, 3000, ""],
            merged=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 5), (1, 6, 2, 6)],
        ),
        1, 3000,
    ),
    "a bank's list of payments beside no debt": (
        book(["姓名", "应发", "实发", "未发"], ["示例甲", 5000, 3000, 2000], ["示例乙", 4000, 4000, 0]), 2, 2000,
    ),
    "amounts in yuan beside one in ten thousands": (
        book(["姓名", "应发工资（元）", "已付工资（万元）", "欠付（元）"], ["示例甲", 30000, 1.2, 18000]), 1, 18000,
    ),
    "everything in ten thousands": (
        book(["示例表（单位：万元）"], ["姓名", "欠薪金额"], ["示例甲", 1.5], ["示例乙", 0.32], ["合计", 1.82]),
        2, 18200,
    ),
    "fen": (book(["姓名", "欠薪金额（分）"], ["示例甲", 123456]), 1, 1234.56),
    "two tables below each other with other columns": (
        book(
            ["一、木工班"], ["姓名", "欠薪金额"], ["示例甲", 1000], ["合计", 1000], [],
            ["二、钢筋班"], ["序号", "姓名", "身份证号", "应发", "已发", "欠发"], [1, "示例乙", B, 3000, 1000, 2000],
            ["合计", "", "", 3000, 1000, 2000],
        ),
        2, 3000,
    ),
    "three blocks beside each other without numbers": (
        book(
            ["姓名", "欠款", "", "姓名", "欠款", "", "姓名", "欠款"],
            ["示例甲", 1, "", "示例乙", 2, "", "示例丙", 3], ["示例丁", 4, "", "示例戊", 5],
        ),
        5, 15,
    ),
    "totals of a page carried forward": (
        book(
            ["序号", "姓名", "欠发工资"], [1, "示例甲", 100], [2, "示例乙", 200], ["过次页", "", 300],
            ["序号", "姓名", "欠发工资"], ["承前页", "", 300], [3, "示例丙", 400], ["合计", "", 700],
        ),
        3, 700,
    ),
    "running totals": (
        book(
            ["姓名", "欠发工资"], ["示例甲", 100], ["累计", 100], ["示例乙", 200], ["累计", 300],
        ),
        2, 300,
    ),
    "a cover sheet, a sheet of notes, two of crews": (
        Book("a.xlsx", (
            sheet(["示例劳务有限公司"], ["农民工工资表"], ["2026年3月"], name="封面"),
            sheet(["姓名", "欠发"], ["示例甲", 1], name="木工班"),
            sheet(["姓名", "欠发"], ["示例乙", 2], name="瓦工班"),
            sheet(["填表说明"], ["1. 如实填写"], name="说明"),
        )),
        2, 3,
    ),
    "a chat's table pasted": (
        text_book("姓名\t身份证号\t欠薪\n示例甲\t" + A + "\t1.2万\n示例乙\t" + B + "\t￥3,000元\n合计\t\t15000\n"),
        2, 15000,
    ),
    "csv with an identity as formula": (
        text_book(f'姓名,身份证号,欠薪金额\n示例甲,"=""{A}""","1,000.50"\n'),
        1, 1000.5,
    ),
    "an unknown first column and blank columns": (
        book(["", "标段", "姓名", "", "身份证号", "", "欠薪金额"], ["", "一", "示例甲", "", A, "", 5]), 1, 5,
    ),
    "headings broken over lines": (
        book(["序\n号", "姓 名", "身份证\n号码", "应发\n工资\n(元)", "已发\n工资\n(元)", "欠发\n工资\n(元)"],
             [1, "示例甲", A, 10, 4, 6]),
        1, 6,
    ),
    "names of minorities and foreigners": (
        book(
            ["姓名", "证件号码", "欠薪金额"],
            ["阿卜杜拉·示例", A, 1], ["JOHN SAMPLE", "E12345678", 2], ["示例•古丽", B, 3],
        ),
        3, 6,
    ),
    "total with a capital sum beside it": (
        book(
            ["序号", "姓名", "欠薪金额"], [1, "示例甲", 100], [2, "示例乙", 200],
            ["合计（大写）：", "叁佰元整", 300], ["班组长签字：", "", ""], ["日期：2026年3月1日"],
        ),
        2, 300,
    ),
    "a label in a merged cell over number and name": (
        book(
            ["序号", "姓名", "欠薪金额"], [1, "示例甲", 100], [2, "示例乙", 200], ["本表合计", "", 300],
            merged=[(4, 1, 4, 2)],
        ),
        2, 300,
    ),
    "advances month by month, owed at the end": (
        book(
            ["姓名", "总工资", "借支", "", "", "剩余工资"], ["", "", "3月", "4月", "生活费", ""],
            ["示例甲", 10000, 1000, 1500, 500, 7000], ["示例乙", 8000, 0, 1000, 0, 7000],
            merged=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 5), (1, 6, 2, 6)],
        ),
        2, 14000,
    ),
    "an amount is the title's": (
        book(["示例项目拖欠农民工工资明细表"], ["序号", "姓名", "身份证号", "金额", "备注"], [1, "示例甲", A, 100, ""]),
        1, 100,
    ),
    "piece work": (
        book(
            ["姓名", "工程量（m²）", "单价（元/m²）", "应得金额", "已付金额", "余额"],
            ["示例甲", 120.5, 35, 4217.5, 1000, 3217.5],
        ),
        1, 3217.5,
    ),
    "identity first and name behind": (book(["身份证号码", "姓名", "欠资"], [A, "示例甲", 7], [B, "示例乙", 8]), 2, 15),
    "slips with a heading above each": (
        book(*[row for n, (who, id_) in enumerate((("示例甲", A), ("示例乙", B), ("示例丙", C))) for row in (
            ["姓名", "身份证号", "应发工资", "已发工资", "欠发工资"], [who, id_, 10, 4, 6], [],
        )]),
        3, 18,
    ),
    "the number in two columns": (
        book(["姓名", "身份证号", "身份证号（核对）", "欠薪"], ["示例甲", A, "", 1], ["示例乙", B, "已核", 2]), 2, 3,
    ),
    "a title between the tables of one sheet": (
        book(
            ["示例公司2026年1月工资表"], ["姓名", "欠发工资"], ["示例甲", 1], ["合计", 1],
            ["示例公司2026年2月工资表"], ["姓名", "欠发工资"], ["示例甲", 2], ["合计", 2],
        ),
        1, 3,
    ),
    "months as sheets of one crew": (
        Book("a.xlsx", tuple(
            sheet([f"示例班组2026年{m}月工资表"], ["姓名", "身份证号", "应发工资", "已发工资", "欠发工资"],
                  ["示例甲", A, 100, 40, 60], ["示例乙", B, 100, 0, 100], ["合计", "", 200, 40, 160], name=f"{m}月")
            for m in (1, 2, 3)
        )),
        2, 480,
    ),
    "heads in the serial column of the total": (
        book(["序号", "姓名", "身份证号", "欠薪"], [1, "示例甲", A, 5], [2, "示例乙", B, 6], [2, "", "", 11]),
        2, 11,
    ),
    "blocks beside each other, each with its crew above": (
        book(
            ["木工班", "", "", "钢筋班", ""], ["姓名", "欠薪", "", "姓名", "欠薪"], ["示例甲", 1, "", "示例乙", 2],
            ["合计", 1, "", "合计", 2], merged=[(1, 1, 1, 2), (1, 4, 1, 5)],
        ),
        2, 3,
    ),
    "blocks that touch": (
        book(["姓名", "欠薪", "姓名", "欠薪"], ["示例甲", 1, "示例乙", 2], ["示例丙", 3, "", ""]), 3, 6,
    ),
    "a unit in the upper storey": (
        book(
            ["姓名", "金额（万元）", "", ""], ["", "应发", "已发", "欠发"], ["示例甲", 3, 1, 2],
            merged=[(1, 1, 2, 1), (1, 2, 1, 4)],
        ),
        1, 20000,
    ),
    "three storeys": (
        book(
            ["序号", "姓名", "工资情况", "", "", "", ""], ["", "", "应发", "", "已发", "", "欠发"],
            ["", "", "计时", "加班", "银行", "现金", ""], [1, "示例甲", 100, 20, 50, 10, 60],
            merged=[(1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 7), (2, 3, 2, 4), (2, 5, 2, 6), (2, 7, 3, 7)],
        ),
        1, 60,
    ),
    "people called by a number": (book(["姓名", "欠薪"], ["1号工人", 5], ["示例工2", 6]), 2, 11),
    "a line of hints below the heading": (
        book(["姓名", "身份证号", "欠薪金额"], ["（必填）", "（18位）", "（元）"], ["示例甲", A, 5]), 1, 5,
    ),
    "totals named after their crew": (
        book(
            ["班组", "姓名", "欠薪"], ["木工班", "示例甲", 5], ["木工班合计", "", 5], ["瓦工班", "示例乙", 6],
            ["瓦工班合计", "", 6], ["总合计", "", 11],
        ),
        2, 11,
    ),
    "a paper of an office around it": (
        book(
            ["附件2"], ["示例县拖欠农民工工资明细表"], ["填报单位：（盖章）示例公司", "", "", "2026年3月5日"],
            ["序号", "姓名", "身份证号", "拖欠金额（元）"], [1, "示例甲", A, 5000], ["合计", "", "", 5000],
            ["填表人：示例", "", "联系电话：13800000000"],
        ),
        1, 5000,
    ),
    "years and months in columns of their own": (
        book(["姓名", "年份", "月份", "欠薪"], ["示例甲", 2025, 10, 5], ["示例甲", 2025, 11, 6]), 1, 11,
    ),
    "no heading at all but for the title": (
        book(["示例班组欠薪名单"], [1, "示例甲", A, 100], [2, "示例乙", B, 200]), 2, 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_who_is_in_a_list_and_what_is_owed(layout):
    made, heads, owed = LAYOUTS[layout]
    found = check_book(made, TODAY)
    told = [(p.place, p.code) for p in found.problems]
    assert (found.heads, found.total_fen / 100) == (heads, owed), (told, found.unread)
    assert "roster-total-differs" not in [code for _, code in told], told
    assert not [p for p in found.problems if p.level is Level.ERROR], told


def codes(made):
    return [(p.place, p.code) for p in check_book(made, TODAY).problems]


BAD = {
    "two names in a cell": (["示例甲、示例乙", A, 5], ("A2", "roster-several-names")),
    "an amount below nought": (["示例甲", A, -5], ("C2", "money-negative")),
    "an amount beyond all": (["示例甲", A, 1e300], ("C2", "money-too-large")),
    "a formula without a result": (["示例甲", A, FORMULA], ("C2", "cell-formula-no-value")),
    "an error": (["示例甲", A, Cell("#REF!", CellKind.ERROR)], ("C2", "cell-error-value")),
    "a number that lost its end": (["示例甲", 340000197101010000, 5], ("B2", "cell-lost-digits")),
    "a number in exponents": (["示例甲", "3.40000197101E+17", 5], ("B2", "cell-lost-digits")),
    "words for an amount": (["示例甲", A, "一万八"], ("C2", "cell-said")),
    "vague words for an amount": (["示例甲", A, "一万多"], ("C2", "money-shape")),
    "a label before a name": (["班组长：示例甲", A, 5], ("A2", "cell-name-label")),
    "a number of fifteen digits": (["示例甲", 340000710101001, 5], ("B2", "id-15-digits")),
    "nobody": (["", "", 5], None),
}


@pytest.mark.parametrize("bad", BAD)
def test_what_is_wrong_in_a_cell_is_said_where_it_is(bad):
    row, told = BAD[bad]
    made = book(["姓名", "身份证号", "欠薪金额"], row, ["示例丁", D, 1])
    if told is None:
        assert check_book(made, TODAY).heads == 1
    else:
        assert told in codes(made)


def test_a_hundred_sheets_are_read():
    made = Book(
        "a.xlsx",
        tuple(
            sheet(["姓名", "欠薪"], [f"示例{'甲乙丙丁戊己庚辛壬癸'[n % 10]}", 1], name=f"第{n}页") for n in range(100)
        ),
    )
    assert check_book(made, TODAY).total_fen == 100_00
    assert len(check_book(made, TODAY).lines) == 100


def test_an_empty_list_says_so():
    assert codes(book(["姓名", "身份证号", "欠薪金额"])) == [("全表", "roster-empty")]


def test_an_attendance_sheet_owes_nobody_its_days():
    made = book(["2026年3月考勤表"], ["姓名", *range(1, 32), "合计"], ["示例甲", *[1] * 31, 31])
    (line,) = check_book(made, TODAY).lines
    assert (line.attendance, line.earned_fen, line.owed_fen) == ("31", None, None)
    assert check_book(made, TODAY).unread == ("B至AF列逐日考勤共31列",)


def test_what_was_only_computed_leaves_what_is_owed_unknown():
    heading = ["姓名", "应发", "借支", "实发", "签字"]
    found = check_book(book(heading, ["示例甲", 3000, 500, 2500, ""], ["示例乙", 3000, 0, 3000, ""]), TODAY)
    assert ([line.owed_fen for line in found.lines], found.unknown) == ([None, None], 2)


def test_a_form_of_words_and_values_is_a_line_and_that_is_said():
    found = check_book(book(["姓名", "示例甲"], ["身份证号", A], ["欠薪", 5000]), TODAY)
    assert [(line.name, line.id_number, line.owed_fen) for line in found.lines] == [("示例甲", A, 500_000)]
    assert "list-forms-read" in [problem.code for problem in found.problems]


def test_a_summary_beside_the_lists_is_named():
    crew = sheet(["姓名", "身份证号", "欠薪"], ["示例甲", A, 1], name="木工班")
    summary = sheet(["汇总表"], ["班组", "人数", "金额"], ["木工班", 1, 1], name="汇总")
    found = check_book(Book("a.xlsx", (summary, crew)), TODAY)
    assert (found.heads, found.unread, found.is_whole) == (1, ("工作表“汇总”（汇总表），没有认出名单",), False)
