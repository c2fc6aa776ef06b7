from datetime import date

import openpyxl
import pytest

from inspector_app.domain.identity import id_check_digit
from inspector_app.exchange.tables.columns.choices import Said, above_of, choices_of
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.rows.line_said import lines_said
from inspector_app.exchange.wage_list import check_book, roster_template
from inspector_app.support.errors import Refused, Trouble
from tests.books import check_roster, write_book
from tests.exchange.tables.sheets import book, sheet

TODAY = date(2026, 11, 24)


def id_number(serial: int) -> str:
    first17 = f"34000019850305{serial:03d}"
    return first17 + id_check_digit(first17)


HEADING = ["序号", "姓 名", "身份证号", "班组", "应发工资（元）", "已发工资（元）", "欠发工资（元）", "银行卡号"]


def codes(check):
    return [(p.row, p.column, p.code) for p in check.problems if p.code != "roster-no-month"]  # of most lists here


def test_a_roster_as_people_make_it(tmp_path):
    def merge(sheet):
        sheet.merge_cells("A1:H1")
        sheet.merge_cells("D3:D4")
        sheet.merge_cells("A5:D5")

    path = write_book(
        tmp_path / "a.xlsx",
        ["示例工地拖欠农民工工资明细表"],
        HEADING,
        [1, "张示例", id_number(1), "木工班组", 10000, 4000, 6000, "6222020000000000000"],
        [2, "李示例", id_number(3), None, "９，０００.50", "4,000", 5000.5, ""],
        ["合计", None, None, None, 19000.5, 8000, 11000.5, None],
        change=merge,
    )
    check = check_roster(path, TODAY)
    assert (check.heads, check.total_fen) == (2, 11000_50)
    assert [line.crew for line in check.lines] == ["木工班组", "木工班组"]
    assert check.lines[0].card == "6222020000000000000"
    assert [c for _, _, c in codes(check) if c not in ("card-check-digit", "roster-identity-open")] == []


def test_numbers_that_lost_their_digits_are_named_and_not_guessed(tmp_path):
    path = write_book(
        tmp_path / "a.xlsx",
        HEADING,
        [1, "张示例", 340000198503050015, "", 100, 0, 100, 6.22202000000000e18],
        [2, "李示例", "3.40000198503E+17", "", 100, 0, 100, ""],
        [3, "王示例", 3.40000198503050e17, "", 100, 0, 100, 622202123456789],
    )
    check = check_roster(path, TODAY)
    lost = [(row, column) for row, column, code in codes(check) if code == "cell-lost-digits"]
    assert lost == [(2, "C"), (2, "H"), (3, "C"), (4, "C")]
    assert [line.id_number for line in check.lines] == ["", "", ""]
    assert check.lines[2].card == "622202123456789"
    assert check.total_fen == 300_00


def test_an_amount_merged_over_several_workers_counts_once(tmp_path):
    path = write_book(
        tmp_path / "a.xlsx",
        HEADING,
        [1, "张示例", id_number(1), "", "", "", 9000, ""],
        [2, "李示例", id_number(3), "", "", "", None, ""],
        change=lambda sheet: sheet.merge_cells("G2:G3"),
    )
    check = check_roster(path, TODAY)
    assert check.total_fen == 9000_00
    assert (3, "G", "cell-merged-amount") in codes(check)


def test_formulas_count_by_their_saved_value_or_are_named(tmp_path):
    path = write_book(tmp_path / "a.xlsx", HEADING, [1, "张示例", id_number(1), "", 100, 40, "=E2-F2", ""])
    check = check_roster(path, TODAY)
    assert (2, "G", "cell-formula-no-value") in codes(check)


def test_error_values_and_hidden_rows_are_named(tmp_path):
    def spoil(sheet):
        sheet["G2"] = "#REF!"
        sheet["G2"].data_type = "e"
        sheet.row_dimensions[3].hidden = True

    path = write_book(
        tmp_path / "a.xlsx",
        HEADING,
        [1, "张示例", id_number(1), "", "", "", 1, ""],
        [2, "李示例", id_number(3), "", "", "", 200, ""],
        change=spoil,
    )
    check = check_roster(path, TODAY)
    assert (2, "G", "cell-error-value") in codes(check)
    assert (3, "", "row-hidden") in codes(check)
    assert check.total_fen == 200_00


def test_the_sheet_with_the_heading_is_found_and_repeated_headings_are_skipped(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["目录"])
    sheet = workbook.create_sheet("明细")
    for row in (HEADING, [1, "张示例", id_number(1), "", "", "", 5, ""], HEADING, [2, "李示例", "", "", "", "", 6, ""]):
        sheet.append(row)
    workbook.save(tmp_path / "a.xlsx")
    assert check_roster(tmp_path / "a.xlsx", TODAY).total_fen == 11_00


def test_dates_come_as_excel_dates_or_as_text(tmp_path):
    path = write_book(
        tmp_path / "a.xlsx",
        ["姓名", "欠薪起始日", "欠薪截止日", "欠发"],
        ["张示例", date(2026, 3, 1), "2026年5月31日", 5],
    )
    line = check_roster(path, TODAY).lines[0]
    assert (line.first_day, line.last_day, line.months) == (date(2026, 3, 1), date(2026, 5, 31), 3)


def test_floating_point_noise_is_not_a_third_decimal(tmp_path):
    path = write_book(
        tmp_path / "a.xlsx", ["姓名", "欠发（元）"], ["张示例", 0.1 + 0.2], ["李示例", 34129.729999999996]
    )
    assert [line.owed_fen for line in check_roster(path, TODAY).lines] == [30, 34129_73]


def test_the_template_is_text_throughout_and_empty(tmp_path):
    path = tmp_path / "模板.xlsx"
    roster_template(path)
    check = check_roster(path, TODAY)
    assert (check.lines, check.unread, check.is_whole) == ((), (), True)
    assert [column.field for column in check.columns][:3] == ["name", "id_number", "phone"]
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert {sheet.cell(2, column).number_format for column in range(1, sheet.max_column + 1)} == {"@"}


def test_without_names_there_is_no_roster(tmp_path):
    with pytest.raises(Trouble) as trouble:
        check_roster(write_book(tmp_path / "a.xlsx", ["班组", "欠发"], ["甲", 1]), TODAY)
    assert trouble.value.code == "sheet-column-missing"


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (("日工资", "出勤天数"), ("300元/天", "26天")),
        (("工资标准（元/天）", "出勤"), ("300元/天", "26天")),
        (("月薪", "出勤天数"), ("300元/月", "26天")),
        (("约定工资", "出勤天数"), ("300元/天", "26天")),
        (("工价", "天数"), ("300元/天", "26天")),
        (("约定工资", "出勤"), ("300元/天", "26天")),
        (("计时工资标准", "出勤"), ("300元/天", "26天")),
    ],
)
def test_rate_and_work_take_the_unit_of_their_headings_or_of_what_they_come_to(tmp_path, headings, told):
    path = write_book(tmp_path / "a.xlsx", ["姓名", *headings, "应发工资", "欠发工资"], ["张示例", 300, 26, 7800, 7800])
    (line,) = check_roster(path, TODAY).lines
    assert (line.rate, line.attendance) == told
    (line,) = check_book(book(("姓名", "工价", "出勤", "应发工资"), ("张示例", 30, 260, 7800)), TODAY).lines
    assert (line.rate, line.attendance) == ("30", "260")  # hours, perhaps


def test_days_are_days_and_a_bare_rate_is_by_the_day_only_where_both_come_to_what_is_told(tmp_path):
    told = (
        ["姓名", "出勤天数", "单价", "已发工资", "欠发工资"],
        ["张示例", 26, 300, 800, 7000],
        ["李示例", 20, 300, 0, 6000],
    )
    lines = check_roster(write_book(tmp_path / "a.xlsx", *told), TODAY).lines
    assert [(line.rate, line.attendance) for line in lines] == [("300元/天", "26天"), ("300元/天", "20天")]
    path = write_book(tmp_path / "b.xlsx", told[0], [*told[1][:4], 5000], told[2])
    assert [(line.rate, line.attendance) for line in check_roster(path, TODAY).lines] == [
        ("300", "26天"),
        ("300", "20天"),
    ]
    path = write_book(tmp_path / "d.xlsx", told[0][:-1], told[1][:-1])
    assert [(line.rate, line.attendance) for line in check_roster(path, TODAY).lines] == [("300", "26")]
    path = write_book(tmp_path / "c.xlsx", ["姓名", "出勤天数", "欠发工资"], ["张示例", 40, 7000])
    assert [line.attendance for line in check_roster(path, TODAY).lines] == ["40天"]


@pytest.mark.parametrize(
    "said", [["木工班 班组长：示例王头"], ["木工班", "班组长：示例王头"], ["木工班　组长:示例王头"]]
)
def test_a_line_of_a_crew_and_its_leader_names_the_crew_of_all_below_it(tmp_path, said):
    path = write_book(
        tmp_path / "a.xlsx",
        ["序号", "姓名", "应发工资", "已发工资", "欠发工资"],
        said,
        [1, "张示例", 7800, 0, 7800],
        ["钢筋班"],
        [2, "李示例", 7800, 0, 7800],
        ["木工班 班组长：示例王头"],
    )
    check = check_roster(path, TODAY)
    assert [(line.name, line.crew) for line in check.lines] == [("张示例", "木工班"), ("李示例", "钢筋班")]
    (led,) = [p for p in check.problems if p.code == "roster-crew-led"]
    assert (led.row, led.column, led.problem.details) == (2, "A", {"crew": "木工班", "name": "示例王头"})
    assert (6, "A", "roster-row-left-out") in codes(check)


@pytest.mark.parametrize(
    ("note", "is_asked"),
    [
        ("已结清", True),
        ("3月已领2000", True),
        ("付清", True),
        ("5.1付了3000", True),
        ("以对账单为准", True),
        ("不是本项目的", True),
        ("含材料款5000", True),
        ("押金500 没退", True),
        ("还有300元押金", True),
        ("含介绍费200", True),
        ("工伤5月10日", False),
        ("材料员", False),
        ("未结清", False),
        ("没有付清", False),
        ("国庆前说好付清", False),
        ("年底前全部付清", False),
        ("春节前已付清", True),
        ("木工", False),
        ("", False),
    ],
)
def test_a_remark_that_it_was_paid_beside_a_sum_that_is_owed_is_asked_about(note, is_asked):
    check = check_book(book(("姓名", "欠发工资", "备注"), ("示例甲", 8000, note), ("示例乙", 0, "已结清")), TODAY)
    assert ("roster-note-settled" in [p.code for p in check.problems]) is is_asked
    assert check.total_fen == 800_000


@pytest.mark.parametrize(
    ("heading", "told"), [("时间", "2026年3-5月"), ("时间段", "2026年3月至5月"), ("哪几个月", "2026年3-5月")]
)
def test_a_column_that_holds_spans_is_the_period_whatever_it_is_called(heading, told):
    check = check_book(book(("姓名", heading, "欠发工资"), ("示例甲", told, 900), ("示例乙", told, 800)), TODAY)
    assert [line.months for line in check.lines] == [3, 3]
    assert check.is_whole


def test_a_rate_is_read_under_a_heading_of_two_rows_that_ends_in_its_unit():
    rows = ("姓名", "日工资", "欠发工资"), ("", "(元)", "(元)"), ("示例甲", 300, 900), ("示例乙", 280, 800)
    check = check_book(book(*rows, merged=[(1, 1, 2, 1)]), TODAY)
    assert [line.rate for line in check.lines] == ["300元/天", "280元/天"]


@pytest.mark.parametrize(
    "name",
    [
        "示例甲\n示例乙",
        "示例甲 示例乙",
        "示例丙，示例丁",
        "示例戊等3人",
        "示例己夫妻",
        "示例建材有限公司",
        "示例甲和示例乙",
        "示例甲、乙",
        "示例甲+2",
        "木工班",
    ],
)
def test_a_name_of_several_people_or_of_a_firm_stands_for_nobody_knows_how_many(name):
    check = check_book(book(("姓名", "欠薪"), (name, 20_000), ("示例甲", 100)), TODAY)
    assert (check.heads, check.total_fen, check.is_whole) == (1, 10_000, False)
    assert check.besides == "（另有1行不是一个人的姓名，共20,000.00元，人数不明，未计入）"
    assert [each.fen for each in check.owed] == [10_000, None]


@pytest.mark.parametrize("name", ["阿卜杜拉 示例", "示 甲", "示例·古丽", "Shili Jia", "示例乙（组长）"])
def test_a_name_with_blanks_or_marks_of_its_own_is_one_person(name):
    check = check_book(book(("姓名", "欠薪"), (name, 200)), TODAY)
    assert (check.heads, check.total_fen) == (1, 20_000)


def test_an_amount_that_cannot_be_read_leaves_the_list_in_part_unread():
    assert not check_book(book(("姓名", "欠薪"), ("示例甲", -200), ("示例乙", 300)), TODAY).is_whole


def test_a_sheet_that_is_called_a_sum_and_tells_something_else_leaves_the_list_in_doubt():
    sheets = [sheet(("姓名", "身份证号", "欠薪"), ("示例甲", "", 400), name="2月"),
              sheet(("姓名", "身份证号", "欠薪"), ("示例甲", "", 500), name="汇总")]  # fmt: skip
    check = check_book(Book("示例.xlsx", tuple(sheets)), TODAY)
    assert not check.is_whole
    assert "roster-sheet-sum-differs" in {problem.code for problem in check.problems}


def test_a_total_above_the_lines_is_compared_with_all_of_them():
    right = book(("姓名", "欠薪"), ("合计", 21000), ("示例甲", 12000), ("示例乙", 9000))
    wrong = book(("姓名", "欠薪"), ("合计", 20000), ("示例甲", 12000), ("示例乙", 9000))
    told = [{each.code for each in check_book(one, TODAY).problems} for one in (right, wrong)]
    assert ["roster-total-differs" in codes for codes in told] == [False, True]


def test_two_columns_that_always_say_the_same_leave_nothing_open():
    assert check_book(book(("姓名", "欠薪", "尚欠"), ("示例甲", 9000, 9000)), TODAY).is_whole


@pytest.mark.parametrize(
    "rows",
    [
        (("拖欠工资名单（共3人）",), ("姓名", "欠薪"), ("示例甲", 9000)),
        (("姓名", "欠薪"), ("示例甲", 9000), ("共计：1人，8000元", None)),
        (("姓名", "欠薪"), ("示例甲", 9000), ("注：示例甲已领取3000元", None)),
        (("姓名", "欠薪", "支付金额"), ("示例甲", 9000, 9000)),
        (("姓名", "欠薪"), ("示例甲", 9000), ("合计（大写）：捌仟元整", None)),
        (("姓名", "身份证", "欠薪"), ("示例甲", "", 9000), (None, None, 500)),
        (("姓名", "欠薪"), ("示例甲", 9000), ("示例乙", 9000), ("合计", 19000)),
        (("姓名", "欠薪"), ("以下人员已付清", None), ("示例甲", 9000)),
    ],
)
def test_words_that_speak_against_the_sum_leave_the_list_in_doubt(rows):
    assert not check_book(book(*rows), TODAY).is_whole


def test_a_total_of_two_halves_and_rates_of_another_group_are_no_alarm():
    halves = book(("姓名", "欠薪", "姓名", "欠薪"), ("示例甲", 8000, "示例乙", 6000), ("", "", "合计", 14000))
    assert "roster-total-differs" not in {each.code for each in check_book(halves, TODAY).problems}


def test_an_export_with_tabs_behind_its_numbers_is_read(tmp_path):
    path = tmp_path / "导出.csv"
    path.write_bytes(f"姓名,证件号码,欠薪,卡号\r\n示例甲,{id_number(1)}\t,8000,6217000000000000000\t\r\n".encode("gbk"))
    (line,) = check_roster(path, TODAY).lines
    assert (line.id_number, line.owed_fen, line.card) == (id_number(1), 8_000_00, "6217000000000000000")


def test_months_and_their_whole_taken_for_one_amount_are_said():
    made = book(
        ("姓名", "1月", "2月", "已付", "下欠"), ("示例甲", 3000, 4000, 1000, 6000), ("示例乙", 3000, 3000, 500, 5500)
    )
    told = {which: check_book(made, TODAY, Said(choices_of({"owed": which}))) for which in ("B+C+E", "E")}
    assert "roster-months-and-whole" in {each.code for each in told["B+C+E"].problems}
    assert not told["B+C+E"].is_whole
    assert told["E"].total_fen == 11_500_00


def test_months_that_a_person_takes_for_what_was_earned_stay_months():
    made = book(
        ("示例2026年欠薪表",),
        ("姓名", "1月", "2月", "下欠"),
        ("示例甲", 3000, 4000, 6000),
        ("示例乙", 3000, 3000, 5500),
    )
    lines = check_book(made, TODAY, Said(choices_of({"earned": "B+C", "owed": "D"}))).lines
    assert [(line.owed_fen, line.first_day, line.last_day) for line in lines] == [
        (6_000_00, date(2026, 1, 1), date(2026, 2, 28)), (5_500_00, date(2026, 1, 1), date(2026, 2, 28)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        (("姓名", "欠发工资", "状态"), ("示例甲", 7500, "已发放"), ("示例乙", 7500, "未发放")),
        (("姓名", "欠薪金额", "核减"), ("示例甲", 9000, 2000)),
        (("姓名", "欠薪"), ("示例甲", 9000), ("管理费", 500)),
        (("姓名", "欠薪"), ("示例甲", 9000), ("示例乙", 6000), ("平均", 7500)),
        (("姓名", "欠薪"), ("示例甲", 9000), ("示例乙", 6500), ("项目部扣质保金", -500), ("应付", 15000)),
    ],
)
def test_what_was_paid_taken_off_or_is_a_sum_is_no_more_that_is_owed(rows):
    check = check_book(book(*rows), TODAY)
    assert not check.is_whole
    assert check.total_fen in (9_000_00, 15_000_00, 15_500_00)
    assert all(line.name.startswith("示例") for line in check.lines)


def test_months_that_a_spreadsheet_keeps_as_days_head_their_columns():
    people = ("示例甲", 3000, 4000, 5000, 12000), ("示例乙", 3000, 3000, 3000, 9000)
    days = date(2025, 12, 1), date(2026, 1, 1), date(2026, 2, 1)
    kept, written = (
        check_book(book(("姓名", *months, "未发"), *people), TODAY)
        for months in (days, ("2025年12月", "2026年1月", "2026年2月"))
    )
    assert (kept.lines, kept.total_fen, kept.is_whole) == (written.lines, 21_000_00, True)
    assert [line.first_day for line in kept.lines[:3]] == list(days)


def test_months_are_not_added_to_what_a_person_chose_for_what_was_earned():
    made = book(
        ("示例2026年欠薪表",), ("姓名", "1月", "2月", "合计", "已付", "下欠"),
        ("示例甲", 3000, 4000, 7000, 1000, 6000), ("示例乙", 3000, 3000, 6000, 500, 5500),
    )  # fmt: skip
    check = check_book(made, TODAY, Said(choices_of({"earned": "D"})))
    assert [(line.earned_fen, line.owed_fen) for line in check.lines] == [(7_000_00, 6_000_00), (6_000_00, 5_500_00)]
    assert "roster-does-not-tie" not in {each.code for each in check.problems}


def test_months_by_the_names_of_sheets_ask_for_their_year_once_and_take_it():
    sheets = tuple(
        sheet(
            [f"示例公司{month}月份工资表"],
            ["姓名", "身份证号", "拖欠金额"],
            ["张示例", id_number(1), 3000],
            name=f"{month}月",
        )
        for month in (2, 3)
    )
    check = check_book(Book("a.xlsx", sheets), TODAY)
    assert [(p.sheet, p.code) for p in check.problems] == [("2月", "roster-no-year"), ("3月", "roster-no-year")]
    assert [owed.months for owed in check.owed] == [2]
    told = check_book(Book("a.xlsx", sheets), TODAY, Said(above=above_of(None, "2026")))
    assert [line.first_day for line in told.lines] == [date(2026, 2, 1), date(2026, 3, 1)]
    assert {p.code for p in told.problems} == {"roster-period-above"}


def test_the_same_month_of_no_year_twice_may_be_one_sum_told_twice():
    rows = (
        ["姓名", "身份证号", "月份", "欠薪"],
        ["张示例", id_number(1), "3月", 3000],
        ["张示例", id_number(1), "3月", 3000],
    )
    assert "roster-same-number" in {p.code for p in check_book(book(*rows), TODAY).problems}


def test_a_crew_stands_above_its_own_table_and_not_in_the_title_of_all():
    heading = ["姓名", "月份", "欠款"]
    rows = [
        ["示例项目各班组工资结算单"], ["水电班 班长：示例丙"], heading, ["示例甲", "2026.2", 4680], ["小计", "", 4680],
        ["二、油漆班（班长：示例戊）"], heading, ["示例乙", "2026.2", 4680], ["瓦工组"], heading,
        ["示例丁", "2026.2", 4680],
    ]  # fmt: skip
    lines = check_book(book(*rows), TODAY).lines
    assert [(line.name, line.crew) for line in lines] == [
        ("示例甲", "水电班"),
        ("示例乙", "油漆班"),
        ("示例丁", "瓦工组"),
    ]


def test_several_months_in_a_heading_are_the_span_of_its_lines():
    heading = ["姓名", "2025年9-12月工资", "2026年1-2月工资", "已付", "欠薪"]
    (line,) = check_book(book(heading, ["示例甲", 6000, 5000, 3000, 8000]), TODAY).lines
    assert (line.first_day, line.last_day) == (date(2025, 9, 1), date(2026, 2, 28))


def test_what_others_hold_to_be_owed_is_no_part_of_what_workers_say():
    heading = ["姓名", "工人申报金额", "项目部核定金额", "差额"]
    check = check_book(book(heading, ["示例甲", 9000, 7000, 2000], ["示例乙", 9000, 7000, 2000]), TODAY)
    assert check.total_fen == 18000_00
    assert not check.is_whole
    assert [line.admitted_fen for line in check.lines] == [7000_00, 7000_00]
    assert "roster-others-say" in [p.code for p in check.problems]


def test_months_over_the_turn_of_a_year_take_a_span_and_no_single_year():
    sheets = tuple(
        sheet(["姓名", "身份证号", "欠薪"], ["张示例", id_number(1), 3000], name=name) for name in ("十二月", "元月")
    )
    told = check_book(Book("a.xlsx", sheets), date(2027, 5, 1), Said(above=above_of(None, "2026")))
    assert "roster-year-turns" in {p.code for p in told.problems}
    told = check_book(Book("a.xlsx", sheets), date(2027, 5, 1), Said(above=above_of(None, "2025年12月至2026年1月")))
    assert [line.first_day for line in told.lines] == [date(2025, 12, 1), date(2026, 1, 1)]
    assert {p.code for p in told.problems} == {"roster-period-above"}


@pytest.mark.parametrize(("earned", "work"), [(6000, "20天"), (6500, "20")])
def test_work_without_a_unit_has_that_of_its_rate_where_both_come_to_what_was_earned(earned, work):
    check = check_book(book(["姓名", "出勤", "日工资", "应发", "欠薪"], ["示例甲", 20, 300, earned, earned]), TODAY)
    assert (check.lines[0].attendance, check.lines[0].rate) == (work, "300元/天")


def test_months_as_columns_tell_the_span_also_where_a_person_chose_the_whole():
    heading = ["姓名", "1月", "2月", "3月", "已付", "下欠"]
    made = book(["示例班组欠薪表（2026年）"], heading, ["示例甲", 3000, 5000, 0, 3000, 5000])
    (line,) = check_book(made, TODAY, Said(choices_of({"owed": "F"}))).lines
    assert (line.owed_fen, line.first_day, line.last_day) == (5000_00, date(2026, 1, 1), date(2026, 2, 28))


def test_days_that_nobody_seeks_and_sums_of_a_persons_months_leave_a_list_whole():
    heading = ["员工编码", "姓名", "身份证号", "登记日期", "月份", "应发", "已发", "欠发", "小计"]
    one, two = (["A1", "张示例", id_number(1), "2026-05-01", f"2026年{month}月", 7000, 2000, 5000] for month in (2, 3))
    check = check_book(book(heading, [*one, 10000], two), TODAY)
    assert check.is_whole, check.unread
    assert [line.owed_fen for line in check.lines] == [5000_00, 5000_00]


def test_in_whose_hands_the_wage_cards_are_is_read_and_what_names_nobody_is_said():
    heading = ["姓名", "身份证号", "月份", "欠薪", "工资卡由谁保管"]
    told = ["班组长示例王", "张示例", "√", "本人", "公司"]
    rows = [[name, id_number(at), month, 3000, keeper] for (name, at, month), keeper in zip(
        [("李示例", 1, "2026年1月"), ("张示例", 2, "2026年1月"), ("王示例", 3, "2026年1月"), ("赵示例", 4, "2026年1月"),
         ("赵示例", 4, "2026年2月")], told, strict=True)]  # fmt: skip
    check = check_book(book(heading, *rows), TODAY)
    assert [line.kept_card.words for line in check.lines] == ["班组长（示例王）", "本人", "", "本人", "公司"]
    found = {p.code: (p.row, p.column) for p in check.problems}
    assert found["roster-card-keeper-shape"] == (4, "E")
    assert found["roster-card-keeper-differs"] == (5, "E")


@pytest.mark.parametrize(
    ("heading", "cell", "words"),
    [
        ("是否本人保管", "是", "本人"), ("工资卡是否在本人手里", "否", "其他人"),
        ("银行卡是否由班组长保管", "是", "班组长"), ("银行卡是否由班组长保管", "否", ""),
        ("卡现在谁手里", "示例老板娘", "其他人（示例老板娘）"),
    ],
)  # fmt: skip
def test_a_question_about_the_card_is_answered_by_heading_and_cell(heading, cell, words):
    check = check_book(book(["姓名", "欠薪", heading], ["张示例", 3000, cell]), TODAY)
    assert [line.kept_card.words for line in check.lines] == [words]
    assert ("roster-card-keeper-shape" in {p.code for p in check.problems}) == (not words)


def test_crews_beside_each_other_and_hidden_columns_that_are_read():
    rows = (
        ["木工班", "", "", "瓦工班"], ["姓名", "欠款", "", "姓名", "欠款"], ["示例甲", 5000, "", "示例乙", 4000],
    )  # fmt: skip
    check = check_book(Book("a.xlsx", (sheet(*rows, hidden_columns=frozenset({5})),)), TODAY)
    assert [(line.name, line.crew) for line in check.lines] == [("示例甲", "木工班"), ("示例乙", "瓦工班")]
    assert [(p.row, p.column) for p in check.problems if p.code == "column-hidden"] == [(2, "E")]


def test_a_crew_of_its_own_column_above_its_people_is_theirs():
    rows = [["班组", "姓名", "欠款"], ["木工班", "小计（2人）", 3000], ["", "示例甲", 1000], ["", "示例乙", 2000]]
    assert [line.crew for line in check_book(book(*rows), TODAY).lines] == ["木工班", "木工班"]


def test_balances_of_months_beside_each_other_are_named_and_added_where_a_person_says_so():
    rows = ["姓名", "2025年11月结欠", "2025年12月结欠"], ["示例甲", 100, 200], ["示例乙", 300, 400]
    check = check_book(book(*rows), TODAY)
    assert (check.total_fen, [p.code for p in check.assumed]) == (600_00, ["roster-no-month", "roster-balance-columns"])
    told = check_book(book(*rows), TODAY, Said(choices_of({"owed": "B+C"})))
    assert (told.total_fen, told.assumed) == (1000_00, ())


def test_masked_numbers_are_said_and_kept_as_none():
    rows = ["姓名", "身份证", "手机", "欠薪"], ["示例甲", "329901********1614", "199****0001", 5000]
    check = check_book(book(*rows), TODAY)
    assert [(line.id_number, line.phone) for line in check.lines] == [("", "")]
    assert [(code, column) for _, column, code in codes(check)] == [
        ("cell-number-masked", "B"), ("cell-number-masked", "C"),
    ]  # fmt: skip


def test_balances_that_the_days_of_each_month_prove_are_no_running_ones():
    heading = ["姓名", "月份", "日薪", "天数", "支取", "结余"]
    rows = [["示例甲", "2025年10月", 300, 25, 2000, 5500], ["示例甲", "2025年11月", 300, 28, 0, 8400]]
    assert check_book(book(heading, *rows), TODAY).total_fen == 13_900_00


def test_crews_in_merged_cells_above_and_beside_are_those_of_their_people():
    crews = (
        ["姓名", "欠款"],
        ["木工班  2人  合计3000元"],
        ["示例甲", 1000],
        ["示例乙", 2000],
        ["泥工班 1人"],
        ["示例丙", 500],
    )
    check = check_book(book(*crews), TODAY)
    assert [line.crew for line in check.lines] == ["木工班", "木工班", "泥工班"]
    assert "roster-words-differ" not in {p.code for p in check.problems}
    beside = (
        ["木工班组（示例丁）", "", "架子班组（示例戊）"],
        ["姓名", "欠", "姓名", "欠"],
        ["示例甲", 1000, "示例乙", 2000],
    )
    made = sheet(*beside, merged=[(1, 1, 1, 2), (1, 3, 1, 4)])
    assert [line.crew for line in check_book(Book("a.xlsx", (made,)), TODAY).lines] == ["木工班组", "架子班组"]


def test_a_list_that_lies_across_is_read_also_where_its_corner_is_no_name():
    rows = ["项目", "示例甲", "示例乙"], ["身份证号", id_number(1), id_number(2)], ["应发", 5, 6], ["欠发", 1, 2]
    lines = check_book(book(*rows), TODAY).lines
    assert [(line.name, line.id_number, line.owed_fen) for line in lines] == [
        ("示例甲", id_number(1), 100), ("示例乙", id_number(2), 200)
    ]  # fmt: skip


def test_a_group_that_is_no_crew_ends_the_crew_before_it():
    rows = ["姓名", "欠款"], ["一、木工班"], ["示例甲", 1000], ["小计", 1000], ["二、零星用工"], ["示例乙", 2000]
    assert [line.crew for line in check_book(book(*rows), TODAY).lines] == ["木工班", "零星用工"]


def test_crews_behind_their_label_and_words_that_end_a_crew():
    rows = (
        ["姓名", "欠款"], ["班组：木工（示例丁）"], ["示例甲", 1000], ["班组：杂工"], ["示例乙", 2000],
        ["以下为已退场人员"], ["示例丙", 500],
    )  # fmt: skip
    assert [line.crew for line in check_book(book(*rows), TODAY).lines] == ["木工", "杂工", ""]


def test_hours_of_overtime_are_no_amount_and_kept():
    rows = [["示例甲", 22, 300, 18, 7140, 2000, 5140], ["示例乙", 20, 300, 10, 6300, 3000, 3300]]
    check = check_book(
        book(["姓名", "出勤天数", "日工资", "加班(h)", "应发工资", "已发工资", "欠发工资"], *rows), date(2026, 7, 1)
    )
    assert [(line.earned_fen, line.owed_fen) for line in check.lines] == [(7140_00, 5140_00), (6300_00, 3300_00)]
    assert ([line.overtime for line in check.lines], check.unread) == (["加班18小时", "加班10小时"], ())
    heading = [
        "姓名",
        "出勤天数",
        "日工资",
        "平时加班小时",
        "周末加班（天）",
        "法定节假日加班天数",
        "应发工资",
        "已发",
        "欠发工资",
    ]
    told = check_book(
        book(heading, ["示例甲", 22, 300, 10, 2, "", 6600, 1000, 5600], ["示例乙", 20, 300, 0, "", 1, 6000, 0, 6000]),
        TODAY,
    )
    assert [line.overtime for line in told.lines] == ["平时10小时；休息日2天", "法定节假日1天"]
    assert [column.title for column in told.columns[3:6]] == ["加班"] * 3
    paid = check_book(
        book(["姓名", "应发工资", "加班费", "已发", "欠发工资"], ["示例甲", 6600, 300, 1000, 5900]), TODAY
    )
    assert paid.lines[0].overtime == ""


@pytest.mark.parametrize("title", ["瓦工班2026年5-8月工资欠付明细", "瓦工班2026年工资欠付明细"])
def test_months_without_money_are_not_among_those_for_which_one_sum_is_owed(title):
    rows = [["示例甲", 4800, 6000, 5000, 6100, 2000, 19900], ["示例乙", 4800, "", "", 6100, "", 10900],
            ["示例丙", "", 6000, 5000, "", 1000, 10000], ["示例丁", 4800, 6000, 5000, 6100, "", 21900]]  # fmt: skip
    heading = ["姓名", "5月", "6月", "7月", "8月", "已付", "尚欠"]
    check = check_book(book([title], heading, *rows), TODAY)
    assert [(line.first_day.month, line.last_day.month, line.months) for line in check.lines] == [
        (5, 8, 4), (5, 8, 2), (6, 7, 2), (5, 8, 4),
    ]  # fmt: skip
    assert [[first.month for first, _ in line.spans] for line in check.lines[1:3]] == [[5, 8], [6, 7]]


def test_one_line_that_does_not_come_to_its_sum_takes_no_unit_from_the_others():
    rows = [[f"示例{name}", 60, 300, 18000, 18000] for name in "甲乙丙丁戊"]
    rows[1][3:] = [19000, 19000]
    check = check_book(book(["姓名", "总工日", "单价", "总工资", "下欠"], *rows), TODAY)
    assert {line.rate for line in check.lines} == {"300元/天"}


def test_an_advance_among_deductions_was_paid_ahead_and_is_none_of_them():
    made = book(
        ["姓名", "应发工资", "扣款", "", "", "实发工资", "已付", "未付"],
        ["", "", "借支", "伙食费", "小计", "", "", ""],
        ["示例甲", 6900, 1000, 450, 1450, 5450, 2000, 3450],
        ["示例乙", 8400, 500, 450, 950, 7450, 0, 7450],
        merged=[(1, 3, 1, 5), *((1, column, 2, column) for column in (1, 2, 6, 7, 8))],
    )
    check = check_book(made, TODAY)
    told = [(line.deducted_fen, line.received_fen, line.advance_fen, line.owed_fen) for line in check.lines]
    assert told == [(450_00, 3000_00, 1000_00, 3450_00), (450_00, 500_00, 500_00, 7450_00)]
    assert check.is_whole


def test_a_remark_that_explains_what_lies_between_earned_and_owed_tells_what_was_paid():
    rows = [
        ("示例甲", 15600, 13600, "已领2000元"), ("示例乙", 9700, 9700, ""), ("示例丙", 9000, 7000, "已领1000元"),
        ("示例丁", 9000, 7000, "中途支了2000，春节前已付清"),
    ]  # fmt: skip
    check = check_book(book(("姓名", "应付工资", "未付工资", "备注"), *rows), TODAY)
    assert [line.received_fen for line in check.lines] == [2000_00, None, None, 2000_00]
    assert [p.row for p in check.problems if p.code == "roster-note-settled"] == [4, 5]


def test_lines_of_one_name_below_each_other_that_tell_other_work_are_one_persons():
    rows = [
        ("戴水生", "墙砖", 126, 45, 5670, 500, 5170), ("戴水生", "地砖", 91, 45, 4095, 500, 3595),
        ("谢兴旺", "地砖", 74, 45, 3330, 0, 3330), ("赖守义", "地砖", 10, 45, 450, 0, 450),
        ("谢兴旺", "墙砖", 10, 45, 450, 0, 450),
    ]  # fmt: skip
    heading = ("姓名", "项目", "数量(㎡)", "单价", "金额", "借支", "余额")
    check = check_book(book(("贴砖班 2026年6月 计件结算",), heading, *rows), TODAY)
    assert [(owed.fen, owed.months) for owed in check.owed] == [(8765_00, 1), (3330_00, 1), (450_00, 1), (450_00, 1)]
    assert [line.job for line in check.lines][:2] == ["墙砖", "地砖"]
    (told,) = [p.problem.details for p in check.problems if p.code == "roster-works-of-one"]
    assert told == {"count": "1", "name": "戴水生"}
    assert [p.row for p in check.problems if p.code == "roster-same-name"] == [7]  # not right below: asked
    site = [(name, "示例花园", *rest) for name, _, *rest in rows[2:4]]
    assert "项目（不认识的列名）" in check_book(book(heading, *site), TODAY).unread


def test_the_rate_is_the_column_that_makes_what_was_earned_by_the_days_whatever_it_is_called():
    rows = [("示例甲", 61, 320, 19520, 17520), ("示例乙", 80, 280, 22400, 20000), ("示例丙", 60.5, 300, 18150, 18150)]
    check = check_book(book(("姓名", "工数", "一个工", "工钱", "还差"), *rows), TODAY)
    assert [(line.attendance, line.rate) for line in check.lines] == [
        ("61天", "320元/天"), ("80天", "280元/天"), ("60.5天", "300元/天"),
    ]  # fmt: skip
    assert check.is_whole


@pytest.mark.parametrize("said", [Said(choices_of({"name": "9月!A"})), Said(lines=lines_said("9月!1=列名"))])
def test_a_sheet_that_a_person_names_and_the_book_does_not_have_is_told(said):
    with pytest.raises(Refused, match="list-sheet-unknown"):
        check_book(book(["姓名", "欠薪金额"], ["示例甲", 6]), TODAY, said)
