"""Tables of all shapes: where they are, which column is what and why, and what is not taken in."""

import pytest

from inspector_app.domain.project import Project
from inspector_app.exchange.tables.columns.choices import choices_of
from inspector_app.exchange.tables.columns.column import OF_FIRMS, UNKNOWN
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.outline import outlines
from inspector_app.exchange.tables.people import with_sum
from inspector_app.exchange.tables.reading import read_list
from inspector_app.exchange.tables.rows.line import LineKind
from inspector_app.exchange.tables.source import text_book
from inspector_app.support.errors import Refused
from tests.exchange.tables.sheets import book, sheet

WAGES = kinds()["wages"]
ONE, TWO = "340000198001100017", "340000198102110038"


def entries(made, mapping=None):
    reading = read_list(made, WAGES, choices_of(mapping or {}))
    return [{k: v for k, v in line.values.items() if v} for _, line in reading.lines(LineKind.ENTRY)]


def roles(made):
    (table,) = read_list(made, WAGES).tables
    return {column.letter: (column.role.value, column.field) for column in table.columns}


def test_a_heading_of_two_storeys():
    made = book(
        ["示例工地明细"], ["姓名", "工资（元）", "", "银行卡号"], ["", "应发", "尚欠", ""], ["示例甲", 10, 4, "622"],
        merged=[(1, 1, 1, 4), (2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 3, 4)],
    )  # fmt: skip
    assert read_list(made, WAGES).tables[0].heading_row == 3
    assert entries(made) == [{"name": "示例甲", "earned": "10", "owed": "4", "card": "622"}]


def test_two_storeys_without_a_merged_cell_as_csv_has_them():
    made = text_book("姓名,应发工资,,,应扣款项,,\n,基本工资,津贴,小计,伙食,罚款,小计\n示例甲,3000,800,3800,90,10,100\n")
    assert entries(made) == [{"name": "示例甲", "earned": "3800", "deducted": "100"}]


def test_blanks_brackets_and_full_width_letters_in_headings_do_not_matter():
    assert heading_key(" 银 行　卡号（农行）* ") == heading_key("银行卡号")
    assert heading_key("ＡＢ：") == "ab"


def test_months_as_columns_are_months_of_one_worker():
    heading = ["姓名", "身份证号", "1月", "2月", "3月", "合计"]
    made = book(
        ["示例工地2025年拖欠工资明细表"],
        heading,
        ["示例甲", ONE, 1000, 2000, "", 3000],
        ["合计", "", 1000, 2000, 0, 3000],
    )
    (table,) = read_list(made, WAGES).tables
    (line,) = [line for line in table.lines if line.kind is LineKind.ENTRY]
    assert line.months == (("owed", "2025年1月", "1000", "C"), ("owed", "2025年2月", "2000", "D"))


def test_months_as_sheets_give_their_lines_the_month():
    rows = (["姓名", "身份证号", "欠发工资"], ["示例甲", ONE, 1000])
    made = Book("工资.xlsx", tuple(sheet(["2025年工资表"], *rows, name=f"{n}月") for n in (1, 2)))
    assert [each["period"] for each in entries(made)] == ["2025-01-01至2025-01-31", "2025-02-01至2025-02-28"]


@pytest.mark.parametrize("title", ["单位：万元", "（单位：万元）", "金额单位： 万元"])
def test_a_unit_above_counts_where_the_column_has_none(title):
    made = book(["示例明细表", "", title], ["姓名", "欠薪金额", "应发工资（元）"], ["示例甲", 1.25, 20000])
    assert entries(made) == [{"name": "示例甲", "owed": "12500", "earned": "20000"}]


def test_a_cell_with_a_unit_of_its_own_keeps_it():
    made = book(["姓名", "欠薪金额（万元）"], ["示例甲", "5000元"], ["示例乙", "1.2万"], ["示例丙", 0.5])
    assert [each["owed"] for each in entries(made)] == ["5000", "12000.0", "5000"]


def test_hidden_sheets_and_columns_are_named_and_what_is_visible_is_read():
    rows = (["姓名", "欠薪金额"], ["示例甲", 999_999])
    made = Book("a.xlsx", (sheet(*rows, name="旧", hidden=True), sheet(["姓名", "欠薪金额"], ["示例乙", 5], name="新")))
    reading = read_list(made, WAGES)
    assert [line.values["name"] for _, line in reading.lines(LineKind.ENTRY)] == ["示例乙"]
    assert [(each.code, each.matters) for each in reading.not_read] == [("list-sheet-hidden", True)]


def test_a_hidden_sheet_is_read_where_a_person_says_its_columns():
    hidden = sheet(["姓名", "欠薪金额"], ["示例甲", 6], name="旧", hidden=True)
    made = Book("a.xlsx", (hidden, sheet(["姓名", "欠薪金额"], ["示例乙", 5], name="新")))
    reading = read_list(made, WAGES, choices_of({"name": "旧!A", "owed": "旧!B"}))
    assert [line.values["name"] for _, line in reading.lines(LineKind.ENTRY)] == ["示例甲", "示例乙"]
    assert not reading.not_read


def test_columns_without_a_known_heading_are_found_by_what_they_hold():
    made = book(["甲", "乙", "姓名", "手上的号"], ["", "", "示例甲", ONE], ["", "", "示例乙", TWO])
    assert roles(made)["D"] == ("field", "id_number")
    made = book(["示例甲", ONE, "13800000001", 5000], ["示例乙", TWO, "13800000002", 6000])
    assert entries(made) == [
        {"name": "示例甲", "id_number": ONE, "phone": "13800000001"},
        {"name": "示例乙", "id_number": TWO, "phone": "13800000002"},
    ]
    assert [each.code for each in read_list(made, WAGES).not_read] == ["list-column-unread"]


def test_a_heading_that_only_sounds_like_a_field_is_not_taken_against_its_contents():
    made = book(["姓名", "身份证复印件", "欠发"], ["示例甲", "有", 1], ["示例乙", "无", 2])
    assert "id_number" not in entries(made)[0]


@pytest.mark.parametrize(
    ("rows", "received"),
    [
        ((["示例甲", 5000, 1000, 4000], ["示例乙", 6000, 1000, 5000]), "1000"),  # 应发 − 实发 = 欠发: it was paid
        ((["示例甲", 5000, 5000, 5000], ["示例乙", 6000, 6000, 6000]), None),
    ],
)
def test_net_pay_was_paid_only_where_the_lines_prove_it(rows, received):
    assert entries(book(["姓名", "应发工资", "实发工资", "欠发工资"], *rows))[0].get("received") == received


def test_columns_of_unknown_words_are_read_where_their_figures_prove_them():
    heading, rows = (
        ["姓名", "工", "单价", "钱", "支", "剩"],
        (["示例甲", 30, 320, 9600, 1500, 8100], ["示例乙", 19, 360, 6840, 2000, 4840]),
    )
    told = entries(book(heading, *rows))
    assert [(each["attendance"], each["earned"], each["received"], each["owed"]) for each in told] == [
        ("30", "9600", "1500", "8100"), ("19", "6840", "2000", "4840"),
    ]  # fmt: skip
    assert roles(book(heading, ["示例甲", 30, 320, 9000, 1500, 8100]))["D"][0] == "unread"


def test_advances_beside_what_was_paid_are_added_where_the_lines_prove_it():
    heading = ["姓名", "应发工资", "借支", "已发工资", "欠发工资"]
    assert entries(book(heading, ["示例甲", 10_000, 2_000, 3_000, 5_000]))[0]["received"] == "5000"
    assert entries(book(heading, ["示例甲", 10_000, 2_000, 3_000, 7_000]))[0]["received"] == "3000"


def test_advances_beside_what_was_paid_are_asked_where_nothing_proves_it():
    assert roles(book(["姓名", "应发工资", "借支", "已发工资"], ["示例甲", 10_000, 2_000, 3_000]))["C"] == (
        "open",
        "received",
    )
    group = book(
        ["姓名", "应发", "应扣款项", "", "", "欠发"], ["", "", "借支", "罚款", "小计", ""], ["示例甲", 9, 2, 1, 3, 6],
        merged=[(1, 3, 1, 5), *((1, column, 2, column) for column in (1, 2, 6))],
    )  # fmt: skip
    assert entries(group) == [{"name": "示例甲", "earned": "9", "deducted": "1", "received": "2", "owed": "6"}]


def test_deductions_of_two_names_are_added_where_the_lines_prove_it_and_asked_where_not():
    heading = ["姓名", "应发工资", "代扣", "扣款", "已发工资", "欠发工资"]
    assert entries(book(heading, ["示例甲", 5000, 100, 200, 1000, 3700]))[0]["deducted"] == "300"
    assert roles(book(heading[:5], ["示例甲", 5000, 100, 200, 1000]))["D"] == ("open", "deducted")


def test_the_amount_of_a_day_and_its_rate_is_what_was_earned():
    made = book(["姓名", "天数", "单价", "金额", "已付"], ["示例甲", 20, 300, 6000, 1000], ["示例乙", 2, 300, 600, 0])
    assert [each["earned"] for each in entries(made)] == ["6000", "600"]


def test_what_every_line_lacks_to_tie_is_taken_where_its_word_tells_what_it_is():
    heading = ["姓名", "应发工资", "第一批支付", "垫付水电", "欠发工资"]
    rows = ["示例甲", 5000, 1000, 100, 3900], ["示例乙", 4000, 500, 0, 3500]
    assert entries(book(heading, *rows))[0] == {
        "name": "示例甲", "earned": "5000", "received": "1000", "deducted": "100", "owed": "3900",
    }  # fmt: skip
    unknown = book(["姓名", "应发工资", "甲", "欠发工资"], ["示例甲", 5000, 1000, 4000])
    (told,) = [each.words for each in read_list(unknown, WAGES).not_read]
    assert told == "甲（应发减去它才等于欠发，看不出是扣款还是已发）"


def test_deductions_below_nought_are_deductions():
    assert entries(book(["姓名", "应发", "扣款", "欠发"], ["示例甲", 5, -2, 3]))[0]["deducted"] == "2"


def test_days_are_added_up_where_nothing_else_counts_them():
    marks = ["√", "√", "半", "×", *["√"] * 6]
    heading = ["姓名", *(f"{day}日" for day in range(1, 11))]
    made = book(heading, ["示例甲", *marks], ["示例乙", *["√"] * 10])
    assert [each["attendance"] for each in entries(made)] == ["8.5", "10"]
    (told,) = [each.words for each in read_list(book(heading, ["示例甲", "○", *marks[1:]]), WAGES).not_read]
    assert told == "B至K列逐日考勤共10列（有的记号不明，或者一人几行，没有加总）"


def test_columns_of_tables_beside_each_other_are_named_by_their_letters():
    reading = read_list(book(["姓名", "金额", "", "姓名", "金额"], ["示例甲", 5, "", "示例乙", 6]), WAGES)
    assert [each.words.partition("（")[0] for each in reading.not_read] == ["B列“金额”", "E列“金额”"]
    assert [reading.span(table) for table in reading.tables] == ["A至B列", "D至E列"]


def test_what_a_person_says_goes_before_the_guess():
    made = book(["姓名", "应发工资", "实发工资", "借", "支"], ["示例甲", 10_000, 9_000, 100, 50])
    assert entries(made, {"received": "C"})[0]["received"] == "9000"
    assert entries(made, {"received": "d+E"})[0]["received"] == "150"
    assert "earned" not in entries(made, {"earned": ""})[0]
    assert "received" not in entries(made, {"received": "另一张!C"})[0]
    assert entries(made, {"received": "Sheet1! c"})[0]["received"] == "9000"
    with pytest.raises(Refused, match="sheet-column-letter"):
        entries(made, {"owed": "1; DROP"})


def test_a_number_in_pieces_is_one_and_words_stand_side_by_side():
    made = book(
        ["姓名", "证件号前六位", "后十二位", "手艺", "级别", "欠发"],
        ["示例甲", ONE[:6], ONE[6:], "木工", "二级", 5],
        ["欧阳例乙", TWO[:6], TWO[6:], "瓦工", "", 6],
    )
    first, second = entries(made, {"id_number": "B+C", "job": "D+E"})
    assert (first["id_number"], second["id_number"], first["job"]) == (ONE, TWO, "木工 二级")


def test_a_list_whose_headings_nobody_knows_is_read_as_a_person_says():
    made = book(["哪位", "多少"], ["示例甲", 5], ["示例乙", 6])
    assert read_list(made, WAGES).tables == ()
    assert entries(made, {"name": "A", "owed": "B"}) == [
        {"name": "示例甲", "owed": "5"},
        {"name": "示例乙", "owed": "6"},
    ]
    (seen,) = outlines(made, read_list(made, WAGES))
    assert [column.heading for column in seen.columns] == ["哪位", "多少"]
    assert (seen.is_list, seen.taken, seen.columns[1].samples) == (False, {}, ("5", "6"))


def test_what_is_done_in_several_rows_of_one_person_stands_side_by_side():
    made = book(
        ["姓名", "施工部位", "单位", "工程量", "单价", "金额", "小计", "未付"],
        ["示例甲", "内墙", "m³", 30, 200, 6000, 6600, 6600], ["", "点工", "工日", 2, 300, 600, "", ""],
        ["示例乙", "外墙", "m³", 40, 260, 10400, 10400, 10400],
        merged=[(2, column, 3, column) for column in (1, 7, 8)],
    )  # fmt: skip
    told = [{"job": "内墙、点工", "rate": "200、300"}, {"job": "外墙", "rate": "260"}]
    assert [{k: each[k] for k in ("job", "rate")} for each in entries(made)] == told
    assert not any("employer" in each or "job" in each for each in entries(made, {"job": ""}))


def test_a_sheet_is_left_out_where_a_person_says_that_it_has_no_names():
    made = Book("", (sheet(["姓名", "证件号码"], ["示例甲", ONE], name="册"), sheet(["姓名", "欠薪"], ["示例甲", 5])))
    reading = read_list(made, WAGES, choices_of({"name": "册!"}))
    assert [(table.sheet, len(table.lines)) for table in reading.tables] == [("Sheet1", 1)]
    assert [(each.code, each.matters) for each in reading.not_read] == [("list-sheet-left-out", False)]


def test_a_column_that_only_ends_like_another_ones_name_is_no_second_one():
    made = text_book("项目名称,项目状态,天气状态,欠薪主体\n示例园,在建,晴,示例公司\n")
    (table,) = read_list(made, kinds()["ledger"]).tables
    assert [column.reason for column in table.columns[2:]] == [UNKNOWN, OF_FIRMS]


def test_every_guess_has_its_reason():
    made = book(["序号", "姓名", "本月应发工资额", "加班工资", "性别"], [1, "示例甲", 5, 1, "男"])
    (table,) = read_list(made, WAGES).tables
    assert [column.reason for column in table.columns] == [
        "只是编号", "列名就是“姓名”", "列名里有“本月应发工资”", "是总数的一部分，总数已经读了", "不是要读的内容",
    ]  # fmt: skip


def test_pasted_lines_of_a_spreadsheet_are_a_table():
    assert entries(text_book("姓名\t欠薪金额\n示例甲\t1.2万\n")) == [{"name": "示例甲", "owed": "12000.0"}]


def test_fields_of_a_ledger_are_those_of_a_project():
    assert {field.name for field in kinds()["ledger"].fields} <= set(Project.__dataclass_fields__)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("秦老三 8000元", "秦老三 8000元"),
        ("另有秦老三8000元没算", "另有秦老三8000元"),
        ("秦老三欠1万2", "秦老三欠1万"),
        ("秦老三：一万二", "秦老三：一万二"),
        ("以上合计 9000元", ""),
        ("总价：9000元", ""),
        ("工程款 50000元", ""),
        ("人民币 玖仟元", ""),
        ("共2人 9000元", ""),
        ("制表人：秦老三 2025年9月3日", ""),
        ("联系电话：13800000001", ""),
        ("已付8000元", ""),
        ("注：秦老三已于6月1日领取3000元", ""),
    ],
)
def test_somebody_with_a_sum_is_seen_in_words(text, told):
    assert with_sum(text) == told


@pytest.mark.parametrize(("text", "matters"), [("8000", True), ("示例丙欠8000元", True), ("示例工地　第1页", False)])
def test_a_figure_outside_a_list_matters_in_a_csv_too(text, matters):
    """There every cell is a text."""
    rows = [["姓名", "欠薪金额"], ["示例甲", "5000"]]
    reading = read_list(book(["", "", "", text], [], *rows), kinds()["wages"])
    assert [each.matters for each in reading.not_read] == [matters]


@pytest.mark.parametrize("heading", ["垫资", ""])
def test_a_column_that_is_blank_in_the_first_rows_is_named_too(heading):
    rows = [["示例甲", 5000 + at, 800 if at == 90 else ""] for at in range(100)]
    reading = read_list(book(["姓名", "欠薪金额", heading], *rows), WAGES)
    (left,) = reading.not_read
    assert (left.matters, left.is_told, left.place) == (True, True, "C2:C101")


def test_what_stands_beside_a_list_behind_a_blank_column_is_of_nobody_in_it():
    beside = book(
        ["姓名", "欠发", "", "项目部人员", "电话"],
        ["示例甲", 5000, "", "经理示例丙", "13800000001"],
        ["示例乙", 6000, "", "会计示例丁", "13800000002"],
        ["示例戊", 7000],
    )
    assert ["phone" in told for told in entries(beside)] == [False] * 3
    remarks = book(["姓名", "欠发", "", "备注", "电话"], ["示例甲", 5000], ["示例乙", 6, "", "走了", "13800000002"])
    assert [told.get("phone") for told in entries(remarks)] == [None, "13800000002"]
